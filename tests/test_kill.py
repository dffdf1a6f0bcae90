"""`kill -9` at any moment: one whole generation, nothing foreign lost, and the next build is as a first one.

KILLS=500 kills so many builds of `annotate build`, MKDOCS_KILLS=100 of `mkdocs build`; one that ends before its moment
comes does not count. REPAIR=1 lets a whole build follow each; SEED chooses other moments.
"""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotate.write import MANIFEST, Output, write
from tests.dying import generation
from tests.made import write_story
from tests.test_plugin import project

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="SIGKILL and fork are POSIX")

KILLS = int(os.environ.get("KILLS", "24"))
MKDOCS_KILLS = int(os.environ.get("MKDOCS_KILLS", "6"))
REPAIR = int(os.environ.get("REPAIR", "4"))
SEED = int(os.environ.get("SEED", "3"))

Told = dict[str, tuple[int, bytes]]
SAME_DAY = {"SOURCE_DATE_EPOCH": "1763769600", "NO_MKDOCS_2_WARNING": "1"}


def tree(out: Path) -> Told:
    """All that stands there, with its rights; no time, since a fresh build has another."""
    found: Told = {}
    for path in sorted(out.rglob("*")) if out.exists() else []:
        mode = path.lstat().st_mode
        content = (os.fsencode(path.readlink()) if stat.S_ISLNK(mode)
                   else path.read_bytes() if stat.S_ISREG(mode) else b"")
        found[path.relative_to(out).as_posix()] = (mode, content)
    return found


def add_foreign(out: Path) -> Told:
    """Files of somebody else, hidden and not, beside ours and in folders of their own."""
    before = tree(out)
    (out / "mine" / "empty").mkdir(parents=True)
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_bytes(b"ref")
    (out / "mine" / "notes.txt").write_bytes(b"notes" * 1000)
    (out / "mine" / "link").symlink_to("../.git/HEAD")
    (out / "same.txt").write_bytes(b"beside ours")
    os.mkfifo(out / "mine" / "pipe")
    return {name: told for name, told in tree(out).items() if name not in before}


def whole(out: Path) -> Told:
    """What a reader finds; between the two steps of an exchange that takes two, what the next build puts there."""
    old = out.parent / f".{out.name}.annotate" / "old"
    return tree(out) if out.exists() or not old.exists() else tree(old)


@pytest.fixture
def dying(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, Callable[[int, int], str]]]:
    """The output folder, and what writes a version into it but dies at the nth call."""
    out = tmp_path / "out"
    command = [sys.executable, "-m", "tests.dying", str(out), request.param]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii") as process:
        asked, answers = process.stdin, process.stdout
        assert asked
        assert answers

        def build(version: int, nth: int) -> str:
            asked.write(f"{version} {nth}\n")
            asked.flush()
            return answers.readline().strip()

        yield out, build
        asked.close()


@pytest.mark.parametrize("dying", ["at-once", "in-two-steps"], indirect=True)
@pytest.mark.parametrize("first", [True, False], ids=["first build", "over the last"])
def test_killed_before_any_call_of_the_file_system(
    dying: tuple[Path, Callable[[int, int], str]], tmp_path: Path, first: bool,
) -> None:
    out, build = dying
    fresh = []
    for version in range(3):
        write(generation(version), tmp_path / f"fresh-{version}", "out")
        fresh.append(tree(tmp_path / f"fresh-{version}"))
    mine: Told = {}
    if not first:
        write(generation(0), out, "out")
        mine = add_foreign(out)
    answer, nth, now = "killed", 0, {} if first else fresh[0] | mine
    while answer == "killed":
        nth += 1
        version = 1 + nth % 2
        answer = build(version, nth)
        found = whole(out)
        assert found in (now, fresh[version] | mine), f"killed before call {nth}"
        assert answer in {"killed", "done"}
        if nth % 3 == 1 or not out.exists():  # mended as by a build whose stories have problems
            with Output(out, "out"):
                pass
            assert tree(out) == found
        if nth % 3 == 0:  # repaired at once; else the next one, which dies as well, has to
            assert write(generation(0), out, "out")[1] == []
            assert tree(out) == fresh[0] | mine
            assert sorted(path.name for path in tmp_path.iterdir() if "fresh" not in path.name) == ["out"]
        now = whole(out)
        if first and nth % 2:
            remove(out)
            now = whole(out)
    assert nth > 20


def remove(out: Path) -> None:
    subprocess.run(["rm", "-rf", str(out), str(out.parent / f".{out.name}.annotate")], check=True)


def spec(version: int, title: str) -> dict[str, object]:
    return {"title": f"{title}, version {version}", "sources": {"A": ["one two", "three"], "B": ["eins", f"{version}"]}}


def write_version(folder: Path, version: int) -> None:
    """Every page differs, one story comes and goes."""
    for name in [*"abcdefghij", *(["only"] if version else [])]:
        write_story(folder / "sources" / name, spec(version, name))
    if not version:
        remove(folder / "sources" / "only")


@contextmanager
def children(folder: Path, command: list[str]) -> Iterator[Callable[[float], tuple[str, float]]]:
    """What runs the command in the folder, kills it after so many seconds, and tells how it ended and when."""
    program = [sys.executable, "-m", "tests.dying", str(folder), *command]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii",
                          env={**os.environ, **SAME_DAY}) as process:
        asked, answers = process.stdin, process.stdout
        assert asked
        assert answers

        def run(seconds: float) -> tuple[str, float]:
            asked.write(f"{seconds}\n")
            asked.flush()
            end, took = answers.readline().split()
            assert end in {"done", "killed"}
            return end, float(took)

        yield run
        asked.close()


def hold(folder: Path, command: list[str], out: Path, kills: int) -> None:
    """Kill builds of two versions in turns, at moments spread evenly over the time that a build takes."""
    moments = random.Random(SEED)  # noqa: S311 - nothing is secret here
    fresh: list[Told] = []
    killed = swapped = nth = 0
    takes = 0.0
    with children(folder, command) as run:
        for version in (1, 0, 1):
            remove(out)
            write_version(folder, version)
            end, takes = run(60)
            fresh.append(tree(out))
        assert fresh.pop(0) == fresh[1]
        mine = add_foreign(out)
        now = fresh[1] | mine
        for nth in range(4 * kills):
            version = nth % 2
            write_version(folder, version)
            end, _ = run(takes * 1.05 * moments.random())
            killed += end == "killed"
            assert whole(out) in (now, fresh[version] | mine)
            swapped += end == "killed" and whole(out) != now
            if nth % REPAIR == REPAIR - 1:  # else the next one, which may die as well, has to
                end, takes = run(60)
                assert tree(out) == fresh[version] | mine
                assert not list(out.parent.glob(".*.annotate"))
            now = whole(out)
            if killed == kills:
                break
    print(f"{nth + 1} builds, the last of {takes:.2f} s: {killed} killed, {swapped} of them had published")  # noqa: T201 - the result
    assert killed == kills


def test_annotate_build_killed_at_any_moment(tmp_path: Path) -> None:
    hold(tmp_path, ["annotate", "build", "--out", "out"], tmp_path / "out", KILLS)


def test_mkdocs_build_killed_at_any_moment(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", ["annotate", "search"])
    hold(folder, ["mkdocs", "build"], folder / "site", MKDOCS_KILLS)


def test_the_manifest_lists_all_that_is_ours_and_nothing_else(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", ["annotate"])
    write_version(folder, 0)
    (folder / "site").mkdir()
    (folder / "site" / ".nojekyll").write_bytes(b"")
    with children(folder, ["mkdocs", "build"]) as run:
        assert run(60)[0] == "done"
    assert (folder / "site" / ".nojekyll").exists()
    assert (folder / "site" / MANIFEST).exists()
