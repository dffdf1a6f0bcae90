"""Segments of any number of sources that belong side by side, from those of two sources at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

Beside = tuple[Mapping[str, tuple[int, ...]], str, float]
"""Segments that answer each other, by siglum; why, and how likely."""

Part = tuple[Mapping[str, tuple[int, ...]], tuple[str, ...], float]
"""The same of two sources, with what both of them have."""

_SHOWN: Final = 6
_NOTHING: Final = "They answer each other by their place and their length."


def merged(parts: Iterable[Part]) -> list[Beside]:
    """The likeliest first. What agrees with a group is part of it; what would tie two of them together is dropped.

    So a segment stands in one passage only, and one wrong answer does not draw half an article into one.
    """
    groups: list[tuple[dict[str, tuple[int, ...]], list[Part]]] = []
    for part in sorted(parts, key=lambda each: (-each[2], sorted(each[0].items()))):
        met = [group for group in groups if any(_shares(group[0], siglum, part[0][siglum]) for siglum in part[0])]
        if not met:
            groups.append((dict(part[0]), [part]))
        elif len(met) == 1 and all(met[0][0].get(siglum, numbers) == numbers for siglum, numbers in part[0].items()):
            met[0][0].update(part[0])
            met[0][1].append(part)
    return [(dict(sorted(segments.items())), _why(some), max(score for *_, score in some))
            for segments, some in groups]


def _shares(group: Mapping[str, tuple[int, ...]], siglum: str, numbers: Iterable[int]) -> bool:
    return not {*group.get(siglum, ())}.isdisjoint(numbers)


def _why(parts: Iterable[Part]) -> str:
    words = list(dict.fromkeys(word for _, why, _ in parts for word in why))[:_SHOWN]
    return f"Both have {', '.join(words)}." if words else _NOTHING
