"""The MkDocs plugin: a thin adapter that hands MkDocs what `build` makes. The only module that knows MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from annotate.build import Settings, Site, build
from annotate.report.text import one

log = get_plugin_logger("annotate")


class Options(Config):
    """`sources`: the folder of stories, beside mkdocs.yml. `out`: where their pages stand on the site. `templates`: a
    folder of templates that replace ours by file name."""

    sources = config_options.Type(str, default="sources")
    out = config_options.Type(str, default="stories")
    templates = config_options.Optional(config_options.Type(str))


class AnnotatePlugin(BasePlugin[Options]):
    """Stories as virtual pages of the site."""

    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps one instance through `mkdocs serve`, and tells which command runs."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """`mkdocs serve` builds again when a story changes."""
        config.watch += [str(path) for path in (self._path(config, self.config.sources),
                                                self._path(config, self.config.templates)) if path]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; problems are told, and stop a build."""
        site = build(self._settings(config))
        self._tell(site)
        for path, content in site.files.items():
            files.append(self._file(config, path.as_posix(), content, site))
        return files

    def _settings(self, config: MkDocsConfig) -> Settings:
        sources = self._path(config, self.config.sources)
        if sources is None or not sources.is_dir():
            raise PluginError(f"annotate: there is no folder {self.config.sources} beside mkdocs.yml")
        return Settings(sources, self.config.sources, self._path(config, self.config.templates))

    def _tell(self, site: Site) -> None:
        for problem in site.problems:
            (log.error if problem.severity == "error" else log.warning)("%s", one(problem))
        if site.broken and not self.serving:
            raise PluginError("annotate: nothing is built until these problems are mended")

    def _file(self, config: MkDocsConfig, path: str, content: bytes, site: Site) -> File:
        """Outside the navigation, whose cost grows with the square of its pages; the index leads to all of them."""
        file = File.generated(config, f"{self.config.out}/{path}", content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        for made, origin in site.origin.items():
            if made.as_posix() == path:
                file.edit_uri = Path(os.path.relpath(self._root(config) / origin, config.docs_dir)).as_posix()
        return file

    @staticmethod
    def _root(config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").resolve().parent

    def _path(self, config: MkDocsConfig, name: str | None) -> Path | None:
        return self._root(config) / name if name else None
