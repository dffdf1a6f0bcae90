"""Countries and large cities as each language calls them: CLDR's names by Babel, and the press's short forms.

CLDR has no "Russian", "North Korean" or 俄. Its names of languages serve as adjectives ("Russian", русский),
inflected ends are cut off, and `lands.yml` tells by hand what no rule gives. The key of a country is its
ISO 3166 code, of a city its time zone's name ("Asia/Pyongyang").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import cast

from babel import Locale, UnknownLocaleError

from annotate.suggest.language import base, table, writing
from annotate.suggest.name.forms import Forms, Hit

LEAST_STEM = 4
LEAST_CITY = 3
_ENDS = "aeiouyàáâãäåèéêëìíîïòóôõöùúûüýаеиоуыэюяьйіїєαεηιουάέήίόύώ"
"""Letters that inflection changes at the end of a name."""
SPEAKERS = {"ru": "RU", "uk": "UA", "de": "DE", "fr": "FR", "it": "IT", "ja": "JP", "pl": "PL", "tr": "TR", "sv": "SE",
            "fi": "FI", "da": "DK", "nl": "NL", "el": "GR", "hu": "HU", "cs": "CZ", "ro": "RO", "bg": "BG", "th": "TH",
            "vi": "VN", "id": "ID", "uz": "UZ", "kk": "KZ", "ka": "GE", "hy": "AM", "az": "AZ", "be": "BY", "mn": "MN",
            "no": "NO", "is": "IS", "et": "EE", "lv": "LV", "lt": "LT", "sr": "RS", "hr": "HR", "sl": "SI", "sk": "SK",
            "sq": "AL", "mk": "MK"}
"""Languages that are spoken in one country above all: their names are its adjectives."""
Told = Mapping[str, Mapping[str, list[str]]]


def _uninflected() -> frozenset[str]:
    return writing("uninflected") | writing("unspaced") | writing("glued")


@lru_cache(maxsize=1)
def _told() -> Told:
    return cast("Told", table("name", "lands.yml"))


@lru_cache(maxsize=32)
def _forms(tag: str) -> Forms:
    told = [(form, key) for key, forms in _told().get(base(tag), {}).items() for form in forms]
    by_hand = {form.rstrip("*") for form, _ in told}
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Forms(tag, told)
    named = (each for each in (*_countries(locale), *_cities(locale)) if each[0].rstrip("*") not in by_hand)
    return Forms(tag, dict.fromkeys([*told, *named]))


def _countries(locale: Locale) -> Iterator[tuple[str, str]]:
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ"):  # two unions and a currency's area
            yield stem(name, locale.language), code
    if locale.language not in _uninflected():
        for language, code in SPEAKERS.items():
            if name := locale.languages.get(language):
                yield stem(name, locale.language, adjective=True), code


def _cities(locale: Locale) -> Iterator[tuple[str, str]]:
    for zone, told in locale.time_zones.items():
        continent, _, place = str(zone).partition("/")
        name = str(told.get("city") or "") or place.rpartition("/")[2].replace("_", " ")
        if place and continent != "Etc" and len(name) >= (2 if locale.language in writing("unspaced") else LEAST_CITY):
            yield stem(name, locale.language), str(zone)


def stem(name: str, language: str, *, adjective: bool = False) -> str:
    """Россия → росси*; of several words each: Северная Корея → северна* коре*."""
    if language in _uninflected():
        return name
    return " ".join(_cut(word, 2 if adjective else 1) for word in name.split())


def _cut(word: str, most: int) -> str:
    if len(word) < LEAST_STEM + 1:
        return word
    kept = word
    while most and len(kept) > LEAST_STEM and kept[-1].lower() in _ENDS:
        kept, most = kept[:-1], most - 1
    return f"{kept}*"


@lru_cache(maxsize=4096)
def lands(text: str, tag: str) -> tuple[Hit, ...]:
    """Countries and cities, in order."""
    return tuple(each for each in _forms(tag).find(text) if each.key)
