"""What befell those who are counted ("killed", "wounded") and who they are: `events.yml`, a few words a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from annotate.suggest.language import base

BEFELL = ("killed", "wounded", "missing", "captured", "arrested", "displaced", "sent")
Event = tuple[int, int, str]  # start, end, name
_UNSPACED = {"zh", "ja", "ko"}  # of the languages of the table: words are not parted, or endings are glued on
HARMED = BEFELL[:4]
_REACH = 60  # code points between a number and the word that tells what befell those counted


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, list[str]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("annotate").joinpath("suggest", "compare", "events.yml").read_text("utf-8")
    # the loader is a safe one, and the file is part of the programme
    return cast("Mapping[str, Mapping[str, list[str]]]", yaml.load(text, Loader=loader))  # noqa: S506


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str] | None:
    table = _tables().get(language)
    if not table:
        return None
    groups = "|".join(f"(?P<{name}>{'|'.join(_word(word) for word in sorted(words, key=len, reverse=True))})"
                      for name, words in table.items())
    whole = language not in _UNSPACED
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)" if whole else groups, re.IGNORECASE)


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w{0,12}" if word.endswith("*") else "")


def events(text: str, tag: str) -> tuple[Event, ...]:
    pattern = _pattern(base(tag))
    return tuple((*match.span(), match.lastgroup or "") for match in pattern.finditer(text)) if pattern else ()


def about(found: tuple[Event, ...], start: int, end: int, low: int, high: int) -> tuple[Event | None, Event | None]:
    """What befell those whom `text[start:end]` counts, and who they are, of what stands from `low` to `high`."""
    near: dict[bool, tuple[int, Event]] = {}
    for event in found:
        first, last, name = event
        away = max(first - end, start - last, 0)
        befell = name in BEFELL
        if low <= first and last <= high and away <= _REACH and (befell not in near or away < near[befell][0]):
            near[befell] = (away, event)
    return near[True][1] if True in near else None, near[False][1] if False in near else None
