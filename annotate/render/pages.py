"""A story's pages as Markdown: front matter, then blocks of raw HTML, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from annotate import __version__
from annotate.arrange import Arranged
from annotate.render.citation import citations
from annotate.render.counts import Counts, counts
from annotate.render.density import Density, density
from annotate.render.figures import Figure, figures
from annotate.render.footnotes import Footnote, footnotes
from annotate.render.foreign import foreign
from annotate.render.languages import direction
from annotate.render.mend import TOP, Told
from annotate.render.notes import Linking, note_html
from annotate.render.references import references
from annotate.render.sources import SourceView, source_views
from annotate.render.table import RowView, article_rows, row_views
from annotate.render.templates import render
from annotate.serialise import reference
from annotate.words import ENGLISH, Words

# A story takes the whole width, and has links of its own to its parts.
_HIDE: Final = "hide:\n  - navigation\n  - toc\n"
_UNSEARCHED: Final = "search:\n  exclude: true\n"
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
    from which they would lead elsewhere; `links` numbers the addresses outside the site. What a story in a file of its
    own has not (`up`, `index`, `record`) is None there. `states`: those of the table's cells. `mend`: while
    serving, the problems that keep the page from being made anew, by the id where they belong.
    """

    title: str
    told: Markup
    summary: Markup | None
    brief: Markup | None
    say: Words
    up: str | None
    sources: tuple[SourceView, ...]
    counts: Counts
    footnotes: tuple[Footnote, ...]
    topics: tuple[Footnote, ...]
    figures: tuple[Figure, ...]
    density: Density
    previous: Neighbour | None
    next: Neighbour | None
    index: str | None
    download: str | None
    version: str
    states: frozenset[str]
    links: Mapping[str, int]
    glossed: bool
    aliases: Mapping[str, tuple[str, ...]]
    citations: Mapping[str, str]
    record: str | None = "record.json"
    mend: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)


def told(language: str) -> Markup:
    """The attributes of what an author wrote in that language."""
    return Markup(' lang="{}" dir="{}"').format(language, direction(language))


def page_view(arranged: Arranged, previous: Neighbour | None = None, following: Neighbour | None = None,
              say: Words = ENGLISH, *, alone: bool = False) -> PageView:
    """What the pages of one story show; `alone`: in a file beside which no other page stands."""
    entry = arranged.story.entry
    sources = source_views(arranged, say)
    links = Linking(references(entry, arranged.numbers), alone)
    notes = footnotes(arranged, sources, links, say)
    segments = {f"{siglum}-{number}" for siglum, number in arranged.runs}
    by_id = {note.id: note for note in notes}
    marked = foreign(arranged.story)
    topics = tuple(by_id[name] for name in entry.discrepancies)
    return PageView(
        title=entry.title, told=told(entry.language),
        summary=marked(note_html(entry.summary, segments, linking=links)) if entry.summary else None,
        brief=marked(note_html(entry.summary, linked=False)) if entry.summary else None,
        say=say, up="../", sources=tuple(sources.values()), counts=counts(entry, say), footnotes=notes,
        topics=topics, figures=figures(topics), density=density(arranged), previous=previous, next=following,
        index="../",
        download=None if any(each.excerpts for each in sources.values()) else "story.yml", version=__version__,
        links=links.numbers,
        glossed=any(entry.language in source.glosses for source in arranged.story.sources.values()),
        states=_states(topics), aliases=arranged.aliases, citations=citations(arranged.story, say))


def _states(topics: Iterable[Footnote]) -> frozenset[str]:
    """What the table's legend must tell."""
    readings = [reading for topic in topics for reading in topic.readings]
    apart = any(quote.incomparable for reading in readings for quote in reading.quotes)
    return frozenset(reading.state for reading in readings) | ({"incomparable"} if apart else frozenset())


def story_page(arranged: Arranged, page: PageView, env: Environment) -> str:
    """The page on which the sources stand side by side."""
    return _markdown(page.title, "", story_blocks(arranged, page, env))


def story_blocks(arranged: Arranged, page: PageView, env: Environment) -> list[Markup]:
    """Its parts, each HTML that stands alone."""
    return [
        *([render(env, "mend.html", problems=page.mend[TOP])] if page.mend else []),
        render(env, "head.html", page=page),
        *([render(env, "glance.html", page=page), render(env, "matrix.html", page=page)] if page.topics else []),
        render(env, "sources.html", page=page),
        _text(page, row_views(arranged, {each.siglum: each for each in page.sources}, page.footnotes, page.say), env),
        *([_notes(page, arranged, env)] if page.footnotes else []),
        render(env, "provenance.html", page=page),
        *([render(env, "links.html", page=page)] if page.links else []),
    ]


def article_page(arranged: Arranged, page: PageView, source: SourceView, env: Environment) -> str:
    """One source in its own order."""
    above = "../../"
    key = [render(env, "changes.html")] if source.changed else []
    body = key + [render(env, "row.html", page=page, row=row) for row in article_rows(arranged, source, page.say)]
    # Out of the search, which finds the same words on the story's page.
    return _markdown(f"{source.siglum}: {source.title or source.name}", _UNSEARCHED, [
        render(env, "article.html", page=page, source=source, up=above),
        _section(Markup('<section class="an an-text-part an-alone" lang="{}" aria-label="{}">').format(
            page.say.language, page.say("text")), body),
    ])


def index_page(stories: Sequence[tuple[str, PageView]], env: Environment, say: Words = ENGLISH,
               to_mend: Sequence[str] = ()) -> str:
    """All stories, by folder name; `to_mend`: those that have no page yet but that of their problems."""
    return _markdown(say.text("stories"), "", [render(env, "index.html", to_mend=to_mend, stories=[
        {"slug": slug, "page": page} for slug, page in stories])])


def _text(page: PageView, rows: Iterable[RowView], env: Environment) -> Markup:
    columns = f"an-of-{len(page.sources)}" if len(page.sources) <= _MOST_COLUMNS else "an-stacked"
    start = render(env, "text.html", page=page, columns=columns)
    return _section(start, [render(env, "columns.html", page=page),
                            *(render(env, "row.html", page=page, row=row) for row in rows)])


def _notes(page: PageView, arranged: Arranged, env: Environment) -> Markup:
    """Those on no words in particular; all others stand in their rows."""
    # No role=doc-endnotes: within it, browsers tell screen readers that each item of any list is a note.
    left = [note for note in page.footnotes if not arranged.marks.get(note.id)]
    return _section(render(env, "notes.html", left=left),
                    [render(env, "footnote.html", page=page, note=note) for note in left])


def _section(start: Markup, lines: Sequence[Markup]) -> Markup:
    """A line a row, so that a change of one row is a change of one line; no blank line, which would end the HTML."""
    return Markup("\n").join([start, *lines, Markup("</section>")])


def _markdown(title: str, more: str, blocks: Iterable[Markup]) -> str:
    """MkDocs and its themes print a title unescaped, so it is escaped here; the digits and signs of a reference are
    plain inside YAML's double quotes."""
    return f'---\ntitle: "{reference(title)}"\n{_HIDE}{more}---\n\n' + "\n\n".join(blocks) + "\n"
