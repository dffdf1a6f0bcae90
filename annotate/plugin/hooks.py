"""What MkDocs calls while it builds."""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from annotate.build import Settings, Site, build
from annotate.finish import compared, finish
from annotate.live import FRESH, Memory, Remembering
from annotate.plugin.again import Again, Whole, others
from annotate.plugin.options import Options
from annotate.plugin.search import THEIRS, Search
from annotate.plugin.staging import Staging
from annotate.problem import Problem
from annotate.report.text import one
from annotate.words import LANGUAGES, spoken_for

log = get_plugin_logger("annotate")

_LOOK = 0.2  # seconds between two looks at the stories' folder while serving


class AnnotatePlugin(BasePlugin[Options]):
    """Stories as virtual pages of the site, and the site published as a whole or not at all.

    MkDocs empties the site's folder and writes into it file by file. Instead it is given a stage beside it, and only
    a site that is complete takes the folder's place. What the build before made and this one does not is removed; what
    neither made stays. A folder that no build of ours has written, and that holds more than hidden files, is refused:
    MkDocs would empty it. `mkdocs serve` and `--dirty` are left alone.
    """

    serving = False
    staging = False
    staged: Staging | None = None
    site: Site | None = None
    language = LANGUAGES[0]
    unspoken = ""
    search: Search | None = None
    memory: Memory = FRESH
    warned = False
    whole: Whole | None = None
    again: Again | None = None
    shown = ""
    """The site's folder in all that is said of it: as seen from mkdocs.yml, where it is inside."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps one instance through `mkdocs serve`, and tells which command runs."""
        self.serving = command == "serve"
        self.staging = command in {"build", "gh-deploy"} and not dirty
        self.memory = Remembering() if self.serving else FRESH

    @event_priority(100)  # before any other plugin looks where the site goes
    def on_config(self, config: MkDocsConfig) -> None:
        """Refuse what leads elsewhere; `mkdocs serve` builds again when a story changes."""
        self.config.folder()
        self.config.limits()
        self.warned = False
        self._leave_off_tooltips(config)
        self.language = self._language(config)
        for name in filter(None, (self.config.sources, self.config.templates)):
            if not self._path(config, name).is_dir():
                raise PluginError(f"annotate: there is no folder {name} beside mkdocs.yml")
            config.watch.append(str(self._path(config, name)))
        self._leave()
        self.shown = self._seen(config)
        self.search = Search.of(config, self.language) if self.config.search else None
        if self.staging:
            self.staged = Staging(config, self.shown)
            self._begin(self.staged)

    @staticmethod
    def _leave_off_tooltips(config: MkDocsConfig) -> None:
        """The theme writes a title that is too long for its place into a tooltip as HTML: what it names would run."""
        features = config.theme.get("features") or []
        if "content.tooltips" in features:
            config.theme["features"] = [each for each in features if each != "content.tooltips"]
            log.info("the theme's content.tooltips is left off: it would take a story's title for HTML")

    def _language(self, config: MkDocsConfig) -> str:
        """The theme's: Material names it `language`, MkDocs' own themes `locale`. `mkdocs serve` asks again."""
        wanted = str(config.theme.get("language") or config.theme.get("locale") or LANGUAGES[0])
        if (spoken := spoken_for(wanted)) is None and wanted != self.unspoken:
            self.unspoken = wanted
            log.info("What the pages say of themselves is English: they do not speak the theme's language, %s", wanted)
        return spoken or LANGUAGES[0]

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """All folders that are watched are known now, and nothing of them has been read."""
        if self.serving:
            self.whole = Whole(config, self._path(config, self.config.sources), self.config.folder())
            self.whole.others = others(self.whole)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; problems are told, and stop a build."""
        site = self._made(config)
        for path, content in site.files.items():
            file = self._file(config, path, content, site)
            if files.get_file_from_path(file.src_uri):
                raise PluginError(f"annotate: {file.src_uri} is in the docs folder already; remove it there, or give "
                                  "the plugin another `out`")
            files.append(file)
        return files

    def _made(self, config: MkDocsConfig) -> Site:
        """The stories, and their problems told."""
        self.site = site = build(self._settings(config), self.memory)
        self._tell(site.problems)
        return site

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Kept for the stories that change while the site is served."""
        if self.whole is not None:
            self.whole.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """The search box has words of its own, and what is found has an address."""
        if self.search is not None:
            self.search.speak(env, files, self.config.folder())
        if self.whole is not None:
            self.whole.env, self.whole.files = env, files

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig,
                 builder: Callable[[], None]) -> LiveReloadServer:
        """From now on an edit of a story makes its pages again, not the whole site."""
        if self.search is not None or THEIRS not in config.plugins:  # the theme's index is made of all pages at once
            self.again = Again(builder, lambda: self.whole, self._made, self._read_again)
            server.builder = self.again
            server.observer._timeout = _LOOK  # noqa: SLF001 - half a second is MkDocs' own, and cannot be told otherwise
        return server

    @event_priority(-math.inf)  # after every plugin and hook that still writes: what comes later is not proved
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the finished site take the place of the last; not before what must hold of it does."""
        try:
            self._finish(config)
            if self.whole is not None:
                self.whole.site = self.site
            if self.staged is not None and config.strict and _warned():
                log.info("There were warnings, so %s is as it was", self.shown)
            elif self.staged is not None and config.strict and self.warned:  # MkDocs, told to be quiet, counts none
                raise PluginError("annotate: a strict build stops at warnings; leave --quiet out to see them")
            elif self.staged is not None:
                self._tell(self.staged.publish())
        except OSError as refused:
            raise self._refusal(refused) from None

    def on_build_error(self, *, error: Exception) -> None:
        """The last good site stays. A disk that refuses MkDocs is told like one that refuses us, with no traceback."""
        if self.staged is None or self.staged.published:
            return
        if isinstance(error, OSError):
            raise self._refusal(error) from None
        log.info("%s is as it was", self.shown)

    def on_shutdown(self) -> None:
        """However the build ended. Until now `site_dir` is the stage, so that nothing is written past it."""
        if self.again is not None:
            self.again.wait()
        self._leave()

    def _finish(self, config: MkDocsConfig) -> None:
        """While serving, differences are only told, and pages have no policy: it would stop MkDocs' live reload."""
        if self.site is None:
            return
        folder, out = Path(config.site_dir), self.config.folder()
        if self.search is not None:
            self._tell(self.search.write(folder, out, self.site.records))
        if self.serving:
            self._tell(compared(folder, self.site, out, self.shown)[1])
        else:
            done, problems = finish(folder, self.site, out, self.shown, self.config.scripts)
            self._tell(problems)
            log.info("Read again: %s", done)

    def _read_again(self, config: MkDocsConfig) -> None:
        """Behind a reload, where nobody would hear of an exception."""
        try:
            self._finish(config)
        except OSError as refused:
            log.error("%s", self._refusal(refused))  # noqa: TRY400 - what the disk said is told; a traceback says no more

    def _begin(self, staged: Staging) -> None:
        try:
            self._tell(staged.begin())
        except OSError as refused:
            raise self._refusal(refused) from None

    def _leave(self) -> None:
        if self.staged is not None:
            self.staged.close()
            self.staged = None

    def _refusal(self, refused: OSError) -> PluginError:
        """What the disk said; only a whole build leaves the site as it was."""
        told = f"annotate: {refused}; {self.shown} is as it was" if self.staged else f"annotate: {refused}"
        return PluginError("\n".join([told, *getattr(refused, "__notes__", ())]))

    def _settings(self, config: MkDocsConfig) -> Settings:
        templates = self._path(config, self.config.templates) if self.config.templates else None
        return Settings(self._path(config, self.config.sources), self.config.sources, templates, self.config.limits(),
                        self.language, self.search is not None)

    def _tell(self, problems: Iterable[Problem]) -> None:
        told = list(problems)
        self.warned = self.warned or any(problem.severity == "warning" for problem in told)
        for problem in told:
            (log.error if problem.severity == "error" else log.warning)("%s", one(problem))
        if any(problem.severity == "error" for problem in told) and not self.serving:
            raise PluginError("annotate: nothing is built until these problems are mended")

    def _file(self, config: MkDocsConfig, path: PurePosixPath, content: bytes, site: Site) -> File:
        """Outside the navigation, whose cost grows with the square of its pages; the index leads to all of them."""
        name = (self.config.out / path).as_posix()
        file = File.generated(config, name, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if origin := site.origin.get(path):
            file.edit_uri = Path(os.path.relpath(self._root(config) / origin, config.docs_dir)).as_posix()
        return file

    @staticmethod
    def _root(config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").absolute().parent

    def _seen(self, config: MkDocsConfig) -> str:
        site_dir, root = Path(config.site_dir), self._root(config)
        return site_dir.relative_to(root).as_posix() if site_dir.is_relative_to(root) else str(site_dir)

    def _path(self, config: MkDocsConfig, name: str) -> Path:
        return self._root(config) / name


def _warned() -> bool:
    """MkDocs will abort after the last step: a strict build counts its warnings."""
    return any(isinstance(each, CountHandler) and each.get_counts() for each in logging.getLogger("mkdocs").handlers)
