"""Paper: what Chromium prints of a story, read from the PDF: all of it, side by side, nothing cut or torn."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from annotate.cli import cli
from annotate.render.running import running_title
from tests.browser import Scheme
from tests.gallery import KURSK
from tests.made import write_story
from tests.printed import HEADS, MARGIN, WITHIN, Printed, Sheet, bare, printed

Prints = Callable[..., Printed]
PRINTED = re.compile(r"Printedon.*?/stories/kurs[a-z]*/")
LONG = f"https://example.org/{'a-long-address/' * 20}end?x=1&y=2"


@pytest.fixture(scope="module")
def kursk(browser: Browser, site_url: str) -> Prints:
    @cache
    def prints(scheme: Scheme = "light", *, scripts: bool = True, query: str = "") -> Printed:
        return printed(browser, f"{site_url}stories/{KURSK}/{query}", scripts=scripts, scheme=scheme)

    return prints


@pytest.fixture(scope="module")
def linked(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A story with addresses at each place that can have one."""
    root = tmp_path_factory.mktemp("linked")
    write_story(root / "s", {
        "sources": {"A": ["one", "two"], "B": ["eins"]},
        "entries": {"A": {"url": "https://example.org/a", "archived": "https://web.archive.org/a"}},
        "summary": f"See [the report]({LONG}).", "passages": [{"A": 1, "B": 1}],
        "discrepancies": {"d": {"topic": "t", "kind": "wording", "readings": {"A": {"quote": "one"}, "B": "silent"},
                                "assessment": f"[Again]({LONG}), [elsewhere](https://example.org/e).",
                                "evidence": [{"title": "paper", "url": "https://example.org/paper",
                                              "archived": "https://web.archive.org/paper"}]}}})
    done = CliRunner().invoke(cli, ["export", "s", "--sources", str(root), "--out", str(root / "s.html")])
    assert done.exit_code == 0, done.output
    return printed(browser, (root / "s.html").as_uri())


def lost(prints: Printed) -> list[str]:
    return [part for row in prints.rows for part in row if bare(part) not in prints.text and not prints.on(part)]


def torn(prints: Printed) -> list[tuple[str, ...]]:
    """A row's texts, or a note, that one sheet could hold, and of which none has all."""
    return [part for part, height in zip(prints.parts, prints.heights, strict=True)
            if part and height < WITHIN[1] - HEADS and not set.intersection(*map(prints.on, part))]


def far(prints: Printed) -> list[tuple[str, ...]]:
    """Rows whose parts do not follow each other: from sheet to sheet, none is left out."""
    found = [(row, sorted(set().union(*(prints.on(part) for part in row if len(prints.on(part)) == 1))))
             for row in prints.rows]
    return [row for row, sheets in found if sheets and sheets != list(range(sheets[0], sheets[-1] + 1))]


def filled(sheet: Sheet) -> float:
    """How much of a sheet's height has letters on it, the margins and the line at its foot apart."""
    lowest = min(bottom for _, (_, bottom, _, _) in sheet.boxes if bottom > 15 / 25.4 * 72)
    return 1 - (lowest - 15 / 25.4 * 72) / (sheet.height - 27 / 25.4 * 72)


def cut(prints: Printed) -> list[tuple[int, str]]:
    """Characters that stand in the margins; those at the foot of a sheet are told apart by their height."""
    return [(nth, each) for nth, sheet in enumerate(prints.sheets) for each, (left, bottom, right, top) in sheet.boxes
            if (left < MARGIN - 3 or right > sheet.width - MARGIN + 3 or top > sheet.height) and bottom > MARGIN]


def test_every_text_gloss_quote_and_note_is_on_paper_and_neither_texts_nor_notes_are_torn(kursk: Prints) -> None:
    prints = kursk()
    assert sum(map(len, prints.rows)) > 300
    assert lost(prints) == []
    assert len(prints.parts) == len(prints.rows) + 52
    assert torn(prints) == []
    assert far(prints) == []


def test_no_sheet_is_left_half_empty(kursk: Prints) -> None:
    """Notes may begin on the sheet after the one that their row stands on; 18 sheets and four half empty, if not."""
    sheets = kursk().sheets
    assert len(sheets) <= 17
    assert [nth for nth, sheet in enumerate(sheets[:-1], 1) if filled(sheet) < .7] == []


def test_every_topic_and_hash_is_on_paper(kursk: Prints) -> None:
    text = kursk().text
    for said in ("How many North Koreans were killed", "Why there was fighting in Kursk at all", "How many troops",
                 "1ad6349bfd0720e5326092830da9ee26979dae3868ab1d172c7f1e5ea2f36f2c", "a.en.txt", "SHA-256"):
        assert bare(said) in text, said


def test_the_sources_stand_side_by_side_and_name_themselves(kursk: Prints) -> None:
    prints = kursk()
    sheet = next(each for each in prints.sheets if bare("据俄罗斯卫星通讯社14日报道") in each.text)
    middle = sheet.width / 2
    assert sheet.left_of("据俄罗斯卫星通讯社14日报道") < middle < sheet.left_of("cho thấy các binh sĩ Triều Tiên")
    assert sheet.left_of("NetEase Hao") < middle < sheet.left_of("Vietnamese source")
    for label in ("A-4", "B-2"):
        assert bare(label) in sheet.text


def test_the_heads_of_the_columns_stand_on_each_sheet_of_the_text(kursk: Prints) -> None:
    sheets = kursk().sheets
    of_text = [sheet for sheet in sheets if any(bare(part) in sheet.text for row in kursk().rows for part in row[:1])]
    assert len(of_text) > 8
    assert [sheet for sheet in of_text if "NetEaseHao" not in sheet.text or "Vietnamesesource" not in sheet.text] == []


def test_nothing_is_cut(kursk: Prints) -> None:
    assert cut(kursk()) == []


def test_it_needs_no_script_and_no_scheme(kursk: Prints) -> None:
    """But where and when it was printed, only a script can say."""
    assert PRINTED.search(kursk().text)
    assert not PRINTED.search(kursk(scripts=False).text)
    whole = sorted(PRINTED.sub("", kursk().text))
    assert sorted(PRINTED.sub("", kursk(scripts=False).text)) == whole
    assert sorted(PRINTED.sub("", kursk("dark").text)) == whole


def test_it_is_whole_whatever_the_screen_shows(kursk: Prints) -> None:
    other = kursk(query="?layout=one&source=B&language=gloss")
    assert lost(other) == []
    assert len(other.sheets) == len(kursk().sheets)


def test_the_theme_stays_off_paper(kursk: Prints) -> None:
    text = kursk().text
    assert "MaterialforMkDocs" not in text
    assert bare("How to read a page") not in text


def test_each_sheet_has_its_number_and_the_storys_title(kursk: Prints) -> None:
    sheets = kursk().sheets
    assert [nth for nth, sheet in enumerate(sheets, 1) if f"{nth}/{len(sheets)}" not in sheet.text] == []
    assert [nth for nth, sheet in enumerate(sheets, 1) if bare("North Korean sappers in Kursk") not in sheet.text] == []


@pytest.mark.parametrize("name", ["three", "six", "both-ways", "crowded", "long-and-short", "no-passages"])
def test_other_stories_lose_nothing(name: str, browser: Browser, gallery_url: str) -> None:
    prints = printed(browser, f"{gallery_url}stories/{name}/")
    assert cut(prints) == []
    if name != "both-ways":  # a PDF has right-to-left words in the order in which they are drawn
        assert [part for row in prints.rows for part in row if len(part) < 1000 and not prints.on(part)] == []
        assert torn(prints) == []
    if name == "long-and-short":
        assert prints.text.count(bare("goes on and on")) >= 80


def test_links_are_numbered_references(linked: Printed) -> None:
    text = linked.text
    for nth, address in enumerate([LONG, "https://example.org/a", "https://web.archive.org/a", "https://example.org/e",
                                   "https://example.org/paper", "https://web.archive.org/paper"], 1):
        assert bare(f"[{nth}]{address}") in text
    for said in ("the report[1]", "Again[1]", "elsewhere[4]", "paper[5](archived[6])", "original page[2]",
                 "archived copy[3]"):
        assert bare(said) in text, said
    assert cut(linked) == []


def test_a_title_at_the_foot_is_nothing_but_text(tmp_path: Path) -> None:
    assert running_title('a"}b') == '@page{@bottom-left{content:"a\\22 \\7d b"}}\n'
    assert running_title("x" * 200).count("x") == 79
