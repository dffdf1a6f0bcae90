"""The toolbar: three settings, in the address and remembered, each of use with the keyboard."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser import Visit
from tests.conftest import Visitor

STORY = "stories/kursk-sappers/"
GIVEN = """() => Object.fromEntries(["layout", "language", "notes"].map(
  name => [name, document.documentElement.getAttribute(`data-an-${name}`)]))"""


def given(page: Page) -> dict[str, str | None]:
    found: dict[str, str | None] = page.evaluate(GIVEN)
    return found


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f".an-tools input[name={name}][value={value}]").check(force=True)


def beside(page: Page) -> bool:
    found: bool = page.evaluate("""() => [...document.querySelectorAll('div.an-row')].every(row => {
      const tops = [...row.querySelectorAll('.an-cell')].map(cell => Math.round(cell.getBoundingClientRect().top));
      return new Set(tops).size === 1;
    })""")
    return found


def test_without_scripts_there_are_no_controls_and_everything_is_read(visit: Visitor) -> None:
    page = visit(STORY, scripts=False).page
    assert not page.locator(".an-tools").is_visible()
    assert beside(page)
    assert page.locator(".an-gloss").first.is_visible()
    assert page.locator(".an-row .an-note").count() == page.locator(".an-note").count() > 40


def test_each_layout(visit: Visitor) -> None:
    page = visit(STORY).page
    choose(page, "layout", "stack")
    assert not beside(page)
    assert page.locator(".an-columns").is_hidden()
    choose(page, "layout", "one")
    assert page.locator("#B-10").is_hidden()
    assert page.locator("#A-25").is_visible()
    choose(page, "source", "B")
    assert page.locator("#B-10").is_visible()
    assert page.locator("#A-25").is_hidden()
    assert page.url.endswith("?layout=one&source=B")
    choose(page, "layout", "side")
    assert beside(page)
    assert page.locator("#A-25").is_visible()


def test_each_language(visit: Visitor) -> None:
    page = visit(STORY).page
    gloss = page.locator("[data-text='A-25.gloss']")
    choose(page, "language", "original")
    assert gloss.is_hidden()
    assert page.locator("#A-25").is_visible()
    choose(page, "language", "gloss")
    assert gloss.is_visible()
    assert page.locator("#A-25").is_hidden()
    markers = page.locator(".an-segment:has(#A-25) > .an-refs a").all_inner_texts()
    assert [each.strip(",\u2060") for each in markers] == ["42", "43"], "the notes can still be reached"
    choose(page, "language", "both")
    assert page.locator(".an-refs").count() == 0


def test_notes_go_to_the_end_by_number_and_come_back(visit: Visitor) -> None:
    page = visit(STORY).page
    homes = """() => [...document.querySelectorAll('.an-rownotes')].map(
      row => [...row.children].map(note => note.id))"""
    before = page.evaluate(homes)
    choose(page, "notes", "end")
    numbers = [int(each) for each in page.locator(".an-notes > .an-note .an-num").all_inner_texts()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert page.evaluate(homes) == [[] for _ in before]
    choose(page, "notes", "row")
    assert page.evaluate(homes) == before


def test_settings_survive_reload_and_are_shared_and_the_address_wins(visit: Visitor) -> None:
    seen = visit(STORY)
    page = seen.page
    choose(page, "layout", "stack")
    choose(page, "notes", "end")
    chosen = {"layout": "stack", "language": None, "notes": "end"}
    page.reload()
    assert given(page) == chosen
    path = page.url.removeprefix(seen.base)
    assert given(visit(path).page) == chosen, "in another reader's browser"
    seen.go("stories/")
    assert given(seen.go(STORY)) == chosen, "remembered"
    won = {"layout": "one", "language": None, "notes": "end"}
    assert given(seen.go(STORY + "?layout=one")) == won, "the address wins"


def test_an_address_that_is_wrong_is_as_none(visit: Visitor) -> None:
    seen = visit(STORY + "?layout=upside&notes=&language=%3Cscript%3E&source=Z#A-25")
    assert given(seen.page) == {"layout": None, "language": None, "notes": None}
    assert seen.page.locator("#A-25").is_visible()


def test_the_keyboard_alone_sets_them(visit: Visitor) -> None:
    page = visit(STORY).page
    page.locator(".an-tools input[name=layout]").first.focus()
    page.keyboard.press("ArrowRight")
    assert given(page)["layout"] == "stack"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.name") == "language"


def test_the_passage_that_is_read_stays_where_it_is(visit: Visitor) -> None:
    page = visit(STORY + "#A-25").page
    top = "() => document.querySelector('.an-row:has(#A-25)').getBoundingClientRect().top"
    page.mouse.wheel(0, 40)
    page.wait_for_timeout(100)
    before = page.evaluate(top)
    page.evaluate("() => document.querySelector('.an-tools input[name=notes][value=end]').click()")  # scrolls nothing
    assert abs(page.evaluate(top) - before) <= 2


def test_a_link_into_what_a_setting_hides_shows_it(visit: Visitor) -> None:
    page = visit(STORY + "?layout=one#B-10").page
    assert page.locator("#B-10").is_visible()
    assert in_sight(visit(STORY + "?language=gloss#n-killed-A"), ".an-segment:has(#A-25)")
    assert in_sight(visit(STORY + "?notes=end#n-killed"), "#n-killed")


def in_sight(seen: Visit, selector: str) -> bool:
    box = seen.page.locator(selector).bounding_box()
    return box is not None and 40 <= box["y"] < 900


def test_the_toolbar_is_within_reach_while_the_text_is_read(visit: Visitor) -> None:
    page = visit(STORY + "#A-25", width=390).page
    gear = page.locator(".an-gear")
    gear.wait_for(state="visible")
    gear.click()
    panel = page.locator("#an-settings")
    assert panel.locator(".an-tools").is_visible()
    panel.locator("label:has(input[name=notes][value=end])").click()
    assert given(page)["notes"] == "end"
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.locator(".an-text-part > .an-tools").count() == 1, "back in its place"
    assert page.evaluate("() => document.activeElement.matches('.an-gear')"), "the focus goes back"


def test_a_default_in_the_address_wins_over_what_is_remembered_and_stays_there(visit: Visitor) -> None:
    seen = visit(STORY)
    choose(seen.page, "layout", "stack")
    page = seen.go(STORY + "?layout=side")
    assert given(page)["layout"] is None
    page.reload()
    assert given(page)["layout"] is None
    assert "layout=side" in page.url


def test_wrong_values_leave_the_address(visit: Visitor) -> None:
    page = visit(STORY + "?layout=upside&kind=zzz").page
    assert page.url.endswith(STORY)


def test_the_toolbar_is_within_reach_after_a_jump_over_it(visit: Visitor) -> None:
    page = visit(STORY).page
    page.wait_for_timeout(200)
    page.evaluate("() => { location.hash = 'n-killed-A' }")
    page.locator(".an-gear").wait_for(state="visible")


def test_a_matrix_link_lights_the_gloss_where_the_words_are_not_shown(visit: Visitor) -> None:
    page = visit(STORY + "?language=gloss").page
    gloss = page.locator("[data-text='A-25.gloss']")
    paint = "node => getComputedStyle(node).backgroundColor"
    before = gloss.evaluate(paint)
    page.evaluate("() => { location.hash = 'n-killed-A' }")
    assert gloss.evaluate(paint) != before
