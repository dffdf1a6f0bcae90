"""An HTML page as browsers read it: HTML's own parsing rules (Lexbor), foreign parts opened, nothing loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from annotate.readers.bounds import beyond, tree
from annotate.readers.marks import FORM_FEED

_PAGES = 500  # Lexbor takes some 150 kB for each, however small
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")  # up to the next `<` alone: `<a<a<a…` must not be read again and again
_TOO_LARGE = "this page grows out of all bounds while it is read"
_FEED = "a form feed, written as a character reference in a frame of this page, cannot stand in a text"
_SHADOW = "this page keeps text in a shadow root, which would be lost"


@dataclass(frozen=True, slots=True)
class Page:
    """`inner` are the pages within it, by the `mem_id` of the elements that show them: frames, and `<noscript>`."""

    tree: LexborHTMLParser
    inner: dict[int, LexborHTMLParser]

    def top(self) -> list[LexborNode]:
        return [] if self.tree.root is None else [self.tree.root]

    def children(self, node: LexborNode) -> Iterator[LexborNode]:
        """Last to first."""
        inner = self.inner.get(node.mem_id)
        parent = inner.body if inner else node
        child = parent.last_child if parent else None
        while child is not None:
            yield child
            child = child.prev


def parse(text: str) -> Page | str:
    """The page, or why it cannot be read."""
    trees: list[LexborHTMLParser] = []
    inner: dict[int, LexborHTMLParser] = {}
    todo: list[tuple[int, str]] = [(0, text)]
    while todo:
        host, text = todo.pop()
        found = _parsed(text)
        if isinstance(found, str):
            return found
        trees.append(found)
        inner[host] = found
        hosts = [(each.mem_id, _within(each)) for each in found.css("noscript, iframe[srcdoc]")]
        if any(FORM_FEED.search(within) for _, within in hosts):  # in a frame it is decoded once more
            return _FEED
        todo.extend((host, within) for host, within in hosts if _TAG.sub("", within).strip())
        if len(trees) + len(todo) > _PAGES:
            return f"more than {_PAGES} frames of this page, or texts for browsers without scripts, have a page each"
    return Page(inner.pop(0), inner)


def _parsed(text: str) -> LexborHTMLParser | str:
    try:
        if reason := beyond(text):
            return reason
        found = tree(text)
    except SelectolaxError:  # it has no memory left
        return _TOO_LARGE
    return _SHADOW if found.any_css_matches(("template[shadowrootmode]",)) else found


def _within(node: LexborNode) -> str:
    return node.text() if node.tag == "noscript" else node.attributes.get("srcdoc") or ""
