"""Authors' Markdown (summaries, assessments, notes) to HTML: CommonMark, raw HTML off, our own serialiser."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from annotate.address import is_inside, is_outside
from annotate.render.hidden import words
from annotate.render.serialise import element, reference

_PLAIN: Final = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "em": "em",
                 "strong": "strong", "blockquote": "blockquote"}
# The page's own headings must stay its outline, so a heading inside a note is a paragraph in bold.
_HEADING: Final = "heading"
_HAN: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{2}")
_MENTION: Final = re.compile(r"(?<![\w-])([A-Z][A-Za-z0-9]{0,7}-[1-9][0-9]{0,6})(?![\w-])", re.ASCII)


def note_html(text: str, segments: Container[str] = (), *, linked: bool = True) -> Markup:
    """A note as blocks. A link to an address that is not allowed keeps its words and loses the link.

    A mention of one of `segments` (`A-17`) becomes a link to it. `linked=False`: no link at all, for where its
    addresses would lead elsewhere.
    """
    return _render(_parser().parse(text), segments, linked=linked)


def addresses(text: str) -> list[str]:
    """Of all links and images of a note, as the author wrote them."""
    flat = [child for token in _parser().parse(text) for child in (token, *(token.children or ()))]
    return [str(token.attrs[name]) for token in flat for name in ("href", "src") if name in token.attrs]


def mentions(text: str) -> list[str]:
    """What looks like a segment (`A-17`) in a note's own words, outside links and code."""
    flat = [child for token in _parser().parse(text) for child in (token.children or ())]
    return [name for token in flat if token.type == "text" for name in _MENTION.findall(token.content)]


def is_allowed(address: str) -> bool:
    """What `note_html` links to."""
    return is_outside(address) or is_inside(address)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    # Refused addresses must reach addresses(), or the author would never hear of them.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - it is called by name
    return parser


def _render(tokens: Sequence[Token], segments: Container[str], *, linked: bool) -> Markup:
    """Nested tokens to nested elements, with a stack instead of recursion: notes may be nested deeply."""
    open_tokens: list[Token] = []
    content: list[list[Markup]] = [[]]
    for token in _flattened(tokens):
        if token.nesting == 1:
            open_tokens.append(token)
            content.append([])
        elif token.nesting == -1:
            inner = Markup().join(content.pop())
            content[-1].append(_closed(open_tokens.pop(), inner, linked=linked))
        else:
            inside = any(each.type == "link_open" for each in open_tokens)
            content[-1].append(_leaf(token, () if inside else segments))
    return Markup().join(content[0])


def _flattened(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type in {"inline", "image"}:  # an image is its description, since nothing is loaded from elsewhere
            yield from _joined(token.children or ())
        else:
            yield token


def _joined(tokens: Sequence[Token]) -> Iterator[Token]:
    """A line that is wrapped between two Han characters goes on without a blank."""
    for nth, token in enumerate(tokens):
        if token.type == "softbreak" and 0 < nth < len(tokens) - 1:
            around = tokens[nth - 1].content[-1:] + tokens[nth + 1].content[:1]
            if _HAN.fullmatch(around):
                continue
        yield from _flattened([token])


def _closed(start: Token, inner: Markup, *, linked: bool) -> Markup:
    kind = start.type.removesuffix("_open")
    if kind == "link":
        return _link(str(start.attrs.get("href", "")), inner) if linked else inner
    if kind == _HEADING:
        return element("p", element("strong", inner))
    if kind == "paragraph" and start.hidden:  # a tight list
        return inner
    return element(_PLAIN[kind], inner, {"start": str(start.attrs.get("start", ""))})


def _link(address: str, inner: Markup) -> Markup:
    if is_outside(address):
        return element("a", inner, {"href": address, "rel": "external noopener noreferrer"})
    return element("a", inner, {"href": address}) if is_inside(address) else inner


def _leaf(token: Token, segments: Container[str]) -> Markup:
    match token.type:
        case "softbreak":
            return Markup(" ")
        case "hardbreak":
            return element("br")
        case "hr":
            return element("hr")
        case "code_inline":
            return element("code", words(token.content))
        case "fence" | "code_block":
            return element("pre", element("code", words(token.content)))
        case _:
            return Markup().join(_mention(part, segments) for part in _MENTION.split(token.content))


def _mention(part: str, segments: Container[str]) -> Markup:
    return element("a", reference(part), {"href": f"#{part}"}) if part in segments else words(part)
