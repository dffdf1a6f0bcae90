"""How two wordings differ, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

import regex

from annotate.anchor.fold import folded
from annotate.anchor.verdict import Difference
from annotate.anchor.words import names, negations, numbers

Kind = Literal["number", "negation", "name"]
Token = tuple[str, regex.Match[str]]

# a number, a Han character, a word with its apostrophes, any other visible character
_TOKEN = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*|\p{Han}|[\p{L}\p{M}\p{N}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*|\S")

_EXACT = 250_000  # pairs of words; a longer diff leaves frequent words aside, or it takes seconds
# letters that fold to themselves: most words of most texts, so that a diff need not fold them one by one
_FOLDED_ALREADY = re.compile(
    "[A-Za-z0-9\u00c0-\u02ff\u0388-\u0482\u048a-\u0556\u1ea0-\u1ef9\u3400-\u4dbf\u4e00-\u9fff]+")


def difference(quoted: str, stands: str) -> Difference:
    """From the words of a quote to those of its source; what folding makes equal is equal."""
    changes = list(_changes(quoted, stands))
    kinds: list[Kind] = []
    if any(numbers(one) != numbers(other) for one, other, _ in changes):
        kinds.append("number")
    if any(negations(_TOKEN.findall(one)) != negations(_TOKEN.findall(other)) for one, other, _ in changes):
        kinds.append("negation")
    if any(_other_name(one, other, opens=opens) for one, other, opens in changes):
        kinds.append("name")
    return Difference(tuple((one, other) for one, other, _ in changes), tuple(kinds))


def omits_negation(words: str) -> bool:
    return negations(_TOKEN.findall(words)) > 0


def _changes(quoted: str, stands: str) -> Iterator[tuple[str, str, bool]]:
    """Words of the one, of the other, and whether they open either."""
    ones, others = _tokens(quoted), _tokens(stands)
    coarse = len(ones) * len(others) > _EXACT
    matcher = SequenceMatcher(None, [word for word, _ in ones], [word for word, _ in others], autojunk=coarse)
    for what, one, one_end, other, other_end in matcher.get_opcodes():
        if what != "equal":
            yield _stretch(quoted, ones[one:one_end]), _stretch(stands, others[other:other_end]), 0 in {one, other}


def _tokens(words: str) -> list[Token]:
    """Folded, and where they stand; without those that nobody sees."""
    tokens = ((_folded(token[0]), token) for token in _TOKEN.finditer(words))
    return [(word, token) for word, token in tokens if word]


def _folded(word: str) -> str:
    return word if _FOLDED_ALREADY.fullmatch(word) else folded(word)


def _stretch(words: str, tokens: list[Token]) -> str:
    return words[tokens[0][1].start():tokens[-1][1].end()] if tokens else ""


def _other_name(one: str, other: str, *, opens: bool) -> bool:
    """A name on one side that the other has in no spelling of its case."""
    left, right = names(one, opens=opens), names(other, opens=opens)
    return any(name not in other.casefold() for name in left) or any(name not in one.casefold() for name in right)
