"""A stretch of the old text carried through the places of its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from annotate.drift.images import Image, Placed

_SEAM = 2  # characters between sentences that stand side by side


@dataclass(frozen=True, slots=True)
class Port:
    """A stretch of the new text's folded copy, and the old sentences it comes from.

    `lost`: sentences of it that have no place. `apart`: other text, or another order, between its sentences;
    `longest` is then the longest stretch without.
    """

    start: int
    end: int
    units: range
    lost: bool = False
    apart: bool = False
    longest: tuple[int, int] = (0, 0)


def port(made: Placed, start: int, end: int) -> Port | None:
    """Where the folded old stretch has gone; None where nothing is left of it."""
    units = made.old.covering(start, end)
    held = [(unit, image) for unit in units if (image := made.images[unit])]
    if not held:
        return None
    pieces = [_piece(made, unit, image, start, end) for unit, image in held]
    pieces = [(first, last) for first, last in pieces if last > first]
    if not pieces:
        return None
    between = [later[0] - former[1] for former, later in pairwise(pieces)]
    longest = max(pieces, key=lambda piece: piece[1] - piece[0])
    first, last = longest if any(gap < -_SEAM for gap in between) else (pieces[0][0], pieces[-1][1])
    apart = any(abs(gap) > _SEAM for gap in between)
    return Port(first, last, units, len(pieces) < len(units), apart, longest)


def _piece(made: Placed, unit: int, image: Image, start: int, end: int) -> tuple[int, int]:
    """The part of one sentence."""
    first, last = made.old.starts[unit], made.old.ends[unit]
    if image.exact:
        shift = image.start - first
        return max(start, first) + shift, min(end, last) + shift
    steps = path(made.old.keys[unit], made.new.value[image.start:image.end])
    begins = image.start if start <= first else image.start + _moved(steps, start - first, opens=True)
    ends = image.end if end >= last else image.start + _moved(steps, end - first, opens=False)
    return begins, ends


Step = tuple[str, int, int, int, int]


@lru_cache(maxsize=512)  # the quotes of one sentence come one after the other
def path(old: str, new: str) -> tuple[Step, ...]:
    return tuple((step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end)
                 for step in Levenshtein.opcodes(old, new))


def _moved(steps: tuple[Step, ...], at: int, *, opens: bool) -> int:
    """A seam between characters: what was put in right at it stays outside."""
    places = [min(new_start + at - start, new_end)
              for tag, start, end, new_start, new_end in steps if start <= at <= end and tag != "insert"]
    return (max(places) if opens else min(places)) if places else 0
