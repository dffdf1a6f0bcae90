"""Every place where words stand: literally, or after folding."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from annotate.anchor.classes import WIDE
from annotate.anchor.fold import folded, unspaced
from annotate.anchor.graphemes import is_boundary, is_plain
from annotate.anchor.text import Text
from annotate.anchor.wholenumbers import cuts_number

MAX_PLACES = 10_000  # of one quote; no context tells more apart in reasonable time

_WHITE_SPACE = re.compile(r"\s+")
_SPACE = re.compile(" ")
_SPACE_BY_WIDE = re.compile(f"(?<=[{WIDE}]) | (?=[{WIDE}])")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A stretch of `Text.joined`, the same stretch of `Text.folded.value`, and whether the words are the very same."""

    start: int
    end: int
    folded_start: int
    folded_end: int
    literal: bool


def hits(words: str, text: Text, most: int = MAX_PLACES) -> list[Hit]:
    """Where the words stand, in reading order, also where they overlap themselves and where they cut a character.

    Literal and folded places together: a name that stands in two encodings stands twice. One too many at most.
    """
    value = folded(words)
    places = occurrences(value, text.folded.value, most) if value else ()
    alike = [_folded(start, start + len(value), words, text) for start in places]
    if alike and is_plain(words[0]) and is_plain(words[-1]):
        return alike  # nothing around such ends changes how they fold: the literal places are among them
    literal = [_literal(start, start + len(words), text) for start in occurrences(words, text.joined, most)]
    known = {(hit.folded_start, hit.folded_end) for hit in literal}
    return sorted([*literal, *(hit for hit in alike if (hit.folded_start, hit.folded_end) not in known
                               and not _within(hit, literal))])


def _within(hit: Hit, literal: list[Hit]) -> bool:
    """Whether it is one of these without its invisible ends, or with more of the run of dots that it ends in."""
    first = bisect_left(literal, hit.start, key=lambda each: each.start)
    last = bisect_right(literal, hit.start, key=lambda each: each.start) - 1
    longer = first < len(literal) and literal[first].end <= hit.end
    return longer or (last >= 0 and hit.end <= literal[last].end)


def loose_hits(words: str, text: Text, most: int = MAX_PLACES) -> list[Hit]:
    """As `hits`, for white space that YAML has put in: a folded scalar turns each line break into a space.

    So a space at an end may be nothing, and one beside a Han character may be.
    """
    for form in loose_forms(words):
        found = hits(form, text, most)
        if found:
            return [replace(hit, literal=False) for hit in found]
    return []


def loose_forms(words: str) -> Iterator[str]:
    """What an author may have meant, the likeliest first."""
    plain = folded(_WHITE_SPACE.sub(" ", words)).strip(" ")
    seen = {words}
    for form in (plain, _SPACE.sub(_unless_unspaced, plain), _SPACE_BY_WIDE.sub("", plain)):
        if form and form not in seen:
            seen.add(form)
            yield form


def _unless_unspaced(space: re.Match[str]) -> str:
    around = space.string[space.start() - 1:space.end() + 1]
    return "" if unspaced(around[0], around[-1]) else " "


def whole_characters(found: list[Hit], text: Text) -> list[Hit]:
    """Those that begin and end between characters."""
    return [hit for hit in found
            if is_boundary(text.joined, hit.start) and is_boundary(text.joined, hit.end)
            and (hit.literal or not text.folded.divides(hit.folded_start, hit.folded_end))]


def uncut(found: list[Hit], text: Text) -> list[Hit]:
    """Those that begin and end outside of numbers."""
    return [hit for hit in found if not cuts_number(text.joined, hit.start) and not cuts_number(text.joined, hit.end)]


def occurrences(needle: str, haystack: str, most: int = MAX_PLACES) -> Iterator[int]:
    """Overlapping ones too, there are two `ana` in banana; at most one more than `most`."""
    return islice(_occurrences(needle, haystack), most + 1)


def _occurrences(needle: str, haystack: str) -> Iterator[int]:
    at = haystack.find(needle)
    while at >= 0:
        yield at
        at = haystack.find(needle, at + 1)


def _literal(start: int, end: int, text: Text) -> Hit:
    return Hit(start, end, *text.folded.of_source(start, end), literal=True)


def _folded(start: int, end: int, words: str, text: Text) -> Hit:
    source_start, source_end = text.folded.source(start, end)
    return Hit(source_start, source_end, start, end, literal=text.joined[source_start:source_end] == words)
