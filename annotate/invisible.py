"""Where characters that cannot be seen are of use, told by Unicode's properties: there they hide nothing.

Each pattern is matched at the character itself and looks around it. Only a text that has one needs this module, since
`regex` takes 20 ms to import.
"""

from __future__ import annotations

from typing import Final

import regex


def _after(what: str, where: str) -> str:
    return f"(?={what})(?<={where}){what}"


def _between(what: str, left: str, right: str) -> str:
    return f"(?={what})(?<={left}){what}(?={right})"


def _beside(what: str, where: str, run: str = "") -> str:
    """Right after such a character or right before one; of several in a row only if `run` says so."""
    return f"(?={what})(?:(?<={where}){what}{run}(?!{what})|(?<!{what}){what}{run}(?={where}))"


def _any_of(*rows: str) -> regex.Pattern[str]:
    return regex.compile("|".join(rows), regex.VERSION1)


def _scripts(names: str) -> str:
    return "".join(rf"\p{{sc={name}}}" for name in names.split())


def _tags(region: str) -> str:
    return "".join(chr(0xE0000 + ord(each)) for each in region) + "\U000e007f"


# Cursive scripts, and those of India and its neighbours, where joiners choose a letter's form or keep a conjunct apart.
_CURSIVE: Final = _scripts("Adlm Arab Chrs Mand Mani Mong Nkoo Ougr Phag Phlp Rohg Sogd Syrc")
_INDIC: Final = _scripts(
    "Ahom Bali Batk Beng Bhks Brah Bugi Buhd Cakm Cham Deva Diak Dogr Gong Gonm Gran Gujr Gukh Guru Hano Java Kali "
    "Kawi Khar Khmr Khoj Knda Krai Kthi Lana Lepc Limb Mahj Marc Mlym Modi Mtei Mult Mymr Nand Newa Orya Rjng Saur "
    "Shrd Sidd Sind Sinh Soyo Sund Sylo Tagb Takr Taml Tavt Telu Tglg Tibt Tirh Tutg Zanb")
# vowel signs of Arabic and accents of the Veda belong to several scripts; none that Latin letters take too is meant
_SHARED_MARKS: Final = r"[[\p{scx=Arab}\p{scx=Deva}\p{scx=Gran}]&&\p{M}&&\p{sc=Zinh}--\p{scx=Latn}]"
_JOINING: Final = rf"[[{_CURSIVE}{_INDIC}]&&[\p{{L}}\p{{M}}]||{_SHARED_MARKS}]"
_JOINER: Final = r"[\u200c\u200d]"

_PICTURE: Final = r"[\p{ExtPict}&&[\p{Emoji}\p{Cn}]]"  # Cn: kept free for emoji of later years
_STYLE: Final = r"[\ufe0e\ufe0f]"
_GLUE: Final = r"\u200d"
_PLACE: Final = r"[\ufe00\ufe01]"
_MONGOLIAN: Final = r"[\p{sc=Mong}&&\p{L}]"
_FORM: Final = r"[\u180b-\u180d\u180f]"
_STACKING: Final = r"[\U00013430-\U0001343f\U00013441\U00013442]"
_HIEROGLYPH: Final = rf"[\p{{sc=Egyp}}--{_STACKING}]"
_MUSIC: Final = r"[\U0001d100-\U0001d1ff--[\U0001d159\U0001d173-\U0001d17a]]"
_MARK: Final = r"[\p{M}--\p{DI}]"

RIGHT_TO_LEFT: Final = regex.compile(r"[[\p{bc=R}\p{bc=AL}]&&\p{L}]", regex.VERSION1)
_RIGHT_TO_LEFT_MARK: Final = r"[[\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}]&&\p{M}--\p{scx=Latn}]"

# The usual of what follows, and no more of it than names have always been allowed: they are typed and compared
_NAMED: Final = rf"[{_JOINING}&&[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff]]"
_NAMED_PICTURE: Final = rf"[{_PICTURE}&&[\u2000-\u32ff\U0001f000-\U0001faff]]"
_NAMED_PERSON: Final = rf"[{_NAMED_PICTURE}\p{{EMod}}&&[\U0001f000-\U0001faff]]"
_NAMES: Final = (
    _between(_JOINER, _NAMED, _NAMED),
    _after(_STYLE, f"[©®{_NAMED_PICTURE}]"),
    _between(_GLUE, rf"{_NAMED_PERSON}|{_NAMED_PICTURE}\ufe0f", _NAMED_PICTURE),
)

_SPELLING: Final = (
    _beside(_JOINER, _JOINING),  # Persian plurals, also of PDF or in brackets; half forms; chillus; a letter's own form
    _after(_STYLE, _PICTURE),  # an emoji in colour, or as a sign of the text
    _between(_STYLE, "[0-9#*]", r"\u20e3"),  # keycaps
    _between(_GLUE, rf"[{_PICTURE}\p{{EMod}}]|{_PICTURE}\ufe0f", _PICTURE),  # families, trades, the rainbow flag
    _after(f"(?:{_tags('gbeng')}|{_tags('gbsct')}|{_tags('gbwls')})", "\U0001f3f4"),  # all flags of regions in use
    _after(_FORM, _MONGOLIAN),  # one of a letter's forms
    _between(r"\u180e", f"{_MONGOLIAN}{_FORM}?", _MONGOLIAN),  # parts a word from its last vowel
    _between(r"\u034f", _MARK, _MARK),  # keeps two marks in their order: Jerusalem in Hebrew
    _between(r"\u115f", "", r"[\p{hst=V}--\u1160]|\u1160\p{hst=T}"),  # old Hangul: a syllable without its first letter
    _after(r"\u1160", r"[\p{hst=L}--\u115f]"),  # and without its vowel
    _between(r"\u1160", r"\u115f", r"\p{hst=T}"),  # and without both
    _after(r"[\U000e0100-\U000e01ef]", r"\p{Ideographic}"),  # as a name writes it
    _after(r"[\ufe00-\ufe02]", r"\p{Unified_Ideograph}"),  # as an older standard writes it
    _after(r"\ufe00", "[0０∅∩∪≨≩≲≳⊊⊋⊓⊔⊕⊗⊜⋚⋛⨼⨽⪝⪞⪬⪭⫋⫌]"),  # slashed naught; signs of mathematics with serifs
    _after(_PLACE, "[ℬℰℱℋℐℒℳℛ𝒜-𝒵、。！，．：；？]"),  # chancery or round; in the corner or the middle
    _after(_PLACE, r"\p{Han}[‘’“”]"), _between(_PLACE, "[‘’“”]", r"\p{Han}"),  # half or full width
    _after(r"\ufe00", r"[[\p{sc=Mymr}\p{sc=Phag}\p{sc=Mani}]&&\p{L}]"),  # a letter dotted or turned
    _after(r"[\ufe00-\ufe06]", _HIEROGLYPH),  # a hieroglyph turned
    _beside(_STACKING, _HIEROGLYPH, "{1,4}+"),  # how hieroglyphs stand together
    _beside(r"\U00016fe4", r"[\p{sc=Kits}--\U00016fe4]"),  # how letters of Khitan do
    _beside(r"[\U0001bca0-\U0001bca3]", r"\p{sc=Dupl}"),  # how strokes of shorthand meet
    _beside(r"[\U0001d159\U0001d173-\U0001d17a]", _MUSIC, "{1,4}+"),  # beams and slurs
    _beside(r"\u2800", r"[\u2801-\u28ff]", "++"),  # the blank of Braille
)

# A browser shows it where it breaks the word. One at each of several letters is there to be overlooked.
_LETTER: Final = r"\p{L}\p{M}?"
_SOFT_HYPHEN: Final = (
    r"(?=\u00ad)(?<=[\p{L}\p{M}\p{N}\p{P}--\p{DI}])\u00ad(?=[\p{L}\p{N}])"
    rf"(?!(?:{_LETTER}\u00ad){{2}})(?<!\u00ad{_LETTER}\u00ad(?={_LETTER}\u00ad))(?<!\u00ad(?:{_LETTER}\u00ad){{2}})"
)
_NO_BLANKS: Final = _scripts("Ahom Bali Java Khmr Lana Laoo Mymr Tale Talu Tavt Thai Tibt")
_SETTING: Final = (
    _SOFT_HYPHEN,
    _beside(r"\u200b", f"[{_NO_BLANKS}]"),  # where a line may break
    _beside(r"\u2060", r"\p{Dash}"),  # where none may
    _beside(r"[\u200e\u200f\u061c]", rf"[{RIGHT_TO_LEFT.pattern}||{_RIGHT_TO_LEFT_MARK}]", "{1,2}+"),  # Hebrew, Arabic
)

_IN_NAMES: Final = _any_of(*_NAMES)
_SPELT: Final = _any_of(*_SPELLING)
_SET: Final = _any_of(*_SETTING)


def in_name(text: str, at: int) -> int:
    """The end of what belongs to a word or an emoji in a file's name; `at` itself if it is of no use."""
    found = _IN_NAMES.match(text, at)
    return found.end() if found else at


def in_title(text: str, at: int) -> int:
    """The end of what belongs to how a word is spelt in some script, or to an emoji."""
    found = _SPELT.match(text, at)
    return found.end() if found else at


def in_text(text: str, at: int) -> int:
    """The same in a running text, where it may also tell where a line breaks and which way it runs."""
    found = _SPELT.match(text, at) or _SET.match(text, at)
    return found.end() if found else at
