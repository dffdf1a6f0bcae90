"""An archived copy must be one of the page that it stands beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.model import StoryEntry
from annotate.problem import Problem
from annotate.yaml import Path, Places

# `https://web.archive.org/web/2025/https://example.org/a`; some archives make one slash of the two
_INNER: Final = re.compile(r"https?://[^/]+/(?:.*?/)??(?P<inner>https?:/{1,2}[^/].*)", re.IGNORECASE)
_PARTS: Final = re.compile(
    r"https?:/{1,2}(?:www\.)?(?P<host>[^/?#:]+)(?::(?:80|443)(?![0-9]))?(?P<rest>.*)", re.IGNORECASE
)


def archive_problems(entry: StoryEntry, places: Places) -> Iterator[Problem]:
    for path, url, archived in _copies(entry):
        inner = _INNER.fullmatch(archived)
        if inner and _page(inner["inner"]) != _page(url):
            message = "this is an archived copy of another page than `url`"
            help = (
                f"write the address of a copy of {url}",
                f"or, if the copy is right, write url: {_whole(inner['inner'])}",
            )
            yield Problem("archived-differs", message, places.value((*path, "archived")), help=help)


def _whole(address: str) -> str:
    """With both slashes, of which some archives leave one."""
    return re.sub(":/+", "://", address, count=1)


def _copies(entry: StoryEntry) -> Iterator[tuple[Path, str, str]]:
    """Where both addresses are given: the YAML path of their entry, and the two."""
    for siglum, source in entry.sources.items():
        if source.url and source.archived:
            yield ("sources", siglum), source.url, source.archived
    for key, discrepancy in entry.discrepancies.items():
        for index, each in enumerate(discrepancy.evidence):
            if each.archived:
                yield ("discrepancies", key, "evidence", index), each.url, each.archived


def _page(address: str) -> tuple[str, str]:
    """What tells two pages apart: not the scheme with its port, `www`, capitals of the host, or a place on the page."""
    parts = _PARTS.fullmatch(address)
    if parts is None:
        return "", address
    return parts["host"].lower().rstrip("."), parts["rest"].partition("#")[0] or "/"
