"""The completeness of stories as text for people, JSON for programs, and notices for GitHub and code scanning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotate.complete import KINDS, Gap, Part
from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.github import as_notice
from annotate.report.json import as_objects
from annotate.report.notice import Notice
from annotate.report.sarif import as_sarif
from annotate.report.visible import inert_json, plain

SHORT: Final = 5  # places of a kind, where several stories are told

Found = Mapping[str, tuple[Part, ...]]  # by the story's folder


def told(problems: Sequence[Problem], found: Found, form: str) -> str:
    """Problems and what is left to do, in one of the formats; text has what is left alone, for it comes last."""
    match form:
        case "json":
            objects = {"problems": as_objects(problems), "complete": [_object(*each) for each in found.items()]}
            return inert_json(json.dumps(objects, indent=2)) + "\n"
        case "sarif":
            return as_sarif(problems, list(_notices(found)))
        case "github":
            return report(problems, form) + "".join(as_notice(each) for each in _notices(found))
        case _:
            return report(problems, form)


def as_text(found: Found) -> str:
    """A table of what is left in all stories together, then each story's places."""
    left = {kind: [part for parts in found.values() for part in parts if part.kind == kind] for kind in KINDS}
    rows = [(sum(part.left for part in parts), sum(part.total for part in parts), KINDS[kind][0])
            for kind, parts in left.items()]
    lists = [line for folder, parts in found.items() for line in _story(folder, parts, short=len(found) > 1)]
    if not any(number for number, *_ in rows):
        return "nothing is left to do\n"
    return "\n".join(["", "Left to do:", *_table(rows), *lists]) + "\n"


def _table(rows: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    shown = [(f"{number:,}", f"of {total:,}", words) for number, total, words in rows if number]
    widths = [max(len(row[column]) for row in shown) for column in (0, 1)]
    for number, total, words in shown:
        yield f"  {number:>{widths[0]}} {total:<{widths[1]}}  {words}"


def _story(folder: str, parts: Sequence[Part], *, short: bool) -> Iterator[str]:
    for part in parts:
        if part.gaps:
            yield ""
            yield f"{part.words}, in {plain(folder)}:" if short else f"{part.words}:"
            most = SHORT if short else len(part.gaps)
            yield from (f"  {_where(gap.place)}: {plain(gap.words)}" for gap in part.gaps[:most])
            if more := sum(gap.count for gap in part.gaps[most:]):
                yield f"  and {more:,} more: annotate check {plain(folder.rpartition('/')[2])} --complete"


def _where(place: Place) -> str:
    return f"{plain(place.file)}:{place.line}"


def _object(folder: str, parts: Sequence[Part]) -> dict[str, object]:
    return {"story": folder, "parts": [{
        "kind": part.kind, "words": part.words, "left": part.left, "total": part.total,
        "places": [_place(gap) for gap in part.gaps]} for part in parts]}


def _place(gap: Gap) -> dict[str, object]:
    place = gap.place
    return {"file": place.file, "line": place.line, "column": place.column, "words": gap.words, "count": gap.count}


def _notices(found: Found) -> Iterator[Notice]:
    for parts in found.values():
        for part in parts:
            sentence = f"{part.words[0].upper()}{part.words[1:]}."
            yield from (Notice(f"complete/{part.kind}", sentence, gap.place, gap.words) for gap in part.gaps)
