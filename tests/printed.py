"""A page as Chromium prints it: the sheets, and where on them each character stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2

from tests.browser import Scheme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# as annotate/assets/style/paper.css has them
MARGIN = 13 / 25.4 * 72  # points
WITHIN = 695, 1020  # pixels between the margins
HEADS = 60  # of which those of the columns take no more than these
WRITTEN = """(selector) => [...document.querySelectorAll(selector)].map((row) => [...row.querySelectorAll(
  ".an-text, .an-gloss, .an-quote, .an-quotegloss, .an-topic, .an-kind, .an-body p, .an-cited li")].flatMap((part) => {
    const pieces = [""];  // cut at the markers, between which the sheet has commas
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const marker = walk.currentNode.parentNode.closest(".an-ref");
      if (marker) pieces.push("");
      else pieces.push(pieces.pop() + walk.currentNode.data);
    }
    return pieces;
  }))"""
"""What each row, or each part of one, holds, in the page itself."""
WHOLE = ".an-cells, .an-rownotes > .an-note"
"""What one sheet has all of, if it can hold it: the texts of a row, and each note under it."""
HEIGHTS = "(selector) => [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect().height)"


def bare(text: str) -> str:
    """As it can be found in a PDF: without white space and what cannot be seen; a glyph stands for all that look alike.

    Hyphens are left out, since one at the end of a line may be the text's own or not.
    """
    return "".join(each for each in unicodedata.normalize("NFKC", text)
                   if not each.isspace() and each not in "-\ufe0e\ufe0f"
                   and unicodedata.category(each) not in {"Cf", "Cc", "Cn"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """`boxes` are left, bottom, right, top of each character that is seen, in points from the lower left corner."""

    width: float
    height: float
    raw: str
    boxes: tuple[tuple[str, tuple[float, float, float, float]], ...]

    @property
    def text(self) -> str:
        return bare(self.raw)

    def left_of(self, words: str) -> float:
        """Where they begin; they stand on the sheet once, or what is meant comes first."""
        found = re.search(r"\s*".join(map(re.escape, words.replace(" ", ""))), "".join(each for each, _ in self.boxes))
        assert found, f"{words} is not on this sheet"
        return self.boxes[found.start()][1][0]


@dataclass(frozen=True, slots=True)
class Printed:
    """`parts` of rows, each of which keeps together, and their `heights` in pixels."""

    sheets: tuple[Sheet, ...]
    rows: tuple[tuple[str, ...], ...]
    parts: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]

    @property
    def text(self) -> str:
        return "".join(sheet.text for sheet in self.sheets)

    def on(self, words: str) -> set[int]:
        """The sheets on which they stand whole."""
        return {nth for nth, sheet in enumerate(self.sheets) if bare(words) in sheet.text}


def printed(browser: Browser, address: str, *, scripts: bool = True, scheme: Scheme = "light") -> Printed:
    window = browser.new_context(java_script_enabled=scripts, color_scheme=scheme)
    try:
        page = window.new_page()
        page.goto(address, wait_until="load")
        rows, parts = (page.evaluate(WRITTEN, each) if scripts else [] for each in (".an-row", WHOLE))
        raw = page.pdf(prefer_css_page_size=True)
        page.set_viewport_size({"width": WITHIN[0], "height": WITHIN[1]})
        page.emulate_media(media="print")
        heights = page.evaluate(HEIGHTS, WHOLE) if scripts else []
    finally:
        window.close()
    with pypdfium2.PdfDocument(raw) as document:
        return Printed(tuple(map(_sheet, document)), _said(rows), _said(parts), tuple(heights))


def _said(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(filter(bare, row)) for row in rows)


def _sheet(page: Any) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    raw = text.get_text_range()
    boxes = ((text.get_text_range(nth, 1), text.get_charbox(nth)) for nth in range(text.count_chars()))
    return Sheet(width, height, raw, tuple((each, box) for each, box in boxes if each.strip()))
