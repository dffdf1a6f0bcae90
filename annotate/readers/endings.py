"""How the names of files end that articles are read from: one table for the readers, for `obtain` and for `add`."""

from __future__ import annotations

from typing import Final

TEXTS: Final = (".txt", ".md", ".markdown")
PAGES: Final = (".html", ".htm", ".xhtml", ".xht")


def is_page(name: str) -> bool:
    return name.lower().endswith(PAGES)


def is_text(name: str) -> bool:
    return name.lower().endswith(TEXTS)
