"""`annotate build` when the disk refuses or another build is at work: told, and the output is as it was."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from annotate.cli import cli
from annotate.write import exchange
from tests.made import write_story

NOBODY_IS_REFUSED = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources" / "s", {"sources": {"A": ["one"]}})
    return tmp_path


def change(here: Path) -> None:
    write_story(here / "sources" / "s", {"title": "Another", "sources": {"A": ["one", "two " * 80_000]}})


def run(out: str = "a folder/out") -> Result:
    return CliRunner().invoke(cli, ["build", "--out", out])


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_build_that_is_at_work(here: Path) -> None:
    assert run().exit_code == 0
    before = state(here / "a folder")
    change(here)
    (here / "a folder" / ".out.annotate").mkdir()
    with FileLock(here / "a folder" / ".out.annotate" / "lock"):
        done = run()
    assert done.exit_code == 4
    assert "another build is at work" in done.output
    assert "a folder/out is as it was" in done.output
    assert {name: text for name, text in state(here / "a folder").items() if ".annotate/" not in name} == before
    assert run().exit_code == 0


def test_an_output_that_was_cut_off_between_two_steps_is_mended_even_if_the_stories_have_problems(here: Path) -> None:
    assert run().exit_code == 0
    before = state(here / "a folder" / "out")
    (here / "a folder" / ".out.annotate").mkdir()
    (here / "a folder" / ".out.annotate" / "made.json").write_bytes(before[".annotate.json"])
    (here / "a folder" / "out").rename(here / "a folder" / ".out.annotate" / "old")
    (here / "sources" / "s" / "story.yml").write_bytes(b"nonsense: 1\n")
    assert run().exit_code == 1
    assert state(here / "a folder" / "out") == before
    assert [path.name for path in (here / "a folder").iterdir()] == ["out"]


def test_stories_with_problems_leave_no_folder(here: Path) -> None:
    (here / "sources" / "s" / "story.yml").write_bytes(b"nonsense: 1\n")
    assert run().exit_code == 1
    assert not (here / "a folder").exists()


def test_the_message_names_the_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    assert run().exit_code == 0
    before = state(here / "a folder")
    change(here)
    monkeypatch.setattr(Path, "write_bytes", full)
    done = run()
    assert done.exit_code == 3
    assert "No space left on device: " in done.output
    assert ".out.annotate/new/" in done.output
    assert done.output.endswith("; a folder/out is as it was\n")
    assert state(here / "a folder") == before


def test_what_somebody_wrote_meanwhile_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = exchange.exchange

    def late(one: Path, other: Path, aside: Path) -> None:
        (other / "index.md").write_bytes(b"edited")
        real(one, other, aside)

    assert run().exit_code == 0
    change(here)
    monkeypatch.setattr("annotate.write.output.exchange", late)
    done = run()
    assert done.exit_code == 0
    assert "what could not stay: " in done.output
    assert (here / "a folder" / ".out.annotate" / "kept" / "1" / "index.md").read_bytes() == b"edited"


@pytest.fixture
def small_disk(here: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    disk = here / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    try:
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("only root mounts")
    except FileNotFoundError:
        pytest.skip("no mount here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_and_one_that_is_read_only(here: Path, small_disk: Path) -> None:
    done = run("disk/out")
    assert done.exit_code == 0, done.output
    before = state(small_disk)
    change(here)
    done = run("disk/out")
    assert (done.exit_code, "No space left on device: " in done.output) == (3, True)
    assert "disk/out is as it was" in done.output
    assert state(small_disk) == before
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = run("disk/out")
    assert (done.exit_code, "Read-only file system: " in done.output) == (3, True)
    assert state(small_disk) == before


def test_a_mount_point_is_not_replaced_nor_what_holds_one(here: Path, small_disk: Path) -> None:
    done = run("disk")
    assert done.exit_code == 1
    assert "error[output-fixed]: the output folder cannot be replaced as a whole: it is a mount point" in done.output
    (small_disk / "mine").write_bytes(b"mine")
    (bound := here / "holds" / "bound").mkdir(parents=True)
    subprocess.run(["mount", "--bind", str(small_disk), str(bound)], check=True)
    try:
        done = run("holds")
        assert (done.exit_code, "bound in it is a mount point" in done.output) == (1, True)
    finally:
        subprocess.run(["umount", str(bound)], check=True)
    assert state(small_disk) == {"mine": b"mine"}
    assert list((here / "holds").iterdir()) == [bound]


@pytest.mark.skipif(NOBODY_IS_REFUSED, reason="root writes everywhere")
def test_a_folder_without_the_right_to_write(here: Path) -> None:
    assert run().exit_code == 0
    before = state(here / "a folder")
    change(here)
    (here / "a folder").chmod(0o500)
    try:
        done = run()
    finally:
        (here / "a folder").chmod(0o700)
    assert (done.exit_code, "Permission denied: " in done.output) == (3, True)
    assert state(here / "a folder") == before
