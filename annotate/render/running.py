"""The story's title at the foot of every printed sheet, in a rule of its own: rules for sheets cannot read the page."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 80
"""Characters; a longer title would run into the number of the sheet."""


def running_title(title: str) -> str:
    """Every character that is no ASCII letter or digit is escaped (CSS Syntax, section 4.3.7)."""
    shown = title if len(title) <= _LONGEST else f"{title[:_LONGEST - 1].rstrip()}…"
    escaped = "".join(each if each.isascii() and each.isalnum() else f"\\{ord(each):x} " for each in shown)
    return f'@page{{@bottom-left{{content:"{escaped}"}}}}\n'
