"""While a site is served: the problems of a story on its own page, each where it belongs."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from annotate import files
from annotate.arrange import Arranged
from annotate.limits import Limits
from annotate.problem import Problem
from annotate.render.templates import render
from annotate.report.text import one
from annotate.serialise import reference
from annotate.yaml import Places, read_yaml

STORY = "story.yml"
TOP = ""
"""The key of all problems, for the list at the top."""

_AT_ONCE = 50
"""Problems that are shown; the terminal tells all."""


@dataclass(frozen=True, slots=True)
class Told:
    """One problem: the id of its own box (None: it is told at the top alone), its message, its file and line with the
    part of the story that it is about, and what is printed of it: the line with its carets, and the ways out."""

    id: str | None
    message: str
    where: str
    text: str
    help: tuple[str, ...]


Mend = Mapping[str, tuple[Told, ...]]
"""Problems by the id of the note, or the siglum of the source, that they are about; under `TOP` all of them."""


def mend(folder: Path, shown: str, last: Arranged | None, problems: Sequence[Problem], limits: Limits) -> Mend:
    """Where the problems of a story belong on its page; warnings too. `last`: the story that the page shows."""
    if not problems:
        return {}
    raw = files.read(folder, STORY, limits.story, "story")
    owners = _Owners(b"" if isinstance(raw, files.Refused) else raw, shown, last)
    by_place: dict[str, tuple[Told, ...]] = {TOP: ()}
    for nth, problem in enumerate(problems[:_AT_ONCE], 1):
        owner = owners.of(problem)
        told = Told(f"mend-{nth}" if owner else None, f"{problem.severity}[{problem.code}]: {problem.message}",
                    owners.about(problem),
                    one(replace(problem, help=())).rstrip("\n"), problem.help)
        for key in dict.fromkeys((TOP, owner)):
            by_place[key] = (*by_place.get(key, ()), told)
    return by_place


def mend_page(slug: str, told: Mend, env: Environment) -> str:
    """In the place of a story that never was without errors."""
    block = render(env, "mend.html", slug=slug, problems=told[TOP])
    return f'---\ntitle: "{reference(slug)}"\nsearch:\n  exclude: true\n---\n\n{block}\n'


class _Owners:
    """The notes and sources by the lines of story.yml, and sources by their files."""

    def __init__(self, raw: bytes, shown: str, last: Arranged | None) -> None:
        _, places, _ = read_yaml(raw, f"{shown}/{STORY}")
        self._file = f"{shown}/{STORY}"
        self._known = _known(last)
        self._lines, self._names = _lines(places)
        self._files = _files(last)

    def of(self, problem: Problem) -> str:
        """Empty where the page has nothing that the problem is about."""
        if problem.place.file != self._file:
            return self._files.get(PurePosixPath(problem.place.file).name, TOP)
        at = bisect(self._lines, problem.place.line)
        name = self._names[at - 1] if at else TOP
        return name if name in self._known else TOP


    def about(self, problem: Problem) -> str:
        """`story.yml:61, killed`: two problems may have one message."""
        at = bisect(self._lines, problem.place.line)
        name = self._names[at - 1] if at and problem.place.file == self._file else TOP
        part = f", {name.removeprefix('n-')}" if name else ""
        return f"{PurePosixPath(problem.place.file).name}:{problem.place.line}{part}"


def _known(last: Arranged | None) -> frozenset[str]:
    if last is None:
        return frozenset()
    entry = last.story.entry
    return frozenset((*(f"n-{each}" for each in (*entry.discrepancies, *entry.notes)), *entry.sources))


def _files(last: Arranged | None) -> dict[str, str]:
    if last is None:
        return {}
    return {name: siglum for siglum, source in last.story.sources.items()
            for name in (source.article.name, *(name for name, _ in source.gloss_files.values()))}


def _lines(places: Places) -> tuple[list[int], list[str]]:
    """Where each part of the story begins, and what its page calls it."""
    parts = sorted((place.line, _name(path)) for path, place in places.keys.items() if len(path) <= 2)
    return [line for line, _ in parts], [name for _, name in parts]


def _name(path: tuple[str | int, ...]) -> str:
    if len(path) < 2:
        return TOP
    return str(path[1]) if path[0] == "sources" else f"n-{path[1]}" if path[0] in ("discrepancies", "notes") else TOP
