"""Names and signs of units in a language: CLDR's, and what is told by hand of what the press adds or inflects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from babel import Locale, UnknownLocaleError

from annotate.suggest.language import base, section
from annotate.suggest.quantity.forms import Forms, forms
from annotate.suggest.quantity.si import Unit, unit
from annotate.suggest.quantity.signs import CODES, MONEY, SIGNS

_METALS = ("XAU", "XAG", "XPT", "XPD", "XXX", "XTS")  # 3 ouros are medals


# Signs that every language uses. Bare "$" is the dollar of the United States until a story says otherwise.
@dataclass(frozen=True, slots=True)
class Names:
    """`behind` a number, and what of it also stands before one."""

    behind: Forms[Unit]
    before: Forms[Unit]


def _patterns(locale: Locale) -> Iterator[tuple[str, str, bool]]:
    """Key, form, whether it stands before the number; long forms before short ones, those of three letters or more."""
    data = cast("Mapping[str, Mapping[str, Mapping[str, str]]]", locale._data["unit_patterns"])  # noqa: SLF001 # Babel: one a call
    for width in ("long", "short", "narrow"):
        for name, widths in data.items():
            key = name.partition("-")[2]
            for plural, pattern in dict(widths.get(width) or {}).items():
                if plural == "per" or "{0}" not in pattern or unit(key) is None:
                    continue
                head, _, tail = (part.strip() for part in pattern.partition("{0}"))
                if head and tail:
                    continue
                if (form := head or tail) and (len(form) > 2 or not form.isascii()):  # "h", "in", "a"
                    yield key, form, bool(head)


def _currencies(locale: Locale) -> Iterator[tuple[str, str]]:
    data = cast("Mapping[str, Mapping[str, str]]", locale._data["currency_names_plural"])  # noqa: SLF001 # Babel: one a call
    for code, plurals in data.items():
        if unit(code) and code not in _METALS:
            yield from ((code, name) for name in plurals.values())
    yield from ((code, name) for code, name in locale.currencies.items() if "(" not in name and code not in _METALS)


@lru_cache(maxsize=64)
def names(tag: str) -> Names:
    """What is told by hand goes before CLDR, CLDR before the signs of all languages."""
    told = section(tag, "units")
    hand = cast("Mapping[str, list[str]]", told.get("names") or {})
    ahead = cast("Mapping[str, list[str]]", told.get("before") or {})
    behind = [(form, key) for key, said in hand.items() for form in said]
    before = [(form, key) for key, said in ahead.items() for form in said]
    before += [(form, key) for form, key in MONEY if form != "元"] + [(code, code) for code in CODES]
    before += [(f"{code}$", code) for code in CODES]
    try:
        locale = Locale.parse(base(tag))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    patterns = list(_patterns(locale))
    currencies = [(name, code) for code, name in _currencies(locale)]
    behind += [(form, key) for key, form, first in patterns if not first] + currencies
    behind += [*SIGNS, *MONEY, *((code, code) for code in CODES)]
    before += [(form, key) for key, form, first in patterns if first] + [(sign, "percent") for sign in "%％٪"]
    before += [(form, key) for form, key in behind if key in ("USD", "EUR")]  # "dollars 4"; not "won 3"
    never = set(cast("list[str]", told.get("never") or []))  # words of the language that look like a sign
    behind = [(form, key) for form, key in behind if form not in never]
    endings = cast("int", told.get("endings", 0))
    return Names(forms(_known(behind), endings), forms(_known(before)))


def _known(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, Unit]]:
    for form, key in pairs:
        if (found := unit(key)) is not None:
            yield form, found
