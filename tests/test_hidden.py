"""Characters that deceive stay where they are, and the page says so."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from annotate.build import Settings, build
from annotate.characters import INVISIBLE, hidden
from annotate.render.hidden import told, words
from annotate.render.notes import plain
from annotate.words import ENGLISH
from tests.made import write_story
from tests.texts import texts

OVERRIDE, ISOLATE, POP = "\u202e", "\u2066", "\u2069"


@pytest.mark.parametrize("text", [
    f"access{OVERRIDE}level", f"a{ISOLATE}b{POP}", "zero\u200bwidth", "pass\ufeffword", "x\u2060y", "a\u034fb",
    "a\u200fb", "mostly Latin, אבגד 1\u200f2",
    "tags\U000e0041\U000e0042", "fill\u3164er", "not\u200dglued", "line\u2028end", "a\ufe0fb", "مرحبا\u202eabc",
])
def test_what_deceives_is_shown(text: str) -> None:
    shown = BeautifulSoup(str(words(text)), "html.parser")
    assert shown.get_text() == text
    assert [span["data-odd"] for span in shown.select(".an-odd")] == [f"U+{ord(text[at]):04X}" for at in hidden(text)]
    assert hidden(text)
    assert f"U+{ord(text[hidden(text)[0]]):04X}" in (told(text, ENGLISH) or "")


@pytest.mark.parametrize("text", [
    "plain", "Zeit\u00adung", "می\u200cخواهم", "क्\u200dष", "👩‍👩‍👧 ❤️", "葛\U000e0100", "ภาษา\u200bไทย",
    "מחיר: \u200e5\u200f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "ᠠ\u180b", "a\u00a0b", "",
])
def test_what_a_script_needs_is_left_in_peace(text: str) -> None:
    assert hidden(text) == []
    assert told(text, ENGLISH) is None


@pytest.mark.parametrize(("text", "marked"), [
    ("ש in \u200f600 - 500\u200f", 2), ("ש in \u061c600 - 500\u061c", 2), ("a \u200fא", 0), ("a א\u200f!", 0),
    ("שָ\u200f", 0), ("—\ufe0f", 1), ("’\ufe0f", 1), ("、\ufe0f", 1), ("🔥\u200d…", 1), ("…\u200d🔥", 1),
    ("🔥\u200d∞", 1), ("☺\ufe0f\ufe0f", 1), ("1\ufe0f", 1), ("👩\u200d\u200d👧", 2), ("☎\u200d", 1),
    ("가\u115f\u1160\u115f\u1160나", 4), ("가\u115f나", 1), ("ᠠ\u180e\u180e\u180eᠠ", 3), ("a\u180ea", 1),
    ("🏴\U000e0078\U000e0079\U000e007f", 3), ("🏴\U000e0067\U000e0062\U000e007f", 3), ("葛\ufe0f", 1),
    ("葛\U000e0100\U000e0101\U000e0102", 2), ("می\u200c\u200cخواهم", 2), ("e\u0308\u200cn", 1), ("ʼ\u200cn", 1),
    ("a\u00add\u00adm\u00adi\u00adn", 4), ("a\u00adé\u00addmin\u00adis", 0), ("ra\u00addi\u00ado\u00adak\u00adtiv", 0),
    ("a\u00ad\u00adb", 2), ("a\u00ad b", 1), ("\u00ada", 1), ("ae\u0301\u00adi\u00ade\u0301\u00adi", 3),
    ("ไ\u200b\u200bท", 2), ("、\u200b", 1), ("a\u2060\u2060—", 2), ("שַ\u034f\u034fִ", 2), ("a’\ufe00", 1),
    ("a\ufe00", 1), ("\u2800a", 1), ("a\u2800⠁", 0), ("𓀀\U00013430a", 0), ("a\U00013430b", 1),
])
def test_what_has_its_use_elsewhere_is_shown(text: str, marked: int) -> None:
    assert len(hidden(text)) == marked


@given(texts)
def test_a_text_without_any_has_no_mark(text: str) -> None:
    assert hidden(INVISIBLE.sub("", text)) == []


MIXED = ("a1אبक🔥❤#\u0301ᠠ가葛"
         "\ufe0f\u200c\u200d\u00ad\u200b\u200f\u115f\u1160\u180e\u202e\U000e0067\U000e007f🏴⠁\u2800—\u2060")


@given(st.text(st.sampled_from(MIXED)))
def test_any_mixture_is_marked_in_order_and_keeps_its_words(text: str) -> None:
    found = hidden(text)
    assert found == sorted(set(found))
    assert all(INVISIBLE.match(text[at]) for at in found)
    assert plain(words(text)) == text


@given(texts)
def test_the_words_are_the_text(text: str) -> None:
    assert plain(words(text)) == text


def test_a_page_shows_them_in_segments_quotes_glosses_and_notes(tmp_path: Path) -> None:
    segment = f"transfer {OVERRIDE}0001{POP} euros"
    write_story(tmp_path / "s", {
        "sources": {"A": [segment, "second"]}, "entries": {"A": {"gloss": "a.en.txt"}},
        "files": {"a.en.txt": "[1] gl\u200boss\n[2] x\n"},
        "notes": {"n": {"source": "A", "quote": f"{OVERRIDE}0001", "kind": "context", "text": f"see {ISOLATE}this"}}})
    site = build(Settings(tmp_path))
    page = BeautifulSoup(site.files[PurePosixPath("s/index.md")].decode(), "html.parser")
    first = page.select_one('[id="A-1"]')
    assert first is not None
    assert [span["data-odd"] for span in first.select(".an-odd")] == ["U+202E", "U+2069"]
    line, = page.select(".an-hidden")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE, U+2069 POP DIRECTIONAL ISOLATE" in line.get_text()
    for name, number in (("n-n-A", "U+202E"), ("A-1.gloss", "U+200B"), ("n.text", "U+2066")):
        assert [span["data-odd"] for span in page.select(f'[data-text="{name}"] .an-odd')] == [number]


def test_they_turn_nothing_outside_their_text_around(tmp_path: Path) -> None:
    """Each text has its own direction, and so ends what was opened in it (HTML: `dir` isolates)."""
    write_story(tmp_path / "s", {"sources": {"A": [f"a{OVERRIDE}b"]}, "notes": {
        "n": {"source": "A", "quote": f"{OVERRIDE}b", "kind": "context", "text": f"c{OVERRIDE}d"}}})
    page = BeautifulSoup(build(Settings(tmp_path)).files[PurePosixPath("s/index.md")].decode(), "html.parser")
    for span in page.select(".an-odd"):
        assert span.find_parent(lambda tag: tag.has_attr("dir") and tag.name != "html") is not None
