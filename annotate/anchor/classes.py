"""Which characters an editor cannot tell apart, and what each is folded to."""

from __future__ import annotations

import unicodedata

# quotation marks by how many strokes they have; a language's own kind is not what is quoted
_DOUBLE = "“”„‟″‶«»〝〞〟「」『』﹁﹂﹃﹄❝❞"
_SINGLE = "‘’‚‛′‵‹›´`ʼ❛❜\u1fef\u1ffd"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_SPACES = "\t\x1c\x1d\x1e\x1f\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"

# Soft hyphen, zero-width space, word joiner, byte order mark, bidi marks, invisible operators. Not the joiners
# (U+200C, U+200D): they are spelling in Persian and in Indian scripts, and they make emoji. Not variation selectors.
INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

WIDE = (
    "\u3001-\u3029\u3030-\u303d\u3041-\u3096\u309d-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Han, kana, bopomofo and their punctuation: scripts that are written without spaces."""

_MACRON = {"￣": "¯"}  # its decomposition is a space with a macron


def _widths() -> dict[str, str]:
    """Full-width and half-width forms to the usual ones; half-width voice marks become combining ones, for NFC."""
    parts = {chr(point): unicodedata.decomposition(chr(point)).split() for point in range(0xFF01, 0xFFEF)}
    return {form: chr(int(part[1], 16)) for form, part in parts.items() if len(part) == 2} | _MACRON


def _one_to_one() -> dict[int, str]:
    kinds = ((_DOUBLE, '"'), (_SINGLE, "'"), (_DASHES, "-"), (_SPACES, " "), (_BREAKS, "\n"), ("⋯", "…"))
    table = {ord(each): usual for characters, usual in kinds for each in characters}
    # a full-width form may itself be of a kind: ｢ is 「 is "
    return table | {ord(form): table.get(ord(usual), usual) for form, usual in _widths().items()}


ONE_TO_ONE = _one_to_one()
"""For `str.translate`: folds that keep every offset. Line breaks become LF, other white space a space."""
