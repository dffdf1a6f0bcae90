"""Names of encodings, and the slips in them; one rule for story.yml, for the command line and for the readers."""

from __future__ import annotations

import codecs
from typing import Final

from annotate import vietnamese
from annotate.value import Unread

# Python calls these text encodings too; they are escapes of a protocol, or differ from machine to machine.
_NO_FILES: Final = frozenset(
    ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem")
)


def canonical(name: str) -> str | None:
    """Python's name of a text encoding that files are in (`UTF8` and `utf-8-sig` give `utf-8`); None for others."""
    try:
        codec = codecs.lookup(name).name.replace("_", "-").removesuffix("-sig")
        b"a".decode(codec, "ignore")  # refuses `base64` and its like
        codecs.getincrementaldecoder(codec)
    except (LookupError, ValueError):
        return None
    return None if codec in _NO_FILES else codec


def read(text: str) -> str | Unread:
    """The encoding's name as Python has it, or why files are not read in it."""
    if codec := canonical(text):
        return codec
    return Unread(f"expected an encoding of text files, found “{text[:40]}”", _advice(_nearest(text)))


def _advice(close: str | None) -> str:
    if close is None:
        return "write the name that Python knows, such as gb18030 or windows-1251, or take it out if the file is UTF-8"
    return "take it out if the file is UTF-8" if canonical(close) == "utf-8" else f"write {close}"


def _nearest(text: str) -> str | None:
    from difflib import get_close_matches  # only for this message
    from encodings.aliases import aliases

    known = sorted(each for each in {*aliases, *aliases.values(), *vietnamese.NAMES} if canonical(each))
    near = get_close_matches(text[:40].lower().replace("-", "_"), known, n=1)
    return near[0].replace("_", "-") if near else None
