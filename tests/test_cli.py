"""The command line as a user types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from annotate.cli import cli
from tests.made import write_story

CASES = sorted((Path(__file__).parent / "cases" / "cli").glob("*.yml"))
GOOD: dict[str, Any] = {"sources": {"A": ["one", "two"], "B": ["eins"]}}
BAD: dict[str, Any] = {**GOOD, "passages": [{"A": 7}]}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_golden(case: Path, here: Path) -> None:
    spec: dict[str, Any] = yaml.safe_load(case.read_text("utf-8"))
    write_story(here / "sources" / "made", spec["story"])
    for name, text in spec.get("files", {}).items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text, "utf-8")
    done = run(*spec["run"])
    assert (done.output, done.exit_code) == (spec["prints"], spec["exit"])


@pytest.mark.parametrize("out", ["sources", "sources/s", "sources/s/pages"])
def test_pages_are_never_written_among_the_articles(here: Path, out: str) -> None:
    write_story(here / "sources" / "s", GOOD)
    before = sorted(here.rglob("*"))
    done = run("build", "--out", out)
    assert done.exit_code == 2
    assert "where the articles are" in done.output
    assert sorted(here.rglob("*")) == before


def test_check_of_clean_stories(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    done = run("check")
    assert (done.exit_code, done.output) == (0, "no problems in 1 story\n")


def test_check_tells_problems_and_ends_with_1(here: Path) -> None:
    write_story(here / "sources" / "s", BAD)
    done = run("check")
    assert done.exit_code == 1
    assert "--> sources/s/story.yml:" in done.output
    assert done.output.endswith("1 problem in 1 story\nannotate explain no-segment says more\n")


def test_check_of_one_story_leaves_the_others(here: Path) -> None:
    write_story(here / "sources" / "good", GOOD)
    write_story(here / "sources" / "bad", BAD)
    assert run("check", "good").exit_code == 0
    assert run("check", "sources/bad").exit_code == 1


def test_an_unknown_story_is_a_mistake_of_usage(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    done = run("check", "t")
    assert done.exit_code == 2
    assert "sources has no story t; it has s" in done.output
    write_story(here / "elsewhere" / "s", GOOD)
    assert run("check", "elsewhere/s").exit_code == 2
    assert run("check", "./sources/s/").exit_code == 0


def test_problems_for_programs(here: Path) -> None:
    write_story(here / "sources" / "s", BAD)
    assert json.loads(run("check", "--format", "json").stdout)
    assert run("check", "--format", "github").stdout.startswith("::error ")


def test_build_writes_and_says_so(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    done = run("build", "--out", "docs/stories")
    assert done.exit_code == 0
    assert (here / "docs/stories/s/index.md").is_file()
    assert "0 written" in run("build", "--out", "docs/stories").output


def test_build_with_an_error_writes_nothing(here: Path) -> None:
    write_story(here / "sources" / "good", GOOD)
    write_story(here / "sources" / "s", BAD)
    assert run("build", "--out", "out").exit_code == 1
    assert not (here / "out").exists()


def test_show_prints_the_gloss_format(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    assert run("show", "s", "A").output == "[1] one\n[2] two\n"
    assert "no source C; it has A, B" in run("show", "s", "C").output


def test_what_show_prints_is_a_gloss_file(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    (here / "sources/s/a.en.txt").write_text(run("show", "s", "A").output, "utf-8")
    story = here / "sources/s/story.yml"
    story.write_text(story.read_text("utf-8").replace("text: A.txt", "text: A.txt\n    gloss: a.en.txt"), "utf-8")
    assert run("check").exit_code == 0


def test_new_reads_other_encodings_when_told(here: Path) -> None:
    (here / "old.txt").write_bytes("朝鲜军队工作在库尔斯克州排雷前线".encode("gb18030"))
    refused = run("new", "s", "old.txt")
    assert refused.exit_code == 1
    assert "--encoding old.txt=" in refused.output
    assert not (here / "sources").exists()
    assert run("new", "s", "old.txt", "--encoding", "old.txt=gb18030").exit_code == 0
    assert "朝鲜军队" in run("show", "s", "A").output
    assert run("new", "t", "old.txt", "--encoding", "gb18030").exit_code == 0
    (here / "older.txt").write_bytes((here / "old.txt").read_bytes() * 2)
    several = run("new", "u", "old.txt", "older.txt", "--encoding", "gb18030")
    assert (several.exit_code, "say of which file --encoding gb18030 is" in several.output) == (2, True)


def test_new_shows_controls_when_told_and_keeps_the_file(here: Path) -> None:
    raw = b"The army\x07 is \xed\xa0\xbd at work."
    (here / "x.txt").write_bytes(raw)
    refused = run("new", "s", "x.txt")
    assert refused.exit_code == 1
    assert "--show-controls" in refused.output
    assert not (here / "sources").exists()
    done = run("new", "s", "x.txt", "--show-controls")
    assert done.exit_code == 0
    assert "\n  2 characters that no page may carry stand here as a symbol" in done.stderr
    assert "sources/s/: a.obtained.txt, a.txt, story.yml" in done.stdout
    assert (here / "sources/s/a.obtained.txt").read_bytes() == raw
    assert "[1] The army␇ is ⟨U+D83D⟩ at work." in run("show", "s").output
    assert run("check").exit_code == 0


def test_new_says_nothing_of_symbols_where_there_are_none(here: Path) -> None:
    (here / "x.txt").write_text("one", "utf-8")
    done = run("new", "s", "x.txt", "--show-controls")
    assert done.exit_code == 0
    assert "symbol" not in done.stderr
    assert "obtained" not in done.stdout


@pytest.mark.parametrize("there", ["kursk", "Kursk", "KURSK"])
def test_new_makes_no_folder_that_is_another_where_case_counts_for_nothing(here: Path, there: str) -> None:
    (here / "x.txt").write_text("one", "utf-8")
    (here / "sources" / there).mkdir(parents=True)
    done = run("new", "kursk", "x.txt")
    assert done.exit_code == 2
    assert f"sources/{there} is there already" in done.output
    assert [each.name for each in (here / "sources").iterdir()] == [there]


def test_new_puts_the_schema_beside_the_stories_once(here: Path) -> None:
    (here / "x.txt").write_text("one", "utf-8")
    run("new", "s", "x.txt")
    assert (here / "sources/story.schema.json").read_text("utf-8") == run("schema").output
    (here / "sources/story.schema.json").write_text("mine", "utf-8")
    run("new", "t", "x.txt")
    assert (here / "sources/story.schema.json").read_text("utf-8") == "mine"


def test_the_schema_of_the_projects_own_stories_is_the_present_one() -> None:
    made = Path(__file__).parent.parent / "sources" / "story.schema.json"
    assert made.read_text("utf-8") == run("schema").output, "run: annotate schema > sources/story.schema.json"


def test_new_makes_a_story_that_checks(here: Path) -> None:
    (here / "x.txt").write_bytes("Первый абзац статьи.\n\nВторой абзац.".encode())
    done = run("new", "my-story", "x.txt", "--title", "My story")
    assert done.exit_code == 0, done.output
    assert (here / "sources/my-story/a.txt").read_bytes() == (here / "x.txt").read_bytes()
    assert run("check", "my-story").exit_code == 0
    again = run("new", "my-story", "x.txt")
    assert again.exit_code == 2
    assert "is there already" in again.output
