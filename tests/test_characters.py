"""Characters that are not what they seem: which are told, where, and by what name."""

from __future__ import annotations

import pytest

from annotate.characters import deceiving, deceiving_at, hidden, name

NAMES = {
    0x00: "NUL", 0x09: "TAB", 0x1B: "ESCAPE", 0x1C: "control character", 0x41: "LATIN CAPITAL LETTER A",
    0x7F: "DELETE", 0x85: "control character", 0x9F: "control character", 0xA0: "NO-BREAK SPACE",
    0x202E: "RIGHT-TO-LEFT OVERRIDE", 0xD800: "lone surrogate", 0xDFFF: "lone surrogate", 0xFDD0: "non-character",
    0xFFFF: "non-character", 0x10FFFF: "non-character",
}


@pytest.mark.parametrize("point", NAMES, ids=hex)
def test_is_told_by_the_name(point: int) -> None:
    assert name(chr(point)) == f"U+{point:04X} {NAMES[point]}"


@pytest.mark.parametrize(("text", "at"), [
    ("a\u202eb", 1), ("\u200bx\u202e", 0), ("a\tb", 1), ("ab\0", 2), ("x\ufe0f", 1), ("a\u200cb", 1),
    ("می\u200cخواهم \u2066", 9), ("👨\u200d👩\u200d👧\u200b", 5), ("☎\ufe0f\u061c", 2),
])
def test_the_first_character_that_deceives_is_told_with_its_place(text: str, at: int) -> None:
    assert deceiving_at(text) == at
    assert deceiving(text) == text[at]


@pytest.mark.parametrize("text", [
    "", "plain", "می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "☎\ufe0f", "❤\ufe0f\u200d🔥", "việt 朝鲜",
])
def test_well_spelt_words_of_any_script_deceive_nobody(text: str) -> None:
    assert deceiving_at(text) is None
    assert deceiving(text) is None


def test_what_is_in_use_moves_no_place_of_what_hides() -> None:
    assert hidden("Zeit\u00adung\u202ex") == [8]
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert hidden(f"{england}\u2066Zeit\u00adung\u2069") == [7, 16]
