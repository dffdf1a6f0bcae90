"""What an author is told about a quote: a problem for each verdict but a plain find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.anchor.show import as_yaml, place_name, shown
from annotate.anchor.verdict import (
    Absent,
    Ambiguous,
    Change,
    Choice,
    ContextDiffers,
    Found,
    Near,
    Refused,
    Skipped,
    Span,
    Verdict,
)
from annotate.problem import Place, Problem

_CHANGES = 4  # of a word diff that are worth reading


Elsewhere = tuple[tuple[str, tuple[Span, ...]], ...]  # sigla and places


@dataclass(frozen=True, slots=True)
class Where:
    """Where the quote and its context stand in the YAML, and the siglum of its source.

    `elsewhere`: the places in other sources where the words of an absent quote do stand; `ways`: what else may help;
    `older`: what is told of an older text of the source in which they stand.
    """

    siglum: str
    quote: Place
    prefix: Place
    suffix: Place
    elsewhere: Elsewhere = ()
    ways: tuple[str, ...] = ()
    older: tuple[str, ...] = ()


def problems(verdict: Verdict, where: Where) -> list[Problem]:
    """None for words that stand in one place; warnings for some."""
    match verdict:
        case Found():
            return [*_one_side(verdict, where)]
        case Ambiguous():
            return [_ambiguous(verdict, where)]
        case ContextDiffers():
            return [_context_differs(verdict, where)]
        case Absent():
            return [_absent(verdict, where)]
        case Skipped():
            return [_skipped(verdict, where)]
        case Refused():
            return [_refused(verdict, where)]


def omits_negation(words: str, where: Where) -> Problem:
    return Problem(
        "quote-omits-negation", "what […] leaves out holds a negation", where.quote, "leaves a negation out",
        (f"quote these words too where they turn the meaning: {shown(words.strip())}",), severity="warning")


def _one_side(verdict: Found, where: Where) -> Iterator[Problem]:
    if verdict.wrong_side:
        place = where.prefix if verdict.wrong_side == "prefix" else where.suffix
        at = place_name(where.siglum, verdict.spans)
        yield Problem(
            "quote-one-side", f"this {verdict.wrong_side} does not stand there", place, f"not at {at}",
            (f"mend it or take it out: the other side alone has led to {at}",), severity="warning")


def _ambiguous(verdict: Ambiguous, where: Where) -> Problem:
    misled = "; the context stands at none of them" if verdict.misled else ""
    segments = Counter(choice.spans[0].segment for choice in verdict.choices)
    helps = [_choice(choice, where, several=segments[choice.spans[0].segment] > 1) for choice in verdict.choices]
    if verdict.total > len(helps):
        helps.append(f"quote more words: {verdict.total - len(helps)} more places are not listed")
    return Problem("quote-ambiguous", f"these words stand at {verdict.total} places of source {where.siglum}{misled}",
                   where.quote, "which of them", tuple(helps))


def _choice(choice: Choice, where: Where, *, several: bool) -> str:
    """`several`: of the places in this segment, which one."""
    at = place_name(where.siglum, choice.spans) + (f", {shown(choice.around)}," if several else "")
    context = (("prefix", choice.prefix), ("suffix", choice.suffix))
    sides = "  and  ".join(f"{side}: {as_yaml(words)}" for side, words in context if words)
    if not sides:
        return f"for {at} quote more words"
    declared = where.prefix != where.quote or where.suffix != where.quote
    return f"for {at} write  {sides}  instead" if declared else f"for {at} add  {sides}"


def _context_differs(verdict: ContextDiffers, where: Where) -> Problem:
    at = place_name(where.siglum, verdict.spans)
    place = where.prefix if where.prefix != where.quote else where.suffix
    return Problem(
        "quote-context-differs", f"the quote stands once in source {where.siglum}, but not in this context", place,
        f"not at {at}",
        (f"take the context out if {at} is meant",
         f"or mend it: {at} has {shown(verdict.before.strip())} before it, {shown(verdict.after.strip())} after it"))


def _absent(verdict: Absent, where: Where) -> Problem:
    nearest = () if where.ways else verdict.nearest
    helps = [*where.older, *where.ways, *(help_ for near in nearest[:1] for help_ in _nearest(near, where.siglum))]
    helps += [f"{place_name(where.siglum, near.spans)} has {shown(near.words)}" for near in nearest[1:]]
    helps += [f"move the quote to source {siglum}: {place_name(siglum, spans)} has these very words"
              for siglum, spans in where.elsewhere]
    message = (f"a fragment is not in source {where.siglum}: {shown(verdict.words)}" if verdict.fragment
               else f"this quote is not in source {where.siglum}")
    why = "nothing in it resembles these" if verdict.sought else "there was too much to look for what resembles these"
    helps = helps or [f"copy the words from source {where.siglum}: {why}"]
    return Problem("quote-not-found", message, where.quote, f"not in {where.siglum}", tuple(helps))


def of_gloss(siglum: str, number: int, original: str) -> str:
    """For words that were pasted from a translation."""
    return f"these are words of the gloss of {siglum}-{number}; quote the original: {shown(original)}"


def without_marks(words: str, siglum: str) -> str:
    """For marks of print that were typed around a quote, where YAML takes plain ones."""
    return f"write {as_yaml(words)} without the marks around it, which are not in source {siglum}"


def of_older(siglum: str, spans: tuple[Span, ...], file: str, until: str | None, slug: str) -> str:
    """For words that an older text of the source has."""
    day = f" until {until}" if until else ""
    return (f"these words stood in {file}{day}, in its {place_name(siglum, spans)}: "
            f"`annotate reanchor {slug} {siglum}` tells what has become of them")


def not_carried(siglum: str) -> str:
    """For words that a page shows, and that were not taken for its article's."""
    return f"these words stand in what is not carried of the page of {siglum} (a menu, a notice): quote its article"


def with_omission(words: str) -> str:
    """For `…` or `...` where words were left out."""
    return f"write […] where words are left out: {as_yaml(words)}"


def _nearest(near: Near, siglum: str) -> Iterator[str]:
    at = place_name(siglum, near.spans)
    yield f"{at} has {shown(near.words)}"
    changes = near.difference.changes
    more = f", and {len(changes) - _CHANGES} more" if len(changes) > _CHANGES else ""
    told = ", ".join(_change(each, at) for each in changes[:_CHANGES]) + more
    yield f"the words differ: {told}" if told else "the words are the same, the spaces are not"
    if near.difference.kinds:
        yield f"read it before you paste it: {' and '.join(f'a {kind}' for kind in near.difference.kinds)} differs"


def _change(change: Change, at: str) -> str:
    quoted, stands = change
    if not quoted:
        return f"{at} has {shown(stands)} more"
    return f"{shown(quoted)} in the quote is {shown(stands)} in {at}" if stands else f"{shown(quoted)} is not in {at}"


def _skipped(verdict: Skipped, where: Where) -> Problem:
    limit = f"{verdict.limit:,}"
    message, help_ = {
        "quote": (f"this quote was not looked for: it has more than {limit} characters", "quote the words that matter"),
        "source": (f"these words are not in source {where.siglum}, which is too long to look for what resembles them",
                   "copy the words from the source, or cut the article into several sources"),
        "places": (f"these words stand at more than {limit} places of source {where.siglum}", "quote more words"),
    }[verdict.what]
    return Problem("quote-skipped", message, where.quote, "not looked for", (help_,))


def _refused(verdict: Refused, where: Where) -> Problem:
    siglum, words = where.siglum, verdict.words
    short = f"a fragment beside […] is too short: {shown(words)}" if words else "no words stand on one side of […]"
    code, message, label, help_ = {
        "empty": ("quote-empty", "this quote holds no words", "no words",
                  f"copy the words from source {siglum}"),
        "cuts-character": ("quote-cuts-character", "this quote begins or ends inside a character", "half a character",
                           f"quote it whole: {as_yaml(words)}"),
        "cuts-number": ("quote-cuts-number", "this quote begins or ends inside a number", "part of a number",
                        f"quote it whole: {as_yaml(words)}"),
        "fragment-short": ("quote-fragment-short", short, "too short",
                           "quote at least 8 letters, or 4 Han characters, on each side of […]"),
        "fragments-apart": ("quote-fragments-apart", "the fragments do not follow each other in one segment",
                            "not in this order in one segment", _one_each(siglum, verdict.spans)),
    }[verdict.why]
    return Problem(code, message, where.quote, label, (help_,))


def _one_each(siglum: str, spans: tuple[Span, ...]) -> str:
    names = list(dict.fromkeys(f"{siglum}-{span.segment}" for span in spans))
    return f"make each a quote of its own: they stand in {' and '.join(names)}"
