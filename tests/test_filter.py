"""The filter and "judge first" on the Kursk page: what matches is shown and counted, and there is always a way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import scheme, violations
from tests.browser import Visit

PAGE = "stories/kursk-sappers/"
Opener = Callable[[str], Page]

SHOWN = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((node) => node.getClientRects().length);
  return {
    notes: shown('.an-note').map((node) => node.dataset.n),
    refs: [...new Set(shown('.an-text .an-ref').map((node) => node.dataset.n))],
    topics: shown('[data-topic]').map((node) => node.dataset.topic),
    texts: shown('.an-text').length,
    rows: shown('.an-row:not(.an-furniture)').length,
    told: document.querySelector('.an-filter output').textContent,
    marks: shown('mark.an-q').length,
  };
}"""


@pytest.fixture
def opened(browser: Browser, site_url: str) -> Iterator[Opener]:
    """The page at an address, all in one window: what is remembered stays."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    seen = Visit(context.new_page(), site_url)

    def go(address: str = "") -> Page:
        page = seen.go(PAGE + address)
        page.evaluate("() => { for (const each of document.querySelectorAll('details')) each.open = true }")
        return page

    yield go
    context.close()
    assert (seen.errors, seen.foreign) == ([], [])


def test_kind_and_weight_leave_what_matches_and_every_text(opened: Opener) -> None:
    page = opened("")
    whole = page.evaluate(SHOWN)
    assert (len(whole["notes"]), len(whole["topics"]), whole["told"]) == (52, 36, "")
    page.select_option("select[name=kind]", "number")
    found = page.evaluate(SHOWN)
    assert sorted(found["notes"]) == sorted(found["topics"]) == sorted(found["refs"]) == ["killed", "troops-sent"]
    assert (found["texts"], found["told"]) == (whole["texts"], "2 of 52 notes shown")
    page.select_option("select[name=weight]", "major")
    assert page.evaluate(SHOWN)["notes"] == ["killed"]
    assert "kind=number" in page.url
    assert "weight=major" in page.url
    assert page.locator(".an-topics .an-filtered").inner_text().startswith("1 of 36 topics shown")
    page.locator(".an-filter").get_by_role("button", name="Show all").click()
    assert page.evaluate(SHOWN) == whole
    assert "?" not in page.url


def test_what_the_counts_say_is_what_their_filter_shows(opened: Opener) -> None:
    page = opened("?says=only-A")
    names = page.locator(".an-kinds button").all_inner_texts()
    assert len(names) > 5
    for name in names:
        line = page.locator(".an-kinds li", has=page.get_by_role("button", name=name, exact=True))
        line.get_by_role("button").click()
        found = page.evaluate(SHOWN)
        assert (name, len(found["notes"])) == (name, int(line.locator("b").inner_text()))
        assert sorted(found["notes"]) == sorted(found["topics"])
    assert page.locator("select[name=weight]").input_value() == "discrepancies"
    page.select_option("select[name=kind]", "")
    assert len(page.evaluate(SHOWN)["notes"]) == 36
    assert page.locator(".an-kinds [aria-pressed=true]").count() == 0


def test_words_whose_notes_are_left_out_keep_a_line(opened: Opener) -> None:
    page = opened("")
    whole = page.evaluate(SHOWN)["marks"]
    page.select_option("select[name=weight]", "major")
    assert page.evaluate(SHOWN)["marks"] == whole
    for colours in ("default", "slate"):
        scheme(page, colours)
        look = page.locator("mark.an-q.is-out").evaluate_all(
            "(all) => [...new Set(all.map((node) => getComputedStyle(node)).map((style) => "
            "[style.borderBottomStyle, style.borderBottomWidth, style.backgroundColor].join(' ')))]")
        assert look == ["dotted 1px rgba(0, 0, 0, 0)"]
    there = page.locator("mark.an-q:not(.is-out)").first.evaluate("(node) => getComputedStyle(node).borderBottomWidth")
    assert there != "1px", "told apart by more than a colour"


@pytest.mark.parametrize("width", [320, 1366, 1920])
def test_while_it_is_on_it_says_so_beside_the_text_and_on_the_button(opened: Opener, width: int) -> None:
    page = opened("")
    page.set_viewport_size({"width": width, "height": 700})
    notice, gear = page.locator(".an-notice"), page.locator(".an-gear")
    assert not notice.get_by_role("button").is_visible()
    page.select_option("select[name=weight]", "major")
    page.locator("#A-25").scroll_into_view_if_needed()
    gear.wait_for()
    assert notice.get_by_role("status").inner_text() == "13 of 52 notes shown"
    box, corner = notice.bounding_box(), gear.bounding_box()
    assert box
    assert corner
    assert 0 <= box["y"] <= 700 - box["height"]
    assert 0 <= box["x"] <= width - box["width"]
    assert box["x"] + box["width"] <= corner["x"] or box["y"] + box["height"] <= corner["y"]
    assert page.get_by_role("button", name=re.compile("filtered$")).count() == 1
    notice.get_by_role("button", name="Show all").click()
    assert "weight" not in page.url
    assert page.get_by_role("button", name=re.compile("filtered$")).count() == 0


def test_the_strip_follows(opened: Opener) -> None:
    page = opened("")
    bars = """(all) => all.map((node) => [...node.children].map((part) =>
      [part.style.getPropertyValue('--n'), part.offsetWidth > 0]))"""
    whole = page.locator(".an-strip .an-bars").evaluate_all(bars)
    links = page.locator(".an-strip a")
    labels = links.evaluate_all("(all) => all.map((node) => node.ariaLabel)")
    page.select_option("select[name=kind]", "number")
    shown = page.evaluate("""() => [...document.querySelectorAll('.an-row:not(.an-furniture)')].map((row) =>
      new Set([...row.querySelectorAll('.an-text .an-ref:not(.is-out)')].map((node) => node.dataset.n)).size)""")
    found = page.locator(".an-strip .an-bars").evaluate_all(bars)
    assert [sum(int(number) for number, _ in bar) for bar in found] == shown
    assert all((int(number) > 0) == seen for bar in found for number, seen in bar)
    told = links.evaluate_all("(all) => all.map((node) => node.ariaLabel)")
    assert all(re.fullmatch(re.escape(label) + r" · \d+ shown", each) for label, each in zip(labels, told, strict=True))
    goal = links.nth(next(nth for nth, each in enumerate(told) if not each.endswith(" 0 shown"))).get_attribute("href")
    assert page.locator(f".an-row:has([id='{(goal or '')[1:]}']) .an-ref:not(.is-out)").count()
    page.locator(".an-filter").get_by_role("button", name="Show all").click()
    assert page.locator(".an-strip .an-bars").evaluate_all(bars) == whole
    assert links.evaluate_all("(all) => all.map((node) => node.ariaLabel)") == labels


def test_boxes_are_large_enough_to_hit(opened: Opener) -> None:
    page = opened("?kind=number")
    boxes = page.locator(".an-filter [type=checkbox]:visible").all()
    assert len(boxes) == 2
    for each in boxes:
        box = each.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_other_notes_are_a_weight_of_their_own(opened: Opener) -> None:
    page = opened("?weight=notes")
    found = page.evaluate(SHOWN)
    assert len(found["notes"]) == 16
    assert found["topics"] == []
    assert page.locator(".an-matrix:visible").count() == 0, "no table of nothing"


def test_only_in_one_source_folds_rows_and_says_how_many(opened: Opener) -> None:
    page = opened("?says=only-A")
    found = page.evaluate(SHOWN)
    assert sorted(found["notes"]) == ["deployed-now", "drones", "flag", "peskov-heroism", "sappers-number", "visit",
                                      "why-helping"]
    rows = page.locator(".an-row:not(.an-furniture)").count()
    assert 0 < found["rows"] < rows
    assert found["told"] == f"7 of 52 notes shown · {rows - found['rows']} of {rows} passages hidden"
    hidden = page.locator(".an-row:not(.an-furniture):not(:visible)")
    assert hidden.filter(has_not=page.locator(".an-s2:not(.an-empty) .an-text")).count() == 0, "a row of A alone"
    page.select_option("select[name=says]", "B")
    assert all("B" in str(page.locator(f"#n-{name}").get_attribute("data-sources"))
               for name in page.evaluate(SHOWN)["notes"])


def test_what_is_in_use_stays_where_it_is(opened: Opener) -> None:
    page = opened("")
    select = page.locator("select[name=says]")
    select.evaluate("(node) => node.scrollIntoView({block: 'center'})")
    select.focus()
    for value in ("only-A", "", "only-B"):
        before = select.bounding_box()["y"]  # type: ignore[index]
        select.select_option(value)
        assert abs(select.bounding_box()["y"] - before) < 5  # type: ignore[index]


OUTSIDE = "(node) => getComputedStyle(node, '::before').content"


def test_a_link_into_what_is_left_out_shows_that_note_and_keeps_the_filter(opened: Opener) -> None:
    page = opened("?kind=number#n-goremykin")
    assert "kind=number" in page.url
    found = page.evaluate(SHOWN)
    assert sorted(found["notes"]) == ["goremykin", "killed", "troops-sent"]
    assert sorted(found["topics"]) == ["killed", "troops-sent"]
    note = page.locator("#n-goremykin")
    assert note.evaluate(OUTSIDE) == '"outside the filter"'
    assert page.locator("#n-killed").evaluate(OUTSIDE) == "none"
    number = note.locator(".an-num").inner_text()
    assert page.locator(".an-notice [role=status]").inner_text() == \
        f"2 of 52 notes shown · and {number}, which is outside the filter"
    page.evaluate("() => { location.hash = '#n-sappers' }")
    page.locator("#n-sappers").wait_for()
    assert not note.is_visible(), "one at a time"
    page.go_back()
    note.wait_for()
    assert "kind=number" in page.url
    page.select_option("select[name=kind]", "quotation")
    assert not note.is_visible()
    page.locator(".an-filter").get_by_role("button", name="Show all").click()
    assert page.locator("[data-outside]").count() == 0


def test_a_link_into_a_folded_passage_opens_that_one(opened: Opener) -> None:
    page = opened("?says=only-A#B-10")
    assert "says=only-A" in page.url
    row = page.locator(".an-row:has(#B-10)")
    assert row.is_visible()
    assert row.evaluate(OUTSIDE) == '"outside the filter"'
    assert page.locator(".an-row[data-outside]").count() == 1
    assert "and one passage outside the filter" in page.locator(".an-notice [role=status]").inner_text()


def test_a_figure_leads_to_a_note_that_is_left_out(opened: Opener) -> None:
    page = opened("?kind=date")
    page.locator(".an-figure figcaption a[href='#n-killed']").click()
    page.locator("#n-killed").wait_for()
    assert "kind=date" in page.url
    page.wait_for_function("() => { const { top } = document.getElementById('n-killed').getBoundingClientRect(); "
                           "return top >= 0 && top < innerHeight; }")


def test_the_counts_are_filters_once_the_script_runs(opened: Opener) -> None:
    page = opened("")
    button = page.get_by_role("button", name="quotation", exact=True)
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert len(page.evaluate(SHOWN)["topics"]) == 7
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "false"
    assert len(page.evaluate(SHOWN)["topics"]) == 36


def test_a_filter_that_means_nothing_is_none(opened: Opener) -> None:
    assert opened("?kind=nonsense&weight=%3Cb%3E&says=only-Z").evaluate(SHOWN)["told"] == ""


def test_judge_first_hides_each_assessment_until_it_is_opened_and_is_remembered(opened: Opener) -> None:
    page = opened("")
    assessment, note = page.locator("#n-killed .an-assessment"), page.locator("#n-goremykin .an-body")
    assert assessment.is_visible()
    assert page.locator(".an-judge:visible").count() == 0
    page.get_by_label("Judge first").check()
    assert not assessment.is_visible()
    assert note.is_visible(), "a note is no assessment"
    button = page.locator("#n-killed").get_by_role("button", name="Show the assessment")
    assert button.bounding_box()["height"] >= 24  # type: ignore[index]
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert assessment.is_visible()
    assert not page.locator("#n-wounded .an-assessment").is_visible()
    assert not opened("").locator("#n-killed .an-assessment").is_visible()


def test_paper_is_whole_unless_the_reader_wants_it_otherwise(opened: Opener) -> None:
    page = opened("?kind=number&judge=first")
    page.emulate_media(media="print")
    assert page.locator("#n-goremykin").is_visible()
    assert page.locator("#n-killed .an-assessment").is_visible()
    assert not page.locator(".an-judge").first.is_visible()
    page.emulate_media(media="screen")
    page.get_by_label("Print it so, too").check()
    page.emulate_media(media="print")
    assert not page.locator("#n-goremykin").is_visible()
    assert page.locator("#n-killed").is_visible()
    assert not page.locator("#n-killed .an-assessment").is_visible()
    assert page.locator(".an-told").inner_text() == "2 of 52 notes shown"


@pytest.mark.parametrize("colours", ["default", "slate"])
def test_axe_finds_nothing_while_it_is_on(opened: Opener, colours: str) -> None:
    page = opened("?says=only-A&judge=first#B-10")
    scheme(page, colours)
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert violations(page) == []


def test_without_scripts_nothing_is_offered_that_does_nothing(browser: Browser, site_url: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site_url + PAGE)
    offered = ":is(.an-filter,.an-filtered,.an-judge,.an-notice button,.an-told,button.an-kindname):visible"
    assert page.locator(offered).count() == 0
    assert page.locator(".an-note:visible").count() == 52
    page.context.close()
