"""From the bytes of an article or a gloss file to numbered text. Pure: nothing here touches the disk."""

from __future__ import annotations

import hashlib

from annotate.article import Article, Segment
from annotate.problem import Place, Problem
from annotate.readers import gloss, html, txt
from annotate.readers.decode import Decoded, decode
from annotate.readers.endings import is_page

__all__ = ["read_article", "read_gloss"]


def read_article(
    raw: bytes, name: str, shown: str, encoding: str | None = None, paragraphs: str = "line"
) -> tuple[Article | None, list[Problem]]:
    """The article in `raw`; None when it cannot be read (there may be warnings when it can).

    `name` tells the format by its end; `shown` is the file's path as problems name it; `paragraphs` (`line` or
    `blank-line`) is how plain text is cut.
    """
    if not (is_page(name) or name.lower().endswith(".txt")):
        return None, [_unknown_format(name, shown)]
    decoded, problems = decode(raw, shown, encoding)
    if decoded is None:
        return None, problems
    segments, dropped, more = _segments(decoded, name, shown, paragraphs)
    problems += more
    if not segments and not more:
        problems.append(_no_text(dropped, shown))
    if any(each.severity == "error" for each in problems):
        return None, problems
    return Article(name, raw, hashlib.sha256(raw).hexdigest(), decoded.encoding, segments, dropped), problems


def read_gloss(raw: bytes, shown: str, segments: int) -> tuple[dict[int, str], list[Problem]]:
    """The glosses by segment number, of an article that has `segments` of them; what is wrong is left out."""
    return gloss.glosses(raw, shown, segments)


def _segments(
    decoded: Decoded, name: str, shown: str, paragraphs: str
) -> tuple[tuple[Segment, ...], tuple[str, ...], list[Problem]]:
    if is_page(name):
        return html.segments(decoded, shown)
    return txt.segments(decoded.lines, paragraphs), (), []


def _unknown_format(name: str, shown: str) -> Problem:
    advice = "save the article as plain text (`.txt`) or as a web page (`.html`)"
    return Problem("article-format", f"`{name}` is neither a .txt nor an .html file", Place(shown), help=(advice,))


def _no_text(dropped: tuple[str, ...], shown: str) -> Problem:
    message = "there is no text in this article"
    if dropped:
        message += ", only furniture of the page"
    return Problem("article-empty", message, Place(shown), help=("put the article's text into the file",))
