"""What a reader waits for: first text on a slower processor, sizes, files. `python -m benchmarks.reading`."""

from __future__ import annotations

import gzip
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from annotate.render.assets import assets
from tests.browser import launch
from tests.conftest import build_site
from tests.gallery import STORIES, write_project
from tests.served import served

SLOWER = 4
TIMES = 7
SHOWN = ["kursk-sappers", *STORIES]
# Milliseconds from the beginning of the navigation: the first text or picture, the largest, and all that was loaded.
PAINTS = """() => new Promise((done) => {
  const found = {};
  new PerformanceObserver((list) => list.getEntries().forEach((each) => { found.largest = each.startTime; }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  found.first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  found.loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
  setTimeout(() => done(found), 100);
})"""


def built(folder: Path) -> Path:
    write_project(folder)
    build_site(folder / "site", folder)
    return folder / "site"


def paints(browser: Browser, address: str, width: int) -> dict[str, float]:
    """With nothing remembered of an earlier visit."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load")
    found: dict[str, float] = page.evaluate(PAINTS)
    page.close()
    return found


def asked(browser: Browser, base: str, path: str) -> dict[str, int]:
    """Address in the site to bytes, for all that one page loads."""
    page = browser.new_page()
    sizes: dict[str, int] = {}

    def answered(response: Any) -> None:
        sizes[response.url.removeprefix(base)] = len(gzip.compress(response.body()))

    page.on("response", answered)
    page.goto(base + path, wait_until="networkidle")
    page.close()
    return sizes


def main() -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        base = stack.enter_context(served(built(Path(folder, "project"))))
        browser = launch(stack.enter_context(sync_playwright()))
        print(f"ms, {SLOWER} times slower, median of {TIMES} visits")
        print(f"{'page':16}{'width':>6}{'first':>8}{'largest':>8}{'loaded':>8}")
        for story in SHOWN:
            for width in (1366, 390):
                seen = [paints(browser, f"{base}stories/{story}/", width) for _ in range(TIMES)]
                medians = {key: statistics.median(each[key] for each in seen) for key in ("first", "largest", "loaded")}
                print(f"{story:16}{width:6}" + "".join(f"{each:8.0f}" for each in medians.values()))
        print("\nbytes, gzipped")
        for name, content in assets().items():
            print(f"{len(gzip.compress(content)):8,}  {name}")
        print("\nwhat the page of kursk-sappers loads that is not the theme's (bytes, gzipped)")
        for name, size in asked(browser, base, "stories/kursk-sappers/").items():
            if not name.startswith("assets/"):
                print(f"{size:8,}  {name}")
        browser.close()


if __name__ == "__main__":
    main()
