"""What a long list of problems comes to: for a reader who sees its last lines first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from annotate.problem import Problem
from annotate.report.visible import plain

MANY: Final = 10  # problems; fewer are seen at a glance
MOST_CODES: Final = 4
MOST_STORIES: Final = 8


def summary(problems: Sequence[Problem]) -> str:
    """`3 problems in 1 story`; of many also in which stories they are, and which are the most."""
    told = _stories(problems) if len(problems) >= MANY else []
    return "\n".join([*told, _line(problems)])


def explained(problems: Sequence[Problem]) -> str:
    """Where more is told of them: one command, with the codes that stand most often."""
    codes = [code for code, _ in _by_code(problems)[:3]]
    return f"annotate explain {' '.join(codes)} says more"


def _line(problems: Sequence[Problem]) -> str:
    stories = len({_story(problem.place.file) for problem in problems})
    line = f"{_counted(problems)} in {_count(stories, 'story', 'stories')}"
    codes = _by_code(problems)
    if len(problems) < MANY or len(codes) == 1:
        return line
    most = ", ".join(f"{code} {number:,}" for code, number in codes[:MOST_CODES])
    return f"{line}; {'most: ' if len(codes) > MOST_CODES else ''}{most}"


def _counted(problems: Sequence[Problem]) -> str:
    """Warnings told apart."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    counted = [(len(problems) - warnings, "problem", "problems"), (warnings, "warning", "warnings")]
    return " and ".join(_count(*each) for each in counted if each[0])


def _stories(problems: Sequence[Problem]) -> list[str]:
    """A line for each of the stories that have most of them; none where there is one story."""
    by_story: dict[str, list[Problem]] = {}
    for problem in problems:
        by_story.setdefault(_story(problem.place.file), []).append(problem)
    if len(by_story) == 1:
        return []
    ordered = sorted(by_story.items(), key=lambda each: -len(each[1]))
    lines = [f"  {plain(story)}: {_counted(found)}" for story, found in ordered[:MOST_STORIES]]
    left = ordered[MOST_STORIES:]
    rest = [problem for _, found in left for problem in found]
    return [*lines, f"  {_count(len(left), 'other', 'others')}: {_counted(rest)}"] if rest else lines


def _by_code(problems: Sequence[Problem]) -> list[tuple[str, int]]:
    """The most first; of the same number, in the order in which they are told."""
    return Counter(problem.code for problem in problems).most_common()


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _story(file: str) -> str:
    """The story's folder: what stands right under `sources/`, or else the file's own folder."""
    parts = PurePosixPath(file).parts
    if "sources" in parts[:-1]:
        return "/".join(parts[: parts.index("sources") + 2])
    return "/".join(parts[:-1])
