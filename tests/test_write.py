"""Writing: only what changed, only what is ours."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import stat
from pathlib import Path, PurePosixPath

import pytest

from annotate.write import MANIFEST, Busy, Output, Written, create, exchange, write

PAGE, OTHER = PurePosixPath("one/index.md"), PurePosixPath("two/a/index.md")


def codes(out: Path, files: dict[PurePosixPath, bytes]) -> list[str]:
    return [problem.code for problem in write(files, out, "out")[1]]


def tree(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    write({PAGE: b"one", OTHER: b"two"}, tmp_path, "out")
    before = (tmp_path / PAGE).stat().st_mtime_ns
    done, _ = write({PAGE: b"one", OTHER: b"changed"}, tmp_path, "out")
    assert done == Written((OTHER,), (), 1)
    assert (tmp_path / PAGE).stat().st_mtime_ns == before


def test_what_is_no_longer_made_is_removed_with_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    write({PAGE: b"one", OTHER: b"two"}, tmp_path, "out")
    done, _ = write({PAGE: b"one"}, tmp_path, "out")
    assert done.removed == (OTHER,)
    assert sorted(tree(tmp_path)) == [MANIFEST.name, "one/index.md"]
    assert not (tmp_path / "two").exists()


def test_a_foreign_file_stays_and_so_does_its_folder(tmp_path: Path) -> None:
    write({OTHER: b"two"}, tmp_path, "out")
    (tmp_path / "two" / "mine.md").write_bytes(b"mine")
    assert codes(tmp_path, {}) == []
    assert tree(tmp_path)["two/mine.md"] == b"mine"


@pytest.mark.parametrize("files", [{PAGE: b"new"}, {}], ids=["written again", "no longer made"])
def test_a_file_changed_by_hand_stops_all(tmp_path: Path, files: dict[PurePosixPath, bytes]) -> None:
    write({PAGE: b"one", OTHER: b"two"}, tmp_path, "out")
    (tmp_path / PAGE).write_bytes(b"edited")
    before = tree(tmp_path)
    assert codes(tmp_path, files) == ["output-not-ours"]
    assert tree(tmp_path) == before


def test_a_file_that_was_there_before_us_stops_all(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / PAGE).write_bytes(b"mine")
    assert codes(tmp_path, {OTHER: b"two", PAGE: b"one"}) == ["output-not-ours"]
    assert tree(tmp_path) == {"one/index.md": b"mine"}


def test_a_folder_where_a_file_should_stand_stops_all(tmp_path: Path) -> None:
    (tmp_path / PAGE).mkdir(parents=True)
    assert codes(tmp_path, {PAGE: b"one"}) == ["output-not-ours"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"files": 3}', b'{"files": {"../mine": "x"}}',
                                     b'{"files": {"/etc": ""}}'])
def test_a_broken_manifest_stops_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    assert codes(tmp_path, {PAGE: b"one"}) == ["manifest-unreadable"]
    assert tree(tmp_path) == {MANIFEST.name: content}


@pytest.mark.parametrize("files", [{OTHER: b"new"}, {}], ids=["written again", "no longer made"])
def test_a_folder_that_is_a_link_is_never_followed(tmp_path: Path, files: dict[PurePosixPath, bytes]) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write({OTHER: b"two"}, out, "out")
    (out / "two").rename(elsewhere)
    (out / "two").symlink_to(elsewhere)
    assert codes(out, files) == ["output-not-ours"]
    assert tree(elsewhere) == {"a/index.md": b"two"}


def test_a_new_folder_is_never_made_over_another(tmp_path: Path) -> None:
    create(tmp_path / "story", {"story.yml": b"x"})
    with pytest.raises(FileExistsError):
        create(tmp_path / "story", {"story.yml": b"y"})
    assert (tmp_path / "story" / "story.yml").read_bytes() == b"x"


@pytest.fixture(params=["at once", "in two steps"])
def out(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder, on a system that can exchange two folders and on one that cannot."""
    if request.param == "in two steps":
        monkeypatch.setattr(exchange, "_at_once", lambda *_: False)
    return tmp_path / "in a folder" / "out"


def foreign(out: Path) -> dict[str, tuple[int, ...]]:
    """One of each kind into the output; gives out what tells each from a copy."""
    (out / "mine" / "empty").mkdir(parents=True)
    (out / ".hidden").mkdir()
    (out / ".hidden" / "file").write_bytes(b"hidden")
    (out / "one" / "beside.txt").write_bytes(b"beside")
    (out / "mine" / "read-only").write_bytes(b"x")
    (out / "mine" / "read-only").chmod(0o400)
    (out / "mine" / "link").symlink_to("../one/index.md")
    (out / "mine" / "dead").symlink_to("nowhere")
    (out / "mine" / "to-folder").symlink_to("../one")
    (out / "mine").chmod(0o750)
    (out / "closed").mkdir()
    (out / "closed" / "file").write_bytes(b"closed")
    (out / "closed").chmod(0o500)
    if hasattr(os, "mkfifo"):
        os.mkfifo(out / "mine" / "pipe")
    if hasattr(socket, "AF_UNIX"):
        here = Path.cwd()
        os.chdir(out / "mine")  # a socket's name is short
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind("socket")
        finally:
            os.chdir(here)
    return known(out)


def known(out: Path) -> dict[str, tuple[int, ...]]:
    found = {}
    for path in sorted(out.rglob("*")):
        name, told = path.relative_to(out).as_posix(), path.lstat()
        if name != MANIFEST.name and not name.endswith("index.md"):
            same = () if stat.S_ISLNK(told.st_mode) or path.is_dir() else (told.st_ino, told.st_mtime_ns, told.st_size)
            found[name] = (told.st_mode, *same)
    return found


def times(path: Path) -> tuple[int, ...]:
    told = path.lstat()
    return told.st_mode, told.st_ino, told.st_nlink, told.st_mtime_ns, told.st_ctime_ns


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())


def test_what_is_foreign_is_the_very_same_afterwards(out: Path) -> None:
    write({PAGE: b"one", OTHER: b"two"}, out, "out")
    before = foreign(out)
    done, problems = write({PAGE: b"another"}, out, "out")
    assert (problems, done.removed) == ([], (OTHER,))
    there = known(out)
    assert {name: there.get(name) for name in before if not name.startswith("two")} == {
        name: told for name, told in before.items() if not name.startswith("two")}
    assert (out / "mine" / "dead").readlink() == Path("nowhere")
    assert (out / PAGE).read_bytes() == b"another"
    assert beside(out) == ["out"]


def test_nothing_is_touched_when_nothing_changed(out: Path) -> None:
    write({PAGE: b"one"}, out, "out")
    foreign(out)
    before = {path: times(path) for path in [out, *out.rglob("*")]}
    done, _ = write({PAGE: b"one"}, out, "out")
    assert done == Written((), (), 1)
    assert {path: times(path) for path in [out, *out.rglob("*")]} == before


def test_what_did_not_change_stays_the_same_file(out: Path) -> None:
    write({PAGE: b"one", OTHER: b"two"}, out, "out")
    before = (out / PAGE).stat()
    write({PAGE: b"one", OTHER: b"new"}, out, "out")
    after = (out / PAGE).stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_nlink) == (before.st_ino, before.st_mtime_ns, 1)


def test_without_hard_links_all_is_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    write({PAGE: b"one", OTHER: b"two"}, out, "out")
    (out / "mine").write_bytes(b"mine")
    monkeypatch.setattr(os, "link", refuse)
    with Output(out, "out") as output:
        assert output.write({PAGE: b"one", OTHER: b"new"})[1] == []
    assert output.kept == []
    assert {name: text for name, text in tree(out).items() if name != MANIFEST.name} == {
        "mine": b"mine", PAGE.as_posix(): b"one", OTHER.as_posix(): b"new"}
    assert beside(out) == ["out"]


def test_what_is_mounted_in_the_output_is_never_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))

    write({PAGE: b"one"}, tmp_path / "out", "out")
    (tmp_path / "out" / "mine").write_bytes(b"mine")
    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(OSError, match="cross-device"):
        write({PAGE: b"new"}, tmp_path / "out", "out")
    assert tree(tmp_path / "out")[PAGE.as_posix()] == b"one"
    assert beside(tmp_path / "out") == ["out"]


@pytest.mark.parametrize("name", ["", "new", "next", "old", "lock", "made.json", "kept"])
def test_a_link_in_place_of_the_work_folder_or_in_it_leads_nowhere(out: Path, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    for each in ("new", "next", "old"):
        (precious / each).mkdir(parents=True)
        (precious / each / "file").write_bytes(b"precious")
    precious.chmod(0o755)
    link = out.parent / ".out.annotate" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(precious)
    if name in {"", "lock"}:
        with pytest.raises(OSError, match="link"):
            write({PAGE: b"one"}, out, "out")
    else:
        assert codes(out, {PAGE: b"one"}) == []
        assert sorted(tree(out)) == [MANIFEST.name, PAGE.as_posix()]
    assert len(tree(precious)) == 3
    assert stat.S_IMODE(precious.stat().st_mode) == 0o755


def test_what_a_killed_build_has_left_is_cleared_with_care(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({PAGE: b"one", OTHER: b"two"}, out, "out")
    (out / "mine").write_bytes(b"mine")

    def fail(left: Path, *_: object) -> list[Path]:
        if left.exists():
            raise OSError(errno.EIO, "cut off")
        return []

    with monkeypatch.context() as patch:
        patch.setattr("annotate.write.left.clear", fail)
        assert codes(out, {PAGE: b"another"}) == []
    left = next(path for path in (out.parent / ".out.annotate").iterdir() if path.name in {"next", "old"})
    assert (left / OTHER).read_bytes() == b"two"
    (left / "late").write_bytes(b"by one who had the folder open")
    assert codes(out, {PAGE: b"a third"}) == []
    assert {name: text for name, text in tree(out).items() if name != MANIFEST.name} == {
        PAGE.as_posix(): b"a third", "mine": b"mine", "late": b"by one who had the folder open"}
    assert beside(out) == ["out"]


@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV])
def test_an_output_that_the_system_does_not_move_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int,
) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(code, os.strerror(code))

    out = tmp_path / "out"
    write({PAGE: b"one"}, out, "out")
    monkeypatch.setattr(exchange, "_at_once", refuse)
    assert codes(out, {PAGE: b"new"}) == ["output-fixed"]
    assert tree(out)[PAGE.as_posix()] == b"one"
    assert beside(out) == ["out"]


def test_an_output_that_is_a_link_is_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real" / "place").mkdir(parents=True)
    (tmp_path / "out").symlink_to("real/place")
    assert codes(tmp_path / "out", {PAGE: b"one"}) == []
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real" / "place" / PAGE).read_bytes() == b"one"
    assert beside(tmp_path / "real" / "place") == ["place"]


def test_the_folder_that_the_command_runs_in_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out" / "deeper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "out" / "deeper")
    assert codes(tmp_path / "out", {PAGE: b"one"}) == ["output-fixed"]
    assert tree(tmp_path / "out") == {}


def test_a_file_becomes_a_folder_and_a_folder_a_file(out: Path) -> None:
    as_file, as_folder = PurePosixPath("x"), PurePosixPath("x/y")
    for files in ({as_file: b"1"}, {as_folder: b"2"}, {as_file: b"3"}):
        assert write(files, out, "out")[1] == []
        assert [text for name, text in tree(out).items() if name != MANIFEST.name] == list(files.values())


@pytest.mark.parametrize("at", ["one", "one/index.md/mine"])
def test_a_foreign_file_in_the_way_of_a_folder_or_below_a_file_stops_all(out: Path, at: str) -> None:
    write({OTHER: b"two"}, out, "out")
    (out / at).parent.mkdir(parents=True, exist_ok=True)
    (out / at).write_bytes(b"mine")
    assert codes(out, {OTHER: b"two", PAGE: b"one"}) == ["output-not-ours"]
    assert tree(out)[at] == b"mine"


def test_a_list_with_several_hashes_a_file_is_read(out: Path) -> None:
    write({PAGE: b"one"}, out, "out")
    listed = (out / MANIFEST).read_text("utf-8")
    (out / MANIFEST).write_text(listed.replace(': "', ': ["0", "').replace('"\n', '"]\n'), "utf-8")
    assert codes(out, {PAGE: b"new"}) == []


def test_two_builds_at_once_are_kept_apart(out: Path) -> None:
    with Output(out, "out") as first:
        first.stage()
        with pytest.raises(Busy):
            write({PAGE: b"second"}, out, "out")
        first.write({PAGE: b"first"})
    assert tree(out)[PAGE.as_posix()] == b"first"
    assert codes(out, {PAGE: b"second"}) == []


def test_a_lock_that_a_killed_build_has_left_does_not_hold(out: Path) -> None:
    work = out.parent / ".out.annotate"
    work.mkdir(parents=True)
    (work / "lock").write_bytes(b"")
    assert codes(out, {PAGE: b"one"}) == []
    assert beside(out) == ["out"]


def test_what_is_written_into_the_output_meanwhile_is_not_lost(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({PAGE: b"one", OTHER: b"two"}, out, "out")
    (out / "mine.md").write_bytes(b"mine")
    real = exchange.exchange

    def late(one: Path, other: Path, aside: Path) -> None:
        (out / "new.md").write_bytes(b"new")
        (out / PAGE).write_bytes(b"edited")
        (out / "mine.md").write_bytes(b"edited in place")
        (out / "deep" / "er").mkdir(parents=True)
        (out / "deep" / "er" / "x").write_bytes(b"x")
        real(one, other, aside)

    monkeypatch.setattr("annotate.write.output.exchange", late)
    with Output(out, "out") as output:
        assert output.write({PAGE: b"another"})[1] == []
    assert [(path.relative_to(out.parent).as_posix(), path.read_bytes()) for path in output.kept] == [
        (".out.annotate/kept/1/one/index.md", b"edited")]
    there = tree(out)
    assert (there["new.md"], there["mine.md"], there["deep/er/x"]) == (b"new", b"edited in place", b"x")
    assert there[PAGE.as_posix()] == b"another"
    monkeypatch.undo()
    assert codes(out, {PAGE: b"a third"}) == []
    assert output.kept[0].read_bytes() == b"edited"


def test_a_folder_that_another_took_away_is_made_again(out: Path) -> None:
    write({PAGE: b"one"}, out, "out")
    shutil.rmtree(out)
    assert codes(out, {PAGE: b"one"}) == []
    assert tree(out)[PAGE.as_posix()] == b"one"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize("call", ["write_bytes", "mkdir", "rename"])
def test_a_disk_that_refuses_at_any_moment_leaves_the_output_as_it_was(
    out: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int,
) -> None:
    first, second = ({PAGE: text, OTHER: text} for text in (b"first", b"second"))
    write(first, out, "out")
    before = foreign(out)
    old, real = tree(out), getattr(Path, call)
    for nth in range(100):
        calls = iter(range(100))

        def full(path: Path, *given: object, calls: object = calls, nth: int = nth, **named: object) -> object:
            if next(calls) == nth:  # type: ignore[call-overload]
                raise OSError(code, os.strerror(code), str(path))
            return real(path, *given, **named)

        monkeypatch.setattr(Path, call, full)
        try:
            problems = write(second, out, "out")[1]
        except OSError as error:
            assert error.filename  # noqa: PT017 - the disk may refuse or not; if it does, it says where
        else:
            assert problems == []
            break
        finally:
            monkeypatch.setattr(Path, call, real)
        assert {**tree(out)} == old
    assert nth >= 1
    assert tree(out)[PAGE.as_posix()] == b"second"
    assert {name: told for name, told in known(out).items() if name in before} == before
    assert beside(out) == ["out"]


def test_a_second_step_that_fails_takes_the_first_back(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange._one_by_one(tmp_path / "nothing", tmp_path / "out", tmp_path / "aside")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no owners")
def test_a_folder_of_another_user_that_could_not_be_cleared_stops_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    write({PAGE: b"one"}, out, "out")
    (out / "theirs").mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: path.name != "theirs")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(PermissionError) as refused:
        write({PAGE: b"new"}, out, "out")
    assert refused.value.filename == str(out / "theirs")
    assert tree(out)[PAGE.as_posix()] == b"one"
    assert beside(out) == ["out"]


def test_a_build_that_changes_nothing_touches_nothing_around_the_output_either(tmp_path: Path) -> None:
    """A lock that comes and goes would wake `mkdocs serve`, which would build again, and so on for ever."""
    out = tmp_path / "docs" / "stories"
    write({PAGE: b"one"}, out, "out")
    before = out.parent.stat().st_mtime_ns
    with Output(out, "out") as output:
        assert output.write({PAGE: b"one"}) == (Written((), (), 1), [])
    assert out.parent.stat().st_mtime_ns == before
