"""A whole build under way: MkDocs writes into a folder of ours, and the site takes the place of the last at its end."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from annotate.problem import Problem
from annotate.write import Busy, Output

log = get_plugin_logger("annotate")


class Staging:
    """From `begin` to `close`, `site_dir` of the configuration is the stage.

    So nothing is written past it, neither before `publish` nor behind it. `shown`: the site's folder as users see it.
    """

    def __init__(self, config: MkDocsConfig, shown: str) -> None:
        self._config, self._site_dir, self._shown = config, config.site_dir, shown
        way_out = (f"remove {shown} if nothing in it is yours, and build again; "
                   "a tool that changes the built site should work on a copy")
        self._output = Output(Path(config.site_dir), shown, "--site-dir", way_out)
        self.published = False

    def begin(self) -> list[Problem]:
        """Raises OSError when the disk refuses."""
        try:
            stage = self._output.stage()
        except Busy as lock:
            raise PluginError(f"annotate: another build is at work (it holds {lock}); nothing is built") from None
        if isinstance(stage, Problem):
            return [stage]
        self._config.site_dir = str(stage)
        return []

    def publish(self) -> list[Problem]:
        """Problems leave the last site as it was. Raises OSError when the disk refuses; the same holds then."""
        done, problems = self._output.publish()
        if not problems:
            self.published = True
            log.info("Published in %s: %d files written, %d removed, %d unchanged", self._shown, len(done.written),
                     len(done.removed), done.unchanged)
        return problems

    def close(self) -> None:
        """Give the output back, and MkDocs its folder."""
        self._output.close()
        for each in self._output.kept:  # no warning: it would have a strict build fail that has published
            log.info("Somebody wrote into %s while it was built; what could not stay: %s", self._shown, each)
        self._config.site_dir = self._site_dir
