"""A saved web page: the article's text by blocks, in the order of the page.

A segment is what a browser shows as one block: a paragraph, heading, list item, caption, row of a table, or the text
between two of them. `<br>` is a line feed in it, two `<br>` end it. White space collapses as on the screen, but not in
`<pre>`. Marks that a browser makes itself (list bullets, the quotation marks of `<q>`) are not in the text.
A segment's bytes are those of the lines of the file on which it stands, from the first to the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotate.article import Segment
from annotate.problem import Place, Problem
from annotate.readers.controls import refused_in, visible
from annotate.readers.decode import Decoded
from annotate.readers.flow import Block
from annotate.readers.lines import Line


def segments(decoded: Decoded, shown: str) -> tuple[tuple[Segment, ...], tuple[str, ...], list[Problem]]:
    """The segments, the shown text that is not the article's, and problems."""
    # Not at the top: stories of plain text shall not wait for lxml.
    from annotate.readers.blocks import Reader
    from annotate.readers.choose import Weights, article_of
    from annotate.readers.page import events, parse

    tops, whole = parse(decoded.text)
    if not whole:
        return (), (), [_too_deep(shown)]
    weights = Weights(events(tops))
    kept, dropped = Reader(article_of(weights), weights).read(events(tops))
    found = tuple(_segment(number, block, decoded.lines) for number, block in enumerate(kept, 1))
    problems = [_refused(each, name, decoded.lines, shown) for each in found if (name := refused_in(each.text))]
    return found, tuple(block.text for block in dropped), problems


def _segment(number: int, block: Block, lines: Sequence[Line]) -> Segment:
    first, last = (min(each, len(lines)) for each in (block.first, block.last))
    return Segment(number, block.text, first, lines[first - 1].start, lines[last - 1].end)


def _refused(segment: Segment, name: str, lines: Sequence[Line], shown: str) -> Problem:
    place = Place(shown, segment.line, excerpt=visible(lines[segment.line - 1].text))
    message = f"{name}, written as a character reference, cannot stand in a text"
    advice = "take the reference (as `&#1;`) out of the file and renew `sha256:`"
    return Problem("control-character", message, place, help=(advice,))


def _too_deep(shown: str) -> Problem:
    message = "the elements of this page are nested too deep to be read to its end"
    return Problem("html-unreadable", message, Place(shown), help=("save the article as plain text, `.txt`, instead",))
