"""The new text, read as the old one was; and whether there is anything to follow at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from annotate.article import Article
from annotate.limits import Limits, raised
from annotate.obtain import Obtained, obtain
from annotate.problem import Place, Problem
from annotate.readers import read_article
from annotate.reanchor.plan import NewText
from annotate.story import Source
from annotate.value import Date

_SUFFIXES: Final = {"page.html": ".html", "text.txt": ".txt"}


@dataclass(frozen=True, slots=True)
class Given:
    """A file as its author names it, what it is said to be in, and which of its pages is meant."""

    name: str
    raw: bytes
    encoding: str | None = None
    pick: str | None = None


def read(file: Given, source: Source, limits: Limits) -> tuple[NewText | None, list[Problem]]:
    """As the old text was read. Where nothing tells the encoding, that of the old text is tried: paragraphs that stand
    in both then bear it out.
    """
    new, problems = _read(file, source, limits)
    old = source.entry.encoding
    if new is None and file.encoding is None and old and any(each.code == "encoding-undeclared" for each in problems):
        tried, more = _read(replace(file, encoding=old), source, limits)
        if tried is not None and _borne_out(tried.article, source.article):
            return replace(tried, told=(f"read as {old}, as {source.entry.text} is",)), more
    return new, problems


def _read(file: Given, source: Source, limits: Limits) -> tuple[NewText | None, list[Problem]]:
    given, problems = obtain(file.name, file.raw, file.encoding, limits, file.pick)
    if given is None:
        return None, problems
    ending = _SUFFIXES.get(given.name, ".txt")
    cut = given.paragraphs or source.entry.paragraphs
    article, more = read_article(given.raw, f"new{ending}", file.name, given.encoding, cut)
    told = list(dict.fromkeys([*problems, *more]))
    if article is None:
        return None, told
    if len(article.segments) > limits.segments:
        return None, [*told, _too_many(article, file.name, limits)]
    return _new(given, article, ending, file.name), told


def _borne_out(new: Article, old: Article) -> bool:
    known = {each.text for each in old.segments if not each.text.isascii()}
    return any(each.text in known for each in new.segments)


def _new(given: Obtained, article: Article, ending: str, name: str) -> NewText:
    return NewText(article, ending, given.encoding, given.paragraphs, given.retrieved,
                   given.retrieved is not None, given.container, obtained=given, given=name)


def dated(new: NewText, day: Date | None) -> NewText:
    """What the author says of the day goes before what the file says."""
    return replace(new, retrieved=day.written, by_file=False) if day else new


def same_text(source: Source, article: Article) -> bool:
    """Whether all that is cited of it is as it was."""
    return [each.text for each in article.segments] == [each.text for each in source.article.segments]


def too_early(source: Source, day: Date) -> str | None:
    """A text cannot have been fetched before the one that it follows."""
    last = source.entry.retrieved
    if last is None or last.first <= day.first:
        return None
    return f"--retrieved {day.written} is before {last.written}, the day of {source.entry.text}"


def _too_many(article: Article, name: str, limits: Limits) -> Problem:
    count = len(article.segments)
    message = f"{name[:80]} has {count:,} segments, more than the {limits.segments:,} that a page can show"
    return Problem("over-limit", message, Place(name), help=(raised("segments", count),))
