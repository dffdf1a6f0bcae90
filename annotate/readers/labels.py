"""The names that pages give their encodings, and what browsers read them as (WHATWG Encoding Standard, section 4.2).

Where Python's codec and a browser part, here stands how: on 23 codecs compared byte by byte with Chromium.
"""

from __future__ import annotations

import re
from typing import Final

from annotate.encoding import canonical

_LABELS: Final = {
    # What was found as ASCII in a page is in no UTF-16.
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16 utf-16le "
    "utf-16be unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff unicodefffe",
    "cp866": "ibm866 866 cp866 csibm866",
    "iso-8859-2": "iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 latin2 l2 csisolatin2",
    "iso-8859-3": "iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 latin3 l3 csisolatin3",
    "iso-8859-4": "iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 latin4 l4 csisolatin4",
    "iso-8859-5": "iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 cyrillic csisolatincyrillic",
    "iso-8859-6": "iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-ir-127 arabic asmo-708 ecma-114 "
    "iso-8859-6-e iso-8859-6-i csiso88596e csiso88596i csisolatinarabic",
    "iso-8859-7": "iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 iso-ir-126 greek greek8 elot_928 "
    "ecma-118 sun_eu_greek csisolatingreek",
    "iso-8859-8": "iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-ir-138 hebrew visual csiso88598e "
    "iso-8859-8-e csisolatinhebrew iso-8859-8-i csiso88598i logical",
    "iso-8859-10": "iso-8859-10 iso8859-10 iso885910 iso-ir-157 latin6 l6 csisolatin6",
    "iso-8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso-8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso-8859-15": "iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 csisolatin9",
    "iso-8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi koi8 koi8_r cskoi8r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "cp874": "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620",
    "windows-1250": "windows-1250 cp1250 x-cp1250",
    "windows-1251": "windows-1251 cp1251 x-cp1251",
    "windows-1252": "windows-1252 cp1252 x-cp1252 ansi_x3.4-1968 ascii us-ascii cp819 ibm819 iso-8859-1 iso8859-1 "
    "iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 latin1 l1 csisolatin1 x-user-defined",
    "windows-1253": "windows-1253 cp1253 x-cp1253",
    "windows-1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 "
    "latin5 l5 csisolatin5",
    "windows-1255": "windows-1255 cp1255 x-cp1255",
    "windows-1256": "windows-1256 cp1256 x-cp1256",
    "windows-1257": "windows-1257 cp1257 x-cp1257",
    "windows-1258": "windows-1258 cp1258 x-cp1258",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022-jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis",
    "cp949": "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 iso-ir-149 cseuckr "
    "csksc56011987",
    # Browsers show nothing of these two, Python reads them; the escapes in them leave little doubt.
    "iso2022-kr": "iso-2022-kr csiso2022kr",
    "hz": "hz-gb-2312",
}
_AS_BROWSERS_READ: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

_PRIVATE: Final = "\ue000-\uf8ff"  # characters of one system's own, or newer than the codec
_JIS: Final = "\u301c\u2016\u2212\u00a2\u00a3\u00ac"  # browsers: ～∥－￠￡￢
_OTHERWISE: Final = {
    "gb18030": _PRIVATE, "cp932": _PRIVATE, "cp949": _PRIVATE,
    "big5hkscs": _PRIVATE + "•､‾∼♁☉／＼¥¢£\u0304\u030c",
    "euc-jp": _JIS, "iso2022-jp": _JIS,
    "koi8-u": "╝╬",
}  # fmt: skip


def as_browsers_read(label: str) -> str:
    """The codec of a label; the label itself where browsers do not know it."""
    name = label.strip(" \t\n\f\r").lower()
    return _AS_BROWSERS_READ.get(name, name)


def shown_otherwise(text: str, codec: str) -> str | None:
    """The first character that a browser shows as another one than Python's codec reads."""
    chars = next((chars for name, chars in _OTHERWISE.items() if canonical(name) == canonical(codec)), None)
    found = re.search(f"[{chars}]", text) if chars else None
    return found[0] if found else None
