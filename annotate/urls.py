"""Addresses as an author writes them, and what to write instead; `annotate.address` has the last word."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from annotate import characters
from annotate.address import LONGEST, is_outside
from annotate.value import Unread

_ADDRESS: Final = re.compile(r"https?://(?P<host>[^/?#\\]+)(?:[/?#].*)?", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[a-z0-9_.-]*[a-z0-9]\.?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?", re.IGNORECASE)
_BARE: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/.*)?", re.IGNORECASE)
_KEPT: Final = "%/:?#[]@!$&'()*+,;=~-._"  # RFC 3986: reserved, or left as they are
_WHOLE: Final = "write the whole address as the browser copies it, such as https://example.org/page"


def read(text: str) -> str | Unread:
    """The address itself, or why it is none."""
    if len(text) > LONGEST:
        message = f"an address has at most {LONGEST:,} characters, this has {len(text):,}"
        return Unread(message, "take out what the page does not need, often all from ? on")
    if odd := next((each for each in text if not "!" <= each <= "~"), None):
        return _odd(text, odd)
    match = _ADDRESS.fullmatch(text)
    if not match:
        advice = f"write https://{text}" if _BARE.fullmatch(text) else _WHOLE
        return Unread(f"expected http(s):// and a host, found “{text[:40]}”", advice)
    host = match["host"]
    if "@" in host:
        advice = f"take “{host.rpartition('@')[0]}@” out"
        return Unread("an address must not hold a user name or a password", advice)
    if not _HOST.fullmatch(host) or ".." in host or not is_outside(text):
        return Unread(f"“{host[:60]}” is no host name", _WHOLE)
    return text


def _odd(text: str, odd: str) -> Unread:
    found = "a space" if odd == " " else characters.name(odd)
    advice = characters.REMOVE if characters.deceiving(text) else _escaped(text) or _WHOLE
    return Unread(f"expected an address of printable ASCII, found {found}", advice)


def _escaped(text: str) -> str | None:
    """What a browser makes of it; a host of other letters needs more than that."""
    scheme, _, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    return (
        f"write {scheme}://{host}/{quote(path, safe=_KEPT)}" if slash and host.isascii() and " " not in host else None
    )
