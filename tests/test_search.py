"""The search of a built site, in a browser: each query of tests/queries.yml, and the box that readers type into."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from annotate.search.fold import fold
from tests.axe import TAGS, axe_core
from tests.browser import Visit
from tests.conftest import build_site
from tests.searched import HARBOUR, Query, project, queries
from tests.served import served

QUERIES = list(queries())
FIND = """async (queries) => {
  const { find, open } = await import("/assets/annotate/find.js");
  await open("/assets/annotate/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) found.push((await find(query)).results.map(({ address, text }) => [address, text]));
  return found;
}"""
FOLD = "async (words) => { const { fold } = await import('/assets/annotate/find.js'); return words.map(fold) }"
AXE = """async (tags) => (await axe.run(".an-search", { runOnly: tags })).violations.map(
  ({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])"""
LOADED = "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('pagefind.js'))"
STORY = "stories/kursk-sappers/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("searched") / "project")
    build_site(folder / "site", folder)
    return folder / "site"


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """In a window of its own, which met no error and asked no other server; a test may say how the window is."""
    window = browser.new_context(**getattr(request, "param", {"viewport": {"width": 1366, "height": 900}}))
    seen = Visit(window.new_page(), base)
    yield seen
    window.close()
    assert (seen.foreign, seen.errors) == ([], [])


@pytest.fixture(scope="module")
def found(browser: Browser, base: str) -> dict[Query, list[tuple[str, str]]]:
    """What each query finds, all asked on one page."""
    page = browser.new_page()
    page.goto(f"{base}guide/")
    answers = page.evaluate(FIND, [each.words for each in QUERIES])
    page.close()
    return dict(zip(QUERIES, answers, strict=True))


@pytest.mark.parametrize("query", QUERIES, ids=lambda each: f"{each.language}: {each.words}")
def test_each_query_leads_to_its_passages(query: Query, found: dict[Query, list[tuple[str, str]]]) -> None:
    addresses = [address for address, _ in found[query]]
    assert set(query.hits) <= set(addresses)
    if query.hits:
        assert query.hits[0] in addresses[:query.within]
    if not query.hits:
        assert addresses == []


def test_the_queries_are_many_and_of_several_languages() -> None:
    assert len(QUERIES) >= 60
    assert len({each.language for each in QUERIES}) >= 5
    assert len({each.words for each in QUERIES}) == len(QUERIES)


def test_a_result_has_the_text_as_it_is_not_as_it_is_indexed(found: dict[Query, list[tuple[str, str]]]) -> None:
    texts = dict(each for answers in found.values() for each in answers)
    sources: dict[str, list[str]] = HARBOUR["sources"]  # type: ignore[assignment]
    shown = {f"{siglum}-{number}": text for siglum, segments in sources.items()
             for number, text in enumerate(segments, start=1)}
    assert {name: texts[f"stories/harbour/#{name}"] for name in shown} == shown
    assert texts[f"{STORY}#A-6"].startswith("当记者追问如何评价朝鲜军队协助排雷时,佩斯科夫补充道:“这项工作正在继续开展")


def test_the_page_folds_words_as_the_index_does(visit: Visit, site: Path) -> None:
    words = sorted({*re.findall(r"\w+", (site / "stories" / "harbour" / "record.json").read_text("utf-8")),
                    *(word for query in QUERIES for word in query.words.split()), "ĐÀN", "Straße", "６０", "ﬁn", "İ",
                    "١٥٬٠٠٠", "۱۲", "15.000", "6’000", "ــسلام", "הַשּׁוֹמֵר", "ё", "й", "Ελλάς", "ㄱ", "がぎ", "ﾊﾝ"})
    assert visit.go("guide/").evaluate(FOLD, words) == [fold(word) for word in words]


def asked(page: Page) -> list[str]:
    """What the page has loaded of the search."""
    urls: list[str] = page.evaluate("() => performance.getEntriesByType('resource').map((each) => each.name)")
    return [url.rpartition("annotate/")[2] for url in urls if "assets/annotate/" in url]


def type_in(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.wait_for_selector(".an-search-results li, .an-search-hint:not([hidden])")


def hrefs(page: Page) -> list[str]:
    """Where the options lead, from the site's top, in their order."""
    found: list[str] = page.locator(".an-search-results li a").evaluate_all(
        "(all) => all.map((each) => each.pathname + each.hash)")
    return [each.removeprefix("/") for each in found]


def test_the_index_is_loaded_when_a_reader_goes_to_the_box_and_not_before(visit: Visit) -> None:
    page = visit.go(STORY)
    assert sorted(asked(page)) == ["search.css", "search.js"]
    assert page.locator("[data-md-component=search], form[name=search], label[for=__search]:visible").count() == 0
    page.get_by_role("searchbox", name="Search").focus()
    page.wait_for_function(LOADED)
    loaded = {*asked(page)} - {"pagefind/pagefind-worker.js"}  # which is there a moment later, and loads the rest
    assert loaded == {"find.js", "pagefind/pagefind.js", "search.css", "search.js"}


def test_a_result_leads_to_the_words_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit.go("guide/")
    type_in(page, "排雷专家")
    expect(page.get_by_role("status")).to_have_text("2 results")
    first = page.locator(".an-search-results li").first
    expect(first.locator(".an-search-chip")).to_have_text("A-5")
    assert first.locator("mark").all_inner_texts() == ["排雷专家"]
    assert first.locator(".an-search-text").evaluate("(each) => [each.lang, each.dir]") == ["zh-Hans", "ltr"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{STORY}#A-5")
    assert page.locator("#A-5").evaluate("(each) => each.matches(':target')")


def test_enter_in_the_box_follows_the_first_result(visit: Visit) -> None:
    page = visit.go("guide/")
    page.keyboard.press("s")
    page.keyboard.type("b-10")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{STORY}#B-10")


@pytest.mark.parametrize("words", ["killed", "6,000", "thiệt mạng", "thiet mang"])
@pytest.mark.parametrize("at", [STORY, f"{STORY}a/"])
def test_the_story_at_hand_comes_before_pages_about_the_programme(visit: Visit, at: str, words: str) -> None:
    page = visit.go(at)
    type_in(page, words)
    shelves = [link.split("/")[0] for link in hrefs(page)]
    assert shelves == sorted(shelves, key=lambda each: each != "stories")
    assert 0 < shelves.count("guide") <= 4 < shelves.count("guide") + shelves.count("stories")


@pytest.mark.parametrize("words", ["soldiers", "A-1", "note 1"])
@pytest.mark.parametrize("at", [STORY, "stories/harbour/"])
def test_the_story_at_hand_comes_before_other_stories(visit: Visit, at: str, words: str) -> None:
    page = visit.go(at)
    type_in(page, words)
    groups = dict.fromkeys(link.partition("#")[0] for link in hrefs(page))
    assert next(iter(groups)) == at
    assert {STORY, "stories/harbour/"} <= set(groups)


def test_only_words_that_matched_are_marked(visit: Visit) -> None:
    page = visit.go(STORY)
    type_in(page, "thiet")
    marked = page.locator(".an-search mark").all_inner_texts()
    assert "thiệt" in marked
    assert {each for each in marked if not fold(each).startswith("thiet")} == set()


def test_escape_leads_back_to_where_the_reader_was(visit: Visit) -> None:
    page = visit.go(STORY)
    link = page.locator("main a[href]:visible").nth(3)
    link.focus()
    type_in(page, "killed")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_results_stand_under_their_story_in_the_direction_of_their_text(visit: Visit) -> None:
    page = visit.go("stories/")
    type_in(page, "مستودعات")
    group = page.locator(".an-search-group")
    expect(group.get_by_role("link", name="Fire in the harbour", exact=True)).to_have_count(1)
    text = group.locator(".an-search-text")
    assert text.evaluate("(each) => [each.lang, each.dir, getComputedStyle(each).direction]") == ["ar", "rtl", "rtl"]
    assert text.locator("mark").all_inner_texts() == ["المستودعات"]


def test_nothing_found_is_said_with_hints_and_escape_closes(visit: Visit) -> None:
    page = visit.go("guide/")
    type_in(page, "<b>xyzzy")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “<b>xyzzy”.")
    assert "fewer" in page.locator(".an-search-hint").inner_text()
    assert "as the source writes it" in page.locator(".an-search-hint").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".an-search-panel")).to_be_hidden()
    assert page.locator("b", has_text="xyzzy").count() == 0


def test_an_index_that_cannot_be_loaded_is_told(visit: Visit) -> None:
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    page = visit.go("guide/")
    page.keyboard.press("/")
    page.keyboard.type("mines")
    expect(page.get_by_role("status")).to_have_text(re.compile("could not be loaded"))
    visit.errors.clear()


def test_a_site_without_words_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    shutil.rmtree(folder / "sources" / "kursk-sappers")
    shutil.rmtree(folder / "sources" / "harbour")
    for path in (folder / "docs").iterdir():
        path.write_text("---\nsearch: {exclude: true}\n---\n# Kept out\n", "utf-8")
    build_site(folder / "site", folder)
    with served(folder / "site") as address:
        page = browser.new_page()
        page.goto(address)
        type_in(page, "mines")
        expect(page.get_by_role("status")).to_have_text("Nothing found for “mines”.")
        page.close()


def test_a_page_from_the_disk_says_that_it_cannot_search(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "guide" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("mines")
    expect(page.get_by_role("status")).to_have_text(re.compile("needs a web server"))
    page.close()


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_there_is_no_box_that_does_nothing(visit: Visit) -> None:
    expect(visit.go("guide/").locator(".an-search")).to_be_hidden()


def looks(width: int, **more: Any) -> Any:
    """A window, and what is unusual of it."""
    return pytest.param({"viewport": {"width": width, "height": 800}, **more}, id=f"{width} {' '.join(more.values())}")


@pytest.mark.parametrize("visit", [
    looks(1366), looks(1366, color_scheme="dark"), looks(390), looks(320, color_scheme="dark"),
    looks(390, forced_colors="active")], indirect=True)
def test_the_box_and_its_results_are_accessible_and_fit(visit: Visit) -> None:
    page = visit.go(STORY)
    page.evaluate(axe_core())
    assert page.evaluate(AXE, TAGS) == []
    type_in(page, "Kursk")
    assert page.evaluate(AXE, TAGS) == []
    assert visit.overflow() <= 0
    small = page.evaluate("""() => [...document.querySelectorAll(".an-search :is(button, input, a)")].filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      return width && (width < 24 || height < 24);
    }).map((each) => each.outerHTML)""")
    assert small == []


@pytest.mark.parametrize("visit", [looks(390)], indirect=True)
def test_on_a_phone_a_button_opens_the_box_and_gets_the_focus_back(visit: Visit) -> None:
    page = visit.go("guide/")
    button = page.get_by_role("button", name="Search", exact=True)
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="Close the search").click()
    expect(button).to_be_focused()


def test_the_keys_are_off_where_a_reader_switched_them_off(visit: Visit) -> None:
    page = visit.go("guide/")
    page.evaluate("() => localStorage.setItem('annotate', JSON.stringify({ keys: 'off' }))")
    page.keyboard.press("/")
    expect(page.locator(".an-search-panel")).to_be_hidden()
