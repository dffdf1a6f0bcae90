"""Decoded text cut at its line ends, each line with the bytes it was read from."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

# Only these three end a line. `str.splitlines` would also cut at U+2028, U+2029 and others, which are part of the text.
_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end. `start` and `end` are byte offsets in the raw file, a byte order mark counted."""

    text: str
    start: int
    end: int


def cut(body: bytes, text: str, codec: str, skipped: int) -> tuple[Line, ...]:
    """`text`, which is `body` read in `codec`, by lines; `skipped` bytes (the mark) stood before `body`."""
    parts = _LINE_END.split(text)
    offsets = _by_counting(parts, body) if codec == "utf-8" and text.isascii() else None
    offsets = offsets or _by_encoding(parts, body, codec) or _by_decoding(parts, body, codec)
    spans = list(pairwise(offset + skipped for offset in offsets))
    return tuple(Line(part, *span) for part, span in zip(parts[::2], spans[::2], strict=True))


def _by_counting(parts: Sequence[str], body: bytes) -> list[int] | None:
    """A byte a character; most lines of most files need no more."""
    offsets = list(accumulate(map(len, parts), initial=0))
    return offsets if offsets[-1] == len(body) else None


def _by_encoding(parts: Sequence[str], body: bytes, codec: str) -> list[int] | None:
    """Where each part starts, and the end; None where writing the text again does not give the same bytes."""
    try:
        written = [part.encode(codec) for part in parts]
    except UnicodeError:
        return None
    return list(accumulate(map(len, written), initial=0)) if b"".join(written) == body else None


def _by_decoding(parts: Sequence[str], body: bytes, codec: str) -> list[int]:
    """The same byte by byte, for encodings that write one character in several ways (Big5, ISO-2022-JP)."""
    starts = [*_character_starts(body, codec), len(body)]
    return [starts[min(at, len(starts) - 1)] for at in accumulate(map(len, parts), initial=0)]


def _character_starts(body: bytes, codec: str) -> Iterator[int]:
    decoder = codecs.getincrementaldecoder(codec)()
    start = 0
    for at in range(len(body)):
        read = decoder.decode(body[at : at + 1], at + 1 == len(body))
        yield from (start for _ in read)
        start = at + 1 if read else start
