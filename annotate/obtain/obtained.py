"""What was obtained: an article file, and what the file that it came in tells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from annotate.problem import Place, Problem
from annotate.readers.controls import visible

MOST: Final = 64 << 20
"""Bytes of a file that is looked into: pages are saved with their pictures, archives with their neighbours."""
INFLATED: Final = 256 << 20
"""Bytes that come out of what is packed."""
LISTED: Final = 10
ARTICLES: Final = ("text/html", "application/xhtml+xml", "text/plain")
"""The media types of what can be an article."""


@dataclass(frozen=True, slots=True)
class Obtained:
    """`name` is page.html or text.txt; `raw` are the article's bytes as they stood in the container.

    `encoding` is what story.yml must say (None for UTF-8 and what its first bytes tell), `told` how it was told, for
    people. `container` is the file as obtained where `raw` is not that very file, to be kept beside. `url` and
    `retrieved` (an ISO day) are what the container tells; `skipped` names its parts that are not the article.
    """

    name: str
    raw: bytes
    encoding: str | None = None
    told: str = ""
    container: tuple[str, bytes] | None = None
    url: str | None = None
    retrieved: str | None = None
    skipped: tuple[str, ...] = ()
    paragraphs: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What a server said of what it sent, and when it was asked (an ISO day)."""

    charset: str = ""
    url: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Something in a container. `kind` is its media type, `charset` what its header says that it is in."""

    kind: str
    raw: bytes
    url: str | None = None
    charset: str | None = None
    retrieved: str | None = None

    @property
    def is_article(self) -> bool:
        return self.kind in ARTICLES

    def __str__(self) -> str:
        return visible(f"{self.kind} {self.url or ''}".strip()[:200])


@dataclass(frozen=True, slots=True)
class Opened:
    """`main` are the parts that could be the article: one, unless only its author can tell."""

    main: tuple[Part, ...]
    others: tuple[str, ...] = ()


def unreadable(name: str, message: str, help: str = "save the page again, or as HTML alone") -> Problem:
    return Problem("archive-unreadable", message, Place(name), help=(help,))


def chosen(name: str, opened: Opened, pick: str | None) -> Part | Problem:
    """The part whose address or number is `pick`; the only one without it."""
    parts = opened.main
    found = [part for number, part in enumerate(parts, 1) if pick is None or pick in (str(number), part.url)]
    if len(found) == 1:
        return found[0]
    if not parts:
        return unreadable(name, "no page and no text is in this file", "save the page itself")
    if pick is not None and not found:
        message = f"no page in this file has the address {visible(pick[:200])}"
    else:
        message = f"{len(found)} pages are in this file"
    return Problem("archive-several", message, Place(name), help=tuple(_listed(name, parts, found or parts)))


def _listed(name: str, parts: tuple[Part, ...], found: Iterable[Part]) -> Iterable[str]:
    """By address where that tells one from the others, else by number."""
    shown = list(found)
    for part in shown[:LISTED]:
        once = part.url and sum(each.url == part.url for each in parts) == 1
        pick = part.url if once and part.url else str(parts.index(part) + 1)
        when = f" (of {part.retrieved}, {len(part.raw):,} bytes)" if part.retrieved else f" ({len(part.raw):,} bytes)"
        yield f"choose one: {name}#{visible(pick)}{when}"
    if len(shown) > LISTED:
        yield f"and {len(shown) - LISTED} more"
