"""Where each part of a YAML text begins and ends, to the character; the text is one that `read_yaml` has read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GAP: Final = re.compile(r"(?:[ \t\n]++|(?:(?<=[ \t\n])|\A)#[^\n]*+)*+")


class Unsafe(Exception):  # noqa: N818  # not an error of ours: it ends in a problem
    """Something stands there that an edit would have to guess about."""


@dataclass(slots=True)
class Node:
    """A value. `style` is of a scalar: "" (plain), ', ", > or |; `flow` of a list or a mapping in brackets.

    A scalar that is not there (`A:`) has no width. `end` of a block scalar is the end of its last line with words,
    that of a block list or mapping the end of what it holds.
    """

    kind: Literal["scalar", "mapping", "list"]
    start: int
    end: int
    style: str = ""
    flow: bool = False
    value: str = ""
    keys: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    # what is worked out of it once
    hyphens: list[int] | None = None
    steps: tuple[int | None, int | None] | None = None
    by_name: dict[str, Node] | None = None

    @property
    def empty(self) -> bool:
        return not (self.value if self.kind == "scalar" else self.items)

    def names(self) -> Iterator[tuple[str | int, Node]]:
        """The children by key or index; the second of a doubled key is passed over."""
        if self.kind == "list":
            yield from enumerate(self.items)
        else:
            yield from dict(zip((key.value for key in reversed(self.keys)), reversed(self.items), strict=True)).items()

    def key(self, name: str) -> Node:
        """Where that key stands, the first of a doubled one."""
        if self.by_name is None:
            self.by_name = {key.value: key for key in reversed(self.keys)}
        return self.by_name[name]


class Text:
    r"""The file with `\n` for every line end, and positions in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def line_start(self, at: int) -> int:
        return self.starts[bisect_right(self.starts, at) - 1]

    def line_end(self, at: int) -> int:
        """Before its line break."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def column(self, at: int) -> int:
        return at - self.line_start(at)

    def line(self, at: int) -> str:
        return self.text[self.line_start(at) : self.line_end(at)]

    def past_gap(self, at: int) -> int:
        """Behind white space, line breaks and comments."""
        match = _GAP.match(self.text, at)
        return match.end() if match else at

    def behind(self, at: int, sign: str) -> int:
        """Behind the sign that comes next."""
        found = self.past_gap(at)
        if self.text[found : found + 1] != sign:
            raise Unsafe
        return found + 1


def parse(source: Text) -> Node:
    """The root."""
    opened: list[Node] = []
    for event in yaml.parse(source.text, Loader=_LOADER):
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            node = opened.pop()
            node.end = _at(source, event.end_mark) if node.flow else node.items[-1].end
        elif isinstance(event, yaml.ScalarEvent):
            node = _scalar(source, event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            kind: Literal["mapping", "list"] = "mapping" if isinstance(event, yaml.MappingStartEvent) else "list"
            node = Node(kind, _at(source, event.start_mark), 0, flow=bool(event.flow_style))
            if opened:
                _hang(opened[-1], node)
            opened.append(node)
            continue
        else:
            continue
        if not opened:
            return node
        if node.kind == "scalar":
            _hang(opened[-1], node)
    raise Unsafe


def _hang(parent: Node, node: Node) -> None:
    if parent.kind == "mapping" and len(parent.keys) == len(parent.items):
        parent.keys.append(node)
    else:
        parent.items.append(node)


def _at(source: Text, mark: Any) -> int:
    start = source.starts[min(int(mark.line), len(source.starts) - 1)]
    return min(start + int(mark.column), len(source.text))


def _scalar(source: Text, event: yaml.ScalarEvent) -> Node:
    start, end = _at(source, event.start_mark), _at(source, event.end_mark)
    style = event.style or ""
    null = not style and event.value in ("", "~", "null", "Null", "NULL")
    if style in ("|", ">"):
        end = _block_end(source, start, end)
    return Node("scalar", start, end, style.strip("\0"), value="" if null else event.value)


def _block_end(source: Text, start: int, end: int) -> int:
    """The event ends where the next line with words begins; blank lines before it belong to no one, except with `+`."""
    head_end = source.line_end(start)
    head = source.text[start:head_end].split("#")[0]
    last = end - 1 if source.text[end - 1 : end] == "\n" else end
    if "+" in head:
        return max(last, head_end)
    lines = source.text[head_end:last].split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")]
    while len(lines) > 1 and len(lines[-1]) <= (indents[0] if indents else 1 << 30) and not lines[-1].strip(" "):
        lines.pop()
    return head_end + len("\n".join(lines))
