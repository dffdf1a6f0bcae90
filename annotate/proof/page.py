"""What a finished page shows, read as a browser reads it and by nothing that wrote it.

By the rules of HTML5 (Lexbor): libxml2's are those of HTML 4, and it would see other characters than readers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborNode

from annotate.proof.blocks import blocks, covered
from annotate.proof.expected import Piece, SegmentText
from annotate.readers.bounds import tree
from annotate.scalars import SEGMENT
from annotate.serialise import ATTRIBUTES, TAGS

_TEXT: Final = "-text"
_HIDES: Final = re.compile("hidden|style|inert")


@dataclass(frozen=True, slots=True)
class Shown:
    """One element that shows a text of the story. `odd`: what stands in it and is not of our making.

    `alias`: it shows nothing, and is where links with an old id lead; the id that has taken its place.
    """

    name: str
    text: str
    segment: SegmentText | None = None
    odd: str | None = None
    alias: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """`texts` in the order of the page; `blocks` as `annotate.proof.blocks` has them; `covered`: what may hide them."""

    texts: tuple[Shown, ...]
    blocks: str
    covered: str | None


def read_page(html: str) -> Page:
    """Segments by their id, other texts by `data-text`."""
    page = tree(html)
    texts = tuple(each for node in page.css("[id], [data-text], [data-alias]:not([id])") for each in _shown(node))
    return Page(texts, blocks(page), covered(page))


def _shown(node: LexborNode) -> Iterator[Shown]:
    attributes = node.attributes
    if "data-alias" in attributes:  # an empty element with an id: it must not pass for a text, nor hide one
        yield Shown(attributes.get("id") or "", "", odd=_no_anchor(node), alias=attributes["data-alias"] or "")
        return
    if SEGMENT.fullmatch(name := attributes.get("id") or ""):
        segment = SegmentText(_language(node), tuple(_merged(_pieces(node, ()))))
        yield Shown(name, segment.text, segment, _odd(node))
    if name := attributes.get("data-text") or "":
        # one that is compared with what came after it holds both
        now = attributes.get("data-now") or ""
        yield Shown(name, _joined(node, "ins" if now else ""), odd=_odd(node))
        if now:
            yield Shown(now, _joined(node, "del"))


def _joined(node: LexborNode, without: str) -> str:
    """Its text, but for what stands in elements of that tag."""
    return "".join(piece.text for piece in _pieces(node, (), without))


def _no_anchor(node: LexborNode) -> str | None:
    """What about it is more than an anchor has."""
    if node.tag != "span" or sorted(node.attributes) != ["data-alias", "id"]:
        return f"<{node.tag} {' '.join(node.attributes)}>"
    return "something" if next(node.iter(include_text=True), None) is not None else None


def _language(node: LexborNode) -> str:
    """Its own, or that of what is around it."""
    around: LexborNode | None = node
    while around is not None:
        if language := around.attributes.get("lang"):
            return language
        around = around.parent
    return ""


def _pieces(node: LexborNode, notes: tuple[str, ...], without: str = "") -> Iterator[Piece]:
    """Depth first without recursion: a page may be anything."""
    todo = [(child, notes) for child in _children(node)]
    while todo:
        child, over = todo.pop()
        if child.tag == _TEXT:
            yield Piece(child.text_content or "", over)
        elif child.attributes.get("role") == "doc-noteref":
            yield Piece("", over, (child.text(),))
        elif not child.is_comment_node and child.tag != without:
            marked = (child.attributes.get("data-n") or "").split() if child.tag == "mark" else ()
            todo += [(each, (*over, *marked)) for each in _children(child)]


def _children(node: LexborNode) -> list[LexborNode]:
    """Last first, as a stack wants them."""
    return list(node.iter(include_text=True))[::-1]


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Text nodes of one stretch joined, and markers with the stretch that they stand behind."""
    last: Piece | None = None
    for each in pieces:
        if last is None:
            last = each
        elif each.markers:  # the marker stands outside of its mark
            last = Piece(last.text, last.notes, last.markers + each.markers)
        elif each.notes == last.notes and not last.markers:
            last = Piece(last.text + each.text, last.notes)
        else:
            yield last
            last = each
    if last is not None:
        yield last


def _odd(node: LexborNode) -> str | None:
    """The first element in it that our serialiser does not write, or attribute that hides."""
    if hiding := next((name for name in node.attributes if _HIDES.fullmatch(name)), None):
        return f"{hiding}=…"
    for each in node.css("*"):
        if each.mem_id == node.mem_id:
            continue
        if each.tag not in TAGS:
            return f"<{each.tag}>"
        if foreign := next((name for name in each.attributes if name not in ATTRIBUTES), None):
            return f"<{each.tag} {foreign}=…>"
    return None
