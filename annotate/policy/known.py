"""Which inline scripts a page may have: those of the theme, by their SHA-256, and those that a site allows itself."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Container
from hashlib import sha256
from typing import Final

from annotate.policy.tree import Element

# The theme's scripts differ by page in this address alone: a string without escapes, so that nothing hides in it.
_BY_PAGE: Final = re.compile(r'new URL\("[^"\\\n\r\u2028\u2029]*"')
_DATA: Final = frozenset({"application/json", "application/ld+json"})

# mkdocs-material 9.6.0 to 9.8.1, each partial under templates/partials/javascripts. `python -m tests.theme_scripts`
# prints this list for the version that is installed; what is new in it is read before it is added. Left out on purpose:
# integrations/analytics (tells another server of each visit) and redirect (leaves the page).
THEME: Final = frozenset({
    "sha256-5EHb3eWgUBuZUnu0Q9hodd97GgLtFd937Ze0yCNOS3A=",  # announce
    "sha256-frNoT9rNKIH2e5QomDJzop2HdNi8gmIq+bZajsEDKpA=",  # base
    "sha256-OQfXfBx48mWMT++xwMuKTK+eZkee2urOZcbB4hP0cQc=",  # consent
    "sha256-10uztYJZm7OLYtHrFaYKCvTOAUfjM17+CoEWk5hLcc4=",  # content
    "sha256-/8wPdzX9q0NNJXyA5lzsLojXFpkeaXVxhbfkUOQaWy8=",  # content
    "sha256-glpHj27yo3z2vBFA3bmwZl0I7uaaBjXV6CRx+6ji9zo=",  # outdated
    "sha256-g+gaSUMiKGKG7KXFd30qui94Uw0t+It0o2Th+5iVjBk=",  # outdated, 9.6.0
    "sha256-DrEMJJ29sL7vIloQzly+VUGMxKcBTMII+OfW7Y8AkG4=",  # palette
})


def digest(script: str) -> str:
    """As a policy names it."""
    return "sha256-" + b64encode(sha256(script.encode()).digest()).decode("ascii")


def without_address(script: str) -> str:
    """What the theme's scripts have in common on all pages."""
    return _BY_PAGE.sub('new URL(""', script)


def inline_scripts(elements: list[Element]) -> list[Element]:
    """Scripts that a browser runs from the page itself. An unknown `type` counts: only data is told by its type."""
    return [each for each in elements if each.name == "script" and not _has_source(each)
            and each.attributes.get("type", "").strip().lower() not in _DATA]


def is_known(script: str, allowed: Container[str]) -> bool:
    """Of the theme, or allowed by the site; by what it has in common on all pages, or as it is on this one."""
    common = digest(without_address(script))
    return common in THEME or common in allowed or digest(script) in allowed


def _has_source(script: Element) -> bool:
    return not {"src", "href", "xlink:href"}.isdisjoint(script.attributes)
