"""Standard output and error, so that they take every character."""

from __future__ import annotations

import io
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
