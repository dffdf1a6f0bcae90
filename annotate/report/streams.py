"""Standard output and error, so that they take every character."""

from __future__ import annotations

import io
from collections.abc import Iterable
from os import environ
from shutil import get_terminal_size
from typing import TextIO


def widen(*streams: TextIO) -> None:
    """A file or a pipe gets UTF-8, as all that is read here is; a terminal what it can show, the rest by numbers.

    Python itself encodes for the system's language (Windows' pipes, older locales) and stops at the first other letter.
    """
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Nowhere(io.RawIOBase):
    def writable(self) -> bool:
        return True

    def write(self, _given: object) -> int:
        return len(bytes(_given)) if isinstance(_given, bytes | bytearray | memoryview) else 0


def opened(stream: TextIO | None) -> TextIO:
    """A stream that takes all and keeps nothing where the shell has closed this one (`>&-`)."""
    return stream or io.TextIOWrapper(io.BufferedWriter(_Nowhere()), encoding="utf-8", errors="backslashreplace")


def width_of(stream: TextIO) -> int:
    """Columns of the terminal; for a file or a pipe what `COLUMNS` says, or 100."""
    return get_terminal_size((100, 0)).columns if stream.isatty() or environ.get("COLUMNS") else 100


def styled(stream: TextIO, pieces: Iterable[tuple[str, bool]]) -> str:
    """One line; what is marked is underlined on a terminal that can and may (https://no-color.org)."""
    can = stream.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    return "".join(f"\x1b[4m{text}\x1b[24m" if marked and text and can else text for text, marked in pieces)
