"""What stands beside an output after a kill, a power cut or a reader who holds a file open."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from annotate.cli import cli
from annotate.write import MANIFEST, Output, exchange, write
from tests.made import write_story
from tests.test_write import tree

PAGE, GONE = PurePosixPath("one/index.md"), PurePosixPath("withdrawn/index.md")
NAME_OF_NFS = ".nfs0000000001a2b3c400000007"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "out"


def cut_off(out: Path, monkeypatch: pytest.MonkeyPatch, files: dict[PurePosixPath, bytes]) -> Path:
    """A build that ends right after the two have changed places; gives out its work folder."""
    def stop(*_: object) -> Iterator[Path]:
        raise OSError(errno.EIO, "cut off")

    with monkeypatch.context() as patch:
        patch.setattr("annotate.write.output.clear_up", stop)
        assert write(files, out, "out")[1] == []
    return out.parent / ".out.annotate"


@pytest.mark.parametrize("lost", [None, b"", b"\0" * 200, b'{"files": {'], ids=["gone", "empty", "zeros", "half"])
def test_a_power_cut_that_loses_the_list_does_not_bring_back_what_was_withdrawn(
    out: Path, monkeypatch: pytest.MonkeyPatch, lost: bytes | None,
) -> None:
    write({PAGE: b"one", GONE: b"withdrawn"}, out, "out")
    work = cut_off(out, monkeypatch, {PAGE: b"changed"})
    (work / "next" / "late").write_bytes(b"by one who had the folder open")
    (work / "made.json").unlink()
    if lost is not None:
        (work / "made.json").write_bytes(lost)
    with Output(out, "out") as output:
        assert output.write({PAGE: b"changed"})[1] == []
    assert {name: text for name, text in tree(out).items() if name != MANIFEST.name} == {
        PAGE.as_posix(): b"changed", "late": b"by one who had the folder open"}
    assert output.kept == []
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_the_lists_are_on_the_disk_before_two_generations_change_places(
    out: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    flushed, real = [], exchange.exchange
    monkeypatch.setattr(os, "fsync", lambda number: flushed.append(os.fstat(number).st_ino))

    def late(one: Path, other: Path, aside: Path) -> None:
        lists = [one / MANIFEST, one.parent / "made.json", one, one.parent]
        assert {path.stat().st_ino for path in lists if os.name == "posix" or path.is_file()} <= set(flushed)
        flushed.append(0)
        real(one, other, aside)

    write({PAGE: b"one"}, out, "out")
    monkeypatch.setattr("annotate.write.output.exchange", late)
    assert write({PAGE: b"two"}, out, "out")[1] == []
    assert 0 in flushed


@pytest.mark.parametrize("at_once", [True, False])
def test_what_nfs_holds_open_is_left_alone(out: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(exchange, "_at_once", lambda *_: False)
    write({PAGE: b"one", GONE: b"withdrawn"}, out, "out")
    for folder in (out, out / "withdrawn"):
        (folder / NAME_OF_NFS).write_bytes(b"still read by somebody")
    (out / ".nfs-of-mine").write_bytes(b"mine")
    for text in (b"two", b"three", b"four"):
        with Output(out, "out") as output:
            assert output.write({PAGE: text})[1] == []
        assert {name: at for name, at in tree(out).items() if name != MANIFEST.name} == {
            PAGE.as_posix(): text, ".nfs-of-mine": b"mine"}
        assert output.kept == []
    left = sorted((out.parent / ".out.annotate").rglob("*"))
    assert [path.name for path in left if path.is_file()] == [NAME_OF_NFS] * 2
    for path in left:
        path.unlink() if path.is_file() else None
    assert write({PAGE: b"five"}, out, "out")[1] == []
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_what_only_the_end_of_a_build_keeps_is_told_even_if_the_stories_have_problems(
    out: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = out.parent / "sources"
    write_story(root / "s", {"sources": {"A": ["one"]}})
    build = ["build", "--sources", str(root), "--out", str(out)]
    assert CliRunner().invoke(cli, build).exit_code == 0
    shutil.copytree(out, out.parent / ".out.annotate" / "next")
    (out.parent / ".out.annotate" / "next" / "index.md").write_bytes(b"edited while it was replaced")
    (root / "s" / "story.yml").write_bytes(b"nonsense: 1\n")
    done = CliRunner().invoke(cli, build)
    assert done.exit_code == 1
    assert "what could not stay: " in done.output
    kept, = [line.rpartition(": ")[2] for line in done.output.splitlines() if "what could not stay" in line]
    assert Path(kept).read_bytes() == b"edited while it was replaced"


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_parent_that_refuses_is_told_with_what_it_is_needed_for(
    out: Path, monkeypatch: pytest.MonkeyPatch, code: int,
) -> None:
    root, real = out.parent / "sources", Path.mkdir
    write_story(root / "s", {"sources": {"A": ["one"]}})

    def refuse(path: Path, **named: bool) -> None:
        if path.name == ".out.annotate":
            raise OSError(code, os.strerror(code), str(path))
        real(path, **named)

    monkeypatch.setattr(Path, "mkdir", refuse)
    done = CliRunner().invoke(cli, ["build", "--sources", str(root), "--out", str(out)])
    assert done.exit_code == 3
    assert f"; {out} is as it was\n" in done.output
    assert done.output.endswith(
        "\nhelp: builds are made in .out.annotate, a folder beside the output; it must be writable\n")
