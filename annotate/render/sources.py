"""What the page says of each source."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from annotate.arrange import Arranged
from annotate.render.languages import direction, said_language, source_in, within
from annotate.render.versions import VersionView, is_container, version_told, version_views
from annotate.story import Source
from annotate.value import Date
from annotate.words import Words
from annotate.words.values import date_words

HUES: Final = 6
"""Colours that the style sheet has for sources; with more sources they come round again, sigla tell them apart."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file offered beside the page: its published name, its own name, and what it is."""

    href: str
    file: str
    told: str


@dataclass(frozen=True, slots=True)
class Obtained:
    """The file that the article was made from; `href` is None where only excerpts may leave, and for a container."""

    href: str | None
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as templates read it. What is not known is None; addresses are relative to the story's page.

    `version` tells the day of the text that is shown; `versions` are older ones, the newest first.
    """

    siglum: str
    slug: str
    hue: int
    name: str
    title: str | None
    publisher: str | None
    author: str | None
    language: str
    dir: str
    name_language: str
    language_name: str
    published: str | None
    retrieved: str | None
    url: str | None
    archived: str | None
    rights: str | None
    gloss_by: str | None
    excerpts: bool
    sha256: str
    encoding: str
    file: str
    size: int
    count: int
    dropped: tuple[str, ...]
    page: str | None
    download: str | None
    glosses: tuple[Download, ...]
    obtained: Obtained | None
    version: str | None
    versions: tuple[VersionView, ...]

    @property
    def changed(self) -> bool:
        """Whether the text tells of it."""
        return any(version.touched for version in self.versions)


def source_views(arranged: Arranged, say: Words) -> dict[str, SourceView]:
    """By siglum, in the author's order."""
    return {siglum: _view(source, nth, version_views(arranged, siglum, say), say)
            for nth, (siglum, source) in enumerate(arranged.story.sources.items())}


def source_slug(siglum: str) -> str:
    """The folder of a source's own page."""
    return siglum.lower()


def download_name(source: Source) -> str | None:
    """The raw article's published name: its siglum, which no other source has; None where only excerpts may leave.

    A web page is offered as text: opened from our site it would run its scripts as ours.
    """
    if source.entry.display == "excerpts":
        return None
    return f"{source.siglum}.txt" if source.article.name.endswith(".txt") else f"{source.siglum}.html.txt"


def obtained_name(source: Source) -> str | None:
    """The published name of the file that the article was made from, offered as text for the same reason.

    None for a container: what else is in it is not the author's to publish.
    """
    if source.obtained is None or source.entry.display == "excerpts" or is_container(source.obtained[0]):
        return None
    return f"{source.siglum}.obtained.txt"


def gloss_names(source: Source) -> dict[str, str]:
    """Of each language, the gloss file's published name; none where only excerpts may leave."""
    if source.entry.display == "excerpts":
        return {}
    return {language: f"{source.siglum}.{language}.txt" for language in source.gloss_files}


def _view(source: Source, nth: int, versions: tuple[VersionView, ...], say: Words) -> SourceView:
    entry, article = source.entry, source.article
    return SourceView(
        siglum=source.siglum, slug=source_slug(source.siglum), hue=nth % HUES + 1,
        name=entry.publisher or entry.author or source_in(entry.language, say),
        name_language=entry.language if entry.publisher or entry.author else say.language,
        title=entry.title, publisher=entry.publisher, author=entry.author,
        language=entry.language, dir=direction(entry.language), language_name=said_language(entry.language, say),
        published=_day(entry.published, say), retrieved=_day(entry.retrieved, say), url=entry.url,
        archived=entry.archived, rights=entry.rights, gloss_by=_gloss_by(source, say),
        excerpts=entry.display == "excerpts", sha256=article.sha256, encoding=article.encoding,
        file=article.name, size=len(article.raw), count=len(article.segments),
        dropped=() if entry.display == "excerpts" else article.dropped, page=f"{source_slug(source.siglum)}/",
        download=download_name(source),
        glosses=tuple(_gloss(name, tag, source, say) for tag, name in gloss_names(source).items()),
        obtained=_obtained(source), version=version_told(entry.retrieved, entry.published, say), versions=versions)


def _gloss(name: str, tag: str, source: Source, say: Words) -> Download:
    told = say.text("gloss-in", language=within(said_language(tag, say), say))
    return Download(name, source.gloss_files[tag][0], told)


def _obtained(source: Source) -> Obtained | None:
    if source.obtained is None:
        return None
    name, raw = source.obtained
    return Obtained(obtained_name(source), name, sha256(raw).hexdigest())


def _day(day: Date | None, say: Words) -> str | None:
    return None if day is None else date_words(day, say)


def _gloss_by(source: Source, say: Words) -> str | None:
    by = source.entry.gloss_by
    if not source.glosses:
        return None
    if not by:
        return say.text("gloss-by-nobody")
    return say.text("gloss-by-machine") if by == "machine" else say.text("gloss-by", name=by)
