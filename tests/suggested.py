"""Findings made by hand, for tests of what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotate.load import load_story
from annotate.story import Story
from annotate.suggest.compare.told import Finding, Place
from annotate.suggest.stub import Kept, Suggestion, kept, stubs, written
from tests.made import write_story

SPEC: Mapping[str, Any] = {
    "sources": {
        "A": ["The army says that more than 6,000 were killed.", "They came in March. They sang, they sang.",
              "Nobody knows why."],
        "B": ["Quân đội nói khoảng 600 người chết.", "Họ đến vào tháng 4.", "Không ai biết tại sao."],
        "C": ["Es waren 6000 Soldaten."],
    },
    "entries": {"A": {"gloss": "a.en.txt"}, "B": {"language": "vi"}, "C": {"language": "de"}},
    "files": {"a.en.txt": "[1] Six thousand, says the army.\n"},
}


def made(folder: Path, spec: Mapping[str, Any] = SPEC) -> Story:
    """A story without a problem."""
    story, problems = load_story(write_story(folder, spec), f"sources/{folder.name}")
    assert story is not None, problems
    return story


def at(story: Story, siglum: str, words: str, said: str = "", nth: int = 0) -> Place:
    """The nth place of the words."""
    found = [Place(siglum, segment.number, start, start + len(words), said)
             for segment in story.sources[siglum].article.segments for start in range(len(segment.text))
             if segment.text.startswith(words, start)]
    return found[nth]


def usual(story: Story) -> list[Finding]:
    """One of each relation, the likeliest last."""
    return [
        Finding("agree", "number", (at(story, "A", "6,000"), at(story, "C", "6000")), "Both say 6,000.", 1.0),
        Finding("only", "wording", (at(story, "A", "sang", nth=1),), "only A sings", 0.4, ("B", "C")),
        Finding("inside", "wording", (at(story, "A", "They came"), at(story, "A", "Nobody")), "A differs.", 0.5),
        Finding("differ", "number", (at(story, "A", "more than 6,000", "> 6000"),
                                     at(story, "B", "khoảng 600", "~ 600")),
                "A says more than 6,000, B says about 600.", 0.91),
    ]


def suggested(story: Story) -> tuple[Suggestion, ...]:
    return stubs(story, usual(story), [({"A": (3,), "B": (3,)}, "Both have nothing.", 0.8)])


def put(folder: Path, story: Story) -> tuple[Suggestion, ...]:
    """Writes suggestions.yml beside it."""
    found = suggested(story)
    (folder / "suggestions.yml").write_bytes(written(story, found, {}))
    return found


def read(raw: bytes, story: Story) -> Kept:
    stubs, problems = kept(raw, "suggestions.yml", story)
    assert stubs is not None, problems
    return stubs
