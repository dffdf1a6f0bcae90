"""A site to begin with: its settings, its first page, the workflow that publishes it, one story as an example."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from annotate import __version__
from annotate.schema import NAME, schema

_PLACES: Final = {
    "mkdocs.yml": "mkdocs.yml",
    "index.md": "docs/index.md",
    "readme.md": "README.md",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "extensions.json": ".vscode/extensions.json",
    "pages.yml": ".github/workflows/pages.yml",
    "story.yml": "sources/example/story.yml",
    "a.txt": "sources/example/a.txt",
    "a.en.txt": "sources/example/a.en.txt",
    "b.txt": "sources/example/b.txt",
    "b.en.txt": "sources/example/b.en.txt",
}
"""Where each file of ours stands in the new site. Plain names here, so that no tool takes them for its own."""

_MARKED: Final = frozenset(("mkdocs.yml", "readme.md", "requirements.txt"))
"""Those that hold `{title}` or `{version}`, to be put in."""


def starter(title: str) -> dict[str, bytes]:
    """The files of a new site, by their path below its folder. `title` has letters, digits and blanks alone: it
    stands in YAML and in Markdown."""
    made = {place: _file(name, title) for name, place in _PLACES.items()}
    return {**made, f"sources/{NAME}": schema()}


def _file(name: str, title: str) -> bytes:
    text = (files("annotate") / "starter" / "files" / name).read_text("utf-8")
    if name in _MARKED:
        text = text.replace("{title}", title).replace("{version}", __version__)
    return text.encode()
