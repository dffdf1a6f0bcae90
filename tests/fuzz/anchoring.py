"""Anchoring: segments, a quote and its context to a place, or to the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from annotate.anchor import Absent, Ambiguous, Found, Quote, Refused, Span, Text, Verdict, anchor, stands
from annotate.anchor.fold import folded
from annotate.anchor.messages import Where, problems
from annotate.article import Segment
from annotate.problem import Place
from tests.fuzz.draw import Draw
from tests.fuzz.told import hold

NUMBERS: Final = regex.compile(r"\p{Nd}+(?:[.,'’\u02bc·٫٬，．\u00a0\u2007\u2009\u202f]?\p{Cf}*\p{Nd}+)*")
"""Inside one, a quote must neither begin nor end."""

WHERE: Final = Where("A", Place("s"), Place("s", 2), Place("s", 3))


@dataclass(frozen=True, slots=True)
class Case:
    segments: tuple[str, ...]
    exact: str
    prefix: str | None = None
    suffix: str | None = None


def drawn(data: bytes) -> Case:
    """Segments, and either any quote or a stretch of them: with its context, a part of it, or one that is edited."""
    draw = Draw(data)
    kind = draw.number(7)
    segments = tuple(draw.text() for _ in range(draw.number(3) + 1))
    joined = "\n".join(segments)
    start, end = sorted((draw.number(len(joined)), draw.number(len(joined))))
    before, exact, after = joined[:start], joined[start:end], joined[end:]
    match kind:
        case 0 | 1:
            return Case(segments, draw.text(), draw.text(4), draw.text(4))
        case 2:
            return Case(segments, exact + draw.text(2), before[-8:], after[:8])
        case 3:
            return Case(segments, exact, before[-4:] + draw.text(1), after[:4] + draw.text(1))
        case 4:
            middle = draw.number(len(exact))
            return Case(segments, f"{exact[:middle]} […] {exact[middle + draw.number(9):]}")
        case 5:
            return Case(segments, exact, before, after)
        case _:
            return Case(segments, exact)


def seed(kind: int, *texts: str) -> bytes:
    """Bytes that draw ASCII texts as the segments, and a stretch in their middle."""
    drawn_texts = b"".join(bytes([len(text)]) + bytes(0x80 + ord(each) - 0x20 for each in text) for text in texts)
    return bytes([kind, len(texts) - 1]) + drawn_texts + bytes([4, 22])


SEEDS: Final = [seed(kind, *texts) for kind in range(7) for texts in (
    ["a banana, no ananas here"], ["one two three one two", "three one", "", "four"], ["wait... -- 6,000 (dead)"])]

KNOWN: Final = [
    Case(("a~.i..............b",), "a~.i........"),  # some dots of a run: one place, not two that begin alike
]


def check(case: Case) -> None:
    text = Text(tuple(Segment(nth, words, nth, 0, 0) for nth, words in enumerate(case.segments, 1)))
    verdict = anchor(Quote(case.exact, case.prefix, case.suffix), text)
    told = problems(verdict, WHERE)
    hold(told, {"s": b""})
    assert len(told) == (not isinstance(verdict, Found) or bool(verdict.wrong_side))
    inside(_spans(verdict), text)
    if isinstance(verdict, Found):
        assert "[" in case.exact or bare(text.words(verdict.spans)) == bare(case.exact)
        assert verdict.folded or "[" in case.exact or case.exact in text.joined
    if isinstance(verdict, Ambiguous):
        assert len({choice.spans for choice in verdict.choices}) == len(verdict.choices) > 1
    if is_plainly_there(case, text):
        start = text.joined.index(case.exact)
        assert isinstance(verdict, Found), verdict
        assert verdict.spans == text.spans(start, start + len(case.exact))
        assert not verdict.folded
        assert stands(case.exact, text) == verdict.spans


def _spans(verdict: Verdict) -> list[Sequence[Span]]:
    """All that are shown to anyone."""
    match verdict:
        case Found():
            assert verdict.spans
            assert list(verdict.spans) == sorted(verdict.spans, key=lambda span: (span.segment, span.start))
            return [verdict.spans, verdict.omissions]
        case Ambiguous():
            return [choice.spans for choice in verdict.choices]
        case Absent():
            return [near.spans for near in verdict.nearest]
        case Refused():
            return [verdict.spans]
        case _:
            return [getattr(verdict, "spans", ())]


def inside(places: Sequence[Sequence[Span]], text: Text) -> None:
    """Each holds characters of its segment."""
    for spans in places:
        for span in spans:
            assert 0 <= span.start < span.end <= len(text.segments[span.segment - 1].text)


def is_plainly_there(case: Case, text: Text) -> bool:
    """A stretch of whole characters that stands once, folded or not, in a context that is not denied."""
    if case.prefix or case.suffix or not folded(case.exact).strip(" ") or text.joined.count(case.exact) != 1:
        return False
    if len(occurrences(bare(case.exact), bare(text.joined))) != 1:
        return False
    start = text.joined.index(case.exact)
    end = start + len(case.exact)
    cuts = {0, *(each.end() for each in regex.finditer(r"\X", text.joined))}
    return {start, end} <= cuts and not any(each.start() < at < each.end() for each in NUMBERS.finditer(text.joined)
                                            for at in (start, end))


def occurrences(needle: str, haystack: str) -> list[int]:
    return [at for at in range(len(haystack)) if haystack.startswith(needle, at)]


def bare(words: str) -> str:
    """Folded, and without white space, which may be nothing at a line break."""
    return folded(words).replace(" ", "")
