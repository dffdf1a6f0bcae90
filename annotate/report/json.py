"""Problems for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from annotate.problem import Problem
from annotate.report.visible import inert_json

MOST: Final = 2_000  # code points of a line; a thousand problems of one line of a megabyte would make a gigabyte
BEFORE: Final = 500  # of them before the column


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, ASCII alone, so that nothing in it can steer a terminal or a workflow."""
    return inert_json(json.dumps(as_objects(problems), indent=2)) + "\n"


def as_objects(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """The same, to be part of something larger."""
    return [_one(problem) for problem in problems]


def _one(problem: Problem) -> dict[str, object]:
    place = problem.place
    first = max(0, place.column - 1 - BEFORE) if len(place.excerpt) > MOST else 0
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "label": problem.label,
        "help": list(problem.help),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "width": place.width,
        "excerpt": place.excerpt[first : first + MOST],
        **({"excerpt_column": first + 1} if first else {}),
    }
