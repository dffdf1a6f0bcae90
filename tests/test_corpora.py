"""Hostile texts of every kind, end to end: articles and story.yml through a real site into a real browser.

The browser is told to ignore the pages' policy: the text alone must do nothing. The policy has tests of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock
from hypothesis import given, settings
from playwright.sync_api import Browser, Page

from annotate.serialise import reference
from tests.browser import Visit
from tests.corpora import documents, encodings, markup, names
from tests.corpora.look import CANARY, HANDLERS, STRUCTURE, differences, ran, shown
from tests.corpora.pack import Packed, pack
from tests.corpora.site import make_site
from tests.corpora.texts import KINDS, REFUSED, hostile, texts
from tests.served import served
from tests.test_render_properties import through_markdown

EACH = 130
"""Texts of each kind on the site."""
LEAST = 2_000
"""What was promised; nobody shrinks it silently."""
PLAIN = "plain"
LONG = "long"
TITLE = f"<img src=x onerror=alert(1)> {'a title too long for the page ' * 9}"


@dataclass(frozen=True)
class Hostile:
    """The built site, and by kind what its pages must show."""

    site: Path
    base: str
    packed: dict[str, Packed]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Hostile]:
    """Built once, whatever the number of test processes. `plain` has harmless texts, and otherwise the same shape."""
    mine = tmp_path_factory.getbasetemp()
    folder = (mine if worker_id == "master" else mine.parent) / "hostile"
    with FileLock(f"{folder}.lock"):
        done = (folder / "site" / "index.html").exists()
        packed = pack_all(tmp_path_factory.mktemp("again") if done else folder / "sources")
        if not done and (made := make_site(folder, [*packed])).returncode:
            pytest.fail(f"the site does not build:\n{made.stdout}{made.stderr}"[:4_000], pytrace=False)
    with served(folder / "site") as base:
        yield Hostile(folder / "site", base, packed)


def pack_all(sources: Path) -> dict[str, Packed]:
    packed = {LONG: pack(sources, LONG, [f"{TITLE}{number}" for number in range(10)])}
    packed |= {kind: pack(sources, kind, texts(kind, EACH), odd=number) for number, kind in enumerate(KINDS)}
    return packed | {PLAIN: pack(sources, PLAIN, [f"plain words {number}" for number in range(EACH)])}


@pytest.fixture
def watched(browser: Browser, hostile_site: Hostile) -> Iterator[Visit]:
    """A window in which whatever the texts call is written down; when the test ends, nothing may have run or left."""
    window = browser.new_context(bypass_csp=True)
    window.add_init_script(CANARY)
    visit = Visit(window.new_page(), hostile_site.base)
    yield visit
    called = ran(visit.page)
    window.close()
    assert (called, visit.foreign, visit.errors) == ([], [], [])


@pytest.fixture(scope="module")
def plain_structure(browser: Browser, hostile_site: Hostile) -> Counter[str]:
    page = browser.new_page()
    page.goto(f"{hostile_site.base}stories/{PLAIN}/")
    found = structure(page)
    page.close()
    return found


def structure(page: Page) -> Counter[str]:
    return Counter(page.evaluate(STRUCTURE))


def test_there_are_as_many_cases_as_was_promised() -> None:
    assert [kind for kind in KINDS if len(set(texts(kind, EACH))) < EACH] == []
    files = [*documents.LISTED, *documents.TRAPS, *documents.BROKEN]
    named = [names.FILES, names.IDS, names.RIGHT_IDS, names.ADDRESSES, names.LANGUAGES]
    others = [files, *named, [*encodings.cases()], markup.LISTED, REFUSED]
    assert EACH * len(KINDS) + sum(map(len, others)) >= LEAST


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_shown_as_it_is_and_nothing_runs(kind: str, hostile_site: Hostile, watched: Visit,
                                                       plain_structure: Counter[str]) -> None:
    page = watched.go(f"stories/{kind}/")
    assert structure(page) == plain_structure
    assert differences(hostile_site.packed[kind], shown(page)) == []
    assert page.evaluate(HANDLERS) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_each_article_by_itself_has_its_words(kind: str, hostile_site: Hostile) -> None:
    story = hostile_site.site / "stories" / kind
    for siglum in "AB":
        page = BeautifulSoup((story / siglum.lower() / "index.html").read_bytes(), "lxml")
        for marker in page.find_all(role="doc-noteref"):
            marker.decompose()
        expected = [text for name, text in hostile_site.packed[kind].segments.items() if name.startswith(siglum)]
        assert [text.get_text() for text in page.select(".an-text")] == expected


def test_a_title_too_long_for_its_place_stays_text_when_it_is_pointed_at(watched: Visit) -> None:
    watched.page.set_viewport_size({"width": 1250, "height": 900})
    page = watched.go("")
    title = page.locator("footer a .md-ellipsis")
    assert title.evaluate("each => each.offsetWidth < each.scrollWidth")
    page.wait_for_timeout(300)  # until the theme has found that it is cut
    title.hover()
    page.wait_for_timeout(400)  # so long it waits before it shows a tooltip
    assert page.query_selector_all("img[src=x]") == []


def test_the_search_takes_every_text_as_text(hostile_site: Hostile, watched: Visit) -> None:
    page = watched.go(f"stories/{PLAIN}/")
    for words in ("alert", "script onerror", "svg"):
        page.fill("#an-search-query", words)
        page.wait_for_selector(".an-search-results li mark", timeout=120_000)  # thousands of texts, a slow machine
        tags = page.locator(".an-search-results *").evaluate_all("(nodes) => nodes.map(({ localName }) => localName)")
        assert set(tags) <= {"a", "div", "li", "mark", "span", "ul"}
        page.fill("#an-search-query", "")
        page.wait_for_selector(".an-search-results:empty", state="attached")


def test_the_sitemap_and_the_navigation_name_each_story_by_its_title(hostile_site: Hostile) -> None:
    ET.parse(hostile_site.site / "sitemap.xml")  # noqa: S314 - our own site
    home = BeautifulSoup((hostile_site.site / "index.html").read_bytes(), "lxml")
    for kind in KINDS:
        links = home.select(f'nav a[href="stories/{kind}/"] .md-ellipsis')
        title = " ".join(hostile_site.packed[kind].title.split())
        assert {" ".join(link.get_text().split()) for link in links} == {title}


@settings(max_examples=40)
@given(hostile)
def test_no_extension_reads_any_text_as_its_own(text: str) -> None:
    page = through_markdown(f'<p lang="{reference(text)}">{reference(text)}</p>')
    assert [(p.get_text(), p["lang"]) for p in page.find_all("p")] == [(text, text)]
