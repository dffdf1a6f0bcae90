"""Words and their differences for a terminal: on one line, with nothing in them that a terminal would obey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from annotate.drift import Part, parts
from annotate.report.visible import plain

_LONGEST: Final = 300  # code points of words that are shown
_AROUND: Final = 24    # of what is the same on both sides of a difference
_MARKS: Final = {"out": ("[-", "-]"), "in": ("{+", "+}"), "same": ("", "")}


def words(text: str, most: int = _LONGEST) -> str:
    """Cut where they are many."""
    return plain(text if len(text) <= most else f"{text[:most - 1]}…")


def difference(old: str, new: str) -> str:
    """`more than [-6,000-]{+600+} killed`: what is the same is cut to what stands beside a difference."""
    told = parts(old, new)
    shown = (f"{_MARKS[kind][0]}{_near(text, nth, told)}{_MARKS[kind][1]}"
             for nth, (kind, text) in enumerate(told))
    return plain("".join(shown))


def _near(text: str, nth: int, told: Sequence[Part]) -> str:
    kind = told[nth][0]
    if kind != "same" or len(told) == 1:
        return words(text)
    first, last = nth == 0, nth == len(told) - 1
    if len(text) <= _AROUND * (1 if first or last else 2):
        return text
    return ("" if first else _start(text)) + "…" + ("" if last else _end(text))


def _start(text: str) -> str:
    """No part of a word, where blanks part words."""
    cut = text[:_AROUND]
    return cut[:cut.rindex(" ") + 1] if " " in cut.strip() else cut


def _end(text: str) -> str:
    cut = text[-_AROUND:]
    return cut[cut.index(" "):] if " " in cut.strip() else cut


def runs(names: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Pairs of an old and a new number that go on by one each: the first of both, and how many."""
    found: list[tuple[int, int, int]] = []
    for old, new in names:
        if found and (old, new) == (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]):
            found[-1] = (*found[-1][:2], found[-1][2] + 1)
        else:
            found.append((old, new, 1))
    return found


def number(name: str) -> int:
    """17 of A-17."""
    return int(name.rpartition("-")[2])


def span(siglum: str, first: int, count: int) -> str:
    """`A-3`, `A-3…24`."""
    return f"{siglum}-{first}" + (f"…{first + count - 1}" if count > 1 else "")
