"""Words at one place of a source, as a quote that stands there and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotate.anchor import Ambiguous, Found, Quote, Refused, Span, Text, Verdict, anchor
from annotate.anchor.graphemes import whole
from annotate.suggest.stub.suggestion import Quoted

_REACH: Final = (8, 16, 32, 64, 128)  # code points of context, where none of whole words tells the place


def quoted(text: Text, segment: int, start: int, end: int, value: str = "") -> Quoted | None:
    """The words of a segment as the source writes them; wider where they would cut a number or a character.

    None where nothing tells the place from others, as in a text that says the same line again and again.
    """
    line = next((each.text for each in text.segments if each.number == segment), "")
    span = Span(segment, *_trimmed(line, *whole(line, max(0, start), min(end, len(line)))))
    if span.start >= span.end:
        return None
    verdict = anchor(Quote(line[span.start : span.end]), text)
    for _ in range(2):  # a number around it, then a character around that
        if isinstance(verdict, Refused) and len(verdict.spans) == 1 and verdict.spans[0].segment == segment:
            span, = verdict.spans
            verdict = anchor(Quote(line[span.start : span.end]), text)
    for quote in _told(text, span, line, verdict):
        found = anchor(quote, text)
        if isinstance(found, Found) and found.spans == (span,) and not found.wrong_side:
            return Quoted(segment, span.start, span.end, quote.exact, quote.prefix or "", quote.suffix or "", value)
    return None


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    words = line[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _told(text: Text, span: Span, line: str, verdict: Verdict) -> Iterator[Quote]:
    """Quotes of this place, the shortest context first."""
    exact = line[span.start : span.end]
    if isinstance(verdict, Found):
        yield Quote(exact)
    if isinstance(verdict, Ambiguous):
        yield from (Quote(exact, each.prefix or None, each.suffix or None) for each in verdict.choices
                    if each.spans == (span,))
    at = next(text.bounds(nth)[0] for nth, each in enumerate(text.segments) if each.number == span.segment)
    start, end = at + span.start, at + span.end
    for reach in _REACH:
        before, _ = whole(text.joined, max(0, start - reach), start)
        _, after = whole(text.joined, end, min(len(text.joined), end + reach))
        yield Quote(exact, text.joined[before:start].strip() or None, text.joined[end:after].strip() or None)
