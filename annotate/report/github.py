"""Problems as GitHub's workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.problem import Place, Problem
from annotate.report.notice import Notice
from annotate.report.visible import plain


def as_github(problems: Sequence[Problem]) -> str:
    """A command a problem. Whatever a source says, it cannot end the command or begin one."""
    return "".join(_one(problem) + "\n" for problem in problems)


def as_notice(notice: Notice) -> str:
    """What is no problem, as GitHub's third kind of annotation."""
    return f"::notice {_listed(notice.place, notice.rule)}::{_data(plain(notice.text))}\n"


def _one(problem: Problem) -> str:
    advice = [f"help: {line}" for help in problem.help for line in help.split("\n")]
    text = [problem.message + (f": {problem.label}" if problem.label else ""), *advice]
    said = "%0A".join(_data(plain(line)) for line in text)
    return f"::{problem.severity} {_listed(problem.place, problem.code)}::{said}"


def _listed(place: Place, title: str) -> str:
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + max(place.width, 1)),
        "title": title,
    }
    return ",".join(f"{key}={_property(value)}" for key, value in properties.items())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")
