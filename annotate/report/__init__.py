"""Problems as text, JSON, annotations for GitHub, SARIF for code scanning. Nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotate.problem import Problem, in_order
from annotate.report.github import as_github
from annotate.report.json import as_json
from annotate.report.text import as_text


def _as_sarif(problems: Sequence[Problem]) -> str:
    from annotate.report.sarif import as_sarif  # reads what the docs say of each code

    return as_sarif(problems)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text, "json": as_json, "github": as_github, "sarif": _as_sarif}


def report(problems: Sequence[Problem], form: str = "text") -> str:
    """All problems in order, in one of `FORMATS`; ends in a line break unless it is empty."""
    return FORMATS[form](in_order(list(problems)))
