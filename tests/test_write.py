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


def test_a_new_folder_is_never_made_over_another(tmp_path: Path) -> None:
    create(tmp_path / "story", {"story.yml": b"x"})
    with pytest.raises(FileExistsError):
        create(tmp_path / "story", {"story.yml": b"y"})
    assert (tmp_path / "story" / "story.yml").read_bytes() == b"x"
