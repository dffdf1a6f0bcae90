"""Stubs: exact quotes, names that last, nothing twice, and a file that says what was found."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from textwrap import dedent, indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.anchor import Found, Quote, Span, Text, anchor
from annotate.article import Segment
from annotate.edit import Put, edited
from annotate.load import load_story
from annotate.model import Reading
from annotate.report.text import as_text
from annotate.story import Story
from annotate.suggest.compare.told import Finding
from annotate.suggest.stub import Quoted, kept, stubs, written
from annotate.suggest.stub.beside import Part, merged
from annotate.suggest.stub.place import quoted
from annotate.suggest.stub.suggestion import Relation
from annotate.suggest.stub.topic import topic, weight
from annotate.yaml import read_yaml
from tests.made import write_story
from tests.suggested import SPEC, at, made, read, suggested, usual


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return made(tmp_path / "s")


def test_the_likeliest_comes_first_and_passages_last(story: Story) -> None:
    assert [(each.kind, each.relation) for each in suggested(story)] == [
        ("number", "differ"), ("wording", "inside"), ("wording", "only"), ("passage", "answers")]


def test_the_file_is_one_that_an_author_can_read(story: Story) -> None:
    number, *_, passage = suggested(story)
    text = written(story, suggested(story), {}).decode()
    assert dedent(f"""\
        suggestions:

          {number.id}:
            why: A says more than 6,000, B says about 600.
            score: 0.91
            relation: differ
            topic: 'How many: more than 6,000 or about 600'
            kind: number
            weight: major
            readings:
              A:
                # A-1: The army says that ⟦more than 6,000⟧ were killed.
                # gloss: Six thousand, says the army.
                quote: more than 6,000
                value: '> 6000'
              B:
                # B-1: Quân đội nói ⟦khoảng 600⟧ người chết.
                quote: khoảng 600
                value: ~ 600

        """) in text
    assert text.endswith(indent(dedent(f"""\
        {passage.id}:
          why: Both have nothing.
          score: 0.80
          relation: answers
          kind: passage
          # A-3: Nobody knows why.
          # B-3: Không ai biết tại sao.
          segments:
            A: 3
            B: 3
        """), "  "))
    assert all(line.startswith("#") for line in text.partition("suggestions:")[0].strip().split("\n"))


def test_a_source_is_silent_only_where_it_was_said_to_be(story: Story) -> None:
    number, _, only, _ = suggested(story)
    assert list(number.readings) == ["A", "B"]
    assert {siglum: said for siglum, said in only.readings.items() if isinstance(said, str)} == {
        "B": "silent", "C": "silent"}


def test_words_that_stand_at_several_places_are_told_apart(story: Story) -> None:
    only = suggested(story)[2].readings["A"]
    assert only == (Quoted(2, 36, 40, "sang", suffix="."),)


def test_the_id_outlasts_scores_orders_and_segments_elsewhere(tmp_path: Path, story: Story) -> None:
    longer = {**SPEC, "sources": {**SPEC["sources"], "A": ["A new beginning. They sang too.", *SPEC["sources"]["A"]]}}
    other = made(tmp_path / "other", longer)
    found = [replace(each, score=0.1, why="another reason") for each in reversed(usual(story))]
    ids = sorted(each.id for each in suggested(story) if each.kind != "passage")
    assert sorted(each.id for each in stubs(story, found)) == ids
    moved = [replace(each, places=tuple(at(other, place.siglum, _words(story, place.siglum, place.segment, place.start,
                                                                       place.end), place.said, nth)
                                        for place, nth in zip(each.places, _nth(each), strict=True)))
             for each in usual(story)]
    assert sorted(each.id for each in stubs(other, moved)) == ids


def _words(story: Story, siglum: str, segment: int, start: int, end: int) -> str:
    return story.sources[siglum].article.segments[segment - 1].text[start:end]


def _nth(each: Finding) -> list[int]:
    """`sang` stands once more before the places in the longer article."""
    return [2 if each.relation == "only" else 0 for _ in each.places]


def test_the_same_words_at_two_places_have_two_ids(story: Story) -> None:
    found = [Finding("only", "wording", (at(story, "A", "sang", nth=nth),), "Sung.", 0.1 + nth, ()) for nth in (1, 0)]
    first, second = sorted(stubs(story, found), key=lambda each: each.id)
    assert second.id == f"{first.id}-2"
    assert stubs(story, reversed(found)) == stubs(story, found)


# kind, quote of A, quote of B (none: B is silent), and whether the stub is left
DISCREPANCIES = {
    "the same": ("number", "6,000", "600 người", False),
    "another kind": ("date", "6,000", "600", True),
    "one of the sources": ("number", "6,000", "", True),
    "a kind of its own": ("own", "6,000", "600", False),
    "elsewhere": ("number", "They came", "600", True),
    "words between two numbers": ("number", "6,000 were killed", "nói khoảng", True),
}


@pytest.mark.parametrize("case", DISCREPANCIES)
def test_what_the_story_has_already_is_not_suggested(tmp_path: Path, case: str) -> None:
    kind, one, two, left = DISCREPANCIES[case]
    readings = {"A": {"quote": one}, "B": {"quote": two} if two else "silent"}
    discrepancy = {"topic": "?", "kind": kind, "readings": readings}
    story = made(tmp_path / "s", {**SPEC, "kinds": {"own": "Our own"}, "discrepancies": {"d": discrepancy}})
    assert ("number" in [each.kind for each in suggested(story)]) == left


def test_an_omission_is_of_whatever_one_source_alone_has(tmp_path: Path) -> None:
    readings = {"A": {"quote": "they sang."}, "B": "silent"}
    spec = {**SPEC, "discrepancies": {"d": {"topic": "?", "kind": "omission", "readings": readings}}}
    assert "only" not in [each.relation for each in suggested(made(tmp_path / "s", spec))]


def test_a_note_on_the_same_words_will_do(tmp_path: Path) -> None:
    note = {"source": "A", "quote": "they sang.", "kind": "wording", "text": "They did."}
    assert "only" not in [each.relation for each in suggested(made(tmp_path / "s", {**SPEC, "notes": {"n": note}}))]


def test_segments_that_stand_in_a_passage_are_left_alone(tmp_path: Path) -> None:
    story = made(tmp_path / "s", {**SPEC, "passages": [{"A": 3, "C": 1}]})
    assert "passage" not in [each.kind for each in suggested(story)]


def test_segments_of_three_sources_become_one_passage() -> None:
    parts: list[Part] = [
        ({"A": (1,), "B": (2,)}, ("37",), 0.5), ({"A": (1,), "C": (4,)}, ("Kim", "37"), 0.75),
        ({"A": (3,), "B": (3,)}, (), 0.25)]
    expected = [({"A": (1,), "B": (2,), "C": (4,)}, "Both have Kim, 37.", 0.75),
                ({"A": (3,), "B": (3,)}, "They answer each other by their place and their length.", 0.25)]
    assert merged(parts) == merged(reversed(parts)) == expected


def test_one_wrong_answer_does_not_tie_two_passages_together() -> None:
    parts: list[Part] = [
        ({"A": (1,), "B": (1,)}, ("a",), 0.9), ({"A": (2,), "B": (2,)}, ("b",), 0.8),
        ({"B": (1,), "C": (1,)}, ("c",), 0.7), ({"A": (2,), "C": (1,)}, ("wrong",), 0.6),
        ({"A": (1, 3), "C": (1,)}, ("wider",), 0.5)]
    assert [segments for segments, *_ in merged(parts)] == [{"A": (1,), "B": (1,), "C": (1,)}, {"A": (2,), "B": (2,)}]


def test_a_value_that_story_yml_cannot_read_is_left_out(story: Story) -> None:
    odd = Finding("differ", "number", (at(story, "A", "6,000", "six"), at(story, "C", "6000", "6000")), "?", 0.5)
    each, = stubs(story, [odd])
    assert [said[0].value for said in each.readings.values() if isinstance(said[0], Quoted)] == ["", "6000"]


def test_what_is_written_is_read_again(story: Story) -> None:
    found = suggested(story)
    stubs = read(written(story, found, {}), story)
    assert list(stubs.stubs) == [each.id for each in found]
    assert not stubs.mended
    assert not stubs.gone()


def test_a_change_by_hand_is_seen_but_not_one_of_what_is_rejected(story: Story) -> None:
    raw = written(story, suggested(story), {"number-abcdef": {"kind": "number"}})
    assert not read(raw, story).mended
    assert not read(raw.replace(b"number-abcdef", b"number-abcde0"), story).mended
    assert not read(raw.replace(b"\n", b"\r\n"), story).mended
    assert read(raw.replace(b"major", b"minor"), story).mended
    assert read(raw.replace(b"# As written", b"# By me"), story).mended


# a stub's keys, or the whole file
WRONG = {
    "nothing": ("", ["empty-value"]),
    "a list": ("- a\n", ["wrong-type"]),
    "broken": ("suggestions: [\n", ["yaml-syntax"]),
    "another part": ("sugestions: {}\n", ["missing-key", "unknown-key"]),
    "a stub that is a text": ("suggestions: {a-1: b}\n", ["wrong-type"]),
    "no topic": ("kind: number, readings: {A: silent, B: {quote: a}}", ["missing-key"]),
    "a key that is none": ("topic: t, kind: number, wight: major, readings: {A: {quote: a}}", ["unknown-key"]),
    "a kind that is none": ("topic: t, kind: nmber, readings: {A: {quote: a}}", ["unknown-kind"]),
    "a source that is none": ("topic: t, kind: number, readings: {D: {quote: a}}", ["unknown-source"]),
    "a relation that is none": ("topic: t, kind: number, relation: differs, readings: {A: {quote: a}}", ["bad-choice"]),
    "a score that is a list": ("topic: t, kind: number, score: [1], readings: {A: {quote: a}}", ["wrong-type"]),
    "a value that is none": ("topic: t, kind: number, readings: {A: {quote: a, value: many}}", ["bad-value"]),
    "a passage of nothing": ("kind: passage", ["missing-key"]),
    "a passage of words": ("kind: passage, segments: {A: one}", ["wrong-type"]),
    "a rejected text": ("suggestions: {}\nrejected: {number-1: again}\n", ["wrong-type"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_the_file_is_told_at_its_place(story: Story, case: str) -> None:
    text, codes = WRONG[case]
    whole = text if "\n" in text or not text else f"suggestions:\n  a-1: {{{text}}}\n"
    stubs, problems = kept(whole.encode(), "sources/s/suggestions.yml", story)
    assert stubs is None
    assert sorted(each.code for each in problems) == codes, as_text(problems)
    assert {each.place.file for each in problems} == {"sources/s/suggestions.yml"}
    assert all(each.help for each in problems)


PIECES = st.sampled_from([
    "600", "1,234", "12", " ", " ", "\n", "-", "ab", "e\u0301", "é", "你好", "兵", "、", "“", "”", "한국", "العدد",
    "सेना", "ไทย", "👩\u200d👩\u200d👧", "🇰🇵", "\u200d", "\ufe0f", "\u00ad", "\u202e", "quote: x", "# a", "'", '"', "{",
    "…", "...", ": ", "&#38;", "ÅA",
])
LINES = st.lists(st.lists(PIECES, min_size=1, max_size=12).map("".join), min_size=1, max_size=4)


@given(LINES, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_every_quote_stands_verbatim_at_its_place_and_nowhere_else(lines: list[str], chance: random.Random) -> None:
    text = Text(tuple(Segment(nth, line, nth, 0, 0) for nth, line in enumerate(lines, 1)))
    for _ in range(6):
        number = chance.randrange(len(lines))
        start = chance.randrange(len(lines[number]))
        found = quoted(text, number + 1, start, chance.randint(start, len(lines[number])))
        if found is None:
            continue
        assert found.quote == lines[number][found.start : found.end]
        verdict = anchor(Quote(found.quote, found.prefix or None, found.suffix or None), text)
        assert isinstance(verdict, Found)
        assert verdict.spans == (Span(number + 1, found.start, found.end),)
        _read_back(found)


def _read_back(found: Quoted) -> None:
    """As YAML."""
    given = {key: text for key, text in (("quote", found.quote), ("prefix", found.prefix)) if text}
    raw, problems = edited(b"a: b\n", "a", [Put(("c",), given)])
    assert raw is not None, problems
    assert read_yaml(raw, "a")[0] == {"a": "b", "c": given}


def test_an_accepted_reading_is_one_of_the_model(story: Story) -> None:
    for each in suggested(story):
        for said in each.readings.values():
            for one in said if isinstance(said, tuple) else ():
                reading = Reading.model_validate({"quote": one.quote, **({"value": one.value} if one.value else {})})
                assert reading.quote == one.quote


def test_a_line_that_is_said_again_and_again_is_no_stub(tmp_path: Path) -> None:
    story, problems = load_story(write_story(tmp_path / "s", {"sources": {"A": ["same"] * 300, "B": ["b"]}}), "s")
    assert story is not None, problems
    assert stubs(story, [Finding("only", "wording", (at(story, "A", "same", nth=150),), "?", 0.5)]) == ()


TOPICS: dict[str, tuple[str, Relation, dict[str, str], str]] = {
    "values": ("number", "differ", {"A": "600", "B": "~ 650"}, "How many: 600 or about 650"),
    "a year": ("date", "differ", {"A": "2024", "B": "2025-03"}, "When: 2024 or March 2025"),
    "one without a value": ("date", "only", {"A": "2025-11-14", "B": ""}, "When, only in A: 14 November 2025"),
    "values that are the same": ("number", "differ", {"A": "600", "B": "600"}, "How many: “a words” or “b words”"),
    "one source": ("name", "only", {"A": ""}, "Who or what is named, only in A: “a words”"),
    "inside one source": ("quotation", "inside", {"A": ""}, "What is quoted, within A: “a words”"),
    "a kind of later": ("tone", "differ", {"A": "", "B": ""}, "Tone: “a words” or “b words”"),
}


@pytest.mark.parametrize("case", TOPICS)
def test_a_topic_says_what_the_sources_say(case: str) -> None:
    kind, relation, values, expected = TOPICS[case]
    readings = {siglum: [Quoted(1, 0, 7, f"{siglum.lower()} words", value=value)] for siglum, value in values.items()}
    assert topic(kind, relation, readings) == expected


@pytest.mark.parametrize(("kind", "values", "expected"), [
    ("number", ("600", "> 6000"), "major"), ("number", ("600", "650"), "minor"), ("number", ("37/64", "1/2"), "minor"),
    ("number", ("0", "5"), "major"), ("number", ("-5", "-50"), "minor"), ("date", ("2024", "2025-01"), "major"),
    ("date", ("2025-11-14", "2025-11-15"), "minor"), ("name", ("", ""), "minor"),
])
def test_a_number_twice_as_large_or_another_year_weighs_more(kind: str, values: tuple[str, str], expected: str) -> None:
    readings = {siglum: [Quoted(1, 0, 1, "a", value=value)] for siglum, value in zip("AB", values, strict=True)}
    assert weight(kind, "differ", readings) == expected
    assert weight(kind, "only", readings) == "minor"
