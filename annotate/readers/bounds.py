"""Pages that cannot be read in time and memory that grow with their size, told before they are.

The rules of HTML are quadratic in places: attributes of one tag are compared with each other, most tags look through
all that are open, formatting left open is opened again in every paragraph, text that does not belong into a table is
joined before it. Lexbor keeps the rules and has no bounds (60,000 open `<div>` take it 7 s, 100,000 attributes 25 s,
2 MiB of `<td>x</td>y…` 9 GB), so here they are. They count what is in the page, never seconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser

DEPTH = 512
"""Elements in each other; Chromium nests no deeper either."""
_ATTRIBUTES = 2_000  # of one tag; those of all `<html>` and all `<body>` come together in one
_TEMPLATES, _DEPTH_IN_TEMPLATES = 200, 64
_COPIES = 20  # elements that the rules may make of a tag, on the average
_FIRST = 500  # tags and comments in the first piece that is tried
_JOINED = 20_000  # characters
_LATE = 100  # comments behind the body

_TAG = re.compile(r"<[a-zA-Z][^\s/>]*")
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
_TEMPLATE = re.compile(r"<template", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[\s/]*(?:=[^\s/>=]*|[^\s/>=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)?)?""")
_FEW = 20  # attributes that are cheaper counted again than remembered


def tree(page: str, *, scripting: bool = True) -> LexborHTMLParser:
    """As a browser that runs scripts reads it. Without events: nothing is copied into `<selectedcontent>`."""
    return LexborHTMLParser(page, scripting=scripting, options=LexborDocumentOptions.WO_EVENTS)


def beyond(page: str, *, scripting: bool = True) -> str | None:
    """What there is too much of; None where the page may be parsed as a whole."""
    if len(_TEMPLATE.findall(page)) > _TEMPLATES:
        return f"this page has more than {_TEMPLATES} templates, which could stand in each other"
    if _most_attributes(page) > _ATTRIBUTES:
        return f"a tag of this page has more than {_ATTRIBUTES:,} attributes"
    return next(filter(None, map(_grown, _pieces(page, scripting=scripting))), None)


def _most_attributes(page: str) -> int:
    """Of what could be a tag, also where it is none: so nothing depends on what a script or a comment is."""
    behind: dict[int, int] = {}  # the attributes from a place to the end of its tag
    most = of_roots = 0
    for tag in _TAG.finditer(page):
        way, at = [], tag.end()
        while at not in behind and (attribute := _ATTRIBUTE.match(page, at)):
            way.append(at)
            at = attribute.end()
        found = len(way) + behind.get(at, 0)
        if len(way) > _FEW:
            behind.update((place, found - count) for count, place in enumerate(way))
        of_roots += found if tag[0].lower() in ("<html", "<body") else 0
        most = max(most, found, of_roots)
    return most


def _pieces(page: str, *, scripting: bool) -> Iterator[tuple[int, LexborHTMLParser]]:
    """The first tags of the page and how many, more by a tenth each time: so no piece is out of hand by itself."""
    starts = [each.start() for each in _MARKUP.finditer(page)]
    count = _FIRST
    while count < len(starts):
        yield count, tree(page[: starts[count]], scripting=scripting)
        count += count // 10


def _grown(piece: tuple[int, LexborHTMLParser]) -> str | None:
    tags, page = piece
    templates = page.template_fragments()
    if page.any_css_matches((_nested(DEPTH),)):
        return "the elements of this page are nested too deep to be read to its end"
    if any(each.any_css_matches((_nested(_DEPTH_IN_TEMPLATES),)) for each in templates):
        return "the elements in a template of this page are nested too deep to be read to its end"
    if len(page.css("*")) + sum(len(each.css("*")) for each in templates) > _COPIES * tags + 10 * _FIRST:
        return "the formatting of this page is left open so often that it would be opened again without end"
    if any(length > _JOINED for length in _joined(page)):
        return "text of this page stands in its tables, but in none of their cells, or behind its end"
    return None


def _nested(depth: int) -> str:
    return ">".join("*" * (depth + 1))


def _joined(page: LexborHTMLParser) -> Iterator[int]:
    """The length of each text that may have been put together from all over the page."""
    before = (table.prev for table in page.css("table"))
    for text in chain(before, [page.body.last_child] if page.body and _late_comments(page) else []):
        if text is not None and text.tag == "-text":
            yield len(text.text_content or "")


def _late_comments(page: LexborHTMLParser) -> bool:
    after = page.body.next if page.body else None
    count = 0
    while after is not None and count <= _LATE:
        count, after = count + 1, after.next
    return count > _LATE
