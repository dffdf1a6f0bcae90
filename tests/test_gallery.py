"""Every gallery story at every width, zoom and setting: nothing scrolls sideways, overlaps or drifts apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.gallery import KURSK, STORIES
from tests.walked import SETTINGS, SPACED, WIDTHS, Window, choose, chosen, offered, open_all, opened, told

ALL = [*STORIES, KURSK]
COMBINATIONS = [dict(zip(SETTINGS, values, strict=True)) for values in product(*SETTINGS.values())]


@pytest.fixture(params=ALL)
def window(request: pytest.FixtureRequest, browser: Browser, gallery_url: str) -> Iterator[Window]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{gallery_url}stories/{request.param}/", wait_until="load")
    yield opened(page)
    context.close()


def test_nothing_overlaps_or_drifts_apart_at_any_width_zoom_or_setting(window: Window) -> None:
    found: dict[object, list[str]] = {}
    open_all(window.page)
    for width in WIDTHS:
        window.size(width)
        found[width] = window.faults()
    for zoom in (2, 4):
        window.size(1280, 1024, zoom)
        found[f"zoom {zoom}"] = window.faults()
    settings = offered(window.page)
    combinations = {tuple(each[name] for name in settings): each for each in COMBINATIONS}
    for width in (1366, 390):
        window.size(width)
        for each in combinations.values():
            choose(window.page, each)
            assert chosen(window.page) == {name: each[name] for name in settings}
            found[(width, *each.values())] = window.faults()
        choose(window.page, COMBINATIONS[0])
    for width in (1366, 390):
        window.size(width)
        window.page.evaluate("() => { document.documentElement.style.fontSize = '250%' }")
        found[f"{width}, large text"] = window.faults()
        window.page.evaluate("() => { document.documentElement.style.fontSize = '' }")
    window.page.evaluate("(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); "
                         "document.adoptedStyleSheets = [sheet] }", SPACED)
    found["390, spaced"] = window.faults()
    wrong = {where: what for where, what in found.items() if what}
    assert not wrong, told(wrong)
