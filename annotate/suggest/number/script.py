"""What a language that counts by tens of thousands has of number words, read from its YAML and ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import cast

from annotate.suggest.language import section
from annotate.suggest.number.figure import FIGURE, MARKED
from annotate.suggest.number.myriad import Kind, Way
from annotate.suggest.number.told import Role

Meaning = tuple[tuple[Kind, int], ...]  # 廿 is two of them: 2, 10
SIGNS = {"point": Kind.POINT, "over": Kind.OVER, "plus": Kind.PLUS, "minus": Kind.MINUS, "inside": Kind.INSIDE}
COUNTS = {
    "digits": Kind.DIGIT,
    "formal": Kind.DIGIT,
    "units": Kind.UNIT,
    "formal_units": Kind.UNIT,
    "myriads": Kind.MYRIAD,
    "dozens": Kind.DOZEN,
}

ALIASES = {"yue": "zh"}


@dataclass(frozen=True, slots=True)
class Script:
    """`alone`: words that may stand alone; formal ones (伍) are names then.

    `silent`: words with a numeral that are no numbers, by two characters of each, with the place of the numeral.
    `places`: what makes an ordinal of the number before it. `units`: words that are counted, behind a blank or none.
    """

    words: Mapping[str, Meaning]
    start: re.Pattern[str]
    token: re.Pattern[str]
    figure: re.Pattern[str]
    guess: re.Pattern[str] | None
    joins: frozenset[str]
    alone: frozenset[str]
    fixed: Mapping[str, tuple[Fraction, Role]]
    silent: Mapping[str, tuple[tuple[str, int], ...]]
    way: Way
    percent: frozenset[str]
    first: tuple[str, ...]
    places: re.Pattern[str] | None
    vague: tuple[str, ...]
    round_after: tuple[str, ...]
    round_before: tuple[str, ...]
    weekdays: frozenset[str]
    counted: frozenset[str]
    counters: frozenset[str]
    units: re.Pattern[str] | None
    formal_units: re.Pattern[str] | None
    limits: re.Pattern[str] | None
    month: str
    day: str
    day_role: str
    endings: re.Pattern[str] | None
    copulas: frozenset[str]
    native: frozenset[str]
    pairs: frozenset[str]
    priced: frozenset[str]
    power: re.Pattern[str] | None
    kana: Script | None


class Told:
    """One `numbers:` section, its fields by their type."""

    def __init__(self, told: Mapping[str, object]) -> None:
        self.section = told

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of words; a line of several counts as several."""
        lines = cast("Iterable[object]", self.section.get(name) or ())
        return tuple(word for line in lines for word in str(line).split())

    def phrases(self, name: str) -> tuple[str, ...]:
        return tuple(cast("Iterable[str]", self.section.get(name) or ()))

    def characters(self, name: str) -> frozenset[str]:
        return frozenset("".join(self.texts(name)))

    def values(self, name: str) -> Mapping[str, int]:
        return cast("Mapping[str, int]", self.section.get(name) or {})

    def words(self) -> dict[str, Meaning]:
        told: dict[str, Meaning] = {
            w: ((kind, v),) for name, kind in COUNTS.items() for w, v in self.values(name).items()
        }
        tens = self.values("tens").items()
        told.update({word: ((Kind.DIGIT, value // 10), (Kind.UNIT, 10)) for word, value in tens})
        for written, other in cast("Iterable[tuple[str, str]]", self.section.get("spellings") or ()):
            told.update(
                {word.replace(written, other): meaning for word, meaning in list(told.items()) if written in word}
            )
        told.update({word: ((kind, 0),) for name, kind in SIGNS.items() for word in self.phrases(name)})
        return told

    def fixed(self) -> dict[str, tuple[Fraction, Role]]:
        halves = cast("Mapping[str, list[int]]", self.section.get("halves") or {})
        told: dict[str, tuple[Fraction, Role]] = {word: (Fraction(*parts), "number") for word, parts in halves.items()}
        return told | {word: (Fraction(value), "ordinal") for word, value in self.values("ordinals").items()}


def one_of(words: Iterable[str]) -> str:
    """The longest first: 分の before 分."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def by_pairs(silent: Iterable[str], numerals: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Each word under the two characters that its first numeral stands in: the one before it, or else behind."""
    pairs: dict[str, tuple[tuple[str, int], ...]] = {}
    for word in silent:
        place = next((at for at, sign in enumerate(word) if sign in numerals), None)
        if place is not None:
            pair = word[max(place - 1, 0) : max(place - 1, 0) + 2]
            pairs[pair] = (*pairs.get(pair, ()), (word, place))
    return pairs


def following(words: Iterable[str], endings: Iterable[str] = ()) -> re.Pattern[str] | None:
    """Any of the words, behind a blank or none; where a language has `endings`, with one of them or none."""
    ended = rf"(?=(?:{one_of(endings)})?(?![가-힣]))" if endings else ""
    return re.compile(rf"\s?(?:{one_of(words)}){ended}") if words else None


def matched(words: Iterable[str], unless: Mapping[str, str]) -> str:
    """Any of the words, but not before one of the characters that `unless` has for it (이 is 2, 이다 "is")."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (f"(?![{unless[word]}])" if word in unless else "") for word in longest)


@lru_cache(maxsize=8)
def script(language: str) -> Script:
    return make(section(ALIASES.get(language, language), "numbers"))


def kana(words: Iterable[str], told: Told) -> str:
    """Where a number spelled in kana may begin: a digit and a unit, or three digits, and no kana before them."""
    digits, units = one_of(told.values("digits")), one_of((*told.values("units"), *told.values("myriads")))
    spelled_out = rf"(?:{digits})(?:{units})|(?:{digits}){{3}}|(?:{units})(?:{digits})(?:{units})"
    return rf"(?<![ぁ-ヶ一-龥])(?P<kana>(?={spelled_out}))" if words else ""


def guess(told: Told) -> re.Pattern[str] | None:
    """三、四百人, 七、八个: two digits that follow each other, but not of a list (一、二、三)."""
    digits = {value: word for word, value in told.values("digits").items() if word in told.texts("alone") and value}
    pairs = "|".join(f"{digits[value]}、(?={digits[value + 1]})" for value in range(1, 9) if value + 1 in digits)
    return re.compile(rf"(?<![、.])(?:{pairs})(?!.、)") if pairs and told.section.get("guessed") else None


def make(read: Mapping[str, object]) -> Script:
    told = Told(read)
    words, fixed, places, powers = told.words(), told.fixed(), told.texts("places"), told.texts("powers")
    spelled = Told(cast("Mapping[str, object]", read.get("kana") or {}))
    counts = {word: meaning for word, meaning in words.items() if meaning[0][1] or meaning[0][0] is Kind.DIGIT}
    numerals = "".join(counts)
    unless = cast("Mapping[str, str]", read.get("unless_before") or {})
    minus, endings = told.phrases("minus"), told.texts("endings")
    begin = one_of((*(word.partition("+")[0] for word in fixed), *minus))
    also = [part for part in (begin, kana(spelled.words(), spelled)) if part]
    first = "".join(sorted({word[0] for word in counts}))
    if told.section.get("bounded"):  # numbers begin where words begin
        starts = [rf"(?<![가-힣0-9])[{re.escape(first)}]", "[0-9]", f"(?<![가-힣])(?:{begin})"]
    else:
        starts = [rf"[\d{re.escape(first)}]", *also]
    figure = rf"(?:{MARKED}|{FIGURE})" if read.get("marked") else FIGURE
    return Script(
        figure=re.compile(figure),
        words=words,
        guess=guess(told),
        start=re.compile("|".join([*starts, r"\.(?=\d)|[-\u2212](?=[ .0-9])"])),
        token=re.compile(rf"[ \u3000]{{0,2}}(?:(?P<figure>{figure})|(?P<word>{matched(words, unless)}))"),
        joins=frozenset("".join(words)) | frozenset(" \u3000/,.^eEkKMG、，"),
        alone=frozenset(told.texts("alone")),
        fixed=fixed,
        silent=by_pairs(told.texts("silent"), numerals),
        way=Way(**{name: bool(read[name]) for name in ("short", "bare", "rows", "gaps") if name in read}),
        percent=frozenset(told.phrases("percent")),
        first=told.phrases("first"),
        places=following(places, endings),
        vague=told.texts("vague"),
        round_after=told.texts("round_after"),
        round_before=told.texts("round_before"),
        weekdays=told.characters("weekdays"),
        counted=told.characters("counted"),
        counters=told.characters("counters"),
        units=following(told.texts("counted_words")),
        formal_units=following(told.texts("formal_words")),
        limits=following(told.texts("limits")),
        endings=re.compile(rf"(?:{one_of(endings)})?(?![가-힣])") if endings else None,
        month=str(read.get("month", "")),
        day=str(read.get("day", "")),
        day_role=str(read.get("day_role", "")),
        copulas=told.characters("copulas"),
        native=frozenset(told.texts("native")),
        pairs=told.characters("pairs"),
        priced=told.characters("priced"),
        power=re.compile(rf"の([^の]{{1,12}}?)(?:{one_of(powers)})") if powers else None,
        kana=make(spelled.section) if spelled.section else None,
    )
