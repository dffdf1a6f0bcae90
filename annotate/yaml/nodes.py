"""Strict YAML: a plain tree of mappings, lists and texts, and where each part of it stands.

YAML 1.1 without what surprises or attacks: no anchors, aliases, tags, merge keys, second documents or doubled keys;
bounded depth; every scalar a text, so that `no`, `1:30`, `0777` stay what was written (`~` is empty). Walks events, not
nodes: a bounded stack instead of recursion, and nothing is ever expanded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from annotate.characters import CONTROL, name
from annotate.limits import LIMITS, raised, story_size_for
from annotate.problem import Place, Problem
from annotate.yaml.decoration import aliased, anchored, braces, tagged
from annotate.yaml.mistakes import explain
from annotate.yaml.places import Path, Places
from annotate.yaml.text import place_of, read_lines

DEEPEST: Final = 20
MOST_PROBLEMS: Final = 1000  # of structure; a file that has more is not a story

NULLS: Final = ("~", "null", "Null", "NULL")

Tree = str | list[Any] | dict[str, Any]

# libyaml's marks count code points as ours do, ten times faster; its absence changes no result
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STARTS: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS: Final = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; `kept` is false below a doubled key."""

    node: list[Any] | dict[str, Any]
    path: Path
    kept: bool
    start: yaml.Event
    key: str | None = None
    doubled: bool = False


@dataclass(slots=True)
class _Reader:
    """The state of one walk; local to `read_yaml`."""

    file: str
    lines: list[str]
    most: int
    stack: list[_Open] = field(default_factory=list)
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    ends: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    root: Tree | None = None
    broken: bool = False

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_decoration(event)
            self._scalar(event)
        elif isinstance(event, _STARTS):
            self._refuse_decoration(event)
            self._open(event)
        elif isinstance(event, _ENDS):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, "yaml-refused", *aliased(str(event.anchor)))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            help = "take this line out, or write `***` or `- - -` for a line in Markdown"
            self._refuse(event, "yaml-documents", "a second document begins here", help)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if not event.value.isprintable() and (odd := CONTROL.search(event.value)):
            help = "take it out; if a backslash is meant, write \\\\, or use single quotes"
            self._refuse(event, "yaml-character", f"{name(odd[0])} does not belong in a story", help)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.node, dict) and top.key is None:
            self._key(top, event)
        else:
            self._attach("" if _is_null(event) else event.value, event)

    def _key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        key, place = event.value, self._place(event)
        top.key, path = key, (*top.path, key)
        top.doubled = key in top.node
        if top.doubled and top.kept:
            first = self.keys[path].line
            help = f"line {first} has it already; take one of them out, or give this one a name of its own"
            message = f"the key {key[:60]} stands here twice"
            self.problems.append(Problem("duplicate-key", message, place, "again", (help,)))
        elif top.kept:
            self.keys[path] = place
        if key == "<<" and event.implicit[0]:
            self._refuse(event, "yaml-refused", "merge keys are not read", "write the entries out instead of `<<`")

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        node: list[Any] | dict[str, Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        top = self.stack[-1] if self.stack else None
        if len(self.stack) >= DEEPEST:
            self._refuse(event, "yaml-depth", f"this is nested more than {DEEPEST} deep", _DEPTH_HELP)
        elif top is not None and isinstance(top.node, dict) and top.key is None:
            help = braces(self._place(event).excerpt)
            self._refuse(event, "yaml-bracket", "expected a key, found a list or a mapping", help)
        else:
            path, kept = self._attach(node, event)
            self.stack.append(_Open(node, path, kept, event))

    def _close(self, event: yaml.Event) -> None:
        """Only now it is known how far the brackets reach."""
        closed = self.stack.pop()
        if closed.kept:
            self.values[closed.path] = place_of(self.file, self.lines, closed.start.start_mark, event.end_mark)

    def _attach(self, node: Tree, event: yaml.NodeEvent) -> tuple[Path, bool]:
        """Put a value where it belongs; its path, and whether it counts."""
        if not self.stack:
            self.root = node
            path: Path = ()
            kept = True
        else:
            top = self.stack[-1]
            path, kept = _hang(top, node)
        if kept:
            self.values[path] = self._place(event)
            if event.end_mark and event.start_mark and event.end_mark.line > event.start_mark.line:
                self.ends[path] = event.end_mark.line + (event.end_mark.column > 0)
        if len(self.values) > self.most:
            message = f"here begins value {self.most + 1:,}, more than are read"
            enough = story_size_for(sum(map(len, self.lines)) + len(self.lines))
            self._refuse(event, "file-too-large", message, "split the story", raised("story", enough))
        return path, kept

    def _place(self, event: yaml.Event) -> Place:
        style = getattr(event, "style", None) if isinstance(event, yaml.ScalarEvent) else None
        return place_of(self.file, self.lines, event.start_mark, event.end_mark, block=style in ("|", ">"))

    def _refuse_decoration(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "yaml-refused", *anchored(str(event.anchor), self._written(event)))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse(event, "yaml-refused", *tagged(tag, self._written(event)))

    def _written(self, event: yaml.NodeEvent) -> str | None:
        """The text as it stands in its line, sign and all; None for what goes over lines, or holds more."""
        place = self._place(event)
        plain = isinstance(event, yaml.ScalarEvent) and event.end_mark and event.end_mark.line == place.line - 1
        return place.excerpt[place.column - 1 :][: place.width] if plain else None

    def _refuse(self, event: yaml.Event, code: str, message: str, *help: str) -> None:
        self.problems.append(Problem(code, message, self._place(event), help=help))
        self.broken = True


_DEPTH_HELP = "take the inner lists or mappings out: a story needs 6 levels"


def _is_null(event: yaml.ScalarEvent) -> bool:
    """YAML's words for nothing, unless they are quoted: nobody's publisher is called `null`."""
    return bool(event.implicit[0]) and event.value in NULLS


def _hang(top: _Open, node: Tree) -> tuple[Path, bool]:
    if isinstance(top.node, list):
        top.node.append(node)
        return (*top.path, len(top.node) - 1), top.kept
    key, kept = str(top.key), top.kept and not top.doubled
    if not top.doubled:
        top.node[key] = node
    top.key = None
    return (*top.path, key), kept


def read_yaml(raw: bytes, file: str, most: int = LIMITS.values) -> tuple[Tree | None, Places, list[Problem]]:
    """The tree, or None where its structure cannot be trusted; `file` is the path shown to the user.

    `most`: the values (texts, lists, mappings) that are read.
    """
    lines, problems = read_lines(raw, file)
    reader = _Reader(file, lines, most, problems=problems)
    if not problems:
        _walk(reader)
    reader.values.setdefault((), Place(file, excerpt=lines[0]))
    if not reader.problems and not reader.root:  # nothing at all, `""`, `[]` or `{}`
        help = "begin with `title: …`, `language: en` and `sources:`; `annotate new` writes all of it"
        reader.problems.append(Problem("empty-value", "this file is empty", reader.values[()], help=(help,)))
    usable = None if reader.broken or not reader.root else reader.root
    return usable, Places(reader.values, reader.keys, tuple(lines), reader.ends), reader.problems


def _walk(reader: _Reader) -> None:
    try:
        for event in yaml.parse("\n".join(reader.lines), Loader=_LOADER):
            reader.take(event)
            if len(reader.problems) >= MOST_PROBLEMS or (reader.broken and _lost(reader.problems[-1])):
                reader.broken = True
                return
    except yaml.MarkedYAMLError as error:
        told = explain(error, reader.file, reader.lines)
        # a key that is indented wrongly may also stand twice where it stands
        reader.problems[:] = [each for each in reader.problems if each.place.line != told.place.line]
        reader.problems.append(told)
        reader.broken = True


def _lost(problem: Problem) -> bool:
    """After it the walk does not know any more where it is."""
    return problem.code in ("yaml-depth", "yaml-bracket", "yaml-documents", "file-too-large")
