"""Where an address leads, read as a browser reads it: without what it strips, backslashes as slashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

Leads = Literal["here", "elsewhere", "script", "data", "mail", "other"]

_EDGES: Final = "".join(map(chr, range(0x21)))  # C0 controls and the space: stripped at both ends (WHATWG URL)
_INSIDE: Final = str.maketrans("", "", "\t\n\r")  # removed wherever they stand
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES: Final[dict[str, Leads]] = {
    "http": "elsewhere", "https": "elsewhere", "ftp": "elsewhere", "ws": "elsewhere", "wss": "elsewhere",
    "javascript": "script", "vbscript": "script", "data": "data", "mailto": "mail",
}
_CANDIDATE: Final = re.compile(r"[\s,]*+(?P<address>\S++)(?P<sizes>[^,(]*+(?:\([^)]*+\)?+[^,(]*+)*+)", re.ASCII)


def leads(address: str) -> Leads:
    """An address with a host counts as elsewhere, even if it is the site's own: the page may be opened from a disk."""
    read = plain(address)
    if scheme := _SCHEME.match(read):
        return _SCHEMES.get(scheme[1].lower(), "other")
    return "elsewhere" if read[:1] in {"/", "\\"} and read[1:2] in {"/", "\\"} else "here"


def plain(address: str) -> str:
    """Without what browsers strip."""
    return address.strip(_EDGES).translate(_INSIDE)


def candidates(srcset: str) -> Iterator[str]:
    """The addresses of a `srcset` (HTML, section 4.8.4.2.2): a comma ends an address only where it is its last."""
    at = 0
    while found := _CANDIDATE.match(srcset, at):
        yield found["address"].rstrip(",")
        at = found.end("address") if found["address"].endswith(",") else found.end()
