"""The MkDocs plugin: a thin adapter that hands MkDocs what `build` makes. The only module that knows MkDocs."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler

from annotate.build import Settings, Site, build
from annotate.finish import compared, finish
from annotate.limits import LIMITS, Limits, read_size
from annotate.report.text import one
from annotate.value import Unread
from annotate.write import Busy, Output

log = get_plugin_logger("annotate")


class Options(Config):
    """`sources`: the folder of stories, beside mkdocs.yml. `out`: where their pages stand on the site. `templates`: a
    folder of templates that replace ours by file name. `scripts`: inline scripts of the site's own that its pages may
    run (`sha256-…`). `max_…`: how much is read, as `annotate check --help` tells."""

    sources = config_options.Type(str, default="sources")
    out = config_options.Type(str, default="stories")
    templates = config_options.Optional(config_options.Type(str))
    scripts = config_options.ListOfItems(config_options.Type(str), default=[])
    max_article = config_options.Type((str, int), default=LIMITS.article)
    max_story = config_options.Type((str, int), default=LIMITS.story)
    max_segments = config_options.Type(int, default=LIMITS.segments)
    max_quotes = config_options.Type(int, default=LIMITS.quotes)


@dataclass(frozen=True, slots=True)
class Staged:
    """A build under way: MkDocs writes into a folder of ours, `site_dir` is where the site belongs."""

    output: Output
    config: MkDocsConfig
    site_dir: str


class AnnotatePlugin(BasePlugin[Options]):
    """Stories as virtual pages of the site, and the site published as a whole or not at all.

    MkDocs empties the site's folder and writes into it file by file. Instead it is given a stage beside it, and only
    a site that is complete takes the folder's place. What the build before made and this one does not is removed; what
    neither made stays. In a folder that no build of ours has written yet, MkDocs' own rule holds: all of it is removed
    but for hidden files. `mkdocs serve` and `--dirty` are left alone.
    """

    serving = False
    staging = False
    staged: Staged | None = None
    site: Site | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps one instance through `mkdocs serve`, and tells which command runs."""
        self.serving = command == "serve"
        self.staging = command in {"build", "gh-deploy"} and not dirty

    @event_priority(100)  # before any other plugin looks where the site goes
    def on_config(self, config: MkDocsConfig) -> None:
        """Refuse what leads elsewhere; `mkdocs serve` builds again when a story changes."""
        out = PurePosixPath(self.config.out)
        if out.is_absolute() or not out.parts or ".." in out.parts or "\\" in self.config.out:
            raise PluginError(f"annotate: `out` names a folder of the site, such as stories; found “{self.config.out}”")
        self._leave_off_tooltips(config)
        for name in filter(None, (self.config.sources, self.config.templates)):
            if not self._path(config, name).is_dir():
                raise PluginError(f"annotate: there is no folder {name} beside mkdocs.yml")
            config.watch.append(str(self._path(config, name)))
        if self.staging and self.staged is None:
            self._stage(config)

    @staticmethod
    def _leave_off_tooltips(config: MkDocsConfig) -> None:
        """The theme writes a title that is too long for its place into a tooltip as HTML: what it names would run."""
        features = config.theme.get("features") or []
        if "content.tooltips" in features:
            config.theme["features"] = [each for each in features if each != "content.tooltips"]
            log.info("the theme's content.tooltips is left off: it would take a story's title for HTML")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; problems are told, and stop a build."""
        site = build(self._settings(config))
        self._tell(site)
        self.site = site
        for path, content in site.files.items():
            file = self._file(config, path, content, site)
            if files.get_file_from_path(file.src_uri):
                raise PluginError(f"annotate: {file.src_uri} is in the docs folder already; remove it there, or give "
                                  "the plugin another `out`")
            files.append(file)
        return files

    @event_priority(-100)  # after every plugin that still writes
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the finished site take the place of the last; not before what must hold of it does."""
        self._finish(config)
        if self.staged is None:
            return
        if config.strict and _warned():
            log.info("There were warnings, so %s is as it was", self.staged.site_dir)
        else:
            self._publish(self.staged)
        self._leave()

    def on_build_error(self, *, error: Exception) -> None:
        """The last good site stays."""
        if self.staged is not None:
            log.info("%s is as it was", self.staged.site_dir)
            self._leave()

    def on_shutdown(self) -> None:
        """However the build ended."""
        self._leave()

    def _finish(self, config: MkDocsConfig) -> None:
        """While serving, differences are only told, and pages have no policy: it would stop MkDocs' live reload."""
        if self.site is None:
            return
        folder, out = Path(config.site_dir), PurePosixPath(self.config.out)
        shown = self.staged.site_dir if self.staged else config.site_dir
        shown = os.path.relpath(shown, self._root(config)) if Path(shown).is_relative_to(self._root(config)) else shown
        if self.serving:
            problems = compared(folder, self.site, out, shown)[1]
        else:
            problems = finish(folder, self.site, out, shown, self.config.scripts)
        self._tell(Site(problems=tuple(problems)))

    def _stage(self, config: MkDocsConfig) -> None:
        site_dir = config.site_dir
        output = Output(Path(site_dir), site_dir, "--site-dir")
        self.staged = Staged(output, config, site_dir)
        try:
            config.site_dir = str(output.stage())
        except Busy as lock:
            raise PluginError(f"annotate: another build is at work (it holds {lock}); nothing is built") from None
        except OSError as refused:
            raise PluginError(f"annotate: {refused}; {site_dir} is as it was") from None

    def _publish(self, staged: Staged) -> None:
        try:
            done, problems = staged.output.publish()
        except OSError as refused:
            raise PluginError(f"annotate: {refused}; {staged.site_dir} is as it was") from None
        for each in done.kept:
            log.warning("somebody wrote into the site while it was built; what could not stay: %s", each)
        self._tell(Site(problems=tuple(problems)))
        log.info("Published in %s: %d files written, %d removed, %d unchanged", staged.site_dir, len(done.written),
                 len(done.removed), done.unchanged)

    def _leave(self) -> None:
        """Give the output back, and MkDocs its folder."""
        if self.staged is not None:
            self.staged.output.close()
            self.staged.config.site_dir = self.staged.site_dir
            self.staged = None

    def _settings(self, config: MkDocsConfig) -> Settings:
        templates = self._path(config, self.config.templates) if self.config.templates else None
        return Settings(self._path(config, self.config.sources), self.config.sources, templates, self._limits())

    def _limits(self) -> Limits:
        return Limits(self._size("max_article"), self._size("max_story"), self.config.max_segments,
                      self.config.max_quotes)

    def _size(self, option: str) -> int:
        size = read_size(str(self.config[option]))
        if isinstance(size, Unread):
            raise PluginError(f"annotate: `{option}`: {size.message}; {size.help}")
        return size

    def _tell(self, site: Site) -> None:
        for problem in site.problems:
            (log.error if problem.severity == "error" else log.warning)("%s", one(problem))
        if site.broken and not self.serving:
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

    def _path(self, config: MkDocsConfig, name: str) -> Path:
        return self._root(config) / name


def _warned() -> bool:
    """MkDocs will abort after the last step: a strict build counts its warnings."""
    return any(isinstance(each, CountHandler) and each.get_counts() for each in logging.getLogger("mkdocs").handlers)
