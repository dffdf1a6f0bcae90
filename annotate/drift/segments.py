"""What became of each segment: the sentences that it shares with others tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from annotate.anchor import Text
from annotate.drift.images import Placed
from annotate.drift.order import rising
from annotate.drift.place import MOST, placed

Change = Literal["same", "moved", "edited", "split", "merged", "deleted", "added"]
_SHARE = 0.3  # of the shorter of two segments that both must have in common


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """Segment numbers; every segment of either text is in exactly one change."""

    kind: Change
    old: tuple[int, ...]
    new: tuple[int, ...]


def compare(old: Text, new: Text) -> tuple[SegmentChange, ...]:
    """In the order of the new text; what was deleted comes where it stood."""
    groups = _groups(old, new)
    moved = _moved(groups)
    ones, others = [each.text for each in old.segments], [each.text for each in new.segments]
    return tuple(SegmentChange(_change(group, ones, others, moved),
                               tuple(old.segments[each].number for each in group[0]),
                               tuple(new.segments[each].number for each in group[1]))
                 for group in _as_read(groups))


def _as_read(groups: list[Group]) -> list[Group]:
    """By place in the new text; a deleted one right behind what stood before it."""
    placed_at: list[tuple[tuple[int, int, int], Group]] = []
    last = -1
    for group in sorted((group for group in groups if group[0]), key=lambda each: each[0][-1]):
        if group[1]:
            last = group[1][-1]
            placed_at.append(((group[1][0], 0, 0), group))
        else:
            placed_at.append(((last, 1, group[0][0]), group))
    placed_at += [((group[1][0], 0, 0), group) for group in groups if not group[0]]
    return [group for _, group in sorted(placed_at)]


Group = tuple[tuple[int, ...], tuple[int, ...]]  # indexes of segments, old and new


def _groups(old: Text, new: Text) -> list[Group]:
    if max(len(old.joined), len(new.joined)) > MOST or not old.segments or not new.segments:
        groups: list[Group] = [((one,), ()) for one in range(len(old.segments))]
        return groups + [((), (other,)) for other in range(len(new.segments))]
    groups = _joined(_links(placed(old, new), old, new))
    held = {one for group in groups for one in group[0]}, {other for group in groups for other in group[1]}
    groups += _left_equal(old, new, held)
    held = {one for group in groups for one in group[0]}, {other for group in groups for other in group[1]}
    groups += [((one,), ()) for one in range(len(old.segments)) if one not in held[0]]
    return groups + [((), (other,)) for other in range(len(new.segments)) if other not in held[1]]


def _links(made: Placed, old: Text, new: Text) -> list[tuple[int, int]]:
    """Pairs of segments with enough in common, the most first."""
    shared: Counter[tuple[int, int]] = Counter()
    for unit, image in enumerate(made.images):
        if image:
            for other in made.new.covering(image.start, image.end):
                common = min(image.end, made.new.ends[other]) - max(image.start, made.new.starts[other])
                shared[made.old.segments[unit], made.new.segments[other]] += common
    lengths = [len(each.text) for each in old.segments], [len(each.text) for each in new.segments]
    enough = [pair for pair, common in shared.items()
              if common >= _SHARE * min(lengths[0][pair[0]], lengths[1][pair[1]])]
    return sorted(enough, key=lambda pair: (-shared[pair], pair))


def _joined(links: list[tuple[int, int]]) -> list[Group]:
    """One to many or many to one, never many to many: of those the stronger links stay."""
    forth: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for one, other in links:
        free = one not in forth and other not in back
        grows = (one in forth and other not in back and all(len(back[each]) == 1 for each in forth[one])) or (
            other in back and one not in forth and all(len(forth[each]) == 1 for each in back[other]))
        if free or grows:
            forth.setdefault(one, []).append(other)
            back.setdefault(other, []).append(one)
    found = {(tuple(sorted(back[others[0]])), tuple(sorted(others))) for others in forth.values()}
    return sorted(found)


def _left_equal(old: Text, new: Text, held: tuple[set[int], set[int]]) -> list[Group]:
    """Repeated segments that nothing tells apart, as `***`: in order."""
    waiting: dict[str, list[int]] = {}
    for other, segment in enumerate(new.segments):
        if other not in held[1]:
            waiting.setdefault(segment.text, []).append(other)
    groups: list[Group] = []
    for one, segment in enumerate(old.segments):
        if one not in held[0] and waiting.get(segment.text):
            groups.append(((one,), (waiting[segment.text].pop(0),)))
    return groups


def _moved(groups: list[Group]) -> set[Group]:
    """The fewest that must be taken out for the rest to keep its order."""
    chain = sorted(group for group in groups if group[0] and group[1])
    kept = set(rising([group[1][0] for group in chain]))
    return {group for nth, group in enumerate(chain) if nth not in kept}


def _change(group: Group, ones: list[str], others: list[str], moved: set[Group]) -> Change:
    old, new = group
    if not (old and new):
        return "deleted" if old else "added"
    if len(old) > 1 or len(new) > 1:
        return "merged" if len(old) > 1 else "split"
    if ones[old[0]] != others[new[0]]:
        return "edited"
    return "moved" if group in moved else "same"


