"""Everything between the folders and the pages, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from annotate.anchor.story import anchor_story
from annotate.arrange import Arranged, arrange
from annotate.arrange.aliases import alias_problems
from annotate.arrange.published import gone
from annotate.limits import LIMITS, Limits
from annotate.load import find_stories, load_story, stray_folders
from annotate.problem import Problem, in_order
from annotate.proof.expected import Expected, expected
from annotate.proof.record import LIST, NAME, dump, dump_list, record_of
from annotate.render.assets import assets
from annotate.render.links import refused_links
from annotate.render.lit import lit_rules
from annotate.render.pages import Neighbour, PageView, article_page, index_page, page_view, story_page, told
from annotate.render.sources import download_name, gloss_names, obtained_name
from annotate.render.templates import environment
from annotate.search.record import Record
from annotate.search.story import story_records
from annotate.words import LANGUAGES, Words


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `sources` holds a folder a story; `shown` is its path in messages; `templates` holds templates
    of the site's own, by file name; `limits` tells how much is read; `language` is the interface's;
    `search`: whether what a search finds is listed."""

    sources: Path
    shown: str = "sources"
    templates: Path | None = None
    limits: Limits = LIMITS
    language: str = LANGUAGES[0]
    search: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """What was made: files by their path below the output folder, and what stands in the way.

    `origin` tells, a page, the file that it was written in: what an edit link should lead to. `expected` tells, a
    story, what its finished pages must show; `records` is what a search finds of the stories.
    """

    files: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    origin: Mapping[PurePosixPath, str] = field(default_factory=dict)
    expected: Mapping[str, Expected] = field(default_factory=dict)
    language: str = LANGUAGES[0]
    records: tuple[Record, ...] = ()

    @property
    def broken(self) -> bool:
        """Nothing of it should be published."""
        return any(problem.severity == "error" for problem in self.problems)


def build(settings: Settings) -> Site:
    """Every story's pages, the index and the assets. Writes nothing; a story with errors has no page."""
    checked = [check_story(folder, f"{settings.shown}/{folder.name}", settings.limits)
               for folder in find_stories(settings.sources)]
    problems = in_order([*stray_folders(settings.sources, settings.shown),
                         *(problem for _, found in checked for problem in found)])
    stories = [arranged for arranged, _ in checked if arranged]
    env = environment(settings.templates, settings.language)
    say = Words(settings.language)
    views = _views(stories, say)
    made = {PurePosixPath(name): raw for name, raw in assets().items()}
    wanted = {arranged.story.slug: expected(arranged, view) for arranged, view in zip(stories, views, strict=True)}
    for arranged, view in zip(stories, views, strict=True):
        made |= _story_files(arranged, view, wanted[arranged.story.slug], env)
    index = index_page(list(zip(wanted, views, strict=True)), env, say)
    made[PurePosixPath(LIST)] = dump_list(wanted, index, assets())
    made[PurePosixPath("index.md")] = index.encode()
    records = chain.from_iterable(map(story_records, stories, views)) if settings.search else ()
    return Site(dict(sorted(made.items())), tuple(problems), _origins(stories, made), wanted, settings.language,
                tuple(records))


def check_story(folder: Path, shown: str, limits: Limits = LIMITS) -> tuple[Arranged | None, list[Problem]]:
    """Read, load, anchor, arrange one story; None where an error is in the way."""
    story, problems = load_story(folder, shown, limits)
    if story is None:
        return None, problems
    anchors, unanchored = anchor_story(story)
    told = [*problems, *unanchored, *refused_links(story)]
    if not any(problem.severity == "error" for problem in problems):  # of a part of a story, most ids would be missing
        told += [*alias_problems(story), *gone(story)]
    problems = in_order([each for each in told if each.severity == "error" or each.code not in story.entry.accept])
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    return arrange(story, anchors), problems


def _views(stories: Sequence[Arranged], say: Words) -> list[PageView]:
    neighbours = [None, *(Neighbour(f"../{each.story.slug}/", each.story.entry.title, told(each.story.entry.language))
                          for each in stories), None]
    return [page_view(arranged, neighbours[nth], neighbours[nth + 2], say) for nth, arranged in enumerate(stories)]


def _story_files(arranged: Arranged, view: PageView, wanted: Expected,
                 env: Environment) -> dict[PurePosixPath, bytes]:
    story = arranged.story
    folder = PurePosixPath(story.slug)
    pages = {"index": story_page(arranged, view, env)}
    pages |= {f"{source.slug}/index": article_page(arranged, view, source, env) for source in view.sources}
    lit = {"lit.css": lit_rules(arranged).encode()}
    leaving = published(arranged, view)
    record = record_of(arranged, leaving, wanted, {f"{name}.html": page for name, page in pages.items()}, lit)
    record = replace(record, language=view.say.spoken)
    return ({folder / f"{name}.md": page.encode() for name, page in pages.items()}
            | {folder / name: raw for name, raw in lit.items()}
            | {folder / name: raw for name, (_, raw) in leaving.items()} | {folder / NAME: dump(record)})


def published(arranged: Arranged, view: PageView) -> dict[str, tuple[str, bytes]]:
    """By published name: the file's own name and its bytes; not what would say more than excerpts may."""
    story = arranged.story
    files = {name: (source.article.name, source.article.raw)
             for source in story.sources.values() if (name := download_name(source))}
    for source in story.sources.values():
        if source.obtained and (name := obtained_name(source)):
            files[name] = source.obtained
        files |= {name: source.gloss_files[language] for language, name in gloss_names(source).items()}
    if view.download:
        files[view.download] = (view.download, story.raw)
    return files


def _origins(stories: Sequence[Arranged], made: Mapping[PurePosixPath, bytes]) -> dict[PurePosixPath, str]:
    files_of = {each.story.slug: f"{each.story.folder}/story.yml" for each in stories}
    return {path: files_of[path.parts[0]] for path in made if path.suffix == ".md" and path.parts[0] in files_of}
