"""What a language tag means to a reader and to a browser, from CLDR."""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global

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
    if known.language != tag.partition("-")[0].lower():
        return tag
    return known.get_display_name(reader and locale(reader)) or tag


@cache
def direction(tag: str) -> str:
    """`ltr` or `rtl` by the tag's script, written or usual; `auto` (by the first letter) where CLDR knows none."""
    written = [part for part in tag.split("-")[1:] if len(part) == _SCRIPT and part.isalpha()]
    script = written[0].title() if written else _usual_script(tag)
    return "auto" if script is None else "rtl" if script in _RIGHT_TO_LEFT else "ltr"


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
