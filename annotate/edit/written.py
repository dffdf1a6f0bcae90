"""Values that are new, as YAML: in a line where they are short, else in lines of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotate.edit import scalar
from annotate.yaml import Path, Tree

_LONGEST_LINE: Final = 116

Comments = Mapping[Path, str]


@dataclass(frozen=True, slots=True)
class Habits:
    """How this file is indented: a mapping below its key, a list below its key, an item behind its hyphen."""

    step: int = 2
    lists: int = 2


def flow(value: Tree, style: str = "", *, inside: bool = False) -> str:
    """In brackets; a text as it may stand behind a key, or `inside` brackets."""
    if isinstance(value, dict):
        pairs = (f"{_key(key)}: {flow(each, inside=True)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each, inside=True) for each in value) + "]"
    return scalar.inline(value, style, flow=inside, number=is_count(value))


def is_count(text: str) -> bool:
    """A whole number as we would write it: segment numbers are no texts for anybody."""
    return text.isascii() and text.isdigit() and len(text) <= 7 and (text == "0" or text[0] != "0")


def _key(key: str) -> str:
    return scalar.inline(key, flow=True, number=True)


def entry(key: str, value: Tree, indent: int, habits: Habits, comments: Comments) -> list[str]:
    """`key: value` and what lies below, each line with its indentation."""
    return _below(_head(key, indent), value, indent, habits, comments)


def brief(key: str, value: Tree, indent: int, comments: Comments) -> list[str]:
    """The same on one line, as its siblings are."""
    return [f"{_head(key, indent)} {flow(value)}{said(comments)}"]


def _head(key: str, indent: int) -> str:
    return " " * indent + _key(key) + ":"


def item(value: Tree, indent: int, habits: Habits, comments: Comments, *, short: bool = True) -> list[str]:
    """`- value`; a mapping on one line where it fits and `short` asks for it."""
    head = " " * indent + "-"
    if isinstance(value, str):
        return _below(head, value, indent, habits, comments)
    line = f"{head} {flow(value)}"
    if not value or (short and _simple(value) and len(line) <= _LONGEST_LINE):
        return [line + said(comments)]
    lines = block(value, indent + 2, habits, comments)
    return [head + " " + lines[0].lstrip(" "), *lines[1:]]


def _below(head: str, value: Tree, indent: int, habits: Habits, comments: Comments) -> list[str]:
    if isinstance(value, str) and (lines := long_text(value, len(head), indent + habits.step)):
        return [f"{head} {lines[0]}{said(comments)}", *lines[1]]
    if _on_one_line(value):
        return [f"{head} {flow(value)}{said(comments)}"]
    deeper = indent + (habits.step if isinstance(value, dict) else habits.lists)
    own = scalar.comment(comments.get((), ""))
    return [head + own, *block(value, deeper, habits, {path: text for path, text in comments.items() if path})]


def long_text(value: str, before: int, indent: int) -> tuple[str, list[str]] | None:
    """Header and lines of a text that has several lines, or is too long for one; `before`: columns taken before it."""
    if "\n" in value:
        return scalar.block(value, "|", indent)
    folded = scalar.block(value, ">", indent) if before + len(value) > _LONGEST_LINE else None
    return folded if folded and len(folded[1]) > 1 else None


def block(value: Tree, indent: int, habits: Habits, comments: Comments) -> list[str]:
    """The lines of a mapping or list that is not empty."""
    if isinstance(value, dict):
        return [line for key, each in value.items() for line in entry(key, each, indent, habits, _from(comments, key))]
    return [line for at, each in enumerate(value) for line in item(each, indent, habits, _from(comments, at))]


def said(comments: Comments) -> str:
    """All of them behind one line."""
    return scalar.comment("; ".join(dict.fromkeys(comments.values())))


def _from(comments: Comments, key: str | int) -> Comments:
    return {path[1:]: text for path, text in comments.items() if path[:1] == (key,)}


def _on_one_line(value: Tree) -> bool:
    texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return not value or isinstance(value, str) or texts


def _simple(value: Sequence[Tree] | Mapping[str, Tree]) -> bool:
    """Texts, and lists of texts."""
    return all(_on_one_line(each) for each in (value.values() if isinstance(value, Mapping) else value))
