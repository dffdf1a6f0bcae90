"""The same input makes the same bytes: wherever it lies, whenever it is built, and whatever surrounds the build."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotate import __version__

ROOT = Path(__file__).parent.parent
INPUT = ["annotate", "docs", "sources", "CHANGELOG.md", "LICENSE", "README.md", "mkdocs.yml", "pyproject.toml"]
EPOCH = "1700000000"
LISTS = {".annotate.json"}  # hashes of what was written, the sitemap's among them
BUILD_SITE = ["-m", "mkdocs", "build", "--site-dir", "../site"]
BUILD_PAGES = ["-m", "annotate", "build", "--out", "../pages"]
BUILD_PACKAGES = ["-m", "hatchling", "build", "--directory", "../dist"]
# A disk that lists its folders backwards; read by Python when it starts.
BACKWARDS = """
import os
listed, scanned = os.listdir, os.scandir
os.listdir = lambda *given: sorted(listed(*given), reverse=True)
class Backwards:
    def __init__(self, *given):
        with scanned(*given) as found:
            self.found = iter(sorted(found, key=lambda each: each.name, reverse=True))
    def __enter__(self): return self
    def __exit__(self, *_): self.close()
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def close(self): self.found = iter(())
os.scandir = Backwards
print("backwards")
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A copy of the project in surroundings of its own: everything that must not show in what is built there."""

    copy: Path
    env: dict[str, str]
    umask: int

    def run(self, *command: str, epoch: str | None = EPOCH) -> str:
        env = {"PATH": os.environ["PATH"], "HOME": str(self.copy.parent), "NO_MKDOCS_2_WARNING": "1", **self.env,
               **({"SOURCE_DATE_EPOCH": epoch} if epoch else {})}
        done = subprocess.run([sys.executable, *command], cwd=self.copy, env=env, umask=self.umask,
                              capture_output=True, check=False)
        assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace")
        return done.stdout.decode("utf-8", "replace")

    def made(self, folder: str) -> dict[str, bytes]:
        """Every file under a folder beside the copy, by its path."""
        top = self.copy.parent / folder
        found = {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        assert found, f"nothing was made in {folder}"
        return found


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Place:
    copy = tmp_path_factory.mktemp("plain") / "project"
    for name in INPUT:
        take = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy.mkdir(exist_ok=True)
        take(ROOT / name, copy / name)
    return Place(copy, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8",
                        "SITE_URL": "https://example.org/stories/"}, 0o022)


@pytest.fixture(scope="module")
def elsewhere(here: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The same files, made and listed the other way round, of another day, under a path with blanks and foreign
    letters."""
    copy = tmp_path_factory.mktemp("other") / "дальше 別の 10 %"
    for path in sorted((each for each in here.copy.rglob("*") if each.is_file()), reverse=True):
        target = copy / path.relative_to(here.copy)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (1_000_000_000, 1_000_000_000))
    env = {**here.env, "PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "POSIX", "LANGUAGE": "tr:ar",
           "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "40", "PYTHONPATH": str(copy.parent / "start")}
    (copy.parent / "start").mkdir()
    (copy.parent / "start" / "sitecustomize.py").write_text(BACKWARDS, "utf-8")
    return Place(copy, env, 0o077)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.fixture(scope="module")
def site(here: Place) -> dict[str, bytes]:
    """The site, built where nothing is odd."""
    here.run(*BUILD_SITE)
    return here.made("site")


def test_the_site_does_not_depend_on_where_and_when_it_is_built(site: dict[str, bytes], elsewhere: Place) -> None:
    assert "backwards" in elsewhere.run(*BUILD_SITE).splitlines()
    assert differing(site, elsewhere.made("site")) == []
    assert "stories/kursk-sappers/index.html" in site
    assert b"<lastmod>2023-11-14</lastmod>" in gzip.decompress(site["sitemap.xml.gz"])


@pytest.mark.parametrize(("command", "folder"), [
    pytest.param(BUILD_PAGES, "pages", id="annotate build"),
    pytest.param(BUILD_PACKAGES, "dist", id="the packages"),
])
def test_pages_and_packages_do_not_either(here: Place, elsewhere: Place, command: list[str], folder: str) -> None:
    here.run(*command)
    assert "backwards" in elsewhere.run(*command).splitlines()
    assert differing(here.made(folder), elsewhere.made(folder)) == []


def test_without_a_date_given_only_the_day_in_the_sitemap_differs(site: dict[str, bytes], here: Place) -> None:
    here.run(*BUILD_SITE, epoch=None)
    today = here.made("site")
    assert set(differing(site, today)) - LISTS == {"sitemap.xml", "sitemap.xml.gz"}
    assert dateless(today["sitemap.xml"]) == dateless(site["sitemap.xml"])
    assert gzip.decompress(today["sitemap.xml.gz"]) == today["sitemap.xml"]


def dateless(sitemap: bytes) -> bytes:
    return re.sub(rb"<lastmod>[0-9-]{10}</lastmod>", b"", sitemap)


@pytest.fixture
def exported(tmp_path: Path) -> Callable[[dict[str, str]], str]:
    """SOURCE_DATE_EPOCH as the Makefile's commands see it."""
    (tmp_path / "more.mk").write_text("told:\n\t@echo $$SOURCE_DATE_EPOCH\n", "utf-8")

    def run(given: dict[str, str]) -> str:
        env = {name: value for name, value in os.environ.items()
               if name != "SOURCE_DATE_EPOCH" and not name.startswith("MAKE")} | given
        command = ["make", "--silent", "-f", "Makefile", "-f", str(tmp_path / "more.mk"), "told"]
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=True).stdout

    return run


def test_make_takes_the_time_of_the_last_commit_unless_one_is_given(exported: Callable[[dict[str, str]], str]) -> None:
    assert exported({"SOURCE_DATE_EPOCH": EPOCH}) == f"{EPOCH}\n"
    log = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, encoding="utf-8",
                         check=False)
    if log.returncode:
        pytest.skip("not a git checkout")
    assert exported({}) == log.stdout


def test_the_packages_carry_the_version_and_none_of_the_articles(here: Place) -> None:
    here.run(*BUILD_PACKAGES)
    wheel, archive = (here.copy.parent / "dist" / name for name in sorted(here.made("dist")))
    assert wheel.name.startswith(f"annotated_sources-{__version__}-py3")
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
    with tarfile.open(archive) as unpacked:
        names += unpacked.getnames()
    assert any(name.endswith("annotate/templates/story.yml") for name in names)
    assert [name for name in names if "kursk" in name or "/sources/" in name] == []
