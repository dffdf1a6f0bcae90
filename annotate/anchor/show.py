"""Source text inside messages: quoted, cut, and with nothing in it that a terminal would obey."""

from __future__ import annotations

import re

from annotate.anchor.classes import INVISIBLE
from annotate.anchor.verdict import Span
from annotate.characters import CONTROL
from annotate.edit.scalar import pasted

MOST = 80  # code points of source text in a message

_HIDDEN = re.compile(f"[{INVISIBLE}]|{CONTROL.pattern}")
_WHITE_SPACE = re.compile(r"\s+")


def shown(words: str) -> str:
    r"""`“words”` on one line, at most MOST code points of it; what cannot be seen is written as `\u202e`."""
    line = _WHITE_SPACE.sub(" ", words)
    cut = line if len(line) <= MOST else line[:MOST - 1] + "…"
    return f"“{_visible(cut)}”"


def as_yaml(words: str) -> str:
    """A double-quoted YAML scalar, whatever the words."""
    return pasted(words, '"')


def place_name(siglum: str, spans: tuple[Span, ...]) -> str:
    """`A-17`, or `A-17 to A-18` for words that go on in another segment."""
    first, last = spans[0].segment, spans[-1].segment
    return f"{siglum}-{first}" + (f" to {siglum}-{last}" if first != last else "")


def _visible(words: str) -> str:
    return _HIDDEN.sub(lambda hidden: _escape(ord(hidden[0])), words)


def _escape(point: int) -> str:
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
