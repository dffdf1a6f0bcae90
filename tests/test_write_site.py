"""`mkdocs build` through the plugin: a whole site or the last one."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from filelock import FileLock
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from annotate.plugin import AnnotatePlugin
from annotate.write import MANIFEST
from tests.made import write_story
from tests.test_plugin import project


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one story; the path has a blank, and it is not where the command runs."""
    made = project(tmp_path / "a project", ["annotate"])
    write_story(made / "sources" / "s", {"sources": {"A": ["one"]}})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763769600")
    monkeypatch.chdir(tmp_path)
    return made


def change(folder: Path) -> None:
    write_story(folder / "sources" / "s", {"title": "Another", "sources": {"A": ["two"]}})
    (folder / "docs" / "page.md").write_text("# A page\n", "utf-8")


def run(folder: Path, command: Literal["build", "gh-deploy", "serve"] = "build", *, dirty: bool = False,
        **given: Any) -> MkDocsConfig:
    """What `mkdocs build` does, in this process."""
    config = load_config(str(folder / "mkdocs.yml"), **given)
    config.plugins.on_startup(command=command, dirty=dirty)
    try:
        build(config, dirty=dirty)
    finally:
        config.plugins.on_shutdown()
    return config


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def alone(site: Path) -> bool:
    """Nothing is left beside it."""
    return not list(site.parent.glob(".*.annotate"))


@pytest.mark.parametrize("command", ["build", "gh-deploy"])
def test_a_site_takes_the_place_of_the_last(folder: Path, command: Literal["build", "gh-deploy"]) -> None:
    site = folder / "site"
    run(folder, command)
    (site / "mine.txt").write_bytes(b"mine")
    (site / ".nojekyll").write_bytes(b"")
    css = (site / "stories" / "annotate.css").stat()
    change(folder)
    config = run(folder, command)
    assert config.site_dir == str(site)
    assert (site / "page" / "index.html").exists()
    assert (site / "mine.txt").read_bytes() == b"mine"
    after = (site / "stories" / "annotate.css").stat()
    assert (after.st_ino, after.st_mtime_ns) == (css.st_ino, css.st_mtime_ns)
    (folder / "docs" / "page.md").unlink()
    run(folder, command)
    assert not (site / "page").exists()
    assert alone(site)


@pytest.mark.parametrize("relative", [True, False])
def test_a_site_of_any_name_and_place(folder: Path, tmp_path: Path, relative: bool) -> None:
    site = (folder if relative else tmp_path) / "not there" / "my site"
    run(folder, site_dir="not there/my site" if relative else str(site))  # MkDocs counts from its configuration
    run(folder)
    assert tree(site) == tree(folder / "site")
    assert alone(site)


def test_a_folder_that_others_have_filled_is_not_emptied(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "site" / "pdf").mkdir(parents=True)
    for name in ("CNAME", "pdf/report.pdf", ".nojekyll"):
        (folder / "site" / name).write_bytes(b"mine")
    before = tree(folder / "site")
    with pytest.raises(Abort):
        run(folder)
    assert "error[output-not-ours]: annotate did not make what is in this folder: CNAME and 1 more" in caplog.text
    assert "help: remove site if nothing in it is yours, and build again" in caplog.text
    assert tree(folder / "site") == before


def test_hidden_files_of_others_stay(folder: Path) -> None:
    (folder / "site" / ".git").mkdir(parents=True)
    for name in (".git/HEAD", ".nojekyll"):
        (folder / "site" / name).write_bytes(b"mine")
    run(folder)
    there = tree(folder / "site")
    assert (there[".git/HEAD"], there[".nojekyll"]) == (b"mine", b"mine")
    assert "index.html" in there


def test_a_site_changed_by_hand_is_not_overwritten(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    run(folder)
    (folder / "site" / "index.html").write_bytes(b"edited")
    before = tree(folder / "site")
    change(folder)
    with pytest.raises(Abort):
        run(folder)
    assert "error[output-not-ours]" in caplog.text
    assert "help: remove site if nothing in it is yours, and build again; a tool that changes the " in caplog.text
    assert str(folder) not in caplog.text
    assert tree(folder / "site") == before
    assert alone(folder / "site")


def problem(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "sources" / "s" / "story.yml").write_bytes(b"nonsense: 1\n")


def refused_pages(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PluginError("these pages are not to be published")

    monkeypatch.setattr(AnnotatePlugin, "_finish", refuse)


def full_disk(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("mkdocs.utils.write_file", full)


def full_disk_at_last(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(os, "link", full)


def interrupted(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(AnnotatePlugin, "_finish", interrupt)


def strict_warning(folder: Path, _: pytest.MonkeyPatch) -> None:
    (folder / "docs" / "page.md").write_text("[Nowhere](nowhere.md)\n", "utf-8")


@pytest.mark.parametrize("fault", [problem, refused_pages, full_disk, full_disk_at_last, interrupted, strict_warning])
def test_the_last_good_site_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    fault: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    run(folder)
    before = tree(folder / "site")
    change(folder)
    with monkeypatch.context() as patch:
        fault(folder, patch)
        with pytest.raises((Abort, PluginError, KeyboardInterrupt)) as stopped:
            run(folder, strict=fault is strict_warning)
    assert tree(folder / "site") == before
    assert alone(folder / "site")
    assert "site is as it was" in caplog.text + str(stopped.value) or fault is interrupted
    change(folder)
    run(folder)
    assert tree(folder / "site") != before


def test_a_strict_build_without_warnings_is_published(folder: Path) -> None:
    run(folder, strict=True)
    assert (folder / "site" / MANIFEST).exists()


def test_another_build_that_is_at_work(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / ".site.annotate").mkdir()
    with FileLock(folder / ".site.annotate" / "lock"), pytest.raises(Abort):
        run(folder)
    assert "another build is at work" in caplog.text
    assert not (folder / "site").exists()


@pytest.mark.parametrize(("command", "dirty"), [("serve", False), ("build", True)])
def test_what_is_no_whole_build_is_left_alone(folder: Path, command: Literal["build", "serve"], dirty: bool) -> None:
    run(folder, command, dirty=dirty)
    assert (folder / "site" / "index.html").exists()
    assert not (folder / "site" / MANIFEST).exists()
