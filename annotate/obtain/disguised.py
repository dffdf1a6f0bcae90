"""More than ASCII, written in ASCII's bytes: HZ, UTF-7, and some UTF-16 without its mark."""

from __future__ import annotations

import re
from typing import Final

from annotate.readers.judge import MOST_EACH, SURE
from annotate.readers.likely import Likeness, likeness

_HZ: Final = re.compile(rb"~\{[!-~]{2,}?~\}")
_UTF_7: Final = re.compile(rb"\+[A-Za-z0-9+/]{3,}-?")
_LOOKED_AT: Final = 4_000  # bytes


def disguised(raw: bytes) -> str | None:
    """What it is likely to be; None where it is just what it seems."""
    if _HZ.search(raw):
        return "HZ (Chinese in seven bits)"
    start = raw[: _LOOKED_AT & ~1]
    seems = likeness(start.decode("latin-1"))
    if _UTF_7.search(start) and _rather(start, "utf-7", seems):
        return "UTF-7, which is not read"
    if len(raw) % 2 == 0 and any(_rather(start, codec, seems) for codec in ("utf-16-le", "utf-16-be")):
        return "UTF-16 without its mark"
    return None


def _rather(raw: bytes, codec: str, seems: Likeness) -> bool:
    try:
        text = raw.decode(codec)
    except UnicodeError:
        return False
    like = likeness(text)
    return not text.isascii() and like.each <= MOST_EACH and like.bits + SURE < seems.bits
