"""A new story from article files, or more of them for one that is there: `story.yml` filled in as far as they tell.

Pure: the files come as bytes, the folder goes as bytes. Nothing is invented; what is guessed says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotate.draft.again import candidates
from annotate.draft.given import Given, check_arguments, check_day
from annotate.draft.into import Present, add, named_files
from annotate.draft.made import Made, files_of
from annotate.draft.names import sigla
from annotate.draft.rows import rows
from annotate.draft.skeleton import skeleton
from annotate.draft.symbols import show_controls
from annotate.draft.taken import Ways, take
from annotate.languages import read
from annotate.limits import Limits, raised
from annotate.problem import Place, Problem, in_order

__all__ = [
    "Given", "Made", "Present", "Ways", "Words", "add", "begin", "candidates", "named_files", "show_controls",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What a story is begun with. `retrieved` is the day of all its files, where the author tells it."""

    slug: str
    title: str | None = None
    language: str = "en"
    retrieved: str | None = None


def begin(
    words: Words, files: Sequence[Given], ways: Ways, there: Collection[str] = ()
) -> tuple[Made | None, list[Problem]]:
    """The new folder's files; None where a problem is an error. `there`: the names that stand in the folder already."""
    problems = [*check_arguments(words.slug, words.title, words.language), *check_day(words.retrieved)]
    sources, more = take(files, sigla(), there, ways)
    problems += more
    if any(each.severity == "error" for each in problems):
        return None, in_order(problems)
    language = str(read(words.language))
    listed = {each.siglum: tuple(rows(each, words.slug, language, words.retrieved)) for each in sources}
    story = skeleton(words.slug, words.title, language, sources, listed).encode()
    if len(story) > ways.limits.story:
        return None, [*in_order(problems), _too_large(len(story), len(sources), ways.limits)]
    return Made(files_of(sources), story, tuple(sources), listed), in_order(problems)


def _too_large(size: int, articles: int, limits: Limits) -> Problem:
    message = f"story.yml for {articles} articles is over the {limits.story:,} bytes that are read"
    help = ("make several stories of them", raised("story", size))
    return Problem("file-too-large", message, Place("story.yml"), help=help)
