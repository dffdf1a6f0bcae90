"""What mkdocs.yml may say of the plugin."""

from __future__ import annotations

from pathlib import PurePosixPath

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError

from annotate.limits import LIMITS, Limits, read_count, read_size
from annotate.value import Unread


class Options(Config):
    """`sources`: the folder of stories, beside mkdocs.yml. `out`: where their pages stand on the site. `templates`: a
    folder of templates that replace ours by file name. `scripts`: inline scripts of the site's own that its pages may
    run (`sha256-…`). `search`: whether ours, which finds passages in any script, takes the place of the theme's.
    `max_…`: how much is read, as `annotate check --help` tells."""

    sources = config_options.Type(str, default="sources")
    out = config_options.Type(str, default="stories")
    templates = config_options.Optional(config_options.Type(str))
    scripts = config_options.ListOfItems(config_options.Type(str), default=[])
    search = config_options.Type(bool, default=True)
    max_article = config_options.Type((str, int), default=LIMITS.article)
    max_story = config_options.Type((str, int), default=LIMITS.story)
    max_segments = config_options.Type(int, default=LIMITS.segments)
    max_quotes = config_options.Type(int, default=LIMITS.quotes)

    def folder(self) -> PurePosixPath:
        """`out`. Raises PluginError where it leads elsewhere."""
        out = PurePosixPath(self.out)
        if out.is_absolute() or not out.parts or ".." in out.parts or "\\" in self.out:
            raise PluginError(f"annotate: `out` names a folder of the site, such as stories; found “{self.out}”")
        return out

    def limits(self) -> Limits:
        """Raises PluginError for what is no limit."""
        return Limits(self._size("max_article"), self._size("max_story"), self._count("max_segments"),
                      self._count("max_quotes"))

    def _size(self, option: str) -> int:
        return _read(option, read_size(str(self[option])))

    def _count(self, option: str) -> int:
        return _read(option, read_count(self[option]))


def _read(option: str, limit: int | Unread) -> int:
    if isinstance(limit, Unread):
        raise PluginError(f"annotate: `{option}`: {limit.message}; {limit.help}")
    return limit
