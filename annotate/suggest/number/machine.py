"""Numbers in languages whose number words are written in an alphabet: one regular expression a language finds runs of
number words and digits, `combine` makes numbers of a run, `merge` fractions and signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from annotate.suggest.language import base
from annotate.suggest.number.combine import Token, groups
from annotate.suggest.number.digits import DIGITS, read
from annotate.suggest.number.merge import merge
from annotate.suggest.number.table import Table, table
from annotate.suggest.number.told import Number
from annotate.suggest.number.trie import BLANK, END, HYPHEN, MARKS, plain, trie

EXPONENT = r"(?:e[+-]?\d{1,3}(?![\w])| ?[x\u00d7*] ?10\^[+-]?\d{1,3}|\^[+-]?\d{1,2}(?!\d))"
DOTTED = {"\u0130": "i"}  # its small letter would be two signs
GLYPHS = {"\u00bc": (1, 4), "\u00bd": (1, 2), "\u00be": (3, 4), "\u2153": (1, 3), "\u2154": (2, 3), "\u2155": (1, 5),
          "\u2156": (2, 5), "\u2157": (3, 5), "\u2158": (4, 5), "\u2159": (1, 6), "\u215a": (5, 6), "\u215b": (1, 8),
          "\u215c": (3, 8), "\u215d": (5, 8), "\u215e": (7, 8)}  # fmt: skip
# Letters glued to digits, in all languages. "m" and "g" are metres and generations of telephones more often than not.
SHORT = {"k": 10**3, "\u043a": 10**3, "m": 10**6, "\u043c": 10**6, "g": 10**9, "b": 10**9, "t": 10**12}
LAST_WORD = re.compile(r"(?<!\w)(\w++)\W{1,2}$")
ENGLISH = frozenset({"st", "nd", "rd", "th"})  # streets and titles keep them in any language: 125th Street
# Rp10, USD5, 1m75: looked at before digits alone
_CODES = "|".join(rf"(?<=\b{code})" for code in "rp rm rs usd eur gbp aud inr".split())
CODE = rf"(?=\d)(?:{_CODES}|(?<=\dm)(?=\d\d(?!\d)))"
HYPHENS = ("-", "\u2010", "\u2011", "\u2014")
SPACED = ("- ", "\u2010 ", "\u2011 ", "\u2014 ")  # behind digits, a dash
CURRENCY = re.compile(r"[$\u20ac\u00a3\u00a5\u20bd\u20b9\u20b4\u20ba\u20a9\u0e3f]\s?$|\b(?:[A-Z]{3}|Rp\.?)\s?$")


@dataclass(frozen=True, slots=True)
class Machine:
    table: Table
    run: re.Pattern[str]
    token: re.Pattern[str]
    fold: dict[int, str]


@lru_cache(maxsize=64)
def machine(language: str) -> Machine:
    return build(table(language))


def build(known: Table) -> Machine:
    close = _close(known)
    end = "" if known.glue else close
    # Abbreviations are glued to no other word: "lack" is not "lac k".
    apart = trie(word for word, (kind, _) in known.words.items() if kind == "a")
    words = trie((word for word, (kind, _) in known.words.items() if kind != "a"), end) + MARKS
    # Told once behind a trie: at each word of one it would take seconds to compile.
    compound = rf"|{trie(known.stems, '')}(?={trie(known.compounds, '')})" if known.stems else ""
    item = rf"(?:{words})++{close}|{apart}" if known.glue else rf"{words}{compound}|{apart}"
    # What only joins ("and") begins nothing, so that it costs nothing where it stands alone.
    first = trie((word for word, (kind, _) in known.words.items() if kind not in "&/:;~.+a"), end) + MARKS
    first += rf"(?:{words})*+{close}" if known.glue else compound
    letters = rf"(?:[-.'\u2019\u2010\u2011]?{trie(known.letters | ENGLISH)}|{HYPHEN}{trie(known.apart)})"
    digits = rf"{DIGITS}(?:{EXPONENT}|{letters}|{trie(SHORT)})?"
    glyphs = f"[{''.join(GLYPHS)}]"
    join = rf"(?:,?{BLANK}{{1,3}}(?:{HYPHEN}{BLANK}?)?|{HYPHEN}| ?[/\u2044] ?|)"
    begin = rf"(?:(?<![^\W_])|{CODE})"
    run = rf"{begin}(?<![\u0900-\u0dff])(?:{digits}|{first}|{glyphs})(?:{join}(?:{digits}|{item}|{glyphs}))*+"
    token = (rf"(?P<digits>{DIGITS})(?:(?P<power>{EXPONENT})|(?P<ordinal>{letters})"
             rf"|(?P<short>{trie(SHORT)}))?|(?P<word>{apart}|{words}{compound})"
             rf"|(?P<glyph>{glyphs})|(?P<over>[/\u2044])")  # fmt: skip
    return Machine(known, re.compile(run, re.DOTALL), re.compile(token), str.maketrans({**DOTTED, **known.fold}))


def _close(known: Table) -> str:
    """Where a word may end: before no letter, or before an ending; one of many words ("zwölf|jährig") before more."""
    glued = [rf"(?={trie(known.compounds, '')})"] if known.compounds and known.glue else []
    glued += [rf"(?={trie(known.endings)})"] if known.endings else []
    return rf"(?:{'|'.join([END, *glued])})" if glued else END


def parse(text: str, tag: str) -> tuple[Number, ...]:
    return tuple(_once(text, list(find(text, machine(base(tag))))))


def _once(text: str, found: list[Number]) -> Iterator[Number]:
    """"forty-five (45)" is one number, told twice."""
    last: Number | None = None
    for each in found:
        if (last and last.words and not each.words and last.value == each.value
                and text[last.end : each.start] == " (" and text.startswith(")", each.end)):  # fmt: skip
            last = replace(last, end=each.end + 1)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def find(text: str, by: Machine) -> Iterator[Number]:
    folded = (text.translate(by.fold) if by.table.fold else text).lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text.translate(by.fold))
    for run in by.run.finditer(folded):
        tokens = list(_tokens(text, folded, run.start(), run.end(), by))
        if _follows(folded, run.start(), by.table.split):
            parts: Iterable[list[Token]] = _apart(tokens)
        else:
            parts = _split(folded, tokens, by.table.unadded) if by.table.unadded else (tokens,)
        for part in parts:
            yield from merge(text, folded, list(groups(part)), by.table)


def _apart(tokens: list[Token]) -> list[list[Token]]:
    """"Between one hundred and two thousand": two numbers, where one "and" alone stands between them."""
    places = [at for at, each in enumerate(tokens) if each.kind == "&"]
    if len(places) != 1 or any(each.kind in "de" for each in tokens):
        return [tokens]
    return [tokens[: places[0]], tokens[places[0] + 1 :]]


def _split(folded: str, tokens: list[Token], unadded: frozenset[str]) -> Iterator[list[Token]]:
    """"năm mươi năm": the second is a year, unless a hundred follows or a word that joins stands before."""
    first = 0
    for at, each in enumerate(tokens):
        after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
        if at > first and folded[each.start : each.end] in unadded and tokens[at - 1].kind in "nxDfa" and after != "x":
            yield tokens[first:at]
            first = at + 1
    yield tokens[first:]


def _tokens(text: str, folded: str, start: int, end: int, by: Machine) -> Iterator[Token]:
    previous, digits = start, False
    for found in by.token.finditer(folded, start, end):
        first, last = found.span()
        gap = folded[previous:first]
        comma = "," in gap or (digits and gap.endswith(SPACED))
        previous, digits = last, found.lastgroup not in ("word", "glyph")
        what = found.lastgroup
        if what == "word":
            kind, value = by.table.words[plain(found[0])]
            if kind == "a" and found[0] in "mt" and text[first].islower() and not _priced(text, start):
                continue  # metres and tonnes, no "miliar" and "triliun"
            if first == start and found[0] in by.table.genitive and _follows(folded, first, by.table.single):
                kind = "x"
            if kind != "-" or found[0] in by.table.minus or not _follows(folded, first, by.table.no_minus):
                yield Token(first, last, kind, value, comma=comma)
        elif what == "glyph":
            yield Token(first, last, "f", Fraction(*GLYPHS[found[0]]), comma=comma)
        elif what == "over":
            yield Token(first, last, "/", Fraction(0))
        else:
            yield from _digits(text, found, by.table, comma or gap[-1:] in HYPHENS)


def _follows(folded: str, start: int, words: frozenset[str]) -> bool:
    """No minus behind "al menos", "au moins"; a thousand behind "свыше"."""
    before = LAST_WORD.search(folded[max(0, start - 20) : start]) if words else None
    return before is not None and before[1] in words


def _digits(text: str, found: re.Match[str], known: Table, comma: bool) -> Iterator[Token]:
    first, last = found.span("digits")
    told = read(found["digits"], known.decimal, known.group)
    if told is None:
        yield from _listed(found)
        return
    value, decimals = told
    if found["ordinal"] and found["ordinal"] in ENGLISH - known.letters | {"st"} and not _is_english(found):
        yield Token(first, last, "D", value, decimals, comma)  # 10st: stone
        return
    if found["ordinal"]:
        yield Token(first, found.end(), "N", value, decimals, comma)
        return
    if found["power"]:
        last, value = found.end(), _raised(value, found["power"])
    yield Token(first, last, "D", value, decimals, comma)
    short = found["short"]
    if short in known.words and known.words[short][0] == "a":
        yield Token(last, found.end(), *known.words[short])
    elif short and _is_short(short, text, found, decimals):
        yield Token(last, found.end(), "a", Fraction(SHORT[short]))


def _is_english(found: re.Match[str]) -> bool:
    """1st, 22nd, 113th; not 10st."""
    digits = found["digits"]
    ending = "th" if digits[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return ending == found["ordinal"]


def _listed(found: re.Match[str]) -> Iterator[Token]:
    """Figures of a list without blanks, "22,24,26"; what is pointed or grouped in no known way is no number."""
    if re.fullmatch(r"\d{1,3}(?:,\d{1,3}){1,9}", found["digits"]):
        for each in re.finditer(r"\d{1,3}", found["digits"]):
            yield Token(found.start() + each.start(), found.start() + each.end(), "D", Fraction(each[0]), 0)


def _is_short(short: str, text: str, found: re.Match[str], decimals: int) -> bool:
    if short in "k\u043a":
        return True
    if _priced(text, found.start()):
        return True
    return text[found.end() - 1].isupper() and (short not in "gt" or decimals > 0 or len(found["digits"]) > 1)


def _priced(text: str, start: int) -> bool:
    return CURRENCY.search(text[max(0, start - 5) : start]) is not None


def _raised(value: Fraction, power: str) -> Fraction:
    """`1e5`, `6.2x10^-4`, `2^3`."""
    exponent = power.rpartition("^")[2]
    if power[0] == "e":
        return value * Fraction(10) ** int(power[1:])
    if power[0] != "^":
        return value * Fraction(10) ** int(exponent)
    return value ** int(exponent) if value else value
