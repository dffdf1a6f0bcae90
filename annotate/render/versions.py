"""The versions of a source: what its card says of each, and the names under which their files are published."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.arrange import Arranged
from annotate.readers.endings import is_page, is_text
from annotate.render.history import touched
from annotate.story import Source, Version
from annotate.value import Date
from annotate.words import Words
from annotate.words.values import date_words


@dataclass(frozen=True, slots=True)
class File:
    """A kept file: where it is offered (None where only excerpts may leave), and its own name."""

    href: str | None
    file: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """An older text. `name` begins those of its texts in the proof; `text` is its article, `others` what was kept
    beside it; `touched` are the segments that tell what changed after it."""

    name: str
    told: str
    sha256: str
    text: File
    others: tuple[File, ...]
    touched: tuple[str, ...]


def version_views(arranged: Arranged, siglum: str, say: Words) -> tuple[VersionView, ...]:
    """The newest first."""
    source = arranged.story.sources[siglum]
    found = touched(arranged, siglum)
    views = [_view(source, nth, version, tuple(found.get(nth, ())), say)
             for nth, version in enumerate(source.versions, start=1)]
    return tuple(reversed(views))


def version_files(source: Source) -> dict[str, tuple[str, bytes]]:
    """By published name: the file's own name and its bytes; none where only excerpts may leave, and no container.

    A version keeps its number when newer ones are added, and so its address.
    """
    if source.entry.display == "excerpts":
        return {}
    return {published: file for nth, version in enumerate(source.versions, start=1)
            for published, file in _files(source.siglum, nth, version).items()
            if file[0] != version.entry.obtained or not is_container(file[0])}


def is_container(name: str) -> bool:
    """Of a file that an article was taken out of: it has pictures and pages of others in it."""
    return not (is_page(name) or is_text(name))


def version_told(retrieved: Date | None, published: Date | None, say: Words) -> str | None:
    """By what its day is known, if it is."""
    if retrieved:
        return say.text("version-retrieved", date=date_words(retrieved, say))
    return say.text("version-published", date=date_words(published, say)) if published else None


def _view(source: Source, nth: int, version: Version, changed: tuple[str, ...], say: Words) -> VersionView:
    offered = version_files(source)
    files = [File(published if published in offered else None, name)
             for published, (name, _) in _files(source.siglum, nth, version).items()]
    told = version_told(version.entry.retrieved, version.entry.published, say) or say.text("version-undated")
    return VersionView(f"{source.siglum}.v{nth}", told, version.article.sha256, files[0], tuple(files[1:]), changed)


def _files(siglum: str, nth: int, version: Version) -> dict[str, tuple[str, bytes]]:
    """The article first. A web page is offered as text: opened from our site it would run its scripts as ours."""
    end = "txt" if version.article.name.endswith(".txt") else "html.txt"
    article = {f"{siglum}.v{nth}.{end}": (version.article.name, version.article.raw)}
    return article | {f"{siglum}.v{nth}.{kind}.txt": file for kind, file in version.files.items()}
