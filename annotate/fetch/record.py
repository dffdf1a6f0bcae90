"""What was asked and what came, as a web archive (WARC 1.1, ISO 28500): records, each a member of its own in gzip.

Written here, since warcio is an extra and a record is no more than a head and the bytes as they were sent; a test has
warcio read it back.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import uuid4

from annotate import __version__
from annotate.fetch.wire import Exchange


def archive(exchanges: Sequence[Exchange], at: datetime) -> bytes:
    """Every hop's request and response, in the order in which they were sent; `at` in UTC."""
    blocks = [_info(at), *(block for each in exchanges for block in _records(each, at))]
    return b"".join(gzip.compress(each, mtime=0) for each in blocks)


def _info(at: datetime) -> bytes:
    fields = f"software: annotate/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _record("warcinfo", "application/warc-fields", fields, at)


def _records(exchange: Exchange, at: datetime) -> Iterator[bytes]:
    response = _name()
    about = (("WARC-Target-URI", exchange.target.url), ("WARC-IP-Address", exchange.number))
    yield _record("response", "application/http; msgtype=response", exchange.response, at, *about, name=response)
    yield _record("request", "application/http; msgtype=request", exchange.request, at, *about,
                  ("WARC-Concurrent-To", response))  # fmt: skip


def _record(
    kind: str, media: str, block: bytes, at: datetime, *more: tuple[str, str], name: str | None = None
) -> bytes:
    fields = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", name or _name()),
        ("WARC-Date", at.strftime("%Y-%m-%dT%H:%M:%SZ")),
        *more,
        ("WARC-Block-Digest", f"sha256:{hashlib.sha256(block).hexdigest()}"),
        ("Content-Type", media),
        ("Content-Length", str(len(block))),
    )
    head = "".join(f"{key}: {value}\r\n" for key, value in fields)
    return f"WARC/1.1\r\n{head}\r\n".encode("ascii") + block + b"\r\n\r\n"


def _name() -> str:
    return f"<urn:uuid:{uuid4()}>"
