"""`mkdocs serve`, after an edit of a story: its pages are made again, and nothing else.

MkDocs makes the whole site anew at each edit, which takes seconds on a site of some size. Where nothing but stories has
changed since, and they have the pages they had, all else would come out as it is.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from annotate.build import Site

log = get_plugin_logger("annotate")

_Stamp = tuple[tuple[str, int, int], ...]


@dataclass
class Whole:
    """What the last build of the whole site used, as MkDocs hands it over in the course of one. `stories` is their
    folder, `out` that of their pages on the site, `others` how all but the stories was when the build began."""

    config: MkDocsConfig
    stories: Path
    out: PurePosixPath
    others: _Stamp = ()
    files: Files | None = None
    nav: Navigation | None = None
    env: Environment | None = None
    site: Site | None = None


class Again:
    """`server.builder` of MkDocs' live reload. `make` makes the stories, `after` reads the pages again and makes the
    search's index: behind the reload, which need not wait for it."""

    def __init__(self, whole: Callable[[], None], last: Callable[[], Whole | None],
                 make: Callable[[MkDocsConfig], Site], after: Callable[[MkDocsConfig], None]) -> None:
        self._whole, self._last, self._make, self._after = whole, last, make, after
        self._rest: threading.Thread | None = None

    def __call__(self) -> None:
        """As the builder that it stands in for."""
        self.wait()
        begun = time.monotonic()
        last = self._last()
        if last is None or last.others != others(last):
            self._whole()
            return
        site = self._make(last.config)
        if not _remade(last, site):
            self._whole()
            return
        last.site = site
        log.info("The stories' pages that changed were made again in %.2f seconds", time.monotonic() - begun)
        self._rest = threading.Thread(target=self._after, args=(last.config,), daemon=True)
        self._rest.start()

    def wait(self) -> None:
        """Until nothing of the last build is at work."""
        if self._rest is not None:
            self._rest.join()
            self._rest = None


def others(last: Whole) -> _Stamp:
    """All that MkDocs watches but the stories: name, time, size."""
    paths = [last.config.docs_dir, last.config.config_file_path, *last.config.watch]
    return tuple(_stamps(path for path in paths if path and Path(path) != last.stories))


def _stamps(paths: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for path in sorted(paths):
        inside = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
        for each in sorted([Path(path), *inside]):
            if each.is_file():
                told = each.stat()
                yield str(each), told.st_mtime_ns, told.st_size


def _remade(last: Whole, site: Site) -> bool:
    """False where the whole site must be made: other pages than before, or a build that did not come to its end."""
    if last.site is None or last.files is None or last.nav is None or last.env is None:
        return False
    if _pages(last.site) != _pages(site):
        return False
    folder, out = Path(last.config.site_dir), last.out
    changed = [path for path, content in site.files.items() if last.site.files.get(path) != content]
    for path in changed:
        if path.suffix != ".md":
            target = folder / out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(site.files[path])
    for path in last.site.files.keys() - site.files.keys():
        (folder / out / path).unlink(missing_ok=True)
    pages = [(file, site.files[path]) for path in changed
             if path.suffix == ".md" and (file := last.files.get_file_from_path((out / path).as_posix()))]
    _make_again(pages, last.config, last.files, last.nav, last.env)
    return True


def _pages(site: Site) -> set[PurePosixPath]:
    return {path for path in site.files if path.suffix == ".md"}


def _make_again(pages: Iterable[tuple[File, bytes]], config: MkDocsConfig, files: Files, nav: Navigation,
                env: Environment) -> None:
    """As MkDocs does, in its own two steps (it offers no others), with the events of every other plugin."""
    documents = files.documentation_pages()
    pages = list(pages)
    for file, content in pages:
        file.content_bytes = content
        _populate_page(_page(file), config, files)
    for file, _ in pages:
        _build_page(_page(file), config, documents, nav, env)
    for file, _ in pages:
        _page(file).validate_anchor_links(files=files, log_level=config.validation.links.anchors)


def _page(file: File) -> Page:
    if file.page is None:
        raise TypeError(f"{file.src_uri} has been built, so it has a page")
    return file.page
