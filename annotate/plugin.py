"""The MkDocs plugin: a thin adapter that hands MkDocs what `build` makes. The only module that knows MkDocs."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
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
        """Refuse what leads elsewhere; `mkdocs serve` builds again when a story changes."""
        out = PurePosixPath(self.config.out)
        if out.is_absolute() or not out.parts or ".." in out.parts or "\\" in self.config.out:
            raise PluginError(f"annotate: `out` names a folder of the site, such as stories; found “{self.config.out}”")
        for name in filter(None, (self.config.sources, self.config.templates)):
            if not self._path(config, name).is_dir():
                raise PluginError(f"annotate: there is no folder {name} beside mkdocs.yml")
            config.watch.append(str(self._path(config, name)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; problems are told, and stop a build."""
        site = build(self._settings(config))
        self._tell(site)
        for path, content in site.files.items():
            file = self._file(config, path, content, site)
            if files.get_file_from_path(file.src_uri):
                raise PluginError(f"annotate: {file.src_uri} is in the docs folder already; remove it there, or give "
                                  "the plugin another `out`")
            files.append(file)
        return files

    def _settings(self, config: MkDocsConfig) -> Settings:
        templates = self._path(config, self.config.templates) if self.config.templates else None
        return Settings(self._path(config, self.config.sources), self.config.sources, templates)

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
