"""A story's folder that `annotate new` makes: whole or not at all, and never over another."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import IO, Any

import pytest

from annotate.load import find_stories, stray_folders
from annotate.write import create, create_file, put_beside

FILES = {"a.txt": b"a", "b.txt": b"b", "story.yml": b"title: x"}


@pytest.mark.parametrize("at", FILES)
@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()],
                         ids=["full disk", "interrupted"])
def test_what_fails_at_any_file_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, fault: BaseException,
) -> None:
    real = Path.open

    def full(path: Path, mode: str = "r", *given: Any, **named: Any) -> IO[Any]:
        if at in path.name:
            assert not find_stories(tmp_path)
            assert not stray_folders(tmp_path)
            raise fault
        return real(path, mode, *given, **named)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(type(fault)):
        create(tmp_path / "story", FILES)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    create(tmp_path / "story", FILES)
    assert {path.name: path.read_bytes() for path in (tmp_path / "story").iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["story"]


def make(story: Path, theirs: str) -> None:
    if theirs == "a file":
        story.write_bytes(b"theirs")
    elif theirs == "a link to nowhere":
        story.symlink_to("nowhere")
    else:
        story.mkdir(exist_ok=True)
        if theirs == "a folder":
            (story / "theirs").touch()


@pytest.mark.parametrize("theirs", ["an empty folder", "a folder", "a file", "a link to nowhere"])
@pytest.mark.parametrize("when", ["before", "while it is filled"])
def test_what_another_has_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theirs: str, when: str) -> None:
    story, real = tmp_path / "story", Path.open

    def slow(path: Path, *given: Any, **named: Any) -> Any:
        if path.name == "b.txt":
            make(story, theirs)
        return real(path, *given, **named)

    if when == "before":
        make(story, theirs)
    else:
        monkeypatch.setattr(Path, "open", slow)
    with pytest.raises(FileExistsError):
        create(story, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["story"]
    assert [path.name for path in story.iterdir()] == ["theirs"] if theirs == "a folder" else not any(story.glob("*"))


def test_what_another_puts_there_at_the_last_moment_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, real = tmp_path / "story", Path.rename

    def late(path: Path, target: Path) -> Path:
        make(story, "a folder")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", late)
    with pytest.raises(FileExistsError):
        create(story, FILES)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["story", "story/theirs"]


def test_a_number_of_a_process_that_was_killed_can_come_again(tmp_path: Path) -> None:
    left = tmp_path / f".story.{os.getpid()}"
    left.mkdir()
    (left / "half").write_bytes(b"of a story")
    create(tmp_path / "story", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["story"]
    assert not (tmp_path / "story" / "half").exists()


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    file, real = tmp_path / "a.txt", os.link

    def late(one: Path, other: Path) -> None:
        file.write_bytes(b"theirs")
        if not links:
            raise OSError(errno.ENOTSUP, "no links here")
        real(one, other)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileExistsError):
        create_file(file, b"mine", over=False)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.txt": b"theirs"}


def test_where_there_are_no_links_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", none)
    create_file(tmp_path / "a.txt", b"mine", over=False)
    create_file(tmp_path / "a.txt", b"mine", over=False)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a.txt": b"mine"}


def test_a_story_that_nobody_has_seen_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "story.yml").write_bytes(b"theirs")
    with pytest.raises(FileExistsError, match="again"):
        put_beside(tmp_path / "story.yml", b"mine", {"a.txt": b"a"})
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"story.yml": b"theirs"}
