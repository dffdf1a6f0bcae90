"""axe-core finds nothing: every gallery story, light and dark, with each setting; and the pages around them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import scheme, violations
from tests.gallery import KURSK, STORIES
from tests.walked import choose, open_all

# Each value of each setting once, on a wide window and on a phone.
LOOKS: list[tuple[int, str, dict[str, str]]] = [
    (1366, "default", {}),
    (1366, "slate", {"layout": "one", "language": "original"}),
    (390, "default", {"layout": "stack", "language": "gloss", "notes": "end"}),
    (390, "slate", {"layout": "side", "language": "both", "notes": "row"}),
]
PAGES = ["", "404.html", "stories/", f"stories/{KURSK}/a/", "yaml/"]
# What the theme's own script makes on hand-written pages, after they have loaded, so that no template can mend it.
THEMES = {
    ("landmark-unique", ".md-code__nav"): "the list of buttons on each example is a nav, and none has a name",
    ("scrollable-region-focusable", ".md-typeset__scrollwrap"):
        "a wide table scrolls in a box of its own; browsers let the keyboard into it, and axe does not know",
}


def excused(found: dict[str, Any]) -> tuple[str, str] | None:
    return next((key for key in THEMES if key[0] == found["id"] and key[1] in found["target"]), None)


def looked_at(page: Page, story: bool) -> tuple[list[str], Counter[tuple[str, str]]]:
    told, excuses = [], Counter[tuple[str, str]]()
    for width, colours, settings in LOOKS if story else LOOKS[::3]:
        page.set_viewport_size({"width": width, "height": 900})
        scheme(page, colours)
        if story:
            choose(page, settings)
        for found in violations(page):
            excuse = None if story else excused(found)
            if excuse:
                excuses[excuse] += 1
            else:
                told.append(f"{width} {colours} {settings}: {found['id']} {found['target']}: {found['why']}")
    return told, excuses


@pytest.mark.parametrize("story", [*STORIES, KURSK])
def test_axe_finds_nothing_in_any_story_in_light_or_dark_at_any_setting(
    story: str, browser: Browser, gallery_url: str
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{gallery_url}stories/{story}/", wait_until="load")
    open_all(page)
    told, _ = looked_at(page, story=True)
    page.close()
    assert not told, "\n".join(told[:20])


def test_axe_finds_nothing_in_what_opens_over_the_page(browser: Browser, gallery_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{gallery_url}stories/two/", wait_until="load")
    found = []
    for opener in (".an-row .an-ref", ".an-cell .an-cite", ".an-note .an-cite", ".an-tools [data-opens=an-help]"):
        for colours in ("default", "slate"):
            scheme(page, colours)
            page.locator(opener).first.click()
            assert page.locator(".an-pop:popover-open").count() == 1, opener
            found += [f"{opener} {colours}: {each['id']} {each['target']}: {each['why']}" for each in violations(page)]
            page.keyboard.press("Escape")
            assert page.locator(".an-pop:popover-open").count() == 0, opener
    page.close()
    assert not found, "\n".join(found[:20])


def test_axe_finds_nothing_in_the_pages_around_them_but_what_the_theme_makes(
    browser: Browser, gallery_url: str
) -> None:
    told, excuses = [], Counter[tuple[str, str]]()
    page = browser.new_page(reduced_motion="reduce")
    for path in PAGES:
        page.goto(f"{gallery_url}{path}", wait_until="load")
        found, excused_here = looked_at(page, story=False)
        told += [f"{path} {each}" for each in found]
        excuses += excused_here
    page.close()
    assert not told, "\n".join(told[:20])
    assert set(excuses) == set(THEMES), "an excuse that is not needed any more"
