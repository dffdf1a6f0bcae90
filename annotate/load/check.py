"""What only the whole story can tell: sigla, segments, kinds and ids that fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from annotate.limits import raised
from annotate.load.archives import archive_problems
from annotate.load.misplaced import wrong_kind
from annotate.load.names import id_problems
from annotate.load.sigla import grouped, sources_of, unknown_in_passage, unknown_source
from annotate.load.sources import Loaded
from annotate.model import DISCREPANCY_KINDS, NOTE_KINDS, Discrepancy, Reading, StoryEntry
from annotate.nearest import nearest
from annotate.problem import Problem
from annotate.scalars import SEGMENT, SIGLUM, SLUG, better_siglum
from annotate.yaml import Path, Places, Tree

MOST_TOLD: Final = 1000  # problems of one kind

_Known = dict[str, None]  # an ordered set: sigla in the order written


def check_tree(tree: Tree, places: Places) -> list[Problem]:
    """What can be told of all that was written, also of parts that are wrong in themselves."""
    sources = sources_of(tree)
    known = _sigla(sources, tree)
    sigla = [problem for check in (_passage_sources(tree, known, places), _readings(tree, known, places))
             for problem in islice(check, MOST_TOLD)]
    if not all(map(SIGLUM.fullmatch, sources)):  # which of the others are meant by the wrong one cannot be told
        sigla = [each for each in sigla if each.code != "unknown-source"]
    checks = (
        *([grouped(sigla)] if known else []),  # without any source that is what to mend, not each use of one
        _nothing_said(tree, places),
        _nothing_comparable(tree, places),
        _kinds(tree, places),
    )
    return [problem for check in checks for problem in islice(check, MOST_TOLD)]


def check_entry(entry: StoryEntry, places: Places, loaded: Mapping[str, Loaded]) -> list[Problem]:
    """What the right part of the story tells; `places` are of that part."""
    checks = (
        _segments(entry, places, loaded),
        _twice(entry, places),
        _furniture(entry, places),
        archive_problems(entry, places),
        id_problems(entry, places),
    )
    return [problem for check in checks for problem in islice(check, MOST_TOLD)]


def too_many_quotes(tree: Tree, places: Places, most: int) -> Problem | None:
    """Counted before any of them is looked at."""
    notes, parted = _part(tree, "notes"), _part(tree, "discrepancies")
    said = [reading for each in parted.values() for reading in _part(each, "readings").values()]
    count = len(notes) + sum(len(each) if isinstance(each, list) else 1 for each in said)
    if count <= most:
        return None
    message = f"this story has {count:,} quotes, more than the {most:,} that are looked for"
    place = places.key(("discrepancies",) if parted else ("notes",))
    return Problem("over-limit", message, place, help=("split the story", raised("quotes", count)))


def _sigla(sources: Mapping[str, Any], tree: Tree) -> _Known:
    """A siglum that is misspelt or indented wrongly in one place has one problem, not one wherever it is used."""
    better = (better_siglum(each) for each in sources)
    around = tree if isinstance(tree, dict) and sources else {}
    misplaced = [key for part in (around, *sources.values()) if isinstance(part, dict) for key in part
                 if SIGLUM.fullmatch(key)]
    return dict.fromkeys([*sources, *(each for each in better if each), *misplaced])


def _passage_sources(tree: Tree, known: _Known, places: Places) -> Iterator[Problem]:
    passages = tree.get("passages") if isinstance(tree, dict) else None
    for index, passage in enumerate(passages if isinstance(passages, list) else []):
        keys = [key for key in passage if key not in ("id", "see")] if isinstance(passage, dict) else []
        for key in keys:
            if key not in known and (problem := unknown_in_passage(("passages", index, key), tree, places)):
                yield problem
        see = passage.get("see") if isinstance(passage, dict) else None
        for at, name in enumerate(see if isinstance(see, list) else [see]):
            siglum = name.partition("-")[0] if isinstance(name, str) and SEGMENT.fullmatch(name) else None
            if siglum is not None and siglum not in known:
                path: Path = ("passages", index, "see", at)
                yield unknown_source(siglum, path, sources_of(tree), places, is_key=False)
        if isinstance(passage, dict) and not keys:
            help = ("write the segments, such as {A: 4, B: [1, 2]}, or take the passage out",)
            yield Problem("empty-value", "this passage has no segments", places.value(("passages", index)), help=help)


def _segments(entry: StoryEntry, places: Places, loaded: Mapping[str, Loaded]) -> Iterator[Problem]:
    for siglum, number, path in _numbers(entry):
        count = loaded[siglum].segments if siglum in loaded else None
        if count is not None and number > count:
            help = (f"{_choice(count)}; `annotate show` prints them with their text",)
            message = f"there is no {siglum}-{number}: source {siglum} has {_counted(count)}"
            yield Problem("no-segment", message, places.value(path), help=help)


def _choice(count: int) -> str:
    return f"write a number from 1 to {count}" if count > 1 else "write 1, its only segment"


def _counted(number: int) -> str:
    return f"{number} segment" if number == 1 else f"{number} segments"


def _numbers(entry: StoryEntry) -> Iterator[tuple[str, int, Path]]:
    """Every segment that is named: siglum, number, YAML path."""
    for siglum, source in entry.sources.items():
        yield from ((siglum, each, ("sources", siglum, "furniture", i)) for i, each in enumerate(source.furniture))
    for index, passage in enumerate(entry.passages):
        for siglum, numbers in passage.segments.items():
            if siglum in entry.sources:
                yield from ((siglum, each, ("passages", index, siglum, i)) for i, each in enumerate(numbers))
        for i, name in enumerate(passage.see):
            siglum, _, number = name.partition("-")
            yield siglum, int(number), ("passages", index, "see", i)


def _twice(entry: StoryEntry, places: Places) -> Iterator[Problem]:
    """A segment stands on the page once, so in one passage."""
    first: dict[tuple[str, int], tuple[int, Path]] = {}
    for siglum, number, path in _numbers(entry):
        if path[0] != "passages" or path[2] == "see":
            continue
        place = places.value(path)
        if (siglum, number) in first:
            line, other = first[siglum, number]
            where = "this line" if line == place.line else f"line {line}"
            elsewhere = f"keep it in one passage and write `see: [{siglum}-{number}]` in the other"
            help = ("take one of the two out" if other[:2] == path[:2] else elsewhere,)
            yield Problem(
                "segment-twice", f"{siglum}-{number} stands in a passage already, on {where}", place, "again", help
            )
        first.setdefault((siglum, number), (place.line, path))


def _furniture(entry: StoryEntry, places: Places) -> Iterator[Problem]:
    """What is folded away cannot also stand in a row beside another source."""
    furniture = {(siglum, number): path for siglum, number, path in _numbers(entry) if path[0] == "sources"}
    for siglum, number, path in _numbers(entry):
        if path[0] == "passages" and path[2] != "see" and (siglum, number) in furniture:
            line = places.value(furniture[siglum, number]).line
            message = f"{siglum}-{number} is listed as furniture on line {line}"
            help = ("take it out of the passage if it is no part of the article, else out of `furniture`",)
            yield Problem("furniture-in-passage", message, places.value(path), "in a passage", help)


def _nothing_said(tree: Tree, places: Places) -> Iterator[Problem]:
    for key, discrepancy in _part(tree, "discrepancies").items():
        readings = _part(discrepancy, "readings")
        if readings and all(said == "silent" for said in readings.values()):
            help = ("give at least one reading, such as {quote: …}, or take the discrepancy out",)
            place = places.key(("discrepancies", key))
            yield Problem("nothing-said", f"no source says anything on {key[:40]}", place, "all are silent", help)


def _nothing_comparable(tree: Tree, places: Places) -> Iterator[Problem]:
    """What stands apart stands apart from something."""
    for key, discrepancy in _part(tree, "discrepancies").items():
        said = [each for readings in _part(discrepancy, "readings").values()
                for each in (readings if isinstance(readings, list) else [readings]) if isinstance(each, dict)]
        if said and all("incomparable" in each for each in said):
            help = "take `incomparable` out of what the others are held against, or take the discrepancy out"
            place = places.key(("discrepancies", key))
            message = f"nothing in {key[:40]} can be compared"
            yield Problem("nothing-comparable", message, place, "all are `incomparable`", (help,))


def one_source(tree: Tree, places: Places) -> Iterator[Problem]:
    """One source alone parts from nobody, unless from itself; asked where nothing else is wrong that may explain it."""
    others = [*sources_of(tree)]
    for key, discrepancy in _part(tree, "discrepancies").items():
        readings = _part(discrepancy, "readings")
        (siglum, said), *more = [*readings.items()] or [("", "")]
        if more or len(others) < 2 or siglum not in others or not isinstance(said, dict):
            continue
        other = next(each for each in others if each != siglum)
        help = (f"add what the others say, such as {other}: {{quote: …}}, "
                f"or {other}: silent if it was read and says nothing")
        message = f"of all sources only {siglum} is named in {key[:40]}"
        place = places.key(("discrepancies", key, "readings", siglum))
        yield Problem("one-source", message, place, "alone", (help,), severity="warning")


def _readings(tree: Tree, known: _Known, places: Places) -> Iterator[Problem]:
    for key, discrepancy in _part(tree, "discrepancies").items():
        for siglum in _part(discrepancy, "readings"):
            # a key of a reading or of the discrepancy that stands beside it is told as that
            if siglum not in known and siglum not in (*Reading.model_fields, *Discrepancy.model_fields):
                path: Path = ("discrepancies", key, "readings", siglum)
                yield unknown_source(siglum, path, sources_of(tree), places, is_key=True)
    for key, note in _part(tree, "notes").items():
        source = note.get("source") if isinstance(note, dict) else None
        if isinstance(source, str) and SIGLUM.fullmatch(source) and source not in known:
            yield unknown_source(source, ("notes", key, "source"), sources_of(tree), places, is_key=False)


def _kinds(tree: Tree, places: Places) -> Iterator[Problem]:
    own = list(_part(tree, "kinds"))
    for part, built_in in (("discrepancies", DISCREPANCY_KINDS), ("notes", NOTE_KINDS)):
        for key, each in _part(tree, part).items():
            kind = each.get("kind") if isinstance(each, dict) else None
            # what is no slug has its own problem
            if (isinstance(kind, str) and SLUG.fullmatch(kind) and kind not in (*built_in, *own)
                    and not wrong_kind((part, key), tree, places)):
                yield _unknown_kind(kind, [*built_in, *own], (part, key, "kind"), places)


def _unknown_kind(kind: str, known: list[str], path: Path, places: Places) -> Problem:
    close = nearest(kind, known)
    ways = f"write {close}" if close else f"use one of {', '.join(known)}"
    help = f"{ways}; or add `{kind}: its label` under `kinds`"
    return Problem("unknown-kind", f"there is no kind {kind[:40]}", places.value(path), help=(help,))


def _part(tree: object, key: str) -> Mapping[str, Any]:
    """The mapping under a key; an empty one where something else stands, which the model has told."""
    part = tree.get(key) if isinstance(tree, dict) else None
    return part if isinstance(part, dict) else {}
