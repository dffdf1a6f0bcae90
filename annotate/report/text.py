"""Problems for people: the line, carets under the words, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from annotate.problem import Place, Problem
from annotate.report.summary import summary
from annotate.report.visible import cells, plain

WIDEST: Final = 80  # columns of an excerpt
BEFORE: Final = 24  # columns kept before the carets of a line that is cut
NEAR: Final = 200  # code points beside the carets that are looked at
MOST_PLACES: Final = 4  # of a problem that many pages have
CUT: Final = ("…", 1)

_Cells = list[tuple[str, int]]


def as_text(problems: Sequence[Problem]) -> str:
    """All problems, a blank line after each, and a line that counts them; nothing for none."""
    if not problems:
        return ""
    return "\n".join([*(one(first, also) for first, also in _grouped(problems)), summary(problems) + "\n"])


def _grouped(problems: Sequence[Problem]) -> list[tuple[Problem, list[Place]]]:
    """What is told of many finished pages has one cause, mostly the theme's or a template's: it is told once, with the
    other places. Of what an author wrote, each is told in full."""
    groups: dict[tuple[object, ...], tuple[Problem, list[Place]]] = {}
    for number, problem in enumerate(problems):
        alike = (problem.code, problem.message, problem.label, problem.help, problem.place.excerpt)
        key = alike if problem.code.startswith("page-") else (number,)
        if key in groups:
            groups[key][1].append(problem.place)
        else:
            groups[key] = problem, []
    return list(groups.values())


def one(problem: Problem, also: Sequence[Place] = ()) -> str:
    """One problem, ending in a line break; `also`: where else it is."""
    gutter = " " * len(str(problem.place.line))
    lines = [
        f"{problem.severity}[{problem.code}]: {plain(problem.message)}",
        f"{gutter}--> {_where(problem.place)}",
        *_excerpt(problem, gutter),
        *(line for help in problem.help for line in _help(help, gutter)),
        *([f"{gutter} = also: {_places(also)}"] if also else []),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _places(also: Sequence[Place]) -> str:
    left = len(also) - MOST_PLACES
    listed = ", ".join(map(_where, also[:MOST_PLACES]))
    return f"{listed} and {left:,} more" if left > 0 else listed


def _where(place: Place) -> str:
    whole = (place.line, place.column, place.excerpt) == (1, 1, "")
    return plain(place.file) + ("" if whole else f":{place.line}:{place.column}")


def _excerpt(problem: Problem, gutter: str) -> list[str]:
    place = problem.place
    if not place.excerpt:
        return []
    line, indent, carets = _around(*_near(place))
    return [
        f"{gutter} |",
        f"{place.line} | {line}",
        f"{gutter} | {' ' * indent}{'^' * carets} {plain(problem.label)}",
    ]


def _near(place: Place) -> tuple[_Cells, int, int]:
    """The line as cells, and where the carets begin and how far they reach; of a very long line what could be seen."""
    start = place.column - 1
    first = max(0, start - NEAR) if len(place.excerpt) > 4 * NEAR else 0
    shown = cells(place.excerpt[first : start + 3 * NEAR])
    return ([CUT] if first else []) + shown, start - first + bool(first), place.width


def _around(line: _Cells, start: int, width: int) -> tuple[str, int, int]:
    """The line as shown, cut to `WIDEST` around the carets; columns before the carets, and their number."""
    end = min(start + width, len(line))
    if _wide(line) > WIDEST:
        line, start, end = _cut(line, start, end)
    carets = max(1, _wide(line[start:end]))
    return "".join(shown for shown, _ in line), _wide(line[:start]), carets


def _cut(line: _Cells, start: int, end: int) -> tuple[_Cells, int, int]:
    first = 0
    if _wide(line[:end]) >= WIDEST:
        first = _back(line, min(start, len(line)))
    last, used = first, 2
    while last < len(line) and used + line[last][1] <= WIDEST:
        used += line[last][1]
        last += 1
    head = [CUT] if first else []
    tail = [CUT] if last < len(line) else []
    moved = len(head) - first
    return [*head, *line[first:last], *tail], start + moved, min(end, last) + moved


def _back(line: _Cells, start: int) -> int:
    """Up to `BEFORE` columns before the carets, never at a mark that belongs to the character before it."""
    room, first = BEFORE, start
    while first > 0 and line[first - 1][1] <= room:
        first -= 1
        room -= line[first][1]
    while first < start and line[first][1] == 0:
        first += 1
    return first


def _wide(line: _Cells) -> int:
    return sum(width for _, width in line)


def _help(help: str, gutter: str) -> list[str]:
    first, *rest = help.split("\n")
    return [f"{gutter} = help: {plain(first)}", *(f"{gutter}         {plain(line)}" for line in rest)]
