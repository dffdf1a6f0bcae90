"""A line that is indented wrongly, found by trial: the smallest move of a line after which the file can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotate.problem import Problem
from annotate.yaml.prose import ANY_KEY, head_of, opens
from annotate.yaml.stumble import Stumble, indent_of
from annotate.yaml.trial import nearest, readable, spaces

SECTIONS: Final = frozenset(("title", "summary", "language", "sources", "accept", "kinds", "aliases", "passages",
                             "discrepancies", "notes"))
"""What stands at the left margin of a story; nothing else does."""
MOST_TRIES: Final = 12

_SIGNS: Final = ("block", "expected key", "mapping values", "could not find", "document start")
_LIST: Final = re.compile(r" *(?:passages|evidence|versions):")
_LONGEST_ITEM: Final = 12  # lines
_ITEM_KEY: Final = re.compile(r"\s*(?:- +)+(?P<at>[^\s#-])")


@dataclass(frozen=True, slots=True)
class _Move:
    """A line, and by how much it should be indented; `sure`: both lines beside it are indented so."""

    line: int
    indent: int
    sure: bool
    cost: tuple[bool | int, ...]


def slip(at: Stumble) -> Problem | None:
    """The line where YAML stumbles, or the one above it, does not stand under the lines that it belongs to."""
    if not any(sign in at.words for sign in _SIGNS):
        return None
    for move in sorted(_moves(at), key=lambda each: each.cost)[:MOST_TRIES]:
        line = at.lines[move.line]
        moved = " " * move.indent + line.lstrip(" ")
        if readable([*at.lines[: move.line], moved, *at.lines[move.line + 1 :]]):
            return _told(at, move)
    return None


def section(at: Stumble) -> Problem | None:
    """`  discrepancies:` below the passages: nothing of that name stands anywhere but at the margin."""
    key = ANY_KEY.match(at.text)
    if not key or not indent_of(at.text) or key["before"].strip() or key["key"] not in SECTIONS - {"title", "language"}:
        return None
    moved = [*at.lines[: at.line], at.text.lstrip(" "), *at.lines[at.line + 1 :]]
    return _told(at, _Move(at.line, 0, sure=True, cost=())) if readable(moved) else None


def no_hyphen(at: Stumble) -> Problem | None:
    """The first item of a list without its hyphen: YAML blames the second, which is right."""
    if not at.text.lstrip().startswith("- "):
        return None
    item: list[int] = []
    above = nearest(at.lines, at.line, -1)
    while above is not None and not _LIST.fullmatch(at.lines[above].rstrip()):
        if at.lines[above].lstrip().startswith("-") or len(item) > _LONGEST_ITEM:
            return None
        item.insert(0, above)
        above = nearest(at.lines, above, -1)
    if above is None or not item:
        return None
    indent = indent_of(at.text)
    first, *more = item
    changed = {line: " " * (indent + 2) + at.lines[line].lstrip() for line in more}
    changed[first] = " " * indent + "- " + at.lines[first].lstrip()
    if not readable([changed.get(nth, line) for nth, line in enumerate(at.lines)]):
        return None
    text = at.lines[first].strip()
    below = f", and indent the lines below it by {spaces(indent + 2)}" if more else ""
    span = (first, indent_of(at.lines[first]), len(at.lines[first].rstrip()))
    message = f"the first item of `{at.lines[above].strip()[:-1]}` has no hyphen"
    return at.problem("yaml-indentation", message, span, f"write - {text}{below}")


def first_line(at: Stumble) -> Problem | None:
    """Where the file's first key is indented, YAML ends its document at the second."""
    return slip(at) if "document start" in at.words else None


def _told(at: Stumble, move: _Move) -> Problem:
    line = at.lines[move.line]
    indent = indent_of(line)
    span = (move.line, 0, indent) if indent else (move.line, 0, len(line.split()[0]))
    message = f"this line is indented by {spaces(indent)}, which does not fit the lines beside it"
    like = _like(at.lines, move)
    help = f"indent it by {spaces(move.indent)}" + (f" (as line {like + 1})" if like is not None else "")
    return at.problem("yaml-indentation", message, span, help)


def _moves(at: Stumble) -> Iterator[_Move]:
    """Of the line where YAML stumbles, of the one above it, and of those that opened the levels around it."""
    above = nearest(at.lines, at.line, -1)
    for line in (at.line, above):
        if line is not None:
            yield from _near(at.lines, line)
    indent = indent_of(at.lines[at.line])
    for line in _openers(at.lines, at.line):
        if line != above and indent_of(at.lines[line]) != indent:
            far = 10 + abs(indent_of(at.lines[line]) - indent)
            yield _Move(line, indent, False, (_is_odd(at.lines, line, indent), True, True, far, True, 0))


def _near(lines: list[str], line: int) -> Iterator[_Move]:
    """To where the lines beside it stand, or those around it."""
    own = indent_of(lines[line])
    over, under = nearest(lines, line, -1), nearest(lines, line, 1)
    beside = [indent_of(lines[each]) for each in (over, under) if each is not None]
    levels = _levels(lines, line)
    lower = max((each for each in levels if under is not None and each < beside[-1]), default=None)
    if opens(lines[line]) and under is not None and beside[-1] - 2 > max(levels, default=0):
        lower = beside[-1] - 2
    for indent in {*beside, *levels, own if lower is None else lower} - {own}:
        sure = beside == [indent, indent]
        parted = not (opens(lines[line]) and indent == lower)
        yield _Move(line, indent, sure, (_is_odd(lines, line, indent), not sure, parted, abs(indent - own),
                                         indent != beside[0], line if sure else -line))


def _is_odd(lines: list[str], line: int, indent: int) -> bool:
    """At the margin stand sections, and stand there alone (but `title` and `language`); no key goes on a text."""
    key = ANY_KEY.match(lines[line].strip())
    head = head_of(lines, line) if key else None
    if head is not None and indent > indent_of(lines[head]):
        return True
    name = key["key"] if key else ""
    return (name not in SECTIONS) if indent == 0 else name in SECTIONS - {"title", "language"}


def _openers(lines: list[str], line: int) -> Iterator[int]:
    """What opened the levels around this line, and keys above it that are indented like their own keys."""
    level = indent_of(lines[line]) + 1000
    below, above = line, nearest(lines, line, -1)
    for _ in range(1000):
        if above is None:
            return
        indent = indent_of(lines[above])
        if indent < level or (opens(lines[above]) and indent >= indent_of(lines[below])):
            yield above
        if indent == 0:
            return
        level = min(level, indent)
        below, above = above, nearest(lines, above, -1)


def _levels(lines: list[str], line: int) -> list[int]:
    """By how much the lines above are indented under which this one may stand: its own level and those around."""
    levels: list[int] = []
    above = nearest(lines, line, -1)
    while above is not None and len(levels) < 20:
        indent = indent_of(lines[above])
        if not levels or indent < min(levels):
            item = _ITEM_KEY.match(lines[above])
            levels += [item.start("at"), indent] if item else [indent]
        if indent == 0:
            break
        above = nearest(lines, above, -1)
    return levels


def _like(lines: list[str], move: _Move) -> int | None:
    """The nearest line above, or right below, that is indented so."""
    above = nearest(lines, move.line, -1)
    while above is not None and indent_of(lines[above]) > move.indent:
        above = nearest(lines, above, -1)
    item = None if above is None else _ITEM_KEY.match(lines[above])
    if above is not None and move.indent in (indent_of(lines[above]), item and item.start("at")):
        return above
    under = nearest(lines, move.line, 1)
    return under if under is not None and indent_of(lines[under]) == move.indent else None


