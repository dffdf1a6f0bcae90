"""What `annotate check --complete` counts as left to do, and what not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotate.checked import checked
from annotate.complete import KINDS, Gap, Part, complete
from annotate.complete.told import as_text
from annotate.problem import Place
from tests.made import write_story
from tests.pages import KURSK

SOURCES: dict[str, list[str]] = {"A": ["un", "deux", "trois", "quatre", "cinq"], "B": ["eins", "zwei"]}
FOREIGN: dict[str, Any] = {"A": {"language": "fr"}, "B": {"language": "de"}}
READING = {"topic": "t", "kind": "number"}


def parts(folder: Path, **spec: Any) -> dict[str, Part]:
    made = checked(write_story(folder / "s", {"sources": SOURCES, **spec}), "sources/s")
    assert made.story is not None, made.problems
    return {part.kind: part for part in complete(made.story)}


def words(part: Part) -> list[str]:
    return [gap.words for gap in part.gaps]


def test_segments_in_no_passage_are_left_and_those_in_one_alone_are_not(tmp_path: Path) -> None:
    found = parts(tmp_path, entries={"A": {"furniture": [1]}}, passages=[{"A": 3, "B": 1}, {"B": 2}])["passage"]
    assert (found.left, found.total, words(found)) == (3, 6, ["A-2", "A-4 to A-5"])
    assert [(gap.place.file, gap.place.line, gap.count) for gap in found.gaps] == [
        ("sources/s/A.txt", 3, 1), ("sources/s/A.txt", 7, 2)]


def test_one_source_has_nothing_to_be_set_beside(tmp_path: Path) -> None:
    assert parts(tmp_path, sources={"A": ["un"]})["passage"].total == 0


def test_a_source_is_examined_by_a_reading_by_silence_and_by_what_is_not_comparable(tmp_path: Path) -> None:
    sources = {**SOURCES, "C": ["uno"]}
    found = parts(tmp_path, sources=sources, discrepancies={
        "all": {**READING, "readings": {"A": {"quote": "un"}, "B": "silent",
                                        "C": {"quote": "uno", "incomparable": "another count"}}},
        "one": {**READING, "readings": {"A": {"quote": "deux"}}},
        "two": {**READING, "readings": {"A": {"quote": "deux"}, "B": "silent"}}})["topic"]
    assert (found.left, found.total) == (2, 3)
    assert words(found) == ["one: neither a reading of B or C nor `silent`", "two: neither a reading of C nor `silent`"]
    assert [gap.place.excerpt.strip() for gap in found.gaps] == ["one:", "two:"]


def test_evidence(tmp_path: Path) -> None:
    evidence = [{"title": "x", "url": "https://example.org"}]
    found = parts(tmp_path, discrepancies={
        "a": {**READING, "readings": {"A": {"quote": "un"}}, "evidence": evidence},
        "b": {**READING, "readings": {"A": {"quote": "un"}}}})["evidence"]
    assert (found.left, found.total, words(found)) == (1, 2, ["b: no evidence"])


def test_glosses_are_asked_for_where_readers_read_another_language(tmp_path: Path) -> None:
    entries = {"A": {"language": "fr", "gloss": "a.en.txt", "furniture": [5]}, "B": {"language": "en-GB"}}
    readings = {"A": [{"quote": "un"}, {"quote": "deux", "gloss": "two"}], "B": {"quote": "eins"}}
    found = parts(tmp_path, entries=entries, files={"a.en.txt": "[1] one\n[3] three\n"},
                  discrepancies={"x": {**READING, "readings": readings}})
    assert (found["segment-gloss"].left, found["segment-gloss"].total) == (2, 4)
    assert words(found["segment-gloss"]) == ["A-2", "A-4"]
    assert (found["reading-gloss"].total, words(found["reading-gloss"])) == (2, ["x: A has no gloss"])


@pytest.mark.parametrize(("key", "value"), [
    ("archived", "https://web.archive.org/web/2025/https://example.org/a"), ("url", "https://example.org/a"),
    ("rights", "© A"), ("retrieved", "2025-11-21"), ("sha256", None)])
def test_provenance(tmp_path: Path, key: str, value: str | None) -> None:
    left = parts(tmp_path)[key]
    assert (left.left, left.total, words(left)) == (2, 2, [f"A: no `{key}`", f"B: no `{key}`"])
    if value:
        assert parts(tmp_path / "2", entries={"A": {key: value}, "B": {key: value}})[key].left == 0


def test_guesses_that_are_not_confirmed(tmp_path: Path) -> None:
    made = write_story(tmp_path / "s", {"sources": SOURCES})
    text = (made / "story.yml").read_text("utf-8").replace(
        "language: en\nsources:", "language: en    # guessed from the letters: confirm (it may be nl)\nsources:")
    text += "# the confirmation came late\n#   publisher: X   # from the file: confirm (og:site_name)\n"
    (made / "story.yml").write_text(text, "utf-8")
    story = checked(made, "sources/s").story
    assert story is not None
    guess = complete(story)[0]
    assert words(guess) == ["language: guessed from the letters: confirm (it may be nl)",
                            "publisher: from the file: confirm (og:site_name)"]
    assert [gap.place.line for gap in guess.gaps] == [2, text.count("\n")]


def test_characters_that_hide_are_named_with_their_first_place(tmp_path: Path) -> None:
    found = parts(tmp_path, sources={"A": ["plain", "a\u202eb\u200bc", "d\u200be"], "B": ["eins"]})["hidden"]
    assert (found.left, found.total) == (1, 2)
    assert words(found) == ["A-2 first: U+200B ZERO WIDTH SPACE (2), U+202E RIGHT-TO-LEFT OVERRIDE"]
    assert found.gaps[0].place.line == 3


def test_a_story_with_problems_is_told_as_far_as_it_is_right(tmp_path: Path) -> None:
    said = {"x": {**READING, "readings": {"A": {"quote": "nix"}}}}
    found = parts(tmp_path, passages=[{"A": 99}], discrepancies=said)
    assert found["passage"].left == 7
    assert found["topic"].left == 1


def test_each_kind_stands_in_the_table_once_and_in_its_order() -> None:
    story = checked(KURSK, "sources/kursk-sappers").story
    assert story is not None
    found = complete(story)
    assert [part.kind for part in found] == list(KINDS)
    assert {part.kind: part.left for part in found if part.kind in {"passage", "topic", "segment-gloss", "sha256"}} == {
        "topic": 0, "passage": 0, "segment-gloss": 0, "sha256": 0}
    assert all(part.left <= part.total for part in found)
    table = as_text({"sources/kursk-sappers": found}).split("\n\n")[0].splitlines()[2:]
    named = [line.partition("of ")[2].lstrip("0123456789 ") for line in table]
    assert named == [part.words for part in found if part.left]


def test_of_several_stories_each_list_is_short_and_says_where_the_rest_is() -> None:
    gaps = tuple(Gap(Place("s/story.yml", number + 2), f"{number}") for number in range(9))
    made = {f"sources/{name}": (Part("topic", 9, gaps),) for name in "ab"}
    text = as_text(made)
    assert "  18 of 18  topics with a source that was not examined\n" in text
    assert "\n  and 4 more: annotate check b --complete\n" in text
    assert as_text({"sources/a": made["sources/a"]}).count("\n  s/story.yml:") == 9


def test_nothing_left(tmp_path: Path) -> None:
    assert as_text({"sources/a": (Part("topic", 3, ()),)}) == "nothing is left to do\n"


def test_glosses_that_were_not_translated_and_languages_that_nobody_said(tmp_path: Path) -> None:
    long = "Khoảng 600 binh sĩ Triều Tiên đã thiệt mạng"
    found = parts(tmp_path, sources={"A": [long, "Nguyễn Văn A", f"{long} ở Kursk"], "B": ["eins"]},
                  entries={"A": {"language": "vi", "gloss": "a.en.txt"}, "B": {"language": "und"}},
                  files={"a.en.txt": f"[1] {long}\n[2] Nguyễn Văn A\n[3] {long} in Kursk\n"})
    assert (found["copied-gloss"].total, words(found["copied-gloss"])) == (3, ["A-1"])
    assert words(found["language"]) == ["B: write its tag, such as vi"]


def test_a_text_that_says_confirm_is_no_guess(tmp_path: Path) -> None:
    made = write_story(tmp_path / "s", {"sources": SOURCES})
    text = (made / "story.yml").read_text("utf-8") + (
        'summary: |  # from the file: confirm (meta)\n  Words\n  # from me: confirm this\nauthor: "a # b: confirm c"\n')
    (made / "story.yml").write_text(text, "utf-8")
    story = checked(made, "sources/s").story
    assert story is not None
    assert words(complete(story)[0]) == ["summary: from the file: confirm (meta)"]
