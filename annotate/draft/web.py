"""What trafilatura and htmldate tell of a page: second witnesses, where the extra `web` is installed.

They read what strangers wrote, by rules of thumb: what they tell is a guess, an exception of theirs tells nothing, and
what is too large for them is not given to them. Neither asks the net: they get the text, and no address.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, Final

from annotate.address import is_outside
from annotate.draft import dates
from annotate.draft.told import LONGEST, Guess, Provenance

LARGEST: Final = 1 << 20
"""Code points of a page; a page of the press has a tenth."""

_ELEMENTS: Final = 20_000
_DATES: Final[dict[str, Any]] = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d",
                 "min_date": "1990-01-01", "max_date": "2100-01-01"}  # fmt: skip


def installed() -> bool:
    return all(find_spec(name) is not None for name in ("trafilatura", "htmldate"))


def fits(text: str) -> bool:
    """Both work on a tree, and some of their steps are quadratic in its elements."""
    return len(text) <= LARGEST and text.count("<") <= 2 * _ELEMENTS


def told(text: str) -> Provenance:
    """What a page says in its head or its data: no date is sought in its words, no name of a site in its address."""
    if not installed() or not fits(text):
        return Provenance()
    with _quiet():
        found = _metadata(text)
        day = dates.of_stamp(_date(text) or "")
    title, author, site = (_line(getattr(found, name, None)) for name in ("title", "author", "sitename"))
    address = getattr(found, "url", None)
    language = _line(getattr(found, "language", None))
    return Provenance(
        language=_guess(language),
        title=_guess(title),
        author=_guess(author),
        publisher=_guess(site if site and "." not in site else None),  # trafilatura takes the host for want of a name
        url=_guess(address) if isinstance(address, str) and is_outside(address) else None,
        published=Guess(day, "htmldate") if day else None,
    )


def words(text: str) -> str | None:
    """What trafilatura counts to the article; None where it tells nothing."""
    if not installed() or not fits(text):
        return None
    with _quiet():
        return _body(text) or None


def _guess(value: str | None) -> Guess | None:
    return Guess(value, "trafilatura") if value else None


def _line(value: object) -> str | None:
    line = " ".join(value.split()) if isinstance(value, str) else ""
    return line if 0 < len(line) <= LONGEST else None


def _metadata(text: str) -> Any:
    try:
        from trafilatura import extract_metadata

        return extract_metadata(text, date_config=dict(_DATES), extensive=False)
    except Exception:  # noqa: BLE001 - a parser of others over the text of strangers
        return None


def _date(text: str) -> str | None:
    try:
        from htmldate import find_date

        found = find_date(text, **_DATES)
    except Exception:  # noqa: BLE001 - as above
        return None
    return found if isinstance(found, str) else None


def _body(text: str) -> str:
    try:
        from trafilatura import bare_extraction

        found = bare_extraction(text, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # noqa: BLE001 - as above
        return ""
    body = getattr(found, "text", None)
    return body if isinstance(body, str) else ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Their words to the log are for their developers."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
