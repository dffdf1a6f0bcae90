"""The encodings a file is likely to be in, for its author to choose from; nothing here is ever taken by itself.

A check of our own, not charset-normalizer: that one reaches us only through requests, and on 474 real files it was
wrong 20 times. What counts is the line as it would read, shown beside each offer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotate.encoding import canonical
from annotate.readers.judge import MOST_EACH, SURE, Reading, reading, readings
from annotate.readers.likely import likeness

OFFERED = 3
PREVIEW = 40
_MOST_OF_NAMES: Final = 13.5  # bits for each letter beyond ASCII, where all of them stand in foreign names
_WORSE: Final = 1.6  # times the bits of the best; what costs more is not worth a look

_LANGUAGES: Final = dict(
    each.split(" ", maxsplit=1)
    for each in (
        "en English,fr French,de German,es Spanish,pt Portuguese,it Italian,nl Dutch,sv Swedish,da Danish,nb Norwegian,"
        "fi Finnish,is Icelandic,et Estonian,lv Latvian,lt Lithuanian,pl Polish,cs Czech,sk Slovak,hu Hungarian,"
        "ro Romanian,sl Slovene,hr Croatian,tr Turkish,vi Vietnamese,ca Catalan,ga Irish,sq Albanian,id Indonesian,"
        "eo Esperanto,ru Russian,uk Ukrainian,bg Bulgarian,sr Serbian,be Belarusian,mk Macedonian,kk Kazakh,el Greek,"
        "he Hebrew,ar Arabic,fa Persian,th Thai,zh-Hans Simplified Chinese,zh-Hant Traditional Chinese,ja Japanese,"
        "ko Korean"
    ).split(",")
)


@dataclass(frozen=True, slots=True)
class Offer:
    """`codec` as story.yml takes it, the language it is for, and a line of the file as it would read."""

    codec: str
    language: str
    preview: str


def offers(raw: bytes) -> tuple[Offer, ...]:
    """The most likely first; none where nothing reads like a language."""
    found = sorted((*readings(raw), *_wide(raw)), key=lambda each: each.like.bits)
    likely = [each for each in found if each.like.each <= MOST_EACH and each.like.bits <= _WORSE * found[0].like.bits]
    return tuple(map(_offer, likely[:OFFERED]))


def better(raw: bytes, codec: str, sure: float = SURE) -> tuple[Offer, ...]:
    """What `raw` is likelier to be in than in `codec`, by so many bits."""
    own = reading(raw, codec)
    if own is None:
        return ()
    most = own.like.bits - sure
    others = (each for each in readings(raw) if each.text != own.text)
    found = [each for each in others if each.like.bits < most and each.like.each <= _MOST_OF_NAMES]
    return tuple(_offer(each) for each in found[:OFFERED] if each.like.bits <= _WORSE * found[0].like.bits)


def _wide(raw: bytes) -> Iterator[Reading]:
    """In UTF-16 without its mark: only where there are NULs, since any text of two-byte characters could be read so."""
    for codec in ("utf-16-le", "utf-16-be") if b"\0" in raw else ():
        try:
            text = raw[:20_000].decode(codec)
        except UnicodeError:
            continue
        yield Reading(codec, text, likeness(text))


def stated(raw: bytes, label: str) -> Offer | None:
    """What somebody says, if it can be read so at all."""
    codec = canonical(label)
    found = reading(raw, codec) if codec else None
    return Offer(written(found.codec), "stated in the page itself", preview(found.text)) if found else None


def _offer(each: Reading) -> Offer:
    return Offer(written(each.codec), _LANGUAGES[each.like.language], preview(each.text))


def written(codec: str) -> str:
    """The codec's name as people know it: windows-1251, iso-8859-2."""
    codec = re.sub(r"^cp(125\d)$", r"windows-\1", codec.replace("_", "-"))
    return re.sub(r"^iso-?(8859|2022)", r"iso-\1", codec)


def preview(text: str) -> str:
    """The first line with more than ASCII, cut around its first character of that kind."""
    text = text.removeprefix("\ufeff")
    line = next((line for line in re.split(r"[\r\n]+", text) if not line.isascii()), text[:PREVIEW]).strip()
    at = next((at for at, char in enumerate(line) if not char.isascii()), 0)
    start = max(0, at - PREVIEW // 4)
    return "…" * (start > 0) + line[start : start + PREVIEW] + "…" * (len(line) > start + PREVIEW)
