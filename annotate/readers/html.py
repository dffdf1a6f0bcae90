"""A saved web page: the article's text by blocks, in the order of the page.

A segment is what a browser shows as one block: a paragraph, heading, list item, caption, row of a table, or the text
between two of them. `<br>` is a line feed in it, two `<br>` end it. White space collapses as on the screen, but not in
`<pre>`. List bullets, which a browser makes itself, are not in the text; the quotation marks of `<q>` are, as “ ” and
‘ ’ within, since without them a quotation would read as the author's own words (not where marks stand in it already).
A fraction is written with a `/`.
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
from annotate.readers.marks import FORM_FEED, marked


def segments(decoded: Decoded, shown: str) -> tuple[tuple[Segment, ...], tuple[str, ...], list[Problem]]:
    """The segments, the shown text that is not the article's, and problems."""
    # Not at the top: stories of plain text shall not wait for the parser.
    from annotate.readers.blocks import Reader, layout_rows
    from annotate.readers.choose import Weights, article_of
    from annotate.readers.page import parse
    from annotate.readers.shown import Shown

    lines = [line.text.replace("\f", " ") for line in decoded.lines]  # white space in HTML, and a mark of ours
    if problem := _form_feed(lines, shown):
        return (), (), [problem]
    page = parse(marked(lines))
    if isinstance(page, str):
        return (), (), [_unreadable(page, shown)]
    events = Shown(page, lines).events
    weights = Weights(events)
    kept, dropped = Reader(article_of(weights), weights, layout_rows(events)).read(events)
    found = tuple(_segment(number, block, decoded.lines) for number, block in enumerate(kept, 1))
    refused = (_refused(each, name, decoded.lines, shown) for each in found if (name := refused_in(each.text)))
    return found, tuple(_harmless(block.text) for block in dropped), list(dict.fromkeys(refused))  # once a line


def _segment(number: int, block: Block, lines: Sequence[Line]) -> Segment:
    first, last = (min(each, len(lines)) for each in (block.first, block.last))
    return Segment(number, block.text, first, lines[first - 1].start, lines[last - 1].end)


def _harmless(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def _form_feed(lines: Sequence[str], shown: str) -> Problem | None:
    """It would be taken for a mark of ours, wherever it stands."""
    for number, line in enumerate(lines, 1):
        if hit := FORM_FEED.search(line):
            place = Place(shown, number, hit.start() + 1, len(hit[0]), visible(line))
            return _by_reference("control character U+000C", place)
    return None


def _refused(segment: Segment, name: str, lines: Sequence[Line], shown: str) -> Problem:
    place = Place(shown, segment.line, excerpt=visible(lines[segment.line - 1].text))
    return _by_reference(name, place)


def _by_reference(name: str, place: Place) -> Problem:
    message = f"{name}, written as a character reference, cannot stand in a text"
    advice = "take the reference (as `&#1;`) out of the file and renew `sha256:`"
    return Problem("control-character", message, place, help=(advice,))


def _unreadable(reason: str, shown: str) -> Problem:
    return Problem("html-unreadable", reason, Place(shown), help=("save the article as plain text, `.txt`, instead",))
