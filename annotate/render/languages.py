"""What a language tag means to a reader and to a browser, from CLDR."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from annotate.words import Words

_SCRIPT: Final = 4  # letters of a script's code, ISO 15924
_RIGHT_TO_LEFT: Final = frozenset("Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Syre Syrj Syrn Thaa Yezi".split())


@cache
def locale(tag: str) -> Locale:
    """The nearest locale that CLDR knows: `zh-Hans-SG-x-news` → `zh_Hans_SG`; English for a language it does not."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


@cache
def language_name(tag: str, reader: str) -> str:
    """The language's name in the reader's language; the tag itself where CLDR has none."""
    known = locale(tag)
    if known.language != tag.partition("-")[0].lower():  # a name, and no more, as of Old English
        return locale(reader).languages.get(tag) or tag
    told = known.get_display_name(locale(reader)) or tag
    if locale(reader).language == "zh":  # Babel knows neither the usual names (简体中文) nor the brackets of Chinese
        brackets = told.replace(" (", "（").replace(", ", "，").replace(")", "）")
        return locale(reader).languages.get(str(known)) or brackets
    return told


def said_language(tag: str, say: Words) -> str:
    """Its name; an author writes `und` for one that is not known."""
    return say.text("language-not-stated") if tag.partition("-")[0] == "und" else language_name(tag, say.language)


def source_in(tag: str, say: Words) -> str:
    """What a source is called of which no more is known."""
    if tag.partition("-")[0] == "und":
        return say.text("source-in-no-language")
    return say.text("source-in-language", language=within(language_name(tag, say.language), say))


def within(name: str, say: Words) -> str:
    """The name of a language within a sentence: CLDR has Vietnamese names as they begin one (`Tiếng Anh`)."""
    return name[:1].lower() + name[1:] if say.spoken == "vi" else name


@cache
def direction(tag: str) -> str:
    """`ltr` or `rtl` by the tag's script, written or usual; `auto` (by the first letter) where CLDR knows none."""
    written = script(tag)
    return "auto" if written is None else "rtl" if written in _RIGHT_TO_LEFT else "ltr"


@cache
def script(tag: str) -> str | None:
    """Written in the tag, or the language's usual one (ISO 15924); None where CLDR knows none."""
    written = [part for part in tag.split("-")[1:] if len(part) == _SCRIPT and part.isalpha()]
    return written[0].title() if written else _usual_script(tag)


def _usual_script(tag: str) -> str | None:
    """`pa` → Guru, `pa-PK` → Arab; none for `und`, which CLDR takes for the most likely language of all."""
    language, *rest = tag.split("-")
    if language == "und":
        return None
    regions = [part.upper() for part in rest if len(part) in {2, 3} and not part.islower()]
    likely = get_global("likely_subtags")
    found = next((likely[key] for key in (*(f"{language}_{region}" for region in regions), language) if key in likely),
                 None)
    return found.split("_")[1] if found else None
