"""What is known of where the old sentences are in the new text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from annotate.drift.finder import Finder, Window
from annotate.drift.units import Units

BESIDE = 3    # characters between neighbours: the space, a quotation mark
OVERLAP = 4   # characters that two places may share, where their seam was edited
_FIRM = 0.7   # alike enough to be a neighbour that others are told by


@dataclass(frozen=True, slots=True)
class Image:
    """Where a sentence stands in the new text's folded copy.

    `rivals` are other places that resemble it; `contested` is how much another old sentence resembles this place.
    """

    start: int
    end: int
    likeness: float
    rivals: tuple[Window, ...] = ()
    contested: float = 0

    @property
    def exact(self) -> bool:
        return self.likeness == 1


@dataclass
class Placed:
    """Both texts and what is known so far; `images` by number of the old unit. Made by `placed`, then only read."""

    old: Units
    new: Units
    images: list[Image | None]
    taken: list[int | None]  # which old unit each new unit is the same as
    unsettled: dict[int, list[int]] = field(default_factory=dict)  # old units of which nothing tells the new one
    last: Finder | None = None  # of `fresh`: it is costly to make
    firm: frozenset[int] = frozenset()  # old units whose place is borne out by what stands around it

    @cached_property
    def fresh(self) -> Finder:
        """The new text without what is the same as before."""
        stretches = free(self)
        if self.last is None or self.last.free != stretches:
            self.last = Finder(self.new.value, stretches)
        return self.last

    def neighbours(self, unit: int, start: int, end: int) -> int:
        """How many of the placed sentences next to it stand beside the place; the text's ends count as such."""
        before, after = self.before[unit], self.after[unit]
        return (abs(start - (before.end if before else 0)) <= BESIDE) + (
            abs((after.start if after else len(self.new.value)) - end) <= BESIDE)

    def next_to(self, unit: int, start: int, end: int) -> int:
        """As `neighbours`, of those right next to it only: of repeated ones, what lies between may be the other."""
        last = len(self.images) - 1
        before = 0 if unit == 0 else self.end(unit - 1)
        after = len(self.new.value) if unit == last else self.start(unit + 1)
        return (before >= 0 and abs(start - before) <= BESIDE) + (after >= 0 and abs(after - end) <= BESIDE)

    def slot(self, unit: int) -> tuple[int, int] | None:
        """The stretch between the nearest placed sentences on both sides, if nothing placed stands in it but itself."""
        before, after = self.before[unit], self.after[unit]
        start, end = before.end if before else 0, after.start if after else len(self.new.value)
        if start > end + OVERLAP:
            return None
        nth = bisect_left(self._occupied, (start, -1))
        while nth < len(self._occupied) and self._occupied[nth][0] < end:
            first, who = self._occupied[nth]
            if who != unit and first >= start and first != end:
                return None
            nth += 1
        return start, end

    @cached_property
    def before(self) -> list[Image | None]:
        """For each old unit the nearest placed one before it."""
        return running(self.images)

    @cached_property
    def after(self) -> list[Image | None]:
        return running(self.images[::-1])[::-1]

    def renew(self) -> None:
        """What was worked out from the images is worked out again."""
        for name in ("fresh", "before", "after", "_occupied"):
            self.__dict__.pop(name, None)

    @cached_property
    def _occupied(self) -> list[tuple[int, int]]:
        return sorted((image.start, unit) for unit, image in enumerate(self.images) if image)

    def start(self, unit: int) -> int:
        """Of its place; -1 where it has none."""
        image = self.images[unit]
        return image.start if image else -1

    def end(self, unit: int) -> int:
        image = self.images[unit]
        return image.end if image else -1


def running(images: Sequence[Image | None]) -> list[Image | None]:
    """For each the last firm one before it."""
    found: list[Image | None] = []
    last: Image | None = None
    for image in images:
        found.append(last)
        if image and image.likeness >= _FIRM:
            last = image
    return found


def free(made: Placed) -> list[tuple[int, int]]:
    """Stretches of the new text that are no old sentence; repeated ones stay away until they are settled."""
    free: list[tuple[int, int]] = []
    known = {made.old.keys[one] for one in made.unsettled}
    for nth, (start, end) in enumerate(zip(made.new.starts, made.new.ends, strict=True)):
        if made.taken[nth] is not None or made.new.keys[nth] in known:
            continue
        if free and start - free[-1][1] <= 1 and nth and made.taken[nth - 1] is None:
            free[-1] = (free[-1][0], end)
        else:
            free.append((start, end))
    return free
