"""What is to be changed, gathered by path; and the tree that has to come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from annotate.yaml import Path, Tree

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]

_NONE: Mapping[Path, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Put:
    """Sets what stands at a path, or adds it: a key behind the last of its mapping, an item behind the last of a list.

    Parents that are missing are made. `comment` (without its `#`) goes behind the value, `comments` behind the values
    below it, by their paths from here.
    """

    path: Path
    value: Value
    comment: str = ""
    comments: Mapping[Path, str] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Drop:
    """Takes a key with its value, or an item, out."""

    path: Path


Change = Put | Drop


@dataclass(slots=True)
class Wanted:
    """The changes at one place and below it; without `drop`, `put` or `below` nothing changes.

    `comments` go with `put`, by their paths from here.
    """

    path: Path
    put: Tree | None = None
    drop: bool = False
    comments: dict[Path, str] = field(default_factory=dict)
    below: dict[str | int, Wanted] = field(default_factory=dict)


def gathered(tree: Tree, changes: Sequence[Change]) -> Wanted:
    """All changes as one tree; ValueError where two meet or a path leads nowhere."""
    top = Wanted(())
    for change in changes:
        at = _reached(top, change)
        if isinstance(change, Drop):
            at.drop = True
        else:
            at.put = plain_tree(change.value)
            at.comments = {path: text for path, text in (((), change.comment), *change.comments.items()) if text}
    _hold(tree, top)
    return top


def _reached(top: Wanted, change: Change) -> Wanted:
    at = top
    for step in change.path:
        if at.put is not None or at.drop:
            raise ValueError(f"two changes meet at {change.path}")
        at = at.below.setdefault(step, Wanted((*at.path, step)))
    if at.below or at.drop or at.put is not None or not change.path:
        raise ValueError(f"two changes meet at {change.path}, or it is the whole story")
    return at


def _hold(tree: Tree | None, wanted: Wanted) -> None:
    """Each change is of something that is there, or adds behind the last of what is there."""
    if wanted.drop and tree is None:
        raise ValueError(f"nothing stands at {wanted.path}")
    if not wanted.below:
        return
    children = _children(tree, wanted)
    added = [key for key in wanted.below if key not in children]
    if isinstance(tree, list) or all(isinstance(key, int) for key in wanted.below):
        known = len(children)
        if sorted(map(str, added)) != sorted(str(known + each) for each in range(len(added))):
            raise ValueError(f"no such item of {wanted.path}: {added}")
    elif not all(isinstance(key, str) for key in added):
        raise ValueError(f"{wanted.path} has keys, not items: {added}")
    for key, each in wanted.below.items():
        _hold(children.get(key), each)


def _children(tree: Tree | None, wanted: Wanted) -> dict[str | int, Tree]:
    if isinstance(tree, dict):
        return {str(key): each for key, each in tree.items()}
    if isinstance(tree, list):
        return dict(enumerate(tree))
    if tree:
        raise ValueError(f"{wanted.path} is a text")
    return {}


def after(tree: Tree | None, wanted: Wanted) -> Tree:
    """The tree with the changes."""
    if wanted.put is not None:
        return wanted.put
    if not wanted.below:
        return "" if tree is None else tree
    if isinstance(tree, list) or (not tree and all(isinstance(key, int) for key in wanted.below)):
        old: list[Tree] = tree if isinstance(tree, list) else []
        indexes = range(max(len(old), 1 + max(int(key) for key in wanted.below)))
        return [item for at in indexes if (item := _child(old[at] if at < len(old) else None, wanted, at)) is not None]
    mapping: dict[str, Tree] = tree if isinstance(tree, dict) else {}
    keys = (*mapping, *(str(key) for key in wanted.below if key not in mapping))
    return {key: value for key in keys if (value := _child(mapping.get(key), wanted, key)) is not None}


def _child(tree: Tree | None, wanted: Wanted, key: str | int) -> Tree | None:
    below = wanted.below.get(key)
    if below is None:
        return tree
    return None if below.drop else after(tree, below)


def comments_below(wanted: Wanted) -> dict[Path, str]:
    """All comments of this change and those below it, by their paths from here."""
    found = dict(wanted.comments)
    for key, each in wanted.below.items():
        found.update({(key, *path): text for path, text in comments_below(each).items()})
    return found


def plain_tree(value: Value) -> Tree:
    """As it will be read: every scalar a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Mapping | Sequence):
        raise TypeError(f"{value!r} has no place in a story")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain_tree(each) for key, each in value.items()}
    return [plain_tree(each) for each in value]

