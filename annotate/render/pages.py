"""A story's pages as Markdown: front matter, then blocks of raw HTML, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from annotate import __version__
from annotate.arrange import Arranged
from annotate.render.counts import Counts, counts
from annotate.render.figures import Figure, figures
from annotate.render.footnotes import Footnote, footnotes
from annotate.render.languages import direction
from annotate.render.notes import note_html
from annotate.render.serialise import reference
from annotate.render.sources import SourceView, source_views
from annotate.render.table import RowView, article_rows, row_views
from annotate.render.templates import render

# A story takes the whole width, and has links of its own to its parts.
_HIDE: Final = "hide:\n  - navigation\n  - toc\n"
_UNSEARCHED: Final = "search:\n  exclude: true\n"
_KEY: Final = Markup(
    '<p class="an-key"><u>Underlined</u>: the sources part here. <u class="an-dotted">Dotted</u>: another note. '
    'Darker: two notes on the same words. The small number leads to the note.</p>')
_MOST_COLUMNS: Final = 4
"""With more sources, a column would be too narrow to read: they stand one under the other."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The story before or after, as a link from this one."""

    href: str
    title: str
    told: Markup


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything that the templates of a story read. Addresses are relative to the page; `up` leads to the assets.

    `told` are the attributes of what the author wrote (`lang`, `dir`); `brief` is the summary without links, for pages
    from which they would lead elsewhere.
    """

    title: str
    told: Markup
    summary: Markup | None
    brief: Markup | None
    up: str
    sources: tuple[SourceView, ...]
    counts: Counts
    footnotes: tuple[Footnote, ...]
    topics: tuple[Footnote, ...]
    figures: tuple[Figure, ...]
    previous: Neighbour | None
    next: Neighbour | None
    index: str
    download: str | None
    version: str


def told(language: str) -> Markup:
    """The attributes of what an author wrote in that language."""
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


def page_view(arranged: Arranged, previous: Neighbour | None = None, following: Neighbour | None = None) -> PageView:
    """What the pages of one story show."""
    entry = arranged.story.entry
    sources = source_views(arranged.story)
    notes = footnotes(arranged, sources)
    segments = {f"{siglum}-{number}" for siglum, number in arranged.runs}
    by_id = {note.id: note for note in notes}
    topics = tuple(by_id[name] for name in entry.discrepancies)
    return PageView(
        title=entry.title, told=told(entry.language),
        summary=note_html(entry.summary, segments) if entry.summary else None,
        brief=note_html(entry.summary, linked=False) if entry.summary else None,
        up="../", sources=tuple(sources.values()), counts=counts(entry), footnotes=notes,
        topics=topics, figures=figures(topics), previous=previous, next=following, index="../",
        download=None if any(each.excerpts for each in sources.values()) else "story.yml", version=__version__)


def story_page(arranged: Arranged, page: PageView, env: Environment) -> str:
    """The page on which the sources stand side by side."""
    return _markdown(page.title, "", [
        render(env, "head.html", page=page),
        *([render(env, "glance.html", page=page), render(env, "matrix.html", page=page)] if page.topics else []),
        render(env, "sources.html", page=page),
        _text(page, row_views(arranged, {each.siglum: each for each in page.sources}), env),
        *([_notes(page, env)] if page.footnotes else []),
        render(env, "provenance.html", page=page),
    ])


def article_page(arranged: Arranged, page: PageView, source: SourceView, env: Environment) -> str:
    """One source in its own order."""
    above = "../../"
    body = [render(env, "row.html", page=page, row=row) for row in article_rows(arranged, source)]
    # Out of the search, which finds the same words on the story's page.
    return _markdown(f"{source.siglum}: {source.title or source.name}", _UNSEARCHED, [
        render(env, "article.html", page=page, source=source, up=above),
        _section(Markup('<section class="an an-text-part an-alone" lang="en" aria-label="The text">'), body),
    ])


def index_page(stories: Sequence[tuple[str, PageView]], env: Environment) -> str:
    """All stories, by folder name."""
    return _markdown("Stories", "", [render(env, "index.html", stories=[
        {"slug": slug, "page": page} for slug, page in stories])])


def _text(page: PageView, rows: Iterable[RowView], env: Environment) -> Markup:
    columns = f"an-of-{len(page.sources)}" if len(page.sources) <= _MOST_COLUMNS else "an-stacked"
    start = Markup('<section class="an an-text-part {}" lang="en" aria-labelledby="text">'
                   '<h2 id="text">The text</h2>{}').format(columns, _KEY if page.footnotes else "")
    return _section(start, [render(env, "columns.html", page=page),
                            *(render(env, "row.html", page=page, row=row) for row in rows)])


def _notes(page: PageView, env: Environment) -> Markup:
    # No role=doc-endnotes: within it, browsers tell screen readers that each item of any list is a note.
    start = Markup('<section class="an an-notes" lang="en" aria-labelledby="notes"><h2 id="notes">Notes</h2>')
    return _section(start, [render(env, "footnote.html", page=page, note=note) for note in page.footnotes])


def _section(start: Markup, lines: Sequence[Markup]) -> Markup:
    """A line a row, so that a change of one row is a change of one line; no blank line, which would end the HTML."""
    return Markup("\n").join([start, *lines, Markup("</section>")])


def _markdown(title: str, more: str, blocks: Iterable[Markup]) -> str:
    """MkDocs and its themes print a title unescaped, so it is escaped here; the digits and signs of a reference are
    plain inside YAML's double quotes."""
    return f'---\ntitle: "{reference(title)}"\n{_HIDE}{more}---\n\n' + "\n\n".join(blocks) + "\n"
