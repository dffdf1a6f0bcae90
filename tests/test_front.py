"""The hand-written front of the site: the first page, and the page where no page is."""

from __future__ import annotations

import pytest

from tests.browser import Scheme
from tests.conftest import Visitor


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 820, 390])
def test_the_first_page_fits_and_leads_to_the_stories(visit: Visitor, width: int, scheme: Scheme) -> None:
    front = visit("", width=width, scheme=scheme)
    assert front.overflow() == 0
    front.page.get_by_role("link", name="See the stories").click()
    assert front.page.url == f"{front.base}stories/"


def test_the_first_page_is_whole_without_scripts(visit: Visitor) -> None:
    front = visit("", scripts=False)
    assert front.page.get_by_role("heading", level=1).inner_text().startswith("One event")


def test_a_wrong_address_leads_back_to_the_stories(visit: Visitor) -> None:
    missing = visit("stories/no-such-story/a/")
    missing.errors.clear()  # the browser reports the 404 itself
    assert "There is no page here" in missing.page.get_by_role("heading", level=1).inner_text()
    missing.page.get_by_role("link", name="All stories").click()
    assert missing.page.url == f"{missing.base}stories/"
