"""Expected against shown: a problem for each text of a finished page that is not what it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from annotate.characters import name
from annotate.problem import Place, Problem
from annotate.proof.blocks import digest
from annotate.proof.expected import Expected, Piece, SegmentText
from annotate.proof.page import Page, Shown

MOST_TOLD: Final = 10
"""Differences of one page; a page that was cut off has hundreds."""

AROUND: Final = 20
"""Characters shown on both sides of a difference."""

_HELP: Final = (
    "find what changes the page behind annotate: a plugin, an extension, the theme; "
    "if it was published, do not trust it")


@dataclass(frozen=True, slots=True)
class Made:
    """The blocks that annotate has made for a page, or only what a record keeps of them."""

    digest: str
    blocks: str | None = None


def compare(wanted: Expected, page: Page, made: Made | None, shown: str) -> list[Problem]:
    """Every difference in a text; where there is none, the first in what stands around the texts.

    `shown` is the page's path as users see it.
    """
    place, found = Place(shown), page.texts
    problems = [*(problem for each in found for problem in _one(wanted, each, place)), *_missing(wanted, found, place)]
    if page.covered:
        problems.append(_problem(place, f"the story stands in {page.covered}, which may hide it", _HELP))
    if not problems and made and digest(page.blocks) != made.digest:
        return [_blocks_differ(made.blocks, page.blocks, place)]
    if len(problems) > MOST_TOLD:
        left = len(problems) - MOST_TOLD
        return [*problems[:MOST_TOLD], _problem(place, f"and {left:,} more differences on this page", _HELP)]
    return problems


def _blocks_differ(made: str | None, found: str, place: Place) -> Problem:
    message = "beside the texts, something on this page is not as annotate made it"
    if made is None:
        return _problem(place, message, "compare it with the page of a new build", _HELP)
    at = _parting(made, found)
    return _problem(place, message, f"expected “{_around(made, at)}”", f"found “{_around(found, at)}”", _HELP)


def _one(wanted: Expected, each: Shown, place: Place) -> Iterator[Problem]:
    if each.odd:
        yield _problem(place, f"{each.name} holds {each.odd}, which annotate does not write", _HELP)
    if each.alias is not None:
        if wanted.aliases.get(each.name) != each.alias:
            yield _problem(place, f"links to {each.name or 'nothing'} lead to {each.alias or 'nothing'}, and no alias "
                                  "says so", _HELP)
    elif each.segment is not None:
        if each.name in wanted.segments:
            yield from _segment(each.name, wanted.segments[each.name], each.segment, place)
        elif each.name not in wanted.withheld:
            yield _problem(place, f"{each.name} stands on the page, and no source has such a segment")
    elif each.text != wanted.texts.get(each.name, each.text):
        yield _differs(each.name, wanted.texts[each.name], each.text, place)


def _segment(label: str, wanted: SegmentText, found: SegmentText, place: Place) -> Iterator[Problem]:
    if found.text != wanted.text:
        yield _differs(label, wanted.text, found.text, place)
    elif found.language != wanted.language:
        found_in = found.language or "no language"
        yield _problem(place, f"{label} is marked as {found_in}, expected {wanted.language}", _HELP)
    elif found.pieces != wanted.pieces:
        yield _mark_differs(label, wanted.pieces, found.pieces, place)


def _mark_differs(label: str, wanted: Sequence[Piece], found: Sequence[Piece], place: Place) -> Problem:
    """The text is right, and a mark or a footnote marker in it is not."""
    pairs = zip_longest(wanted, found, fillvalue=Piece(""))
    one, other = next((one, other) for one, other in pairs if one != other)
    return _problem(place, f"{label} has the right words, with other marks than its notes have",
                    f"expected {_told(one)}, found {_told(other)}", _HELP)


def _told(piece: Piece) -> str:
    notes = ", ".join(piece.notes) or "no note"
    markers = f", then marker {', '.join(piece.markers)}" if piece.markers else ""
    return f"“{piece.text[:2 * AROUND]}” under {notes}{markers}"


def _missing(wanted: Expected, found: Sequence[Shown], place: Place) -> Iterator[Problem]:
    segments = Counter(each.name for each in found if each.segment is not None)
    for label in (*wanted.segments, *sorted(wanted.withheld)):
        if segments[label] > 1:
            yield _problem(place, f"{label} stands on the page {segments[label]} times")
        elif not segments[label]:
            yield _problem(place, f"{label} is not on the page", _HELP)
    anchors = Counter(each.name for each in found if each.alias is not None)
    yield from (_problem(place, f"the old id {label} stands on the page {anchors[label]} times, expected once", _HELP)
                for label in wanted.aliases if anchors[label] != 1)
    there = {each.name for each in found if each.segment is None and each.alias is None}
    yield from (_problem(place, f"{label} is not on the page", _HELP) for label in sorted(wanted.needed - there))


def _differs(label: str, wanted: str, found: str, place: Place) -> Problem:
    at = _parting(wanted, found)
    return _problem(place, f"{label} is not on the page as its source has it",
                    f"at character {at + 1} expected {_character(wanted, at)}, found {_character(found, at)}",
                    f"expected “{_around(wanted, at)}”", f"found “{_around(found, at)}”", _HELP)


def _parting(one: str, other: str) -> int:
    """The first place at which they differ."""
    return next((at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours),
                min(len(one), len(other)))


def _character(text: str, at: int) -> str:
    return name(text[at]) if at < len(text) else "the end"


def _around(text: str, at: int) -> str:
    start, end = max(0, at - AROUND), at + AROUND
    return "…" * (start > 0) + text[start:end] + "…" * (end < len(text))


def _problem(place: Place, message: str, *help: str) -> Problem:
    return Problem("page-differs", message, place, help=help)
