"""Which encoding a file is read in: what story.yml declares, or what the first bytes say. Never a guess."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from annotate import encoding
from annotate.problem import Place, Problem
from annotate.value import Unread

# Longer marks first: UTF-32 begins with the bytes of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BY_MARK_ALONE = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True)
class Choice:
    """The codec, and how many bytes of a mark stand before the text."""

    codec: str
    skipped: int


def choose(raw: bytes, shown: str, declared: str | None) -> tuple[Choice | None, list[Problem]]:
    """The encoding of `raw`; a problem where the declaration and the first bytes do not agree."""
    mark, marked = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", None))
    place = Place(shown)
    if declared is None:
        if marked is None or marked in _BY_MARK_ALONE:
            return Choice(marked or "utf-8", len(mark)), []
        return None, [_undeclared_mark(marked, place)]
    codec = encoding.read(declared)
    if isinstance(codec, Unread):
        return None, [Problem("bad-encoding", codec.message, place, help=(codec.help,))]
    if codec in ("utf-16", "utf-32") and marked is None:
        return None, [_no_byte_order(codec, place)]
    if marked is not None and marked not in (codec, f"{codec}-le", f"{codec}-be"):
        return None, [_contradiction(declared, mark, marked, place)]
    return Choice(marked or codec, len(mark)), []


def marked(raw: bytes) -> bool:
    """Its first bytes alone tell what it is in, or that it must be declared."""
    return raw.startswith(tuple(mark for mark, _ in _MARKS))


def _undeclared_mark(marked: str, place: Place) -> Problem:
    message = f"the file begins with the mark of {called(_plain(marked))}, and no encoding is declared"
    return Problem("encoding-undeclared", message, place, help=(_under_source(marked),))


def _no_byte_order(codec: str, place: Place) -> Problem:
    message = f"`encoding: {codec}` does not tell the order of the bytes, and the file does not begin with a mark"
    return Problem("encoding-wrong", message, place, help=(f"write `encoding: {codec}-le`, or `{codec}-be`",))


def _contradiction(declared: str, mark: bytes, marked: str, place: Place) -> Problem:
    stated = mark.hex(" ").upper()
    message = (
        f"`encoding: {declared}` is declared, but the file begins with the mark of {called(_plain(marked))} ({stated})"
    )
    out = ", or leave `encoding` out" if marked in _BY_MARK_ALONE else ""
    return Problem("encoding-wrong", message, place, help=(f"write `encoding: {_plain(marked)}`{out}",))


def _plain(codec: str) -> str:
    return codec.removesuffix("-le").removesuffix("-be")


def _under_source(marked: str) -> str:
    return f"write `encoding: {_plain(marked)}` under this source"


def called(codec: str) -> str:
    """A codec's name in a sentence: `UTF-8`, but `gb18030`."""
    return codec.upper() if codec.startswith("utf") else codec
