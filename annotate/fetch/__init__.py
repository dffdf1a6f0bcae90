"""One page from the net, asked for by name: the only module that ever asks another server.

`http` and `https` alone, no cookies, nothing else that the page names, no server that only this computer reaches.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from time import monotonic
from typing import Final

from annotate.fetch.record import archive
from annotate.fetch.whom import Stopped, joined, target
from annotate.fetch.wire import Exchange, ask
from annotate.problem import Place, Problem

__all__ = ["SECONDS", "Fetched", "fetch"]

SECONDS: Final = 60.0
"""For the whole way to the page; but the system looks names up in its own time, since `getaddrinfo` takes no limit.

A clock is right here: how fast a server sends is nobody's input.
"""

_HOPS: Final = 10
_MOVED: Final = frozenset((301, 302, 303, 307, 308))
_NAMES: Final = {"text/html": "page.html", "application/xhtml+xml": "page.xhtml", "text/plain": "page.txt",
                 "text/markdown": "page.md"}  # fmt: skip
_FED: Final = 4096  # bytes at a time; what is behind a member is copied with each, and a body may have thousands
_WINDOWS: Final = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # gzip's head or zlib's, whichever stands there


@dataclass(frozen=True, slots=True)
class Fetched:
    """`body` is the page; `archive` all that was sent and all that came, as a WARC file; `day` is of UTC."""

    url: str
    name: str
    charset: str
    body: bytes
    archive: bytes
    day: str


def fetch(
    url: str, most: int, tell: Callable[[str], None], *, local: bool = False, seconds: float = SECONDS
) -> tuple[Fetched | None, list[Problem]]:
    """`tell` is told, before each question, whom it goes to, and then what came."""
    found = _followed(url, most, tell, local, monotonic() + seconds)
    page = found if isinstance(found, Stopped) else _page(found, most)
    if isinstance(page, Stopped):
        place = Place("command line", 1, len("--fetch ") + 1, len(url), f"--fetch {url}")
        return None, [Problem("not-fetched", page.message, place, help=page.help)]
    return page, []


def _followed(
    url: str, most: int, tell: Callable[[str], None], local: bool, until: float
) -> list[Exchange] | Stopped:
    """All hops; the last is the page."""
    hops: list[Exchange] = []
    while len(hops) < _HOPS:
        whom = target(url, local=local)
        if isinstance(whom, Stopped):
            return whom
        tell(f"asking {whom.host} ({' or '.join(whom.numbers[:2])}) for {whom.url}")
        came = ask(whom, most, until)
        if isinstance(came, Stopped):
            return came
        hops.append(came)
        location = came.header("location") if came.status in _MOVED else ""
        tell(_said(came, location))
        if not location:
            return hops
        url = joined(whom.url, location)
    return Stopped(f"the page leads on and on, more than {_HOPS} times", ("look at the address",))


def _said(came: Exchange, location: str) -> str:
    if location:
        return f"it answers {came.status} {came.reason}: see {joined(came.target.url, location)}"
    kind = came.header("content-type") or "no type told"
    return f"it answers {came.status} {came.reason}: {kind}, {len(came.body):,} bytes"


def _page(hops: list[Exchange], most: int) -> Fetched | Stopped:
    last = hops[-1]
    if last.status != 200:
        what = f"{last.target.host} answers {last.status} {last.reason}".rstrip()
        return Stopped(f"{what}, and no page", ("look at the address, or ask a web archive for it",))
    kind, charset = _kind(last.header("content-type"))
    if kind not in _NAMES:
        help = "save it in a browser; a .pdf must be made a .txt first"
        return Stopped(f"what {last.target.host} sends is {kind or 'of no type'}, no page and no text", (help,))
    body = _unpacked(last, most)
    if isinstance(body, Stopped):
        return body
    at = datetime.now(UTC)
    return Fetched(last.target.url, _NAMES[kind], charset, body, archive(hops, at), at.date().isoformat())


def _kind(header: str) -> tuple[str, str]:
    """The type, and the charset that goes with it."""
    message = Message()
    message["content-type"] = header.encode("ascii", "replace").decode()
    charset = message.get_param("charset")
    return (message.get_content_type() if "/" in header else ""), charset if isinstance(charset, str) else ""


def _unpacked(last: Exchange, most: int) -> bytes | Stopped:
    """Each step bounded, since 2 KB can hold 2 MB."""
    body = last.body
    steps = [each.strip().lower() for each in last.header("content-encoding").split(",") if each.strip()]
    for step in reversed([each for each in steps if each != "identity"]):
        if step not in _WINDOWS:
            return Stopped(f"{last.target.host} sends the page packed as {step[:20]}, which was not asked for")
        try:
            body, ended = _members(body, _WINDOWS[step], most)
        except zlib.error:
            return Stopped(f"what {last.target.host} sends cannot be unpacked as {step}", ("try again",))
        if len(body) > most:
            return Stopped(f"the page has more than the {most:,} bytes that are read")
        if not ended:
            return Stopped(f"{last.target.host} ended before the page did", ("try again",))
    return body


def _members(packed: bytes, window: int, most: int) -> tuple[bytes, bool]:
    """All members of it, or a little over `most` bytes; whether the last one is whole."""
    out = bytearray()
    unpack = zlib.decompressobj(window)
    for start in range(0, len(packed), _FED):
        piece = packed[start : start + _FED]
        while piece:
            if unpack.eof:
                unpack = zlib.decompressobj(window)
            out += unpack.decompress(piece, most + 1 - len(out))
            if len(out) > most:
                return bytes(out), True
            piece = unpack.unused_data
    return bytes(out), unpack.eof
