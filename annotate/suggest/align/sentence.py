"""Where sentences end, in all scripts; places are those of the segment's text.

A full stop is doubtful, all other ends are not. It ends no sentence before a small letter, behind a single capital
(J. K.), behind an abbreviation, nor behind a number in languages that write "14. November". Where a sentence is cut
wrongly, an alignment loses little; so this is short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotate.suggest.language import base, writing

CLOSING = "\"'”’»)\\]」』》】）›"
_END = re.compile(f"[。！？｡][{CLOSING}]*|[!?…؟۔।॥።៕၊။][{CLOSING}]*(?=\\s|$|[\u3000-\u9fff])"
                  f"|\\.[{CLOSING}]*(?=\\s|$)|\n")
_BEFORE = re.compile(r"(?:^|[^\w.])([\w.]{1,12})$")
LOOKED_BACK = 14
LONGEST = 2000
"""A text without any end is cut here, so that no pair is compared at great length."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is that of the segment from `start` to `end`, blanks at both ends left out."""

    siglum: str
    segment: int
    start: int
    end: int
    text: str
    tag: str


def sentences(siglum: str, segment: int, text: str, tag: str) -> tuple[Sentence, ...]:
    """All of a segment's words, in order."""
    found = []
    for first, last in _parts(text, tag):
        inner = text[first:last]
        start = first + len(inner) - len(inner.lstrip())
        if words := inner.strip():
            found.append(Sentence(siglum, segment, start, start + len(words), words, tag))
    return tuple(found)


def _parts(text: str, tag: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        while match.end() - start > LONGEST:
            yield start, start + LONGEST
            start += LONGEST
        if match[0][0] != "." or _ends(text, match.start(), match.end(), tag):
            yield start, match.end()
            start = match.end()
    for at in range(start, len(text), LONGEST):
        yield at, min(at + LONGEST, len(text))


def _ends(text: str, dot: int, after: int, tag: str) -> bool:
    """Whether this full stop ends a sentence."""
    following = text[after:after + 8].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    before = _BEFORE.search(text[max(0, dot - LOOKED_BACK):dot])
    word = before[1] if before else ""
    if word.isdecimal():
        return not (base(tag) in writing("ordinal_dot") and len(word) <= 2)
    return not (word.lower() in writing("abbreviations") or (len(word) == 1 and word.isupper()))
