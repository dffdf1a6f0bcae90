"""The plain tree against the model: all mistakes in the author's words, and what is left of the story without them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from annotate.load.wording import locate, problem_of, wrong_root
from annotate.model import StoryEntry
from annotate.problem import Problem
from annotate.yaml import Path, Places, Tree

MOST_ERRORS: Final = 1000  # that are told; who has more has another file than a story
ROUNDS: Final = 8  # of taking wrong parts out; a story nests six levels
# parts that may stand empty, as `annotate new` leaves them
_MAY_BE_EMPTY: Final = ("aliases", "kinds", "passages", "discrepancies", "notes")


def read_entry(tree: Tree, places: Places) -> tuple[StoryEntry | None, Places, list[Problem]]:
    """What is right of the entry (None if nothing can be used), the places of that, and the problems."""
    if not isinstance(tree, dict):
        return None, places, [wrong_root(tree, places)]
    tidy = {key: value for key, value in tree.items() if value != "" or key not in _MAY_BE_EMPTY}
    entry, errors = _validate(tidy)
    if entry is not None:
        return entry, places, []
    problems = [problem for error in errors[:MOST_ERRORS] if (problem := problem_of(error, tree, places))]
    if len(errors) > MOST_ERRORS:
        return None, places, problems
    return *_right_part(tidy, errors, places), problems


def _validate(tree: dict[str, Any]) -> tuple[StoryEntry | None, list[ErrorDetails]]:
    try:
        return StoryEntry.model_validate(tree), []
    except ValidationError as error:
        return None, error.errors(include_url=False, include_input=False)


def _right_part(tree: dict[str, Any], errors: list[ErrorDetails], places: Places) -> tuple[StoryEntry | None, Places]:
    """Wrong parts are taken out, then what misses them, until the rest is a story; what follows works on that rest."""
    tree = deepcopy(tree)
    for _ in range(ROUNDS):
        wrong = _wrong(tree, errors)
        for path in sorted(wrong, key=_last_first):
            _take_out(tree, path)
        places = places.without(wrong)
        entry, errors = _validate(_stood_in(tree))
        if entry is not None:
            return (entry if tree.get("sources") else entry.model_copy(update={"sources": {}})), places
    return None, places


def _stood_in(tree: dict[str, Any]) -> dict[str, Any]:
    """With what the checks do not look at, so that its absence hides nothing else."""
    sources = tree.get("sources") or {"A": {"text": "a.txt"}}
    if isinstance(sources, dict):
        sources = {
            key: {"language": "und", **each} if isinstance(each, dict) else each for key, each in sources.items()
        }
    return {"title": "?", "language": "und", **tree, "sources": sources}


def _wrong(tree: dict[str, Any], errors: Iterable[ErrorDetails]) -> set[Path]:
    """What to take out: the wrong part; around a missing or too short one, what misses it."""
    return {locate(error["loc"], tree)[0] for error in errors} - {()}


def _last_first(path: Path) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """Deeper parts and later items of a list first, so that no index moves before it is used."""
    order = tuple((0, -part, "") if isinstance(part, int) else (1, 0, part) for part in path)
    return (-len(path), order)


def _take_out(tree: dict[str, Any], path: Path) -> None:
    node: Any = tree
    for part in path[:-1]:
        if not _has(node, part):
            return
        node = node[part]
    if _has(node, path[-1]):
        del node[path[-1]]


def _has(node: Any, part: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(part, int) and 0 <= part < len(node)
    return isinstance(node, dict) and part in node
