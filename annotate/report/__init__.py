"""Problems as text for people, JSON for programs, annotations for GitHub. Nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotate.problem import Problem, in_order
from annotate.report.github import as_github
from annotate.report.json import as_json
from annotate.report.text import as_text

FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}


def report(problems: Sequence[Problem], form: str = "text") -> str:
    """All problems in order, in one of `FORMATS`; ends in a line break unless it is empty."""
    return FORMATS[form](in_order(list(problems)))
