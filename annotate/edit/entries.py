"""Edits of a list or mapping as a whole: entries taken out, and new ones put in."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from annotate.edit.parsed import Node, Text
from annotate.edit.slots import behind_last, starts
from annotate.edit.splice import Edit
from annotate.edit.written import Comments, Habits, brief, entry, flow, item, said
from annotate.yaml import Tree


@dataclass(frozen=True, slots=True)
class New:
    """An entry to put in behind the last. `key` is of a mapping."""

    value: Tree
    comments: Comments
    key: str = ""


def without(source: Text, node: Node, gone: AbstractSet[int]) -> list[Edit]:
    """Some, but not all of the entries go."""
    edits: list[Edit] = []
    first = 0
    while first < len(node.items):
        last = first
        while last in gone:
            last += 1
        if last > first:
            edits += [_bracketed(source, node, first, last)] if node.flow else _lines(source, node, first, last)
        first = last + 1
    return edits


def _bracketed(source: Text, node: Node, first: int, last: int) -> Edit:
    """Entries from first to before last, with one comma; comments on lines of their own and those of others stay."""
    begins, text = starts(source, node), source.text
    end = node.items[last - 1].end
    if last == len(node.items):
        before = node.items[first - 1].end
        return (begins[first] if "#" in text[before : begins[first]] else before, end, "")
    comma = source.behind(end, ",")
    rest = source.line_end(comma)
    if "\n" not in text[comma : begins[last]]:
        return begins[first], begins[last], ""
    if text[comma:rest].strip() and not text[comma:rest].lstrip().startswith("#"):
        return begins[first], comma, ""
    return begins[first], rest + 1 + len(source.line(rest + 1)) - len(source.line(rest + 1).lstrip(" ")), ""


def _lines(source: Text, node: Node, first: int, last: int) -> list[Edit]:
    """Whole lines, with the comments that are indented below an entry."""
    begins, column = starts(source, node), source.column(node.start)
    ends = [behind_last(source, each.end, column) for each in node.items[first:last]]
    line = source.line_start(begins[first])
    if source.text[line : begins[first]].strip():  # `- A: 4`: what comes next moves up to the hyphen
        after = ends[-1]
        while source.text[after : after + 1] in (" ", "\n") and after < len(source.text):
            after += 1
        return [(begins[first], after, "")]
    if line == 0:
        return [(0, ends[-1] + 1, "")]
    return [(source.line_start(begin) - 1, end, "") for begin, end in zip(begins[first:last], ends, strict=True)]


def put_in(source: Text, node: Node, new: list[New], gone: AbstractSet[int], usual: Habits) -> list[Edit]:
    """New entries; at least one of the old stays."""
    if not node.flow:
        return [_in_lines(source, node, each, usual) for each in new]
    last = max(at for at in range(len(node.items)) if at not in gone)
    edits = _in_brackets(source, node, new, last, starts(source, node))
    words = "".join(said(each.comments) for each in new)
    end = source.line_end(node.items[-1].end)
    return [*edits, (end, end, words)] if words else edits


def _written(node: Node, new: New) -> str:
    return flow({new.key: new.value})[1:-1] if node.kind == "mapping" else flow(new.value, inside=True)


def _in_brackets(source: Text, node: Node, new: list[New], last: int, begins: list[int]) -> list[Edit]:
    """Behind the last that stays; on lines of their own if that has one, and then behind its comment."""
    text, begin, end = source.text, begins[last], node.items[last].end
    line = source.line_start(begin)
    alone = last and not text[line:begin].strip() and "\n" in text[node.items[last - 1].end : begin]
    if not alone:
        return [(end, end, "".join(f", {_written(node, each)}" for each in new))]
    comma = source.past_gap(end)
    has_comma = text[comma : comma + 1] == ","
    behind = comma + 1 if has_comma else end
    rest = source.line_end(behind)
    lines = [f"\n{text[line:begin]}{_written(node, each)}" for each in new]
    below = text[behind:rest].strip()
    if (below and not below.startswith("#")) or last + 1 < len(node.items):
        return [(end, end, "," + ",".join(lines))]
    return [*([] if has_comma else [(end, end, ",")]), (rest, rest, ",".join(lines) + "," * has_comma)]


def _in_lines(source: Text, node: Node, new: New, usual: Habits) -> Edit:
    indent = source.column(node.start)
    siblings = [each for each in node.items if each.kind == "mapping" and each.items]
    brackets = bool(siblings) and siblings[-1].flow
    if node.kind == "mapping":
        short = brackets and isinstance(new.value, dict)
        lines = (
            brief(new.key, new.value, indent, new.comments)
            if short
            else entry(new.key, new.value, indent, usual, new.comments)
        )
    else:
        lines = item(new.value, indent, usual, new.comments, short=brackets or not siblings)
    at = behind_last(source, node.items[-1].end, indent)
    return at, at, "".join(f"\n{line}" for line in lines)
