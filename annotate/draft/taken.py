"""Files as they were given, read: a DraftSource each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.draft.again import with_commands, without_offers
from annotate.draft.given import READ, Given, check_files
from annotate.draft.names import free
from annotate.draft.source import DraftSource, draft_source
from annotate.draft.symbols import Shown, shown
from annotate.files import refuse_name
from annotate.limits import LIMITS, Limits, raised
from annotate.obtain import Header, Obtained, obtain
from annotate.problem import Place, Problem
from annotate.readers import read_article

Read = tuple[Obtained | None, list[Problem]]
Symbols = Mapping[tuple[str, bytes], Shown]


@dataclass(frozen=True, slots=True)
class Ways:
    """What the author says of the files, by name; `command` is what was typed, for messages that give it out again.

    `symbols` is what `show_controls` made of the files; None where nobody has asked for it.
    """

    encodings: Mapping[str, str]
    command: str | None = None
    symbols: Symbols | None = None
    limits: Limits = LIMITS


def take(
    files: Sequence[Given],
    sigla: Iterator[str],
    there: Collection[str],
    ways: Ways,
    opened: Mapping[Given, Read] | None = None,
) -> tuple[list[DraftSource], list[Problem]]:
    """All that can be read; `there` are the names that the story's folder holds, `opened` what `obtain_given` gave."""
    problems = list(check_files(files))
    unread = {each.place.file for each in problems}
    sources: list[DraftSource] = []
    names = set(there)
    for siglum, given in zip(sigla, files, strict=False):
        if given.name not in unread:
            source, more = _source(siglum, given, names, ways, (opened or {}).get(given) or obtain_given(given, ways))
            sources += [source] if source else []
            names |= _written(source)
            problems += more
    return sources, problems


def _written(source: DraftSource | None) -> set[str]:
    if source is None:
        return set()
    return {source.article.name, *([source.kept[0]] if source.kept else [])}


def _source(
    siglum: str, given: Given, there: set[str], ways: Ways, read: Read
) -> tuple[DraftSource | None, list[Problem]]:
    made = _shown(given, ways)
    obtained, problems = read
    if obtained is None:
        return None, _with_ways(problems, given, ways)
    ending = ".html" if obtained.name.endswith(".html") else ".txt"
    kept = _kept(given, obtained, made)
    inside = given.inside and kept is None and given.name.lower().endswith(ending) and not refuse_name(given.name)
    name = given.name if inside else free(siglum.lower(), ending, there)
    article, more = read_article(obtained.raw, name, given.name, obtained.encoding, obtained.paragraphs or "line")
    problems = list(dict.fromkeys([*problems, *more]))  # who obtains an article looks whether it can be read
    if article is None:
        return None, _with_ways(problems, given, ways)
    if len(article.segments) > ways.limits.segments:
        return None, [*problems, _too_many(given.name, len(article.segments))]
    source = draft_source(siglum, given.said, article, obtained)
    if kept:
        source = replace(source, kept=(free(f"{siglum.lower()}.obtained", kept[0], there), kept[1]))
    return replace(source, made=made.told if made else "", inside=inside, fetched=given.kept is not None), problems


def obtain_given(given: Given, ways: Ways) -> Read:
    """The article in a file; the longest part of the work, to be done once."""
    header = Header(given.charset, given.url, given.retrieved)
    made = _shown(given, ways)
    if made is None:
        return obtain(given.name, given.raw, ways.encodings.get(given.name), ways.limits, given.pick, header)
    if len(made.raw) > ways.limits.article:
        return None, [_grown(given.name, len(made.raw), ways.limits)]
    found, problems = obtain(given.name, made.raw, "utf-8", ways.limits, header=header)
    return found and replace(found, encoding=None, told=""), problems


def _shown(given: Given, ways: Ways) -> Shown | None:
    return (ways.symbols or {}).get((given.name, given.raw))


def _kept(given: Given, obtained: Obtained, made: Shown | None) -> tuple[str, bytes] | None:
    """The ending and the bytes of the file as it was obtained; None where the article is that very file."""
    if given.kept:
        return given.kept
    if obtained.container:
        return _ending(given.name), obtained.container[1]
    return (_ending(given.name), made.obtained) if made else None


def _ending(name: str) -> str:
    """`.warc.gz` is one."""
    known = next((each for each in READ.split() if name.lower().endswith(each)), ".bin")
    return {".htm": ".html", ".markdown": ".md"}.get(known, known)


def _with_ways(problems: list[Problem], given: Given, ways: Ways) -> list[Problem]:
    """What this command can do about the first thing that keeps an article from being read."""
    if ways.command is None or not (at := [n for n, each in enumerate(problems) if each.severity == "error"]):
        return problems
    first = with_commands(problems[at[0]], given.name, ways.command)
    made = shown(given.name, given.raw, ways.encodings.get(given.name), ways.command)
    help = list(first.help)
    if isinstance(made, str):
        help += [made] if made and made not in help else []
    elif ways.symbols is None:
        help.append(f"or take it with visible symbols in their place: {ways.command} --show-controls")
    return [*problems[: at[0]], replace(first, help=tuple(help)), *map(without_offers, problems[at[0] + 1 :])]


def _grown(name: str, size: int, limits: Limits) -> Problem:
    message = f"{name} has {size:,} bytes in UTF-8 with symbols, more than the {limits.article:,} that are read"
    return Problem("file-too-large", message, Place(name), help=(raised("article", size),))


def _too_many(name: str, count: int) -> Problem:
    message = f"{name} has {count:,} segments, more than a page can show"
    help = ("keep the article alone, without other pages", raised("segments", count))
    return Problem("over-limit", message, Place(name), help=help)
