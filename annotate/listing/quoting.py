"""A quote as YAML to paste: the source's own characters, and the shortest context that tells its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from annotate.anchor import Absent, Ambiguous, Found, Quote, Span, Text, Verdict, anchor
from annotate.anchor.classes import ONE_TO_ONE
from annotate.anchor.fold import unspaced
from annotate.anchor.messages import Where
from annotate.anchor.show import place_name, shown
from annotate.anchor.story import told
from annotate.edit.scalar import quote_yaml
from annotate.problem import Place, Problem
from annotate.report.visible import plain
from annotate.story import Story

_BREAKS: Final = re.compile(r"(?<=\S)\s*\n\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Offer:
    """One place of the words. `around`: some words on both sides, where the words stand at several places.

    `quote` finds this place alone; None where no context can tell it from the others.
    """

    siglum: str
    spans: tuple[Span, ...]
    quote: Quote | None
    around: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`unlisted`: places beyond those that are offered; `problems` only where there is no offer."""

    offers: tuple[Offer, ...] = ()
    unlisted: int = 0
    problems: tuple[Problem, ...] = ()


def answer(words: str, story: Story, siglum: str | None = None) -> Answer:
    """Where the words stand, in one source or in any."""
    texts = {each: Text(source.article.segments) for each, source in story.sources.items()}
    asked = [siglum] if siglum else list(texts)
    verdicts = {each: anchor(Quote(words), texts[each]) for each in asked}
    offers = tuple(offer for each in asked for offer in _offers(words, each, verdicts[each], texts[each]))
    if offers:
        unlisted = sum(verdict.total - len(verdict.choices) for verdict in verdicts.values()
                       if isinstance(verdict, Ambiguous))
        return Answer(offers, unlisted)
    each = _nearest(verdicts, words)
    line = words.split("\n", 1)[0]
    place = Place("the words", 1, 1, len(line), line)
    return Answer(problems=tuple(told(verdicts[each], Where(each, place, place, place), texts, words, story)))


def _nearest(verdicts: Mapping[str, Verdict], words: str) -> str:
    """The source to speak of: where the words are refused for another reason than that they are not there, else
    where those stand that resemble them most."""
    def differing(siglum: str) -> int:
        verdict = verdicts[siglum]
        if not isinstance(verdict, Absent):
            return -1
        changes = verdict.nearest[0].difference.changes if verdict.nearest else ((words, words),)
        return sum(len(one) + len(other) for one, other in changes)

    return min(verdicts, key=differing)


def _offers(words: str, siglum: str, verdict: Verdict, text: Text) -> Iterator[Offer]:
    if isinstance(verdict, Found):
        yield Offer(siglum, verdict.spans, _checked(words, verdict.spans, text, "", ""))
    elif isinstance(verdict, Ambiguous):
        for choice in verdict.choices:
            quote = _checked(words, choice.spans, text, choice.prefix, choice.suffix)
            yield Offer(siglum, choice.spans, quote, choice.around)


def _checked(words: str, spans: tuple[Span, ...], text: Text, prefix: str, suffix: str) -> Quote | None:
    """As the source writes it, on one line if it can be; anchored again before it is given out."""
    stands = text.words(spans)
    for exact in (_BREAKS.sub(_break, stands), stands, stands.replace("\n", " […] "), words):
        quote = Quote(exact, prefix or None, suffix or None)
        found = anchor(quote, text)
        if isinstance(found, Found) and found.spans == spans and not found.wrong_side:
            return quote
    return None


def _break(found: re.Match[str]) -> str:
    """What stands for a line's end: between Han characters nothing."""
    before, after = found.string[found.start() - 1], found.string[found.end()]
    return "" if unspaced(before.translate(ONE_TO_ONE), after.translate(ONE_TO_ONE)) else " "


def as_yaml(offer: Offer, nth: str = "") -> str:
    """Lines of YAML, the place in a comment; `nth` tells which of several it is."""
    around = f", {shown(offer.around)}" if offer.around else ""
    lines = [f"# {nth}{place_name(offer.siglum, offer.spans)}{plain(around)}"]
    if offer.quote is None:
        lines.append("# no words beside it tell this place from the others: quote more words")
    else:
        lines += quote_yaml(offer.quote.exact, offer.quote.prefix, offer.quote.suffix)
    return "\n".join(lines)
