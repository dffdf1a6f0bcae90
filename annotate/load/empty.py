"""Keys without a value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from annotate.load import shapes
from annotate.problem import Place, Problem
from annotate.yaml import NULLS, Path, Places

_FORMS: Final = {"language", "published", "retrieved", "url", "archived", "text", "encoding", "kind", "source", "id",
                 "value", "gloss_by", "by", "unit"}
"""Keys of which an example shows how a value is written; of all others it might be taken for the author's own words."""

def empty(path: Path, places: Places) -> Problem:
    """Whatever should stand there; a comment may have taken it in."""
    place = places.value(path)
    help = _swallowed(path, place) or _example(path)
    message = f"{shapes.name_of(path)} is empty"
    return Problem("empty-value", message, place, help=(help, *(null(place, "empty-value") if _is_text(path) else ())))


def _swallowed(path: Path, place: Place) -> str | None:
    """`topic: #1 in sales`, where the hash begins a comment; one with a blank behind it is meant as one."""
    rest = place.excerpt[place.column - 1 :].strip()
    if not rest.startswith("#") or rest[1:2] in ("", " ", "#"):
        return None
    return f"write {path[-1]}: {json.dumps(rest, ensure_ascii=False)}, for # begins a comment"


def _example(path: Path) -> str:
    field = shapes.field_at(path)
    out = "" if field is None or field.is_required() else ", or take the key out"
    if shapes.is_reading(path):
        return f"write {path[3]}: silent if the source says nothing, else {path[3]}: {{quote: …}}"
    if choices := shapes.choices(path):
        return f"write {' or '.join(f'{path[-1]}: {each}' for each in choices)}{out}"
    if (sample := shapes.sample(path)).startswith(("[", "a.")):
        return f"write {path[-1]}: {sample}{out}"
    if sample:
        return f"write it below, such as {'- ' * shapes.wants_list(path)}{sample}{out}"
    if field is None or str(path[-1]) not in _FORMS:
        return f"write something behind the colon{out}"
    return f"write for example {path[-1]}: {shapes.example(field)}{out}"


def _is_text(path: Path) -> bool:
    """Of the author's own words, of which any may be meant."""
    field = shapes.field_at(path)
    return field is not None and str(path[-1]) not in _FORMS and not shapes.choices(path) and not shapes.sample(path)


def null(place: Place, code: str) -> Iterator[str]:
    """Somebody may be called Null; but there is no such day."""
    written = place.excerpt[place.column - 1 :][: place.width]
    if written in NULLS:
        meant = f"if the word is meant, put it in quotes: '{written}'"
        yield f"{written} is nothing in YAML; {meant if code == 'empty-value' else 'take it out if that is meant'}"
