"""Words of the sources' languages within an author's notes, marked as such: nobody should hear 伤亡 read as English.

Only where the script alone tells the language: one source language of the story is written in it, and the notes'
language is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex
from markupsafe import Markup

from annotate.render.languages import direction, script
from annotate.serialise import element
from annotate.story import Story

_TAG: Final = regex.compile(r"(<[^<>]*>)")
# CLDR's scripts that Unicode writes with several, or under another name.
_WRITTEN: Final = {"Hans": ("Han",), "Hant": ("Han",), "Jpan": ("Han", "Hira", "Kana"), "Kore": ("Hang", "Han"),
                   "Aran": ("Arab",)}


@dataclass(frozen=True, slots=True)
class Foreign:
    """By script, as Unicode names it: the one language of the story that is written in it."""

    languages: tuple[tuple[str, str], ...] = ()

    def __call__(self, note: Markup) -> Markup:
        """The note as HTML, each run of such words in an element with its `lang` and `dir`; its text is unchanged."""
        parts = _TAG.split(str(note))
        for name, language in self.languages:
            parts = [part for each in parts for part in _cut(each, name, language)]
        return Markup("").join(map(Markup, parts))


def foreign(story: Story) -> Foreign:
    """What the story's notes may hold."""
    tags = dict.fromkeys(source.entry.language for source in story.sources.values())
    own = set(_scripts(story.entry.language))
    written: dict[str, list[str]] = {}
    for tag in tags:
        for name in _scripts(tag):
            written.setdefault(name, []).append(tag)
    return Foreign(tuple((name, found[0]) for name, found in written.items()
                         if len(found) == 1 and name not in own | {"Latn"}))


def _scripts(tag: str) -> tuple[str, ...]:
    found = script(tag)
    return () if found is None else _WRITTEN.get(found, (found,))


def _cut(part: str, name: str, language: str) -> Iterator[str]:
    """A tag as it is; what stands between two tags, cut at words of that script."""
    if part.startswith("<"):
        yield part
        return
    at = 0
    for run in _runs(name).finditer(part):
        yield part[at:run.start()]
        yield from _TAG.split(element("span", Markup(run[0]), {"lang": language, "dir": direction(language)}))
        at = run.end()
    yield part[at:]


@cache
def _runs(name: str) -> regex.Pattern[str]:
    """Letters of the script, with digits, blanks and its own marks between them; no sign of ASCII, so no reference."""
    own = rf"\p{{sc={name}}}"
    return regex.compile(rf"{own}(?:[{own}\d \u3000-\u303f\uff00-\uffef]*[{own}\u3001\u3002])?")
