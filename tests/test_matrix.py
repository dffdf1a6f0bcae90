"""The top of the Kursk page in a browser: what is above the fold, figures, the matrix, the strip beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Visit

PAGE = "stories/kursk-sappers/"
WIDTHS = (320, 390, 600, 768, 1100, 1366, 1920)
TARGET = 24  # CSS pixels, WCAG 2.2, 2.5.8

BOXES = """(selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length)
  .map((node) => { const box = node.getBoundingClientRect();
    return {left: box.left, right: box.right, top: box.top, bottom: box.bottom, width: box.width, height: box.height,
            text: node.textContent}; })"""


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    """One window for all tests, each of which may size it."""
    context = browser.new_context(java_script_enabled=request.param, reduced_motion="reduce")
    seen = Visit(context.new_page(), site_url)
    yield seen.go(PAGE)
    context.close()
    assert seen.errors == []


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate(BOXES, selector)
    assert found, selector
    return found


def size(page: Page, width: int, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => { for (const each of document.querySelectorAll('.an details')) each.open = true }")
    page.evaluate("() => scrollTo(0, 0)")


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return (one["left"] < other["right"] - .5 and other["left"] < one["right"] - .5
            and one["top"] < other["bottom"] - .5 and other["top"] < one["bottom"] - .5)


def test_title_finding_counts_and_figures_stand_above_the_fold(page: Page) -> None:
    size(page, 1366, 768)
    for selector in (".an-title", ".an-lede", ".an-counts", "#where-they-part"):
        assert all(box["bottom"] <= 768 for box in boxes(page, selector)), selector
    assert all(box["bottom"] <= 768 for box in boxes(page, ".an-figures:not(details *) .an-plot"))


@pytest.mark.parametrize("width", WIDTHS)
def test_figures_keep_their_words_apart_and_inside(page: Page, width: int) -> None:
    size(page, width)
    frames, words = boxes(page, ".an-figure"), boxes(page, ".an-figure :is(td a,.an-ticks span,th)")
    for frame in frames:
        inner = [box for box in words if overlap(frame, box)]
        assert len(inner) >= 6
        assert all(frame["left"] <= box["left"] and box["right"] <= frame["right"] for box in inner)
        assert not [(one["text"], other["text"]) for at, one in enumerate(inner) for other in inner[at + 1:]
                    if overlap(one, other)]


def test_a_label_lies_over_its_dot_so_that_both_lead_to_the_quote(page: Page) -> None:
    for width in (320, 1366):
        size(page, width)
        rows = page.evaluate("""() => [...document.querySelectorAll('.an-plot tr')].map((row) => ({
          label: row.querySelector('a').getBoundingClientRect().toJSON(),
          dots: [...row.querySelectorAll('.an-dot')].map((dot) => dot.getBoundingClientRect().toJSON()),
          goal: row.querySelector('a').getAttribute('href').slice(1)}))""")
        assert rows
        for row in rows:
            middle = sum((dot["left"] + dot["right"]) / 2 for dot in row["dots"]) / len(row["dots"])
            assert row["label"]["left"] - 1 <= middle <= row["label"]["right"] + 1
            assert all(row["label"]["top"] <= dot["top"] + 2 <= row["label"]["bottom"] for dot in row["dots"])
            assert row["label"]["height"] >= TARGET
            assert page.locator(f"mark#{row['goal']}, mark #{row['goal']}").count() == 1
        assert all(box["height"] >= TARGET and box["width"] >= TARGET for box in boxes(page, ".an-figure a"))


def test_a_figure_is_a_table_to_a_screen_reader(page: Page) -> None:
    figure = page.locator(".an-figure").first
    assert figure.get_by_role("table", name="How many North Koreans were killed").count() == 1
    assert figure.get_by_role("row").all_inner_texts() == ["A\nmore than 6,000 soldiers", "B\nabout 600 soldiers"]
    assert figure.locator("svg:not([aria-hidden=true] *):not([aria-hidden=true])").count() == 0


def test_each_state_of_a_cell_has_a_sign_and_a_word_and_what_is_said_leads_to_the_words(page: Page) -> None:
    cells = page.evaluate("""() => [...document.querySelectorAll('.an-matrix td')].map((cell) => ({
      state: cell.dataset.state, text: cell.textContent,
      signs: [...cell.querySelectorAll('.an-sign')].map((each) => each.textContent),
      goals: [...cell.querySelectorAll('.an-said')].map((each) => each.getAttribute('href').slice(1))}))""")
    assert len(cells) == 72
    for cell in cells:
        if cell["state"] == "silent":
            assert cell["signs"] == ["○"]
            assert "silent" in cell["text"]
            assert cell["goals"] == []
        else:
            assert set(cell["signs"]) <= {"●", "≠"}
            assert len(cell["goals"]) == len(cell["signs"]) >= 1
            assert all(page.locator(f"[id='{goal}']").count() == 1 for goal in cell["goals"])
            assert ("≠" in cell["signs"]) == ("not comparable" in cell["text"])
    assert [cell["state"] for cell in cells].count("incomparable") == 1
    assert page.locator(".an-legend b").all_inner_texts() == ["says", "silent", "not comparable"]


def test_on_a_phone_each_topic_is_a_card_and_still_a_table(page: Page) -> None:
    size(page, 390)
    cards = boxes(page, ".an-matrix tbody tr")
    assert not [True for one, other in pairwise(cards) if overlap(one, other)]
    chips, words = boxes(page, ".an-matrix td .an-cellchip"), boxes(page, ".an-matrix td p:first-of-type")
    assert len(chips) == len(words) == 72
    assert all(chip["right"] <= word["left"] for chip, word in zip(chips, words, strict=True))
    assert page.get_by_role("table", name="Major discrepancies").get_by_role("columnheader").count() == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_of_the_top_stands_out_at_the_side(page: Page, width: int) -> None:
    size(page, width)
    wide = [box["text"] for box in boxes(page, ":is(.an-head,.an-glance,.an-topics,.an-density,.an-tools) *")
            if box["right"] > width + .5 or box["left"] < -.5]
    assert wide == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_strip_has_targets_and_takes_nothing_from_the_text(page: Page, width: int) -> None:
    size(page, width)
    steps = boxes(page, ".an-strip li")
    assert len(steps) <= 12
    assert all(min(box["width"], box["height"]) >= TARGET for box in steps)
    assert not [True for at, one in enumerate(steps) for other in steps[at + 1:] if overlap(one, other)]
    cells, strip = boxes(page, ".an-cells"), boxes(page, ".an-strip")[0]
    if width >= 1312:  # 82em: the theme leaves a margin
        assert all(cell["right"] <= strip["left"] for cell in cells)
        assert strip["right"] <= width
        assert strip["height"] <= 900
    else:
        assert all(strip["bottom"] <= cell["top"] for cell in cells)


def test_the_strip_leads_to_rows_and_says_how_many_notes_they_have(page: Page) -> None:
    size(page, 1366)
    links = page.get_by_role("navigation", name="Where the notes stand").get_by_role("link")
    goals = [link.get_attribute("href") or "" for link in links.all()]
    assert goals
    assert all(page.locator(f"[id='{goal.removeprefix('#')}']").count() == 1 for goal in goals)
    told = [link.get_attribute("aria-label") or "" for link in links.all()]
    assert told[0].startswith("B-1 to A-4: ")
    assert all(re.fullmatch(r"[AB]-\d+(?: to [AB]-\d+)?: \d+ notes?(?:, \d+ major)?", each) for each in told)


def test_past_the_matrix_with_the_keyboard(page: Page) -> None:
    size(page, 1366)
    link = page.locator(".an-topics").get_by_role("link", name="Skip to the text")
    assert page.locator(".an-topics .an-past a").bounding_box()["width"] <= 1  # type: ignore[index]
    page.locator(".an-glance :is(a,summary)").last.focus()
    page.keyboard.press("Tab")
    assert link.evaluate("(node) => node === document.activeElement"), "the first stop of the section"
    assert page.locator(".an-topics .an-past a").bounding_box()["height"] >= TARGET  # type: ignore[index]
    assert link.get_attribute("href") == "#text"
    page.evaluate("() => document.activeElement.blur()")


def test_in_forced_colours_dots_bars_and_sigla_have_the_colour_of_text(page: Page) -> None:
    size(page, 1366)
    page.emulate_media(forced_colors="active")
    try:
        text = page.locator(".an-lede").evaluate("(node) => getComputedStyle(node).color")
        for selector, name in ((".an-dot", "stroke"), (".an-plot .an-chip", "color"), (".an-sign", "color"),
                               (".an-kinds .an-solid", "borderTopColor")):
            look = "(all, name) => all.map((node) => getComputedStyle(node)[name])"
            found = page.locator(selector).evaluate_all(look, name)
            assert set(found) == {text}, selector
    finally:
        page.emulate_media(forced_colors="none")
