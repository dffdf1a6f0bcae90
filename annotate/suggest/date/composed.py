"""Texts whose letters and marks stand apart (NFD), as macOS writes them: put together, with the way back."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTER: Final = re.compile("[^\u0300-\u036f][\u0300-\u036f\u1160-\u11ff]*|[\u0300-\u036f]+")


def composed(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in NFC, and for each of its places (that behind its end too) the place in `text`.

    A place among marks that belong to what is put together is the end of these.
    """
    parts: list[str] = []
    places: list[int] = []
    for match in _LETTER.finditer(text):
        part = unicodedata.normalize("NFC", match[0])
        parts.append(part)
        places += (range(match.start(), match.end()) if part == match[0] else
                   [match.start(), *[match.end()] * (len(part) - 1)])
    return "".join(parts), (*places, len(text))


def is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)
