"""The words of a language that dates are made of, each with a code of one letter.

Months, weekdays and spelled days come from `names.json` (CLDR, by `python -m tests.calendars`), all else from the
section `dates:` of `languages/<tag>.yml`. Its keys are those of `ROLES`; `shapes` says what may stand beside what.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, cast

from annotate.suggest.language import base, section

# what a word says: (unit, how many), a hedge, or a number
Worth = int | str | tuple[str, int] | None

ROLES: Final = {
    "the": "A",  # before a day: the, le, den, ngày
    "of": "P",
    "in": "I",  # before a month or a year, and no hedge
    "and": "&",
    "month": "T",  # a number beside it is a month
    "year": "N",  # a number beside it is a year
    "year_sign": "y",
    "month_sign": "l",
    "day_sign": "s",
    "part": "B",  # early, mid, late: the month or year that they cut is what is told, hedged
    "ago_before": "G",
    "ago": "g",
    "decade": "K",
    "century": "C",
    "quarter": "q",
    "half": "S",
    "on_behind": "j",  # behind a day: に
    "percent": "%",
    "in_behind": "i",  # behind a year
    "other": "x",  # a word that begins as a sign does
}
COUNTED: Final = {"from": "F", "to": "R", "before": "H", "after": "h", "last": "J", "relative": "L", "unit": "U",
                  "span": "Q", "era": "E", "unit_ago": "u", "tens": "k", "feasts": "f"}
# where a word has several codes: the first of these, as the shapes that take the others take it too
FIRST: Final = "xf%BQK&RFhHJLuylsTNAIiPGgCqSUEkj"
_PLAIN: Final = dict(zip("áàâãéèêëíìîïóòôõöúùûüç", "aaaaeeeeiiiiooooouuuuc", strict=True))
WEAK_LENGTH: Final = 3  # letters; a shorter name of a month or a day is also something else


@dataclass(frozen=True, slots=True)
class Words:
    """`known` tells the code and the worth of a word in lower case; `said` are those that must be told from letters."""

    known: Mapping[str, tuple[str, Worth]]
    order: str
    dotted: bool
    glued: bool
    suffix: str
    ordinal: str
    decade: str
    postposed: bool
    capital: bool
    paired: bool
    leaving: str
    also: str
    counts: Mapping[str, int]


@lru_cache(maxsize=1)
def _lines() -> Mapping[str, str]:
    """The table by languages, unread: one of two hundred is wanted."""
    text = files("annotate").joinpath("suggest", "date", "names.json").read_text("utf-8")
    return {line[1 : line.index('"', 1)]: line for line in text.splitlines() if line[:1] == '"'}


def _names(name: str) -> Mapping[str, object]:
    line = _lines().get(name)
    return cast("Mapping[str, object]", json.loads("{" + line.rstrip(",") + "}")[name] if line else {})


@lru_cache(maxsize=64)
def words(tag: str) -> Words:
    language, told = base(tag), section(tag, "dates")
    named = [_names(name) for name in (language, *texts(told.get("locales")))]
    known: dict[str, tuple[str, Worth]] = {}
    for names in named:
        for word, number in cast("Mapping[str, int]", names.get("numbers") or {}).items():
            known.setdefault(word, ("w", number))
    for word, code, worth in (*_calendar(named, told), *_only(_own(told))):
        known[word] = (code, worth)
    if told.get("unaccented"):
        weak = frozenset(texts(told.get("weak")))
        plain = {"".join(_PLAIN.get(letter, letter) for letter in word): said for word, said in known.items()}
        known = {word: said for word, said in plain.items() if len(word) > WEAK_LENGTH and word not in weak} | known
    region = "_".join([language, *(part.upper() for part in tag.replace("_", "-").split("-")[1:] if len(part) == 2)])
    order = _names(region).get("order") or told.get("order") or (named[0].get("order") if named[0] else "dmy")
    return Words(
        known=known,
        order=str(order),
        dotted=bool(told.get("dotted")),
        glued=bool(told.get("glued")),
        suffix=str(told.get("suffix") or ""),
        ordinal=str(told.get("ordinal") or ""),
        decade=str(told.get("decade_ending") or ""),
        postposed=bool(told.get("postposed")),
        capital=bool(told.get("capital")),
        paired=bool(told.get("years_paired")),
        leaving=str(told.get("leaving") or ""),
        also=str(told.get("and_prefix") or ""),
        counts=cast("Mapping[str, int]", told.get("number_month") or {}),
    )


def texts(value: object) -> tuple[str, ...]:
    """A list of words, or words parted by blanks (`_` for a blank within one)."""
    if isinstance(value, str):
        return tuple(each.replace("_", " ") for each in value.split())
    return tuple(str(each) for each in cast("list[object]", value or ()))


def _calendar(named: list[Mapping[str, object]], told: Mapping[str, object]) -> Iterator[tuple[str, str, Worth]]:
    """Names of months and weekdays: capital codes are sure, small ones need a day or a year beside them."""
    weak = frozenset(texts(told.get("weak")))
    more = cast("Mapping[int, object]", told.get("months") or {})
    days = cast("Mapping[int, object]", told.get("days") or {})
    endings = ("", *texts(told.get("endings")))
    prefixes = ("", *texts(told.get("prefixes")))
    kept = (("D", "days"),) if told.get("glued") else (("D", "days"), ("M", "months"))  # 十二月 is 12 and 月
    lists = [(code, index, name) for names in named for code, key in kept
             for index, forms in enumerate(cast("list[list[str]]", names.get(key) or [])) for name in forms]
    lists += [("M", month - 1, name) for month, names in more.items() for name in texts(names)]
    lists += [("D", day - 1, name) for day, names in days.items() for name in texts(names)]
    longest: dict[tuple[str, int], str] = {}
    for code, index, name in lists:
        longest[code, index] = max(longest.get((code, index), ""), name.rstrip("*"), key=len)
    for code, index, name in lists:
        stem = name.removesuffix("*")
        own = endings if name.endswith("*") else ("",)
        for word in (prefix + stem + ending for prefix in prefixes for ending in own):
            cut = longest[code, index].startswith(word) and len(word) + 3 <= len(longest[code, index])
            sure = ((len(word) > WEAK_LENGTH and not cut) or word > "\u0590") and word not in weak
            yield word, code if sure else {"M": "m", "D": "v"}[code], index + (code == "M")


def _own(told: Mapping[str, object]) -> Iterator[tuple[str, str, Worth]]:
    for role, code in COUNTED.items():
        for worth, listed in cast("Mapping[object, object]", told.get(role) or {}).items():
            for word in texts(listed):
                yield word, code, _worth(worth)
    for number, listed in cast("Mapping[int, object]", told.get("numbers") or {}).items():
        for word in texts(listed):
            yield word, "w", number
    if not told.get("glued"):
        yield from ((f"q{number}", "Q", 300 * number - 200 + 3 * number) for number in range(1, 5))
    for role, code in ROLES.items():
        for word in texts(told.get(role)):
            yield word, code, None
    yield from _led_feasts(told)


def _led_feasts(told: Mapping[str, object]) -> Iterator[tuple[str, str, Worth]]:
    """With the article, so that "el día" does not take their first word away."""
    articles = [article.rpartition(" ") for article in texts(told.get("the")) if " " in article]
    for worth, listed in cast("Mapping[object, object]", told.get("feasts") or {}).items():
        for word in texts(listed):
            yield from ((f"{lead} {word}", "f", _worth(worth))
                        for lead, _, last in articles if word.startswith(f"{last} "))


def _only(listed: Iterator[tuple[str, str, Worth]]) -> Iterator[tuple[str, str, Worth]]:
    """One code a word. What begins or ends a range where there is one, hedges where there is none."""
    several: dict[str, dict[str, Worth]] = {}
    for word, code, worth in listed:
        several.setdefault(word, {})
        several[word][code] = several[word].get(code) or worth
    for word, codes in several.items():
        hedge = next((codes[code] for code in "HF" if codes.get(code)), None)
        if "P" in codes and "F" in codes:
            del codes["F"]
        code = "w" if "w" in codes else min(codes, key=FIRST.index)
        yield word, code, hedge if code in "RFB" and hedge else codes[code] or codes.get("U")


def _worth(told: object) -> Worth:
    """`year -1` → ("year", -1); a hedge or a number as it is."""
    if isinstance(told, int):
        return told
    unit, _, number = str(told).partition(" ")
    return (unit, int(number)) if re.fullmatch("[-+]?[0-9]+", number) else str(told)
