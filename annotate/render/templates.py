"""The page's templates: HTML laid out over many lines, printed as one line; a site may bring its own.

A page is Markdown in which each block is one line of raw HTML (docs/architecture.md says why). So a template's lines
are joined as they are read, without the white space at their ends: a blank that should stand between two words stands
inside a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from annotate.render.hidden import words
from annotate.serialise import finalize
from annotate.words import LANGUAGES, Words


class _OneLine(BaseLoader):
    """The first loader's template of that name, its lines joined."""

    def __init__(self, *loaders: BaseLoader) -> None:
        self._found = ChoiceLoader(loaders)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, filename, up_to_date = self._found.get_source(environment, template)
        return _joined(source.splitlines()), filename, up_to_date


def _joined(lines: Iterable[str]) -> str:
    """Without the white space at their ends; but a tag that goes on over a line keeps its parts apart."""
    whole = ""
    for line in lines:
        inside_a_tag = whole.rfind("<") > whole.rfind(">")
        whole += " " * inside_a_tag + line.strip()
    return whole


def environment(overrides: Path | None = None, language: str = LANGUAGES[0]) -> Environment:
    """Templates of `overrides`, by file name, before our own. What they print is text unless it is markup.

    `say` gives the words of the interface in its `language`.

    `words` is for texts of sources and authors, as element content: what hides in them is shown.
    """
    own: list[BaseLoader] = [PackageLoader("annotate", "templates")]
    first: list[BaseLoader] = [FileSystemLoader(overrides)] if overrides else []
    env = Environment(loader=_OneLine(*first, *own), autoescape=True, finalize=finalize, undefined=StrictUndefined)
    env.filters["words"] = words
    env.globals["say"] = Words(language)
    return env


def render(env: Environment, template: str, **values: object) -> Markup:
    """One block: one line, nothing before or behind it."""
    return Markup(env.get_template(template).render(**values).strip())
