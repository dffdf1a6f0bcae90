"""Unicode: normalisation, grapheme clusters, bidirectional text, line breaks, planes; from Python's own database."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Final

LISTED: Final = (
    "\u00e9e\u0301", "\u1e69s\u0323\u0307s\u0307\u0323", "\u01d5\u00dc\u0304", "\u212b\u00c5A\u030a", "\ufb01fi",
    "\u2126\u03a9", "\uac00\u1100\u1161", "\u1100\u1161\u11a8\uac01", "\u0958\u0915\u093c", "\u0344\u0308\u0301",
    "\u2adc\u2add\u0338", "\ufa30\u4fae", "\U0002f800\u4e3d", "\u3392MHz", "\uff76\u3099", "\u30ac\u30ab\u3099",
    "a\u0315\u0300\u05ae\u0301b", "\u0f71\u0f72\u0f73", "\u1e9b\u0323", "\u2000\u2001\u2002x", "\u0340\u0341\u0343x",
    "\u0031\ufe0f\u20e3", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f44d\U0001f3fd",
    "\U0001f1fa\U0001f1f3\U0001f1fb", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\u0915\u094d\u0937\u093f",
    "\u0ba8\u0bbf", "\u0e33\u0e4d",
    "\u0600\u0661", "\u06dd\u0661", "\U000110bd\U00011083", "\u1f1e6\U0001f1e6", "\u200d\u200d", "x\u200c\u200dy",
    "\ufe0fx", "\u0301x", "\u0903x", "\u0d4e\u0d15", "\ua960\ud7b0", "\u115f\u1160", "\u034f\u0301x",
    "\u202aab\u202c", "\u202bab\u202c", "\u202dab\u202c", "\u202eab\u202c", "\u2066ab\u2069", "\u2067ab\u2069",
    "\u2068ab\u2069", "\u202e\u202e\u202eab", "\u2069\u202cab", "a\u05d01\u0660b", "\u05d0(a)\u05d1",
    "\u0627[1]\u0628", "1\u05d0-2",
    "\u200fa\u200e\u05d0", "\u061c1a", "\u05d0\u0301\u05b0", "\u202e<b>\u202c", "a\u2067b\u202ec\u2069d",
    "\u2066" * 130 + "x", "\u202b" * 130 + "x", "\u05d0" * 50 + "a" * 50, "\u0661,\u0662.\u0663", "$\u05d0%1",
    "\u05d0\u3000a",
    "\u2028x", "x\u2029", "x\u2028\u2029y", "\u00a0x\u00a0", "\u2007x", "\u200bx", "\u2060x\u2060", "\ufeffx\ufeff",
    "\u180ex", "\u1680x", "\u205fx", "\u3000x\u3000", "x\u00ad\u00ady", "\u2027x", "\ufffcx", "\ufff9x\ufffay\ufffb",
    "\u1e9e\u00df\u1e9e", "\u0130\u0131", "\u0149\u01f0", "\u1fb3\u1f80", "\u03c2\u03c3\u03a3", "\ufdfa",
    "\u0e01\u0e33", "\u0f40\u0fb5", "\u1780\u17d2\u1780", "\u1000\u103a\u1039\u1000", "\u0b95\u0bcd\u0bb7",
    "\U00010400\U00010428", "\U0001d49c", "\U00020000\U0002fa1d", "\U00030000",
    "\ue000\uf8ff", "\U000f0000\U0010fffd", "\u0378\u0379", "\U000e0100x", "x\U000e01ef", "\u3400\U0002a6df",
    "\u2ff0\u4e00\u4e8c", "\u3164x", "\uffa0x", "\u2800x", "\u17b4x", "\U0001d173x", "\U000e0001x", "\u206ax\u206f",
    "\u070fx", "\u08e2x",
)

NORMAL: Final = ("NFC", "NFD", "NFKC", "NFKD")
_ASSIGNED_NOT: Final = frozenset({"Cc", "Cs",
"Cn"})  # controls and surrogates are refused; what is not assigned says nothing
_PIECES: Final = ("\u200d", "\ufe0f", "\u0308", "\u0301", "\u0903", "\u1100", "\u1161", "\u11a8", "\uac00", "\uac01",
"\U0001f1fa", "\U0001f468", "\U0001f3fb", "\u0600", "\u094d", "\u0915", "\u200c", "a", " ", "\u00a9",
                  "\u034f", "\u0e33", "\U000e0061", "\u200b", "1", "\u00ad")
_BIDI: Final = {"L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "AN": "\u0661", "ES": "-", "ET": "%", "CS": ",",
"NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "WS": " ", "ON": "(", "LRE": "\u202a", "RLE": "\u202b",
"LRO": "\u202d",
                "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069"}


@cache
def blocks() -> tuple[str, ...]:
    """Every assigned character, 96 a text, so that none is never tried."""
    points = [chr(point) for point in range(0x20, 0x110000) if unicodedata.category(chr(point)) not in _ASSIGNED_NOT]
    return tuple("".join(points[at:at + 96]) for at in range(0, len(points), 96))


def grown(random: Random) -> str:
    """A text of one of the kinds: forms of one character, clusters, directions, anything."""
    return random.choice((_forms, _clusters, _directions, _block, _around))(random)


def _forms(random: Random) -> str:
    marks = "".join(random.choice("\u0301\u0323\u0307\u0338\u05b0\u3099") for _ in range(random.randrange(3)))
    character = random.choice(random.choice(blocks())) + marks
    return " ".join([character, *(unicodedata.normalize(form, character) for form in NORMAL)])


def _clusters(random: Random) -> str:
    return "".join(random.choice(_PIECES) for _ in range(random.randint(2, 9))) + "x"


def _directions(random: Random) -> str:
    return "x" + "".join(random.choice([*_BIDI.values()]) for _ in range(random.randint(2, 12)))


def _block(random: Random) -> str:
    return random.choice(blocks())


def _around(random: Random) -> str:
    """A mark, a joiner or a direction beside what Markdown and HTML act on."""
    return "".join(random.choice(_PIECES) + random.choice("*_`<>&[](){}#|\\~\"'=+-:@$^/!") for _ in range(4))


def bidi_classes() -> Iterator[str]:
    """All pairs of classes between two letters, as the bidirectional algorithm's own tests begin."""
    yield from (f"a{first}{second}\u05d0" for first in _BIDI.values() for second in _BIDI.values())
