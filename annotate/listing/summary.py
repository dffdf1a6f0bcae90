"""What `annotate suggest` says of a story: what was read, how much was found, and the first of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from annotate.listing.grid import grid
from annotate.report.visible import inert_json, plain
from annotate.story import Story
from annotate.suggest.stub import Suggestion

SHOWN: Final = 10


def lines(story: Story, found: Sequence[Suggestion], rejected: int, left: int, width: int) -> Iterator[str]:
    """For people."""
    yield f"{plain(story.slug)}: read {read(story)}"
    more = [f"{rejected:,} rejected"] * bool(rejected) + [f"{left:,} less likely ones left out"] * bool(left)
    yield "  " + "; ".join([_counted(found), *more])
    if found:
        yield ""
        shown = found[:SHOWN]
        rows = [("id", "score", "where", "topic"), *((each.id, f"{each.score:.2f}", where(each), each.topic)
                                                     for each in shown)]
        yield from (f"  {line}" for line in grid(rows, width - 2, right={1}, yields={2, 3}))
        if len(found) > SHOWN:
            yield f"  and {len(found) - SHOWN:,} more"
        yield ""


def read(story: Story) -> str:
    """`A (zh-Hans, 42 of 49 segments), B (vi, 15 segments)`: without furniture."""
    return ", ".join(f"{siglum} ({each.entry.language}, {_segments(len(each.article.segments), each.entry.furniture)})"
                     for siglum, each in story.sources.items())


def _segments(number: int, furniture: Sequence[int]) -> str:
    left = number - len({*furniture})
    return f"{left:,} of {number:,} segments" if left < number else f"{number:,} segment{'s' * (number != 1)}"


def _counted(found: Sequence[Suggestion]) -> str:
    if not found:
        return "nothing that the story does not have already"
    kinds = sorted(Counter(each.kind for each in found).items(), key=lambda each: (-each[1], each[0]))
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds)
    return f"{len(found):,} suggestion{'s' * (len(found) != 1)}: {told}"


def where(each: Suggestion) -> str:
    """`A-17 B-10`; a source that is silent in brackets."""
    if each.segments:
        return " ".join(f"{siglum}-{number}" for siglum, numbers in each.segments.items() for number in numbers)
    return " ".join(f"({siglum})" if isinstance(said, str) else " ".join(
        dict.fromkeys(f"{siglum}-{quoted.segment}" for quoted in said)) for siglum, said in each.readings.items())


def as_object(story: Story, found: Sequence[Suggestion]) -> dict[str, object]:
    """For programs."""
    sources = {siglum: {"language": each.entry.language, "segments": len(each.article.segments),
                        "furniture": [*each.entry.furniture]} for siglum, each in story.sources.items()}
    return {"story": story.slug, "sources": sources, "suggestions": [_stub(each) for each in found]}


def _stub(each: Suggestion) -> dict[str, object]:
    told: dict[str, object] = {
        "id": each.id, "kind": each.kind, "relation": each.relation, "topic": each.topic, "weight": each.weight,
        "score": each.score, "why": each.why}
    if each.segments:
        return told | {"segments": {siglum: [*numbers] for siglum, numbers in each.segments.items()}}
    return told | {"readings": {siglum: said if isinstance(said, str) else [
        {"quote": quoted.quote, "prefix": quoted.prefix, "suffix": quoted.suffix, "value": quoted.value,
         "segment": quoted.segment, "start": quoted.start, "end": quoted.end} for quoted in said]
        for siglum, said in each.readings.items()}}


def as_json(objects: object) -> str:
    return inert_json(json.dumps(objects, indent=2, ensure_ascii=False)) + "\n"
