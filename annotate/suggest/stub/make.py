"""Findings and pairs of segments as stubs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from annotate.anchor import Text
from annotate.story import Story
from annotate.suggest.compare.told import Finding, Place
from annotate.suggest.stub.beside import Beside
from annotate.suggest.stub.identity import name, told_apart
from annotate.suggest.stub.known import Rejected, unknown
from annotate.suggest.stub.place import quoted
from annotate.suggest.stub.suggestion import PASSAGE, SILENT, Quoted, Relation, Suggestion
from annotate.suggest.stub.together import together
from annotate.suggest.stub.topic import read, topic, weight

_RELATIONS: Final[Mapping[str, Relation]] = {"differ": "differ", "only": "only", "inside": "inside"}


def stubs(story: Story, findings: Iterable[Finding], beside: Iterable[Beside] = (), rejected: Iterable[Rejected] = (),
          ) -> tuple[Suggestion, ...]:
    """The best first, passages behind all else; none that the story has already or a person has rejected.

    What agrees is no stub.
    """
    texts = {siglum: Text(source.article.segments) for siglum, source in story.sources.items()}
    words = {siglum: {each.number: each.text for each in source.article.segments}
             for siglum, source in story.sources.items()}
    made = [stub for each in together(findings, words) if (stub := _stub(each, texts))]
    made += [_passage(story, each) for each in beside]
    new = filter(unknown(story, rejected), told_apart(made))
    return tuple(sorted(new, key=lambda each: (each.kind == PASSAGE, -each.score, each.id)))


def _stub(found: Finding, texts: Mapping[str, Text]) -> Suggestion | None:
    """None where a place has no words that tell it from others."""
    relation = _RELATIONS.get(found.relation)
    words = _words(found.places, found.kind, texts)
    if relation is None or not words:
        return None
    silent = [siglum for siglum in found.silent if siglum not in words]
    readings: dict[str, tuple[Quoted, ...] | Literal["silent"]] = {
        siglum: SILENT if siglum in silent else words[siglum] for siglum in texts if siglum in (*words, *silent)}
    said = {siglum: words[siglum] for siglum in texts if siglum in words}
    return Suggestion(
        name(found.kind, {siglum: (each.quote for each in every) for siglum, every in said.items()}), found.kind,
        relation, topic(found.kind, relation, said, found.asked), weight(found.kind, relation, said), readings,
        _sentence(found.why), round(found.score, 4))


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:] + "." * (not why.endswith((".", "?", "!")))


def _words(places: Iterable[Place], kind: str, texts: Mapping[str, Text]) -> dict[str, tuple[Quoted, ...]]:
    """All of them, or nothing; places in the order of the text."""
    words: dict[str, tuple[Quoted, ...]] = {}
    for each in sorted(dict.fromkeys(places)):
        value = read(each.said, kind)
        found = quoted(texts[each.siglum], each.segment, each.start, each.end, value.written if value else "")
        if found is None:
            return {}
        words[each.siglum] = (*words.get(each.siglum, ()), found)
    return words


def _passage(story: Story, beside: Beside) -> Suggestion:
    segments, why, score = beside
    placed = {siglum: tuple(sorted(segments[siglum])) for siglum in story.sources if siglum in segments}
    words = {siglum: tuple(_texts(story, siglum, numbers)) for siglum, numbers in placed.items()}
    named = " and ".join(f"{siglum}-{', '.join(map(str, numbers))}" for siglum, numbers in placed.items())
    return Suggestion(name(PASSAGE, words), PASSAGE, "answers", f"Side by side: {named}", "minor", {}, why,
                      round(score, 4), placed)


def _texts(story: Story, siglum: str, numbers: Iterable[int]) -> Iterator[str]:
    return (story.sources[siglum].article.segments[number - 1].text for number in numbers)
