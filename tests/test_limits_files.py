"""What stands in a story's folder: read if it is a file there, told if it is anything else, and never written."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from annotate import files
from annotate.build import Settings, build, check_story
from annotate.cli import cli
from annotate.load import find_stories, stray_folders
from annotate.report import FORMATS, report
from tests.made import write_story

STORY = "title: T\nlanguage: en\nsources:\n  A: {{language: en, text: {}}}\n"


def story(root: Path, name: str | bytes, text: str = "a.txt") -> Path:
    folder = root / os.fsdecode(name)
    folder.mkdir(parents=True)
    (folder / "story.yml").write_text(STORY.format(text), "utf-8")
    (folder / "a.txt").write_bytes(b"one\n")
    return folder


def put_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, Here(path.parent):  # a socket's whole path may have 100 bytes
        made.bind(path.name)


class Here:
    def __init__(self, folder: Path) -> None:
        self._folder, self._before = folder, Path.cwd()

    def __enter__(self) -> None:
        os.chdir(self._folder)

    def __exit__(self, *_: object) -> None:
        os.chdir(self._before)


NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "is a folder"),
    "a pipe": (os.mkfifo, "is a device or a pipe"),
    "a socket": (put_socket, "cannot be read"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "is a symbolic link"),
    "a link to a file": (lambda path: path.symlink_to("a.txt"), "is a symbolic link"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "is a symbolic link"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "is a symbolic link"),
}


@pytest.mark.parametrize("name", NO_FILES)
@pytest.mark.parametrize("place", ["b.txt", "story.yml"])
def test_what_is_no_file_is_a_problem(name: str, place: str, tmp_path: Path) -> None:
    folder = story(tmp_path, "made", "b.txt")
    (folder / place).unlink(missing_ok=True)
    make, words = NO_FILES[name]
    make(folder / place)
    [problem] = check_story(folder, "sources/made")[1]
    assert (problem.code, words in problem.message) == ("unreadable-file", True)


def test_a_folder_in_between_may_be_no_link(tmp_path: Path) -> None:
    folder = story(tmp_path, "made", "inner/a.txt")
    (folder / "inner").symlink_to(story(tmp_path, "other"))
    assert [each.message for each in check_story(folder, "made")[1]] == ["inner/a.txt is a symbolic link"]


def test_a_story_that_is_a_link_is_told_and_not_read(tmp_path: Path) -> None:
    story(tmp_path / "elsewhere", "real")
    sources = tmp_path / "sources"
    story(sources, "made")
    for name, target in (("linked", "../elsewhere/real"), ("dangling", "nowhere"), ("loop", "loop"),
                         ("_let-be", "made"), (".hidden", "made"), ("to-a-file", "made/a.txt")):
        (sources / name).symlink_to(target)
    assert [each.name for each in find_stories(sources)] == ["made"]
    told = stray_folders(sources)
    assert [each.place.file for each in told] == ["sources/dangling", "sources/linked", "sources/loop"]
    assert {each.code for each in told} == {"unreadable-file"}
    [problem] = check_story(sources / "linked", "x")[1]
    assert problem.message == "the story's folder is a symbolic link"


@pytest.mark.parametrize("step", ["a.txt", "inner", "made"])
def test_a_link_that_is_put_there_after_the_check_is_not_followed(step: str, tmp_path: Path,
                                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at each name and the opening, somebody swaps a step of the path for a link."""
    secret = tmp_path / "secret/inner"
    secret.mkdir(parents=True)
    (secret / "a.txt").write_bytes(b"secret")
    folder = tmp_path / "made"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner/a.txt").write_bytes(b"one")
    steps = {"a.txt": (folder / "inner/a.txt", secret / "a.txt"), "inner": (folder / "inner", secret),
             "made": (folder, tmp_path / "secret")}
    whole = files._refuse_links

    def swapped(*arguments: object) -> object:
        refused = whole(*arguments)  # type: ignore[arg-type]
        there, target = steps[step]
        there.rename(tmp_path / "aside")
        there.symlink_to(target)
        return refused

    assert files.read(folder, "inner/a.txt", 100) == b"one"
    monkeypatch.setattr(files, "_refuse_links", swapped)
    assert isinstance(files.read(folder, "inner/a.txt", 100), files.Refused)


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = story(tmp_path, "made")
    monkeypatch.setattr(files, "_refuse_links", lambda *_: (folder / "a.txt").unlink(missing_ok=True))
    assert [each.message for each in check_story(folder, "made")[1]] == [
        "a.txt cannot be read: no such file or directory"]


def test_what_nobody_may_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system tells it, since tests may run as one who may read everything."""
    story(tmp_path / "sources", "made")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", denied)
        [problem] = check_story(tmp_path / "sources/made", "made")[1]
    assert problem.message == "story.yml cannot be read: permission denied"
    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", denied)
        told = stray_folders(tmp_path / "sources")
    assert [(each.place.file, each.message) for each in told] == [
        ("sources", "this folder cannot be read: permission denied")]


@pytest.mark.parametrize("name", [b"bad\xff", "\x1b[31m", "\u202egnp", "a\nb", "Con", "nul", "é", "e\u0301", "a" * 200])
@pytest.mark.parametrize("form", FORMATS)
def test_names_of_folders_and_files_steer_no_terminal(name: str | bytes, form: str, tmp_path: Path) -> None:
    folder = story(tmp_path / "sources", name)
    (folder / "a.txt").rename(folder / os.fsdecode(b"a\xff\x1b[31m.txt"))
    problems = check_story(folder, f"sources/{folder.name}")[1]
    assert {"bad-id", "no-file"} <= {each.code for each in problems}
    said = report(problems, form)
    said.encode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", said)


def test_a_story_that_is_not_there_is_told_without_steering(tmp_path: Path) -> None:
    story(tmp_path / "sources", b"bad\xff\x1b[31m")
    ended = CliRunner().invoke(cli, ["check", "no\x1b[31m", "--sources", str(tmp_path / "sources")])
    assert ended.exit_code == 2
    assert "\x1b" not in ended.output


@pytest.mark.parametrize(("one", "other"), [("a.txt", "A.TXT"), ("straße.txt", "STRASSE.txt"), ("é.txt", "e\u0301.txt"),
                                            ("ſ.txt", "s.txt"), ("ά.txt", "ΆA.txt"[0] + ".txt")])
def test_two_names_that_some_systems_take_for_one_are_refused(one: str, other: str, tmp_path: Path) -> None:
    for name in (one, other):
        (tmp_path / name).write_bytes(name.encode())
    for name in (one, other):
        refused = files.read(tmp_path, name, 100)
        assert isinstance(refused, files.Refused)
        assert refused.code == "bad-file-name"


def test_raw_files_are_never_written(tmp_path: Path) -> None:
    """Read-only all of them, the same afterwards; and nothing under `sources` is so much as opened for writing."""
    sources = tmp_path / "sources"
    write_story(sources / "made", {"sources": {"A": ["one", "two"]}, "entries": {"A": {"gloss": "g.txt"}},
                                   "files": {"g.txt": "[1] eins\n[2] zwei\n"}})
    kept = sorted(path for path in sources.rglob("*") if path.is_file())
    for path in kept:
        path.chmod(0o444)
        os.utime(path, (1_000_000_000, 1_000_000_000))
    before = [(path, path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in kept]
    touched: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        changes = event in {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime", "os.truncate"}
        if watching and (writes or changes) and str(sources) in str(arguments[0]):
            touched.append(f"{event} {arguments}")

    sys.addaudithook(watch)  # for good; `watching` ends it
    for command in (("check",), ("build", "--out", str(tmp_path / "out")), ("show", "made", "A")):
        assert CliRunner().invoke(cli, [*command, "--sources", str(sources)]).exit_code == 0
    watching = False
    assert touched == []
    assert sorted(path for path in sources.rglob("*") if path.is_file()) == kept
    assert [(path, path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in kept] == before


def test_ids_that_look_like_others_are_all_different_on_the_page(tmp_path: Path) -> None:
    ids = ("text", "sources", "notes", "a-1", "n-a-1", "p", "killed-a", "provenance", "where-they-part", "a-2")
    notes = {name: {"source": "A", "kind": "context", "quote": "one", "text": "x"} for name in ids}
    parted = {f"{name}-b": {"topic": "t", "kind": "number", "readings": {"A": [{"quote": "two"}, {"quote": "one"}]}}
              for name in ids}
    spec = {"sources": {"A": ["one two", "x", "y"], "N": ["z"], "P": ["z"]}, "notes": notes, "discrepancies": parted,
            "passages": [{"A": 1, "id": "a-1"}, {"A": 2, "id": "text"}, {"A": 3, "id": "killed-a"}]}
    write_story(tmp_path / "sources/made", spec)
    site = build(Settings(tmp_path / "sources"))
    assert site.problems == ()
    found = re.findall(r' id="([^"]+)"', site.files[PurePosixPath("made/index.md")].decode())
    assert len(found) > 40
    assert [name for name, count in Counter(found).items() if count > 1] == []
    names = [path.as_posix().casefold() for path in site.files]
    assert len(names) == len(set(names))
