"""suggestions.yml: stubs as a person likes to read them, with the words around each quote and what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from annotate.edit.scalar import comment
from annotate.edit.written import Habits, block, item
from annotate.story import Story
from annotate.suggest.stub.suggestion import SILENT, Quoted, Suggestion
from annotate.yaml import Tree

NAME: Final = "suggestions.yml"
REJECTED: Final = "rejected"
SEAL: Final = "# As written, sha256: "
_AROUND: Final = 40  # code points of the text on both sides of a quote
_GLOSS: Final = 160
_HABITS: Final = Habits()


def written(story: Story, found: Sequence[Suggestion], rejected: Mapping[str, Tree]) -> bytes:
    """The whole file; the same for the same stubs, wherever they were made."""
    # a blank line above each, so that one goes with each that is taken out
    stubs = "\n".join(["suggestions:" if found else "suggestions: {}",
                       *(line for each in found for line in ("", *_stub(story, each)))])
    head = (
        f"# Where the sources of {story.slug} may part: found by `annotate suggest`, for a person to judge.",
        "# Nothing of this is published. You may mend topics, weights, quotes and values here before you accept them.",
        f"# Into story.yml:  annotate accept {story.slug} ID…",
        f"# Not again:       annotate reject {story.slug} ID…",
        f"{SEAL}{sealed(stubs)}",
    )
    gone = [f"{REJECTED}:", *block(dict(rejected), 2, _HABITS, {})] if rejected else []
    return ("\n".join([*head, "", stubs, *gone]) + "\n").encode()


def sealed(stubs: str) -> str:
    """What tells whether a person has changed them: of the lines as they are, blank ones at the end aside."""
    return sha256(stubs.strip("\n").encode()).hexdigest()[:16]


def _stub(story: Story, each: Suggestion) -> Iterator[str]:
    yield f"  {each.id}:"
    yield from block({"why": each.why}, 4, _HABITS, {})
    yield f"    score: {each.score:.2f}"
    yield f"    relation: {each.relation}"
    if each.segments:
        yield f"    kind: {each.kind}"
        yield from _passage(story, each)
        return
    yield from block({"topic": each.topic, "kind": each.kind, "weight": each.weight}, 4, _HABITS, {})
    yield "    readings:"
    for siglum, said in each.readings.items():
        if isinstance(said, str):
            yield f"      {siglum}: {SILENT}"
            continue
        yield f"      {siglum}:"
        for quoted in said:
            yield from (f"        {line}" for line in _around(story, siglum, quoted))
            yield from (block(reading(quoted), 8, _HABITS, {}) if len(said) == 1
                        else item(reading(quoted), 8, _HABITS, {}, short=False))


def _passage(story: Story, each: Suggestion) -> Iterator[str]:
    for siglum, numbers in each.segments.items():
        for number in numbers:
            yield from (f"    {line}" for line in _said(f"{siglum}-{number}", _segment(story, siglum, number)))
            yield from (f"    {line}" for line in _gloss(story, siglum, number))
    yield from block({"segments": segments(each.segments)}, 4, _HABITS, {})


def segments(placed: Mapping[str, Sequence[int]]) -> dict[str, Tree]:
    """As a passage of story.yml has them."""
    return {siglum: str(numbers[0]) if len(numbers) == 1 else [str(each) for each in numbers]
            for siglum, numbers in placed.items()}


def reading(quoted: Quoted) -> dict[str, Tree]:
    """As a reading of story.yml has it."""
    given = {"quote": quoted.quote, "prefix": quoted.prefix, "suffix": quoted.suffix, "value": quoted.value}
    return {key: text for key, text in given.items() if text}


def _around(story: Story, siglum: str, quoted: Quoted) -> Iterator[str]:
    text = _segment(story, siglum, quoted.segment)
    before, after = max(0, quoted.start - _AROUND), min(len(text), quoted.end + _AROUND)
    words = f"{'…' * (before > 0)}{text[before : quoted.start]}⟦{text[quoted.start : quoted.end]}⟧"
    yield from _said(f"{siglum}-{quoted.segment}", f"{words}{text[quoted.end : after]}{'…' * (after < len(text))}")
    yield from _gloss(story, siglum, quoted.segment)


def _gloss(story: Story, siglum: str, number: int) -> Iterator[str]:
    """What the segment says in the story's language."""
    gloss = story.sources[siglum].glosses.get(story.entry.language, {}).get(number)
    if gloss:
        yield from _said("gloss", gloss)


def _said(what: str, text: str) -> Iterable[str]:
    line = " ".join(text.split())
    return [comment(f"{what}: {line if len(line) <= _GLOSS else line[: _GLOSS - 1] + '…'}").strip()]


def _segment(story: Story, siglum: str, number: int) -> str:
    return next(each.text for each in story.sources[siglum].article.segments if each.number == number)
