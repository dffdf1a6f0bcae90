"""The words of the interface, in each of its languages: one catalogue, a file a part of the page.

An entry is `key: {en: …, zh: …, vi: …}`; where a number decides the form, a language has its plural forms instead
(`{one: …, other: …}`, by CLDR's rules). `{name}` stands for a value; `{count}` is the number itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Final

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

from annotate.serialise import finalize, reference

LANGUAGES: Final = ("en", "zh", "vi")
"""English first: it stands in for languages that the interface does not speak."""

_TAGS: Final = {"zh": "zh-Hans"}
"""A language tag where the key of the catalogue does not tell the script, which decides the fonts."""

Entry = Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """Called from templates as `say`: `say("silent")`, `say("discrepancies", 3)`, `say("noted-by", name=note.by)`."""

    spoken: str = LANGUAGES[0]

    def __call__(self, key: str, count: int | None = None, **values: object) -> Markup:
        """As element content or attribute value. Raises KeyError for a key or a value that is not there: our bug."""
        known = self._known(count, values)
        return Markup().join(escaped + finalize(known[name]) if name else escaped
                             for _, escaped, name in _parts(key, self.spoken, count))

    @property
    def language(self) -> str:
        """As `lang` says it (BCP 47)."""
        return _TAGS.get(self.spoken, self.spoken)

    def text(self, key: str, count: int | None = None, **values: object) -> str:
        """The same as plain text."""
        known = self._known(count, values)
        return "".join(literal + (str(known[name]) if name else "")
                       for literal, _, name in _parts(key, self.spoken, count))

    def raw(self, key: str) -> str:
        """The entry as it stands, for the page's script, which fills in the values."""
        found = catalogue()[key][self.spoken]
        return found if isinstance(found, str) else found["other"]

    def number(self, number: float | Decimal) -> str:
        """With the language's own grouping (`6,000`, `6.000`) and all of its decimals, zeros too."""
        decimals = f"{number:f}".partition(".")[2] if isinstance(number, Decimal) else ""
        pattern = f"#,##0.{'0' * len(decimals)}" if decimals else None
        return str(format_decimal(number, format=pattern, locale=_locale(self.spoken)))

    def date(self, key: str, day: date) -> str:
        """By the pattern under that key (UTS 35, date field symbols)."""
        return str(format_date(day, format=self.raw(key), locale=_locale(self.spoken)))

    def _known(self, count: int | None, values: Mapping[str, object]) -> Mapping[str, object]:
        return values if count is None else {**values, "count": self.number(count)}


ENGLISH: Final = Words()


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every entry by its key."""
    whole: dict[str, Entry] = {}
    for part in sorted((files("annotate") / "words").iterdir(), key=lambda each: each.name):
        if part.name.endswith(".yml"):
            whole |= yaml.safe_load(part.read_text("utf-8"))
    return whole


def nearest(tag: str) -> str:
    """The language of the interface for a theme's: `zh-TW` → zh, `de` → en."""
    return spoken_for(tag) or LANGUAGES[0]


def spoken_for(tag: str) -> str | None:
    """None where the interface does not speak it."""
    language = tag.replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else None


def _parts(key: str, language: str, count: int | None) -> tuple[tuple[str, Markup, str | None], ...]:
    """Literal text, plain and escaped, and the name of the value behind it."""
    entry = catalogue()[key][language]
    if isinstance(entry, str):
        return _parsed(entry)
    if count is None:
        raise KeyError("count")  # its form needs one
    return _parsed(entry[_locale(language).plural_form(count)])


@cache
def _locale(language: str) -> Locale:
    return Locale(language)


@cache
def _parsed(text: str) -> tuple[tuple[str, Markup, str | None], ...]:
    return tuple((literal, reference(literal), name) for literal, name, _, _ in Formatter().parse(text))
