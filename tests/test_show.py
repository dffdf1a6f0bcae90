"""`annotate show`: a gloss file, or sources side by side with what is quoted marked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotate.cli import cli
from annotate.listing.wrap import Piece, wide, wrapped
from annotate.report import streams
from annotate.report.streams import opened
from annotate.report.visible import columns
from tests.made import write_story
from tests.pages import ROOT

STORY: dict[str, Any] = {
    "sources": {
        "A": ["Six hundred soldiers came.", "Nobody counted them, they say.", "Follow us.", "A last word."],
        "B": ["六百名士兵来了。", "他们唱歌。"],
    },
    "entries": {"A": {"furniture": [3], "publisher": "The Daily"}, "B": {"language": "zh-Hans"}},
    "passages": [{"A": 1, "B": 1, "id": "came", "see": ["A-4"]}, {"A": 2}],
    "discrepancies": {"count": {"topic": "How many", "kind": "number", "readings": {
        "A": {"quote": "Six hundred soldiers"}, "B": {"quote": "六百名"}}}},
    "notes": {"soldiers": {"source": "A", "quote": "soldiers came", "kind": "context", "text": "Which?"}},
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources" / "s", STORY)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["show", *arguments], catch_exceptions=False)


def test_a_pipe_gets_the_gloss_format_source_by_source(here: Path) -> None:
    done = run("s")
    assert done.stdout.startswith("# A\n[1] Six hundred soldiers came.\n[2] Nobody")
    assert "# B\n[1] 六百名士兵来了。\n[2] 他们唱歌。\n" in done.stdout
    assert run("s", "A", "B").stdout == done.stdout
    assert run("s", "B", "--in-turn").stdout == "[1] 六百名士兵来了。\n[2] 他们唱歌。\n"


def test_side_by_side_it_is_as_the_page_has_it(here: Path) -> None:
    done = run("s", "--side-by-side", "--width", "67")
    assert done.exit_code == 0
    assert done.stderr == ""
    assert [tuple(each.strip() for each in line.split("│")) for line in done.stdout.splitlines()] == [
        ("A  The Daily, en", "B  zh-Hans"),
        ("─" * 33 + "┼" + "─" * 33,),
        ("[A-1] ⟦Six hundred", "[B-1] ⟦六百名⟧{count}士兵来了。"),
        ("⟦soldiers⟧{count}", ""),
        ("came⟧{soldiers}.", ""),
        ("#p-came   see A-4",),
        ("",),
        ("– nothing of A set beside this –", "[B-2] 他们唱歌。"),
        ("",),
        ("[A-2] Nobody counted them, they", "– not in B –"),
        ("say.", ""),
        ("",),
        ("A-3: furniture", ""),
        ("",),
        ("[A-4] A last word.", "– nothing of B set beside this –"),
        ("",),
    ]
    assert {wide(line.partition("│")[0]) for line in done.stdout.splitlines() if "│" in line} == {33}


@pytest.mark.parametrize(("only", "printed"), [
    ("quoted", "# A\n[1] Six hundred soldiers came.\n# B\n[1] 六百名士兵来了。\n"),
    ("unquoted", "# A\n[2] Nobody counted them, they say.\n[4] A last word.\n# B\n[2] 他们唱歌。\n"),
    ("alone", "# A\n[2] Nobody counted them, they say.\n[4] A last word.\n# B\n[2] 他们唱歌。\n"),
    ("unplaced", "# A\n[4] A last word.\n# B\n[2] 他们唱歌。\n"),
])
def test_what_is_left_to_do_can_be_asked_for(here: Path, only: str, printed: str) -> None:
    assert run("s", "--only", only).stdout == printed
    beside = run("s", "--only", only, "--side-by-side").stdout
    assert {f"{siglum}-{number}" for siglum, part in zip("AB", re.split(r"# B\n", printed), strict=True)
            for number in re.findall(r"\[(\d)\]", part)} <= set(re.findall(r"\[([AB]-\d)\]", beside))


def test_where_there_is_no_room_sources_stand_below_each_other(here: Path) -> None:
    lines = run("s", "--side-by-side", "--width", "30").stdout.split("\n")
    assert "│" not in "".join(lines)
    assert lines[lines.index("[B-1] ⟦六百名⟧{count}士兵来") + 1] == "了。"  # no line begins with a full stop
    assert max(map(wide, lines)) <= 30


def test_what_can_be_shown_is_shown_and_the_mistakes_are_told(here: Path) -> None:
    file = here / "sources/s/story.yml"
    text = file.read_text("utf-8").replace("六百名", "七百名", 1).replace("soldiers came", "soldiers went")
    file.write_text(text, "utf-8")
    done = run("s", "--side-by-side", "--width", "100")
    assert done.exit_code == 0
    assert "⟦Six hundred soldiers⟧{count} came" in done.stdout
    assert done.stderr.count("error[quote-not-found]") == 2
    (here / "sources/s/B.txt").unlink()
    done = run("s")
    assert done.exit_code == 1
    assert "[1] Six hundred" in done.stdout
    assert "error[no-file]" in done.stderr
    assert run("s", "A").stderr == ""
    assert run("s", "B").exit_code == 1


def test_a_passage_of_segments_that_are_not_there_is_shown_as_far_as_it_goes(here: Path) -> None:
    file = here / "sources/s/story.yml"
    file.write_text(file.read_text("utf-8").replace("- A: 2", "- A: [2, 99]\n  B: 1\n- A: 2\n  C: 4"), "utf-8")
    done = run("s", "--side-by-side", "--width", "63")
    assert "[A-4] A last word." in done.stdout
    assert "error[no-segment]" in done.stderr


def test_a_terminal_gets_them_side_by_side_and_underlined(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    done = CliRunner().invoke(cli, ["show", "s"], color=True)
    assert "⟦\x1b[4mSix hundred ⟦soldiers" not in done.stdout
    assert re.search("⟦\x1b\\[4mSix hundred \x1b\\[24m⟦\x1b\\[4msoldiers\x1b\\[24m⟧", done.stdout)
    assert CliRunner().invoke(cli, ["show", "s", "A"], color=True).stdout.startswith("[1] Six")
    monkeypatch.setenv("NO_COLOR", "1")
    done = CliRunner().invoke(cli, ["show", "s"], color=True)
    assert "\x1b" not in done.stdout
    assert "⟦Six hundred ⟦soldiers⟧{count}" in done.stdout


def test_a_text_cannot_steer_the_terminal_or_a_runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources/s", {"sources": {"A": ["a\u202eb and more", "::error::x ##[group]y"]}})
    out = run("s", "--side-by-side", "--width", "24").stdout
    assert "a<U+202E>b" in out
    assert not any(line.startswith("::") or "##[" in line for line in out.split("\n"))


@pytest.mark.parametrize("width", [20, 33, 80])
def test_every_character_of_a_real_story_is_shown_and_no_line_is_too_wide(width: int) -> None:
    from annotate.load import load_story

    done = run("kursk-sappers", "--side-by-side", "--width", str(width), "--sources", str(ROOT / "sources"))
    lines = done.stdout.split("\n")
    assert max(sum(map(columns, line)) for line in lines) <= width
    if width < 40:  # one below the other: what stands between the labels is the text
        story, _ = load_story(ROOT / "sources/kursk-sappers", "s")
        assert story
        said = re.sub(r"⟧\{[a-z0-9-\s]*\}|[⟦⟧\s]", "", done.stdout)
        for siglum, source in story.sources.items():
            for segment in source.article.segments:
                if segment.number not in source.entry.furniture:
                    assert f"[{siglum}-{segment.number}]" + re.sub(r"\s", "", segment.text) in said


@pytest.mark.parametrize(("text", "width", "lines"), [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 3, ["one", "two", "thr", "ee"]),
    ("朝鲜军队,工作。", 8, ["朝鲜军", "队,工", "作。"]),
    ("朝鲜 Kursk", 8, ["朝鲜", "Kursk"]),
    ("a\nb", 8, ["a", "b"]),
    ("👩\u200d👩\u200d👧👩\u200d👩\u200d👧", 3, ["👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"]),
    ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ("well-known", 6, ["well-", "known"]),
    ("", 5, [""]),
])
def test_lines_end_between_words_or_else_between_characters(text: str, width: int, lines: list[str]) -> None:
    assert ["".join(piece.text for piece in line) for line in wrapped([Piece(text)], width)] == lines


def test_the_width_of_a_pipe_is_what_is_said_or_usual(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    with (tmp_path / "x").open("w") as file:
        assert streams.width_of(file) == 100
        monkeypatch.setenv("COLUMNS", "61")
        assert streams.width_of(file) == 61


def test_a_width_has_an_end_and_a_closed_stream_takes_all() -> None:
    told = CliRunner().invoke(cli, ["show", "kursk-sappers", "--side-by-side", "--width", "99999999999"])
    assert told.exit_code == 2
    assert "is not in the range" in told.output
    taken = opened(None)
    assert (print("超过\u202e", file=taken, flush=True), taken.isatty()) == (None, False)
    assert opened(taken) is taken


def test_in_turn_a_terminal_is_not_steered_and_a_pipe_has_every_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources/s", {"sources": {"A": ["a\u202eb\n::error::x", "##[group]y"]},
                                         "entries": {"A": {"paragraphs": "blank-line"}}})
    assert "\u202e" in run("s", "A").stdout
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    shown = run("s", "A").stdout
    assert "a<U+202E>b" in shown
    assert not any(line.startswith("::") or "##[" in line for line in shown.split("\n"))
