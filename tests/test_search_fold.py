"""Text as the index holds it, and what of a story and of a page is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.build import Settings, build
from annotate.search.fold import BLANK, called, fold, forms, parted, variants
from annotate.search.page import page_records
from annotate.search.record import NAME, PLACE, STOP, Record, place
from tests.conftest import ROOT
from tests.made import write_story

SENTENCE = "11月5至6日,俄罗斯“国防部” 副部长"


@pytest.mark.parametrize(("text", "shown"), [
    ("朝鲜军队", "朝 鲜 军 队"),
    ("约1万4000名", "约 1 万 4000 名"),
    ("6,000人", "6,000 人"),
    ("俄朝,库尔", "俄 朝 ,库 尔"),
    ("한국 정보원", f"한 국{BLANK} 정 보 원"),
    ("ประเทศไทย", "ป ร ะ เ ท ศ ไ ท ย"),
    ("thiệt mạng – chết", "thiệt mạng – chết"),
    ("المدينة", "المدينة"),
    ("", ""),
])
def test_characters_of_scripts_without_blanks_are_parted(text: str, shown: str) -> None:
    assert parted(text) == shown


def test_a_text_comes_back_from_what_is_indexed() -> None:
    assert parted(SENTENCE).replace(" ", "").replace(BLANK, " ") == SENTENCE


def test_a_mark_of_ours_in_a_text_is_a_blank() -> None:
    assert parted(f"军{BLANK}队") == f"军{BLANK} 队"
    assert Record("p", "", f"a{STOP}b").content().startswith(f"a b {STOP} ")


@pytest.mark.parametrize(("word", "folded"), [
    ("Đường", "duong"), ("Thiệt", "thiet"), ("ЕЩЁ", "еще"), ("naïve", "naive"), ("Straße", "strasse"),
    ("أُصيبوا", "اصيبوا"), ("المدينة", "المدينه"), ("١٤٠٠٠", "14000"), ("15.000", "15000"), ("４０", "40"),
    ("הַשּׁוֹמֵר", "השומר"), ("ــسلام", "سلام"),
])
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(("word", "found"), [
    ("mạng", []), ("soldiers", []), ("đường", ["duong"]), ("المستودعات", ["مستودعات"]),
    ("وأعلن", ["واعلن", "اعلن"]), ("במחסנים", ["במחסנימ", "מחסנימ"]), ("6,000", ["6000"]),
])
def test_only_what_the_engine_does_not_fold_itself_stands_beside_the_text(word: str, found: list[str]) -> None:
    assert list(variants(word)) == found


def test_names_of_segments_are_words() -> None:
    assert forms("see A-17 and covid-19, not 14-15") == "a17 covid19"


def made(tmp_path: Path, **more: object) -> list[Record]:
    write_story(tmp_path / "sources" / "s", {
        "sources": {"A": ["one quoted", "two withheld"], "B": ["drei ganze"]},
        "entries": {"A": {"display": "excerpts", "publisher": "The Paper"},
                    "B": {"language": "de", "gloss": "gloss.txt"}},
        "files": {"gloss.txt": "[1] three whole\n"},
        "discrepancies": {"d": {"topic": "Which number", "kind": "number", "assessment": "**Both.**\n\nNeither.",
                                "readings": {"A": {"quote": "quoted", "gloss": "said"}, "B": "silent"}}}, **more})
    return list(build(Settings(tmp_path / "sources", search=True)).records)


def test_a_story_its_segments_and_notes_are_found_and_nothing_that_is_withheld(tmp_path: Path) -> None:
    records = made(tmp_path)
    assert [(each.fragment, each.text, each.gloss, each.more) for each in records] == [
        ("", "", "", "Made for a test The Paper"),
        ("A-1", "one quoted", "", "A-1"),
        ("B-1", "drei ganze", "three whole", "B-1"),
        ("n-d", "Both. Neither.", "said", "Which number number")]
    assert records[2].told == {"kind": "segment", "in": "Made for a test", "inLang": "en", "siglum": "B", "number": "1",
                               "hue": "2", "lang": "de", "dir": "ltr", "glossLang": "en"}


def test_passages_and_notes_have_names_whatever_language_a_reader_met_them_in(tmp_path: Path) -> None:
    records = {each.fragment: each.request("s/")["content"].split() for each in made(tmp_path)}
    assert set(records["A-1"]) >= {f"{NAME}a1", place("s/")}
    assert set(records["n-d"]) >= {f"{NAME}{each}1" for each in ("", "note", "注释", "chuthich")}
    page = Record("p/", "", "text", told={"kind": "page"}).request("p/")["content"]
    assert page.endswith(f"{place('p/')} {PLACE}page")


@pytest.mark.parametrize("typed", ["A-17", "a17", "A 17", "a - 17", "Ａ１７"])
def test_a_name_is_compared_without_what_stands_between(typed: str) -> None:
    assert called(typed) == "a17"


def test_without_a_search_nothing_is_listed(tmp_path: Path) -> None:
    made(tmp_path)
    assert build(Settings(tmp_path / "sources")).records == ()


def test_every_segment_of_the_story_is_found_once() -> None:
    records = [each for each in build(Settings(ROOT / "sources", search=True)).records if each.page == "kursk-sappers"]
    assert [each.fragment for each in records if each.told["kind"] == "segment"] == [
        *(f"A-{number}" for number in range(1, 50)), *(f"B-{number}" for number in range(1, 16))]
    assert len({each.fragment for each in records}) == len(records)


PAGE = """<!doctype html><html lang="vi"><body><nav>menu</nav><article class="md-content__inner md-typeset">
<a class="md-content__button" href="edit">edit</a><h1 id="top">The page<a class="headerlink" href="#top">¶</a></h1>
<p>Be<b>fore</b>.</p><p>More</p><script>no()</script>
<h2 id="two">Second <code>part</code></h2><ul><li>a</li><li>b</li></ul>
</article></body></html>"""


def test_a_page_is_found_by_its_sections() -> None:
    top, second = page_records(PAGE, "p/")
    told = {"kind": "page", "in": "The page", "inLang": "vi", "lang": "vi"}
    assert top == Record("p/", "", "Before. More", more="The page", told={**told, "topic": "The page"})
    assert second == Record("p/", "two", "a b", more="Second part", told={**told, "topic": "Second part"})
    assert list(page_records("<p>no article", "p/")) == []


def test_no_two_sections_have_one_address() -> None:
    page = ('<article class="md-content__inner">before<h1 id="a">Same</h1>one<h2 id="b">Same</h2>two</article>')
    found = [(each.fragment, each.text) for each in page_records(page, "p/")]
    assert found == [("", "before"), ("a", "one"), ("b", "two")]
