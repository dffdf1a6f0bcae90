"""Where a value stands in what holds it, and where a new one would go."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.edit.parsed import Node, Text, Unsafe
from annotate.edit.written import Habits


@dataclass(frozen=True, slots=True)
class Slot:
    """`at`: behind the colon or the hyphen. `indent`: of the mapping or list around it. `flow`: inside brackets."""

    at: int
    indent: int
    flow: bool = False
    item: bool = False


def slot(source: Text, parent: Node, key: str | int) -> Slot:
    """Of a child that is there."""
    if parent.kind == "list":
        at = int(key)
        if parent.flow:
            return Slot(parent.items[at].start, 0, flow=True, item=True)
        hyphen = hyphens(source, parent)[at]
        return Slot(hyphen + 1, source.column(hyphen), item=True)
    name = parent.key(str(key))
    return Slot(source.behind(name.end, ":"), 0 if parent.flow else source.column(parent.start), flow=parent.flow)


def hyphens(source: Text, node: Node) -> list[int]:
    """Of a block list; each is what comes next behind the item before."""
    if node.hyphens is None:
        node.hyphens = _hyphens(source, node)
    return node.hyphens


def _hyphens(source: Text, node: Node) -> list[int]:
    found = []
    at = node.start
    for item in node.items:
        at = source.behind(at, "-") - 1
        found.append(at)
        at = max(item.end, at + 1)
    if any(source.column(each) != source.column(found[0]) for each in found):
        raise Unsafe
    return found


def starts(source: Text, node: Node) -> list[int]:
    """Where the entries of a mapping or list begin: the key, the hyphen, or the item in brackets."""
    if node.kind == "mapping":
        return [key.start for key in node.keys]
    return [each.start for each in node.items] if node.flow else hyphens(source, node)


def behind_last(source: Text, end: int, column: int) -> int:
    """The end of the line in which a block entry ends, or of the comments below it that are indented deeper."""
    last = at = source.line_end(end)
    while at < len(source.text):
        line = source.line(at + 1)
        at = source.line_end(at + 1)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and not (line.lstrip(" ").startswith("#") and indent > column):
            break
        last = at if line.strip() else last
    return last


def habits(source: Text, root: Node, local: Node | None = None) -> Habits:
    """How mappings and lists below keys are indented: in this mapping if it has some, else in the file."""
    if root.steps is None:
        root.steps = _steps(source, root)
    steps = [*([_steps(source, local)] if local else []), root.steps]
    mappings = next((step for step, _ in steps if step), 2)
    return Habits(mappings, next((offset for _, offset in steps if offset is not None), mappings))


def _steps(source: Text, top: Node) -> tuple[int | None, int | None]:
    step: int | None = None
    offset: int | None = None
    waiting = [top]
    for node in waiting:
        if node.flow or node.kind == "scalar" or (step is not None and offset is not None):
            continue
        for child in node.items:
            if node.kind == "mapping" and child.kind != "scalar" and not child.flow:
                further = source.column(child.start) - source.column(node.start)
                step = further if child.kind == "mapping" and step is None else step
                offset = further if child.kind == "list" and offset is None else offset
        waiting += node.items
    return step, offset
