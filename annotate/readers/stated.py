"""What a web page says of its own encoding: told where it is another, never believed."""

from __future__ import annotations

import codecs
from typing import Final

from annotate.encoding import canonical

_LOOKED_AT = 16_384
"""Bytes. Browsers look at 1,024; many a page says it later, and it is to be told what the page says."""

# Browsers read these names as another encoding, mostly the larger one (WHATWG Encoding Standard, section 4.2).
_AS_BROWSERS_READ: Final = {
    **dict.fromkeys("gb2312 gb_2312 gb_2312-80 gbk x-gbk chinese csgb2312".split(), "gb18030"),
    **dict.fromkeys("big5 big5-hkscs cn-big5 x-x-big5".split(), "big5hkscs"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis ms_kanji windows-31j".split(), "cp932"),
    **dict.fromkeys("euc-kr ks_c_5601-1987 ksc5601 korean windows-949".split(), "cp949"),
    **dict.fromkeys("iso-8859-1 iso8859-1 latin1 l1 ascii us-ascii x-user-defined".split(), "windows-1252"),
    **dict.fromkeys("iso-8859-9 latin5 l5".split(), "windows-1254"),
    **dict.fromkeys("iso-8859-11 tis-620 windows-874 dos-874".split(), "cp874"),
    **dict.fromkeys("utf-16 utf-16le utf-16be unicode ucs-2".split(), "utf-8"),  # it is read, so it is no UTF-16
    **dict.fromkeys(("iso-8859-8-i", "logical"), "iso-8859-8"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    **dict.fromkeys(("koi", "koi8"), "koi8-r"),
}


def stated_in_page(raw: bytes) -> str | None:
    """In `<meta charset>` or its older form, as Python calls what a browser would read; the first, as browsers do."""
    from annotate.readers.bounds import beyond, tree  # stories of plain text shall not wait for the parser

    start = raw[:_LOOKED_AT].decode("latin-1").replace("\0", "")
    if beyond(start):
        return None
    for meta in tree(start).css("meta"):
        given = meta.attributes
        stated = given.get("charset") or (given.get("content") or "").lower().partition("charset=")[2]
        name = stated.partition(";")[0].strip(" \t\n\"'").lower()
        if name:
            return _AS_BROWSERS_READ.get(name, name)
    return None


def differs(stated: str, codec: str, raw: bytes) -> bool:
    """A browser that believes the page would show other characters than those read in `codec`."""
    name = canonical(stated)
    if name is None or name == canonical(codec):
        return name is None
    try:
        return codecs.decode(raw, name) != codecs.decode(raw, codec)
    except UnicodeError:
        return True
