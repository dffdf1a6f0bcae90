"""The shortest context of whole words that tells one place from all others, ready to be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise, takewhile

from annotate.anchor.context import Chosen, Stretch, choose
from annotate.anchor.graphemes import is_boundary, whole
from annotate.anchor.text import Text
from annotate.anchor.verdict import Choice, Quote, Span
from annotate.anchor.wholewords import LONGEST_WORD, begins_word, ends_word

MAX_LISTED = 50      # places listed with their context
MAX_COMPARED = 1000  # places among which a context is looked for
_REACH = 200         # code points of context looked at
_AROUND = 16         # code points shown on both sides of a place
_TRIES = 16          # lengths tried, to end at a whole character

_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Search:
    """Everything that the matcher needs to be asked again: of the quote, only its context."""

    every: list[Stretch]
    text: Text

    def first_good(self, stretch: Stretch, contexts: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
        """The first of the contexts with which the matcher finds this place alone."""
        for prefix, suffix in contexts:
            chosen = choose(self.every, Quote("", prefix, suffix), self.text)
            if chosen == Chosen([stretch]):
                return prefix, suffix
        return None


def choices(stretches: list[Stretch], every: list[Stretch], text: Text) -> tuple[Choice, ...]:
    """`stretches` are those in question, `every` all places of the words."""
    listed = stretches[:MAX_LISTED]
    if len(every) > MAX_COMPARED:
        return tuple(Choice(spans_of(each, text), _around(each, text)) for each in listed)
    search = _Search(every, text)
    before = dict(zip(every, _lengths([_left(each, text) for each in every]), strict=True))
    after = dict(zip(every, _lengths([_right(each, text) for each in every]), strict=True))
    return tuple(_choice(search, each, before[each], after[each]) for each in listed)


def spans_of(stretch: Stretch, text: Text) -> tuple[Span, ...]:
    return tuple(span for hit in stretch.hits for span in text.spans(hit.start, hit.end))


def _choice(search: _Search, stretch: Stretch, before: int, after: int) -> Choice:
    prefix = search.first_good(stretch, _prefixes(stretch, search.text, before))
    suffix = search.first_good(stretch, _suffixes(stretch, search.text, after))
    sides = [side for side in (prefix, suffix) if side]
    if sides:
        context = min(sides, key=lambda side: len("".join(side)))
    else:
        context = search.first_good(stretch, _both(stretch, search.text)) or ("", "")
    return Choice(spans_of(stretch, search.text), _around(stretch, search.text), *context)


def _around(stretch: Stretch, text: Text) -> str:
    """Inside the segments where the place stands, no half characters."""
    start, end = stretch.first.start, stretch.last.end
    first, last = text.bounds(text.index(start))[0], text.bounds(text.index(max(start, end - 1)))[1]
    start, end = whole(text.joined, max(first, start - _AROUND), min(last, end + _AROUND))
    return ("…" if start > first else "") + text.joined[start:end] + ("…" if end < last else "")


def _prefixes(stretch: Stretch, text: Text, least: int) -> Iterator[tuple[str, str]]:
    """Those that begin with a whole word, then those that do not, both from short to long."""
    most = len(_left(stretch, text))
    lengths = range(least, min(least + LONGEST_WORD, most + 1))
    whole_words = (length for length in lengths if begins_word(text.joined, _source(text, _folded_before(
        stretch, text, length))[0]))
    return ((_before(stretch, text, length), "") for length in chain(islice(whole_words, _TRIES), lengths[:_TRIES]))


def _suffixes(stretch: Stretch, text: Text, least: int) -> Iterator[tuple[str, str]]:
    """The same with words that end."""
    most = len(_right(stretch, text))
    lengths = range(least, min(least + LONGEST_WORD, most + 1))
    whole_words = (length for length in lengths if ends_word(text.joined, _source(text, _folded_after(
        stretch, text, length))[1]))
    return (("", _after(stretch, text, length)) for length in chain(islice(whole_words, _TRIES), lengths[:_TRIES]))


def _both(stretch: Stretch, text: Text) -> Iterator[tuple[str, str]]:
    return ((_before(stretch, text, length), _after(stretch, text, length)) for length in (8, 16, 32, 64, 128, _REACH))


def _lengths(contexts: list[str]) -> list[int]:
    """For each, how many of its characters no other begins with; sorted, the most alike are neighbours."""
    order = sorted(range(len(contexts)), key=contexts.__getitem__)
    shared = [_shared(contexts[one], contexts[next_]) for one, next_ in pairwise(order)]
    longest = [max(pair) + 1 for pair in zip([0, *shared], [*shared, 0], strict=True)]
    return [length for _, length in sorted(zip(order, longest, strict=True))]


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _left(stretch: Stretch, text: Text) -> str:
    """The folded context from the seam backwards."""
    end = stretch.first.folded_start
    return text.folded.value[max(0, end - _REACH):end].rstrip(" ")[::-1]


def _right(stretch: Stretch, text: Text) -> str:
    start = stretch.last.folded_end
    return text.folded.value[start:start + _REACH].lstrip(" ")


def _before(stretch: Stretch, text: Text, length: int) -> str:
    """So many folded characters before the place, as the source writes them, never half of one."""
    return _words(text, _folded_before(stretch, text, length))


def _after(stretch: Stretch, text: Text, length: int) -> str:
    return _words(text, _folded_after(stretch, text, length))


def _folded_before(stretch: Stretch, text: Text, length: int) -> tuple[int, int]:
    end = stretch.first.folded_start
    end -= text.folded.value[end - 1:end] == " "
    return max(0, end - length), end


def _folded_after(stretch: Stretch, text: Text, length: int) -> tuple[int, int]:
    start = stretch.last.folded_end
    start += text.folded.value[start:start + 1] == " "
    return start, min(len(text.folded.value), start + length)


def _source(text: Text, folded: tuple[int, int]) -> tuple[int, int]:
    return text.folded.source(*folded) if folded[0] < folded[1] else (0, 0)


def _words(text: Text, folded: tuple[int, int]) -> str:
    start, end = _source(text, folded)
    if start >= end or not (is_boundary(text.joined, start) and is_boundary(text.joined, end)):
        return ""  # a length that ends inside a character: the next one may not
    return _WHITE_SPACE.sub(" ", text.joined[start:end])
