"""The lines of one source in story.yml: what was found, with where it was found; what is to be filled in, as comments.

One list for the story that is begun and for the one that is added to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotate.draft.source import DraftSource
from annotate.draft.told import Guess
from annotate.draft.witnesses import doubts
from annotate.edit.scalar import inline

_SHOWN: Final = 100  # code points of a comment
_FIRST: Final = {
    "title": "the headline, as printed",
    "publisher": "who published it, such as NetEase Hao; leave it out where that is not known",
    "author": "the byline, as printed",
}
_THEN: Final = {
    "published": "such as 2025-11-17, or 2025-11 where the day is not known",
    "url": "where it stood, such as https://example.org/page; leave it out where that is not known",
}
_ARCHIVED: Final = "an archived copy, such as https://web.archive.org/web/2025/https://example.org/page"


@dataclass(frozen=True, slots=True)
class Row:
    """`value` is None where the line is a comment to be filled in, and may offer one; `above` explains it."""

    key: str
    value: str | None
    comment: str = ""
    offer: str = ""
    above: str = ""


def rows(source: DraftSource, slug: str, language: str, retrieved: str | None = None) -> Iterator[Row]:
    """`language` is the story's; `retrieved` the day that its author tells."""
    yield from (_row(source, key, otherwise) for key, otherwise in _FIRST.items())
    yield Row("language", source.language, comment(source.tongue))
    yield from (_row(source, key, otherwise) for key, otherwise in _THEN.items())
    yield Row("archived", None, _ARCHIVED)
    yield _retrieved(source, retrieved)
    name = source.article.name
    yield Row("text", name, comment(source.given) if source.given != f"given as {name}" else "")
    if source.kept:
        yield Row("obtained", source.kept[0], "byte for byte", above=comment(source.made, 10 * _SHOWN))
    if source.obtained.encoding:
        yield Row("encoding", source.obtained.encoding)
    if source.obtained.paragraphs:
        yield Row("paragraphs", source.obtained.paragraphs, "blank lines part its paragraphs")
    elif not source.is_page:
        yield Row("paragraphs", None, "where the lines of the file are cut, and blank lines part its paragraphs",
                  "blank-line")  # fmt: skip
    yield Row("sha256", source.article.sha256)
    yield from _to_fill_in(source, slug, language)


def _row(source: DraftSource, key: str, otherwise: str) -> Row:
    guess: Guess | None = getattr(source.told, key)
    if likely := source.told.likely.get(key):
        return Row(key, None, f"likely: confirm ({comment(likely.origin)})", inline(likely.value))
    if guess is None:
        return Row(key, None, comment(doubts(source.told).get(key, otherwise), 2 * _SHOWN))
    return Row(key, guess.value, f"from the file: confirm ({comment(guess.origin)})")


def _retrieved(source: DraftSource, day: str | None) -> Row:
    if day is not None:
        return Row("retrieved", day)
    if source.fetched:
        return Row("retrieved", source.obtained.retrieved)
    if source.obtained.retrieved is not None:
        return Row("retrieved", source.obtained.retrieved, "from the file: confirm (the day it was saved on)")
    return Row("retrieved", None, "the day on which you fetched it, such as 2025-11-21")


def _to_fill_in(source: DraftSource, slug: str, language: str) -> Iterator[Row]:
    stem = source.article.name.rpartition(".")[0]
    show = f"annotate show {slug} {source.siglum}"
    yield Row("gloss", None, f"the text in {language}: save here what `{show}` prints, and translate it",
              f"{stem}.{language}.txt")  # fmt: skip
    yield Row("gloss_by", None, "machine, or who translated it")
    if source.furniture:
        numbers = ", ".join(map(str, source.furniture))
        yield Row("furniture", None, "guessed, what is likely not the article: confirm", f"[{numbers}]")
    else:
        yield Row("furniture", None, "segments that are not the article (image holders, site notices), such as [1, 7]")
    yield Row("rights", None, "whose it is, such as © NetEase Hao")
    yield Row("display", None, "publishes only the segments that you quote", "excerpts")


def comment(text: str, most: int = _SHOWN) -> str:
    """One line to stand behind `#`, cut where it is long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
