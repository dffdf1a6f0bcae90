"""`annotate accept` and `annotate reject`: all that is named or nothing, and every mistake told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotate.cli import cli
from annotate.load import load_story
from annotate.report.visible import plain
from annotate.story import Story
from annotate.suggest.compare.told import Finding
from annotate.suggest.glossary import read_glossary
from annotate.suggest.stub import Suggestion, written
from annotate.suggest.stub import stubs as made_of
from tests.made import write_story
from tests.suggested import SPEC, at, made, put, read, suggested, usual

FOLDER = Path("sources/s")


@pytest.fixture
def stubs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Suggestion, ...]:
    """In a story `s` below the folder in which the test runs."""
    monkeypatch.chdir(tmp_path)
    return put(FOLDER, made(FOLDER))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def now() -> Story:
    story, problems = load_story(FOLDER, "sources/s")
    assert story is not None
    assert [each for each in problems if each.severity == "error"] == []
    return story


def bytes_of() -> tuple[bytes, bytes]:
    return (FOLDER / "story.yml").read_bytes(), (FOLDER / "suggestions.yml").read_bytes()


def test_what_is_accepted_moves_into_the_story(stubs: tuple[Suggestion, ...]) -> None:
    before = (FOLDER / "story.yml").read_text("utf-8")
    done = run("accept", "s", stubs[0].id)
    assert done.exit_code == 0, done.output
    assert f"{stubs[0].id} → sources/s/story.yml: how-many-more-than-6000-or-about-600" in done.stdout
    found = now().entry.discrepancies["how-many-more-than-6000-or-about-600"]
    assert (found.kind, found.weight, found.by, found.topic) == (
        "number", "major", "machine", "How many: more than 6,000 or about 600")
    assert str(found.readings["A"].value) == "more than 6,000"  # type: ignore[union-attr]
    after = (FOLDER / "story.yml").read_text("utf-8")
    assert after.startswith(before)
    assert stubs[0].id not in read(bytes_of()[1], now()).stubs
    assert not read(bytes_of()[1], now()).mended
    assert run("check").exit_code == 0


def test_what_a_person_must_still_write_stands_there_as_comments(stubs: tuple[Suggestion, ...]) -> None:
    run("accept", stubs[0].id, stubs[1].id)
    text = (FOLDER / "story.yml").read_text("utf-8")
    assert text.count("# drafted by annotate suggest: confirm") == 2
    assert text.count("# assessment: …") == 2
    assert text.count("# gloss: …") == 1, "B is Vietnamese, A is in the story's own language"
    assert "confirm" in run("check", "--complete").output


def test_a_passage_goes_to_the_passages(stubs: tuple[Suggestion, ...]) -> None:
    done = run("accept", "s", stubs[-1].id)
    assert done.exit_code == 0, done.output
    assert [dict(each.segments) for each in now().entry.passages] == [{"A": (3,), "B": (3,)}]
    again = put(FOLDER, now())
    assert [each for each in again if each.kind == "passage"] == []


def test_what_was_accepted_is_not_suggested_again(stubs: tuple[Suggestion, ...]) -> None:
    assert run("accept", *(each.id for each in stubs)).exit_code == 0
    assert suggested(now()) == ()
    assert read(bytes_of()[1], now()).stubs == {}


def test_two_of_one_topic_get_two_ids(stubs: tuple[Suggestion, ...]) -> None:
    run("accept", stubs[0].id)
    story = now()
    (FOLDER / "suggestions.yml").write_bytes(written(story, stubs, {}))
    assert run("accept", stubs[0].id).exit_code == 0
    first = "how-many-more-than-6000-or-about-600"
    assert [*now().entry.discrepancies] == [first, f"{first}-2"]


def test_what_is_rejected_does_not_come_back_until_it_is_undone(stubs: tuple[Suggestion, ...]) -> None:
    done = run("reject", "s", stubs[0].id, stubs[3].id)
    assert (done.exit_code, done.stdout) == (0, f"sources/s: {stubs[0].id}, {stubs[3].id}: rejected\n")
    story = now()
    kept = read(bytes_of()[1], story)
    assert [*kept.rejected] == [stubs[0].id, stubs[3].id]
    assert not kept.mended
    again = made_of(story, usual(story), [({"A": (3,), "B": (3,)}, "?", 0.1)], kept.gone())
    assert [each.id for each in again] == [stubs[1].id, stubs[2].id]
    (FOLDER / "suggestions.yml").write_bytes(written(story, again, kept.rejected))
    assert run("reject", "--undo", stubs[0].id).exit_code == 0
    assert [*read(bytes_of()[1], story).rejected] == [stubs[3].id]
    assert run("reject", "--undo", "s", stubs[3].id).exit_code == 0
    assert read(bytes_of()[1], story).rejected == {}
    assert b"rejected" not in bytes_of()[1]


def test_a_rejected_one_stays_away_under_another_name(stubs: tuple[Suggestion, ...]) -> None:
    """The comparison may take more or fewer words for the same thing one day."""
    run("reject", stubs[0].id)
    story = now()
    places = at(story, "A", "6,000 were killed"), at(story, "B", "khoảng 600 người")
    wider = Finding("differ", "number", places, "?", 0.99)
    assert made_of(story, [wider], (), read(bytes_of()[1], story).gone()) == ()


def test_the_file_after_rejecting_is_the_one_that_is_written_anew(stubs: tuple[Suggestion, ...]) -> None:
    run("reject", stubs[0].id)
    raw, story = bytes_of()[1], now()
    assert raw == written(story, stubs[1:], read(raw, story).rejected)


MISTAKES = {
    "a slip": (["accept", "nomber-4b97c3"], "there is no suggestion nomber-4b97c3; did you mean number-4b97c3?"),
    "nothing like it": (["accept", "s", "xyz"], "xyz is too short: write at least 4 letters of an id"),
    "a beginning of two": (["accept", "wording"], "wording can be wording-891d8c or wording-99cb1d: write more of it"),
    "too short a beginning": (["reject", "num"], "num is too short: write at least 4 letters of an id"),
    "one of several": (["accept", "number-4b97c3", "number-000000"], "there is no suggestion number-000000"),
    "one of several rejected": (["reject", "number-4b97c3", "number-000000"], "there is no suggestion number-000000"),
    "nothing to undo": (["reject", "--undo", "number-4b97c3"], "number-4b97c3 is not among those rejected: none is"),
}


@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.usefixtures("stubs")
def test_an_id_that_is_none_changes_nothing(case: str) -> None:
    words, told = MISTAKES[case]
    before = bytes_of()
    done = run(*words)
    assert done.exit_code == 1
    assert told in done.stderr
    assert "nothing was changed" in done.stderr
    assert bytes_of() == before


def test_a_rejected_one_is_told_as_that(stubs: tuple[Suggestion, ...]) -> None:
    run("reject", stubs[0].id)
    done = run("accept", stubs[0].id)
    assert (done.exit_code, f"annotate reject --undo {stubs[0].id}" in done.stderr) == (1, True)


def test_the_beginning_of_an_id_will_do(stubs: tuple[Suggestion, ...]) -> None:
    assert run("reject", stubs[0].id[:-2]).exit_code == 0
    assert run("reject", stubs[1].id.partition("-")[2]).exit_code == 0
    assert [*read(bytes_of()[1], now()).rejected] == [stubs[0].id, stubs[1].id]


def test_a_story_without_ids_asks_which(stubs: tuple[Suggestion, ...]) -> None:
    assert stubs
    for words in (["accept", "s"], ["reject", "sources/s/suggestions.yml"], ["accept"]):
        assert run(*words).exit_code == 2


def test_an_id_of_two_stories_asks_for_the_story(stubs: tuple[Suggestion, ...]) -> None:
    shutil.copytree(FOLDER, "sources/t")
    done = run("accept", stubs[0].id)
    assert (done.exit_code, f"{stubs[0].id} stands in s and t: name the story before it" in done.stderr) == (1, True)
    assert run("accept", "sources/t", stubs[0].id).exit_code == 0
    assert now().entry.discrepancies == {}


def test_what_was_mended_by_hand_is_what_is_accepted(stubs: tuple[Suggestion, ...]) -> None:
    file = FOLDER / "suggestions.yml"
    text = file.read_text("utf-8").replace("'How many: more than 6,000 or about 600'", "6000 or 600 dead")
    wider = "quote: khoảng 600 người  # wider\n        gloss: some 600"
    file.write_text(text.replace("quote: khoảng 600", wider), "utf-8")
    assert run("accept", stubs[0].id).exit_code == 0
    found = now().entry.discrepancies["6000-or-600-dead"]
    assert (found.topic, found.readings["B"].quote, found.readings["B"].gloss) == (  # type: ignore[union-attr]
        "6000 or 600 dead", "khoảng 600 người", "some 600")
    assert read(bytes_of()[1], now()).mended


@pytest.mark.parametrize(("old", "new", "code"), [
    ("khoảng 600", "khoảng 700", "quote-not-found"),
    ("suffix: .", "suffix: x", "quote-ambiguous"),
    ("        quote: sang\n        suffix: .", "        quote: sang", "quote-ambiguous"),
    ("weight: major", "weight: huge", "bad-choice"),
    ("segments:\n      A: 3", "segments:\n      A: 9", "no-segment"),
])
@pytest.mark.usefixtures("stubs")
def test_what_does_not_fit_any_more_is_told_where_it_stands(old: str, new: str, code: str) -> None:
    file = FOLDER / "suggestions.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    before = bytes_of()
    done = run("accept", "s", "number-4b97c3", "wording-99cb1d", "passage-4c69b4")
    assert (done.exit_code, f"error[{code}]" in done.output) == (1, True), done.output
    assert bytes_of() == before


def test_a_story_with_errors_is_mended_first(stubs: tuple[Suggestion, ...]) -> None:
    file = FOLDER / "story.yml"
    file.write_text(file.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    before = bytes_of()
    for command in ("accept", "reject"):
        done = run(command, "s", stubs[0].id)
        assert (done.exit_code, "error[unknown-key]" in done.output) == (1, True)
    assert bytes_of() == before


def test_comments_order_and_line_ends_of_the_story_stay(stubs: tuple[Suggestion, ...]) -> None:
    file = FOLDER / "story.yml"
    given = b"# mine\r\n" + file.read_bytes().replace(b"\n", b"\r\n") + b"# the end\r\n"
    file.write_bytes(given)
    assert run("accept", stubs[0].id, stubs[2].id).exit_code == 0
    after = file.read_bytes()
    left = iter(after.splitlines(keepends=True))
    assert all(line in left for line in given.splitlines(keepends=True))
    assert b"\r\n" in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_text_that_steers_a_terminal_is_shown_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_story(FOLDER, SPEC)
    file = FOLDER / "suggestions.yml"
    file.write_bytes(b"suggestions: {}\nrejected:\n  '\\e[31m': {kind: x}\n".replace(b"'\\e[31m'", b'"\\e[31m"'))
    done = run("reject", "s", "--undo", "number\x1b[31m-1")
    assert "\x1b" not in done.output
    assert plain("\x1b") in done.output or "U+001B" in done.output


def test_quotes_that_name_one_thing_go_to_the_glossary(stubs: tuple[Suggestion, ...]) -> None:
    glossary = Path("sources/glossary.yml")
    named = (FOLDER / "suggestions.yml").read_text("utf-8").replace("kind: number", "kind: name", 1)
    (FOLDER / "suggestions.yml").write_text(named, "utf-8")
    before = (FOLDER / "story.yml").read_bytes()
    assert run("accept", "--learn", stubs[0].id).exit_code == 0
    found, problems = read_glossary(glossary.read_bytes(), "glossary.yml")
    assert not problems
    assert {key: dict(each) for key, each in found.concepts.items()} == {
        "more than 6,000": {"en": ("more than 6,000",), "vi": ("khoảng 600",)}}
    glossary.write_text("# ours\ndead: {vi: [khoảng 600]}  # some\n", "utf-8")
    (FOLDER / "suggestions.yml").write_text(named, "utf-8")
    (FOLDER / "story.yml").write_bytes(before)
    assert run("accept", "--learn", stubs[0].id).exit_code == 0
    assert glossary.read_text("utf-8") == '# ours\ndead: {vi: [khoảng 600], en: ["more than 6,000"]}  # some\n'.replace(
        '"', "'")


def test_a_number_is_no_word_for_another(stubs: tuple[Suggestion, ...]) -> None:
    done = run("accept", "--learn", stubs[0].id)
    assert (done.exit_code, "name one thing" in done.stderr) == (2, True)
    assert not Path("sources/glossary.yml").exists()


def test_nothing_is_learned_from_one_language(stubs: tuple[Suggestion, ...]) -> None:
    before = bytes_of()
    done = run("accept", "--learn", stubs[1].id)
    assert (done.exit_code, f"{stubs[1].id} has no short quotes of two languages" in done.stderr) == (2, True)
    assert (bytes_of(), Path("sources/glossary.yml").exists()) == (before, False)


FORMS = {
    "nothing": "",
    "an empty key": "discrepancies:\n",
    "an empty mapping": "discrepancies: {}  # none yet\n",
    "in brackets": "discrepancies: {d: {topic: t, kind: name, readings: {A: {quote: Nobody}, B: silent}}}\n",
    "more behind it": "discrepancies:\n    d:\n        topic: t\n        kind: name\n        readings:\n            A: "
                      "{quote: Nobody}\n            B: silent\n\n# behind\nnotes: {}\n",
    "passages in brackets": "passages: [{A: 1, B: 1}]\n",
    "no line end": "notes: {}",
}


@pytest.mark.parametrize("case", FORMS)
def test_a_story_takes_it_whatever_form_it_has(stubs: tuple[Suggestion, ...], case: str) -> None:
    file = FOLDER / "story.yml"
    before = file.read_text("utf-8") + FORMS[case]
    file.write_text(before, "utf-8")
    done = run("accept", "s", *(each.id for each in stubs))
    assert done.exit_code == 0, done.output
    story = now()
    assert len(story.entry.discrepancies) == 3 + FORMS[case].count("topic: t")
    assert len(story.entry.passages) == 1 + FORMS[case].count("{A: 1, B: 1}")
    comments = [line.partition("#")[2] for line in before.split("\n") if "#" in line]
    assert all(each in file.read_text("utf-8") for each in comments)
