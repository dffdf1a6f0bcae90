"""What became of the words of a source, told from the newest text backwards, at the segments that it has now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, Final, Literal

from annotate.anchor.text import Text
from annotate.arrange.withheld import Withheld, withheld_words
from annotate.model import VersionEntry
from annotate.story import Source
from annotate.value import Date

if TYPE_CHECKING:
    from annotate.drift import SegmentChange

TOP: Final = 0
"""In the place of a segment's number: before the first one."""

Kind = Literal["edited", "split", "part", "merged", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one segment was before: the texts of the segments then, and of those that they became.

    `version` is the older one's, from 1; `after` a day on which it still stood, where one is told. `part`: a segment
    that was split off another, at which the old words stand. Without `old`, they may not be shown.
    """

    kind: Kind
    version: int
    after: Date | None
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """Segments that stood together and were removed; `earlier`: what they were before that."""

    version: int
    after: Date | None
    texts: tuple[str, ...]
    earlier: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """By segment of the newest text, the newest first: what it was, and what stood behind it (`TOP`: before all)."""

    changes: Mapping[int, tuple[Change, ...]] = field(default_factory=dict)
    gone: Mapping[int, tuple[Gone, ...]] = field(default_factory=dict)


NONE: Final = History()


def history(source: Source, withheld: Collection[int]) -> History:
    """`withheld` are segments whose words may not be shown: then no older words are that may have been theirs."""
    if not source.versions:
        return NONE
    texts = [Text(each.article.segments) for each in source.versions] + [Text(source.article.segments)]
    segments = source.article.segments
    words = withheld_words(*([each.text for each in segments if (each.number in withheld) is kept]
                             for kept in (True, False)))
    made = _Made(source.entry.display == "excerpts", frozenset(withheld), words)
    place = {each.number: made.now(each.number) for each in segments}
    for nth, (old, new) in reversed(list(enumerate(pairwise(texts)))):
        place = made.step(_Step(nth + 1, _day(source.versions[nth].entry), old, new), place)
    return made.history()


def _day(entry: VersionEntry) -> Date | None:
    """Not a month or a year: what was published in November may have been changed in November."""
    day = entry.retrieved or entry.published
    return day if day and day.day else None


@dataclass(frozen=True, slots=True)
class _Step:
    """From one version to the next."""

    version: int
    after: Date | None
    old: Text
    new: Text


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a segment of some version is told of: the segment of now at or behind which it stands, the list to which
    its changes belong, and the segments of now that have any of its words (`TOP`: some were removed)."""

    at: int
    changes: list[Change]
    into: frozenset[int]


_Places = Mapping[int, _Place]


@dataclass(frozen=True, slots=True)
class _Made:
    """A history in the making, from the newest step to the oldest."""

    excerpts: bool
    withheld: frozenset[int]
    held: Withheld
    changes: dict[int, list[Change]] = field(default_factory=dict)
    gone: dict[int, list[tuple[Gone, list[Change]]]] = field(default_factory=dict)

    def now(self, number: int) -> _Place:
        """Of a segment of the newest text."""
        return _Place(number, self.changes.setdefault(number, []), frozenset([number]))

    def step(self, step: _Step, place: _Places) -> dict[int, _Place]:
        """The places of the older text's segments, from those of the newer one's."""
        before: dict[int, _Place] = {}
        at = TOP
        from annotate.drift import compare  # only where there are versions: 30 ms

        for removed, group in groupby(compare(step.old, step.new), key=lambda each: each.kind == "deleted"):
            if removed:
                before |= self._removed(step, [number for each in group for number in each.old], at)
                continue
            for each in group:
                before |= self._changed(step, each, place)
                at = place[each.new[-1]].at
        return before

    def history(self) -> History:
        """Nothing of what is withheld, and of excerpts nothing that is not in one now."""
        changes = {number: tuple(told) for number, told in self.changes.items() if told and number not in self.withheld}
        gone = {number: tuple(replace(each, earlier=tuple(earlier)) for each, earlier in told)
                for number, told in self.gone.items()}
        return History(changes, {} if self.excerpts else gone)

    def _removed(self, step: _Step, numbers: Sequence[int], at: int) -> dict[int, _Place]:
        earlier: list[Change] = []
        self.gone.setdefault(at, []).append((Gone(step.version, step.after, _texts(step.old, numbers)), earlier))
        return dict.fromkeys(numbers, _Place(at, earlier, frozenset([TOP])))

    def _changed(self, step: _Step, found: SegmentChange, place: _Places) -> dict[int, _Place]:
        places = [place[number] for number in found.new]
        into = frozenset[int]().union(*(each.into for each in places))
        if found.kind == "added":
            for each in places:
                each.changes.append(Change("added", step.version, step.after))
        elif found.kind not in {"same", "moved"}:
            words = _texts(step.old, found.old), _texts(step.new, found.new)
            if self.excerpts and (not into.isdisjoint({TOP, *self.withheld}) or self.held.within(chain(*words))):
                words = (), ()
            kind: Kind = found.kind if found.kind in {"split", "merged"} else "edited"
            places[0].changes.append(Change(kind, step.version, step.after, *words))
            for each in places[1:]:
                if each.changes is not places[0].changes:
                    each.changes.append(Change("part", step.version, step.after))
        return {number: _Place(places[0].at, places[0].changes, into) for number in found.old}


def _texts(text: Text, numbers: Sequence[int]) -> tuple[str, ...]:
    by_number = {each.number: each.text for each in text.segments}
    return tuple(by_number[number] for number in numbers)
