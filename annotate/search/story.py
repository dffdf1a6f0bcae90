"""What is found of a story: each segment with its gloss, each note, the story itself; nothing that its page hides.

Nor what an article said before it changed: a result shows a source's words, and these are not its words any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from annotate.arrange import Arranged
from annotate.render.footnotes import Footnote
from annotate.render.notes import plain
from annotate.render.pages import PageView
from annotate.render.sources import SourceView
from annotate.search.record import Record
from annotate.words import LANGUAGES, Words


def story_records(arranged: Arranged, view: PageView) -> Iterator[Record]:
    """In the order of the page; `page` of each is the story's folder."""
    entry, slug = arranged.story.entry, arranged.story.slug
    story = {"in": view.title, "inLang": entry.language}
    names = [name for each in view.sources for name in (each.title, each.publisher, each.author) if name]
    summary = _plain(view.brief) if view.brief else ""
    yield Record(slug, "", summary, more=" ".join([view.title, *names]),
                 told={**story, "kind": "story", "lang": entry.language})
    for source in view.sources:
        yield from _segments(arranged, source, slug, story)
    for note in view.footnotes:
        yield _note(arranged, note, slug, story)


def _plain(markup: Markup) -> str:
    """With a blank where a paragraph ends."""
    return plain(markup.replace("</p>", Markup("</p> ")).replace("</li>", Markup("</li> "))).strip()


def _segments(arranged: Arranged, source: SourceView, slug: str, story: dict[str, str]) -> Iterator[Record]:
    found = arranged.story.sources[source.siglum]
    language = arranged.story.entry.language
    told = {**story, "kind": "segment", "siglum": source.siglum, "hue": str(source.hue), "lang": source.language,
            "dir": source.dir, "glossLang": language}
    for segment in found.article.segments:
        if arranged.withheld(source.siglum, segment.number):
            continue
        name = f"{source.siglum}-{segment.number}"
        gloss = found.glosses.get(language, {}).get(segment.number, "")
        yield Record(slug, name, segment.text, gloss, name, {**told, "number": str(segment.number)}, (name,))


def _note(arranged: Arranged, note: Footnote, slug: str, story: dict[str, str]) -> Record:
    entry = arranged.story.entry
    topic = note.topic or note.kind
    glosses = [quote.gloss for reading in note.readings for quote in reading.quotes if quote.gloss]
    evidence = [each.title for each in note.evidence]
    told = {**story, "kind": "note", "number": str(note.number), "topic": topic, "lang": entry.language}
    return Record(slug, f"n-{note.id}", _plain(note.body) if note.body else "", " · ".join(glosses),
                  " ".join([topic, note.kind, *evidence]), {**told, "glossLang": entry.language}, _called(note.number))


def _called(number: int) -> list[str]:
    """In every language of the interface, for a reader may have met the note in another one; and the number."""
    return [*(Words(language).text("search-note", number=number) for language in LANGUAGES), str(number)]
