"""How a site gets its search: what is published, when the theme's stays, and what is told where there is no index."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from annotate.plugin.search import unindexed
from annotate.report.text import one
from annotate.search.engine import Unindexed, index
from annotate.search.page import page_records
from annotate.search.record import Record
from annotate.verify import verify_site
from tests.conftest import build_site
from tests.searched import ROOT, project

RECORDS = [Record("p", f"A-{number}", f"words of segment {number} 朝鲜", told={"n": str(number)}).request("p/")
           for number in range(40)]


def test_the_same_records_make_the_same_bytes() -> None:
    made = index(RECORDS, "en")
    assert made == index(RECORDS, "en")
    assert {path.rpartition(".")[2] for path in made} == {
        "js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment"}


@pytest.mark.parametrize(("language", "stems"), [("de", "de"), ("zh", "en"), ("vi", "en"), ("xx", "en")])
def test_words_are_brought_to_their_stem_in_the_sites_language_or_in_english(language: str, stems: str) -> None:
    made = index(RECORDS[:1], language)
    assert list(json.loads(made["pagefind-entry.json"])["languages"]) == [stems]
    assert f"wasm.{stems}.pagefind" in made


@pytest.mark.parametrize("case", sorted((ROOT / "tests/cases/search").glob("*.yml")), ids=lambda path: path.stem)
def test_what_is_told_has_its_place_and_the_way_out(case: Path) -> None:
    given = yaml.safe_load(case.read_text("utf-8"))
    with pytest.raises(Unindexed) as why:
        index([], "en", given["programme"])
    assert one(unindexed(why.value, "mkdocs.yml")) == given["told"]


def test_a_programme_that_does_not_start_or_answers_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unindexed, match="does not start"):
        index([], "en", str(tmp_path / "missing"))
    for number, line in enumerate(["exit 1", "echo nonsense,nonsense", "echo e30=,e30="]):
        odd = tmp_path / f"odd{number}"
        odd.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        odd.chmod(0o755)
        with pytest.raises(Unindexed, match="answers with something else"):
            index([], "en", str(odd))


def test_what_the_programme_calls_an_error_is_told() -> None:
    with pytest.raises(Unindexed, match="Pagefind says: "):
        index([{"type": "AddRecord"}], "en")


@pytest.fixture(scope="module", params=["zh", "vi"])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = project(tmp_path_factory.mktemp(request.param) / "project", language=request.param)
    build_site(folder / "site", folder)
    return request.param, folder / "site"


def test_the_box_speaks_the_sites_language(spoken: tuple[str, Path]) -> None:
    language, site = spoken
    for path in ("index.html", "404.html", "stories/harbour/index.html"):
        box = BeautifulSoup((site / path).read_bytes(), "lxml").select(".an-search")
        assert len(box) == 1
        assert str(box[0]["lang"]).startswith(language)
        assert {"zh": "搜索", "vi": "Tìm kiếm"}[language] == box[0]["aria-label"]
        assert "{count}" in box[0]["data-say-found"]


def test_the_themes_index_is_not_published_beside_ours(spoken: tuple[str, Path]) -> None:
    site = spoken[1]
    assert not (site / "search" / "search_index.json").exists()
    assert (site / "assets" / "annotate" / "pagefind" / "pagefind-entry.json").is_file()
    assert not list(site.rglob("pagefind-ui*"))


def test_only_pages_with_the_box_may_run_webassembly(spoken: tuple[str, Path]) -> None:
    pages = [path.read_text("utf-8") for path in spoken[1].rglob("*.html")]
    assert all(("'wasm-unsafe-eval'" in page) == ('data-an-index="' in page) for page in pages)


def test_a_site_with_a_search_verifies(spoken: tuple[str, Path]) -> None:
    assert verify_site(spoken[1], "site")[1] == []


@pytest.mark.parametrize(("plugin", "options"), [("search", "{search: false}"), ("search: {enabled: false}", "{}"),
                                                 ("tags", "{}")])
def test_a_site_keeps_the_search_that_it_chose(tmp_path: Path, plugin: str, options: str) -> None:
    folder = project(tmp_path / "project", plugin, options)
    build_site(folder / "site", folder)
    page = (folder / "site" / "index.html").read_text("utf-8")
    assert "an-search" not in page
    assert "wasm-unsafe-eval" not in page
    assert not (folder / "site" / "assets" / "annotate" / "pagefind").exists()
    assert ("data-md-component=\"search\"" in page) == (options != "{}")


BROKEN = """
import sys
{change}
from mkdocs.__main__ import cli
sys.exit(cli(["build"]))
"""


@pytest.mark.parametrize(("change", "told", "there"), [
    pytest.param("from annotate.search import engine; engine.find_spec = lambda name: None",
                 "Pagefind is not installed", True, id="not installed"),
    pytest.param("import pagefind_bin; pagefind_bin.get_executable = lambda: 'missing'",
                 "search-failed", False, id="does not start"),
])
def test_a_search_that_cannot_be_made_is_never_silently_absent(tmp_path: Path, change: str, told: str,
                                                               there: bool) -> None:
    folder = project(tmp_path / "project")
    done = subprocess.run([sys.executable, "-c", BROKEN.format(change=change)], cwd=folder, capture_output=True,
                          encoding="utf-8", check=False)
    assert told in done.stderr + done.stdout
    assert (folder / "site").exists() == there == (not done.returncode)
    if there:
        assert 'data-md-component="search"' in (folder / "site" / "index.html").read_text("utf-8")




def test_what_an_author_leaves_out_of_the_search_is_not_in_it() -> None:
    page = """<html lang="en"><body><article class="md-content__inner"><h1 id="t">Title</h1><p>seen
      <span data-search-exclude>unseen</span></p><h2 id="a" data-search-exclude>Hidden</h2><p>unseen</p>
      <h2 id="b">Shown</h2><p>seen again</p></article></body></html>"""
    records = list(page_records(page, "p/"))
    assert [(each.fragment, each.more) for each in records] == [("", "Title"), ("b", "Shown")]
    assert "unseen" not in " ".join(each.text for each in records)
