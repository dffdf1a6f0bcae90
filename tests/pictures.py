"""Pictures of a story's page for README and docs: three widths, light and dark (`python -m tests.pictures`)."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import Scheme, launch
from tests.conftest import ROOT, build_site
from tests.gallery import KURSK
from tests.served import served

FOLDER = ROOT / "docs" / "pictures"
SIZES = ((1366, 960), (768, 960), (390, 844))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PARTS = {"top": ".an-glance", "text": ".an-row:has(#A-17)"}
QUALITY = 60  # per cent: letters stay sharp, and each picture is well under 100 kB
HEADER = 60  # pixels that the theme's header covers
HEADS = 52  # and the heads of the columns, on all but phones
HALT = "() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})))"


def picture(browser: Browser, address: str, part: str, size: tuple[int, int], scheme: Scheme) -> bytes:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    covered = HEADER + (HEADS if part == "text" and width > SIZES[-1][0] else 0)
    page.locator(PARTS[part]).evaluate("(node, over) => scrollTo(0, node.getBoundingClientRect().top - over)", covered)
    page.evaluate(HALT)
    page.wait_for_timeout(300)  # the theme hides and shows parts of its frame a moment after a scroll
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return base64.b64decode(taken["data"])


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        site = Path(folder, "site")
        build_site(site)
        browser = launch(play)
        with served(site) as base:
            for part in PARTS:
                for size in SIZES:
                    for scheme in SCHEMES:
                        taken = picture(browser, f"{base}stories/{KURSK}/", part, size, scheme)
                        (FOLDER / f"{part}-{size[0]}-{scheme}.webp").write_bytes(taken)
        browser.close()


if __name__ == "__main__":
    main()
