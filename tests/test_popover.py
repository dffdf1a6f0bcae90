"""A note beside its marker, and the keys that lead through notes and passages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.conftest import Visitor

STORY = "stories/kursk-sappers/"
MARKER = "#A-25 .an-ref[data-n=killed]"


def focused(page: Page) -> str:
    found: str = page.evaluate("() => document.activeElement.id || document.activeElement.className")
    return found


@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("way", ["click", "Enter"])
def test_a_note_shows_near_its_marker_and_esc_closes_it(visit: Visitor, width: int, way: str) -> None:
    page = visit(STORY, width=width).page
    marker, pop = page.locator(MARKER), page.locator("#an-note")
    assert pop.is_hidden()
    marker.scroll_into_view_if_needed()
    if way == "click":
        marker.click()
    else:
        marker.press("Enter")
    assert pop.is_visible()
    assert "How many North Koreans were killed" in pop.inner_text()
    at, box = marker.bounding_box(), pop.bounding_box()
    assert at is not None
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
    assert min(abs(box["y"] - at["y"]), abs(box["y"] + box["height"] - at["y"])) < 60, "near"
    assert focused(page) == "an-note"
    page.keyboard.press("Escape")
    assert pop.is_hidden()
    assert "an-ref" in focused(page), "the focus goes back"
    assert page.evaluate("() => location.hash") == ""


def test_it_repeats_no_id_and_leads_to_the_note_and_back(visit: Visitor) -> None:
    page = visit(STORY).page
    page.locator(MARKER).click()
    doubled = page.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
      return ids.filter((id, at) => ids.indexOf(id) !== at); }""")
    assert doubled == []
    before = page.evaluate("() => scrollY")
    page.locator("#an-note > .an-note > a.an-button").click()
    assert page.url.endswith("#n-killed")
    assert page.locator("#an-note").is_hidden()
    page.go_back()
    page.wait_for_function(f"Math.abs(scrollY - {before}) < 3")


def test_a_second_press_and_a_click_elsewhere_close_it(visit: Visitor) -> None:
    page = visit(STORY).page
    pop = page.locator("#an-note")
    page.locator(MARKER).click()
    page.locator(MARKER).press("Enter")
    assert pop.is_hidden()
    page.locator(MARKER).click()
    page.locator("#text").click()
    assert pop.is_hidden()


def test_words_under_two_notes_show_both_the_shorter_quote_first(visit: Visitor) -> None:
    page = visit(STORY).page
    mark = page.locator("mark.an-deep2").first
    ids = str(mark.get_attribute("data-n")).split()
    mark.click(position={"x": 3, "y": 8})
    shown = page.locator("#an-note > .an-note").evaluate_all("nodes => nodes.map(node => node.dataset.n)")
    assert shown == ids
    assert len(ids) == 2


def test_a_new_tab_is_still_the_browsers(visit: Visitor) -> None:
    page = visit(STORY).page
    with page.context.expect_page() as opened:
        page.locator(MARKER).click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith("#n-killed")
    assert page.locator("#an-note").is_hidden()


def test_keys_lead_through_passages_and_notes(visit: Visitor) -> None:
    page = visit(STORY).page
    rows = "() => [...document.querySelectorAll('.an-row')].indexOf(document.activeElement)"
    page.keyboard.press("j")
    assert page.evaluate(rows) == 0
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(rows) == 1
    page.keyboard.press("n")
    first = focused(page)
    page.keyboard.press("n")
    assert focused(page) != first
    page.keyboard.press("p")
    assert focused(page) == first
    assert page.locator(f"#{first}").evaluate("node => node.classList.contains('is-lit')"), "both its ends are lit"


def test_help_tells_the_keys_and_one_switch_turns_them_off(visit: Visitor) -> None:
    page = visit(STORY).page
    page.keyboard.press("?")
    assert page.locator("#an-help").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#an-help").is_hidden()
    page.locator(".an-tools input[name=keys]").uncheck()
    page.evaluate("() => document.activeElement.blur()")
    for key in "njk?":
        page.keyboard.press(key)
    assert page.evaluate("() => document.activeElement === document.body")
    assert page.locator("#an-help").is_hidden()
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("() => document.activeElement === document.body"), "and it is remembered"


def test_help_opens_where_the_reader_is_and_leaves_everything_as_it_was(visit: Visitor) -> None:
    page = visit(STORY + "#A-25").page
    page.locator(MARKER).focus()
    before = page.evaluate("() => scrollY")
    page.keyboard.press("?")
    assert page.locator("#an-help").is_visible()
    page.keyboard.press("?")
    assert page.locator("#an-help").is_hidden()
    assert page.evaluate("() => scrollY") == before
    assert "an-ref" in focused(page)


def test_tab_leaves_a_note_for_what_follows_its_marker(visit: Visitor) -> None:
    page = visit(STORY).page
    page.locator(MARKER).press("Enter")
    links = page.locator("#an-note a:visible, #an-note button:visible").count()
    for _ in range(links):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('#an-note') !== null")
    page.keyboard.press("Tab")
    assert page.locator("#an-note").is_hidden()
    follows = page.evaluate("""([marker]) => document.querySelector(marker).compareDocumentPosition(
      document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING""", [MARKER])
    assert follows
    assert page.evaluate("() => document.activeElement.closest('.an-row') !== null"), "near, not at the end of the page"


def test_a_note_stays_when_the_window_shrinks_and_goes_when_its_words_do(visit: Visitor) -> None:
    page = visit(STORY, width=390).page
    page.locator(MARKER).click()
    page.set_viewport_size({"width": 390, "height": 700})
    page.wait_for_timeout(100)
    assert page.locator("#an-note").is_visible()
    page.evaluate("() => scrollBy(0, 3000)")
    page.locator("#an-note").wait_for(state="hidden")


def test_judge_first_holds_in_the_popover_too(visit: Visitor) -> None:
    page = visit(STORY + "?judge=first").page
    page.locator(MARKER).click()
    body = page.locator("#an-note .an-assessment")
    assert body.is_hidden()
    page.locator("#an-note .an-judge").click()
    assert body.is_visible()


def test_keys_follow_the_passage_when_the_notes_stand_at_the_end(visit: Visitor) -> None:
    page = visit(STORY + "?notes=end#A-25").page
    row = "() => document.activeElement.querySelector('#A-25') !== null"
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("j")
    for _ in range(3):
        if page.evaluate(row):
            break
        page.keyboard.press("k")
    assert page.evaluate(row)
    page.keyboard.press("n")
    assert page.evaluate("() => document.activeElement.matches('.an-note')")
    note = focused(page)
    page.keyboard.press("k")
    assert page.evaluate(row), "back from its note"
    assert page.locator(f"#{note}").evaluate("node => node.closest('.an-notes') !== null")
