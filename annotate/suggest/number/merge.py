"""Numbers that stand side by side in one run made into fractions, and each given its sign and its role."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from annotate.suggest.number.combine import NOTHING, ONE, THOUSAND, Group
from annotate.suggest.number.table import Table
from annotate.suggest.number.told import Number

_WORD = re.compile(r"(?<![\w'\u2019])([\w'\u2019]+)\W{1,2}$")
_NEXT = re.compile(r"\w{0,6}[ \u00a0](\w{1,24})")  # a glued ending ("yüz|den fazla") may come first
_LAST = re.compile(r"(?<!\w)\w++$")
MINUS = "-\u2212"
OPENING = '([{=:<>~\u2264\u2265\u00ab\u201c"'
MILLION = 10**6
HUNDRED = 100
TEN = 10
DOTTED = 3  # digits of an ordinal told by a full stop
SOME = 20  # signs before a number that are looked at


def merge(text: str, folded: str, found: Sequence[Group], known: Table) -> Iterator[Number]:
    """From behind, so that "two thirds" is one before "six million" takes it."""
    for one, two in itertools.pairwise(found):  # a date, not two fractions
        if one.link == two.link == "/":
            one.link = two.link = "no"
    kept: list[Group] = []
    for group in reversed(found):
        while kept and _merged(group, kept[-1], known):
            kept.pop()
        kept.append(group)
    for group in reversed(kept):
        number = _number(text, folded, group, known)
        if number:
            yield number


def _merged(left: Group, right: Group, known: Table) -> bool:
    """Make one of two neighbours where they are one."""
    if right.comma or right.minus or right.kind == "the":
        return False
    if right.link in ("/", ":", ";"):
        return _over(left, right)
    if right.link == "~":
        return left.kind == "f" and _scaled(left, right)
    if right.kind in "de" or (right.kind == "o" and known.ordinal_parts and not right.link):
        return _divide(left, right)
    if left.kind == "the":
        return _article(left, right)
    if left.kind == "f":
        return not right.link and _scaled(left, right)
    return left.kind == "n" and right.kind == "f" and _half(left, right, known)


def _take(left: Group, right: Group, value: Fraction, kind: str) -> bool:
    left.pieces, left.open, left.kind = [], value, kind
    left.end, left.words, left.room = right.end, left.words or right.words, NOTHING
    left.part = value if kind == "f" else NOTHING
    return True


def _article(left: Group, right: Group) -> bool:
    """"a hundred", "a half", not "a five"."""
    if right.link or (right.kind != "f" and not (right.kind == "n" and right.scale)):
        return False
    left.part, left.scale = right.part, right.scale
    part = left.part
    _take(left, right, right.value, right.kind)
    left.part = part
    return True


def _scaled(left: Group, right: Group) -> bool:
    """"half a million"."""
    if right.kind != "n" or not right.scale or right.value != right.scale:
        return False
    part, _ = left.part, _take(left, right, left.value * right.value, "f")
    left.part, left.scale = part, right.scale
    return True


def _over(left: Group, right: Group) -> bool:
    """"3/4", "one out of three"; in words what is told is a part: "five out of three" are two numbers.

    "37 out of 64" in digits are two as well: what is counted, and of how many; "over" and "in" follow on one alone.
    """
    if left.kind not in ("n", "the") or right.kind != "n" or not right.value or left.link in ("/", ":", ";"):
        return False
    single = right.link == ";" and left.value == 1
    if right.link != "/" and not (left.value < right.value and (left.words or right.words or single)):
        return False
    if right.link == ";" and (left.value != 1 or right.value > THOUSAND):
        return False
    if left.value >= THOUSAND <= right.value:  # telephone numbers and years
        return False
    if right.link == "/" and right.scale and right.value != right.scale:  # 1/2 million, 3 1/2 million
        part = left.value * right.scale / right.value
        left.scale = right.scale
        taken = _take(left, right, part * right.scale, "f")
        left.part = part
        return taken
    return _take(left, right, left.value / right.value, "f" if right.link == "/" else "n")


def _divide(left: Group, right: Group) -> bool:
    """"two thirds", "a third", "one fifth"; "one second" is none."""
    if left.kind == "the" and right.kind == "o" and right.value > HUNDRED and right.value != right.scale:
        return False  # "a hundred and twelfth"
    above = ONE if left.kind == "the" else left.value
    least = 3 if right.kind == "o" else 2
    if left.kind not in ("n", "the") or right.link or above.denominator > 1 or right.value < least:
        return False
    return _take(left, right, above / right.value, "f")


def _half(left: Group, right: Group, known: Table) -> bool:
    """"two and a half", "two million and a half", "one and a half million", 3 ½, "six million and two thirds"."""
    if left.value.denominator > 1 or right.value >= max(ONE, right.scale):
        return False
    if not right.link and left.words and left.value == 1:
        return _article(left, right)
    if known.counted and left.words and not right.link and not right.scale and right.part == right.value:
        return _take(left, right, left.value * right.part, "f")
    if right.scale and left.value < THOUSAND:
        value = (left.value + right.part) * right.scale
    elif left.scale >= MILLION and not right.scale:
        value = left.value + right.part * left.scale
    else:
        value = left.value + right.value
    return _take(left, right, value, "n")


def _number(text: str, folded: str, group: Group, known: Table) -> Number | None:
    if group.kind in ("d", "the") or _is_doubtful(folded, group, known):
        return None
    start, value = group.start, -group.value if group.minus else group.value
    if not group.minus and start:
        first = _sign(text, start)
        value = -value if first < start and text[first] in MINUS else value
        start = first
    decimals = -1 if group.words and group.decimals < 0 else max(0, group.decimals)
    if known.dotted and not group.words and group.decimals == 0 and _is_dotted(folded, group, known):
        return Number(start, group.end + 1, value, "ordinal", False, 0)
    return Number(start, group.end, value, "ordinal" if group.kind in "oe" else "number", group.words, decimals)


def _sign(text: str, start: int) -> int:
    """Where the number begins, its sign included: a hyphen is a minus where nothing stands before it.

    With a blank behind it, it must be the first of the text: else it is a dash.
    """
    blank = start > 1 and text[start - 1] == " "
    at = start - 1 - blank
    if text[at] not in MINUS + "+":
        return start
    if blank and text[at] != MINUS[1]:
        return at if not text[:at].strip() else start
    before = text[at - 1 : at].strip()
    return at if not before or before in OPENING else start


def _is_dotted(folded: str, group: Group, known: Table) -> bool:
    """"4." is an ordinal where the sentence goes on, or where nothing but it is said."""
    behind = folded[group.end : group.end + 3]
    if not behind.startswith(".") or group.end - group.start > DOTTED:
        return False
    if not behind.strip(". \n"):
        return not folded[: group.start].strip()
    before = _WORD.search(folded[max(0, group.start - SOME) : group.start])
    return before is not None and before[1] in known.dotted and behind[1] == " " and behind[2:].isalpha()


def _ended(folded: str, group: Group, known: Table) -> bool:
    """"milyon|dan", "yirmi|den": a case behind a word that takes one; "ondan", "altın" are words of their own.

    Its first vowel is one that goes with the last of the word: "bine", but "bina" is a building.
    """
    last = _LAST.search(folded[max(0, group.end - SOME) : group.end])
    if last is None or last[0] not in known.endings_to:
        return False
    before = next((sign for sign in reversed(last[0]) if sign in known.harmony), "")
    after = next((sign for sign in folded[group.end : group.end + DOTTED] if sign in known.harmony), "")
    return after in known.harmony.get(before, "")


def _beside(folded: str, word: str, group: Group, known: Table) -> bool | None:
    """Whether the words beside it tell that it is a number or none; None where they tell nothing."""
    by = known.beside
    if not any(word in table for table in by.values()):
        return None
    before, after = _WORD.search(folded[max(0, group.start - SOME) : group.start]), _NEXT.match(folded, group.end)
    ahead, behind = before[1] if before else "", after[1] if after else ""
    if ahead in by["none_after"].get(word, ()) or behind in by["none_before"].get(word, ()):
        return False
    if ahead in by["number_after"].get(word, ()) or behind in by["number_before"].get(word, ()):
        return not ahead[-1:].isdecimal()
    return None


def _is_doubtful(folded: str, group: Group, known: Table) -> bool:
    """"un", "one": an article or a pronoun unless it stands alone; "hundred" behind "several" is no number."""
    if not group.words:
        return False
    word = folded[group.start : group.end]
    if known.endings_to and folded[group.end : group.end + 1].isalpha() and not _ended(folded, group, known):
        return True
    if (beside := _beside(folded, word, group, known)) is not None:
        return not beside
    if word in known.doubt:
        return folded.strip() != word and not (known.sure and folded.startswith(known.sure, group.end))
    before = _WORD.search(folded[max(0, group.start - SOME) : group.start])
    if not before:
        return False
    large = group.value > TEN or (group.scale and group.value == TEN)  # "several tens", not "de dez a vinte"
    scale = large and not word[0].isdecimal() and str(group.value).strip("0") == "1"
    return (before[1] in known.vague and scale) or (before[1] in known.after and group.value == 1 and group.kind == "n")
