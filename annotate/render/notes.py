"""Authors' Markdown (summaries, assessments, notes) to HTML: CommonMark, raw HTML off, our own serialiser."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from annotate.address import is_inside, is_outside
from annotate.render.hidden import words
from annotate.serialise import element, reference

_PLAIN: Final = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "em": "em",
                 "strong": "strong", "blockquote": "blockquote"}
# The page's own headings must stay its outline, so a heading inside a note is a paragraph in bold.
_HEADING: Final = "heading"
_HAN: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]{2}")
_TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Linking:
    """How notes link: `numbers` of addresses in the list that paper has; `alone`: in a file of its own, beside which no
    other page stands."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    alone: bool = False


_PLAINLY: Final = Linking()
_MENTION: Final = re.compile(r"(?<![\w-])([A-Z][A-Za-z0-9]{0,7}-[1-9][0-9]{0,6})(?![\w-])", re.ASCII)


def note_html(text: str, segments: Container[str] = (), *, linked: bool = True,
              linking: Linking = _PLAINLY) -> Markup:
    """A note as blocks. A link to an address that is not allowed keeps its words and loses the link.

    A mention of one of `segments` (`A-17`) becomes a link to it. `linked=False`: no link at all, for where its
    addresses would lead elsewhere.
    """
    return _render(_parser().parse(text), segments, linking if linked else None)


def addresses(text: str) -> list[str]:
    """Of all links and images of a note, as the author wrote them."""
    if "[" not in text and "<" not in text:  # no link of CommonMark begins otherwise; most notes have none
        return []
    flat = [child for token in _parser().parse(text) for child in (token, *(token.children or ()))]
    return [str(token.attrs[name]) for token in flat for name in ("href", "src") if name in token.attrs]


def links(text: str) -> list[str]:
    """The addresses outside the site to which the note as HTML leads, in its order."""
    found = (str(token.attrs["href"]) for token in _flattened(_parser().parse(text)) if "href" in token.attrs)
    return [address for address in found if is_outside(address)]


def mentions(text: str) -> list[str]:
    """What looks like a segment (`A-17`) in a note's own words, outside links and code."""
    named: list[str] = []
    depth = 0
    for token in (child for block in _parser().parse(text) for child in (block.children or ())):
        depth += token.nesting if token.type.startswith("link_") else 0
        named += _MENTION.findall(token.content) if token.type == "text" and not depth else []
    return named


def plain(markup: Markup) -> str:
    """The text of what our serialiser wrote: there, `<` begins a tag and nothing else."""
    return unescape(_TAG.sub("", markup))


def is_allowed(address: str) -> bool:
    """What `note_html` links to."""
    return is_outside(address) or is_inside(address)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    # Refused addresses must reach addresses(), or the author would never hear of them.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - it is called by name
    return parser


def _render(tokens: Sequence[Token], segments: Container[str], linking: Linking | None) -> Markup:
    """Nested tokens to nested elements, with a stack instead of recursion: notes may be nested deeply.

    `linking` is None where nothing is to be a link.
    """
    open_tokens: list[Token] = []
    content: list[list[Markup]] = [[]]
    for token in _flattened(tokens):
        if token.nesting == 1:
            open_tokens.append(token)
            content.append([])
        elif token.nesting == -1:
            inner = Markup().join(content.pop())
            content[-1].append(_closed(open_tokens.pop(), inner, linking))
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


def _closed(start: Token, inner: Markup, linking: Linking | None) -> Markup:
    kind = start.type.removesuffix("_open")
    if kind == "link":
        return inner if linking is None else _link(str(start.attrs.get("href", "")), inner, linking)
    if kind == _HEADING:
        return element("p", element("strong", inner))
    if kind == "paragraph" and start.hidden:  # a tight list
        return inner
    return element(_PLAIN[kind], inner, {"start": str(start.attrs.get("start", ""))})


def _link(address: str, inner: Markup, linking: Linking) -> Markup:
    if is_outside(address):
        number = str(linking.numbers.get(address, ""))
        return element("a", inner, {"href": address, "rel": "external noopener noreferrer", "data-link": number})
    leads = is_inside(address) and (address.startswith("#") or not linking.alone)
    return element("a", inner, {"href": address}) if leads else inner


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
