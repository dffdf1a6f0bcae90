"""Edits of an article at random, with the truth: where every character of it went.

Each character of the new text carries the offset it had in the old one, or -1. A case is a quote of the old text and
what was done to it; `Edit.fate` reads from the offsets what has become of its words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from annotate.anchor import Text
from annotate.article import Segment
from tests.drift_texts import NAMES, Source

Sentence = tuple[str, list[int]]

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_DOTS = ".…"
_DOTTED = re.compile(r"[^\w”’\"'」』）)%][.…]$")
_NUMBER_WORDS = {"two": "five", "three": "seven", "hai": "ba", "bốn": "chín", "三": "五", "两": "四", "万": "亿",
                 "%": "‰", "million": "billion", "triệu": "tỷ"}
_NOT = {
    "en": [(" was ", " was not "), (" were ", " were not "), (" is ", " is not "), (" will ", " won't "),
           (" has ", " has not "), (" have ", " have never "), (" had ", " had not "), (" can ", " cannot ")],
    "vi": [(" đã ", " chưa "), (" được ", " không được "), (" sẽ ", " sẽ không "), (" có ", " không có "),
           (" bị ", " không bị "), (" đang ", " không "), (" phải ", " chẳng phải ")],
    "zh": [("已", "未"), ("将", "不会"), ("可以", "不可以"), ("参加", "没有参加"), ("正在", "并未"), ("有", "没有"),
           ("是", "不是"), ("会", "不会"), ("受", "未受"), ("表示", "拒绝表示"), ("感谢", "不感谢"), ("到", "不到")],
    "ru": [(" был ", " не был "), (" в ", " не в "), (" и ", " и не ")],
}


@dataclass(frozen=True)
class Case:
    """A quote from `start` to `end` of the old joined text. `fact`: what of fact was changed in it."""

    kind: str
    start: int
    end: int
    fact: str = ""


@dataclass(frozen=True)
class Edit:
    source: Source
    old: Text
    new: Text
    origin: list[int]
    cases: list[Case]

    @cached_property
    def places(self) -> dict[int, int]:
        return {old: new for new, old in enumerate(self.origin) if old >= 0}

    def home(self, case: Case) -> list[int]:
        """Where in the new joined text the quote's characters are now, those that are left."""
        return [self.places[at] for at in range(case.start, case.end) if at in self.places]

    def fate(self, case: Case) -> str:
        """`stands`, `gone` or `edited`."""
        home = self.home(case)
        words = self.old.joined[case.start:case.end]
        if len(home) == len(words.replace("\n", "")) + words.count("\n") * (len(home) == len(words)) and home:
            between = self.new.joined[home[0]:home[-1] + 1]
            if home == sorted(home) and between.replace("\n", "") == words.replace("\n", ""):
                return "stands"
        return "gone" if len(home) < 0.4 * len(words) else "edited"


def text_of(paragraphs: list[str]) -> Text:
    return Text(tuple(Segment(number, words, number, 0, 0) for number, words in enumerate(paragraphs, 1)))


@dataclass
class Draft:
    """An article being edited; the sentences of `paragraphs` in their present order."""

    source: Source
    draw: random.Random
    others: list[str]  # sentences of other articles in the same language
    paragraphs: list[list[Sentence]] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)

    def __post_init__(self) -> None:
        at = 0
        olds = []
        for sentences in self.source.paragraphs:
            last = len(sentences) - 1
            made: list[Sentence] = []
            for nth, each in enumerate(sentences):
                words = each.lstrip() if nth == 0 else each
                words = words.rstrip() if nth == last else words
                made.append((words, list(range(at, at + len(words)))))
                at += len(words)
            self.paragraphs.append(made)
            olds.append("".join(words for words, _ in made))
            at += 1
        self.old = text_of(olds)
        self.all = [sentence for paragraph in self.paragraphs for sentence in paragraph]

    def done(self) -> Edit:
        origin: list[int] = []
        texts: list[str] = []
        for paragraph in self.paragraphs:
            if not any(words.strip() for words, _ in paragraph):
                continue
            if texts:
                origin.append(-1)
            texts.append("".join(words for words, _ in paragraph))
            for _, ids in paragraph:
                origin += ids
        return Edit(self.source, self.old, text_of(texts), origin, self.cases)

    # Where

    def pick(self, least: int = 12) -> tuple[int, int]:
        """Some sentence that is still as it was: paragraph and number in it."""
        found = [(p, s) for p, paragraph in enumerate(self.paragraphs) for s, (words, ids) in enumerate(paragraph)
                 if len(words.strip()) >= least and ids and ids[0] >= 0]
        return self.draw.choice(found or [(0, 0)])

    def at(self, place: tuple[int, int]) -> Sentence:
        return self.paragraphs[place[0]][place[1]]

    def quote(self, sentence: Sentence, around: int | None = None) -> tuple[int, int]:
        """All or some of a sentence as it was, in old offsets; with the character at `around` if given."""
        words, ids = sentence
        draw = self.draw
        first, last = len(words) - len(words.lstrip()), len(words.rstrip())
        if draw.random() > 0.3 and last - first > 8:
            length = draw.randint(6, last - first)
            low, high = first, last - length
            if around is not None:
                low, high = max(low, around - length + 1), min(high, around)
            first = draw.randint(low, max(low, high))
            last = first + length
            first, last = _worded(words, first, last) if self.source.language != "zh" else (first, last)
            while first < last - 1 and words[first].isspace():
                first += 1
            while last > first + 1 and words[last - 1].isspace():
                last -= 1
        return ids[first], ids[last - 1] + 1

    def case(self, kind: str, sentence: Sentence, fact: str = "", around: int | None = None) -> None:
        self.cut(kind, *self.quote(sentence, around), fact)

    def cut(self, kind: str, start: int, end: int, fact: str = "") -> None:
        """A case, unless its words begin or end among dots."""
        words = self.old.joined[start:end]
        if start >= 0 and words and not (words[0] in _DOTS or _DOTTED.search(words)):
            self.cases.append(Case(kind, start, end, fact))

    # What

    def delete(self, place: tuple[int, int]) -> None:
        del self.paragraphs[place[0]][place[1]]

    def insert(self, words: str, place: tuple[int, int] | None = None) -> None:
        p, s = place or self.anywhere()
        if self.source.language != "zh":
            words = f" {words.strip()} "
        self.paragraphs[p].insert(s, (words, [-1] * len(words)))

    def anywhere(self) -> tuple[int, int]:
        p = self.draw.randrange(len(self.paragraphs))
        return p, self.draw.randint(0, len(self.paragraphs[p]))

    def swap(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        first, second = self.at(one), self.at(other)
        self.paragraphs[one[0]][one[1]], self.paragraphs[other[0]][other[1]] = second, first

    def put(self, place: tuple[int, int], start: int, end: int, words: str) -> None:
        old, ids = self.at(place)
        origin = ids[:start] + [-1] * len(words) + ids[end:]
        self.paragraphs[place[0]][place[1]] = (old[:start] + words + old[end:], origin)

    def character(self) -> str:
        """Any of the article's."""
        return self.draw.choice(self.old.joined).replace("\n", " ")

    def noise(self, rate: float) -> None:
        """Characters anywhere replaced by others of the article, taken out, or put in."""
        if not rate:
            return
        alphabet = [each for each in self.old.joined if each.isalnum() or each in " ,.。，"]
        for p, paragraph in enumerate(self.paragraphs):
            for s, (words, ids) in enumerate(paragraph):
                made, origin = list(words), list(ids)
                for at in range(len(words) - 1, -1, -1):
                    if self.draw.random() < rate:
                        _slip(made, origin, at, self.draw.random(), self.draw.choice(alphabet))
                paragraph[s] = ("".join(made), origin)
            self.paragraphs[p] = paragraph

    # A change of fact: start, end, words

    def number(self, words: str) -> tuple[int, int, str] | None:
        found = [(match.start(), match.end(), _other_number(match[0], self.draw)) for match in _DIGITS.finditer(words)]
        found += [(at, at + len(one), other) for one, other in _NUMBER_WORDS.items()
                  for at in _stands(one, words)]
        return self.draw.choice(found) if found else None

    def negation(self, words: str) -> tuple[int, int, str] | None:
        pairs = _NOT[self.source.language]
        found = [(match.start(), match.end(), new) for old, new in pairs for match in re.finditer(old, words)]
        found += [(match.start(), match.end(), old) for old, new in pairs for match in re.finditer(new, words)]
        return self.draw.choice(found) if found else None

    def name(self, words: str) -> tuple[int, int, str] | None:
        names = NAMES.get(self.source.language, [])
        found = [(match.start(), match.end(), name) for name in names for match in re.finditer(re.escape(name), words)]
        if not found:
            return None
        start, end, old = self.draw.choice(found)
        return start, end, self.draw.choice([name for name in names if name not in old and old not in name])

    def changers(self) -> dict[str, Callable[[str], tuple[int, int, str] | None]]:
        return {"number": self.number, "negation": self.negation, "name": self.name}


def _worded(words: str, first: int, last: int) -> tuple[int, int]:
    """Widened to whole words."""
    while first and words[first - 1].isalnum() and words[first].isalnum():
        first -= 1
    while last < len(words) and words[last - 1].isalnum() and words[last].isalnum():
        last += 1
    return first, last


def _slip(made: list[str], origin: list[int], at: int, what: float, other: str) -> None:
    if what < 0.6:
        if made[at] != other:
            made[at], origin[at] = other, -1
    elif what < 0.8:
        del made[at], origin[at]
    else:
        made.insert(at, other)
        origin.insert(at, -1)


def _other_number(number: str, draw: random.Random) -> str:
    at = draw.choice([nth for nth, each in enumerate(number) if each.isdigit()])
    digits = [each for each in "123456789" if int(each) != int(number[at])]
    return number[:at] + draw.choice(digits) + number[at + 1:]


def _stands(word: str, words: str) -> list[int]:
    """Where a word stands as one; Han characters need no bounds."""
    pattern = re.escape(word) if word > "一" or not word.isalpha() else rf"\b{re.escape(word)}\b"
    return [match.start() for match in re.finditer(pattern, words)]
