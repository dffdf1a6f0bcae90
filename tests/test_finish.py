"""The last step of `mkdocs build`: what does not hold is not published, and the last good site stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotate.verify import verify_site
from tests.made import write_story

SCRIPT = "console.log(1)"
REPLACING = """\
import pathlib
def on_post_build(config):
    next(pathlib.Path(config.site_dir).rglob("A.txt")).write_text("other")
"""
ALLOWED = "sha256-CihokcEcBW4atb/CW/XWsvWwbTjqwQlE9nj9ii5ww5M="


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_story(tmp_path / "sources" / "s", {"sources": {"A": ["one word", "two"]}, "notes": {
        "n": {"source": "A", "quote": "word", "kind": "context", "text": "x"}}})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", "utf-8")
    configure(tmp_path)
    return tmp_path


def configure(project: Path, hook: str = "", option: str = "") -> None:
    """A site with a hook: what a plugin, a theme or an extension of somebody's may do to a page."""
    (project / "hook.py").write_text(hook, "utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: s\ntheme: {name: material, font: false}\nhooks: [hook.py]\n"
        f"plugins: [search, annotate: {{{option}}}]\n", "utf-8")


def build(project: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", *flags], cwd=project, capture_output=True,
                          encoding="utf-8", check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changing(old: str, new: str) -> str:
    return f"def on_post_page(output, page, config):\n    return output.replace({old!r}, {new!r})\n"


@pytest.mark.parametrize(("hook", "said"), [
    (changing("one ", "two "), "A-1 is not on the page as its source has it"),
    (changing("</body>", "<script>alert(1)</script></body>"), "error[page-script]"),
    (changing("</body>", "<img src=https://example.org/x.png></body>"), "error[page-fetches-elsewhere]"),
    (REPLACING, "error[record-differs]"),
], ids=["a word", "a script", "a picture of another server", "a download"])
def test_what_does_not_hold_is_told_and_the_last_good_site_stays(project: Path, hook: str, said: str) -> None:
    assert build(project).returncode == 0
    good = tree(project / "site")
    configure(project, hook)
    done = build(project)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(project / "site") == good
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".site")) in ([], [".site.annotate"])


def test_a_script_of_the_sites_own_may_run_once_it_is_named(project: Path) -> None:
    configure(project, changing("</body>", f"<script>{SCRIPT}</script></body>"))
    assert ALLOWED in build(project).stderr
    configure(project, changing("</body>", f"<script>{SCRIPT}</script></body>"), f"scripts: ['{ALLOWED}']")
    assert build(project).returncode == 0
    assert ALLOWED in (project / "site" / "stories" / "s" / "index.html").read_text("utf-8")


def test_a_dirty_build_is_finished_too(project: Path) -> None:
    assert build(project).returncode == 0
    assert build(project, "--dirty").returncode == 0
    page = (project / "site" / "stories" / "s" / "index.html").read_text("utf-8")
    assert page.count("Content-Security-Policy") == 1
    assert "Checked when it was built" in page
    assert verify_site(project / "site", "site")[1] == []


@pytest.mark.parametrize(("option", "said"), [
    ("max_article: 3", "more than the 3 that are read"), ("max_article: lots", "expected a size, found “lots”")])
def test_limits_stand_in_the_sites_configuration(project: Path, option: str, said: str) -> None:
    configure(project, option=option)
    done = build(project)
    assert done.returncode != 0
    assert said in done.stderr
