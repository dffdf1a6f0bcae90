"""How the tests look at a page of the gallery: what stands wrong on it, its settings, how large its window is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

HERE = Path(__file__).parent / "gallery"
WIDTHS = (320, 390, 600, 768, 900, 1100, 1280, 1366, 1920, 2560)
SETTINGS = {"layout": ("side", "stack", "one"), "language": ("both", "original", "gloss"), "notes": ("row", "end")}
# What WCAG asks a page to bear (1.4.12).
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


@dataclass
class Window:
    """A page whose window can be given any size and zoom, without loading it again."""

    page: Page
    session: CDPSession

    def size(self, width: int, height: int = 900, zoom: int = 1) -> None:
        """A window of `width` by `height` screen points in which the reader has zoomed in."""
        metrics = {"width": width // zoom, "height": height // zoom, "deviceScaleFactor": zoom, "mobile": False}
        self.session.send("Emulation.setDeviceMetricsOverride", metrics)

    def faults(self) -> list[str]:
        found: list[str] = seen(self.page, "faults")
        return found


def seen(page: Page, name: str) -> Any:
    """What the script of that name, in the gallery's folder, finds on the page."""
    return page.evaluate((HERE / f"{name}.js").read_text("utf-8"))


def opened(page: Page) -> Window:
    return Window(page, page.context.new_cdp_session(page))


def open_all(page: Page) -> None:
    """What is folded is part of the page too."""
    page.evaluate("() => document.querySelectorAll('.an details').forEach((each) => { each.open = true })")


def offered(page: Page) -> dict[str, list[str]]:
    """The settings that the page has, each with its values."""
    found: dict[str, list[str]] = page.evaluate(
        """(names) => Object.fromEntries(names.map((name) => [name,
          [...document.querySelectorAll(`.an-tools [name=${name}]`)].map(({ value }) => value)])
          .filter(([, values]) => values.length))""", list(SETTINGS))
    return found


def choose(page: Page, chosen: Mapping[str, str]) -> None:
    """As a reader does, but without waiting for each click."""
    page.evaluate(
        """(chosen) => Object.entries(chosen).forEach(([name, value]) =>
          document.querySelector(`.an-tools [name=${name}][value=${value}]`)?.click())""", dict(chosen))


def chosen(page: Page) -> dict[str, str]:
    """What the style sheet sees: the attributes of <html>; where there is none, the first that is offered."""
    first = {name: values[0] for name, values in offered(page).items()}
    root = page.locator("html")
    return {name: root.get_attribute(f"data-an-{name}") or value for name, value in first.items()}


def told(found: Mapping[object, Iterable[str]]) -> str:
    """Where something stands wrong, and what, for a message."""
    return json.dumps({str(key): list(value) for key, value in found.items()}, ensure_ascii=False, indent=1)
