"""All kinds of text together: by name, as many as asked, always the same; and for Hypothesis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from random import Random
from typing import Final

from hypothesis import strategies as st

from tests.corpora import characters, commonmark, extensions, markup, naughty, sanitisers, scripts
from tests.corpora.grammar import Rules, grow

_BOOKS: Final[dict[str, tuple[tuple[str, ...], Rules]]] = {
    each.__name__.rpartition(".")[2]: (each.LISTED, each.RULES)
    for each in (scripts, sanitisers, naughty, commonmark, extensions, markup)}
KINDS: Final = (*_BOOKS, "characters")

# Refused wherever they stand; tested apart, by `REFUSED`.
_REFUSED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
                             + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
                             + "]")
REFUSED: Final = tuple(f"words {chr(point)} words" for point in (
    *range(9), *range(0xB, 0xD), *range(0xE, 0x20), *range(0x7F, 0xA0), 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE,
    0x10FFFF))


def grower(kind: str) -> Callable[[Random], str]:
    return characters.grown if kind == "characters" else partial(_grown, rules=_BOOKS[kind][1])


def _grown(random: Random, rules: Rules) -> str:
    return grow(random, rules)


@cache
def texts(kind: str, count: int) -> tuple[str, ...]:
    """`count` different ones, the list written by hand first; each may stand in an article as one segment."""
    listed = characters.LISTED if kind == "characters" else _BOOKS[kind][0]
    found = dict.fromkeys(filter(None, map(segment, listed)))
    random, grown = Random(kind), grower(kind)  # noqa: S311 - nothing secret: the same texts on every run
    while len(found) < count:
        if text := segment(grown(random)):
            found[text] = None
    return tuple(found)[:count]


def segment(text: str) -> str:
    """As it can stand between two blank lines of an article: without refused characters and blank lines."""
    lines = re.split("\r\n|\r|\n", _REFUSED.sub("", text))
    return "\n".join(line for line in lines if line.strip())


def line(text: str) -> str:
    """As it can stand in a title: one line, with nothing in it that hides."""
    shown = "".join(" " if each in "\n\t" else each for each in text
                    if each in "\n\t" or unicodedata.category(each) not in {"Cf", "Zl", "Zp", "Cn", "Co", "Cc"})
    return " ".join(shown.split()) or "x"


hostile: Final = st.one_of(
    [st.builds(grower(kind), st.randoms(use_true_random=False)) for kind in KINDS]).map(segment).filter(bool)
"""Any text of any kind, for properties."""
