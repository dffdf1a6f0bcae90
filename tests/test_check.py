"""`annotate check` as a daily tool: files as stories, formats, what costs no time, and going on while one writes."""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from annotate.checked import checked
from annotate.cli import cli
from annotate.readers import controls
from annotate.render.links import _may_mention
from annotate.render.notes import _parser, addresses, mentions
from annotate.watch import changed, look
from annotate.yaml import text
from tests.made import write_story
from tests.pages import KURSK

GOOD: dict[str, Any] = {"sources": {"A": ["one", "two"], "B": ["eins"]}}
BAD: dict[str, Any] = {**GOOD, "passages": [{"A": 7}]}
PATIENCE = 60  # seconds, for a machine that does much else


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


@pytest.mark.parametrize("named", ["bad", "sources/bad", "sources/bad/story.yml", "sources/bad/gone.txt",
                                   "./sources/bad/"])
def test_a_story_is_named_by_itself_its_folder_or_a_file_in_it(here: Path, named: str) -> None:
    write_story(here / "sources" / "good", GOOD)
    write_story(here / "sources" / "bad", BAD)
    assert run("good", "sources/good/A.txt").output == "no problems in 1 story\n"
    assert "1 problem in 1 story\n" in run(named).output
    assert run("sources/story.schema.json").exit_code == 2


def test_from_inside_a_story(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_story(here / "sources" / "bad", BAD)
    monkeypatch.chdir(here / "sources" / "bad")
    assert run("--sources", "..", "story.yml").exit_code == 1


def test_the_exit_code_is_that_of_the_problems_alone(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    done = run("--complete")
    assert done.exit_code == 0
    assert done.stdout.startswith("no problems in 1 story\n\nLeft to do:\n  3 of 3  segments that stand in no ")
    write_story(here / "sources" / "s", BAD)
    assert run("--complete").exit_code == 1


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_each_format_carries_what_is_left_to_do(here: Path, form: str) -> None:
    write_story(here / "sources" / "s", BAD)
    said = run("--complete", "--format", form).stdout
    if form == "json":
        found = json.loads(said)
        assert [each["code"] for each in found["problems"]] == ["no-segment"]
        story, = found["complete"]
        parts = {part["kind"]: part for part in story["parts"]}
        assert story["story"] == "sources/s"
        assert parts["passage"]["places"][0] == {
            "file": "sources/s/A.txt", "line": 1, "column": 1, "words": "A-1 to A-2", "count": 2}
    elif form == "sarif":
        results = json.loads(said)["runs"][0]["results"]
        assert {each["level"] for each in results} == {"error", "note"}
        assert "complete/passage" in {each["ruleId"] for each in results}
    else:
        assert re.match(r"::error file=sources/s/story\.yml,", said)
        assert "\n::notice file=sources/s/A.txt,line=1,col=1,endColumn=2,title=complete/passage::A-1 to A-2\n" in said


def test_the_collector_rests_during_a_check_alone(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    run()
    assert gc.isenabled()


def test_nothing_of_a_check_is_kept_by_a_ring(here: Path) -> None:
    """So that it may rest: what one check makes is gone without it."""
    checked(KURSK, "sources/kursk-sappers")
    gc.collect()
    gc.disable()
    try:
        checked(KURSK, "sources/kursk-sappers")
        assert gc.collect() < 100
    finally:
        gc.enable()


def test_a_check_loads_neither_templates_nor_a_watcher() -> None:
    """What it does not need would take as long as ten stories."""
    code = "import sys; from annotate.cli import main\ntry: main(['check'])\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=KURSK.parent.parent, capture_output=True, encoding="utf-8",
                          check=True)
    loaded = {*done.stdout.split()}
    assert loaded & {"jinja2", "lxml", "mkdocs", "rapidfuzz", "selectolax", "trafilatura", "watchdog"} == set()


def test_what_is_printable_is_never_refused() -> None:
    """The quick look that spares most lines the thorough one."""
    assert [hex(point) for point in range(0x110000) if chr(point).isprintable()
            and (controls._REFUSED.match(chr(point)) or text._REFUSED.match(chr(point)))] == []


signs = st.lists(st.sampled_from(
    ["A-1", "A-9", "B-52", "[", "]", "(x)", "(#A-1)", "<http://a.b>", "*", "_", "`", "\\", "-", "&#45;", "&amp;", "A",
     "9", " ", "\n", "漢", "!", "x"]), max_size=12).map("".join)


@given(signs)
def test_the_quick_look_at_a_note_overlooks_nothing(note: str) -> None:
    assert _may_mention(note, {"A-1"}) or {*mentions(note)} <= {"A-1"}
    tokens = [child for token in _parser().parse(note) for child in (token, *(token.children or ()))]
    assert len(addresses(note)) == sum(name in token.attrs for token in tokens for name in ("href", "src"))


names = st.dictionaries(st.sampled_from("abc"), st.frozensets(st.tuples(
    st.sampled_from(["story.yml", "a.txt"]), st.integers(0, 2), st.integers(0, 2), st.just(1)), max_size=2))


@given(names, names)
def test_what_changed_is_what_is_not_as_it_was(before: Any, after: Any) -> None:
    found = changed(before, after)
    assert found <= {*before, *after}
    assert {each: state for each, state in before.items() if each not in found} == {
        each: state for each, state in after.items() if each not in found}


def test_copies_of_editors_are_no_change(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "s", GOOD)
    before = look(tmp_path)
    for name in (".story.yml.swp", "story.yml~", ".#story.yml"):
        (folder / name).write_text("x", "utf-8")
    (tmp_path / "story.schema.json").write_text("{}", "utf-8")
    assert changed(before, look(tmp_path)) == frozenset()
    (folder / "more").mkdir()
    (folder / "more" / "a.txt").write_text("x", "utf-8")
    assert changed(before, look(tmp_path)) == {"s"}
    assert look(tmp_path / "gone") == {}


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "annotate", "check", "--watch", *arguments]
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                               env={**os.environ, "PYTHONUNBUFFERED": "1"})
    giving_up = Timer(PATIENCE, running.kill)
    giving_up.start()
    try:
        yield running
    finally:
        giving_up.cancel()
        running.kill()
        running.communicate()


def told(running: subprocess.Popen[str]) -> str:
    """All that is printed up to the line that says when."""
    assert running.stdout is not None
    lines: list[str] = []
    while not (lines and re.match(r"\d\d:\d\d:\d\d ", lines[-1])):
        line = running.stdout.readline()
        assert line, f"it ended: {''.join(lines)}{running.stderr.read() if running.stderr else ''}"
        lines.append(line)
    return "".join(lines)


def until(running: subprocess.Popen[str], words: str) -> str:
    """A save may be seen in two halves; what is told at last counts."""
    while words not in (said := told(running)):
        pass
    return said


def put(file: Path, content: str) -> None:
    """As editors save: another file takes the place."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(content, "utf-8")
    beside.replace(file)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another thing there")
def test_watching_tells_each_change_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    good, bad = (write_story(tmp_path / each, spec) / "story.yml" for each, spec in (("1", GOOD), ("2", BAD)))
    right, wrong = good.read_text("utf-8"), bad.read_text("utf-8")
    write_story(tmp_path / "sources" / "other", GOOD)
    story = write_story(tmp_path / "sources" / "s", GOOD) / "story.yml"
    with watching(tmp_path) as running:
        assert told(running).startswith("no problems in 2 stories\n")
        put(story, wrong)
        assert "error[no-segment]" in (said := until(running, "1 problem in 1 story"))
        assert re.search(r"^\d\d:\d\d:\d\d s changed; Ctrl-C ends$", said, re.MULTILINE)
        assert "\x1b" not in said
        story.write_text(wrong[: len(wrong) // 2], "utf-8")  # half-saved
        assert "s changed" in told(running)
        put(story, right)
        until(running, "no problems in 2 stories")
        story.parent.rename(tmp_path / "away")
        until(running, "no problems in 1 story\n")
        (tmp_path / "away").rename(story.parent.with_name("back"))
        until(running, "no problems in 2 stories")
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 0
        assert running.stderr is not None
        assert running.stderr.read() == ""


def test_watching_prints_text(here: Path) -> None:
    write_story(here / "sources" / "s", GOOD)
    assert "--watch prints text" in run("--watch", "--format", "json").output


def test_it_runs_anywhere_inside_a_site_and_says_where_it_cannot(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_story(here / "sources" / "good", GOOD)
    (here / "docs").mkdir()
    monkeypatch.chdir(here / "docs")
    assert "run it where mkdocs.yml stands" in run().output
    (here / "mkdocs.yml").write_text("", "utf-8")
    for inside in ("docs", "sources", "sources/good"):
        monkeypatch.chdir(here / inside)
        assert run().output == "no problems in 1 story\n", inside
        assert run("good").exit_code == 0
    assert "there is no folder elsewhere" in run("--sources", "elsewhere").output
