"""What of a finished page is ours, as one text: the blocks of class `an`, all their elements and attributes included.

The generated page and the finished one have the same blocks, or something between the two has changed them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from annotate.readers.bounds import tree

# The theme takes the first out of links, and the last step of a build fills the second.
_UNSTEADY: Final = re.compile(r' data-search-exclude="[^"]*"|(?<=<b class="an-result">)[^<]*')
_AROUND: Final = frozenset(("article", "body", "div", "html", "main", "section"))
_HIDING: Final = frozenset(("aria-hidden", "contenteditable", "hidden", "inert", "popover", "style"))


def blocks(page: LexborHTMLParser) -> str:
    """All of ours on the page, in its order, as a browser reads it."""
    return "\n".join(_UNSTEADY.sub("", node.html or "") for node in _outermost(page))


def made_blocks(generated: str) -> str:
    """The same of a generated page, which is HTML in all but name."""
    return blocks(tree(generated))


def digest(all_blocks: str) -> str:
    """What a record keeps of them."""
    return sha256(all_blocks.encode()).hexdigest()


def covered(page: LexborHTMLParser) -> str | None:
    """What hides our blocks, or could, though they are there."""
    if page.css_first("template[shadowrootmode]"):
        return "<template shadowrootmode>"
    return next((told for node in _outermost(page) for each in _above(node) if (told := _hides(each))), None)


def _outermost(page: LexborHTMLParser) -> Iterator[LexborNode]:
    return (node for node in page.css(".an") if not any(_is_ours(each) for each in _above(node)))


def _is_ours(node: LexborNode) -> bool:
    return "an" in (node.attributes.get("class") or "").split()


def _hides(node: LexborNode) -> str | None:
    if node.tag not in _AROUND:
        return f"<{node.tag}>"
    return next((f"<{node.tag} {name}>" for name in node.attributes if name in _HIDING), None)


def _above(node: LexborNode) -> Iterator[LexborNode]:
    around = node.parent
    while around is not None and around.tag != "-document":
        yield around
        around = around.parent
