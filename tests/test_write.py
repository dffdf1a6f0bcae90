"""Writing: only what changed, only what is ours."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from annotate.write import MANIFEST, Written, create, write

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


@pytest.mark.parametrize("nth", range(5))
def test_a_disk_that_refuses_at_any_moment_leaves_files_that_the_next_build_takes_for_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int,
) -> None:
    first, second, third = ({PAGE: text, OTHER: text} for text in (b"first", b"second", b"third"))
    write(first, tmp_path, "out")
    calls = iter(range(100))
    real = Path.replace

    def full(staged: Path, target: Path) -> Path:
        if next(calls) == nth:
            raise OSError(28, "No space left on device")
        return real(staged, target)

    monkeypatch.setattr(Path, "replace", full)
    if nth < 4:
        with pytest.raises(OSError, match="No space"):
            write(second, tmp_path, "out")
    monkeypatch.undo()
    assert {content for name, content in tree(tmp_path).items() if name != MANIFEST.name} <= {b"first", b"second"}
    assert codes(tmp_path, third) == []
    fresh = tmp_path / "fresh"
    write(third, fresh, "out")
    assert {name: text for name, text in tree(tmp_path).items() if not name.startswith("fresh")} == tree(fresh)


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
