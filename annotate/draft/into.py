"""More sources into a story.yml that its author has written: by the smallest edit, the rest stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain

from annotate.draft.given import Given, check_day, check_siglum
from annotate.draft.hints import with_hints
from annotate.draft.made import Made, files_of
from annotate.draft.names import next_sigla
from annotate.draft.rows import Row, rows
from annotate.draft.source import DraftSource
from annotate.draft.taken import Ways, obtain_given, take
from annotate.edit import Put, edited
from annotate.files import folded
from annotate.languages import read
from annotate.limits import raised
from annotate.obtain import Obtained
from annotate.problem import Place, Problem, in_order
from annotate.value import Unread
from annotate.yaml import Tree, read_yaml

_SEGMENT = re.compile(rb"(?<![A-Za-z0-9])([A-Z][A-Za-z0-9]{0,7})-[0-9]")


@dataclass(frozen=True, slots=True)
class Present:
    """The story as it is: `raw` is story.yml, `file` its path as problems name it, `names` what stands in the folder.

    `hashes` tells, by SHA-256, the siglum of each file that a source names; `ids` is the list of published ids.
    """

    slug: str
    raw: bytes
    file: str
    names: Sequence[str]
    hashes: Mapping[str, str]
    ids: bytes = b""


def named_files(raw: bytes, file: str, most: int) -> Iterator[tuple[str, str]]:
    """Siglum and name of each file that is an article, or was obtained as one; nothing where it cannot be told."""
    tree, _, _ = read_yaml(raw, file, most)
    for siglum, entry in _sources(tree).items():
        for each in (entry, *_listed(entry, "versions")):
            if isinstance(each, dict):
                yield from ((siglum, name) for key in ("text", "obtained") if isinstance(name := each.get(key), str))


def add(
    present: Present, files: Sequence[Given], ways: Ways, *, siglum: str | None = None, retrieved: str | None = None
) -> tuple[Made | None, list[Problem]]:
    """The new files, and story.yml with them; None where a problem is an error."""
    tree, _, problems = read_yaml(present.raw, present.file, ways.limits.values)
    if tree is None:
        return None, in_order(problems)
    used = [*_sources(tree), *(each.decode() for each in _SEGMENT.findall(present.ids))]
    told = [*check_day(retrieved), *_check_siglum(siglum, used, len(files))]
    opened = {each: obtain_given(each, ways) for each in files if _same(each, present) is None}
    held = {each: _same(each, present) or _held(opened[each][0], present) for each in files}
    fresh = [each for each in files if held[each] is None]
    free = chain([siglum] if siglum else [], next_sigla([*used, *([siglum] if siglum else [])]))
    sources, more = take(fresh, free, present.names, ways, opened) if fresh or not files else ([], [])
    told += more
    if any(each.severity == "error" for each in told):
        return None, in_order(told)
    listed = {each.siglum: tuple(rows(each, present.slug, _language(tree), retrieved)) for each in sources}
    story, more = _written(present, tree, sources, listed, ways)
    if story is None:
        return None, in_order([*told, *more])
    same = tuple((each.name, siglum) for each in files if (siglum := held[each]))
    return Made(files_of(sources), story, tuple(sources), listed, same), in_order([*told, *more])


def _written(
    present: Present, tree: Tree, sources: Sequence[DraftSource], listed: Mapping[str, Sequence[Row]], ways: Ways
) -> tuple[bytes | None, list[Problem]]:
    if not sources:
        return present.raw, []
    most = ways.limits.values
    puts = [
        Put(
            ("sources", each.siglum),
            {row.key: row.value for row in listed[each.siglum] if row.value is not None},
            f"its {len(each.article.segments)} segments: annotate show {present.slug} {each.siglum}",
            {(row.key,): row.comment for row in listed[each.siglum] if row.value is not None and row.comment},
        )
        for each in sources
    ]
    if not isinstance(_top(tree).get("sources", {}) or {}, dict):
        place = Place(present.file)
        help = "write the sources as a mapping: A: and what is known of it below"
        message = "`sources` is no mapping, so nothing can be added to it"
        return None, [Problem("wrong-type", message, place, help=(help,))]
    made, problems = edited(present.raw, present.file, puts, most)
    if made is None:
        return None, problems
    hinted = with_hints(made, present.file, listed, most)
    if len(hinted) > ways.limits.story:
        message = f"story.yml with these sources is over the {ways.limits.story:,} bytes that are read"
        return None, [Problem("file-too-large", message, Place(present.file), help=(raised("story", len(hinted)),))]
    return hinted, []


def _same(given: Given, present: Present) -> str | None:
    """The siglum of the source that has these very bytes."""
    return present.hashes.get(sha256(given.raw).hexdigest()) if given.pick is None else None


def _held(found: Obtained | None, present: Present) -> str | None:
    """That of the source that has the very article that is in them."""
    return present.hashes.get(sha256(found.raw).hexdigest()) if found and found.container else None


def _check_siglum(siglum: str | None, used: Iterable[str], count: int) -> list[Problem]:
    if siglum is None:
        return []
    if problems := check_siglum(siglum):
        return problems
    place = Place("command line", 1, len("--siglum ") + 1, len(siglum), f"--siglum {siglum}")
    if count > 1:
        help = "add one file at a time, or leave --siglum out"
        return [Problem("bad-siglum", f"one siglum was given, and {count} files", place, help=(help,))]
    if folded(siglum) in map(folded, used):
        free = next(next_sigla(used))
        message = f"{siglum} is or was the siglum of a source of this story, capitals aside"
        return [Problem("same-id", message, place, help=(f"write --siglum {free}, or leave it out",))]
    return []


def _language(tree: Tree) -> str:
    tag = _top(tree).get("language")
    found = read(tag) if isinstance(tag, str) else "en"
    return "en" if isinstance(found, Unread) else str(found)


def _sources(tree: Tree | None) -> dict[str, Tree]:
    found = _top(tree).get("sources")
    return found if isinstance(found, dict) else {}


def _top(tree: Tree | None) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _listed(entry: Tree, key: str) -> list[Tree]:
    found = entry.get(key) if isinstance(entry, dict) else None
    return found if isinstance(found, list) else []
