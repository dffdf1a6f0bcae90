"""axe-core in a page: what it calls a violation of WCAG 2.2 AA or of good practice.

Its text is handed to the page by the debugging protocol, as all that Playwright evaluates is: the page's policy
(`script-src 'self'`) stays in force and is not asked.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async (tags) => {
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  const { violations } = await axe.run(document, { runOnly: [...tags], resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary, html }) => (
    { id, target: target.flat().join(" "), why: failureSummary, html: html.slice(0, 200) })));
}"""


@cache
def axe_core() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[dict[str, Any]]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_core())
    found: list[dict[str, Any]] = page.evaluate(RUN, list(TAGS))
    return found


def scheme(page: Page, name: str) -> None:
    """Light (`default`) or dark (`slate`), as the theme's own switch sets it."""
    page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", name)
