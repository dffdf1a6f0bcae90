"""A new story from article files: a folder with a commented `story.yml`, filled in as far as the files tell.

Pure: the files come as bytes, the folder goes as bytes. Nothing is invented; what is guessed says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, product
from string import ascii_uppercase

from annotate.draft.given import FORMATS, check_arguments, check_files, suffix
from annotate.draft.skeleton import skeleton
from annotate.draft.source import DraftSource, draft_source
from annotate.files import LIMITS, is_device
from annotate.languages import read
from annotate.problem import Place, Problem, in_order
from annotate.readers import read_article

__all__ = ["draft"]


def draft(
    slug: str,
    title: str | None,
    files: Sequence[tuple[str, bytes]],
    language: str = "en",
    encodings: Mapping[str, str] | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """The new folder's files by name, in the order of `files`, story.yml last; none where a problem is an error.

    `files` are the articles' names and bytes, which stay as they are. `encodings` says, by name, what is not UTF-8;
    None where whoever calls has no way to tell it.
    """
    problems = check_arguments(slug, title, language)
    refused = list(check_files(files))
    problems += refused
    unread = {each.place.file for each in refused}
    sources: list[DraftSource] = []
    for siglum, (name, raw) in zip(sigla(), files, strict=False):
        if name not in unread:
            source, more = _source(siglum, name, raw, encodings)
            sources += [source] if source else []
            problems += more
    if any(each.severity == "error" for each in problems):
        return {}, in_order(problems)
    return _folder(slug, title, str(read(language)), sources, in_order(problems))


def sigla() -> Iterator[str]:
    """A to Z, then AA, AB and so on; not A1, which looks like segment A-1."""
    for length in count(1):
        names = ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
        yield from (name for name in names if not is_device(name))


def _source(
    siglum: str, given: str, raw: bytes, encodings: Mapping[str, str] | None
) -> tuple[DraftSource | None, list[Problem]]:
    encoding = (encodings or {}).get(given)
    article, problems = read_article(raw, siglum.lower() + FORMATS[suffix(given)], given, encoding)
    if encodings is not None:
        problems = [_with_option(each, given) for each in problems]
    return (draft_source(siglum, given, encoding, article) if article else None), problems


def _with_option(problem: Problem, given: str) -> Problem:
    """The reader knows of story.yml, which is not there yet."""
    if problem.code != "encoding-undeclared":
        return problem
    return replace(problem, help=(*problem.help, f"tell it so: annotate new … --encoding {given}=ENCODING"))


def _folder(
    slug: str, title: str | None, language: str, sources: Sequence[DraftSource], problems: list[Problem]
) -> tuple[dict[str, bytes], list[Problem]]:
    story = skeleton(slug, title, language, sources).encode()
    if len(story) > LIMITS.story:
        message = f"story.yml for {len(sources)} articles is over the {LIMITS.story:,} bytes that are read"
        help = ("make several stories of them",)
        return {}, [*problems, Problem("file-too-large", message, Place("story.yml"), help=help)]
    return {**{each.article.name: each.article.raw for each in sources}, "story.yml": story}, problems
