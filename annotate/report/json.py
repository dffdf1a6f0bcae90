"""Problems for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from annotate.problem import Problem


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, ASCII alone, so that nothing in it can steer a terminal."""
    return json.dumps([_one(problem) for problem in problems], indent=2) + "\n"


def _one(problem: Problem) -> dict[str, object]:
    place = problem.place
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
        "excerpt": place.excerpt,
    }
