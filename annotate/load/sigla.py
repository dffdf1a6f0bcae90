"""Sigla that no source has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

from annotate.load import shapes
from annotate.load.keys import unknown_key
from annotate.nearest import nearest
from annotate.problem import Problem
from annotate.scalars import SEGMENT, SIGLUM
from annotate.yaml import Path, Places, Tree

_MANY: Final = 3  # places of one siglum that are told one by one
_LATIN: Final = str.maketrans("АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYXABEZHIKMNOPTYX")


def sources_of(tree: Tree) -> Mapping[str, Any]:
    sources = tree.get("sources") if isinstance(tree, dict) else None
    return sources if isinstance(sources, dict) else {}


def unknown_in_passage(path: Path, tree: Tree, places: Places) -> Problem | None:
    """A key of a passage that is neither a siglum of the story nor `see` or `id`."""
    sources = sources_of(tree)
    key = str(path[-1])
    if SIGLUM.fullmatch(key):
        return unknown_source(key, path, sources, places, is_key=True) if sources else None
    value = shapes.value_at(tree, path)
    if value == "" and key[-1:] in "]］】〕)）}｝" and key[:-1].strip().isdigit():
        return None  # of `{A: (24, 25)}`, where the bracket before it is told
    return unknown_key(path, value, [*sources, *shapes.keys_at(path[:-1])], tree, places)


def unknown_source(siglum: str, path: Path, sources: Mapping[str, Any], places: Places, *, is_key: bool) -> Problem:
    place = places.key(path) if is_key else places.value(path)
    if meant := meant_siglum(siglum, sources):
        help = f"write {meant}, or add {siglum} under `sources`" if SIGLUM.fullmatch(siglum) else f"write {meant}"
        help += "" if siglum.isascii() else " in Latin letters"
    elif len(sources) <= 30:
        help = f"write {' or '.join(sources)}; or, if it is another article, add {siglum} under `sources`"
    else:
        help = f"write one of the {len(sources)} that stand under `sources`, or add {siglum} there"
    return Problem("unknown-source", f"there is no source {siglum[:40]}", place, help=(help,))


def meant_siglum(text: str, sources: Mapping[str, Any]) -> str | None:
    """`A-24`, `a`, `А` of another alphabet, the publisher's name: of which source they tell."""
    latin = unicodedata.normalize("NFKC", text).translate(_LATIN)
    segment = SEGMENT.fullmatch(latin.upper())
    ways = (latin, latin.upper(), segment[1] if segment else "", latin.rstrip("-0123456789"))
    known = {siglum.upper(): siglum for siglum in sources}
    for way in ways:
        if way.upper() in known:
            return known[way.upper()]
    names = {str(name).casefold(): siglum for siglum, each in sources.items() if isinstance(each, dict)
             for name in (each.get("publisher"), each.get("title"), each.get("text"), each.get("author")) if name}
    return names.get(text.casefold()) or (nearest(text, sources) if len(text) > 1 else None)


def grouped(problems: Iterable[Problem]) -> list[Problem]:
    """A siglum that is used all over and that no source has is one mistake."""
    by_siglum: dict[str, list[Problem]] = {}
    for problem in problems:
        by_siglum.setdefault(problem.message, []).append(problem)
    told: list[Problem] = []
    for each in by_siglum.values():
        first, *others = each
        if len(each) > _MANY:
            lines = dict.fromkeys(str(other.place.line) for other in others)
            also = f"and in {len(others)} more places, on lines {', '.join([*lines][:8])}{', …' * (len(lines) > 8)}"
            told.append(Problem(first.code, first.message, first.place, also, first.help))
        else:
            told += each
    return told
