"""Which addresses a page links to: an allow-list, since block-lists are passed by what a browser strips."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

LONGEST: Final = 2048

_PRINTABLE: Final = re.compile(r"[!-~]+")
# A path begins with a dot: `www.example.org/video` would be a page of ours that nobody meant.
_INSIDE: Final = re.compile(r"#[\w.-]+|\.\.?/(?:[\w.-]+/)*(?:[\w.-]+)?(?:#[\w.-]+)?", re.ASCII)


def is_outside(address: str) -> bool:
    """An http(s) address of another site, without user information."""
    if not _PRINTABLE.fullmatch(address) or len(address) > LONGEST:
        return False
    try:
        parts = urlsplit(address)
        # `port` raises above 65535
        return (parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
                and parts.port != 0)
    except ValueError:
        return False


def is_inside(address: str) -> bool:
    """A place on this page (`#n-killed`) or a relative path within the site (`../other-story/`), without query."""
    return len(address) <= LONGEST and _INSIDE.fullmatch(address) is not None
