"""Where sentences and clauses end, what is quoted being one sign, whatever stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from annotate.suggest.speech.marks import Marked
from annotate.suggest.speech.table import Table

Span = tuple[int, int]

QUOTED: Final = "\ufffc"  # no letter of a word, and a break between clauses
NAMED: Final = "\ue000"  # a short one, which may be part of a name: 'a commander called "Veles"'
_ENDER: Final = re.compile(r"[.!?。！？…؟।\n]+")
_ENDS: Final = frozenset(".!?。！？…؟।")
_WIDE: Final = frozenset("。！？।\n")
_LAST_WORD: Final = 12


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` with what is quoted in it covered, sign for sign, and where its sentences end."""

    text: str
    ends: tuple[int, ...]

    def sentence(self, at: int) -> Span:
        after = bisect_right(self.ends, at)
        return (self.ends[after - 1] if after else 0, self.ends[after] if after < len(self.ends) else len(self.text))


def masked(text: str, quotations: Iterable[Marked], told: Table) -> Masked:
    parts: list[str] = []
    at = 0
    outer = [each for each in quotations if each.depth == 0]
    for each in outer:
        cover = NAMED if each.named else QUOTED
        parts += [text[at:each.start - 1], cover * (each.behind - each.start + 1)]
        at = each.behind
    covered = "".join([*parts, text[at:]])
    ends = [match.end() for match in _ENDER.finditer(covered) if _is_end(covered, match, told)]
    return Masked(covered, tuple(sorted({*ends, *(each.behind for each in outer if _ends_all(text, each))})))


def _is_end(text: str, match: re.Match[str], told: Table) -> bool:
    if not _WIDE.isdisjoint(match[0]):
        return True
    behind = text[match.end():match.end() + 1]
    if told.glued:
        return match[0] != "." and not behind.isdigit()
    if behind and not behind.isspace() and behind not in QUOTED + NAMED + ")]":
        return False
    if match[0] != ".":
        return True
    word = re.split(r"[\s(\"']", text[max(0, match.start() - _LAST_WORD):match.start()])[-1]
    return not (len(word) == 1 and word.isalpha()) and word.lower() not in told.abbreviations


def _ends_all(text: str, quoted: Marked) -> bool:
    """A whole sentence is quoted, and with it the one around it ends: 'He said: "It is." Then he left.'"""
    if text[quoted.end - 1] not in _ENDS:
        return False
    before, behind = text[:quoted.start - 1][-3:].rstrip()[-1:], text[quoted.behind:quoted.behind + 3].lstrip()[:1]
    return before in {":", "：", ",", "，"} or (text[quoted.end - 1] == "." and behind.isupper())


def clauses(text: str, start: int, end: int, told: Table) -> list[Span]:
    """The stretches between commas, and between words at which a clause begins."""
    found, at = [], start
    for match in told.breaks.finditer(text, start, end):
        comma_in_number = match[0] in ",，." and text[match.end():match.end() + 1].isdigit() and \
            text[match.start() - 1:match.start()].isdigit()
        if not comma_in_number:
            found.append((at, match.start()))
            at = match.end()
    return [*found, (at, end)]


def hits(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    return [match.span("hit") for match in pattern.finditer(text, start, end) if match["hit"] is not None]


def first_in(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """Of spans in order."""
    at = bisect_left(spans, (start, 0))
    return spans[at] if at < len(spans) and spans[at][1] <= end else None


def last_in(spans: Sequence[Span], start: int, end: int) -> Span | None:
    at = bisect_left(spans, (end, 0)) - 1
    return spans[at] if at >= 0 and spans[at][0] >= start and spans[at][1] <= end else None


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which are in order and hardly overlap, has a sign in common with this stretch."""
    at = bisect_left(spans, (start, 0))
    return any(first < end and start < last for first, last in spans[max(0, at - 2):at + 2])
