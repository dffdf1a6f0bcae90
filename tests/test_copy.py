"""What readers take along: a selection of one column, a link, a quotation with its source. With a real mouse."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from playwright.sync_api import Browser, Page

from annotate.build import check_story
from annotate.story import Story
from tests.axe import scheme, violations
from tests.browser import Visit
from tests.pages import KURSK

STORY = "stories/kursk-sappers/"
MINE = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def story() -> Story:
    made, problems = check_story(KURSK, "sources/kursk-sappers")
    assert made is not None, problems
    return made.story


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """One window, high enough for several rows."""
    window = browser.new_context(viewport={"width": 1366, "height": 2400}, permissions=MINE)
    visit = Visit(window.new_page(), site_url)
    yield visit.go(STORY)
    assert (visit.foreign, visit.errors) == ([], [])
    window.close()


@pytest.fixture(autouse=True)
def rested(page: Page) -> None:
    page.keyboard.press("Escape")
    page.evaluate("() => { getSelection().removeAllRanges(); document.activeElement.blur(); }")
    page.locator("#A-24").evaluate("(each) => each.scrollIntoView({ block: 'start' })")
    page.evaluate("() => navigator.clipboard.writeText('nothing')")


def segment(story: Story, name: str) -> str:
    siglum, number = name.split("-")
    return story.sources[siglum].article.segments[int(number) - 1].text


def gloss(story: Story, name: str) -> str:
    siglum, number = name.split("-")
    return story.sources[siglum].glosses["en"][int(number)]


def drag(page: Page, start: tuple[str, float, float], end: tuple[str, float, float]) -> None:
    """From a point of one element to a point of another, in pixels from their corners."""
    (x, y), (to_x, to_y) = (corner(page, *each) for each in (start, end))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(to_x, to_y, steps=12)
    page.mouse.up()


def corner(page: Page, selector: str, x: float, y: float) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"] + (x if x >= 0 else box["width"] + x), box["y"] + (y if y >= 0 else box["height"] + y)


def selected(page: Page) -> str:
    """What a reader sees as selected: what can be, of the range."""
    return cast("str", page.evaluate("() => getSelection().toString()"))


def clipboard(page: Page) -> str:
    return cast("str", page.evaluate("() => navigator.clipboard.readText()"))


def copied(page: Page) -> str:
    page.keyboard.press("Control+c")
    for _ in range(20):  # a busy machine may take its time
        page.wait_for_timeout(50)
        if clipboard(page) != "nothing":
            break
    return clipboard(page)


def test_a_selection_over_rows_and_notes_is_of_one_column(page: Page, story: Story) -> None:
    drag(page, ("#A-24", 1, 8), ("#A-26", -4, -6))
    names = ["A-24", "A-25", "A-26"]
    words = copied(page)
    assert words.startswith("\n\n".join(segment(story, each) for each in names[:2]))
    assert segment(story, "A-26").startswith(words.split("\n\n")[2])
    assert [line for line in selected(page).split("\n") if line] == words.split("\n\n")


def test_a_selection_that_strays_into_another_column_is_of_the_first(page: Page, story: Story) -> None:
    drag(page, ("#A-24", 1, 8), ("#B-10", 120, 60))
    assert copied(page) == f"{segment(story, 'A-24')}\n\n{segment(story, 'A-25')}"
    assert segment(story, "B-10")[:20] not in selected(page)


def test_a_selection_from_right_to_left_and_after_another_is_its_own(page: Page, story: Story) -> None:
    drag(page, ("#A-24", 1, 8), ("#A-25", 100, 8))
    drag(page, ("#B-10", -60, -8), ("#B-10", 1, 8))
    words = copied(page)
    assert len(words) > 200
    assert words in segment(story, "B-10")
    assert words.startswith("Kể từ tháng 10 năm ngoái, Triều Tiên")


def test_a_selection_that_begins_in_the_gloss_is_of_the_gloss(page: Page, story: Story) -> None:
    drag(page, ("#A-24 + .an-gloss", 1, 6), ("#A-25 + .an-gloss", -4, -4))
    words = copied(page)
    assert words.startswith(f"{gloss(story, 'A-24')}\n\n")
    assert gloss(story, "A-25").startswith(words.split("\n\n")[1])


def test_a_press_right_after_another_lasts_as_long_as_it_is_held(page: Page, story: Story) -> None:
    """The end of the press before is told a moment late: it must not be taken for the end of this one."""
    start, end = corner(page, "#A-24 + .an-gloss", 1, 6), corner(page, "#A-25 + .an-gloss", -4, -4)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.up()
    page.mouse.down()
    page.wait_for_timeout(150)
    page.mouse.move(*end, steps=12)
    page.mouse.up()
    assert copied(page).startswith(f"{gloss(story, 'A-24')}\n\n{gloss(story, 'A-25')[:40]}")


def test_three_clicks_take_a_paragraph(page: Page, story: Story) -> None:
    x, y = corner(page, "#B-10", 30, 8)
    page.mouse.click(x, y, click_count=3)
    assert copied(page) == segment(story, "B-10")


def test_a_click_elsewhere_lets_all_be_selected_again(page: Page) -> None:
    drag(page, ("#A-24", 1, 8), ("#A-25", 100, 8))
    assert page.evaluate("() => getComputedStyle(document.getElementById('B-10')).userSelect") == "none"
    page.mouse.click(*corner(page, "#n-killed .an-topic", 4, 4))
    assert selected(page) == ""
    assert page.evaluate("() => getComputedStyle(document.getElementById('B-10')).userSelect") != "none"


def test_all_of_the_page_can_be_selected_with_the_keyboard(page: Page, story: Story) -> None:
    drag(page, ("#A-24", 1, 8), ("#A-25", 100, 8))
    page.keyboard.press("Control+a")
    words = copied(page)
    assert story.entry.title in words
    assert segment(story, "B-10")[:20] in words
    assert gloss(story, "B-10")[:20] in words


def test_the_keyboard_extends_a_selection(page: Page, story: Story) -> None:
    page.evaluate("() => getSelection().setBaseAndExtent(document.getElementById('B-10').firstChild.firstChild, 0, "
                  "document.getElementById('B-10').firstChild.firstChild, 2)")
    for _ in range(30):
        page.keyboard.press("Shift+ArrowRight")
    words = copied(page)
    assert len(words) > 25
    assert segment(story, "B-10").startswith(words)


def test_on_the_page_of_one_source_too(browser: Browser, site_url: str, story: Story) -> None:
    window = browser.new_context(viewport={"width": 1366, "height": 2400}, permissions=MINE)
    visit = Visit(window.new_page(), site_url)
    page = visit.go(f"{STORY}b/")
    drag(page, ("#B-2", 1, 8), ("#B-3", -4, -6))
    assert copied(page).startswith(segment(story, "B-2") + "\n\n")
    assert page.locator(".an-cite").count() == 0
    assert visit.errors == []
    window.close()


def cite(page: Page, selector: str) -> None:
    """With the keyboard: by Tab or not, the button has the focus and Enter opens it."""
    page.locator(f"{selector} .an-cite").focus()
    page.keyboard.press("Enter")
    page.locator("#an-cite").wait_for(state="visible")


def take(page: Page, form: str) -> str:
    page.locator(f"#an-cite [data-form={form}]").click()
    page.locator("#an-cite output", has_text="Copied").wait_for()
    return clipboard(page)


def link(page: Page, name: str) -> str:
    return f"{page.url.split('#')[0].split('?')[0]}#{name}"


@pytest.mark.parametrize("name", ["A-24", "B-10"])
def test_a_paragraph_in_all_forms(page: Page, story: Story, name: str) -> None:
    cite(page, f".an-segment:has(#{name})")
    assert take(page, "link") == link(page, name)
    words, other = segment(story, name), gloss(story, name)
    text = take(page, "text")
    assert text.startswith(f"“{words}”\n[{other}] (machine translation)\n")
    assert text.endswith(f"In “{story.entry.title}”, {name}: {link(page, name)}")
    assert take(page, "markdown").startswith(f"> {words}\n> \n> \\[{other}\\] (machine translation)\n> \n> ")
    assert take(page, "bibtex").startswith(f"@misc{{kursk-sappers-{name},\n")
    item, = json.loads(take(page, "csl"))
    assert (item["id"], item["locator"], item["note"]) == (f"kursk-sappers-{name}", name, link(page, name))
    assert item["annote"] == f"“{words}” [{other}] (machine translation)"
    if name == "A-24":
        assert "黄埔少侠, “朝鲜军队工作在库尔斯克州排雷前线" in text
        assert item["author"] == [{"literal": "黄埔少侠"}]
    else:
        assert item.keys() == {"id", "type", "title", "issued", "language", "locator", "note", "annote"}
        assert item["title"] == "[Vietnamese source B, publisher not stated]"
        assert "\n[Vietnamese source B, publisher not stated], 2025-11-15. In" in text


def test_esc_closes_and_the_focus_returns(page: Page) -> None:
    cite(page, ".an-segment:has(#A-24)")
    assert page.evaluate("() => document.activeElement.closest('#an-cite') !== null")
    page.keyboard.press("Escape")
    assert not page.locator("#an-cite").is_visible()
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == "Cite A-24"
    cite(page, ".an-segment:has(#A-25)")
    assert page.locator("#an-cite textarea").input_value() == link(page, "A-25")
    assert page.locator("#an-cite output").text_content() == ""


def test_the_words_that_are_selected_can_be_cited(page: Page, story: Story) -> None:
    x, y = corner(page, "#B-10", 30, 8)
    page.mouse.dblclick(x, y)
    word = selected(page)
    assert word
    page.locator(".an-segment:has(#B-10)").hover()
    page.locator(".an-segment:has(#B-10) .an-cite").click()
    assert page.locator("#an-cite option").all_text_contents()[0] == "What is selected"
    assert take(page, "text").startswith(f"“{word}”\n[Vietnamese source B, publisher not stated], 2025-11-15.")
    page.locator("#an-cite select").select_option("B-10")
    assert take(page, "text").startswith(f"“{segment(story, 'B-10')}”")


def test_a_passage_is_all_of_its_paragraphs(page: Page, story: Story) -> None:
    cite(page, ".an-segment:has(#B-10)")
    page.locator("#an-cite select").select_option("The passage, by its first paragraph A-24: A-24, A-25, B-10")
    assert page.locator("#an-cite textarea").input_value() == link(page, "A-24")
    assert take(page, "link") == link(page, "A-24")  # it has no id of its own
    assert [item["annote"].split("” [")[0] for item in json.loads(take(page, "csl"))] == [
        f"“{segment(story, each)}" for each in ("A-24", "A-25", "B-10")]


def test_a_note_and_its_places(page: Page, story: Story) -> None:
    cite(page, "#n-killed")
    assert take(page, "link") == link(page, "n-killed")
    item, = json.loads(take(page, "csl"))
    number = page.locator("#n-killed .an-num").text_content()
    topic = "How many North Koreans were killed"
    assert (item["type"], item["title"]) == ("webpage", f"Note {number}: {topic}")
    assert item["container-title"] == story.entry.title
    assert (item["URL"], item["language"]) == (link(page, "n-killed"), "en")
    assert isoformat(item["accessed"]) == page.evaluate("() => new Date().toLocaleDateString('sv')")
    lines = take(page, "text").splitlines()
    assert lines[:3] == [
        topic, "A-25: “超过6000人阵亡” [more than 6,000 were killed in action], more than 6,000 soldiers",
        ("B-10: “khoảng 600 binh sĩ Triều Tiên được cho là đã thiệt mạng” [about 600 North Korean soldiers are "
         "believed to have been killed], about 600 soldiers")]
    assert lines[3].startswith("“A's figure is about ten times B's or more")
    assert lines[-1].startswith(f"“Note {number}: {topic}”, {story.entry.title}, {link(page, 'n-killed')} (retrieved ")
    page.locator("#an-cite select").select_option("A-25: 超过6000人阵亡")
    assert take(page, "link") == link(page, "n-killed-A")
    assert take(page, "text").startswith("“超过6000人阵亡”\n[more than 6,000 were killed in action]\n黄埔少侠, ")
    assert "@misc{kursk-sappers-n-killed-A,\n" in take(page, "bibtex")


def isoformat(day: dict[str, list[list[int]]]) -> str:
    return date(*day["date-parts"][0]).isoformat()


def test_the_readings_of_every_note_are_in_its_citation(page: Page, story: Story) -> None:
    entry = story.entry
    page.evaluate("() => document.querySelectorAll('.an details').forEach((each) => { each.open = true; })")
    for name in (*entry.discrepancies, *entry.notes):
        cite(page, f"#n-{name}")
        text = take(page, "text")
        assert re.search(r"^“Note \d+: \S", text, re.MULTILINE)
        parts = [".an-quote", ".an-quotegloss", ".an-value", ".an-why", ".an-none"]
        said = page.locator(f"#n-{name} .an-readings").locator(", ".join(parts)).all_text_contents()
        assert [each for each in said if each not in text] == [], name
        page.keyboard.press("Escape")


def test_every_paragraph_and_note_has_a_button_that_is_reached_and_large_enough(page: Page, story: Story) -> None:
    count = sum(len(source.article.segments) for source in story.sources.values())
    count += len(story.entry.discrepancies) + len(story.entry.notes)
    found = page.evaluate("""() => {
        document.querySelectorAll('.an details').forEach((each) => { each.open = true; });
        return [...document.querySelectorAll('.an-cite')].map((each) => {
            const { width, height } = each.getBoundingClientRect();
            return [width >= 24 && height >= 24, each.tabIndex, each.getAttribute('aria-label')]; }); }""")
    assert len(found) == count
    assert {(large, at) for large, at, _ in found} == {(True, 0)}
    assert len({label for *_, label in found}) == count


def test_it_shows_with_the_pointer_with_the_focus_and_always_on_a_touch_screen(
        browser: Browser, site_url: str, page: Page) -> None:
    opacity = "() => getComputedStyle(document.querySelector('.an-segment:has(#A-24) .an-cite')).opacity"
    page.mouse.move(1, 1)
    assert page.evaluate(opacity) == "0"
    page.locator("#A-24").hover()
    assert page.evaluate(opacity) == "1"
    page.mouse.move(1, 1)
    page.locator(".an-segment:has(#A-24) .an-cite").focus()
    assert page.evaluate(opacity) == "1"
    window = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone = Visit(window.new_page(), site_url).go(STORY)
    assert phone.evaluate(opacity) == "1"
    overlapping = phone.evaluate("""() => {
        document.querySelectorAll('.an details').forEach((each) => { each.open = true; });
        const boxes = [...document.querySelectorAll('.an-cell :is(.an-no, .an-cite, .an-text, .an-gloss)')]
            .filter((each) => each.checkVisibility()).map((each) => [each, each.getBoundingClientRect()]);
        const meet = (one, two) => one.left < two.right - 1 && two.left < one.right - 1
            && one.top < two.bottom - 1 && two.top < one.bottom - 1;
        return boxes.filter(([each, one]) => each.matches('.an-cite')
                && boxes.some(([other, two]) => other !== each && meet(one, two)))
            .map(([each]) => each.getAttribute('aria-label')); }""")
    assert overlapping == []
    window.close()


@pytest.mark.parametrize("colours", ["default", "slate"])
def test_axe_finds_nothing_in_what_cite_opens(page: Page, colours: str) -> None:
    scheme(page, colours)
    cite(page, "#n-killed")
    take(page, "text")
    assert [each for each in violations(page) if "an-c" in each["target"] + each["html"]] == []
    page.keyboard.press("Escape")
    scheme(page, "default")


def test_where_the_clipboard_is_shut_it_is_copied_or_selected_all_the_same(browser: Browser, site_url: str) -> None:
    window = browser.new_context(viewport={"width": 1366, "height": 900})
    window.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                           "document.addEventListener('copy', () => { window.told = String(getSelection()); });")
    visit = Visit(window.new_page(), site_url)
    page = visit.go(f"{STORY}#A-24")
    cite(page, ".an-segment:has(#A-24)")
    page.locator("#an-cite [data-form=text]").click()
    page.locator("#an-cite output", has_text="Copied").wait_for()
    assert page.evaluate("() => window.told").startswith("“")
    assert page.locator("#an-cite textarea").input_value() == link(page, "A-24")
    page.evaluate("() => { document.execCommand = () => false; }")
    page.locator("#an-cite [data-form=bibtex]").click()
    page.locator("#an-cite output", has_text="Ctrl+C").wait_for()
    assert page.locator("#an-cite textarea").input_value().startswith("@misc{kursk-sappers-A-24")
    assert visit.errors == []
    window.close()


def test_without_a_script_nothing_of_it_is_shown(browser: Browser, site_url: str) -> None:
    window = browser.new_context(java_script_enabled=False)
    page = Visit(window.new_page(), site_url).go(STORY)
    assert not page.locator("#an-cite").is_visible()
    assert page.locator(".an-cite").count() == 0
    window.close()
