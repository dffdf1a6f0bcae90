"""Keys that are none, and keys that are missing."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Final

from annotate.load import shapes
from annotate.load.misplaced import elsewhere, spaces
from annotate.model import Discrepancy, Entry, Evidence, Note, Reading, SourceEntry, StoryEntry
from annotate.nearest import nearest
from annotate.problem import Problem
from annotate.yaml import Path, Places, Tree

# what authors call a key before they know its name
_SYNONYMS: Final[dict[type[Entry], dict[str, str]]] = {
    StoryEntry: {"headline": "title", "description": "summary", "articles": "sources", "rows": "passages",
                 "differences": "discrepancies", "comments": "notes"},
    SourceEntry: {"file": "text", "article": "text", "link": "url", "address": "url", "archive": "archived",
                  "date": "published", "outlet": "publisher", "site": "publisher", "headline": "title",
                  "byline": "author", "translation": "gloss", "hash": "sha256", "accessed": "retrieved",
                  "fetched": "retrieved", "license": "rights", "copyright": "rights", "ignore": "furniture"},
    Discrepancy: {"title": "topic", "name": "topic", "question": "topic", "type": "kind", "sources": "readings",
                  "quotes": "readings", "versions": "readings", "note": "assessment", "comment": "assessment",
                  "text": "assessment", "conclusion": "assessment", "severity": "weight", "author": "by",
                  "links": "evidence"},
    Reading: {"translation": "gloss", "text": "quote", "words": "quote", "original": "quote", "number": "value",
              "before": "prefix", "after": "suffix"},
    Evidence: {"link": "url", "address": "url", "name": "title", "archive": "archived"},
    Note: {"note": "text", "comment": "text", "content": "text", "body": "text", "words": "quote", "type": "kind",
           "siglum": "source", "sources": "source", "author": "by", "before": "prefix", "after": "suffix"},
}
_MOST_OTHERS: Final = 100  # keys that may be a misspelt one; who has more has another file than a story
_OPEN: Final = {"quote": "…", "topic": "…", "title": "…", "text": "…", "url": "https://…", "readings": ""}


def missing(path: Path, key: str, found: dict[str, Any], tree: Tree, places: Places) -> Problem | None:
    known = shapes.keys_at(path)
    others = islice((each for each in found if each not in known), _MOST_OTHERS)
    if any(_meant(_word(each), path, known) == key for each in others):
        return None  # misspelt, which the unknown key tells
    message = f"{shapes.name_of(path)} has no `{key}`"
    if other := _swallowed(key, found):
        column = places.key((*path, other)).column
        help = f"indent this line by {spaces(column - 1)}, like `{other}`"
        return Problem("missing-key", message, places.words((*path, other), f"{key}:"), f"part of `{other}`", (help,))
    field = shapes.model_at(path).model_fields[key]
    help = f"add `{_entry(key, path, tree)}`: {shapes.described(field)}"
    return Problem("missing-key", message, places.key(path), f"`{key}` is missing", (help,))


def _entry(key: str, path: Path, tree: Tree) -> str:
    """What to add: an example only where it cannot be taken for the author's own words."""
    sources = tree.get("sources") if isinstance(tree, dict) else None
    sigla = [*sources] if isinstance(sources, dict) else ["A"]
    if key == "readings":
        return f"readings: {{{', '.join(f'{siglum}: {{quote: …}}' for siglum in sigla[:2])}}}"
    if key == "source" and sigla:
        return f"source: {sigla[0]}"
    if key in _OPEN and not (key == "text" and path[:1] == ("sources",)):
        return f"{key}: {_OPEN[key]}"
    return f"{key}: {shapes.example(shapes.model_at(path).model_fields[key])}"


def _swallowed(key: str, found: dict[str, Any]) -> str | None:
    """The text that has taken the line of this key in."""
    line = re.compile(rf"(?:^|\s){re.escape(key)}: ")
    return next((name for name, text in found.items() if isinstance(text, str) and line.search(text)), None)


def _word(key: str) -> str:
    """Up to a colon, of whichever width: `quote：超过` is a misspelt `quote`."""
    return re.split("[:：]", key, maxsplit=1)[0].strip()


def _meant(key: str, parent: Path, known: list[str]) -> str | None:
    """The key that goes by another name, or is misspelt."""
    names = _SYNONYMS.get(shapes.model_at(parent), {}) if shapes.keys_at(parent) else {}
    return names.get(key.lower().rstrip("s"), names.get(key.lower())) or nearest(key, known)


def unknown_key(path: Path, value: Any, known: list[str], tree: Tree, places: Places) -> Problem:
    """A key that is none; what its shape tells about the slip comes first."""
    key = str(path[-1])
    message = f"{shapes.name_of(path[:-1])} has no key “{key[:60]}”"
    exact = key in _SYNONYMS.get(shapes.model_at(path[:-1]), {}) if shapes.keys_at(path[:-1]) else False
    help = (None if exact else elsewhere(path, value, tree, places)) or _key_help(key, value, path[:-1], known)
    return Problem("unknown-key", message, places.key(path), "unknown", (help,))


def _key_help(key: str, value: Any, parent: Path, known: list[str]) -> str:
    if "：" in key:
        before, _, after = key.partition("：")
        return f"write {before.strip()}: {after.strip()} (the colon is full-width)"
    if value == "" and ":" in key.strip(":"):
        before, _, after = key.partition(":")
        return f"write {before}: {after} (a colon needs a space after it)"
    if value == "" and (" " in key or not key.isascii()):
        return "put the text before it in quotes: inside { } a comma begins a new entry"
    if key.startswith("-"):
        return f"write - {key.lstrip('- ')}: … (one hyphen, and a space after it)"
    close = _meant(key, parent, known)
    return f"write `{close}`" if close else f"use one of: {', '.join(known)}"
