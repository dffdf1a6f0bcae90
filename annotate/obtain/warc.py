"""Records of web archives: WARC, alone or packed, and WACZ. What was asked of a server and what it answered."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from email.message import Message
from typing import Final, Protocol

from annotate.obtain.obtained import ARTICLES, INFLATED, Opened, Part, unreadable
from annotate.problem import Problem

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_MOST_FILES: Final = 10_000
_INSTALL: Final = 'install it: pip install "annotated-sources[web]"'
_OK: Final = "200"
_UNPACKED: Final = ("", "identity", "gzip", "x-gzip", "deflate")


class _Stream(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class _Headers(Protocol):
    def get_header(self, name: str, /) -> str | None: ...
    def get_statuscode(self) -> str: ...


class _Record(Protocol):
    """Of warcio, which ships no types."""

    rec_type: str
    rec_headers: _Headers
    http_headers: _Headers | None
    raw_stream: _Stream

    def content_stream(self) -> _Stream: ...


class _TooMuchError(Exception):
    """More comes out of what is packed than is taken."""


def is_warc(raw: bytes) -> bool:
    if raw.startswith(_GZIP):
        try:
            return zlib.decompressobj(31).decompress(raw[:4_000], 5).startswith(b"WARC/")
        except zlib.error:
            return False
    return raw.startswith(b"WARC/") or (raw.startswith(_ZIP) and b".warc" in raw)


def opened(name: str, raw: bytes) -> Opened | Problem:
    """The pages in it; only the listed ones of a WACZ that has a list."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        return unreadable(name, "web archives are read by `warcio`, which is not installed", _INSTALL)
    try:
        listed, warcs = _packed(raw) if raw.startswith(_ZIP) else ([], [_inflated(raw)])
        budget = _Budget()
        parts = [part for warc in warcs for part in _parts(ArchiveIterator(io.BytesIO(warc)), budget)]
    except _TooMuchError:
        return unreadable(name, f"more than {INFLATED >> 20} MiB come out of this archive", "save the page alone")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ArchiveLoadFailed) as error:
        return unreadable(name, f"this archive is damaged: {str(error)[:80]}", "obtain it again")
    except (ValueError, KeyError) as error:  # of what warcio reads, and of a ZIP file without a WARC file
        return unreadable(name, f"this archive is damaged: {str(error)[:80]}", "obtain it again")
    pages = list(dict.fromkeys(part for part in parts if part.is_article))
    html = [part for part in pages if part.kind != "text/plain"] or pages
    wanted = set(listed)
    main = [part for part in html if part.url in wanted] or html
    taken = set(main)
    return Opened(tuple(main), tuple(str(part) for part in parts if part not in taken))


def _inflated(raw: bytes, most: int = INFLATED) -> bytes:
    """All members of a gzip file, in small steps: what is refused is refused before it is there."""
    out: list[bytes] = []
    size = 0
    while raw.startswith(_GZIP):
        member = zlib.decompressobj(31)
        rest = raw
        while not member.eof:
            piece = member.decompress(rest, 1 << 20)
            rest = member.unconsumed_tail
            size += len(piece)
            if size > most:
                raise _TooMuchError
            if not piece and not rest and not member.eof:
                raise EOFError("it ends too early")
            out.append(piece)
        raw = member.unused_data
    return b"".join(out) if out else raw


def _packed(raw: bytes) -> tuple[list[str], list[bytes]]:
    """The addresses in the list of pages, and the archives."""
    listed: list[str] = []
    warcs: list[bytes] = []
    left = INFLATED
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        entries = packed.infolist()
        if len(entries) > _MOST_FILES:
            raise _TooMuchError
        for entry in entries:
            if not re.fullmatch(r"archive/.*\.warc(\.gz)?|pages/pages\.jsonl", entry.filename):
                continue
            with packed.open(entry) as stream:
                content = stream.read(left + 1)
            left -= len(content)
            if left < 0:
                raise _TooMuchError
            if entry.filename.startswith("pages/"):
                listed += _addresses(content)
            else:
                warcs.append(_inflated(content, left))
                left -= len(warcs[-1])
    if not warcs:
        raise ValueError("it holds no WARC file")
    return listed, warcs


def _addresses(lines: bytes) -> Iterator[str]:
    for line in lines.splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            yield page["url"]


class _Budget:
    """What may still come out of all records together."""

    def __init__(self) -> None:
        self._left = INFLATED

    def read(self, stream: _Stream, *, keep: bool) -> bytes:
        out: list[bytes] = []
        while piece := stream.read(1 << 16):
            self._left -= len(piece)
            if self._left < 0:
                raise _TooMuchError
            if keep:
                out.append(piece)
        return b"".join(out)


def _parts(records: Iterable[_Record], budget: _Budget) -> Iterator[Part]:
    for record in records:
        answer = record.http_headers
        if record.rec_type in ("response", "resource") and (answer is None or answer.get_statuscode() == _OK):
            yield _part(record, answer or record.rec_headers, budget)


def _part(record: _Record, headers: _Headers, budget: _Budget) -> Part:
    kind, charset = _kind(headers.get_header("Content-Type"))
    url = record.rec_headers.get_header("WARC-Target-URI")
    packed = (headers.get_header("Content-Encoding") or "").strip().lower()
    raw = budget.read(record.content_stream(), keep=kind in ARTICLES) if packed in _UNPACKED else b""
    record.raw_stream.read()
    if getattr(record.raw_stream, "limit", 0):
        raise EOFError("a record ends too early")
    kind = kind if packed in _UNPACKED else f"{kind} packed with {packed}, which is not read:"
    return Part(kind, raw, url.strip("<>") if url else None, charset, _day(record.rec_headers.get_header("WARC-Date")))


def _kind(header: str | None) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = re.sub(r"[\r\n]", " ", header or "application/octet-stream")
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None


def _day(date: str | None) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d(?=T)", date or "")
    return found[0] if found else None
