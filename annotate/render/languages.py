"""What a language tag means to a reader and to a browser, from CLDR."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError


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
    """`ltr` or `rtl`, as `dir` takes it."""
    return str(locale(tag).text_direction)
