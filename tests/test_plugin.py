"""The MkDocs plugin and the same pages without it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from annotate.verify import verify_site
from tests.made import write_story

SPEC = {"sources": {"A": ["one two", "three"], "B": ["eins", "drei *x* <b>"]}, "passages": [{"A": 1, "B": 1}],
        "discrepancies": {"d": {"topic": "T", "kind": "number", "readings": {
            "A": {"quote": "one", "value": "1"}, "B": {"quote": "eins", "value": "2"}}}}}


def project(folder: Path, plugins: list[object], **config: object) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Home\n\n[Stories](stories/index.md)\n", "utf-8")
    settings = {"site_name": "x", "theme": {"name": "material", "font": False}, "plugins": plugins, **config}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return folder


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, encoding="utf-8",
                          env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)


def article(folder: Path, path: str) -> str:
    page = BeautifulSoup((folder / "site" / path / "index.html").read_bytes(), "lxml").find("article")
    assert page is not None
    for result in page.select(".an-result"):  # the plugin compares what it builds, and says so
        result.clear()
    return str(page)


def test_pages_on_disk_build_the_same_without_the_plugin(tmp_path: Path) -> None:
    with_it, without = project(tmp_path / "with", ["annotate"]), project(tmp_path / "without", [])
    for folder in (with_it, without):
        write_story(folder / "sources" / "s", SPEC)
    assert run(without, "annotate", "build", "--out", "docs/stories").returncode == 0
    for folder in (with_it, without):
        done = run(folder, "mkdocs", "build", "--strict")
        assert done.returncode == 0, done.stderr
    for path in ("stories", "stories/s", "stories/s/a", "stories/s/b"):
        assert article(with_it, path) == article(without, path)
    assert verify_site(without / "site", "site")[1] == []
    for name in ("annotate.css", "annotate.js", "s/A.txt", "s/story.yml"):
        at = Path("site", "stories", name)
        assert (with_it / at).read_bytes() == (without / at).read_bytes()


@pytest.mark.parametrize("strict", [["--strict"], []])
def test_an_error_stops_the_build_and_is_told_in_full(tmp_path: Path, strict: list[str]) -> None:
    folder = project(tmp_path / "p", ["annotate"])
    write_story(folder / "sources" / "s", {"sources": {"A": ["one"]}, "passages": [{"A": 7}]})
    done = run(folder, "mkdocs", "build", *strict)
    assert done.returncode != 0
    assert "sources/s/story.yml:" in done.stderr
    assert "^" in done.stderr
    assert not (folder / "site" / "stories").exists()


@pytest.mark.parametrize("quiet", [["--quiet"], []])
def test_a_warning_stops_a_strict_build_however_quiet_it_is(tmp_path: Path, quiet: list[str]) -> None:
    folder = project(tmp_path / "p", ["annotate"])
    write_story(folder / "sources" / "s", {**SPEC, "entries": {"A": {"gloss": "a.de.txt"}},
                                           "files": {"a.de.txt": "[1] eins zwei\n"}})
    done = run(folder, "mkdocs", "build", "--strict", *quiet)
    assert done.returncode != 0
    assert not (folder / "site" / "stories").exists()
    assert run(folder, "mkdocs", "build", *quiet).returncode == 0


def test_the_edit_link_leads_to_the_yaml(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", ["annotate"], repo_url="https://example.org/o/r", edit_uri="edit/main/docs/",
                     theme={"name": "material", "font": False, "features": ["content.action.edit"]})
    write_story(folder / "sources" / "s", SPEC)
    assert run(folder, "mkdocs", "build").returncode == 0
    assert 'href="https://example.org/o/r/edit/main/sources/s/story.yml"' in article(folder, "stories/s")


@pytest.mark.parametrize("out", ["", ".", "/abs", "../evil", "a/../../b"])
def test_an_output_that_is_no_folder_of_the_site_is_refused(tmp_path: Path, out: str) -> None:
    folder = project(tmp_path / "p", [{"annotate": {"out": out}}])
    write_story(folder / "sources" / "s", SPEC)
    done = run(folder, "mkdocs", "build")
    assert done.returncode != 0
    assert "`out` names a folder of the site" in done.stderr
    assert not (folder / "site" / "s").exists()


def test_a_missing_template_folder_is_told(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", [{"annotate": {"templates": "nowhere"}}])
    write_story(folder / "sources" / "s", SPEC)
    assert "there is no folder nowhere" in run(folder, "mkdocs", "build").stderr


def test_pages_that_stand_in_the_docs_folder_as_well_are_told(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", ["annotate"])
    write_story(folder / "sources" / "s", SPEC)
    assert run(folder, "annotate", "build", "--out", "docs/stories").returncode == 0
    done = run(folder, "mkdocs", "build")
    assert done.returncode != 0
    assert "is in the docs folder already" in done.stderr


def test_a_missing_sources_folder_is_told(tmp_path: Path) -> None:
    done = run(project(tmp_path / "p", ["annotate"]), "mkdocs", "build")
    assert done.returncode != 0
    assert "there is no folder sources" in done.stderr
    assert "Traceback" not in done.stderr
