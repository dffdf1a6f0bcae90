"""Which id most likely stands where one is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.model.alias import PLACE
from annotate.nearest import nearest
from annotate.scalars import SEGMENT
from annotate.story import Story


@dataclass(frozen=True, slots=True)
class Known:
    """`there`: the ids of the page; `published`: those of the list."""

    there: tuple[str, ...]
    published: frozenset[str]
    story: Story

    def new(self, names: Sequence[str]) -> list[str]:
        """What is not in the list yet is most likely a new name of what is gone."""
        return [each for each in names if each not in self.published]


def instead(gone: str, known: Known) -> str | None:
    """None where nothing tells."""
    if segment := SEGMENT.fullmatch(gone):
        return _segment(segment[1], int(segment[2]), known)
    if place := PLACE.fullmatch(gone):
        return _place(gone, place[1], place[2], known)
    same = sorted(each for each in known.there if each.startswith(gone[:2]) and not PLACE.fullmatch(each))
    new = known.new(same)
    return _nearest(gone, new) or (new[0] if len(new) == 1 else None) or _nearest(gone, same)


def _segment(siglum: str, number: int, known: Known) -> str | None:
    """The last one that is left; where the source is gone, that of the only source that is new."""
    name = siglum if siglum in known.story.sources else _renamed(known)
    return f"{name}-{min(number, len(known.story.sources[name].article.segments))}" if name else None


def _place(gone: str, note: str, siglum: str, known: Known) -> str | None:
    """That of the source's new name, else the note itself."""
    name = None if siglum in known.story.sources else _renamed(known)
    moved = f"{note}-{name}{gone.removeprefix(f'{note}-{siglum}')}" if name else ""
    return next((each for each in (moved, note) if each in known.there), None) or _nearest(gone, sorted(known.there))


def _renamed(known: Known) -> str | None:
    new = [siglum for siglum in known.story.sources if f"{siglum}-1" not in known.published]
    return new[0] if len(new) == 1 else None


def _nearest(gone: str, among: Sequence[str]) -> str | None:
    """Without the letter that all of them begin with, which would make strangers alike."""
    close = nearest(gone[2:], [each[2:] for each in among if each[:2] == gone[:2]])
    return close and gone[:2] + close
