"""Segment numbers that stand in story.yml, each to be what it is in the new text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.drift import SegmentChange
from annotate.edit import Change, Drop, Put
from annotate.model import Passage
from annotate.scalars import SEGMENT
from annotate.story import Story
from annotate.yaml import Path, Tree


@dataclass(frozen=True, slots=True)
class Renumbered:
    """What changes in story.yml, and what an author may not expect of it; `dropped`: ids of passages that are gone."""

    changes: tuple[Change, ...]
    told: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(slots=True)
class _Desk:
    """The state of one walk; local to `renumbered`."""

    story: Story
    tree: Tree
    siglum: str
    where: Mapping[int, tuple[int, ...]]
    count: int
    placed: dict[int, int] = field(default_factory=dict)  # number in the new text, passage
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    gone: int = 0  # passages that are taken out


def where_to(segments: Sequence[SegmentChange]) -> dict[int, tuple[int, ...]]:
    """Each old number with those of the new text; none for what is gone."""
    return {old: each.new for each in segments for old in each.old}


def renumbered(story: Story, tree: Tree, siglum: str, segments: Sequence[SegmentChange]) -> Renumbered:
    """`passages`, `see`, `furniture`, and `aliases` that name segments of this source."""
    count = sum(len(each.new) for each in segments)
    desk = _Desk(story, tree, siglum, where_to(segments), count)
    for index, passage in enumerate(story.entry.passages):
        _passage(desk, index, passage)
    if story.entry.passages and desk.gone == len(story.entry.passages):
        desk.changes = [each for each in desk.changes if each.path[0] != "passages"] + [Drop(("passages",))]
    _furniture(desk, segments)
    _aliases(desk)
    return Renumbered(tuple(desk.changes), tuple(desk.told), tuple(desk.dropped))


def _passage(desk: _Desk, index: int, passage: Passage) -> None:
    name = f"passage {f'“{passage.id}”' if passage.id else index + 1}"
    given = passage.segments.get(desk.siglum, ())
    kept: list[tuple[int, ...]] = []
    elsewhere: list[int] = []
    for number in given:
        to = desk.where.get(number, ())
        if not to:
            desk.told.append(f"{desk.siglum}-{number} is gone; it stood in {name}")
        here = [each for each in to if desk.placed.setdefault(each, index) == index]
        elsewhere += [each for each in to if each not in here]
        kept.append(tuple(each for each in here if not any(each in others for others in kept)))
    left = [siglum for siglum in passage.segments if siglum != desk.siglum or any(kept)]
    if not left:
        desk.changes.append(Drop(("passages", index)))
        desk.gone += 1
        desk.told.append(f"{name} held nothing else and is taken out")
        desk.dropped += [f"p-{passage.id}"] if passage.id else []
        return
    desk.told += [f"{desk.siglum}-{each} stands in a passage already; {name} links to it with `see`"
                  for each in elsewhere]
    desk.changes += _items(desk, ("passages", index, desk.siglum), [(f"{each}",) for each in given],
                           [tuple(map(str, each)) for each in kept])
    _see(desk, index, passage, elsewhere)


def _see(desk: _Desk, index: int, passage: Passage, more: Sequence[int]) -> None:
    kept: list[tuple[str, ...]] = []
    for name in passage.see:
        siglum, _, number = name.partition("-")
        own = siglum == desk.siglum
        to = [f"{siglum}-{each}" for each in desk.where.get(int(number), ())] if own else [name]
        if own and not to:
            desk.told.append(f"{name} is gone; a `see` named it")
        kept.append(tuple(each for each in to if not any(each in others for others in kept)))
    there = {each for names in kept for each in names}
    also = [f"{desk.siglum}-{each}" for each in dict.fromkeys(more) if f"{desk.siglum}-{each}" not in there]
    desk.changes += _items(desk, ("passages", index, "see"), [(each,) for each in passage.see], kept, also)


def _furniture(desk: _Desk, segments: Sequence[SegmentChange]) -> None:
    """What was made of furniture and of the article is the article's."""
    given = desk.story.entry.sources[desk.siglum].furniture
    is_furniture = {new for each in segments if each.old and set(each.old) <= set(given) for new in each.new}
    kept: list[tuple[str, ...]] = []
    for number in given:
        here = [f"{each}" for each in desk.where.get(number, ()) if each in is_furniture and each not in desk.placed]
        kept.append(tuple(each for each in here if not any(each in others for others in kept)))
    desk.changes += _items(desk, ("sources", desk.siglum, "furniture"), [(f"{each}",) for each in given], kept)


def _aliases(desk: _Desk) -> None:
    """What an old link leads to moves with its words; an old id that is one of the new text's cannot stay old."""
    for old, new in desk.story.entry.aliases.items():
        was, to = SEGMENT.fullmatch(old), SEGMENT.fullmatch(new)
        if was and was[1] == desk.siglum and int(was[2]) <= desk.count:
            desk.changes.append(Drop(("aliases", old)))
            desk.told.append(f"the alias {old}: {new} is taken out: the new text has an {old} of its own")
        elif to and to[1] == desk.siglum:
            number = next(iter(desk.where.get(int(to[2]), ())), min(int(to[2]), desk.count))
            if number != int(to[2]):
                desk.changes.append(Put(("aliases", old), f"{desk.siglum}-{number}"))


def _items(desk: _Desk, path: Path, old: Sequence[tuple[str]], new: Sequence[tuple[str, ...]],
           more: Sequence[str] = ()) -> Iterator[Change]:
    """From a number or a list to what it becomes, item by item where that can be, so that comments stay at theirs."""
    final = [each for items in new for each in items] + list(more)
    was = [each for each, in old]
    if final == was:
        return
    if not final:
        yield Drop(path)
    elif not isinstance(_node(desk.tree, path), list):
        values = [_value(each) for each in final]
        yield Put(path, values[0] if len(values) == 1 else values)
    elif not more and all(len(items) <= 1 for items in new):
        for index, (one, items) in enumerate(zip(was, new, strict=True)):
            if items != (one,):
                yield Put((*path, index), _value(items[0])) if items else Drop((*path, index))
    else:
        yield from _in_place(path, was, final)


def _in_place(path: Path, was: Sequence[str], final: Sequence[str]) -> Iterator[Change]:
    for index in range(max(len(was), len(final))):
        if index >= len(final):
            yield Drop((*path, index))
        elif index >= len(was) or was[index] != final[index]:
            yield Put((*path, index), _value(final[index]))


def _value(text: str) -> str | int:
    return int(text) if text.isdigit() else text


def _node(tree: Tree, path: Path) -> Tree | None:
    node: Tree | None = tree
    for part in path:
        if isinstance(node, list) and isinstance(part, int):
            node = node[part]
        elif isinstance(node, dict):
            node = node.get(str(part))
    return node
