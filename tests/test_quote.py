"""`annotate quote`: what it prints is read as YAML and found again, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.anchor import Found, Quote, Text, anchor
from annotate.anchor.wholewords import begins_word, ends_word
from annotate.cli import cli
from annotate.listing.quoting import Answer, answer, as_yaml
from annotate.load import load_story
from annotate.story import Story
from annotate.yaml import read_yaml
from tests.made import write_story
from tests.pages import ROOT

STORY: dict[str, Any] = {"sources": {
    "A": ["“Don’t go,” he said: never.", "He said it. He went out.", "Here he said it again, he said.", "One [sic]",
          "two {three}: four"],
    "B": ["他说：“没有。”", "他又说没有。", "600 soldiers"],
}}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources" / "s", STORY)
    return tmp_path


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["quote", *arguments], input=given, catch_exceptions=False)


def test_words_that_stand_once_are_printed_with_their_segment(here: Path) -> None:
    done = run("s", "A", "He went out")
    assert (done.stdout, done.stderr, done.exit_code) == ("# A-2\nquote: He went out\n", "", 0)


def test_lines_can_be_indented_for_the_place_where_they_go(here: Path) -> None:
    assert run("s", "A", "he said", "--nth", "2", "--indent", "4").stdout.split("\n")[1:] == [
        "    quote: he said", "    suffix: it", ""]


def test_the_sources_own_characters_are_printed(here: Path) -> None:
    assert run("s", "A", "\"Don't  go,\"").stdout == "# A-1\nquote: '“Don’t go,”'\n"
    assert run("s", "A", "-", given=b'"Don\'t go,"\r\n').stdout == "# A-1\nquote: '“Don’t go,”'\n"


def test_what_means_something_to_yaml_stands_in_quotes(here: Path) -> None:
    assert run("s", "A", "two {three}: four").stdout == "# A-5\nquote: 'two {three}: four'\n"


def test_words_that_stand_in_several_places_are_told_apart_by_whole_words(here: Path) -> None:
    done = run("s", "A", "he said")
    assert done.exit_code == 0
    assert done.stderr == "annotate: the words stand at 3 places; paste one of them, or choose it with --nth\n"
    assert done.stdout == (
        "# 1 of 3: A-1, ““Don’t go,” he said: never.”\nquote: he said\nprefix: ”\n\n"
        "# 2 of 3: A-3, “Here he said it again, he sa…”\nquote: he said\nsuffix: it\n\n"
        "# 3 of 3: A-3, “… said it again, he said.”\nquote: he said\nprefix: ','\n")
    assert run("s", "A", "he said", "--nth", "2").stdout == (
        "# 2 of 3: A-3, “Here he said it again, he sa…”\nquote: he said\nsuffix: it\n")
    refused = run("s", "A", "he said", "--nth", "4")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "stand at 3 places" in refused.stderr


def test_without_a_siglum_all_sources_are_looked_in(here: Path) -> None:
    assert run("s", "600 soldiers").stdout == "# B-3\nquote: 600 soldiers\n"
    done = run("s", "soldeirs 600")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("annotate: the words stand neither in A nor B;")


def test_what_is_not_there_is_told_as_check_tells_it(here: Path) -> None:
    done = run("s", "B", "700 soldiers")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "error[quote-not-found]: this quote is not in source B\n --> the words:1:1\n  |\n1 | 700 soldiers\n"
        "  | ^^^^^^^^^^^^ not in B\n  = help: B-3 has “600 soldiers”\n"
        "  = help: the words differ: “700” in the quote is “600” in B-3\n"
        "  = help: read it before you paste it: a number differs\n\n1 problem in 1 story\n")


def test_words_of_another_source_are_told_to_be_its(here: Path) -> None:
    done = run("s", "A", "600 soldiers")
    assert done.exit_code == 1
    assert "move the quote to source B: B-3 has these very words" in done.stderr


@pytest.mark.parametrize(("arguments", "told"), [
    (["s", "C", "x"], "s has no source C; it has A, B"),
    (["s", "A", "x", "y"], 'put the words in quotation marks: annotate quote s A "…"'),
    (["s"], "Missing argument"),
    (["s", "B"], 'say which words of it: annotate quote s B "…"'),
    (["t", "x"], "has no story t"),
])
def test_a_call_that_cannot_be_meant_is_told(here: Path, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_bytes_that_are_no_utf_8_are_told(here: Path) -> None:
    done = run("s", "A", "-", given="他说".encode("gb18030"))
    assert done.exit_code == 2
    assert "standard input is not UTF-8" in done.stderr


def test_a_mistake_elsewhere_keeps_nothing_back(here: Path) -> None:
    (here / "sources/s/A.txt").unlink()
    done = run("s", "600 soldiers")
    assert done.stdout == "# B-3\nquote: 600 soldiers\n"
    assert done.stderr == "annotate: A could not be read; run: annotate check s\n"
    assert (run("s", "A", "x").exit_code, "error[no-file]" in run("s", "A", "x").stderr) == (1, True)


def test_a_quote_over_two_paragraphs_is_found_again(here: Path) -> None:
    assert run("s", "A", "never. He said it").stdout == "# A-1 to A-2\nquote: never. He said it\n"
    assert run("s", "B", "没有。”他又说").stdout == "# B-1 to B-2\nquote: 没有。”他又说\n"


def loaded(folder: Path) -> Story:
    story, _ = load_story(folder, "s")
    assert story
    return story


def check(story: Story, found: Answer) -> int:
    """Each offer is read as YAML, by our reader and by another, and stands where it says; how many they are."""
    for offer in found.offers:
        text = Text(story.sources[offer.siglum].article.segments)
        tree, _, problems = read_yaml(as_yaml(offer).encode(), "x")
        assert not problems
        if offer.quote is None:
            continue
        assert isinstance(tree, dict)
        inside_braces = "{" + ", ".join(as_yaml(offer).split("\n")[1:]) + "}"
        assert yaml.load(inside_braces, yaml.BaseLoader) == tree  # noqa: S506  # makes texts alone
        again = anchor(Quote(tree["quote"], tree.get("prefix"), tree.get("suffix")), text)
        assert isinstance(again, Found)
        assert (again.spans, again.wrong_side) == (offer.spans, None)
    return len(found.offers)


def test_any_words_of_a_real_story_are_offered_and_found_again() -> None:
    story = loaded(ROOT / "sources/kursk-sappers")
    words = [segment.text for source in story.sources.values() for segment in source.article.segments]
    offered: list[int] = []

    @settings(deadline=None, max_examples=60)
    @given(st.sampled_from(words), st.data())
    def run(text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, min(len(text), start + 12)))
        offered.append(check(story, answer(text[start:end], story)))

    run()
    assert max(offered) > 1


def test_contexts_begin_and_end_with_whole_words(here: Path) -> None:
    story = loaded(here / "sources/s")
    for offer in answer("he", story, "A").offers:
        text = Text(story.sources["A"].article.segments)
        assert offer.quote
        for side, holds in ((offer.quote.prefix, begins_word), (offer.quote.suffix, ends_word)):
            at = text.joined.find(side or "")
            assert side is None or holds(side, 0 if holds is begins_word else len(side)), offer
            assert at >= 0


@pytest.mark.parametrize(("text", "at", "begins", "ends"), [
    ("one two", 4, True, False), ("one two", 3, False, True), ("one two", 5, False, False), ("6,000", 2, False, False),
    ("don’t", 4, False, False), ("don’t", 3, False, False), ("no, yes", 2, True, True), ("没有", 1, True, True),
    ("ไทย", 1, True, True), ("nhà", 2, False, False), ("x", 0, True, True), ("x", 1, True, True),
    ("a 10:30", 4, False, False),
])
def test_where_words_begin_and_end(text: str, at: int, *, begins: bool, ends: bool) -> None:
    assert (begins_word(text, at), ends_word(text, at)) == (begins, ends)


def test_part_of_a_number_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources" / "s", {"sources": {"A": ["About 12,600 people and 13200余人.", "600 came"]}})
    for words in ("600 people", "200余人"):
        done = run("s", "A", words)
        assert (done.exit_code, done.stdout) == (1, "")
        assert "error[quote-cuts-number]" in done.stderr
    assert run("s", "A", "600").stdout == "# A-2\nquote: '600'\n"
    whole = run("s", "A", "About 12,600 people").stdout
    assert whole == "# A-1\nquote: 'About 12,600 people'\n"
