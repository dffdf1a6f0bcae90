"""Find the forms of things in a text, longest first: one table a language, no regular expression a form.

A form is words as they stand in a text. A word that ends in `*` is met by every word that begins so ("mine*" by
"mines").
A form with a capital is met by words with one: "US" by no "us", Vietnamese *Anh* (England) by no *anh* (he).
In scripts without blanks a form is met wherever its characters stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotate.suggest.language import base, writing
from annotate.suggest.name.sinitic import simplified

GLUED_BEFORE = {"ar": "والفبكل", "fa": "", "he": "והבלמכש"}
"""One-letter words that are glued to the front of the next, up to `MOST_GLUED` of them."""
MOST_GLUED = 3
LEAST_STEM = 2
_LETTER = "[\\w\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0970-\u0dff\u200c]"
"""Vowel signs are letters of a word, and so is the sign that parts two letters of it in Persian."""
_WORD = re.compile(f"{_LETTER}+(?:['’-]{_LETTER}+)*")


@dataclass(frozen=True, slots=True)
class Hit:
    """`text[start:end]` is a form of `key`."""

    start: int
    end: int
    key: str


def fold(text: str) -> str:
    """Small letters, one for one, so that places stay."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)


@dataclass(frozen=True, slots=True)
class Form:
    """`words`: in small letters, a star at those that may go on."""

    words: tuple[str, ...]
    key: str
    capital: bool


class Forms:
    """All forms of one language, by their first word (or first two characters)."""

    def __init__(self, tag: str, forms: Iterable[tuple[str, str]]) -> None:
        self.language = base(tag)
        self.unspaced = self.language in writing("unspaced")
        self.before = GLUED_BEFORE.get(self.language, "")
        self.known: dict[str, list[Form]] = {}
        for form, key in forms:
            whole = (self._unspaced_fold(form).replace("*", ""),)
            words = whole if self.unspaced else tuple(_stems(form, self.language))
            if words and words[0].strip("*"):
                self.known.setdefault(words[0], []).append(Form(words, key, form[0] != fold(form[0])))
        for entries in self.known.values():
            entries.sort(key=lambda form: (-sum(map(len, form.words)), form.key))
        self.longest = max(map(len, self.known), default=0)
        self.firsts = frozenset(word[0] for word in self.known)

    def find(self, text: str) -> tuple[Hit, ...]:
        """In order, not overlapping; at one place the longest."""
        return tuple(self._unspaced(self._unspaced_fold(text)) if self.unspaced else self._spaced(fold(text), text))

    def _unspaced_fold(self, text: str) -> str:
        return simplified(fold(text)) if self.language == "zh" else fold(text)

    def _unspaced(self, text: str) -> Iterator[Hit]:
        at = 0
        while at < len(text):
            form = self._characters(text, at) if text[at] in self.firsts else None
            if form:
                yield Hit(at, at + len(form.words[0]), form.key)
            at += len(form.words[0]) if form else 1

    def _characters(self, text: str, at: int) -> Form | None:
        for length in range(min(self.longest, len(text) - at), 0, -1):
            if forms := self.known.get(text[at:at + length]):
                return forms[0]
        return None

    def _spaced(self, folded: str, text: str) -> Iterator[Hit]:
        words = [(match.start(), match.end()) for match in _WORD.finditer(folded)]
        at = 0
        while at < len(words):
            met = self._met(folded, text, words, at)
            if met:
                yield met[0]
            at += met[1] if met else 1

    def _met(self, folded: str, text: str, words: list[tuple[int, int]], at: int) -> tuple[Hit, int] | None:
        """The longest form that begins with this word, and how many words it has."""
        start, end = words[at]
        for skipped in range(self._glued(folded[start:end]) + 1):
            capital = text[start + skipped] != folded[start + skipped]
            for first in self._firsts(folded[start + skipped:end]):
                for form in self.known.get(first, ()):
                    rest = words[at + 1:at + len(form.words)]
                    if (capital or not form.capital) and goes_on(folded, rest, form.words[1:]):
                        last = rest[-1][1] if rest else end
                        return Hit(start + skipped, last, form.key), len(form.words)
        return None

    def _glued(self, word: str) -> int:
        count = 0
        while count < min(MOST_GLUED, len(word) - LEAST_STEM) and word[count] in self.before:
            count += 1
        return count

    def _firsts(self, word: str) -> Iterator[str]:
        """The word itself, then what a starred form may have of it, longest first."""
        yield word
        for length in range(min(self.longest, len(word)), 0, -1):
            yield f"{word[:length]}*"


def goes_on(folded: str, rest: list[tuple[int, int]], form: tuple[str, ...]) -> bool:
    return len(rest) == len(form) and all(
        meets(folded[start:end], word) for (start, end), word in zip(rest, form, strict=True))


def meets(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _stems(form: str, language: str) -> Iterator[str]:
    """Its words; where particles follow, every word may go on."""
    for word in fold(form).split():
        yield f"{word}*" if language in writing("glued") and not word.endswith("*") else word
