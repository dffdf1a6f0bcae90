"""Whether something of fact differs between two wordings. What cannot be told counts as different: a person looks.

To `annotate.anchor.differ` it adds: number words, measures, words of doubt about a number, words of denial, verbs that
turn a sentence round, and, in scripts without capitals, every word that is not known to be harmless: it may be a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex
from rapidfuzz.distance import Levenshtein

from annotate.anchor import Difference
from annotate.anchor.fold import folded
from annotate.anchor.words import names, negations
from annotate.drift.weighty import HAN_NEGATION, HAN_NUMBER, HARMLESS, NEGATION, NUMBER, OPENERS, TURN

FactKind = Literal["number", "negation", "name"]

_TOKEN = regex.compile(
    r"[-+~≈<>≤≥±$€£¥₫]*\p{Nd}+(?:[.,]\p{Nd}+)*[%‰°℃$€£¥₫]*|\p{Han}|(?:(?!\p{Han})[\p{L}\p{M}\p{N}])+"
    r"(?:['’](?:(?!\p{Han})[\p{L}\p{M}])+)*|\S")
_PLAIN = re.compile("[A-Za-z\u00c0-\u02ff\u0388-\u0482\u1ea0-\u1ef9\u3400-\u4dbf\u4e00-\u9fff]+")
_UNCASED = regex.compile(r"\p{Lo}")
_DIGIT = regex.compile(r"\p{N}")
_THOUSANDS = regex.compile(r"\p{Nd}{1,3}(?:([.,])\p{Nd}{3})(?:\1\p{Nd}{3})*")
_HARMLESS = frozenset(HARMLESS)
_LONGEST = max(map(len, HARMLESS))
_AROUND = 2  # characters of a word that a change may have left as they were
_ROUNDED = frozenset("[]()<>=*/^+-~%‰°$€£¥₫")  # signs that say something of their own


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens `start` to `end` of the one wording became `other_start` to `other_end` of the other."""

    start: int
    end: int
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class _Wording:
    words: str
    tokens: list[str]
    spans: list[tuple[int, int]]

    def stretch(self, start: int, end: int) -> str:
        return self.words[self.spans[start][0]:self.spans[end - 1][1]] if end > start else ""


def difference(old: str, new: str) -> Difference:
    """From the old words to the new ones; what folding makes equal is equal."""
    one, other = _wording(old), _wording(new)
    changes = list(_changes(one.tokens, other.tokens))
    kinds = {kind for change in changes for kind in _kinds(change, one, other)}
    shown = tuple((one.stretch(each.start, each.end), other.stretch(each.other_start, each.other_end))
                  for each in changes)
    return Difference(shown, tuple(kind for kind in _ORDER if kind in kinds))


_ORDER: tuple[FactKind, ...] = ("number", "negation", "name")


def _wording(words: str) -> _Wording:
    found = [(token, match.span()) for match in _TOKEN.finditer(words) if (token := _folded(match[0]))]
    return _Wording(words, [token for token, _ in found], [span for _, span in found])


def _folded(token: str) -> str:
    return token if _PLAIN.fullmatch(token) else _number(folded(token))


def _number(token: str) -> str:
    """`6,000` and `6.000` are one; `3.5` and `35` are not."""
    grouped = _THOUSANDS.search(token)
    return token.replace(",", "").replace(".", "") if grouped else token.replace(",", ".") if len(token) > 1 else token


def _changes(ones: list[str], others: list[str]) -> Iterator[_Change]:
    """Neighbouring steps are one change."""
    pending: _Change | None = None
    for step in Levenshtein.opcodes(ones, others):
        if step.tag == "equal":
            continue
        if pending and pending.end == step.src_start and pending.other_end == step.dest_start:
            pending = _Change(pending.start, step.src_end, pending.other_start, step.dest_end)
        else:
            if pending:
                yield pending
            pending = _Change(step.src_start, step.src_end, step.dest_start, step.dest_end)
    if pending:
        yield pending


def _kinds(change: _Change, one: _Wording, other: _Wording) -> Iterator[FactKind]:
    old, new = one.tokens[change.start:change.end], other.tokens[change.other_start:change.other_end]
    if _counted(old) != _counted(new):
        yield "number"
    if _denied(old) != _denied(new):
        yield "negation"
    if _named(change, one, other) or _unknown(change, one, other):
        yield "name"


def _counted(tokens: list[str]) -> Counter[str]:
    """Digits, number words, measures, and signs of their own."""
    return Counter(word for token in tokens if (word := token.casefold()) in NUMBER or token in HAN_NUMBER
                   or _DIGIT.search(token) or token in _ROUNDED)


def _denied(tokens: list[str]) -> tuple[int, Counter[str]]:
    """How many negations, and which words that turn a sentence round."""
    plain = [token for token in tokens if token.casefold() in NEGATION or token in HAN_NEGATION]
    short = negations([token for token in tokens if token not in plain])
    return len(plain) + short, Counter(word for token in tokens if (word := token.casefold()) in TURN)


def _named(change: _Change, one: _Wording, other: _Wording) -> bool:
    left, right = one.stretch(change.start, change.end), other.stretch(change.other_start, change.other_end)
    ones, others = _names(left), _names(right)
    return any(name not in right.casefold() for name in ones) or any(name not in left.casefold() for name in others)


def _names(words: str) -> set[str]:
    """Also single capitals, and words that are capitals because they open a sentence, unless they are common."""
    capitals = {token.casefold() for token in _TOKEN.findall(words) if token[0].isupper()}
    return (names(words, opens=False) | capitals) - OPENERS


def _unknown(change: _Change, one: _Wording, other: _Wording) -> bool:
    """Letters of a script without capitals, unless both sides are made of harmless words."""
    old, new = one.tokens[change.start:change.end], other.tokens[change.other_start:change.other_end]
    if not _UNCASED.search("".join((*old, *new))):
        return False
    return not any(_harmless(one.tokens[max(0, change.start - before):change.end + after])
                   and _harmless(other.tokens[max(0, change.other_start - before):change.other_end + after])
                   for before in range(_AROUND + 1) for after in range(_AROUND + 1))


def _harmless(tokens: list[str]) -> bool:
    letters = "".join(token for token in tokens if _UNCASED.search(token))
    reached = {0}  # ends of rows of such words: a regular expression would try each of all ways to part them
    for at in range(len(letters)):
        if at in reached:
            reached.update(at + length for length in range(1, _LONGEST + 1) if letters[at:at + length] in _HARMLESS)
    return len(letters) in reached
