"""`python -m tests.numerals [LANGUAGE…]`: write the tables of number words anew from CLDR's spell-out rules.

The rules are run, not read: a language's words are what its numbers up to 20, its tens, hundreds and thousands come
to. Then all numbers to 99 are spelled by all rules; one that the machine does not read back from those words ("quatre-
vingt-dix", "vierundzwanzig") becomes a word of its own. So a table is the least that reads its language.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from pathlib import Path

from babel import Locale
from unicode_rbnf import RbnfEngine

from annotate.suggest.number.machine import Machine, build, find
from annotate.suggest.number.table import make

TABLES = Path(__file__).parent.parent / "annotate" / "suggest" / "number" / "tables"
LANGUAGES = (
    "ak am ar az be bg bs ca chr cs cy da de ee el en eo es et fa ff fi fil fo fr ga he hr hu hy id is it ka kk kl ky "
    "lb lrc hi ne lt lv mk ms mt nb nl nn pl pt qu ro ru se sk sl sq sr su sv sw ta tr uk vec vi zu af"
).split()
# Several rules make one table where writers of one language differ: "septante", Cyrillic and Latin letters.
RULES = {"fr": ("fr", "fr_BE", "fr_CH"), "sr": ("sr", "sr_Latn"), "pt": ("pt", "pt_PT"), "nb": ("no",)}
MULTIPLIERS = (100, 10**3, 10**5, 10**6, 10**7, 10**9, 10**12, 10**15)
SMALL = (*range(21), *range(30, 100, 10))
APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc\u2018", "'"))
LONGEST_JOIN = 4

Words = dict[tuple[str, int], set[str]]


Rules = tuple[str, str]  # the rules' language and the name of a set of them


@lru_cache(maxsize=4)
def engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)


@lru_cache(maxsize=4)
def rulesets(language: str) -> dict[bool, tuple[Rules, ...]]:
    """The public spell-out rules of a language: ordinals under True, cardinals under False; those of years left out."""
    told = [(variant, name) for variant in RULES.get(language, (language,))
            for name, rules in engine(variant).rulesets.items()
            if name.startswith("spellout-") and "year" not in name and not rules.is_private]
    return {ordinal: tuple(each for each in told if ("ordinal" in each[1]) == ordinal) for ordinal in (False, True)}


@lru_cache(maxsize=200_000)
def spell(rules: Rules, number: float) -> str:
    """Lower case, no soft hyphens; empty where the rules have figures for it or the engine does not know them."""
    try:
        text = engine(rules[0]).format_number(number, ruleset_names=[rules[1]]).text_by_ruleset[rules[1]]
    except Exception:  # noqa: BLE001  the engine fails in its own ways
        return ""
    text = " ".join(text.replace("\u00ad", "").lower().translate(APOSTROPHES).split())
    return "" if any(sign.isdigit() for sign in text) else text


def forms(language: str, number: int, ordinal: bool = False) -> set[str]:
    return {text for rules in rulesets(language)[ordinal] if (text := spell(rules, number))}


def is_glued(language: str) -> bool:
    """Whether more than tens and units are written together: "zweihundertdrei"."""
    return any(not {" ", "-"} & set(text) for number in (345, 768) for text in forms(language, number))


def stripped(text: str, prefixes: Iterable[str], glue: bool) -> str:
    """What stands behind the longest of some words; empty where none does."""
    for prefix in sorted(prefixes, key=len, reverse=True):
        if prefix and text.startswith(prefix) and len(text) > len(prefix):
            rest = text[len(prefix) :]
            if rest[0] in " -" or glue:
                return rest.strip(" -")
    return ""


def multipliers(language: str, by: int, glue: bool, words: Words) -> None:
    """What a hundred, a thousand is called alone and behind other numbers; hundreds that are one word, whole."""
    lone, plural = set(), set()
    ones = forms(language, 1)
    for text in forms(language, by):
        rest = stripped(text, ones, glue)
        lone.add(rest or text)
    for count in (2, 3, 4, 5, 6, 7, 8, 9, 11, 21):
        if count > 9 and by == 100:
            continue
        for text in forms(language, by * count):
            rest = stripped(text, forms(language, count), glue)
            if rest:
                plural.add(rest)
            elif by == 100:
                words["n", by * count].add(text)
    words["x", by] |= {text for text in lone if " " not in text}
    words["p", by] |= {text for text in plural - lone if " " not in text}


def base_words(language: str, glue: bool) -> Words:
    words: Words = defaultdict(set)
    for number in SMALL:
        words["n", number] |= forms(language, number)
        if number:
            words["o", number] |= forms(language, number, ordinal=True)
    for by in MULTIPLIERS:
        multipliers(language, by, glue, words)
        counts = forms(language, 1) | forms(language, 1, ordinal=True)
        for text in forms(language, by, ordinal=True):
            rest = stripped(text, counts, glue) or text
            if " " not in rest:
                words["O", by].add(rest)
    for number in range(200, 1000, 100):
        words["o", number] |= {text for text in forms(language, number, ordinal=True) if " " not in text and not glue}
    return words


def signs(language: str, words: Words) -> None:
    """The words for minus, for the decimal sign and for "and"."""
    for rules in rulesets(language)[False]:
        five, minus = spell(rules, 5), spell(rules, -5)
        if minus.endswith(five) and five:
            words["-", 0].add(minus.removesuffix(five).strip())
        if spell_point(language, rules):
            words[".", 0].add(spell_point(language, rules))
        for number in (21, 32, 101, 105, 120, 221, 1001, 1005, 1020, 1100, 1500, 2001):
            words["&", 0] |= joined(language, rules, number)


def spell_point(language: str, rules: Rules) -> str:
    text = spell(rules, 2.5)
    middle = stripped(text, forms(language, 2), False)
    for five in forms(language, 5):
        if middle.endswith(" " + five):
            return middle.removesuffix(five).strip()
    return ""


def joined(language: str, rules: Rules, number: int) -> set[str]:
    text = spell(rules, number)
    for last in (10, 100, 1000):
        one, two = number // last * last, number % last
        if not one or not two:
            continue
        rest = stripped(text, forms(language, one), False)
        for tail in forms(language, two):
            if rest.endswith(" " + tail):
                word = rest.removesuffix(tail).strip(" -")
                if word.isalpha() and len(word) <= LONGEST_JOIN and word not in all_small(language):
                    return {word}
    return set()


@lru_cache(maxsize=1)
def all_small(language: str) -> frozenset[str]:
    return frozenset(text for number in range(100) for text in forms(language, number))


def head(language: str, glue: bool) -> list[str]:
    locale = Locale.parse(language, sep="-")
    symbols = locale.number_symbols.get("latn", {})
    group = symbols.get("group", ",").replace("\u202f", "_").replace("\u00a0", "_").replace(" ", "_")
    told = [f"glue {'yes' if glue else 'no'}", f"decimal {symbols.get('decimal', '.')}", f"group {group or '_'}"]
    letters = sorted(digit_endings(language))
    return [*told, f"letters {'|'.join(letters)}"] if letters else told


def digit_endings(language: str) -> set[str]:
    """Letters behind digits that make an ordinal of them: "st", "-й"."""
    ends = set()
    variants = [(variant, name) for variant in RULES.get(language, (language,)) for name in engine(variant).rulesets]
    for variant, name in variants:
        if name.startswith("digits-ordinal"):
            for number in (*range(1, 14), 20, 21, 100):
                text = figures((variant, name), number)
                if text.startswith(str(number)):
                    ends.add(text.removeprefix(str(number)).strip(" -.\u2011").lower())
    return {end for end in ends if end.isalpha()}


def figures(rules: Rules, number: int) -> str:
    try:
        return engine(rules[0]).format_number(number, ruleset_names=[rules[1]]).text_by_ruleset[rules[1]]
    except Exception:  # noqa: BLE001
        return ""


def written(words: Words) -> list[str]:
    return [f"{kind} {value} {'|'.join(sorted(texts - {''}))}"
            for (kind, value), texts in sorted(words.items()) if texts - {""}]


def reads(machine: Machine, text: str, number: int, ordinal: bool = False) -> bool:
    found = list(find(text, machine))
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and (
        found[0].value == number and (found[0].role == "ordinal") == ordinal)


def whole_or_tail(language: str, text: str, number: int, ordinal: bool) -> tuple[int, str]:
    """"centotré" teaches "tré"; "centotto", where a vowel fell, is a word of its own."""
    tail = stripped(text, forms(language, number // 100 * 100), True) if number > 100 else ""
    if tail and any(tail[0] == form[0] for form in forms(language, number % 100, ordinal)):
        return number % 100, tail
    return number, text


def tabulate(language: str) -> str:
    glue = is_glued(language)
    words = base_words(language, glue)
    signs(language, words)
    lines = head(language, glue)
    for upper in (100, 1000):
        machine = build(make([*lines, *written(words)], {}))
        numbers = range(1, 100) if upper == 100 else (*range(100, 1000, 100), *range(101, 120))
        for number, ordinal in product(numbers, (False, True)):
            for text in forms(language, number, ordinal):
                if not reads(machine, text, number, ordinal):
                    told, word = whole_or_tail(language, text, number, ordinal) if glue else (number, text)
                    words["o" if ordinal else "n", told].add(word)
    return "\n".join([*lines, *written(words)]) + "\n"


def main(languages: list[str]) -> None:
    for language in languages or LANGUAGES:
        (TABLES / f"{language}.txt").write_text(tabulate(language), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
