"""Sources as CSL-JSON (Citation Style Language, data schema 1.0): what citation managers and the page's script read."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlsplit

from annotate.render.languages import source_in
from annotate.story import Source, Story
from annotate.value import Date
from annotate.words import Words

_UNKNOWN: Final = "und"
"""ISO 639's word for a language that nobody knows."""


def citations(story: Story, say: Words) -> dict[str, str]:
    """What the page's script reads of each source, by siglum: `csl`, the item; `described`: its title is ours; and
    in words, who made the `gloss`, where that is told."""
    return {siglum: json.dumps(_cited(story.slug, source, say), ensure_ascii=False, separators=(",", ":"))
            for siglum, source in story.sources.items()}


def _cited(slug: str, source: Source, say: Words) -> dict[str, object]:
    told: dict[str, object] = {"csl": csl(slug, source, say)}
    if not source.entry.title:
        told["described"] = True
    if by := source.entry.gloss_by:
        told["gloss"] = say.text("cite-by-machine") if by == "machine" else say.text("cite-by", name=by)
    return told


def csl(slug: str, source: Source, say: Words) -> dict[str, object]:
    """One item; what is not known is left out. Its id is ASCII, and stays as long as the story and the siglum do.

    A source without a title has one in brackets, as librarians do it (ISBD, ISO 690), or it could not be told from
    others in a list. An author is one literal name: where a family's name begins and ends cannot be told.
    """
    entry = source.entry
    on_the_web = entry.url is not None or entry.archived is not None
    kind = "webpage" if on_the_web else "article" if entry.publisher else "document"
    item: dict[str, object | None] = {
        "id": f"{slug}-{source.siglum}", "type": kind, "title": entry.title or _described(source, say),
        "author": [{"literal": entry.author}] if entry.author else None,
        "container-title" if on_the_web else "publisher": entry.publisher,
        "issued": _date(entry.published), "accessed": _date(entry.retrieved),
        "URL": entry.url, "archive": urlsplit(entry.archived).hostname if entry.archived else None,
        "archive_location": entry.archived,
        "language": None if entry.language.partition("-")[0] == _UNKNOWN else entry.language}
    return {name: value for name, value in item.items() if value is not None}


def _described(source: Source, say: Words) -> str:
    key = "cite-untitled" if source.entry.publisher else "cite-unpublished"
    return say.text(key, source=source_in(source.entry.language, say), siglum=source.siglum)


def _date(day: Date | None) -> dict[str, list[list[int]]] | None:
    if day is None:
        return None
    return {"date-parts": [[part for part in (day.year, day.month, day.day) if part is not None]]}
