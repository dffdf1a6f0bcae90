"""The ids that were published, as the committed list beside story.yml has them: none may go without an alias."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from annotate.arrange.ids import aliases, ids
from annotate.arrange.instead import Known, instead
from annotate.load import IDS
from annotate.model.alias import PLACE, better_id, is_id
from annotate.problem import Place, Problem
from annotate.scalars import SEGMENT
from annotate.story import Story

MOST_TOLD: Final = 100
"""Aliases to paste, in one message."""
MOST_GROUPS: Final = 20
"""Causes that are told one by one; of more, the rest is one problem."""

_HEAD: Final = (
    "# Ids that links lead to. `annotate ids --update` adds new ones; one that goes needs an alias in story.yml.",)
_AGAIN: Final = "take it from the last commit again, then run `annotate ids --update`"
_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Published:
    """`lines` tells, an id, where it stands in the list; `head` are the comments above all ids."""

    head: tuple[str, ...]
    lines: dict[str, Place]
    problems: tuple[Problem, ...] = ()


def gone(story: Story) -> list[Problem]:
    """A problem for what is in the list and neither on the page nor an alias; for one cause, one problem."""
    published = _read(story)
    there, old = set(ids(story)), aliases(story)
    missing = [each for each in published.lines if each not in there and each not in old]
    known = Known(tuple(there), frozenset(published.lines), story)
    groups = [*_grouped(missing, story)]
    if len(groups) > MOST_GROUPS:
        rest = [each for group in groups[MOST_GROUPS - 1 :] for each in group]
        groups = [*groups[: MOST_GROUPS - 1], rest]
    return [*published.problems, *(_gone(group, published, known) for group in groups)]


def updated(story: Story) -> tuple[bytes, list[str]]:
    """The list with what is new, and what that is. Nothing is ever dropped."""
    published = _read(story)
    new = [each for each in _ordered({*ids(story), *story.entry.aliases}) if each not in published.lines]
    lines = (*(published.head or _HEAD), *_ordered([*published.lines, *new]))
    return ("\n".join(lines) + "\n").encode(), new


def listed(story: Story) -> list[str]:
    """Every id that a link may name, in the order of the list."""
    return _ordered({*ids(story), *aliases(story)})


def _ordered(names: Iterable[str]) -> list[str]:
    """A-2 before A-10, segments before notes before passages."""
    return sorted(names, key=lambda each: [(int(part), "") if part.isdigit() else (0, part)
                                           for part in re.split("([0-9]+)", each)])


def _read(story: Story) -> Published:
    """One id a line; blank lines and those that begin with # are for people."""
    file = f"{story.folder}/{IDS}"
    try:
        text = (story.ids or b"").decode().removeprefix(_BOM)
    except UnicodeDecodeError:
        return Published((), {}, (Problem("ids-unreadable", "this list is not UTF-8", Place(file), help=(_AGAIN,)),))
    lines: dict[str, Place] = {}
    head: list[str] = []
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        if not (name := line.strip()) or name.startswith("#"):
            head += [line] if name and not lines else []
            continue
        place = Place(file, number, 1 + line.index(name), len(name), line)
        if is_id(name):
            lines.setdefault(name, place)
        else:
            problems.append(_no_id(name, place))
    return Published(tuple(head), lines, tuple(problems[:MOST_TOLD]))


def _no_id(name: str, place: Place) -> Problem:
    if name.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        help = "keep the ids of both sides, and take the marks of the merge out"
    else:
        better = better_id(name)
        help = f"write {better}" if better else _AGAIN
    return Problem("ids-unreadable", "expected an id such as n-killed or A-17", place, "no id", (help,))


def _grouped(missing: list[str], story: Story) -> Iterator[list[str]]:
    """The segments of a source together, places with their note or with their source; all else alone."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in missing:
        place, segment = PLACE.fullmatch(each), SEGMENT.fullmatch(each)
        if segment:
            key = ("segments", segment[1])
        elif place and place[1] in missing:
            continue  # an alias of the note covers it
        elif place and place[2] not in story.sources:
            key = ("places", place[2])
        else:
            key = ("", each)
        groups.setdefault(key, []).append(each)
    yield from groups.values()


def _gone(group: list[str], published: Published, known: Known) -> Problem:
    first, more = group[0], len(group) - 1
    others = f" and {more:,} {'other' if more == 1 else 'others'}" if more else ""
    were = "were published and are" if more else "was published and is"
    found = {each: instead(each, known) for each in group[:MOST_TOLD]}
    lines = [f"  {old}: {new or '…'}" for old, new in found.items()]
    head = "under `aliases` in story.yml, write" if known.story.entry.aliases else "write in story.yml\naliases:"
    help = "\n".join([head, *lines]) if any(found.values()) else (
        f"write in story.yml what stands there now, such as\naliases:\n  {first}: {next(iter(known.story.sources))}-1")
    back = f"or bring {'them' if more else 'it'} back; `annotate ids {known.story.slug}` lists what there is"
    return Problem("id-gone", f"{first}{others} {were} not on the page any more", published.lines[first], "published",
                   (help, back))
