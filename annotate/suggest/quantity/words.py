"""What is told by hand of how a language hedges, joins and counts: `hedges:` and `units:` of its YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from annotate.suggest.language import section
from annotate.suggest.quantity.forms import Forms, forms
from annotate.value import Hedge

_BEFORE: Final[dict[str, list[str]]] = {
    "~": ["~", "～", "≈", "±", "ca.", "c."],
    ">": [">", "＞"],
    "<": ["<", "＜"],
    ">=": [">=", "≥", "≧", "⩾", "＞＝", "> ="],
    "<=": ["<=", "≤", "≦", "⩽", "＜＝", "< ="],
    "=": ["=", "＝"],
}
# "10 < x" says of x what "x > 10" does.
_TURNED: Final = {">": ["<"], ">=": ["<=", "≤"], "<": [">"], "<=": [">=", "≥"]}
_BEHIND: Final[dict[str, list[str]]] = {
    sign: [f"{turned}{blank}{name}" for turned in each for blank in ("", " ") for name in "xynس"]
    for sign, each in _TURNED.items()
}
_BEHIND[">="] += ["+", "＋"]
_DASH: Final = r"-‐‑–—−－~～〜"  # each of them stands in ranges
_NEVER: Final = r"(?!)"


@dataclass(frozen=True, slots=True)
class Words:
    """Regexes match the text in lower case.

    `unhedged` are words that only begin like a hedge ("余震"). `link` is all that stands between the two ends of a
    range, `between` what may stand before it and with what link, `of` all between 37 and 64, `among` between 64 and
    37, `both` between two hedged ends of a range; `timely`
    are hedges that stand before years too ("beyond 2030"),
    `turned` hedges that say less where another word follows (比170低).
    """

    before: Forms[str]
    behind: Forms[str]
    unhedged: Forms[str]
    link: re.Pattern[str]
    between: Forms[str]
    around: Mapping[str, str]
    of: re.Pattern[str]
    among: re.Pattern[str]
    both: re.Pattern[str]
    plus: re.Pattern[str]
    counters: Forms[str]
    skip: frozenset[str]
    scales: Mapping[str, int]
    half: Forms[str]
    fillers: Forms[str]
    inside: re.Pattern[str]
    syllables: int
    joint: Forms[str]
    than: Forms[str]
    couple: re.Pattern[str]
    silent: frozenset[str]
    ordinal_after: frozenset[str]
    stops: frozenset[str]
    leads: frozenset[str]
    lead_endings: tuple[str, ...]
    capitals: bool
    below: Forms[str]
    shut: Forms[str]
    noun: re.Pattern[str] | None
    before_nouns: frozenset[str]
    noun_ends: str
    direct: bool
    rates: Forms[str]
    versus: re.Pattern[str]
    ages: Forms[str]
    timely: frozenset[str]
    turned: Mapping[str, str]


def _any(said: Iterable[str]) -> str:
    """Words as they stand, blanks of any width between them; "…" for a few characters of the same clause."""
    parts = (
        re.escape(each).replace(r"\ ", r"\s").replace("…", r"[^\n.,;:!?，。；：！？、()（）]{0,24}") for each in said
    )  # full width
    return "|".join(sorted(parts, key=len, reverse=True)) or _NEVER


def _between(said: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_any(said)})\s?")


def _signs(common: Mapping[str, list[str]], told: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    for table in (told, common):
        for sign, said in table.items():
            yield from ((form, sign) for form in said)


def _with(told: Mapping[str, list[str]], prefixes: Iterable[str]) -> dict[str, list[str]]:
    """Each form, and each with a conjunction that is written at it (Arabic)."""
    return {sign: [*said, *(prefix + form for prefix in prefixes for form in said)] for sign, said in told.items()}


@lru_cache(maxsize=64)
def words(tag: str) -> Words:
    hedges, units = section(tag, "hedges"), section(tag, "units")

    def many(name: str) -> list[str]:
        return cast("list[str]", hedges.get(name) or units.get(name) or [])

    ends = cast("Mapping[str, str]", hedges.get("between") or {})
    before = cast("Mapping[str, list[str]]", hedges.get("before") or {})
    behind = dict(cast("Mapping[str, list[str]]", hedges.get("behind") or {}))
    none = behind.pop("none", [])
    rates = cast("Mapping[str, list[str]]", units.get("rates") or {})
    return Words(
        forms(_signs(_BEFORE, _with(before, many("prefixes")))),
        forms(_signs(_BEHIND, behind)),
        forms((form, form) for form in none),
        re.compile(rf"\s?(?:[{_DASH}]|\.\.\.?|…|{_any(many('link'))})\s?"),
        forms((form, form) for form in ends),
        ends,
        _between(many("of")),
        _between(many("among")),
        re.compile(rf"\s?[,，、،]?\s?(?:{_any(many('both'))}|&)?\s?"),
        re.compile(rf"[\s-]?(?:(?:{_any(many('plus'))})\s?)?"),
        forms((form, form) for form in many("counters")),
        frozenset(many("skip")),
        cast("Mapping[str, int]", units.get("scales") or {}),
        forms((form, form) for form in many("half")),
        forms((form, form) for form in many("fillers")),
        re.compile(_any(many("inside"))),
        cast("int", units.get("syllables", 1)),
        forms((form, form) for form in many("joint")),
        forms((form, form) for form in many("than")),
        _between(many("couple")),
        frozenset(many("silent")),
        frozenset(many("ordinal_after")),
        frozenset(many("stops")),
        frozenset(many("leads")),
        tuple(many("lead_endings")),
        bool(units.get("capitals")),
        forms((form, form) for form in many("below")),
        forms((form, form) for form in many("shut")),
        _noun(many("noun"), many("no_noun"), many("nouns")),
        frozenset(many("before_nouns")),
        "".join(many("noun_ends")),
        bool(units.get("direct")),
        forms((form, key) for key, said in rates.items() for form in said),
        _between(many("versus")),
        forms((form, form) for form in many("ages")),
        frozenset(many("timely")),
        cast("Mapping[str, str]", hedges.get("turned") or {}),
    )


def _noun(letters: Iterable[str], never: Iterable[str], kept: Iterable[str]) -> re.Pattern[str] | None:
    """Signs that a noun may have, up to a word that is none, but in some words."""
    signs = "".join(letters)
    return re.compile(rf"(?:{_any(kept)}|(?!{_any(never)})[{signs}]){{1,12}}") if signs else None


def stronger(outer: str, inner: str) -> str:
    """Of "at least some 200" the one that says more; of "less than 200 or equal" both."""
    if "=" in (outer, inner) and {outer, inner} & {"<", ">"}:
        return (outer if inner == "=" else inner) + "="
    return inner if outer in ("", "~", "=") and inner else outer


def sign(told: str) -> Hedge:
    """What is said by "=" is no hedge."""
    return cast("Hedge", "" if told == "=" else told)
