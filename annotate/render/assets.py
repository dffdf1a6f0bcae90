"""The one style sheet and the one script of all stories, joined from their parts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

STYLE: Final = ("base", "tools", "cards", "figures", "sources", "matrix", "density", "filter", "text", "columns",
                "versions", "quotes", "notes", "mend", "popover", "cite", "provenance", "modes", "paper")
"""In the order of the cascade: what comes later wins."""

SCRIPT: Final = ("start", "settings", "columns", "places", "light", "popover", "gear", "filter", "keys", "formats",
                 "copy", "cite", "reveal", "paper")
"""Each may use what those before it have named."""

_AROUND: Final = '(() => {{\n"use strict";\n{}}})();\n'


@cache
def assets() -> dict[str, bytes]:
    """By published name. No module of the browser's own: those are not loaded from a file:// address."""
    style = "".join(_part("style", f"{name}.css") for name in STYLE)
    script = "".join(_part("script", f"{name}.js") for name in SCRIPT)
    return {"annotate.css": style.encode(), "annotate.js": _AROUND.format(script).encode()}


@cache
def alone() -> str:
    """What a story in a file of its own needs besides, since no theme gives it."""
    return _part("style", "alone.css")


def _part(folder: str, name: str) -> str:
    return (files("annotate") / "assets" / folder / name).read_text("utf-8")
