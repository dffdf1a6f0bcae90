"""Countries, concepts and names, across languages and scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.suggest.align.across import link
from annotate.suggest.name.concepts import concepts, known, shared_by
from annotate.suggest.name.forms import Forms, fold
from annotate.suggest.name.lands import lands
from annotate.suggest.name.likeness import LIKE, likeness, of_characters, of_korean, skeleton
from annotate.suggest.name.proper import heard, latin
from annotate.suggest.name.sinitic import sounds, syllable, words
from tests import hanviet

LANGUAGES = "ar de en es fa fr hi id it ja ko pl pt ru tr uk vi zh".split()


@pytest.mark.parametrize(("tag", "text", "expect"), [
    ("en", "Russian and North Korean troops in Kyiv", ["RU", "KP", "Europe/Kiev"]),
    ("zh-Hans", "俄朝两国与韩国、乌军", ["RU", "KP", "KR", "UA"]),
    ("zh-Hant", "烏克蘭和韓國", ["UA", "KR"]),
    ("vi", "Nga và Triều Tiên ở Bình Nhưỡng", ["RU", "KP", "Asia/Pyongyang"]),
    ("ru", "северокорейские солдаты в Москве", ["KP", "Europe/Moscow"]),
    ("ar", "القوات الروسية في كوريا الشمالية", ["RU", "KP"]),
    ("ko", "러시아에서 북한군이", ["RU", "KP"]),
    ("vi", "anh ấy nói với anh", []),  # he, not England
    ("en", "he told us that it may turn", []),
    ("zh", "美容与英雄,五十美元,王朝", []),
    ("xx", "no such language", []),
])
def test_countries_and_cities(tag: str, text: str, expect: list[str]) -> None:
    assert [hit.key for hit in lands(text, tag)] == expect


@pytest.mark.parametrize(("one", "other"), [
    ("戈列梅金", "Goremykin"), ("佩斯科夫", "Peskov"), ("克里姆林", "Kremlin"), ("约翰逊", "Johnson"),
    ("哈莱姆", "Harlem"), ("Песков", "Peskov"), ("ペスコフ", "Peskov"), ("푸틴", "Putin"), ("ترامب", "Trump"),
    ("पुतिन", "Putin"),
])
def test_names_that_sound_alike(one: str, other: str) -> None:
    bones = of_characters(one) if "\u4e00" <= one[0] <= "\u9fff" else skeleton(one)
    assert likeness(bones, skeleton(other)) >= LIKE


@pytest.mark.parametrize(("one", "other"), [("佩斯科夫", "Goremykin"), ("约翰逊", "Peskov"), ("哈莱姆", "Peskov")])
def test_names_that_do_not(one: str, other: str) -> None:
    assert likeness(of_characters(one), skeleton(other)) < LIKE


def test_koreans_are_read_as_koreans() -> None:
    """By its Chinese reading the name is Jin Zheng'en."""
    assert likeness(of_korean("金正恩"), skeleton("Kim Jong-un")) == 1
    assert "金正恩" in dict(heard("领导人金正恩", "zh"))
    assert "kim jong-un" in dict(heard("ông Kim Jong-un gọi", "vi"))


def test_a_name_is_found_inside_a_run_of_characters() -> None:
    ours = dict(heard("发言人佩斯科夫称", "zh"))
    assert link(ours, dict(heard("ông Peskov nói", "vi"))) == [("佩斯科夫", "peskov")]


def test_vietnamese_words_are_no_foreign_names() -> None:
    assert list(latin("hai nước NATO do Peskov Trump cho in", "vi")) == ["nato", "peskov", "trump"]


def test_hanviet_readings_meet() -> None:
    chinese = set(words(sounds("全面战略伙伴关系", "zh", "hanviet")))
    assert {"toàn diện", "chiến lược"} <= {_plain(each) for each in chinese}
    assert {*words(sounds("chiến lược toàn diện", "vi", "hanviet"))} & chinese >= {syllable("chiến")}


def _plain(pair: str) -> str:
    spoken = {syllable(each): each for each in ("toàn", "diện", "chiến", "lược")}
    return " ".join(spoken.get(each, each) for each in pair.split(" "))


@pytest.mark.parametrize(("one", "other"), [("hoá", "hóa"), ("thuỷ", "thủy"), ("kỹ", "kĩ"), ("quy", "qui"), ("Ý", "í")])
def test_one_spelling_of_a_syllable(one: str, other: str) -> None:
    assert syllable(one) == syllable(other)
    assert syllable("ma") != syllable("má")


@pytest.mark.skipif(not (hanviet.UNIHAN / "Unihan_Readings.txt.bz2").is_file(),
                    reason="Unihan's files are not on this machine (Debian: unicode-data)")
def test_the_tables_are_those_that_unihan_gives() -> None:
    for name, made in (("hanviet", hanviet.vietnamese()), ("hangul", hanviet.korean()),
                       ("simplified", hanviet.simplified())):
        kept = (hanviet.TABLES / f"{name}.txt").read_text("utf-8")
        assert len(kept.splitlines()) > 400
        assert {*kept.splitlines()} == {*made.splitlines()}, f"run python -m tests.hanviet: {name}"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_concepts_are_those_of_english(tag: str) -> None:
    forms = known(tag)
    assert set(forms) <= set(known("en"))
    assert len(forms) >= 140
    assert all(form.strip("* ") for each in forms.values() for form in each)
    assert shared_by(tag, "en") == frozenset(forms)


@pytest.mark.parametrize(("tag", "text", "expect"), [
    ("zh", "佩斯科夫称赞士兵", {"praise", "soldier"}),
    ("zh-Hant", "士兵開槍", {"soldier", "shoot"}),
    ("vi", "Tổng thống cảm ơn binh sĩ", {"president", "thank", "soldier"}),
    ("hi", "राष्ट्रपति ने पुलिस को कहा", {"president", "police", "say"}),
    ("ar", "وقال الرئيس", {"say", "president"}),
])
def test_concepts_of_a_text(tag: str, text: str, expect: set[str]) -> None:
    assert expect <= {key for hit in concepts(text, tag) for key in hit.key.split("|")}


def test_a_form_of_two_concepts_has_both() -> None:
    assert {*concepts("hỗ trợ", "vi")[0].key.split("|")} == {"help", "support"}


def test_the_longest_form_wins_and_stars_go_on() -> None:
    forms = Forms("en", [("mine*", "mine"), ("mine field", "field"), ("US", "land")])
    text = "Mines in a mine field, us and US"
    assert [(text[hit.start:hit.end], hit.key) for hit in forms.find(text)] == [
        ("Mines", "mine"), ("mine field", "field"), ("US", "land")]


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_hits_lie_in_the_text_and_in_order(text: str, tag: str) -> None:
    assert len(fold(text)) == len(text)
    for found in (lands(text, tag), concepts(text, tag)):
        ends = [place for hit in found for place in (hit.start, hit.end)]
        assert ends == sorted(ends)
        assert all(0 <= hit.start < hit.end <= len(text) for hit in found)
