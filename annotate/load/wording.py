"""Pydantic's errors in the author's words, at the author's place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from pydantic_core import ErrorDetails

from annotate.characters import deceiving_at
from annotate.codes import CODES
from annotate.load import shapes
from annotate.load.empty import empty, null
from annotate.load.keys import missing, unknown_key
from annotate.load.misplaced import wrong_kind
from annotate.load.shapes import value_at
from annotate.load.sigla import meant_siglum, sources_of, unknown_in_passage
from annotate.model import Discrepancy, Reading
from annotate.nearest import nearest
from annotate.problem import Place, Problem
from annotate.scalars import SIGLUM
from annotate.yaml import Path, Places, Tree

_SILENT: Final = ("none", "no", "nothing", "says nothing", "silence", "not mentioned", "not stated", "n/a", "na", "-",
                  "–", "—", "?", "x", "unknown", "null", "absent")
_BRACKETED: Final = re.compile(r"[(（［【〔]\s*([0-9]+(?:\s*[,，、;]\s*[0-9]+)*)\s*[)）］】〕]")
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


def problem_of(error: ErrorDetails, tree: Tree, places: Places) -> Problem | None:
    """None where another problem says it already."""
    path, rest = locate(error["loc"], tree)
    if _below_unknown_key(path, tree):
        return unknown_in_passage(path[:3], tree, places)
    if misplaced := wrong_kind(path, tree, places):
        return misplaced
    if key := _of_discrepancy(path):
        return unknown_key(key, value_at(tree, key), shapes.keys_at((*key[:-1], "A")), tree, places)
    kind, found = error["type"], value_at(tree, path)
    if found == "" and KEY not in error["loc"] and kind not in ("extra_forbidden", "missing") and path:
        return empty(path, places)
    if kind == "missing":
        return missing(path, str(rest[-1]), found, tree, places)
    if kind == "extra_forbidden":
        return unknown_key(path, found, shapes.keys_at(path[:-1]), tree, places)
    if kind == "literal_error":
        return _bad_choice(path, found, tree, places)
    if kind == "too_short":
        # pydantic also counts what is left of a list whose items are wrong; that has been said then
        return None if found else _too_short(path, places)
    if kind in CODES and "message" in error.get("ctx", {}):
        return _ours(error, path, found, tree, places)
    return wrong_type(path, found, places)


def _ours(error: ErrorDetails, path: Path, value: Any, tree: Tree, places: Places) -> Problem:
    is_key = KEY in error["loc"]
    context = error["ctx"]
    place = places.key(path) if is_key else places.value(path)
    if error["type"] == "deceiving-character":
        place = _narrowed(place, str(path[-1]) if is_key else value)
    help = (*context["help"], *null(place, error["type"]))
    if error["type"] == "bad-siglum" and not is_key and (sigla := sources_of(tree)):
        help = (f"write {meant_siglum(str(value), sigla) or ' or '.join([*sigla][:30])}",)
    if error["type"] == "wrong-type" and (numbers := _in_brackets(place)):
        help = (f"write {numbers}",)
    if isinstance(path[-1], int) and help[0].startswith("write ["):  # a list stands around it already
        help = (help[0].replace("[", "").replace("]", ""), *help[1:])
    return Problem(error["type"], context["message"], place, help=help)


def _in_brackets(place: Place) -> str | None:
    """`(24, 25)` and `［24, 25］` as a list."""
    match = _BRACKETED.match(place.excerpt, place.column - 1)
    return f"[{', '.join(re.findall('[0-9]+', match[1]))}]" if match else None


def _narrowed(place: Place, value: Any) -> Place:
    """To the character itself, where the value stands in the file as it is, or between quotation marks."""
    at = deceiving_at(value) if isinstance(value, str) else None
    written = place.excerpt[place.column - 1 :][: place.width]
    if at is None or value not in (written, written[1:-1]):
        return place
    return replace(place, column=place.column + at + (written != value), width=1)


def _below_unknown_key(path: Path, tree: Tree) -> bool:
    """Whatever is wrong there follows from the key."""
    if len(path) < 3 or path[0] != "passages" or path[2] in shapes.keys_at(path[:2]):
        return False
    sources = tree.get("sources") if isinstance(tree, dict) else None
    return not (isinstance(sources, dict) and path[2] in sources)


def _of_discrepancy(path: Path) -> Path | None:
    """A key of the discrepancy that stands among its readings."""
    inside = shapes.way(path)[:4] == ("discrepancies", "*", "readings", "*")
    return path[:4] if inside and path[3] in Discrepancy.model_fields else None


def _bad_choice(path: Path, found: Any, tree: Tree, places: Places) -> Problem:
    place = places.value(path)
    if not isinstance(found, str):
        return wrong_type(path, found, places)
    if shapes.is_reading(path):
        if (key := str(path[-1])) in Reading.model_fields and path[3] == key:
            return unknown_key(path, found, shapes.keys_at((*path[:-1], "A")), tree, places)
        help = f"write {{quote: {shapes.quoted(found)}}} if it is what the source says, or silent if it says nothing"
        if nearest(found, ["silent"]) or found.lower().strip(".") in _SILENT:
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
    several = isinstance(found, dict) or (isinstance(found, list) and (len(found) > 1 or str(path[-1]) == "quote"))
    if several and shapes.wants_text(path) and place.excerpt[place.column - 1] in "[{":
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
    if better := _meant(path, found):
        return (f"write {better}",)
    if isinstance(found, dict) and shapes.wants_list(path):
        return (f"begin each entry with a hyphen and a space: - {shapes.sample(path)}",)
    if sample := shapes.sample(path):
        return (f"write {sample}",)
    return ("write one text behind the key, without a list or keys of its own",)


def _meant(path: Path, found: Any) -> str | None:
    """What of it can be said as it should be."""
    way = shapes.way(path)
    if way[-2:] == ("evidence", "*") or way[-1:] == ("evidence",):
        entry = f"{{title: …, url: {found}}}" if isinstance(found, str) and found.startswith("http") else None
        return entry if way[-1] == "*" or entry is None else f"[{entry}]"
    if way == ("passages", "*"):
        pairs = re.findall(r"([A-Z][A-Za-z]{0,7})-?([1-9][0-9]*)", str(found)[:200])
        return f"{{{', '.join(f'{siglum}: {number}' for siglum, number in pairs)}}}" if pairs else None
    if shapes.wants_text(path) and isinstance(found, list) and len(found) == 1 and isinstance(found[0], str):
        return shapes.quoted(found[0])
    if way == ("discrepancies", "*", "readings") and isinstance(found, list):
        sigla = [str(key) for each in found if isinstance(each, dict) for key in each if SIGLUM.fullmatch(str(key))]
        return f"{' and '.join(f'{siglum}: …' for siglum in sigla[:4])} without the hyphens" if sigla else None
    if way == ("sources",) and isinstance(found, list):
        sigla = [key for each in found if isinstance(each, dict) for key in [*each][:1] if SIGLUM.fullmatch(str(key))]
        sigla = sigla if len(sigla) == len(found) else [chr(ord("A") + nth) for nth in range(min(len(found), 4))]
        return f"{' and '.join(f'`{siglum}:`' for siglum in sigla[:4])} for the hyphens: each source under its siglum"
    if way == ("kinds",) and isinstance(found, list):
        return "".join(f"{each}: its label" for each in found[:1] if isinstance(each, str)) or None
    return None


def wrong_root(tree: Tree, places: Places) -> Problem:
    message = f"expected a mapping with title, language and sources, found {_found(tree)}"
    help = _type_help((), tree) if isinstance(tree, str) and "：" in tree else ()
    help = help or ("begin with `title: …`, `language: en` and `sources:`; `annotate new` writes all of it",)
    return Problem("wrong-type", message, places.value(()), help=help)
