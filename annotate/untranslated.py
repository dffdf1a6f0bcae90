"""Glosses that are the original words still: `annotate show` prints where a translation begins, and it was not made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from unicodedata import east_asian_width

from annotate.article import Segment

LEAST: Final = 24  # letters, a wide one counted twice: shorter ones may be a name, which no translation changes


def is_foreign(language: str, readers: str) -> bool:
    """`en-GB` and `en` are one language here; so are two scripts of one; of `und` nothing is known."""
    one, other = (tag.partition("-")[0].lower() for tag in (language, readers))
    return "und" not in (one, other) and one != other


def untranslated(segments: Iterable[Segment], glosses: Mapping[int, str]) -> list[Segment]:
    """Those of the segments whose gloss is their own text."""
    return [each for each in segments if each.number in glosses and says(each.text)
            and glosses[each.number].split() == each.text.split()]


def says(text: str) -> bool:
    """More than a name or a number."""
    return sum(1 + (east_asian_width(each) in "WF") for each in text if each.isalpha()) >= LEAST
