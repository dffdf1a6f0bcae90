"""Forms of words that stand right before or behind a place of a text: the longest that is there, in a few look-ups."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
_STEM = 4  # letters: a shorter form is not told from a word that begins like it
BLANKS = " \u00a0\u202f\u2009"
_JOINED = ("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af")


def joined(character: str) -> bool:
    """Of a script whose words stand side by side without a blank, or carry their particles (Hangul)."""
    return any(low <= character <= high for low, high in _JOINED)


def letter(text: str, place: int) -> bool:
    """Is there a letter that goes on with the word to its left or right?"""
    return 0 <= place < len(text) and (text[place].isalpha() or text[place] in _MARKS) and not joined(text[place])


_NUKTA = dict(zip("\u0915\u0916\u0917\u091c\u0921\u0922\u092b\u092f", map(chr, range(0x958, 0x960)), strict=True))
_MARKS = frozenset("\u093e\u093f\u0940\u0941\u0942\u0947\u0948\u094b\u094c\u094d\u0902\u0901\u093c_")


def lower(text: str) -> str:
    """Lower case of the same length: places stay what they are."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(low if len(low := each.lower()) == 1 else each for each in text)
    )


@dataclass(frozen=True, slots=True)
class Forms(Generic[T]):
    """What each form says. `endings`: so many letters may follow a form of four letters or more.

    `begins`, `ends`: the lengths of the forms that begin or end with a sign, the longest first.
    """

    said: Mapping[str, T]
    begins: Mapping[str, tuple[int, ...]]
    ends: Mapping[str, tuple[int, ...]]
    endings: int = 0

    def after(self, low: str, place: int) -> tuple[int, T] | None:
        """The longest form that begins at `place` of a text in lower case, and where it ends."""
        for length in self.begins.get(low[place : place + 1], ()):
            form = low[place : place + length]
            if len(form) < length or form not in self.said:
                continue
            if (end := self._end(low, place + length, length)) >= 0:
                return end, self.said[form]
        return None

    def before(self, low: str, place: int) -> tuple[int, T] | None:
        """The longest form that ends at `place`, and where it begins."""
        for length in self.ends.get(low[place - 1 : place] if place else "", ()):
            start = place - length
            if start < 0 or (form := low[start:place]) not in self.said:
                continue
            if not (letter(low, start) and letter(low, start - 1)):
                return start, self.said[form]
        return None

    def _end(self, low: str, end: int, length: int) -> int:
        """Where the word ends that the form begins; -1 where it goes on too long."""
        if not letter(low, end - 1) or not letter(low, end):
            return end
        if length < _STEM:
            return -1
        stop = end
        while stop - end < self.endings and letter(low, stop):
            stop += 1
        return -1 if letter(low, stop) else stop


def _spelled(form: str) -> set[str]:
    """The same in each way to write its accents: texts of Vietnamese and Hindi come in all of them."""
    apart = unicodedata.normalize("NFD", form)
    nukta = re.sub(".\u093c", lambda pair: _NUKTA.get(pair[0][0], pair[0]), apart)
    return {form, apart, unicodedata.normalize("NFC", form), nukta} - {""}


def forms(said: Iterable[tuple[str, T]], endings: int = 0) -> Forms[T]:
    """The first that is said of a form holds."""
    table: dict[str, T] = {}
    for told, what in said:
        for form in _spelled(lower(told)):
            table.setdefault(form, what)
    return Forms(table, _lengths(table, 0), _lengths(table, -1), endings)


def _lengths(told: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    by: dict[str, set[int]] = {}
    for form in told:
        by.setdefault(form[at], set()).add(len(form))
    return {sign: tuple(sorted(lengths, reverse=True)) for sign, lengths in by.items()}
