"""The style sheet of a file of its own: ours, and what a site's theme would give."""

from __future__ import annotations

import re
from typing import Final

from annotate.render.assets import alone, assets

_SLATE: Final = "[data-md-color-scheme=slate]"
_DARK: Final = re.compile(rf"^{re.escape(_SLATE)}[^{{}}]*\{{[^{{}}]*\}}", re.MULTILINE)


def style(lit: str) -> str:
    """`lit` are the rules of the story. Dark is what the system says, since no theme has a switch for it."""
    ours = assets()["annotate.css"].decode()
    dark = "\n".join(rule.replace(_SLATE, ":root") for rule in _DARK.findall(ours))
    return f"{alone()}{ours}{lit}@media screen and (prefers-color-scheme:dark){{\n{dark}\n}}\n"
