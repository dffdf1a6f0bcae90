"""Whether a sentence that moved is the same one with slips of the pen in it, or another that was written like it."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from rapidfuzz.distance import Levenshtein

from annotate.drift.denial import denied, denied_around
from annotate.drift.facts import difference
from annotate.drift.weighty import NEGATION, NUMBER

_FEW = 3         # changes of a sentence, and characters of one
_TOKEN = regex.compile(r"\p{Han}|(?:(?!\p{Han})[\p{L}\p{M}])+(?:['’](?:(?!\p{Han})[\p{L}\p{M}])+)*|\S")
_HAN = regex.compile(r"\p{Han}")
_DIGIT = regex.compile(r"\p{Nd}")
_NUMERALS = "零〇一二三四五六七八九十百千万萬亿億兆两兩半"
_SEPARATOR = frozenset(".,")
_SHARE = regex.compile("[%‰]")

Step = tuple[int, int, int, int]


def whole_in(sentence: str, there: str) -> bool:
    """Whether the sentence stands there whole, and nothing of what stands beside it counts or denies."""
    before, found, after = there.partition(sentence)
    return bool(found) and not denied_around(("", ""), (before, after)) and not (
        _numeral(before[-1:]) and _numeral(sentence[:1])) and not (_numeral(sentence[-1:]) and _numeral(after[:1]))


def _numeral(character: str) -> bool:
    return bool(character) and (bool(_DIGIT.match(character)) or character in _NUMERALS)


def only_slips(old: str, new: str, known: frozenset[str], text: str, *, borne_out: bool) -> bool:
    """Whether a sentence differs only by slips of the pen: single characters, or several places of a few each.

    Where its neighbours bear it out (they came along), two places are several.

    One word for another (one of the `known` words of the old `text`, a name), a digit or a denial is no slip. That is
    asked where nothing but resemblance tells a sentence that moved from another one that was written like it.
    """
    if _HAN.search(old) and not difference(old, new).kinds:
        return True  # harmless words
    steps = _steps(old, new)
    places = _near_ones_joined(steps, old, new) if len(steps) <= _FEW and _HAN.search(old) else steps
    sizes = [_size(old[start:end], new[other:other_end]) for start, end, other, other_end in places]
    most = max(sizes, default=0)
    many = 2 if borne_out or not _HAN.search(old) else _FEW + 1
    if most > 1 and (len(sizes) < many or most > _FEW):
        return False
    if denied(old, new) or any(_counts(old, new, step) for step in steps):
        return False
    return not _reworded(old, new, known, text)


def _steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    """Start and end in the one and in the other; neighbouring steps are one."""
    found: list[Step] = []
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            continue
        if found and found[-1][1] == step.src_start and found[-1][3] == step.dest_start:
            found[-1] = (found[-1][0], step.src_end, found[-1][2], step.dest_end)
        else:
            found.append((step.src_start, step.src_end, step.dest_start, step.dest_end))
    return found


def _near_ones_joined(steps: list[Step], old: str, new: str) -> list[Step]:
    """Where one Han word is put for another, a character may be in both: what is one apart is one change."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if (last and step[0] - last[1] == 1 and _HAN.match(old[last[1]]) and _HAN.search(new[last[2]:last[3]])
                and max(step[1] - step[0], last[1] - last[0]) > 1):
            found[-1] = (last[0], step[1], last[2], step[3])
        else:
            found.append(step)
    return found


def _size(one: str, other: str) -> int:
    """In letters; what no one would write for words, as a mark in them, is a slip, whatever it replaces."""
    if _HAN.search(one):
        garbled = len(other) == 1 and len(one) <= _FEW and not _HAN.search(other) and not _DIGIT.search(other)
    else:
        garbled = len(one) == len(other) == _FEW - 1 and one.isalpha() and not other.isalnum()
    return 1 if garbled else max(_letters(one), _letters(other))


def _letters(words: str) -> int:
    return sum(each.isalnum() for each in words)


def _counts(old: str, new: str, step: Step) -> bool:
    """Whether a digit or a numeral became another, or a digit came to others or went from them."""
    start, end, new_start, new_end = step
    one, other = old[start:end], new[new_start:new_end]
    if _SHARE.search(one + other) or (_DIGIT.search(one) and _DIGIT.search(other)):
        return True
    if any(each in _NUMERALS for each in one) and any(each in _NUMERALS for each in other):
        return True
    if len(one) == len(other) == 1 and not _DIGIT.match(other) and other not in _SEPARATOR and one not in _SEPARATOR:
        return False  # no number has a letter or a space in it
    around = old[max(0, start - 1):start] + old[end:end + 1]
    return bool(_DIGIT.search(one + other) and _DIGIT.search(around))


def _reworded(old: str, new: str, known: frozenset[str], text: str) -> bool:
    """Whether a word became another: one that the old text knows, one of number or denial, a name. Slips make no words.

    In Chinese a pair of characters is asked for, of which one is new.
    """
    ones, others = _TOKEN.findall(old), _TOKEN.findall(new)
    changed = _steps(ones, others)
    if len(changed) > _FEW:
        return False  # nobody rewords so many places by single characters
    for start, end, new_start, new_end in changed:
        if _another(ones[start:end], others[new_start:new_end], known):
            return True
    return len(changed) == 1 and any(
        _HAN.match(new[at]) and _known_pair(new, at, text)
        for start, end, first, last in _steps(old, new) if end > start for at in range(first, last))


def _known_pair(words: str, at: int, text: str) -> bool:
    pairs = (words[at - 1:at + 1] if at else "", words[at:at + 2])
    return any(len(pair) > 1 and pair.isalpha() and pair in text for pair in pairs)


def _another(before: list[str], after: list[str], known: frozenset[str]) -> bool:
    olds = [token.casefold() for token in before]
    news = [token.casefold() for token in after]
    weighty = [word for word in news if _weighs(word) and word not in olds and len(word) > 1]
    one, other = "".join(olds), "".join(news)
    if Levenshtein.distance(one, other) <= max(1, len(one) // 4):  # a quarter: a slip, also of the space between
        return any(not any(old.startswith(word) for old in olds) for word in weighty) and any(map(_weighs, olds))
    return bool(weighty) or any(len(word) > 1 and not any(word in old for old in olds) and (
        word in known or _is_name(token, before))
                                for token, word in zip(after, news, strict=True))


def _weighs(word: str) -> bool:
    return word in NUMBER or word in NEGATION


def _is_name(token: str, before: list[str]) -> bool:
    return token[0].isupper() and all(Levenshtein.distance(token, each) > len(token) // 2 for each in before)


def words_of(text: str) -> frozenset[str]:
    """Of scripts that are written with spaces."""
    return frozenset(token.casefold() for token in _TOKEN.findall(text) if len(token) > _FEW)
