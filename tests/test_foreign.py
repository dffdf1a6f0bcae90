"""Words of the sources' languages within notes: told apart by their script, text unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.render.foreign import Foreign
from annotate.render.notes import note_html, plain
from tests.texts import texts

CHINESE = Foreign((("Han", "zh-Hans"),))
EVERY = Foreign((("Han", "zh-Hans"), ("Cyrl", "ru"), ("Arab", "ar"), ("Hebr", "he"), ("Thai", "th")))


@pytest.mark.parametrize(("note", "expected"), [
    ("dead (伤亡) said", '<p>dead &#40;<span lang="zh&#45;Hans" dir="ltr">伤亡</span>&#41; said</p>'),
    ("*协同作战*", '<p><em><span lang="zh&#45;Hans" dir="ltr">协同作战</span></em></p>'),
    ("约1万4000名士兵, and 14", '<p><span lang="zh&#45;Hans" dir="ltr">约1万4000名士兵</span>&#44; and 14</p>'),
    ("nothing", "<p>nothing</p>"),
])
def test_words_of_another_script(note: str, expected: str) -> None:
    assert str(CHINESE(note_html(note))) == expected


def test_right_to_left_words_carry_their_direction() -> None:
    made = str(EVERY(note_html("the soldiers (الجنود الكوريون) there")))
    assert '<span lang="ar" dir="rtl">الجنود الكوريون</span>' in made


@given(st.one_of(texts, st.text("a*伤亡Жя א ب ไ <>&[](1。、)", max_size=40)))
def test_the_text_of_a_note_is_the_same_with_it(note: str) -> None:
    before = note_html(note)
    after = EVERY(before)
    assert plain(after) == plain(before)
