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
from annotate.draft.symbols import Shown, show_controls, shown
from annotate.files import is_device
from annotate.languages import read
from annotate.limits import LIMITS, Limits, raised
from annotate.problem import Place, Problem, in_order
from annotate.readers import read_article

__all__ = ["draft", "show_controls"]

_Symbols = Mapping[tuple[str, bytes], Shown]


def draft(  # noqa: PLR0913 - the words of one command
    slug: str,
    title: str | None,
    files: Sequence[tuple[str, bytes]],
    language: str = "en",
    encodings: Mapping[str, str] | None = None,
    *,
    limits: Limits = LIMITS,
    symbols: _Symbols | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    """The new folder's files by name, in the order of `files`, story.yml last; none where a problem is an error.

    `files` are the articles' names and bytes, which stay as they are. `encodings` says, by name, what is not UTF-8;
    None where whoever calls has no way to tell it. `symbols` is what `show_controls` made of the files; None where
    nobody has asked for it.
    """
    problems = check_arguments(slug, title, language)
    refused = list(check_files(files, limits.article))
    problems += refused
    unread = {each.place.file for each in refused}
    sources: list[DraftSource] = []
    for siglum, (name, raw) in zip(sigla(), files, strict=False):
        if name not in unread:
            source, more = _source(siglum, (name, raw), encodings, symbols, limits)
            sources += [source] if source else []
            problems += more
    if any(each.severity == "error" for each in problems):
        return {}, in_order(problems)
    made = _folder(slug, title, str(read(language)), sources)
    if len(made["story.yml"]) > limits.story:
        return {}, [*in_order(problems), _too_large(len(made["story.yml"]), len(sources), limits)]
    return made, in_order(problems)


def sigla() -> Iterator[str]:
    """A to Z, then AA, AB and so on; not A1, which looks like segment A-1."""
    for length in count(1):
        names = ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
        yield from (name for name in names if not is_device(name))


def _source(
    siglum: str,
    file: tuple[str, bytes],
    encodings: Mapping[str, str] | None,
    symbols: _Symbols | None,
    limits: Limits,
) -> tuple[DraftSource | None, list[Problem]]:
    given, raw = file
    made = (symbols or {}).get(file)
    encoding = None if made else (encodings or {}).get(given)
    name = siglum.lower() + FORMATS[suffix(given)]
    if made and len(made.raw) > limits.article:
        return None, [_grown(given, len(made.raw), limits)]
    article, problems = read_article(made.raw if made else raw, name, given, encoding)
    if encodings is not None and any(each.severity == "error" for each in problems):
        problems = _with_options(problems, file, encoding, symbols is not None)
    return (draft_source(siglum, given, encoding, article, made) if article else None), problems


def _with_options(
    problems: list[Problem], file: tuple[str, bytes], encoding: str | None, asked: bool
) -> list[Problem]:
    """The reader knows of story.yml, which is not there yet; and not of what this command can do."""
    at = next(at for at, each in enumerate(problems) if each.severity == "error")
    help = list(problems[at].help)
    if problems[at].code == "encoding-undeclared":
        help.append(f"tell it so: annotate new … --encoding {file[0]}=ENCODING")
    made = shown(*file, encoding)
    if isinstance(made, str):
        help += [made] if made else []
    elif not asked:
        help.append("or take it with visible symbols in their place: annotate new … --show-controls")
    return [*problems[:at], replace(problems[at], help=tuple(help)), *problems[at + 1 :]]


def _grown(given: str, size: int, limits: Limits) -> Problem:
    message = f"{given} has {size:,} bytes in UTF-8 with symbols, more than the {limits.article:,} that are read"
    return Problem("file-too-large", message, Place(given), help=(raised("article", size),))


def _folder(slug: str, title: str | None, language: str, sources: Sequence[DraftSource]) -> dict[str, bytes]:
    story = skeleton(slug, title, language, sources).encode()
    made: dict[str, bytes] = {}
    for each in sources:
        made[each.article.name] = each.article.raw
        if each.shown:
            made[each.obtained] = each.shown.obtained
    return {**made, "story.yml": story}


def _too_large(size: int, articles: int, limits: Limits) -> Problem:
    message = f"story.yml for {articles} articles is over the {limits.story:,} bytes that are read"
    help = ("make several stories of them", raised("story", size))
    return Problem("file-too-large", message, Place("story.yml"), help=help)
