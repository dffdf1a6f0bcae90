"""The bytes of `story.yml` as lines, and places in them."""

from __future__ import annotations

import codecs
import re
from typing import Final, Protocol

from annotate.characters import CONTROL, name
from annotate.problem import Place, Problem

# NEL and the line and paragraph separators end lines in YAML 1.1, but in no editor
_REFUSED: Final = re.compile(f"{CONTROL.pattern[:-1]}\u2028\u2029]")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*")
MOST_SHOWN: Final = 20  # characters that are reported one by one
# How files in other encodings begin, longer marks first; without a mark by the null bytes of a first character of ASCII
# (YAML 1.2, section 5.2, "Character Encodings")
_BEGINNINGS: Final = (
    ("UTF-32BE", "utf-32-be", re.compile(rb"\0\0(?:\xfe\xff|\0[^\0])")),
    ("UTF-32LE", "utf-32-le", re.compile(rb"(?:\xff\xfe|[^\0]\0)\0\0", re.DOTALL)),
    ("UTF-16BE", "utf-16-be", re.compile(rb"\xfe\xff|\0[^\0]")),
    ("UTF-16LE", "utf-16-le", re.compile(rb"\xff\xfe|[^\0]\0", re.DOTALL)),
    ("UTF-7", "utf-7", re.compile(rb"\+/v[89+/]")),
    ("GB18030", "gb18030", re.compile(rb"\x84\x31\x95\x33")),
)


class Mark(Protocol):
    """A position as PyYAML gives it: from 0, in code points."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def read_lines(raw: bytes, file: str) -> tuple[list[str], list[Problem]]:
    """The lines, at least one, without their ends; problems if they are not clean UTF-8."""
    if other := _other_encoding(raw):
        return [""], [_wrong_encoding(f"this file is {other}, not UTF-8", Place(file))]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return [""], [_not_utf8(raw, error.start, file)]
    lines = _LINE_END.split(text)
    return lines, _odd_characters(lines, file)


def _other_encoding(raw: bytes) -> str | None:
    """Told by the first bytes, if the rest can be read so: a stray NUL in a file of UTF-8 is told as that."""
    for called, codec, beginning in _BEGINNINGS:
        if match := beginning.match(raw):
            try:
                text = raw.decode(codec)
            except UnicodeError:
                continue
            if not match[0].isascii() or called == "UTF-7" or "\0" not in text:
                return called
    return None


def place_of(file: str, lines: list[str], start: Mark | None, end: Mark | None, *, block: bool = False) -> Place:
    """From start to end, or to the end of the first line; of a block scalar its first line of text."""
    if start is None or end is None:  # PyYAML's types allow it, its parsers never do it
        return Place(file)
    line = min(start.line, len(lines) - 1)
    excerpt = lines[line]
    column = min(start.column, len(excerpt))
    if block and (header := _BLOCK_HEADER.match(excerpt, column)):
        if below := _first_text(file, lines[line + 1 : end.line + 1], line + 2):
            return below
        last = header.end()
    else:
        last = end.column if end.line == line else len(excerpt.rstrip())
    return Place(file, line + 1, column + 1, max(0, last - column), excerpt)


def _first_text(file: str, lines: list[str], number: int) -> Place | None:
    """The first line that is not blank; `number` is that of the first of them."""
    for nth, line in enumerate(lines):
        if text := line.strip():
            return Place(file, number + nth, line.index(text) + 1, len(text), line)
    return None


def _not_utf8(raw: bytes, byte: int, file: str) -> Problem:
    good = _LINE_END.split(raw[:byte].decode("utf-8"))
    rest = _LINE_END.split(raw[byte:].decode("utf-8", "replace"), maxsplit=1)[0]
    place = Place(file, len(good), len(good[-1]) + 1, 1, good[-1] + rest)
    return _wrong_encoding(f"byte {byte + 1} (0x{raw[byte]:02x}) is not UTF-8", place)


def _wrong_encoding(message: str, place: Place) -> Problem:
    return Problem("yaml-encoding", message, place, help=("save the file as UTF-8: editors offer it as an encoding",))


def _odd_characters(lines: list[str], file: str) -> list[Problem]:
    odd = ((number, line) for number, line in enumerate(lines, 1) if not line.isprintable())  # ten times as fast
    found = ((number, match) for number, line in odd for match in _REFUSED.finditer(line))
    return [_odd(file, number, match) for (number, match), _ in zip(found, range(MOST_SHOWN), strict=False)]


def _odd(file: str, number: int, match: re.Match[str]) -> Problem:
    point = ord(match[0])
    escape = f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
    help = ["take it out"]
    if point in (0x2028, 0x2029):
        help.append(f'in a quote that has it, write {escape} between double quotes: "…{escape}…"')
    message = f"{name(match[0])} does not belong in a story"
    return Problem("yaml-character", message, Place(file, number, match.start() + 1, 1, match.string), help=tuple(help))
