"""A real site around packed stories, with everything on that Material recommends, and what its pages show."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

EXTENSIONS: Final = """
  - abbr
  - admonition
  - attr_list
  - codehilite
  - def_list
  - footnotes
  - md_in_html
  - meta
  - nl2br
  - sane_lists
  - smarty
  - tables
  - toc: {permalink: true}
  - wikilinks
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.betterem: {smart_enable: all}
  - pymdownx.blocks.admonition
  - pymdownx.blocks.caption
  - pymdownx.blocks.definition
  - pymdownx.blocks.details
  - pymdownx.blocks.html
  - pymdownx.blocks.tab
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.escapeall: {hardbreak: true, nbsp: true}
  - pymdownx.fancylists
  - pymdownx.highlight: {anchor_linenums: true, auto_title: true}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink:
      {repo_url_shorthand: true, social_url_shorthand: true, user: x, repo: y, normalize_issue_symbols: true}
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.saneheaders
  - pymdownx.smartsymbols
  - pymdownx.snippets: {base_path: [.], auto_append: [glossary.md]}
  - pymdownx.superfences:
      custom_fences: [{name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }]
  - pymdownx.tabbed: {alternate_style: true, combine_header_slug: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - pymdownx.tilde
"""
FEATURES: Final = (
    "announce.dismiss content.action.edit content.action.view content.code.annotate content.code.copy "
    "content.code.select content.footnote.tooltips content.tabs.link content.tooltips header.autohide "
    "navigation.expand navigation.footer navigation.indexes navigation.instant navigation.instant.prefetch "
    "navigation.instant.preview navigation.instant.progress navigation.path navigation.sections navigation.tabs "
    "navigation.tabs.sticky navigation.top navigation.tracking search.highlight search.suggest toc.follow"
)
"""All but `search.share`, whose link is a `javascript:` address, which the policy refuses."""

PLUGINS: Final = "[search, tags, meta, {annotate: {sources: sources, out: stories}}]"
# What mkdocs-macros does to every page, without its five dependencies.
MACROS: Final = """
from jinja2 import Environment, StrictUndefined

def on_page_markdown(markdown, page, config, files):
    return Environment(undefined=StrictUndefined).from_string(markdown).render(config=config, page=page)
"""
GLOSSARY: Final = """
*[the]: an abbreviation
*[words]: <b>an abbreviation</b>
*[x]: x

[x]: https://x.invalid
[^1]: a footnote
"""


def make_site(folder: Path, slugs: Sequence[str], *, plugins: str = PLUGINS) -> subprocess.CompletedProcess[str]:
    """Built into `folder`/site by the ordinary command; the stories stand in `folder`/sources and in the navigation."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Home\n\nWords.\n", "utf-8")
    (folder / "glossary.md").write_text(GLOSSARY, "utf-8")
    (folder / "macros.py").write_text(MACROS, "utf-8")
    nav = "".join(f"  - stories/{slug}/index.md\n" for slug in slugs)
    (folder / "mkdocs.yml").write_text(
        f"site_name: Hostile\nsite_url: http://127.0.0.1/\n"
        f"theme:\n  name: material\n  font: false\n  features: [{', '.join(FEATURES.split())}]\n"
        f"plugins: {plugins}\nhooks: [macros.py]\n"
        f"markdown_extensions:{EXTENSIONS}nav:\n  - index.md\n{nav}", "utf-8")
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=env, check=False,
                          capture_output=True, encoding="utf-8")
