"""What a style sheet would fetch: its tokens as CSS Syntax cuts them, escapes read, comments left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

_ESCAPE: Final = r"\\(?:[0-9a-f]{1,6}+(?:\r\n|[ \t\n\r\f])?+|[^0-9a-f\n\r\f])"
_TOKEN: Final = re.compile(
    rf"""/\*.*?(?:\*/|\Z)
    | (?P<string>"(?P<double>(?:[^"\\\n\r\f]|\\\r\n|\\.)*+)["\n\r\f]?+
               | '(?P<single>(?:[^'\\\n\r\f]|\\\r\n|\\.)*+)['\n\r\f]?+)
    | (?P<name>[@\#]?+(?:[a-z0-9_-]|[^\x00-\x7f]|{_ESCAPE})++)(?P<opens>\()?+
    | .""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_BARE: Final = re.compile(r"[ \t\n\r\f]*+(?![ \t\n\r\f\"'])(?P<address>(?:[^)\\]|\\.)*+)\)?+", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[\n\r\f])|(.)|\Z)",
                             re.IGNORECASE | re.DOTALL)
_LAST: Final = 0x10FFFF
# functions whose strings are addresses; of any other (`attr`, `format`, `local`) they are words
_FETCHES: Final = frozenset("url src image image-set -webkit-image-set cross-fade -webkit-cross-fade".split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address in a style sheet, and at which code point of it. `style`: an @import."""

    address: str
    offset: int
    kind: Literal["img", "style"]


@dataclass(slots=True)
class _Reader:
    open: list[str] = field(default_factory=list)
    rule: str = ""  # the at-rule or custom property before whose `;`, `{` or `}` we are

    @property
    def fetches(self) -> bool:
        """A string here is an address. So may be one of a custom property, which any function can be given later."""
        return self.rule == "@import" or self.rule.startswith("--") or not _FETCHES.isdisjoint(self.open)


def wanted(sheet: str) -> Iterator[Wanted]:
    """Every address that a browser may fetch for this sheet; rather one too many than one too few."""
    reader, at = _Reader(), 0
    while token := _TOKEN.match(sheet, at):
        at = token.end()
        if token["name"]:
            name = unescaped(token["name"]).lower()
            if token["opens"]:
                reader.open.append(name)
            elif name.startswith("@") or (name.startswith("--") and not reader.open):
                reader.rule = name
            if token["opens"] and name == "url" and (bare := _BARE.match(sheet, at)):
                at = bare.end()
                reader.open.pop()
                yield from _told(reader, bare["address"], token.start())
        elif token["string"]:
            if reader.fetches:
                yield from _told(reader, token["double"] or token["single"] or "", token.start())
        else:
            _mark(reader, token[0])


def _told(reader: _Reader, written: str, offset: int) -> Iterator[Wanted]:
    if reader.rule != "@namespace":  # a name, never fetched
        yield Wanted(unescaped(written).strip(), offset, "style" if reader.rule == "@import" else "img")


def _mark(reader: _Reader, mark: str) -> None:
    if mark == "(":
        reader.open.append("")
    elif mark == ")" and reader.open:
        reader.open.pop()
    elif mark in ";{}":
        reader.rule = ""


def unescaped(text: str) -> str:
    r"""`\75rl` is `url`; a backslash before a line's end joins the lines."""
    return _ESCAPED.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    if not found[1]:
        return found[3] or ""
    number = int(found[1], 16)
    return chr(number) if 0 < number <= _LAST and not 0xD800 <= number <= 0xDFFF else "\ufffd"
