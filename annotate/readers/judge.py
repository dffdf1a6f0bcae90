"""The encodings that bytes could be in, and which of them reads most like a language. Never believed by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from annotate.encoding import canonical
from annotate.readers.controls import refused_in
from annotate.readers.likely import Likeness, likeness

SURE: Final = 10.0
"""Bits (odds of 1000 to 1) by which a reading must beat each that gives other words."""
_SURE_OF_NAMES: Final = 14.0
"""Where a page is ASCII but for a name or two: with 10, 18 of 3,580 wrong labels of such were taken, with 13 none."""
MOST_EACH: Final = 11.5
"""Bits; where a letter beyond ASCII costs more than this on the average, a text reads like no language."""
_LOST, _PRICE_OF_LOST = "\ufffd", 16.0
_SAMPLE: Final = 30_000  # bytes

# What text files and pages have been written in, on whatever system; those of one script and system stand together.
_RIVALS: Final = """
utf-8 gb18030 big5hkscs cp932 euc_jp cp949 johab
cp1252 cp1251 cp1250 cp1254 cp1257 cp1253 cp1255 cp1256 cp1258 cp874 viscii tcvn
iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13
iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u kz1048 ptcp154 mac-cyrillic mac-roman mac-latin2 mac-greek mac-turkish
mac-iceland cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp862 cp866 cp1125
iso2022_jp iso2022_kr hz
""".split()  # fmt: skip
_OF_TWO_BYTES: Final = ("gb18030", "big5hkscs", "cp932", "euc-jp", "cp949")
_UTF8_RUN: Final = rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}){%d,400}"
_SELDOM: Final = re.compile("cp([478](?!74)|1125)|mac|johab|kz|pt|iso8859-(3|10|14|16)$")
_HEAD_START: Final = 5.0
"""Bits that an encoding of the DOS, the Macintosh or of hardly anybody must be better; to be taken, twice `SURE`."""
_MARKUP: Final = re.compile(
    rb"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1|<[^<>]*>|[\r\n\f]+|&#?\w{1,32};", re.DOTALL | re.IGNORECASE
)
_ESCAPED: Final = re.compile(rb"\x1b\$|~\{")
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]|\x1b[$(]|~\{")


@dataclass(frozen=True, slots=True)
class Reading:
    """What bytes give in one encoding; `text` is the sample of it that was judged."""

    codec: str
    text: str
    like: Likeness


def readings(raw: bytes) -> tuple[Reading, ...]:
    """The likeliest first, one for each text that comes out; none of those that cannot be read so."""
    return _readings(sample(raw))


def reading(raw: bytes, codec: str) -> Reading | None:
    """In one encoding; None where it cannot be read so."""
    text = _text(sample(raw), codec)
    return None if text is None else Reading(codec, text, likeness(text))


def borne_out(raw: bytes, codec: str) -> bool:
    """`raw` reads like a language in `codec`, and in no encoding that gives other words does it nearly as well."""
    own = reading(raw, codec)
    if own is None or own.like.each > MOST_EACH:
        return False
    sure = 2 * SURE if _SELDOM.match(own.codec) else _SURE_OF_NAMES if own.like.language == "en" else SURE
    return all(own.like.bits + sure <= _price(each) for each in readings(raw) if each.text != own.text)


def _price(rival: Reading) -> float:
    return rival.like.bits + (_HEAD_START if _SELDOM.match(rival.codec) or rival.codec == "iso8859-4" else 0.0)


def nearly_utf8(raw: bytes) -> bool:
    """UTF-8 of which a few bytes are damaged: they count as the strangest of letters, and it is the likeliest still."""
    text = sample(raw).decode("utf-8", "replace")
    lost = text.count(_LOST)
    kept = text.replace(_LOST, "")
    if kept.isascii():
        return False
    price = likeness(kept).bits + _PRICE_OF_LOST * lost
    beyond = sum(char > "\x7f" for char in kept)
    return beyond > 4 * lost or all(price < each.like.bits for each in readings(raw))


def mixed(raw: bytes, codec: str) -> bool:
    """Some of it is UTF-8 all the same, as where a page takes in parts of another."""
    least, sure = (6, 2 * SURE) if codec in _OF_TWO_BYTES else (3, SURE)
    for run in re.finditer(_UTF8_RUN % least, raw):
        other = run[0].decode(codec, "replace")
        if likeness(run[0].decode()).bits + sure < likeness(other).bits:
            return True
    return False


def sample(raw: bytes) -> bytes:
    """The texts between tags that have more than ASCII: as many as fit, then those with bytes not yet seen."""
    if raw.isascii() and _ESCAPED.search(raw):  # what looks like a tag may stand within an escape
        return raw
    pieces = dict.fromkeys(piece for piece in _pieces(raw) if _BEYOND_ASCII.search(piece))
    return b"\n".join(_some(pieces))


def _pieces(raw: bytes) -> list[bytes]:
    return _MARKUP.sub(b"\n", raw).split(b"\n")


def _some(pieces: Iterable[bytes]) -> list[bytes]:
    taken: list[bytes] = []
    size = 0
    seen: set[int] = set()
    for piece in pieces:
        new = {byte for byte in piece if byte > 0x7F} - seen
        if size < _SAMPLE or new:
            taken.append(_start(piece))
            size += len(piece)
            seen |= new
    return taken


def _start(piece: bytes) -> bytes:
    """Of a very long line: up to a byte that is a character of its own in every encoding."""
    end = max(piece.rfind(sign, 0, _SAMPLE) for sign in (b" ", b".", b",", b"\t"))
    return piece[:end] if len(piece) > _SAMPLE and end > 0 and b"\x1b" not in piece else piece


@lru_cache(maxsize=128)
def _readings(part: bytes) -> tuple[Reading, ...]:
    found: dict[str, str] = {}
    for codec in _RIVALS:
        text = _text(part, codec)
        if text is not None and text not in found:
            found[text] = codec
    read = (Reading(codec, text, likeness(text)) for text, codec in found.items())
    return tuple(sorted(read, key=lambda each: each.like.bits))


def _text(part: bytes, codec: str) -> str | None:
    if canonical(codec) is None:
        return None
    try:
        text = part.decode(codec)
    except UnicodeError:
        return None
    return None if refused_in(text.replace("\r", "")) else text
