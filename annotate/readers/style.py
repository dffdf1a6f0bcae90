"""What an element's own `style` says of its being seen. Style sheets are not looked at: see docs/yaml.md."""

from __future__ import annotations

import re
from typing import NamedTuple

# CSS Syntax 3, sections 4.3 and 5.4.6: a comment, a string or a bracket may hold what looks like a declaration.
_NO_CODE = re.compile(r"""/\*.*?(?:\*/|\Z)|("[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|\([^)]*(?:\)|\Z))""", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_BLOCK = frozenset("block flex flow-root grid list-item table".split())
_DISPLAY = _BLOCK | frozenset("none inline inline-block inline-flex inline-grid inline-table contents flow ruby"
                              " table-row table-cell table-caption initial inherit unset revert".split())
_VISIBILITY = frozenset("visible hidden collapse".split())
_KNOWN = {"display": _DISPLAY, "visibility": _VISIBILITY}


class Style(NamedTuple):
    """`display` is None where it is not set, or to something that no browser knows."""

    display: str | None = None
    visibility: str | None = None

    @property
    def block(self) -> bool:
        return self.display in _BLOCK


def style_of(text: str | None) -> Style:
    if not text:
        return Style()
    found: dict[str, str] = {}
    urgent: set[str] = set()
    for rule in _ESCAPE.sub(_escaped, _NO_CODE.sub(lambda hit: "x" if hit[1] else " ", text)).lower().split(";"):
        name, _, value = (part.strip() for part in rule.partition(":"))
        value, mark, _ = value.partition("!")
        if value.strip() in _KNOWN.get(name, ()) and (mark or name not in urgent):
            found[name] = value.strip()
            urgent |= {name} if mark else set()
    return Style(found.get("display"), found.get("visibility"))


def _escaped(escape: re.Match[str]) -> str:
    """A letter stays one of the name; anything else is not the `:` or `;` that parts rules."""
    char = chr(min(int(escape[1], 16), 0x10FFFF)) if escape[1] else escape[2]
    return char if char.isalnum() or char == "-" else "x"
