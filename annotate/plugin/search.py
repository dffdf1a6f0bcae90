"""Our search on the site's pages: its box in the place of the theme's, and its index beside the pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files as package_files
from pathlib import Path, PurePosixPath
from typing import Final

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from annotate.problem import Place, Problem
from annotate.search.engine import Unindexed, index, installed
from annotate.search.page import page_records
from annotate.search.record import Record, place
from annotate.words import Words, catalogue

THEIRS: Final = "material/search"
"""The theme's search plugin, which says that a site has a search; its index is not published where ours is."""

_OURS: Final = "assets/annotate"
_LUNR: Final = "search/search_index.json"
_NOTHING: Final = Record("", "", "").request("")
"""For a site without words: an index of no records is one that the engine refuses to open."""

_KEPT: Final = "or write `search: false` under `annotate:` to keep the theme's search"

log = get_plugin_logger("annotate")


class Search:
    """From the configuration to the index. `language` is the interface's."""

    def __init__(self, config: MkDocsConfig, language: str) -> None:
        """Put in the partial, the style sheet and the script: behind the site's own templates, before the theme's."""
        self._language, self._shown = language, Path(config.config_file_path or "mkdocs.yml").name
        self._stemmed = str(config.theme.get("language") or "en").replace("_", "-").partition("-")[0].lower()
        self._files = Files([])
        folder = str(package_files("annotate") / "theme")
        if folder not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
        config.extra_css.append(f"{_OURS}/search.css")
        script = ExtraScriptValue(f"{_OURS}/search.js")
        script.defer = True
        config.extra_javascript.append(script)

    @staticmethod
    def of(config: MkDocsConfig, language: str) -> Search | None:
        """None where the site has no search, whose place it could take, or where the programme is missing."""
        theirs = config.plugins.get(THEIRS)
        if theirs is None or not theirs.config.get("enabled", True):
            return None
        if installed():
            return Search(config, language)
        log.warning("The theme's search stays, which finds less (docs/search.md): Pagefind is not installed. "
                    "Install it (pip install pagefind-bin), %s", _KEPT)
        return None

    def speak(self, env: Environment, files: Files, out: PurePosixPath) -> None:
        """The words of the partial, and what is at hand on a page; `files` have their addresses now."""
        env.globals["an_say"] = Words(self._language)
        env.globals["an_search_words"] = [key.removeprefix("search-") for key in catalogue() if key[:7] == "search-"]
        env.globals["an_search_here"] = lambda page: self._here(page, out)
        self._files = files

    def _here(self, page: Page | None, out: PurePosixPath) -> str:
        """What is at hand on a page: its story's records or its own; nothing on 404.html."""
        if page is None:
            return ""
        path = PurePosixPath(page.file.src_uri)
        if page.file.generated_by == "annotate" and path.parent != out:
            path = out / path.relative_to(out).parts[0] / "index.md"
        return place(self._address(path))

    def write(self, site: Path, out: PurePosixPath, records: Iterable[Record]) -> list[Problem]:
        """The index of the stories, of which `records` are, and of all other pages. Raises OSError."""
        asked = [each.request(self._address(out / each.page / "index.md")) for each in records]
        asked += [each.request(each.page) for file in self._pages() for each in _found(site, file)]
        try:
            made = index(asked or [_NOTHING], self._stemmed)
        except Unindexed as why:
            return [unindexed(why, self._shown)]
        for path, raw in made.items():
            target = site / _OURS / "pagefind" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        (site / _LUNR).unlink(missing_ok=True)
        return []

    def _address(self, page: PurePosixPath) -> str:
        file = self._files.get_file_from_path(page.as_posix())
        return "" if file is None else file.url

    def _pages(self) -> Iterator[File]:
        """Hand-written ones, and those of other plugins."""
        return (file for file in sorted(self._files.documentation_pages(), key=lambda each: each.src_uri)
                if file.generated_by != "annotate" and not _excluded(file))


def unindexed(why: Unindexed, shown: str) -> Problem:
    """A box that finds nothing would be worse than no site: it stops the build."""
    return Problem("search-failed", f"the search has no index: {why}", Place(shown), help=("build again", _KEPT))


def _found(site: Path, file: File) -> Iterator[Record]:
    """In what the page shows in the end."""
    path = site / file.dest_uri
    return page_records(path.read_bytes().decode("utf-8", "replace"), file.url) if path.is_file() else iter(())


def _excluded(file: File) -> bool:
    said = file.page.meta.get("search") if file.page else None
    return isinstance(said, dict) and bool(said.get("exclude"))
