"""Which files a page runs: the site's own scripts, and no other file, whatever it is called in an address.

The policy lets a page run any file of the site. A raw article is one, its words are a stranger's, and a browser asks
no more than that the server does not call it an image or a table.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from annotate.policy.addresses import leads, plain
from annotate.policy.told import Told
from annotate.policy.tree import Element

SCRIPTS: Final = frozenset({".js", ".mjs"})
_ANYWHERE: Final = "404.html"  # is shown at any address, so the theme writes its own addresses from the root


@dataclass(frozen=True, slots=True)
class Sources:
    """The page, and the site's scripts: paths in the site. None: which there are is not known."""

    page: str = ""
    scripts: Container[str] | None = None

    def run(self, address: str) -> bool:
        """Whether it names a script of this site, relative to the page."""
        path = plain(address).replace("\\", "/").split("#")[0].split("?")[0]
        if "%2f" in path.lower() or "%5c" in path.lower():  # a slash for some servers, and for no browser
            return False
        path = unquote(path)
        if PurePosixPath(path).suffix.lower() not in SCRIPTS or (path.startswith("/") and self.page != _ANYWHERE):
            return False
        return self.scripts is None or any(each in self.scripts for each in self._named(path))

    def _named(self, path: str) -> Iterator[str]:
        if path.startswith("/"):  # the site may stand in a folder of its host
            parts = path.split("/")
            yield from ("/".join(parts[first:]) for first in range(1, len(parts)))
            return
        folder = list(PurePosixPath(self.page).parent.parts)
        for part in path.split("/"):
            if part == ".." and not folder:
                return
            if part == "..":
                folder.pop()
            elif part != ".":
                folder.append(part)
        yield "/".join(folder)


def not_a_script(element: Element, sources: Sources) -> Iterator[Told]:
    """An address that the page would run, or fetch in order to; one to elsewhere is told as such."""
    for name in _running(element):
        address = element.attributes.get(name)
        if address and leads(address) == "here" and not sources.run(address):
            yield Told("page-script", f"this is no script of the site: {address.strip()[:80]}", "would run",
                       ("put it into a .js file under docs/, and name that by an address relative to the page",), name)


def _running(element: Element) -> tuple[str, ...]:
    if element.name == "script":
        return ("src", "href", "xlink:href")
    relations = set(element.attributes.get("rel", "").lower().split()) if element.name == "link" else set()
    as_script = "preload" in relations and element.attributes.get("as", "").strip().lower() in _WORKING
    return ("href",) if "modulepreload" in relations or as_script else ()


_WORKING: Final = frozenset({"script", "worker", "serviceworker", "sharedworker", "audioworklet", "paintworklet"})
