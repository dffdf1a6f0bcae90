"""What published links to the source's segments lead to in its new text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.drift import SegmentChange
from annotate.model.alias import is_id
from annotate.reanchor.numbers import where_to
from annotate.scalars import SEGMENT
from annotate.story import Story


@dataclass(frozen=True, slots=True)
class Links:
    """`elsewhere`: a link that now leads to other words, and where its own stand (None: nowhere). An id that is still
    one of the page cannot be an alias, so nothing can be done but tell. `aliases`: an id that is gone, and the nearest
    that is there; `is_there`: whether its words stand there.
    """

    elsewhere: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    is_there: Mapping[str, bool]


def links(story: Story, siglum: str, segments: Sequence[SegmentChange], dropped: Sequence[str]) -> Links:
    """Of the ids in `ids.txt`; `dropped` are passages that are taken out."""
    count = sum(len(each.new) for each in segments)
    where = where_to(segments)
    elsewhere: dict[str, tuple[str, ...]] = {}
    gone: dict[str, str] = {}
    there: dict[str, bool] = {}
    for name in listed(story):
        segment = SEGMENT.fullmatch(name)
        number = int(segment[2]) if segment and segment[1] == siglum else 0
        to = where.get(number, ())
        if number in where and number > count:
            gone[name] = f"{siglum}-{to[0] if to else count}"
            there[name] = bool(to)
        elif number in where and number not in to:
            elsewhere[name] = tuple(f"{siglum}-{each}" for each in to)
        elif name in dropped:
            gone[name], there[name] = _instead_of(name, story, siglum, where, count), False
    taken = story.entry.aliases
    return Links(elsewhere, {old: new for old, new in gone.items() if old not in taken}, there)


def listed(story: Story) -> list[str]:
    """The ids that were published; what is none has its own problem."""
    lines = (story.ids or b"").decode(errors="replace").removeprefix("\ufeff").splitlines()
    return [line.strip() for line in lines if is_id(line.strip())]


def _instead_of(name: str, story: Story, siglum: str, where: Mapping[int, tuple[int, ...]], count: int) -> str:
    """The segment where the passage stood, or the one before that."""
    passage = next(each for each in story.entry.passages if f"p-{each.id}" == name)
    first = min(passage.segments.get(siglum, (1,)))
    before = [to[-1] for number, to in where.items() if number <= first and to]
    return f"{siglum}-{max(before, default=min(1, count))}"
