"""What readers have of a page: by ear, by keyboard, with no script, in their own colours, from a shared link."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from annotate.render.assets import assets
from tests.gallery import HERE, KURSK, STORIES
from tests.walked import choose, chosen, open_all, seen

ALL = [*STORIES, KURSK]
MOST_KB = 15


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    window = browser.new_page(viewport={"width": 1366, "height": 900})
    yield window
    window.close()


def at(gallery_url: str, story: str) -> str:
    return f"{gallery_url}stories/{story}/"


def test_the_tree_that_screen_readers_get_is_a_then_b_then_the_notes(page: Page, gallery_url: str) -> None:
    page.goto(at(gallery_url, "two"))
    assert page.locator(".an-row").first.aria_snapshot() + "\n" == (HERE / "two.aria.txt").read_text("utf-8")


@pytest.mark.parametrize("story", ALL)
def test_every_row_is_read_source_by_source_and_then_its_notes(story: str, page: Page, gallery_url: str) -> None:
    page.goto(at(gallery_url, story))
    open_all(page)
    for row in seen(page, "order"):
        cells = [each for each in row["order"] if not each.startswith("n")]
        numbers = [each for each in row["order"] if each.startswith("n-")]
        assert row["order"] == [*cells, *(["notes", *numbers] if numbers else [])]
        assert row["moved"] == 0
        assert row["left"] == sorted(row["left"]) or len(set(row["left"])) < len(cells)


@pytest.mark.parametrize("story", ALL)
def test_with_scripts_off_all_is_there_and_can_be_seen(story: str, browser: Browser, gallery_url: str) -> None:
    found: list[dict[str, list[str]]] = []
    for scripts in (True, False):
        window = browser.new_page(java_script_enabled=scripts)
        window.goto(at(gallery_url, story))
        found.append(seen(window, "content"))
        window.close()
    assert found[1] == found[0]
    assert found[1]["texts"]
    assert [each for texts in found[1].values() for each in texts if each.startswith("NOT SEEN")] == []


def test_every_control_is_reached_once_by_tab_and_the_focus_is_seen(page: Page, gallery_url: str) -> None:
    page.goto(at(gallery_url, "two"))
    wanted = seen(page, "reachable")
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stops.append(seen(page, "focused"))
        if stops[-1]["body"] or stops[-1]["at"] < len(stops) - 1:
            break
    *met, last = stops
    assert last["body"] or last["at"] == 0, f"the keyboard is held at {last['name']}"
    assert [each["name"] for each in met if not each["drawn"]] == []
    assert len([each for each in met if each["ours"]]) == wanted


def test_a_note_that_is_opened_by_keyboard_takes_the_focus_and_escape_gives_it_back(
    page: Page, gallery_url: str
) -> None:
    page.goto(at(gallery_url, "two"))
    marker = page.locator(".an-row .an-ref").first
    marker.focus()
    page.keyboard.press("Enter")
    assert page.locator("#an-note").is_visible()
    assert page.evaluate("() => document.getElementById('an-note').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not page.locator("#an-note").is_visible()
    assert marker.evaluate("(node) => node === document.activeElement")


@pytest.mark.parametrize("story", ALL)
def test_what_is_no_link_within_a_sentence_is_a_target_of_24_pixels(story: str, page: Page, gallery_url: str) -> None:
    page.goto(at(gallery_url, story))
    open_all(page)
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert seen(page, "small") == []


def test_forced_colours_keep_marks_chips_and_choices_apart(browser: Browser, gallery_url: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(at(gallery_url, "three"))
    look = "(node, names) => names.map((name) => getComputedStyle(node)[name]).join(' ')"
    marks = [page.locator(f".an-row mark.an-q{kind}").first.evaluate(look, ["borderBottomStyle"])
             for kind in (":not(.an-minor, .an-comment)", ".an-minor:not(.an-comment)", ".an-comment")]
    assert marks == ["solid", "dashed", "dotted"]
    assert "none" not in page.locator(".an-column .an-chip").first.evaluate(look, ["borderTopStyle"])
    # A ground of the system's own: other grounds are taken away, and bold letters alone would be left.
    grounds = [page.locator(f".an-tools [name=layout]{state} + span").first.evaluate(look, ["forcedColorAdjust"])
               for state in (":checked", ":not(:checked)")]
    assert grounds == ["none", "auto"]
    page.close()


def test_reduced_motion_is_respected(browser: Browser, gallery_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(at(gallery_url, "two"))
    moving = """() => [...document.querySelectorAll('.an, .an *')].filter((each) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
      return parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior !== 'auto'; }).length"""
    assert page.evaluate(moving) == 0
    assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


def test_the_state_survives_reload_and_sharing_and_the_address_wins(browser: Browser, gallery_url: str) -> None:
    wanted = {"layout": "stack", "language": "gloss", "notes": "end"}
    mine, theirs = browser.new_context(), browser.new_context()
    page = mine.new_page()
    page.goto(f"{at(gallery_url, 'three')}#n-boats-B")
    choose(page, wanted)
    shared = page.url
    assert shared.endswith("#n-boats-B")
    page.reload()
    assert chosen(page) == wanted
    other = theirs.new_page()
    other.goto(shared)
    assert chosen(other) == wanted
    page.goto(at(gallery_url, "three"))
    assert chosen(page) == wanted, "remembered"
    page.goto(f"{at(gallery_url, 'three')}?layout=one&notes=row&source=B")
    assert chosen(page) == {"layout": "one", "language": "gloss", "notes": "row"}
    assert page.locator(".an-cell[data-source=B] .an-gloss").first.is_visible()
    assert not page.locator(".an-cell[data-source=A] .an-text").first.is_visible()
    page.goto(f"{at(gallery_url, 'three')}?layout=nothing&language=")
    assert chosen(page)["layout"] in {"side", "stack", "one"}
    mine.close()
    theirs.close()


def test_a_page_loads_nothing_but_ours_and_the_themes_own_files(page: Page, gallery_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.goto(at(gallery_url, KURSK), wait_until="networkidle")
    told = [each.removeprefix(gallery_url) for each in asked]
    ours = {f"stories/{KURSK}/", "stories/annotate.css", "stories/annotate.js", f"stories/{KURSK}/lit.css"}
    assert ours <= set(told)
    assert [each for each in told if each not in ours and not each.startswith(("assets/", "search/"))] == []


@pytest.mark.parametrize("name", ["annotate.css", "annotate.js"])
def test_the_script_and_the_style_sheet_are_small(name: str) -> None:
    assert len(gzip.compress(assets()[name])) <= MOST_KB * 1000
