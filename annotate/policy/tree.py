"""A built page as a browser sees it: its elements in order, and on demand where each stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAG: Final = re.compile(r"<[a-zA-Z][^\s/>]*", re.ASCII)
_AT: Final = "annotate-at"
_WITH_TEXT: Final = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Element:
    """`name` and the names of attributes are lower case; `text` is that of scripts and styles alone; `ours`: it stands
    in a block that this tool made."""

    name: str
    attributes: dict[str, str]
    text: str
    ours: bool
    number: int


def elements(page: str, *, scripting: bool) -> list[Element]:
    """Every element, those inside templates too, in the order of the page (templates' last)."""
    tree = LexborHTMLParser(_unmarked(page), scripting=scripting)
    ours = {node.mem_id for node in tree.css(".an, .an *")}
    return [Element((node.tag or "").lower(), _attributes(node), _text(node), node.mem_id in ours, number)
            for number, node in enumerate(_nodes(tree))]


def offsets(page: str, *, scripting: bool) -> list[int | None]:
    """Where the start tag of each stands, in the same order; None where the parser added the element.

    Every `<name` in the text is given a number as its first attribute, and the page is parsed once more. Where it is no
    tag, it is text or part of an attribute's value and no element comes of it; the first attribute of a name counts, so
    that nothing in the page can say another number.
    """
    marked = _TAG.sub(lambda tag: f"{tag[0]} {_AT}={tag.start()} ", _unmarked(page))
    found = (node.attributes.get(_AT) for node in _nodes(LexborHTMLParser(marked, scripting=scripting)))
    return [int(at) if at and at.isdecimal() else None for at in found]


def _unmarked(page: str) -> str:
    """A byte order mark is no text of the page; a space before the doctype is none either."""
    return f" {page[1:]}" if page.startswith("\ufeff") else page


def _nodes(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Templates' content is no part of the tree; it is read behind it, not within, so that no nesting is too deep."""
    roots = [tree.root] if tree.root is not None else []
    while roots:
        for node in roots.pop(0).traverse():
            if node.is_element_node:
                yield node
                if node.tag == "template":
                    roots += node.template_fragments()[:1]


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name.lower(): value or "" for name, value in node.attributes.items()}


def _text(node: LexborNode) -> str:
    return node.text(deep=False) if (node.tag or "").lower() in _WITH_TEXT else ""
