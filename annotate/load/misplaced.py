"""Parts of a story that stand at a wrong level: a key under the wrong parent, and all that follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from annotate.load import shapes
from annotate.problem import Place, Problem
from annotate.scalars import SIGLUM, SLUG
from annotate.yaml import Path, Places, Tree

_NOTE: Final = ("source", "quote", "text")
_DISCREPANCY: Final = ("topic", "readings", "assessment")
_SOURCE: Final = ("language", "text", "publisher", "published", "url")
INDENT: Final = "indent it"  # how the help of each begins


def elsewhere(path: Path, value: Any, tree: Tree, places: Places) -> str | None:
    """How to indent a key that belongs to another mapping; None where its line tells no such thing."""
    place = places.key(path)
    if place.excerpt[: place.column - 1].strip():  # within braces, or behind a hyphen
        return None
    for home, what in (*_around(path, value, tree), *_beside(path, value, tree)):
        if (like := _like(home, path, tree, places)) and like.indent != place.column - 1:
            below = " with the lines below it," if _is_deep(path, value, like.indent, places) else ""
            return f"{INDENT}{below} by {spaces(like.indent)} ({like.line}), if it is {what}"
    return None


def _is_deep(path: Path, value: Any, indent: int, places: Places) -> bool:
    """Its own keys would stand no further in than itself."""
    return isinstance(value, dict) and any(places.key((*path, key)).column - 1 <= indent for key in value)


def spaces(number: int) -> str:
    return f"{number} space" if number == 1 else f"{number} spaces"


def _around(path: Path, value: Any, tree: Tree) -> Iterator[tuple[Path, str]]:
    """The mappings around that of the key to which it may belong, the nearest first."""
    key = str(path[-1])
    for end in range(len(path) - 2, -1, -1):
        home = path[:end]
        if key in shapes.keys_at(home) and shapes.way(home) != ("passages", "*"):
            yield home, f"a key of {shapes.name_of(home)}"
        if (what := _named(shapes.way(home), key, value, tree)) and end < len(path) - 1:
            yield home, what


def _named(way: tuple[str, ...], key: str, value: Any, tree: Tree) -> str | None:
    """What an entry of the mapping at `way` is, if this key may name one; `value` is "" where its own stand beside."""
    keys = [*value] if isinstance(value, dict) else []
    match way:
        case ("sources",) if SIGLUM.fullmatch(key) and (value == "" or set(keys) & {*_SOURCE}):
            return "a source"
        case ("discrepancies", "*", "readings") if SIGLUM.fullmatch(key) and _is_siglum(key, tree):
            return f"the reading of {key}"
        case ("discrepancies",) if SLUG.fullmatch(key) and (value == "" or set(keys) & {*_DISCREPANCY}):
            return "a discrepancy"
        case ("notes",) if SLUG.fullmatch(key) and (value == "" or set(keys) & {*_NOTE}):
            return "a note"
    return None


def _is_siglum(key: str, tree: Tree) -> bool:
    sources = tree.get("sources") if isinstance(tree, dict) else None
    return isinstance(sources, dict) and key in sources


def _beside(path: Path, value: Any, tree: Tree) -> Iterator[tuple[Path, str]]:
    """The mappings right beside the key into which it may belong."""
    parent, key = path[:-1], str(path[-1])
    siblings = shapes.value_at(tree, parent)
    for name in siblings:
        home = (*parent, name)
        if name != key and value != "" and (what := _named(shapes.way(home), key, value, tree)):
            yield home, what
    node: Any = {name: each for name, each in siblings.items() if name != key}
    node = dict([*node.items()][: [*siblings].index(key)])
    way = parent
    while isinstance(node, dict | list) and node:
        last = [*node][-1] if isinstance(node, dict) else len(node) - 1
        node, way = node[last], (*way, last)
        if isinstance(node, dict) and key in shapes.keys_at(way):
            yield way, f"a key of {shapes.name_of(way)}"
        if isinstance(node, dict) and (what := _named(shapes.way(way), key, value, tree)):
            yield way, what


@dataclass(frozen=True, slots=True)
class _Like:
    """How far the keys of a mapping are indented, and the line that shows it."""

    indent: int
    line: str


def _like(home: Path, path: Path, tree: Tree, places: Places) -> _Like | None:
    """By a key of that mapping, not the one that is wrong; by the mapping's own key, where it is empty."""
    node = shapes.value_at(tree, home)
    keys = [(*home, key) for key in node if (*home, key) != path[: len(home) + 1]] if isinstance(node, dict) else []
    own = [(*home, path[len(home)])] if len(path) > len(home) + 1 else []
    for each in (*keys, *own):
        place = places.key(each)
        if not place.excerpt[: place.column - 1].strip(" -"):
            return _Like(place.column - 1, f"as line {place.line}")
    if node == "" and home:
        place = places.key(home)
        return _Like(place.column + 1, f"under line {place.line}")
    return None


def wrong_kind(path: Path, tree: Tree, places: Places) -> Problem | None:
    """What stands among sources, discrepancies or notes and is none: told once, at its key."""
    if len(path) < 2 or path[0] not in ("sources", "discrepancies", "notes"):
        return None
    entry: Path = path[:2]
    around = shapes.value_at(tree, entry[:1])
    if not isinstance(around, dict):
        return None
    if section := _first_section(entry, around, tree, places):
        return _section((path[0], section), places)
    if flat := _flat_entry(entry, around):
        return _flat((path[0], flat), places)
    return _own_key(entry, tree, places) or _other_kind(entry, tree, places)


def _other_kind(entry: Path, tree: Tree, places: Places) -> Problem | None:
    """A note among the discrepancies, or the other way round."""
    value = shapes.value_at(tree, entry)
    if not isinstance(value, dict):
        return None
    notes, parted = ({key for key in keys if key in value} for keys in (_NOTE, _DISCREPANCY))
    if entry[0] == "discrepancies" and "text" in notes and len(notes) > 1 and not parted:
        wanted, found, other = "a discrepancy", "a note", "notes"
    elif entry[0] == "notes" and len(parted) > 1 and not notes:
        wanted, found, other = "a note", "a discrepancy", "discrepancies"
    else:
        return None
    message = f"expected {wanted}, found {found}"
    help = f"put a line `{other}:` above it, at the left margin; or move it below that line"
    return Problem("wrong-type", message, places.key(entry), f"{found}", (help,))


def _own_key(entry: Path, tree: Tree, places: Places) -> Problem | None:
    """A key of the entry above it that is not indented far enough."""
    value, key = shapes.value_at(tree, entry), str(entry[1])
    is_entry = isinstance(value, dict) and any(each in value for each in shapes.keys_at(entry))
    is_reading = entry[0] == "discrepancies" and _is_siglum(key, tree)
    if not is_reading and (is_entry or key not in shapes.keys_at(entry)):
        return None
    help = elsewhere(entry, value, tree, places)
    message = f"`{key}` stands among the {entry[0]}"
    return Problem("unknown-key", message, places.key(entry), "", (help,)) if help else None


def _flat_entry(entry: Path, around: dict[str, Any]) -> str | None:
    """The key of this one, or of one above it, if it is empty and all that follows are keys that it should have.

    From the end on, so that a section of many thousand entries costs no more than one of few.
    """
    known = {*shapes.keys_at(entry)}
    found, reached = None, False
    for nth, each in enumerate(reversed(around)):
        reached = reached or each == entry[1]
        if nth and reached and around[each] == "":
            found = each
        if each not in known:
            break
    return found


def _flat(entry: Path, places: Places) -> Problem:
    parent = places.key(entry[:1])
    message = f"{shapes.name_of(entry)} is indented like its own keys"
    help = f"{INDENT} by {spaces(parent.column + 1)} (under line {parent.line})"
    return Problem("yaml-indentation", message, places.key(entry), "", (help,))


def _first_section(entry: Path, around: dict[str, Any], tree: Tree, places: Places) -> str | None:
    """The key of this one, or of one above it, if its name is that of a section."""
    named = ((places.key((entry[0], each)), each) for each in shapes.keys_at(())
             if each in around and _is_section(each, entry, tree))
    until = places.key(entry)
    first = min(named, default=None)
    return first[1] if first and (first[0].line, first[0].column) <= (until.line, until.column) else None


def _is_section(key: str, entry: Path, tree: Tree) -> bool:
    if key not in shapes.keys_at(()):
        return False
    value = shapes.value_at(tree, (*entry[:1], key))
    return value == "" or (key not in shapes.keys_at(entry) and isinstance(value, dict | list))


def _section(path: Path, places: Places) -> Problem:
    parent = places.key(path[:1])
    help = f"{INDENT} by {spaces(parent.column - 1)} (as line {parent.line}), if it begins the {path[1]}"
    return Problem("unknown-key", f"`{path[1]}` stands among the {path[0]}", places.key(path), "", (help,))


def without_followers(problems: Iterable[Problem], places: Places) -> list[Problem]:
    """Keys that stand twice only since what parts them is indented wrongly are no mistakes of their own."""
    problems = [*problems]
    if any(_is_siglum_again(each, places) for each in problems):
        problems = [each for each in problems if each.code != "unknown-source"]
    listed = {path[1] for path in _furniture(problems, places)}
    glosses = {places.value(path) for path in places.values if path[2:3] == ("gloss",) and path[1] in listed}
    problems = [each for each in problems if each.code != "gloss-missing" or each.place not in glosses]
    wrong = [each.place for each in problems if each.code == "unknown-key" and each.help[0].startswith(INDENT)]
    keys = {place.excerpt[place.column - 1 :][: place.width] for place in wrong}
    if "furniture" in keys:
        problems = [each for each in problems if each.code != "gloss-missing"]
    return [each for each in problems
            if not (each.code == "duplicate-key" and any(_follows(each.place, first, places) for first in wrong))
            and not (each.code == "missing-key" and each.label.split("`")[1] in keys)
            and not (each.code == "nothing-said" and wrong)]


def _furniture(problems: list[Problem], places: Places) -> Iterator[Path]:
    """Lists of furniture that are wrong: what they leave out cannot be told."""
    wrong = {each.place for each in problems if each.severity == "error"}
    yield from (path for path, place in places.values.items() if path[2:3] == ("furniture",) and place in wrong)


def _is_siglum_again(problem: Problem, places: Places) -> bool:
    """A second source of one siglum: which of those that are missing it is cannot be told."""
    if problem.code != "duplicate-key" or ("sources",) not in places.keys:
        return False
    first, again = places.key(("sources",)), problem.place
    sigla = {place.column for path, place in places.keys.items() if len(path) == 2 and path[0] == "sources"}
    later = [place.line for path, place in places.keys.items() if len(path) == 1 and place.line > first.line]
    return again.column in sigla and first.line < again.line < min(later, default=again.line + 1)


def _follows(place: Place, first: Place, places: Places) -> bool:
    """In the same mapping, further down."""
    if place.column != first.column or place.line <= first.line:
        return False
    between = (places.lines[line] for line in range(first.line, place.line - 1) if line < len(places.lines))
    return all(not line.strip() or len(line) - len(line.lstrip()) >= first.column - 1 for line in between)
