"""Everything between the folders and the pages, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from annotate import files
from annotate.arrange import Arranged, arrange
from annotate.checked import checked
from annotate.limits import LIMITS, Limits
from annotate.live import FRESH, Memory
from annotate.load import find_stories, stray_folders
from annotate.problem import Problem, in_order
from annotate.proof.expected import Expected, expected
from annotate.proof.record import LIST, NAME, dump, dump_list, record_of
from annotate.render.assets import assets
from annotate.render.lit import lit_rules
from annotate.render.mend import Mend, mend, mend_page
from annotate.render.pages import Neighbour, PageView, article_page, index_page, page_view, story_page, told
from annotate.render.sources import download_name, gloss_names, obtained_name
from annotate.render.templates import environment
from annotate.render.versions import version_files
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


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's folder: the story as its page shows it, and its problems; while serving, `mend` shows them there."""

    slug: str
    arranged: Arranged | None
    problems: tuple[Problem, ...]
    mend: Mend


def build(settings: Settings, memory: Memory = FRESH) -> Site:
    """Every story's pages, the index and the assets. Writes nothing; a story with errors has no page.

    While serving, `memory` spares what did not change, and keeps the last page of a story that has errors now.
    """
    standing = [_standing(folder, settings, memory) for folder in find_stories(settings.sources)]
    problems = in_order([*stray_folders(settings.sources, settings.shown),
                         *(problem for each in standing for problem in each.problems)])
    stories = [each.arranged for each in standing if each.arranged]
    own = files.stamp(settings.templates) if settings.templates else ()
    env = memory.once("templates", "", (settings, own), partial(environment, settings.templates, settings.language))
    say = Words(settings.language)
    views = _views(stories, say, memory)
    mends = {each.slug: each.mend for each in standing}
    made = {PurePosixPath(name): raw for name, raw in assets().items()}
    wanted: dict[str, Expected] = {}
    for arranged, view in zip(stories, views, strict=True):
        slug = arranged.story.slug
        wanted[slug] = memory.once("expected", slug, (arranged, view), partial(expected, arranged, view))
        shown = replace(view, mend=mends[slug])
        made |= memory.once("files", slug, (arranged, view, mends[slug], env),
                            partial(_story_files, arranged, shown, wanted[slug], env))
    pageless = [each for each in standing if each.arranged is None and each.mend]
    index = index_page(list(zip(wanted, views, strict=True)), env, say, [each.slug for each in pageless])
    made[PurePosixPath(LIST)] = dump_list(wanted, index, assets())
    made[PurePosixPath("index.md")] = index.encode()
    made |= {PurePosixPath(each.slug, "index.md"): mend_page(each.slug, each.mend, env).encode()
             for each in pageless}
    records = chain.from_iterable(map(story_records, stories, views)) if settings.search else ()
    return Site(dict(sorted(made.items())), tuple(problems), _origins(stories, made), wanted, settings.language,
                tuple(records))


def _standing(folder: Path, settings: Settings, memory: Memory) -> Standing:
    shown = f"{settings.shown}/{folder.name}"
    arranged, problems = memory.once("check", folder.name, (files.stamp(folder), settings),
                                     partial(check_story, folder, shown, settings.limits))
    last = memory.last(folder.name, arranged)
    to_mend = mend(folder, shown, last, problems, settings.limits) if memory.serving else {}
    return Standing(folder.name, last, tuple(problems), to_mend)


def check_story(folder: Path, shown: str, limits: Limits = LIMITS) -> tuple[Arranged | None, list[Problem]]:
    """Check and arrange one story; None where an error is in the way."""
    found = checked(folder, shown, limits)
    made = None if found.broken or found.story is None else arrange(found.story, found.anchors)
    return made, list(found.problems)


def _views(stories: Sequence[Arranged], say: Words, memory: Memory) -> list[PageView]:
    neighbours = [None, *(Neighbour(f"../{each.story.slug}/", each.story.entry.title, told(each.story.entry.language))
                          for each in stories), None]
    return [memory.once("view", arranged.story.slug, (arranged, before, after, say.language),
                        partial(page_view, arranged, before, after, say))
            for arranged, before, after in zip(stories, neighbours, neighbours[2:], strict=False)]


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
        files |= version_files(source)
    if view.download:
        files[view.download] = (view.download, story.raw)
    return files


def _origins(stories: Sequence[Arranged], made: Mapping[PurePosixPath, bytes]) -> dict[PurePosixPath, str]:
    files_of = {each.story.slug: f"{each.story.folder}/story.yml" for each in stories}
    return {path: files_of[path.parts[0]] for path in made if path.suffix == ".md" and path.parts[0] in files_of}
