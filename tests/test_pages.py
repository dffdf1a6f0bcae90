"""The pages in a real browser: widths, schemes, footnotes both ways, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator

from tests.browser import Scheme, Visit
from tests.conftest import Visitor

STORY = "stories/kursk-sappers/"

OUTSIDE_THEIR_COLUMN = """() => [...document.querySelectorAll('.an-cell > *')].filter(node => {
  const cell = node.parentElement.getBoundingClientRect(), box = node.getBoundingClientRect();
  return box.width && (box.left < cell.left - 1 || box.right > cell.right + 1);
}).map(node => node.outerHTML.slice(0, 80))"""

BESIDE = """() => [...document.querySelectorAll('div.an-row')].every(row => {
  const tops = [...row.querySelectorAll('.an-cell')].map(cell => Math.round(cell.getBoundingClientRect().top));
  return new Set(tops).size === 1;
})"""


@pytest.mark.parametrize("width", [1920, 1366, 820, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways_or_leaves_its_column(visit: Visitor, width: int, scheme: Scheme) -> None:
    seen = visit(STORY, width=width, scheme=scheme)
    assert seen.overflow() <= 0
    assert seen.page.evaluate(OUTSIDE_THEIR_COLUMN) == []
    assert seen.page.evaluate(BESIDE) == (width >= 820)


@pytest.mark.parametrize("path", ["stories/", STORY + "a/", STORY + "b/"])
@pytest.mark.parametrize("width", [1366, 390])
def test_the_other_pages_do_not_scroll_sideways(visit: Visitor, path: str, width: int) -> None:
    assert visit(path, width=width).overflow() <= 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", [1366, 820, 390])
def test_every_footnote_is_reached_from_every_place_and_back(visit: Visitor, width: int, *, scripts: bool) -> None:
    seen = visit(STORY, width=width, scripts=scripts)
    assert seen.page.locator("[role=doc-noteref]").count() >= 28
    for role in ("doc-noteref", "doc-backlink"):
        for link in seen.page.locator(f"[role={role}]").all():
            follow(seen, link, by_way_of_popover=scripts and role == "doc-noteref")


def follow(seen: Visit, link: Locator, *, by_way_of_popover: bool) -> None:
    """By keyboard; a click is the same to a link. The browser's Back leads to where it was left."""
    goal = str(link.get_attribute("href"))
    link.press("Enter")
    if by_way_of_popover:
        seen.page.locator(f"#an-note > .an-note > a.an-button[href='{goal}']").press("Enter")
    assert seen.page.url.endswith(goal)
    assert in_view(seen, goal), goal
    seen.page.go_back()


def in_view(seen: Visit, selector: str) -> bool:
    """On the screen, and not under a header that sticks to its top."""
    handle = seen.page.locator(selector)
    box, screen = handle.bounding_box(), seen.page.viewport_size
    assert box is not None
    assert screen is not None
    return 40 <= box["y"] < screen["height"]


def test_both_ends_light_up_without_scripts(visit: Visitor) -> None:
    seen = visit(STORY, scripts=False)
    place = seen.page.locator("#n-killed-A")
    before = place.evaluate("node => getComputedStyle(node).backgroundColor")
    lit = visit(STORY + "#n-killed", scripts=False)
    after = lit.page.locator("#n-killed-A").evaluate("node => getComputedStyle(node).backgroundColor")
    other = lit.page.locator("#n-killed-B").evaluate("node => getComputedStyle(node).backgroundColor")
    assert before != after
    assert other != after, "each source keeps its own colour"


def test_pointing_at_a_quote_lights_its_note(visit: Visitor) -> None:
    seen = visit(STORY)
    seen.page.locator("#n-killed-A").hover()
    assert seen.page.locator("#n-killed").evaluate("node => node.classList.contains('is-lit')")
    assert seen.page.locator("#n-killed-B").evaluate("node => node.classList.contains('is-lit')")


def test_a_link_into_what_is_folded_opens_it(visit: Visitor) -> None:
    seen = visit(STORY + "#A-7")
    assert seen.page.locator("details:has(#A-7)").evaluate("node => node.open")


def test_what_stands_on_the_page_without_scripts_stands_there_with_them(visit: Visitor) -> None:
    seen = [visit(STORY, scripts=scripts).page for scripts in (True, False)]
    for page in seen:  # but for controls, and what they say
        added = page.locator(".an-tools, .an-gear, .an-pop, .an-cite, .an-judge, .an-notice, output, [hidden]")
        added.evaluate_all("nodes => { for (const node of nodes) node.remove(); }")
    texts = [(page.locator("article.md-content__inner").text_content() or "").split() for page in seen]
    assert texts[0] == texts[1]


def test_on_paper_every_segment_and_note_is_printed(visit: Visitor) -> None:
    seen = visit(STORY)
    seen.page.emulate_media(media="print")
    hidden = seen.page.evaluate("""() => {
      dispatchEvent(new Event('beforeprint'));
      return [...document.querySelectorAll('.an-text, .an-note, .an-gloss')]
        .filter(node => !node.getBoundingClientRect().height).map(node => node.id);
    }""")
    assert hidden == []


@pytest.mark.parametrize("path", ["stories/", STORY, STORY + "a/"])
def test_a_page_loads_only_the_sites_own_files(visit: Visitor, path: str) -> None:
    seen = visit(path)
    seen.page.mouse.wheel(0, 20_000)
    seen.page.wait_for_load_state("networkidle")
    assert seen.foreign == []
