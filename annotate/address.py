"""Which addresses a page links to: an allow-list, since block-lists are passed by what a browser strips."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 2048

_PRINTABLE: Final = re.compile(r"[!-~]+")
_INSIDE: Final = re.compile(r"#[A-Za-z0-9_.-]+|(?:\.\.?/)*[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*/?(?:#[A-Za-z0-9_.-]+)?")


def is_outside(address: str) -> bool:
    """An http(s) address of another site, without user information."""
    if not _PRINTABLE.fullmatch(address) or len(address) > LONGEST:
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def is_inside(address: str) -> bool:
    """A place on this page (`#n-killed`) or a relative path within the site, without query."""
    return len(address) <= LONGEST and _INSIDE.fullmatch(address) is not None
