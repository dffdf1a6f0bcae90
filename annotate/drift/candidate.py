"""A place of the new text as something that can be written into story.yml."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex
from rapidfuzz.distance import Levenshtein

from annotate.anchor import Ambiguous, Budget, Difference, Found, Quote, Span, Text, anchor
from annotate.anchor.find import MAX_PLACES
from annotate.anchor.fold import unspaced
from annotate.anchor.graphemes import whole
from annotate.drift.facts import difference
from annotate.drift.verdict import Candidate

Range = tuple[int, int]  # of the folded copy of a text

NO_SEARCH = Budget(MAX_PLACES, near=False)
_WORD = 24  # how far an end is moved to the end of its word
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_SPACED = regex.compile(rf"(?:(?!{_UNSPACED})[\p{{L}}\p{{M}}\p{{Nd}}]){{2}}")


def standing(quote: Quote, ranges: list[Range], new: Text) -> Candidate | None:
    """The quote's own words there; None where no context tells the place from others."""
    spans = _spans(ranges, new)
    found = _first_found((quote, *_contexts(quote, quote.exact, spans, new)), spans, new)
    if not found:
        return candidate(quote, ranges, new, ())  # where the words fold alike, but not as the author wrote them
    return Candidate(found, spans, new.words(spans), 1.0, Difference(()))


def candidate(quote: Quote, ranges: list[Range], new: Text, old_words: tuple[str, ...]) -> Candidate | None:
    """What stands there instead; `old_words` are the quote's, a text for each range (none: they are the same)."""
    spans = _spans(ranges, new)
    parts = [_written(new.spans(*_source(each, new)), new) for each in ranges]
    exact = " […] ".join(parts)
    found = _first_found(_contexts(quote, exact, spans, new), spans, new)
    if not found:
        return None
    if not old_words:
        return Candidate(found, spans, new.words(spans), 1.0, Difference(()))
    olds, news = " ".join(old_words), " ".join(new.folded.value[start:end] for start, end in ranges)
    return Candidate(found, spans, new.words(spans), likeness(olds, news), difference(olds, news))


def likeness(old: str, new: str) -> float:
    return Levenshtein.normalized_similarity(old, new)


def _spans(ranges: list[Range], new: Text) -> tuple[Span, ...]:
    return tuple(span for each in ranges for span in new.spans(*_source(each, new)))


def _source(part: Range, new: Text) -> tuple[int, int]:
    return whole(new.joined, *new.folded.source(*part))


def _written(spans: tuple[Span, ...], new: Text) -> str:
    """On one line: YAML would make spaces of line breaks anyway, and between Han characters there is none."""
    words = new.words(spans)
    lines = words.split("\n")
    joints = [("" if one and other and unspaced(one[-1], other[0]) else " ") for one, other in pairwise(lines)]
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def _contexts(quote: Quote, exact: str, spans: tuple[Span, ...], new: Text) -> Iterator[Quote]:
    """As authored, with one side of it, with none, with the shortest that tells the place."""
    if exact != quote.exact:
        yield Quote(exact, quote.prefix, quote.suffix)
    if quote.prefix and quote.suffix:
        yield Quote(exact, quote.prefix)
        yield Quote(exact, None, quote.suffix)
    yield Quote(exact)
    verdict = anchor(Quote(exact), new, NO_SEARCH)
    if isinstance(verdict, Ambiguous):
        yield from (Quote(exact, each.prefix or None, each.suffix or None)
                    for each in verdict.choices if each.spans == spans)


def _first_found(quotes: Iterator[Quote] | tuple[Quote, ...], spans: tuple[Span, ...], new: Text) -> Quote | None:
    for quote in quotes:
        verdict = anchor(quote, new, NO_SEARCH)
        if isinstance(verdict, Found) and verdict.spans == spans and verdict.wrong_side is None:
            return quote
    return None


def whole_words(value: str, start: int, end: int) -> Range:
    """Without white space at the ends and without half a word."""
    while start < end and value[start] == " ":
        start += 1
    while end > start + 1 and value[end - 1] == " ":
        end -= 1
    for _ in range(_WORD):
        start -= _inside_word(value, start)
        end += _inside_word(value, end)
    return start, end


def _inside_word(value: str, at: int) -> bool:
    return 0 < at < len(value) and bool(_SPACED.match(value, at - 1))
