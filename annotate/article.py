"""An article as it was obtained: bytes cut into numbered segments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph of one source, character for character.

    `number` counts from 1; `line` is where it starts in the raw file, from 1; `start` and `end` are the byte span in
    the raw file that its text was read from (in HTML the block's, as near as the parser tells).
    Line ends inside `text` are LF; nothing else is changed.
    """

    number: int
    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """The raw file and its segments. `dropped` lists visible text of an HTML page that is not the article's."""

    name: str
    raw: bytes
    sha256: str
    encoding: str
    segments: tuple[Segment, ...]
    dropped: tuple[str, ...] = ()
