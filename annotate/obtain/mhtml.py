"""A page saved with all that belongs to it as one message (RFC 2557): MHTML, .mht."""

from __future__ import annotations

import email.policy
import re
from collections.abc import Iterator
from email.errors import InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import Final

from annotate.obtain.obtained import Opened, Part, unreadable
from annotate.problem import Problem

_HEAD: Final = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.DOTALL)
_SAVED: Final = re.compile(
    rb"^(?:MIME-Version:|Snapshot-Content-Location:|Content-Type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY: Final = re.compile(rb"boundary=", re.IGNORECASE)
_MOST_BOUNDARIES: Final = 50
_MOST_PARTS: Final = 5_000
_DAMAGED: Final = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)


def is_mhtml(raw: bytes) -> bool:
    head = _HEAD.match(raw[:8_000])
    return head is not None and _SAVED.search(head[0]) is not None


def opened(name: str, raw: bytes) -> Opened | Problem:
    """The root part, and the others by name."""
    if len(_BOUNDARY.findall(raw)) > _MOST_BOUNDARIES or raw.count(b"\n--") > 20 * _MOST_PARTS:
        return unreadable(name, "this file has parts within parts without end")
    message = BytesParser(policy=email.policy.compat32).parsebytes(raw.lstrip())
    leaves = [part for part in message.walk() if not part.is_multipart()]
    if len(leaves) > _MOST_PARTS:
        return unreadable(name, f"this file has more than {_MOST_PARTS:,} parts")
    day = _day(message)
    parts = [_part(each, day) for each in leaves]
    at = _root(message, leaves, parts)
    if at is None:
        return unreadable(name, "no page and no text is in this file", "save the page itself")
    if any(isinstance(defect, _DAMAGED) for defect in leaves[at].defects):
        return unreadable(name, "the page in this file is damaged: what should be base64 is not")
    return Opened((parts[at],), tuple(_skipped(parts, at)))


def _part(leaf: Message, day: str | None) -> Part:
    raw = leaf.get_payload(decode=True)
    charset = leaf.get_param("charset")
    name = leaf.get("Content-Location") or leaf.get("Content-ID")
    kind = leaf.get_content_type()
    return Part(kind, raw if isinstance(raw, bytes) else b"", _text(name), _text(charset), day)


def _root(message: Message, leaves: list[Message], parts: list[Part]) -> int | None:
    """What `start` names, else what has the snapshot's own address, else the first page."""
    start = message.get_param("start")
    for at, leaf in enumerate(leaves):
        if start and leaf.get("Content-ID") == start and parts[at].is_article:
            return at
    whole = _text(message.get("Snapshot-Content-Location"))
    for at, part in enumerate(parts):
        if whole and part.url == whole and part.is_article:
            return at
    return next((at for at, part in enumerate(parts) if part.is_article), None)


def _skipped(parts: list[Part], root: int) -> Iterator[str]:
    for at, part in enumerate(parts):
        if at != root:
            yield f"{part} (a frame of the page)" if part.kind == "text/html" else str(part)


def _day(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        return None


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None
