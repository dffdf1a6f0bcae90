"""What has become of a story, for people: what needs one of them comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from annotate.anchor.show import place_name
from annotate.anchor.verdict import Span
from annotate.drift import Candidate
from annotate.edit.scalar import pasted, quote_yaml
from annotate.model import Note, Reading
from annotate.reanchor import counts
from annotate.reanchor.plan import Plan
from annotate.reanchor.quotes import Followed
from annotate.reanchor.segments import segment_lines
from annotate.reanchor.shown import difference, number, runs, span, words
from annotate.report.visible import plain

MOST_CANDIDATES: Final = 3
MOST_LINKS: Final = 8
MOST_NOTE: Final = 120  # code points
ORDER: Final = ("facts", "edited", "deleted", "ambiguous", "split", "merged", "skipped")

_HEADS: Final = {
    "facts": "a number, a negation or a name differs: compare, and decide what the reading says now",
    "edited": "the words were edited: --auto writes the new ones",
    "deleted": "the words are gone: take the quote out, or quote what stands there now",
    "ambiguous": "it stands at several places: paste the context of the one that is meant",
    "split": "its paragraph was cut: look whether the quote still says so",
    "merged": "its paragraph was joined with another: look whether the quote still says so",
    "skipped": "it stands in none of the texts that are kept: `annotate check` says more",
    "moved": "the same words, which need another context to be found",
}


def text(plan: Plan) -> str:
    """The whole report; `plan.raw` is the story.yml whose lines it names."""
    head = plain(f"{plan.story.slug}, source {plan.siglum}: {plan.before} is now {plan.after}")
    blocks = [[head, *counts.lines(plan)], *_left(plan), _links(plan), _mentions(plan), _says(plan), *_done(plan),
              segment_lines(plan), _furniture(plan), _elsewhere(plan), [words(f"note: {each}") for each in plan.told]]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _left(plan: Plan) -> Iterator[list[str]]:
    for kind in ORDER:
        if group := [each for each in plan.left if _class(each) == kind]:
            yield [f"FOR YOU: {len(group)} {counts.LABELS.get(kind, kind)} – {_HEADS[kind]}",
                   *(line for each in group for line in _one(each, plan))]


def _class(each: Followed) -> str:
    """What follows by itself and is still open, --auto does as well."""
    return each.carried.kind if each.carried.kind in ORDER else "edited"


def _one(each: Followed, plan: Plan) -> Iterator[str]:
    carried = each.carried
    was = each.before.words(carried.spans) if carried.spans else each.entry.quote
    yield f"  {named(each, plan)}"
    yield _line("was", f"{_place(plan.siglum, carried.spans)}{words(was)}")
    for nth, candidate in enumerate(carried.candidates[:MOST_CANDIDATES]):
        yield from _candidate(was, candidate, plan, _like(carried.kind, nth))
    if carried.kind == "deleted" and carried.spans:
        yield from _stood(each, plan)
    if carried.kind == "facts" and carried.candidates and was == carried.candidates[0].words:
        yield _line("around", _around(each, carried.candidates[0], plan))
    yield from _stands_on_it(each.entry)
    if each.held:
        yield _line("held", "by its old context, since its words stand there still; take it out when you decide")
    for candidate in carried.candidates[:MOST_CANDIDATES]:
        first, *more = quote_yaml(candidate.quote.exact, candidate.quote.prefix, candidate.quote.suffix)
        yield _line("paste", first)
        yield from (_line("", line) for line in more)


def _like(kind: str, nth: int) -> str:
    if nth:
        return "or"
    return "similar" if kind == "deleted" else "now"


def _candidate(was: str, candidate: Candidate, plan: Plan, label: str) -> Iterator[str]:
    yield _line(label, f"{_place(plan.siglum, candidate.spans)}{words(candidate.words)}")
    if was != candidate.words:
        kinds = f"  ({', '.join(candidate.difference.kinds)})" if candidate.difference.kinds else ""
        yield _line("diff", difference(was, candidate.words) + kinds)


def _around(each: Followed, candidate: Candidate, plan: Plan) -> str:
    """The words are the same, so it is their paragraph that says something else."""
    old, new = (next(segment.text for segment in text.segments if segment.number == spans[0].segment)
                for text, spans in ((each.before, each.carried.spans), (plan.new, candidate.spans)))
    return difference(old, new)


def _stood(each: Followed, plan: Plan) -> Iterator[str]:
    """The paragraph around it, to know it by."""
    number = each.carried.spans[0].segment
    around = next(segment.text for segment in each.before.segments if segment.number == number)
    yield _line("stood in", words(around))
    to = next((change.new for change in plan.segments if number in change.old), ())
    if to and each.before is plan.old:
        yield _line("which is", ", ".join(f"{plan.siglum}-{new}" for new in to) + " now")


def _stands_on_it(entry: Reading | Note) -> Iterator[str]:
    if isinstance(entry, Note):
        yield _line("note", words(entry.text, MOST_NOTE))
        return
    if entry.gloss:
        yield _line("gloss", words(entry.gloss))
    if entry.value:
        yield _line("value", words(entry.value.written))


def _done(plan: Plan) -> Iterator[list[str]]:
    auto = [each for each in plan.quotes if each.done and not each.carried.sure]
    if auto:
        yield [f"DONE: {len(auto)} edited – the new words stand in story.yml; look whether gloss and value still fit",
               *(line for each in auto for line in _one(each, plan) if not line.startswith(_PASTE))]
    written = [each for each in plan.quotes if each.done and each.carried.sure and each.changes]
    if written:
        yield [f"DONE: {len(written)} – {_HEADS['moved']}",
               *(f"  {named(each, plan)}" for each in written)]


def _links(plan: Plan) -> list[str]:
    gone = plan.links.aliases
    if not gone:
        return []
    return [f"FOR YOU: {_count(len(gone), 'published link')} would lead nowhere – add to story.yml, under `aliases:`",
            *(f"  {old}: {new}" + ("" if plan.links.is_there[old] else "  # nothing stands for it; this is nearest")
              for old, new in gone.items())]


def _mentions(plan: Plan) -> list[str]:
    if not plan.mentions:
        return []
    count = _count(len(plan.mentions), "mention")
    lines = [f"FOR YOU: {count} in your own words of paragraphs that have other numbers now"]
    for line, group in groupby(plan.mentions, lambda each: each.line):
        told = dict.fromkeys(f"{each.name} ({' and '.join(each.now) + ' now' if each.now else 'gone'})"
                             for each in group)
        lines.append(words(f"  story.yml:{line}  {', '.join(told)}"))
    return lines


def _says(plan: Plan) -> list[str]:
    """Nothing of it is written: a page's own word for its headline is often that of its template."""
    if not plan.says:
        return []
    lines = (f"  {each.key}: {pasted(each.words)}  # {words(each.origin)}; story.yml says "
             f"{words(each.stands) or 'nothing'}" for each in plan.says)
    return [f"THE PAGE: says otherwise than story.yml – look, and paste under `{plan.siglum}:` what is right", *lines]


def _furniture(plan: Plan) -> list[str]:
    if not plan.furniture:
        return []
    listed = ", ".join(f"{plan.siglum}-{each}" for each in plan.furniture)
    return [words(f"furniture? new, and likely not the article (links, notices): {listed}; if so, add the numbers to "
                  f"`furniture` of {plan.siglum}")]


def _elsewhere(plan: Plan) -> list[str]:
    """Numbers that went on by one each are told together."""
    elsewhere = plan.links.elsewhere
    if not elsewhere:
        return []
    pairs = [(number(old), number(to[0])) for old, to in elsewhere.items() if len(to) == 1]
    told = [f"{span(plan.siglum, old, many)} ({span(plan.siglum, new, many)} now)" for old, new, many in runs(pairs)]
    told += [f"{old} ({' and '.join(to) + ' now' if to else 'gone'})" for old, to in elsewhere.items() if len(to) != 1]
    first, more = ", ".join(told[:MOST_LINKS]), " and more" if len(told) > MOST_LINKS else ""
    count = _count(len(elsewhere), "published link")
    return [words(f"links: {count} to paragraphs lead to other words now: {first}{more}"),
            "       (a number that is still there cannot be an alias; links to notes stay as they are)"]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def named(each: Followed, plan: Plan) -> str:
    """`killed, story.yml:212: How many were killed`."""
    part, key, line = each.path[0], f"{each.path[1]}", plan.places.value((*each.path, "quote")).line
    topic = f": {plan.story.entry.discrepancies[key].topic}" if part == "discrepancies" else ""
    return words(f"{key}, story.yml:{line}{topic}")


def _place(siglum: str, spans: Sequence[Span]) -> str:
    return f"{place_name(siglum, tuple(spans))}  " if spans else ""


def _line(label: str, text: str) -> str:
    return f"      {label:<9} {text}"


_PASTE: Final = "      paste"
