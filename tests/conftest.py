"""What the tests share: the real site, built once, and a browser to look at it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from filelock import FileLock
from hypothesis import Phase, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import Scheme, Visit, launch
from tests.gallery import write_project
from tests.served import served

ROOT = Path(__file__).parent.parent

# The same examples on every run, and no clock: what is red here is red everywhere. HYPOTHESIS_PROFILE=explore looks on.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
# For mutation testing, where most runs fail and nobody reads the example: nothing is made smaller.
settings.register_profile("mutants", derandomize=True, deadline=None, database=None,
                          phases=[Phase.explicit, Phase.generate])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


class Visitor(Protocol):
    """Opens a page of the built site; `path` may carry a fragment."""

    def __call__(self, path: str, *, width: int = 1366, height: int = 900, scheme: Scheme = "light",
                 scripts: bool = True) -> Visit: ...


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site, from the ordinary command, strict. Built once, whatever the number of test processes."""
    shared = common_folder(tmp_path_factory, worker_id)
    site, done = shared / "site", shared / "site.done"
    with FileLock(shared / "site.lock"):
        if not done.exists():
            build_site(site)
            done.touch()
    return site


def common_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One for all test processes: under xdist each has a folder of its own in it."""
    mine = tmp_path_factory.getbasetemp()
    return mine if worker_id == "master" else mine.parent


@pytest.fixture(scope="session")
def gallery_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The project's site with the stories of tests/gallery beside the real one; built once, strict."""
    project = common_folder(tmp_path_factory, worker_id) / "gallery"
    with FileLock(f"{project}.lock"):
        if not (project / "site").exists():
            shutil.rmtree(project, ignore_errors=True)  # of a build that failed
            write_project(project)
            build_site(project / "site", project)
    return project / "site"


@pytest.fixture(scope="session")
def gallery_url(gallery_site: Path) -> Iterator[str]:
    """Where the gallery is served, with a slash at its end."""
    with served(gallery_site) as base:
        yield base


def build_site(site: Path, project: Path = ROOT) -> None:
    """`mkdocs build --strict` in the project's folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=project, env=env, capture_output=True, encoding="utf-8", check=False)
    if built.returncode:
        pytest.fail(f"the site does not build:\n{built.stdout}{built.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Where the built site is served, with a slash at its end."""
    with served(built_site) as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        running = launch(play)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Visitor]:
    """`visit("stories/kursk-sappers/#n-killed", width=390, scheme="dark", scripts=False).page` and so on.

    Each visit is a new window; when the test ends, none may have left the site or met an error.
    """
    visits: list[Visit] = []

    def open_page(path: str, *, width: int = 1366, height: int = 900, scheme: Scheme = "light",
                  scripts: bool = True) -> Visit:
        window = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme,
                                     java_script_enabled=scripts)
        visits.append(Visit(window.new_page(), site_url))
        visits[-1].go(path)
        return visits[-1]

    yield open_page
    for each in visits:
        each.page.context.close()
    assert [each.foreign for each in visits if each.foreign] == [], "asked for something on another server"
    assert [each.errors for each in visits if each.errors] == [], "errors in the browser's console"
