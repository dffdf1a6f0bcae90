"""The commented story.yml, from its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from annotate.draft.rows import Row
from annotate.draft.source import DraftSource
from annotate.edit.scalar import inline


def skeleton(
    slug: str,
    title: str | None,
    language: str,
    sources: Sequence[DraftSource],
    rows: Mapping[str, Sequence[Row]],
) -> str:
    """story.yml as text; without `title` the slug's words stand for it, and a comment says so."""
    # not a page: nothing is escaped as HTML, and the lines stay lines
    env = Environment(  # noqa: S701
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined
    )
    env.filters |= {"yaml": inline}
    headline = title if title is not None else slug.replace("-", " ").capitalize()
    examples = [(each.siglum, each.example) for each in sources if each.example]
    return env.from_string(_template()).render(
        slug=slug, title=headline, made=title is None, language=language, sources=sources, examples=examples,
        rows=rows,
    )  # fmt: skip


def _template() -> str:
    return (files("annotate") / "templates" / "story.yml").read_text(encoding="utf-8")
