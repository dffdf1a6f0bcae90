"""Text and elements as HTML that no Markdown extension, theme or template language can read as its own.

Every ASCII character that is no letter, digit or space becomes a numeric reference. What Markdown, its extensions,
shortcodes and template languages act on is ASCII punctuation, and a reference is decoded only by the reader's browser.
U+0080 to U+009F must stay as they are: HTML reads a reference to them as Windows-1252.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

_REFERENCES: Final = {code: f"&#{code};" for code in range(128) if not (chr(code).isalnum() or chr(code) == " ")}

TAGS: Final = frozenset("a blockquote br code del em hr ins li mark ol p pre s span strong ul".split())
"""What source text and notes may consist of."""

ATTRIBUTES: Final = frozenset(
    "aria-label class data-alias data-link data-n data-odd data-say data-search-exclude href id lang dir rel role start"
    .split())

_VOID: Final = frozenset({"br", "hr"})


def reference(text: str) -> Markup:
    """The text itself, in element content and in quoted attribute values alike."""
    return Markup(text.translate(_REFERENCES))


def element(tag: str, content: Markup = Markup(), attributes: Mapping[str, str] | None = None) -> Markup:
    """One element of the closed set; attributes with an empty value are left out.

    Raises ValueError for a tag or attribute outside the set: that is our bug, not the author's.
    """
    given = {name: value for name, value in (attributes or {}).items() if value}
    if tag not in TAGS or not ATTRIBUTES.issuperset(given):
        raise ValueError(f"<{tag} {' '.join(given)}> is outside the closed set")
    start = tag + "".join(f' {name}="{reference(value)}"' for name, value in given.items())
    return Markup(f"<{start}>") if tag in _VOID else Markup(f"<{start}>{content}</{tag}>")


def finalize(value: object) -> Markup:
    """What templates print: markup as it is, anything else as text. Nothing at all for None."""
    if isinstance(value, Markup):
        return value
    return Markup() if value is None else reference(str(value))
