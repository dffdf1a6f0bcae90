"""Places of the sentences that are not the same any more: by resemblance and neighbours, each to one sentence only."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from annotate.drift.finder import LEAST, Window, exact_ends
from annotate.drift.images import OVERLAP, Image, Placed

_NEIGHBOUR = 0.1        # what one neighbour counts for, as resemblance
_SLOT = 0.05            # and a place between the nearest placed sentences on both sides
_WIDER, _ROOM = 4, 200  # how much longer a slot may be than what is looked for in all of it: times, and characters
_CLEARLY = 0.03         # by how much one resemblance must be above another to count for more
_NEAR = 12              # places before another that are looked at for overlaps

def place_alike(made: Placed) -> None:
    """Twice: the second time, places are also told by the neighbours that the first has placed."""
    lost = [one for one, image in enumerate(made.images) if image is None and one not in made.unsettled]
    if not lost or not made.fresh.free:
        return
    fresh = made.fresh
    found = {one: fresh.find(made.old.keys[one], most=3) for one in lost}
    for _ in range(2):
        for one in lost:
            found[one] += _in_slot(made, one, found[one])
        every = sorted((window.start, window.end, window.likeness, one) for one in lost for window in found[one])
        outdone = {(one, window) for one in lost for window in found[one] if _outdone(every, one, window)}
        claims = [(window.likeness + _bonus(made, one, window, outdone), one, window)
                  for one in lost for window in found[one]]
        claims.sort(key=lambda claim: (-claim[0], claim[1], claim[2].start))
        for one in lost:
            made.images[one] = None
        _give(made, claims)
        made.renew()
    _doubt(made, found)


def _in_slot(made: Placed, one: int, found: list[Window]) -> list[Window]:
    """What the slot holds, where the search by grams found nothing in it: other sentences may share them all."""
    slot, key = made.slot(one), made.old.keys[one]
    if slot is None or not 0 < slot[1] - slot[0] <= _WIDER * len(key) + _ROOM:
        return []
    if any(slot[0] - OVERLAP <= each.start and each.end <= slot[1] + OVERLAP for each in found):
        return []
    window = exact_ends(key, made.new.value, slot, LEAST)
    return [window] if window else []


def _outdone(every: list[tuple[int, int, float, int]], one: int, window: Window) -> bool:
    """Whether another old sentence resembles the place clearly more: then neighbours do not count."""
    nth = bisect_left(every, (window.end, 0, 0.0, 0))
    return any(likeness > window.likeness + _CLEARLY and who != one and window.overlaps(start, end)
               for start, end, likeness, who in every[max(0, nth - _NEAR):nth])


def _bonus(made: Placed, one: int, window: Window, outdone: set[tuple[int, Window]]) -> float:
    if (one, window) in outdone:
        return 0
    slot = made.slot(one)
    inside = slot is not None and slot[0] - OVERLAP <= window.start and window.end <= slot[1] + OVERLAP
    return _NEIGHBOUR * made.neighbours(one, window.start, window.end) + _SLOT * inside


def _give(made: Placed, claims: list[tuple[float, int, Window]]) -> None:
    given: list[tuple[int, int, int]] = []
    for _, one, window in claims:
        if made.images[one] is None and not _holders(given, window):
            start, end = _whole_sentences(made, window)
            made.images[one] = Image(start, end, min(window.likeness, 0.999))
            given.insert(bisect_left(given, (window.start, window.end, one)), (window.start, window.end, one))


def _whole_sentences(made: Placed, window: Window) -> tuple[int, int]:
    """With the few characters at its ends that are no sentence of their own: the search leaves out what was put in."""
    start, end = window.start, window.end
    new = made.new
    units = new.covering(start, end)
    if units:
        few = max(OVERLAP, (end - start) // 8)
        first, last = new.starts[units[0]], new.ends[units[-1]]
        start = first if start - first <= few else start
        end = last if last - end <= few else end
    return start, end


def _doubt(made: Placed, found: dict[int, list[Window]]) -> None:
    """Rivals and contests that no better place of the other sentence explains."""
    given = sorted((image.start, image.end, one) for one in found if (image := made.images[one]))
    rivals: dict[int, list[Window]] = {}
    contested: dict[int, float] = {}
    for one, windows in found.items():
        for window in windows:
            holders = _holders(given, window)
            settled = made.images[one]
            for holder in holders:
                if holder != one and (settled is None or settled.likeness < window.likeness + _CLEARLY):
                    contested[holder] = max(contested.get(holder, 0), window.likeness)
            explained = any(_likeness(made, holder) >= window.likeness + _CLEARLY for holder in holders)
            if not explained and one not in holders:
                rivals.setdefault(one, []).append(window)
    for _, _, one in given:
        image = made.images[one]
        if image:
            made.images[one] = replace(image, rivals=tuple(rivals.get(one, ())), contested=contested.get(one, 0))


def _likeness(made: Placed, one: int) -> float:
    image = made.images[one]
    return image.likeness if image else 0


def _holders(given: list[tuple[int, int, int]], window: Window) -> list[int]:
    nth = bisect_left(given, (window.start, window.end, 0))
    return [one for start, end, one in given[max(0, nth - 1):nth + 2]
            if min(end, window.end) - max(start, window.start) > OVERLAP]
