"""What else may happen to a MkDocs build that publishes through the plugin: others write, the disk refuses."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort

from annotate.write import exchange
from tests.test_write_site import alone, change, folder, run, tree

__all__ = ["folder"]  # the fixture

HOOK = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority({priority})
def on_post_build(config):
    page = Path(config.site_dir, "stories", "s", "index.html")
    {does}
"""
CHANGES = 'page.write_text(page.read_text("utf-8").replace("two", "three"), "utf-8")'


def add_hook(folder: Path, text: str) -> None:
    (folder / "hook.py").write_text(text, "utf-8")
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings | {"hooks": ["hook.py"]}), "utf-8")


@pytest.mark.parametrize("priority", ["-100", "-10**9", "float('-inf')"])
def test_no_hook_changes_a_page_behind_the_comparison(
    folder: Path, caplog: pytest.LogCaptureFixture, priority: str,
) -> None:
    run(folder)
    before, without = tree(folder / "site"), (folder / "mkdocs.yml").read_bytes()
    change(folder)
    add_hook(folder, HOOK.format(priority=priority, does=CHANGES))
    if priority == "float('-inf')":  # as late as can be, it finds nothing to change: the site is published
        with pytest.raises(FileNotFoundError):
            run(folder)
        assert "is as it was" not in caplog.text
        assert b"three" not in (folder / "site" / "stories" / "s" / "index.html").read_bytes()
    else:
        with pytest.raises(Abort):
            run(folder)
        assert "error[page-differs]" in caplog.text
        assert tree(folder / "site") == before
    assert alone(folder / "site")
    (folder / "mkdocs.yml").write_bytes(without)
    run(folder)  # nothing of it is in the way
    assert b"two" in (folder / "site" / "stories" / "s" / "index.html").read_bytes()


def test_a_hook_that_adds_a_file_at_the_end_has_it_published(folder: Path) -> None:
    add_hook(folder, HOOK.format(priority=-100, does='page.with_name("index.json").write_text("{}")'))
    run(folder)
    run(folder)
    assert (folder / "site" / "stories" / "s" / "index.json").read_bytes() == b"{}"


def test_the_site_is_given_back_where_a_build_has_ended(folder: Path) -> None:
    assert run(folder).site_dir == str(folder / "site")
    (folder / "sources" / "s" / "story.yml").write_bytes(b"nonsense: 1\n")
    with pytest.raises(Abort):
        run(folder)
    assert alone(folder / "site")


def test_a_strict_build_that_has_published_does_not_fail_for_what_somebody_wrote_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:
    real = exchange.exchange

    def late(one: Path, other: Path, aside: Path) -> None:
        (other / "index.html").write_bytes(b"edited")
        real(one, other, aside)

    caplog.set_level(logging.INFO, "mkdocs")
    run(folder)
    change(folder)
    monkeypatch.setattr("annotate.write.output.exchange", late)
    run(folder, strict=True)
    assert "Somebody wrote into site while it was built; what could not stay: " in caplog.text
    assert (folder / ".site.annotate" / "kept" / "1" / "index.html").read_bytes() == b"edited"
    assert (folder / "site" / "page" / "index.html").exists()


def unreadable(*_: object) -> None:
    raise OSError(errno.EIO, "Input/output error", "a page")


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "a page")


@pytest.mark.parametrize("fault", [unreadable, full])
@pytest.mark.parametrize("at", ["finish", "staging.Output.publish", "staging.Output.stage"])
def test_a_disk_that_refuses_is_told_without_a_traceback(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, at: str,
    fault: Callable[..., None],
) -> None:
    run(folder)
    before = tree(folder / "site")
    change(folder)
    monkeypatch.setattr(f"annotate.plugin.{at}" if "." in at else f"annotate.plugin.hooks.{at}", fault)
    with pytest.raises(Abort):
        run(folder)
    assert "'a page'; site is as it was" in caplog.text
    assert tree(folder / "site") == before
    assert alone(folder / "site")


def test_a_parent_that_refuses_is_told_with_what_it_is_needed_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Abort):
        run(folder)
    assert "\nhelp: builds are made in .site.annotate, a folder beside the output; it must be writable" in caplog.text


def test_a_mount_point_is_refused_before_anything_is_built(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:
    (folder / "site").mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == folder / "site")
    monkeypatch.setattr("annotate.plugin.hooks.build", lambda _: pytest.fail("built in vain"))
    with pytest.raises(Abort):
        run(folder)
    assert "error[output-fixed]: the output folder cannot be replaced as a whole: it is a mount point" in caplog.text
    assert "--> site\n" in caplog.text
    assert alone(folder / "site")


def test_every_path_is_told_as_seen_from_the_configuration(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture,
) -> None:
    """Of a site elsewhere, the whole path."""
    for shown in ("site", str(tmp_path / "elsewhere")):
        run(folder, site_dir=shown)
        (Path(folder, shown) / "404.html").write_bytes(b"edited")
        (Path(folder, shown) / "stories" / "s" / "index.html").write_bytes(b"edited")
        change(folder)
        caplog.clear()
        with pytest.raises(Abort):
            run(folder, site_dir=shown)
        for path in ("404.html", "stories/s/index.html"):
            assert f"--> {shown}/{path}" in caplog.text
        assert f"help: remove {shown} if nothing in it is yours, and build again" in caplog.text


@pytest.mark.parametrize("option", ["max_segments", "max_quotes", "max_article", "max_story"])
@pytest.mark.parametrize("value", [0, -1, True, False])
def test_what_is_no_limit_is_refused_before_anything_is_built(
    folder: Path, caplog: pytest.LogCaptureFixture, option: str, value: object,
) -> None:
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    (folder / "mkdocs.yml").write_text(
        yaml.safe_dump(settings | {"plugins": [{"annotate": {option: value}}]}), "utf-8")
    with pytest.raises(Abort):
        run(folder)
    assert f"`{option}`: " in caplog.text
    assert "write it like " in caplog.text
    assert not (folder / "site").exists()


def test_the_command_line_is_told_the_same(folder: Path) -> None:
    """As a whole, in a process of its own: one message, no traceback."""
    add_hook(folder, HOOK.format(priority=-100, does=CHANGES.replace("two", "one")))
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=folder, capture_output=True, encoding="utf-8",
                          check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert done.returncode == 1
    assert "error[page-differs]" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "site").exists()
