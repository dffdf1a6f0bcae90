"""Texts that lose their end to a comment: `title: North #1 Korea` is `North` to YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from annotate.load import shapes
from annotate.problem import Place, Problem
from annotate.yaml import Path, Places, Tree
from annotate.yaml.stumble import quoted

_TEXTS: Final = frozenset(("title", "summary", "topic", "assessment", "quote", "prefix", "suffix", "gloss", "text",
                           "publisher", "author", "unit", "incomparable", "rights", "by"))
_LOST: Final = re.compile(r"(?P<gap>[ \t]+)(?P<at>#[^\s#!].*)")
_MOST_TOLD: Final = 100


def lost_ends(tree: Tree, places: Places) -> Iterator[Problem]:
    """A sign right behind the hash is no comment's way to begin: most people put a space there."""
    told = 0
    for path, place in places.values.items():
        if not path or path[-1] not in _TEXTS or not place.width or told >= _MOST_TOLD:
            continue
        at = place.column - 1
        is_plain = place.excerpt[at : at + 1] not in (*"'\"|>[{",)
        match = _LOST.match(place.excerpt, at + place.width) if is_plain else None
        if match and isinstance(_found(tree, path), str):
            told += 1
            yield _lost(path, match, place)


def _lost(path: Path, match: re.Match[str], place: Place) -> Problem:
    start = place.column - 1
    whole = place.excerpt[start : match.end()].rstrip()
    help = (f"write {path[-1]}: {quoted(whole)}", "or, if it is a comment, put a space behind the #")
    at = Place(place.file, place.line, match.start("at") + 1, len(match["at"].rstrip()), place.excerpt)
    return Problem("comment-in-text", f"`{path[-1]}` ends before the #: YAML takes the rest for a comment", at,
                   "not read", help, severity="warning")


def _found(tree: Tree, path: Path) -> Any:
    try:
        return shapes.value_at(tree, path)
    except (KeyError, IndexError, TypeError):  # below a key that stands twice
        return None
