"""Whether a denial came into, or went out of, the clause that a quote stands in: “he denied that …”."""

from __future__ import annotations

from dataclasses import dataclass

import regex
from rapidfuzz.distance import Levenshtein

from annotate.drift.weighty import HAN_AFFIRMING, HAN_NEGATION, NEGATION

_REACH = 12  # tokens of the clause that are looked at on each side
_SLACK = 8   # and so many more of the new one: what is put in moves the others away
_TOKEN = regex.compile(r"\p{Han}|(?:(?!\p{Han})[\p{L}\p{M}])+(?:['’](?:(?!\p{Han})[\p{L}\p{M}])+)*|\S")
_PAUSES = frozenset(",;:、。!?…")
_HAN = regex.compile(r"\p{Han}")
_DENIALS = frozenset(each for each in HAN_NEGATION if len(each) == 1)
_AFFIRMING = frozenset(HAN_AFFIRMING)

Mates = list[int | str]
"""For each character: where it stands in the other wording, or the character that replaced it, or nothing."""


@dataclass(frozen=True, slots=True)
class _Denial:
    start: int
    end: int


def denied_around(old: tuple[str, str], new: tuple[str, str]) -> bool:
    """Each a pair: what stands before the quote in its sentence, and what stands behind it."""
    return any(one != other and _denied(one, other, _near(one, _REACH, back=back),
                                        _near(other, _REACH + _SLACK, back=back))
               for one, other, back in ((old[0], new[0], True), (old[1], new[1], False)))


def denied(old: str, new: str) -> bool:
    """Anywhere in a sentence."""
    return old != new and _denied(old, new, _denials(old), _denials(new))


def denies(token: str) -> bool:
    plain = token.casefold().replace("’", "'")
    return plain in NEGATION or token in _DENIALS or plain.endswith("n't")


def _near(words: str, reach: int, *, back: bool) -> list[_Denial]:
    """Those of the clause next to the quote."""
    found = []
    tokens = list(_TOKEN.finditer(words))
    for match in (tokens[::-1] if back else tokens)[:reach]:
        if match[0] in _PAUSES:
            break
        if denies(match[0]):
            found.append(_Denial(*match.span()))
    return found


def _denials(words: str) -> list[_Denial]:
    return [_Denial(*match.span()) for match in _TOKEN.finditer(words) if denies(match[0])]


def _inside_word(words: str, at: int) -> bool:
    """A Han character between two letters of another script got there by a slip."""
    around = words[max(0, at - 1):at] + words[at + 1:at + 2]
    return bool(_HAN.match(words[at])) and len(around) > 1 and around.isalpha() and not _HAN.search(around)


def _denied(one: str, other: str, ones: list[_Denial], others: list[_Denial]) -> bool:
    if not ones and not others:
        return False
    mates, back = _mates(one, other)
    return any(_lost(one, each, mates) for each in ones) or any(_lost(other, each, back) for each in others)


def _mates(one: str, other: str) -> tuple[Mates, Mates]:
    mates: Mates = [""] * len(one)
    back: Mates = [""] * len(other)
    for step in Levenshtein.opcodes(one, other):
        if step.tag in {"equal", "replace"}:
            same = step.tag == "equal"
            for at in range(step.src_end - step.src_start):
                first, second = step.src_start + at, step.dest_start + at
                mates[first], back[second] = (second, first) if same else (other[second], one[first])
    return mates, back


def _lost(words: str, denial: _Denial, mates: Mates) -> bool:
    """Not where a letter or two, or a single Han character, is merely another: that is a slip of the pen."""
    own = mates[denial.start:denial.end]
    if _inside_word(words, denial.start):
        return False
    if _HAN.match(words[denial.start]):
        return own[0] == "" or own[0] in _AFFIRMING
    kept = [nth for nth, mate in enumerate(own) if isinstance(mate, int)]
    cut = len(own) - len(kept) > 1 and kept in (list(range(len(kept))), list(range(len(own) - len(kept), len(own))))
    return cut or len(own) - len(kept) > max(1, len(own) // 3)
