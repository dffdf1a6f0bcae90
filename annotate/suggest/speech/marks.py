"""Stretches between quotation marks of every kind, mismatched and nested ones too. Nothing is looked up in a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile("[\"“”„‟«»＂「」『』‘’‚‛‹›'｢｣〝〞〟]")
_SINGLE: Final = frozenset("‘’‚‛‹›'")
_OPENS: Final = frozenset("„‟「『｢〝‚")
_CLOSES: Final = frozenset("」』｣〞〟")
_PARTNER: Final = {"「": "」", "『": "』", "｢": "｣"}
_DEEPEST: Final = 8  # marks that are open at once
_FURTHEST: Final = 600  # signs to the mark that closes a straight single one
_LONGEST_NAME: Final = 24
_INSIDE: Final = frozenset("([{（【-–—/:：，。、")


@dataclass(frozen=True, slots=True)
class Marked:
    """`text[start:end]` are the words within; the marks stand before and behind. `whole`: the closing one is there.

    `named`: so short that it may be part of a name ('a commander called "Veles"').
    """

    start: int
    end: int
    depth: int
    whole: bool = True
    named: bool = False

    @property
    def behind(self) -> int:
        """Where the text goes on."""
        return self.end + int(self.whole)


def marked(text: str) -> tuple[Marked, ...]:
    """Paragraph by paragraph: of a quotation over several, each opens anew and only the last closes."""
    found: list[Marked] = []
    start = 0
    for line in text.split("\n"):
        found += _in_line(text, start, start + len(line))
        start += len(line) + 1
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _in_line(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    open_ones: list[int] = []
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if _is_apostrophe(text, at, open_ones, end):
            continue
        if (partner := _closed_by(text, at, open_ones, start, end)) is None:
            if not _is_stray(text, at, start, end):
                open_ones = [*open_ones[-_DEEPEST:], at]
            continue
        del open_ones[partner + 1:]  # opened inside, and closed never
        opened = open_ones.pop()
        if text[opened + 1:at].strip():
            found.append(Marked(opened + 1, at, len(open_ones), named=_may_be_name(text, opened + 1, at)))
    left = [each for each in open_ones if text[each] not in _SINGLE]
    if left and not any(each.start > left[-1] for each in found) and text[left[-1] + 1:end].strip():
        found.append(Marked(left[-1] + 1, end, 0, whole=False))
    return found


def _may_be_name(text: str, start: int, end: int) -> bool:
    most = _LONGEST_NAME if _alphabetic(text[start]) or text[start].isspace() else _LONGEST_NAME // 2
    return end - start <= most and text[end - 1] not in ".!?。！？…,，、"


def _is_stray(text: str, at: int, start: int, end: int) -> bool:
    """It closes what nobody has opened here."""
    if text[at] in _CLOSES or (text[at] in _SINGLE and not _opening(text, at, start, end)):
        return True
    before, after = text[at - 1:at] if at > start else " ", text[at + 1:at + 2] if at + 1 < end else " "
    return text[at] not in _OPENS and not before.isspace() and before not in _INSIDE and after.isspace()


def _is_apostrophe(text: str, at: int, open_ones: list[int], end: int) -> bool:
    """Inside a word; behind a figure (feet, inches); at the end of one where no such quotation is open."""
    before, after = text[at - 1:at], text[at + 1:at + 2]
    letters = _alphabetic(before) and _alphabetic(after)
    if text[at] not in _SINGLE:
        return text[at] == '"' and (letters or (before.isdigit() and not open_ones))
    if letters or (before.isdigit() and text[at] == "'"):
        return True
    return text[at] in "'’" and not any(text[each] in _SINGLE for each in open_ones) and not (
        text[at] == "'" and not before.isalnum() and _closes_later(text, at, end))


def _closes_later(text: str, at: int, end: int) -> bool:
    """A straight single mark opens a quotation only where another ends it: “'90s” is none."""
    end = min(end, at + _FURTHEST)
    later = text.find("'", at + 1, end)
    while later > 0 and text[later + 1:later + 2].isalnum():
        later = text.find("'", later + 1, end)
    return later > at + 2


def _alphabetic(sign: str) -> bool:
    """Of a script that parts words by blanks."""
    return sign.isalpha() and not "\u2e80" <= sign <= "\ud7ff"


def _closed_by(text: str, at: int, open_ones: list[int], start: int, end: int) -> int | None:
    """Which of the open marks this one closes, counted from the outermost; None where it opens one itself."""
    mark, single = text[at], text[at] in _SINGLE
    fitting = [place for place, each in enumerate(open_ones) if (text[each] in _SINGLE) == single]
    if not fitting or mark in _OPENS:
        return None
    if mark in _CLOSES:
        return next((place for place in reversed(fitting) if _PARTNER.get(text[open_ones[place]], mark) == mark), None)
    nearest = text[open_ones[fitting[-1]]]
    if (nearest == "„" and mark in '“”"') or (nearest, mark) in {("«", "»"), ("»", "«"), ("“", "”"), ("‹", "›")}:
        return fitting[-1]
    if nearest in _PARTNER or _opening(text, at, start, end):
        return None
    return fitting[-1]


def _opening(text: str, at: int, start: int, end: int) -> bool:
    """As it stands: blank before it, words behind it. Where nothing is blank, its own shape says it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace():
        return text[at] in "“«" and before.isspace()
    if before.isspace() or before in _INSIDE:
        return True
    return text[at] in "“‘«" and not _alphabetic(before) and after.isalnum()
