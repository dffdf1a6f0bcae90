"""Old links lead to what stands there now: with no script, lit, in view; and what passes for an alias is found out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from annotate.arrange.ids import aliases
from annotate.build import check_story
from annotate.proof.page import read_page
from annotate.report import report
from annotate.verify import verify_site
from tests.browser import Visit
from tests.conftest import build_site
from tests.made import arranged, write_story
from tests.pages import KURSK
from tests.served import served

STORY = "stories/kursk-sappers/"
CONFIG = """\
site_name: Aliases
theme: {name: material, font: false}
plugins: [{annotate: {sources: sources, out: stories}}]
"""
ALIASES = {"n-dead": "n-killed", "A-57": "A-18", "p-old": "p-casualties", "p-older": "B-12", "n-gone-C": "n-wounded-B"}
NOW = ALIASES | {"n-dead-A": "n-killed-A", "n-dead-B": "n-killed-B"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real story with a passage that has an id, and with aliases; and one of which only excerpts are shown."""
    project = tmp_path_factory.mktemp("aliases")
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Home\n", "utf-8")
    folder = project / "sources" / "kursk-sappers"
    shutil.copytree(KURSK, folder)
    written = (folder / "story.yml").read_text("utf-8")
    told = "aliases:\n" + "".join(f"  {old}: {new}\n" for old, new in ALIASES.items())
    for old, new in (("\nsources:\n", f"\n{told}\nsources:\n"), ("- {A: 11, B: 13", "- {id: casualties, A: 11, B: 13")):
        assert written.count(old) == 1
        written = written.replace(old, new)
    (folder / "story.yml").write_text(written, "utf-8")
    write_story(project / "sources" / "quoted", {
        "sources": {"A": ["one two", "three"]}, "entries": {"A": {"display": "excerpts"}},
        "aliases": {"n-old": "n-new", "A-9": "A-2"},
        "notes": {"new": {"source": "A", "quote": "two", "kind": "context", "text": "x"}}})
    build_site(project / "site", project)
    return project / "site"


@pytest.fixture(scope="module")
def reader(browser: Browser, site: Path) -> Iterator[Visit]:
    """With scripts off: what an old link does must not hang on one."""
    with served(site) as base:
        window = browser.new_context(viewport={"width": 1366, "height": 900}, java_script_enabled=False)
        visit = Visit(window.new_page(), base)
        yield visit
        assert visit.foreign == []
        window.close()


def test_an_alias_of_a_note_covers_its_places_unless_one_has_an_alias_of_its_own(tmp_path: Path) -> None:
    notes = {"killed": {"source": "A", "quote": "two", "kind": "context", "text": "x"}}
    discrepancies = {"when": {"topic": "x", "kind": "date", "readings": {"A": [{"quote": "one"}, {"quote": "three"}]}}}
    story = arranged(tmp_path / "s", {
        "sources": {"A": ["one two", "three"]}, "notes": notes, "discrepancies": discrepancies,
        "aliases": {"n-dead": "n-killed", "n-then": "n-when", "n-then-A-2": "A-2", "n-x-A": "n-killed-A"}}).story
    assert aliases(story) == {"n-dead": "n-killed", "n-dead-A": "n-killed-A", "n-then": "n-when",
                              "n-then-A": "n-when-A", "n-then-A-2": "A-2", "n-x-A": "n-killed-A"}


def anchors(page: Path) -> dict[str, str]:
    shown = read_page(page.read_text("utf-8"))
    return {each.name: each.alias for each in shown.texts if each.alias is not None}


def test_each_page_has_the_old_ids_of_what_stands_on_it(site: Path) -> None:
    assert anchors(site / STORY / "index.html") == NOW
    assert anchors(site / STORY / "a/index.html") == {"A-57": "A-18", "n-dead-A": "n-killed-A"}
    assert anchors(site / STORY / "b/index.html") == {
        "p-older": "B-12", "n-dead-B": "n-killed-B", "n-gone-C": "n-wounded-B"}
    assert anchors(site / "stories/quoted/index.html") == {"n-old": "n-new", "n-old-A": "n-new-A", "A-9": "A-2"}


def test_the_site_is_verified_from_its_published_files_alone(site: Path) -> None:
    assert report(verify_site(site, "site")[1], "text") == ""
    assert not list(site.rglob("ids.txt"))


def test_an_alias_that_is_no_slug_of_ours_stops_the_build(tmp_path: Path) -> None:
    folder = write_story(tmp_path / "s", {"sources": {"A": ["one"]}, "aliases": {"n-Dead": "A-1"}})
    assert [each.code for each in check_story(folder, "sources/s")[1]] == ["bad-alias"]


@pytest.mark.parametrize(("old", "new"), NOW.items())
def test_an_old_link_leads_where_the_new_one_does(reader: Visit, old: str, new: str) -> None:
    page = reader.go(f"{STORY}#{new}")
    goal = f"document.getElementById('{new}')"
    lit = f"getComputedStyle({goal}).backgroundColor + getComputedStyle({goal}.parentElement).backgroundColor"
    expected, colour = page.evaluate(f"{goal}.getBoundingClientRect().top"), page.evaluate(lit)
    page = reader.go(f"{STORY}?#{old}")
    assert page.evaluate("document.querySelector(':target').dataset.alias") == new
    assert page.evaluate(f"{goal}.getBoundingClientRect().top") == pytest.approx(expected, abs=24)
    assert page.evaluate(lit) == colour


def test_an_anchor_takes_no_room(reader: Visit) -> None:
    page = reader.go(STORY)
    assert page.evaluate("""() => [...document.querySelectorAll('[data-alias]')]
        .every((each) => each.getBoundingClientRect().width === 0 && !each.innerText)""")
    text = page.evaluate("""() => { const copy = document.getElementById('A-25').cloneNode(true);
        copy.querySelectorAll('[role=doc-noteref]').forEach((each) => each.remove()); return copy.textContent; }""")
    made, _ = check_story(KURSK, "sources/kursk-sappers")
    assert made is not None
    assert text == made.story.sources["A"].article.segments[24].text


@pytest.mark.parametrize(("old", "new", "told"), [
    ('<span id="n&#45;dead" data-alias', '<span id="n-dead" class="x" data-alias', "which annotate does not write"),
    ('data-alias="n&#45;killed"></span>', 'data-alias="n-killed">Not so.</span>', "n-dead holds something"),
    ('data-alias="n&#45;killed"></span>', 'data-alias="n-killed"><!-- --></span>', "n-dead holds something"),
    ('data-alias="n&#45;killed"', 'data-alias="n-wounded"', "links to n-dead lead to n-wounded, and no alias says so"),
    ('<span id="n&#45;dead" data-alias="n&#45;killed"></span>', "", "the old id n-dead stands on the page 0 times"),
    ('<span id="n&#45;dead" ', '<span id="n-dread" ', "links to n-dread lead to n-killed, and no alias says so"),
    ('<span id="A&#45;57"', '<span id="A-17"', "links to A-17 lead to A-18, and no alias says so"),
    ('<p class="an-text" id="A&#45;4"', '<p class="an-text" data-alias="A-4" id="A-4"', "A-4 is not on the page"),
    ('data-text="A&#45;4.gloss"', 'data-text="A-4.gloss" data-alias="A-4"', "A-4.gloss is not on the page"),
    ('<span id="n&#45;dead" ', '<p id="A-99" data-alias="A-4">Never said.</p><span id="n-dead" ', "links to A-99 lead"),
], ids=["a class", "a text", "a comment", "another goal", "none", "another id", "a segment's id", "a segment as one",
        "a gloss as one", "one more"])
def test_what_passes_for_an_alias_is_found(site: Path, tmp_path: Path, old: str, new: str, told: str) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site / "stories", copy / "stories")
    page = copy / STORY / "index.html"
    html = page.read_text("utf-8").replace("&#46;gloss", ".gloss")
    assert html.count(old) >= 1
    page.write_text(html.replace(old, new, 1), "utf-8")
    assert told in report(verify_site(copy, "site")[1], "text")
