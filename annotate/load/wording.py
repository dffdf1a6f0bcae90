"""Pydantic's errors in the author's words, at the author's place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from pydantic_core import ErrorDetails

from annotate.characters import deceiving_at
from annotate.codes import CODES
from annotate.load import shapes
from annotate.nearest import nearest
from annotate.problem import Place, Problem
from annotate.scalars import SIGLUM
from annotate.yaml import NULLS, Path, Places, Tree

KEY: Final = "[key]"  # pydantic's sign that a key is meant, not its value


def locate(loc: Iterable[str | int], tree: Tree) -> tuple[Path, tuple[str | int, ...]]:
    """The longest path of `loc` that the author wrote, and what is left; pydantic's own signs are passed over."""
    node: Any = tree
    path: Path = ()
    rest: tuple[str | int, ...] = ()
    for part in loc:
        inside = part in node if isinstance(node, dict) else isinstance(node, list) and isinstance(part, int)
        if inside and not rest and not (isinstance(node, list) and int(part) >= len(node)):
            node, path = node[part], (*path, part)
        elif not shapes.is_sign(part) and not (isinstance(part, int) and not isinstance(node, list)):
            rest = (*rest, part)
    return path, rest


def value_at(tree: Tree, path: Path) -> Any:
    node: Any = tree
    for part in path:
        node = node[part]
    return node


def problem_of(error: ErrorDetails, tree: Tree, places: Places) -> Problem | None:
    """None where another problem says it already."""
    path, rest = locate(error["loc"], tree)
    if _below_unknown_key(path, tree):
        return unknown_in_passage(path[:3], tree, places)
    kind, found = error["type"], value_at(tree, path)
    if kind == "missing":
        return _missing(path, str(rest[-1]), found, places)
    if kind == "extra_forbidden":
        return unknown_key(path, found, shapes.keys_at(path[:-1]), places)
    if kind == "literal_error":
        return _bad_choice(path, found, places)
    if kind == "too_short":
        # pydantic also counts what is left of a list whose items are wrong; that has been said then
        return None if found else _too_short(path, places)
    if kind in CODES and "message" in error.get("ctx", {}):
        return _ours(error, path, found, places)
    return wrong_type(path, found, places)


def _ours(error: ErrorDetails, path: Path, value: Any, places: Places) -> Problem:
    is_key = KEY in error["loc"]
    context = error["ctx"]
    place = places.key(path) if is_key else places.value(path)
    if error["type"] == "deceiving-character":
        place = _narrowed(place, str(path[-1]) if is_key else value)
    return Problem(error["type"], context["message"], place, help=(*context["help"], *_null(place, error["type"])))


def _null(place: Place, code: str) -> Iterator[str]:
    """Somebody may be called Null; but there is no such day."""
    written = place.excerpt[place.column - 1 :][: place.width]
    if written in NULLS:
        meant = f"if the word is meant, put it in quotes: '{written}'"
        yield f"{written} is nothing in YAML; {meant if code == 'empty-value' else 'take it out if that is meant'}"


def _narrowed(place: Place, value: Any) -> Place:
    """To the character itself, where the value stands in the file as it is, or between quotation marks."""
    at = deceiving_at(value) if isinstance(value, str) else None
    written = place.excerpt[place.column - 1 :][: place.width]
    if at is None or value not in (written, written[1:-1]):
        return place
    return replace(place, column=place.column + at + (written != value), width=1)


def _missing(path: Path, key: str, found: dict[str, Any], places: Places) -> Problem | None:
    known = shapes.keys_at(path)
    if any(nearest(_word(each), known) == key for each in found if each not in known):
        return None  # misspelt, which the unknown key tells
    place = places.key(path)
    message = f"{shapes.name_of(path)} has no `{key}`"
    field = shapes.model_at(path).model_fields[key]
    help = f"add `{key}: {shapes.example(field)}`: {shapes.described(field)}"
    return Problem("missing-key", message, place, f"`{key}` is missing", (help,))


def _word(key: str) -> str:
    """Up to a colon, of whichever width: `quote：超过` is a misspelt `quote`."""
    return re.split("[:：]", key, maxsplit=1)[0].strip()


def unknown_key(path: Path, value: Any, known: list[str], places: Places) -> Problem:
    """A key that is none; what its shape tells about the slip comes first."""
    key = str(path[-1])
    message = f"{shapes.name_of(path[:-1])} has no key “{key[:60]}”"
    return Problem("unknown-key", message, places.key(path), "unknown", (_key_help(key, value, known),))


def _key_help(key: str, value: Any, known: list[str]) -> str:
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
    close = nearest(key, known)
    return f"write `{close}`" if close else f"use one of: {', '.join(known)}"


def unknown_in_passage(path: Path, tree: Tree, places: Places) -> Problem | None:
    """A key of a passage that is neither a siglum of the story nor `see` or `id`."""
    sources = tree.get("sources") if isinstance(tree, dict) else None
    known = [*sources] if isinstance(sources, dict) else []
    key = str(path[-1])
    if SIGLUM.fullmatch(key):
        return unknown_source(key, path, known, places, is_key=True) if known else None
    return unknown_key(path, value_at(tree, path), [*known, *shapes.keys_at(path[:-1])], places)


def unknown_source(siglum: str, path: Path, known: list[str], places: Places, *, is_key: bool) -> Problem:
    place = places.key(path) if is_key else places.value(path)
    close = nearest(siglum, known)
    has = f"the story has {', '.join(known)}" if len(known) <= 30 else f"the story has {len(known)} others"
    help = (f"write {close}, or add {siglum} under `sources`" if close else f"add {siglum} under `sources`; {has}",)
    return Problem("unknown-source", f"there is no source {siglum[:40]}", place, help=help)


def _below_unknown_key(path: Path, tree: Tree) -> bool:
    """Whatever is wrong there follows from the key."""
    if len(path) < 3 or path[0] != "passages" or path[2] in shapes.keys_at(path[:2]):
        return False
    sources = tree.get("sources") if isinstance(tree, dict) else None
    return not (isinstance(sources, dict) and path[2] in sources)


def _bad_choice(path: Path, found: Any, places: Places) -> Problem:
    place = places.value(path)
    if not isinstance(found, str):
        return wrong_type(path, found, places)
    if shapes.is_reading(path):
        help = f"write {{quote: {shapes.quoted(found)}}} if it is what the source says, or silent if it says nothing"
        if nearest(found, ["silent"]):
            help = "write silent"
        return Problem("wrong-type", f"expected a reading or silent, found “{found[:40]}”", place, help=(help,))
    choices = shapes.choices(path)
    close = nearest(found, choices)
    help = f"write {close or ' or '.join(choices)}"
    return Problem("bad-choice", f"expected {' or '.join(choices)}, found “{found[:40]}”", place, help=(help,))


def _too_short(path: Path, places: Places) -> Problem:
    help = f"write {shapes.sample(path)}"
    return Problem("empty-value", f"{shapes.name_of(path)} is empty", places.key(path), help=(help,))


def wrong_type(path: Path, found: Any, places: Places) -> Problem:
    message = f"expected {shapes.expected(path)}, found {_found(found)}"
    place = places.value(path)
    if isinstance(found, list | dict) and shapes.wants_text(path) and place.excerpt[place.column - 1] in "[{":
        written = place.excerpt[place.column - 1 :][: place.width]
        help = (f"a text that begins with {written[0]} stands in quotes: write '{written}'",)
        return Problem("wrong-type", message, place, help=help)
    return Problem("wrong-type", message, place, help=_type_help(path, found))


def _found(value: Any) -> str:
    if value == "":
        return "nothing"
    if isinstance(value, str):
        return f"the text “{value[:40]}{'…' * (len(value) > 40)}”"
    return "a list" if isinstance(value, list) else "a mapping"


def _type_help(path: Path, found: Any) -> tuple[str, ...]:
    if isinstance(found, str) and "：" in found[:80]:
        before, _, after = found.partition("：")
        return (f"write {before.strip()}: {after.strip()[:60]} (the colon is full-width)",)
    if isinstance(found, dict) and shapes.wants_list(path):
        return (f"begin each entry with a hyphen and a space: - {shapes.sample(path)}",)
    return (f"write {shapes.sample(path)}",) if shapes.sample(path) else ()


def wrong_root(tree: Tree, places: Places) -> Problem:
    message = f"expected a mapping with title, language and sources, found {_found(tree)}"
    help = _type_help((), tree) if isinstance(tree, str) and "：" in tree else ()
    help = help or ("begin with `title: …`, `language: en` and `sources:`; `annotate new` writes all of it",)
    return Problem("wrong-type", message, places.value(()), help=help)
