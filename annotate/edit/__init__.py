"""Changes to `story.yml` by the smallest edit: comments, order, quoting, indentation and line ends stay.

The text is changed where the value stands, never written anew. What comes of it is read again, and has to be the old
tree with the changes; else nothing is given out but a problem with the YAML to paste.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from annotate.edit.changes import Change, Drop, Put, Value, Wanted, after, comments_below, gathered
from annotate.edit.make import edits_of
from annotate.edit.parsed import Unsafe
from annotate.edit.splice import spliced, unified
from annotate.edit.written import Habits, block, entry
from annotate.limits import LIMITS
from annotate.problem import Problem
from annotate.yaml import Path, Places, Tree, read_yaml

__all__ = ["Change", "Drop", "Put", "Value", "edited"]


def edited(
    raw: bytes, file: str, changes: Sequence[Change], most: int = LIMITS.values
) -> tuple[bytes | None, list[Problem]]:
    """The bytes with the changes, whose paths are those of the tree before; or None and the problems.

    ValueError where two changes meet or a path leads nowhere: a mistake of the caller. `most`: as in `read_yaml`.
    """
    tree, places, problems = read_yaml(raw, file, most)
    if tree is None:
        return None, problems
    wanted = gathered(tree, changes)
    try:
        made = spliced(raw, edits_of(unified(raw), wanted))
    except (Unsafe, StopIteration, yaml.YAMLError):
        return None, _refused(places, wanted)
    found, _, new_problems = read_yaml(made, file, most)
    if len(new_problems) > len(problems) or not _same(found, after(tree, wanted), cut=not raw.endswith((b"\n", b"\r"))):
        return None, _refused(places, wanted)
    return made, []


def _same(found: Tree | None, expected: Tree, *, cut: bool) -> bool:
    """`cut`: the file ended without a line break, so that a text at its end may gain one, or another lose it."""
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(_same(found[key], expected[key], cut=cut) for key in found)
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(lambda a, b: _same(a, b, cut=cut), found, expected))
    if cut and isinstance(found, str) and isinstance(expected, str):
        return found.removesuffix("\n") == expected.removesuffix("\n")
    return found == expected


def _refused(places: Places, wanted: Wanted) -> list[Problem]:
    """One for each change, in the order of the file."""
    if wanted.below and wanted.put is None:
        return [problem for each in wanted.below.values() for problem in _refused(places, each)]
    what = _called(wanted.path)
    place = places.value(wanted.path)
    if wanted.drop:
        help = f"take {what} out by hand"
    else:
        value = after(None, wanted)
        lines = entry(str(wanted.path[-1]), value, 0, Habits(), comments_below(wanted))
        if isinstance(wanted.path[-1], int):
            lines = block([value], 0, Habits(), {(0, *path): text for path, text in comments_below(wanted).items()})
        help = "\n".join((f"write in {_called(wanted.path[:-1])}:", *lines))
    message = f"{what} cannot be changed without touching what stands around it"
    return [Problem("edit-refused", message, place, help=(help,))]


def _called(path: Path) -> str:
    """`passages › item 1 › A`."""
    return " › ".join(f"item {step + 1}" if isinstance(step, int) else step for step in path) or "the story"
