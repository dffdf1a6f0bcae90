"""Choices and texts out of bytes. Written here, so that the same bytes mean the same on every machine and engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from tests.texts import HOSTILE

Some = TypeVar("Some")

WORDS: Final = [
    "ana", "banana", "nan", "Kursk", "600", "6,000", "不", "朝鲜工兵", "中", "国", "。", "，", "“", "”", '"', "'", "’",
    "…", "...", "[…]", " […] ", "–", "-", "é", "e\u0301", "\u0301", "ﬁ", "Ａ", "６", "ｶﾞ", "ガ", "각",
    "\u1100\u1161\u11a8", "क्ष",
    "می\u200cخواهم", "👨\u200d👩\u200d👧", "🇫🇷", "🇩🇪", "\u200d", "\u212a", "\u0600", "\u00ad", "\u2029",
    "\n", "\n\n", " ", "  ", "\t", "\r", "\r\n", "\x00", "\x1b", "\x85", "\ufffe", "\ud800", "\U000e0041",
    "abcdefgh ", "ABCDEFGH",
]
PIECES: Final = [*WORDS, *HOSTILE]


class Draw:
    """Takes from the front; when nothing is left, everything drawn is the first or the least."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, most: int) -> int:
        """From 0 to `most`, which is below 65,536."""
        taken = self._take(1 if most < 256 else 2)
        return int.from_bytes(taken, "big") % (most + 1)

    def pick(self, some: Sequence[Some]) -> Some:
        return some[self.number(len(some) - 1)]

    def text(self, most: int = 24) -> str:
        """Of up to so many pieces: words and hostile texts, ASCII, any code point (lone surrogates too)."""
        return "".join(self._piece() for _ in range(self.number(most)))

    def rest(self) -> bytes:
        return self._take(len(self._data))

    def _piece(self) -> str:
        kind = self.number(255)
        if kind < 0x80:
            return self.pick(PIECES)
        if kind < 0xE0:
            return chr(0x20 + kind - 0x80)
        return chr((kind % 0x10 << 16 | self.number(65_535)) % 0x110000)

    def _take(self, length: int) -> bytes:
        taken = self._data[self._at:self._at + length]
        self._at += length
        return taken
