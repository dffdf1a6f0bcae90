"""What is found of a finished page that is no story's: each section under a heading with an address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from annotate.search.record import Record

_ARTICLE: Final = "article.md-content__inner"
_NOT_TEXT: Final = ("script, style, template, noscript, svg, nav, form, button, .headerlink, .md-content__button, "
                    ".md-source-file, .linenos, [hidden], [aria-hidden=true]")
_LEFT_OUT: Final = "[data-search-exclude]"
"""As the theme's own search has it: on a heading, all of its section."""
_INLINE: Final = frozenset("a abbr b bdi code em i kbd mark q s small span strong sub sup u var wbr".split())
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})


def page_records(html: str, address: str) -> Iterator[Record]:
    """By section; what stands before the first heading belongs to the page as a whole."""
    tree = LexborHTMLParser(html)
    article = tree.css_first(_ARTICLE)
    if article is None:
        return
    for node in article.css(_NOT_TEXT):
        node.decompose()
    for node in article.css(_LEFT_OUT):
        if node.tag not in _HEADINGS:
            node.decompose()
    language = (tree.root.attributes.get("lang") if tree.root else None) or "en"
    sections = list(_sections(article))
    title = next((heading for _, heading, _ in sections if heading), address)
    whole = True  # the first section leads to the page itself: two of one address are one to the engine
    for fragment, heading, text in sections:
        if heading or text:
            told = {"kind": "page", "in": title, "inLang": language, "lang": language, "topic": heading}
            yield Record(address, "" if whole else fragment, text, more=heading, told=told)
            whole = False


def _sections(article: LexborNode) -> Iterator[tuple[str, str, str]]:
    """Address, heading, text."""
    address, heading, parts = "", "", list[str]()
    inside: set[int] = set()
    left_out = False
    for node in article.traverse(include_text=True):
        if node.tag in _HEADINGS and "id" in node.attributes:
            if not left_out:
                yield address, heading, " ".join("".join(parts).split())
            left_out = "data-search-exclude" in node.attributes
            address, heading, parts = node.attributes["id"] or "", " ".join(node.text().split()), []
            inside = {each.mem_id for each in node.traverse(include_text=True)}
        elif node.mem_id in inside:
            continue
        elif node.tag == "-text":
            parts.append(node.text_content or "")
        elif node.tag not in _INLINE:
            parts.append(" ")
    if not left_out:
        yield address, heading, " ".join("".join(parts).split())
