"""Old encodings: words in the script that each was made for; declared rightly, wrongly and not at all, cut, broken."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final, NamedTuple

WORDS: Final = {
    "cp1252 latin-1 iso8859-15 mac-roman cp850 cp437 cp858 iso8859-9 cp1254":
        "Le général a annoncé: «douze morts» à Zürich, señor.",
    "cp1250 iso8859-2 mac-latin2 cp852 iso8859-16":
        "Żołnierze usunęli miny z pól; generał przemówił.",
    "cp1251 koi8-r koi8-u iso8859-5 cp866 cp855 mac-cyrillic ptcp154 kz1048":
        "Сапёры разминировали поле у границы, сообщил Песков.",
    "cp1253 iso8859-7 cp737 cp869 mac-greek":
        "Οι στρατιώτες καθάρισαν τα ναρκοπέδια.",
    "cp1255 iso8859-8 cp862":
        "החיילים פינו את המוקשים",
    "cp1256 iso8859-6":
        "قام الجنود بازالة الالغام",
    "cp1257 iso8859-13 iso8859-4 cp775":
        "Sapieriai išminavo laukus prie sienos.",
    "cp1258":
        "Lính Triêu Tiên",
    "cp874 tis-620 iso8859-11":
        "ทหารเก็บกู้ทุ่นระเบิด",
    "gb2312 gbk gb18030 hz":
        "朝鲜军队在库尔斯克州排雷",
    "big5 big5hkscs cp950":
        "朝鮮軍隊在庫爾斯克州排雷",
    "shift_jis cp932 euc_jp iso2022_jp shift_jisx0213 euc_jisx0213 shift_jis_2004 iso2022_jp_2":
        "朝鮮の工兵が地雷を除去した。ポスター",
    "euc_kr cp949 johab iso2022_kr":
        "북한 공병이 지뢰를 제거했다",
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-7":
        "排雷 – Сапёры – chiến sĩ – صوت – 👾",
    "cp037 cp500 cp1026 cp1140":
        "The soldiers cleared the mines.",
    "iso8859-3 iso8859-10 iso8859-14":
        "La soldatoj forigis",
    "mac-turkish cp857 cp1125 cp864":
        "x y z 1",
    "ascii idna punycode rot13 unicode_escape raw_unicode_escape mbcs oem undefined base64 hex zip bz2 uu quopri":
        "plain words",
}
"""Encodings, as Python names them, to words that they can write. Some are never an article's encoding."""

_ASCII: Final = ("hz", "utf-7")
"""Written in ASCII alone, so that undeclared they are UTF-8 too, and nothing but the words tells otherwise."""


class Case(NamedTuple):
    """Bytes, the encoding that the story declares (none: UTF-8), and what was written; None where it declares wrongly,
    which many encodings cannot tell."""

    raw: bytes
    declared: str | None
    text: str | None


def cases() -> Iterator[Case]:
    """Each encoding declared rightly; not declared; declared as another; and broken in the middle."""
    writers = [(name, words) for names, words in WORDS.items() for name in names.split()]
    for number, (name, words) in enumerate(writers):
        raw = _written(words, name)
        if raw is None:
            yield Case(words.encode(), name, words)
            continue
        other = writers[(number * 7 + 3) % len(writers)][0]
        unheard = None if name in _ASCII else words
        yield from (Case(raw, name, words), Case(raw, None, unheard), Case(raw, other, None))
        half = raw[: len(raw) // 2 + 1]
        yield from (Case(broken, name, words) for broken in (half, raw + b"\xff\x81", raw + b"\x00"))


def _written(words: str, name: str) -> bytes | None:
    try:
        return words.encode(name) if codecs.lookup(name)._is_text_encoding else None
    except (LookupError, UnicodeError):
        return None
