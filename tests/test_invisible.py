"""Invisible characters in each script that has a use for them, in every emoji, and in Latin text, where few have."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

import pytest
import regex

from annotate.characters import INVISIBLE, deceiving, deceiving_in_name, hidden

WORDS = {
    "Adlam": "𞤀𞤣\u200d", "Arabic": "ه\u200d", "Persian": "PDF\u200cها (ایران)\u200cها «کتاب»\u200cها",
    "Syriac": "ܫܠ\u200cܡܐ", "Mandaic": "ࡀࡁ\u200dࡂ", "N’Ko": "ߒߞ\u200dߏ",
    "Mongolian": "ᠮᠣᠩ\u200d ᠠ\u180b\u200d ᠭᠠᠷ\u180eᠠ", "Phags-pa": "ꡏꡡꡃ\u200d ꡖ\ufe00", "Manichaean": "𐫀𐫁\u200d",
    "Psalter Pahlavi": "𐮀𐮁\u200d", "Sogdian": "𐼰𐼱\u200d", "Old Uyghur": "𐽰𐽱\u200d", "Chorasmian": "𐾰𐾱\u200d",
    "Rohingya": "𐴀𐴁\u200d", "Hindi": "क्\u200dष क्\u200c", "Nepali": "गर्\u200d र्\u200dय", "Marathi": "दर्\u200dया",
    "Bengali": "র\u200d্যাব", "Punjabi": "ਪ੍\u200dਰ", "Gujarati": "ક્\u200dષ", "Odia": "କ୍\u200cଷ",
    "Tamil": "க்\u200cஷ", "Telugu": "ఎడ్వర్డ్\u200c", "Kannada": "ರ\u200d್ಯ", "Malayalam": "അവന്\u200d",
    "Sinhala": "ශ්\u200dරී", "Burmese": "က္\u200cက", "Khmer": "ខ្មែ\u200cរ", "Tibetan": "བོད\u200bཡིག",
    "Balinese": "ᬩᬮᬶ᭄\u200cᬓ", "Javanese": "ꦗꦮ꧀\u200cꦲ", "Sundanese": "ᮞᮥ᮪\u200cᮓ", "Saurashtra": "ꢱꣃ\u200cꢬ",
    "Meetei": "ꯃꯤ꯭\u200cꯇ", "Chakma": "𑄌𑄋𑄴\u200c𑄟", "Brahmi": "𑀩𑁆\u200d𑀭", "Newa": "𑐣𑐾𑑂\u200c𑐰",
    "Kaithi": "𑂍𑂹\u200d𑂟", "Grantha": "𑌗𑍍\u200c𑌰", "Tirhuta": "𑒧𑓂\u200d𑒟", "Sharada": "𑆯𑇀\u200c𑆫",
    "Siddham": "𑖭𑖿\u200d𑖠", "Modi": "𑘦𑘿\u200d𑘚", "Takri": "𑚔𑚶\u200d𑚊", "Sylheti": "ꠍꠤ꠆\u200cꠟ", "Limbu": "ᤕᤠ᤻\u200cᤰ",
    "Lepcha": "ᰛᰩ\u200dᰵ", "Tai Tham": "ᨲ᩠\u200cᩅ", "Cham": "ꨌꩌ\u200dꨤ", "Gondi": "𑴎𑵅\u200c𑵀", "Dogri": "𑠖𑠹\u200c𑠌",
    "Soyombo": "𑪁𑪙\u200c𑩐", "Veda": "क॑\u200dअ", "Thai": "ภาษา\u200bไทย\u200bABC", "Lao": "ລາວ\u200bສະ",
    "Hebrew": "יְרוּשָׁלַ\u034fִם \u200eC\u200f", "Korean": "\u1112\u1160\u11ab \u115f\u1161 \u115f\u1160\u11a8",
    "Japanese": "葛\U000e0100城市 神\ufe00，\ufe00、\ufe01 “\ufe01漢”\ufe01",
    "English": "ad\u00admin\u2060—\u2060x 0\ufe00 ∩\ufe00 ℬ\ufe01", "Braille": "⠁\u2800\u2800⠃",
    "Egyptian": "𓀀\U00013430𓀁\U00013437\U00013438 𓀀\ufe01", "Khitan": "𘬀\U00016fe4𘬁", "Shorthand": "𛰀\U0001bca0𛰁",
    "Music": "𝅘𝅥𝅮\U0001d173𝅘𝅥",
}
ONLY_IN_TEXT = {"Tibetan", "Thai", "Lao", "Hebrew", "English"}  # what breaks lines and turns them is refused in titles


@pytest.mark.parametrize("script", WORDS)
def test_a_word_of_each_script_is_left_in_peace(script: str) -> None:
    assert INVISIBLE.search(WORDS[script])
    assert hidden(WORDS[script]) == []
    assert (deceiving(WORDS[script]) is None) == (script not in ONLY_IN_TEXT)


EVERY = "".join(chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)
JOINING = r"[[\p{jt=D}\p{jt=R}\p{jt=L}\p{InSC=Virama}\p{InSC=Invisible_Stacker}]&&[\p{L}\p{M}]--[\p{Thai}\p{Lao}]]"


def test_every_letter_that_joins_and_every_virama_may_have_a_joiner() -> None:
    takes = regex.findall(JOINING, EVERY, regex.V1)
    assert len(takes) > 600
    assert [each for each in takes if hidden(f"{each}\u200c") or hidden(f"a\u200d{each}")] == []


def test_no_letter_or_mark_of_latin_greek_or_cyrillic_may() -> None:
    others = regex.findall(r"[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}&&[\p{L}\p{M}]]", EVERY, regex.V1)
    assert [each for each in others if len(hidden(each + "\u200d" + each)) != 1] == []


def test_whatever_unicode_calls_ignorable_or_a_format_is_known_as_invisible() -> None:
    signs = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"  # over or under numbers, and seen
    formats = regex.findall(rf"[\p{{DI}}\p{{Cf}}\p{{Variation_Selector}}--[{signs}]]", EVERY, regex.V1)
    assert len(formats) > 4000
    assert [each for each in formats if not INVISIBLE.match(each)] == []


def test_in_latin_text_every_one_is_shown_but_a_soft_hyphen() -> None:
    alone = [each for each in EVERY if INVISIBLE.match(each)]
    for before, after in (("abc", "def"), ("600 ", " 500"), ("", "a"), ("a", ""), ("end.", "\n"), ("“", "”")):
        peace = [each for each in alone if hidden(before + each + after) != [len(before)]]
        assert peace == (["\u00ad"] if before == "abc" else [])


def emoji() -> list[str]:
    """Each form of each kind that Unicode's properties give; sequences are built wherever their parts allow them."""
    pictures = regex.findall(r"[\p{Emoji}&&\p{ExtPict}]", EVERY, regex.V1)
    people = regex.findall(r"[\p{Emoji_Modifier_Base}]", EVERY, regex.V1)
    toned = [person + tone for person in people for tone in ("", *map(chr, range(0x1F3FB, 0x1F400)))]
    flags = [a + b for a in "🇦🇩🇫🇻🇿" for b in "🇦🇪🇷🇳🇼"]
    regions = ["🏴" + "".join(chr(0xE0000 + ord(each)) for each in f"gb{name}\x7f") for name in ("eng", "sct", "wls")]
    joined = [f"{one}\u200d{other}{style}" for one in toned for other in "♀♂⚕🚀🦰🤝➡↔" for style in ("", "\ufe0f")]
    styled = [each + style for each in pictures for style in "\ufe0e\ufe0f"]
    keycaps = [f"{key}{style}\u20e3" for key in "0123456789#*" for style in ("", "\ufe0f")]
    return [*pictures, *styled, *toned, *flags, *regions, *joined, *keycaps, *FAMILIES]


FAMILIES = [
    "👩🏽\u200d❤\ufe0f\u200d💋\u200d👨🏿", "🏴\u200d☠\ufe0f", "🏳\ufe0f\u200d🌈", "👁\ufe0f\u200d🗨\ufe0f", "❤\u200d🔥",
    "❤\ufe0f\u200d🔥", "👨\u200d👩\u200d👧\u200d👦", "🧑🏻\u200d🦼\u200d➡\ufe0f", "⛓\ufe0f\u200d💥", "🐻\u200d❄\ufe0f",
    "🏃🏽\u200d♀\ufe0f\u200d➡\ufe0f",
]


def test_every_emoji_is_left_in_peace() -> None:
    forms = emoji()
    assert len(forms) > 10_000
    assert [each for each in forms if hidden(f"a{each}b") or deceiving(f"a{each}b")] == []


# What names of files were allowed before titles were allowed more; they are to be allowed no more than that
ALLOWED = re.compile(
    "(?<=[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff])[\u200c\u200d](?=[\u0600-\u17ff])"
    "|(?<=[\u00a9\u00ae\u2000-\u32ff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
    "|(?<=[\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2000-\u32ff\U0001f000-\U0001faff])")


def test_names_of_files_are_allowed_no_more_than_before() -> None:
    pairs = [a + odd + b for odd in "\u200c\u200d\ufe0f\u200b" for a in f"{EVERY[::101]}\ufe0fبक❤©"
             for b in "aب❤©क"]
    allowed = [each for each in (*WORDS.values(), *emoji(), *pairs) if deceiving_in_name(each) is None]
    assert [each for each in allowed if INVISIBLE.search(ALLOWED.sub("-", each))] == []
    for name in ("می\u200cخواهم.txt", "क्\u200dष.html", "☎\ufe0f.txt", "👨\u200d👩\u200d👧.txt", "plain.txt"):
        assert deceiving_in_name(name) is None
    assert deceiving_in_name("PDF\u200cها.txt") == "\u200c"


def test_twice_the_text_takes_twice_as_long_though_it_is_all_invisible() -> None:
    for unit in ("\u200c", "a\u00ad", "א\u200f", "\u2800", "\u034f\u0301", "\U00013430", "🔥\u200d", "\U0001d173"):
        taken = []
        for length in (20_000, 80_000):
            text = (unit * length)[:length]
            began = time.process_time()
            hidden(text)
            deceiving(text + "a")
            deceiving_in_name(text + "a")
            taken.append(time.process_time() - began)
        assert taken[1] < 12 * taken[0] + 0.1, unit


def test_a_text_without_any_needs_no_table_of_them() -> None:
    code = ("import sys; from annotate.characters import *; print(hidden('việt 朝鲜'), deceiving('می'), "
            "deceiving_in_name('a.txt'), {'regex', 'annotate.invisible'} & set(sys.modules))")
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                         env={**os.environ, "PYTHONUTF8": "1"}).stdout
    assert out == "[] None None set()\n"
