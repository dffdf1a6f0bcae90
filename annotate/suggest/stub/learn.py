"""What an accepted stub adds to glossary.yml, where a person says that its quotes name one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from annotate.edit import Put, edited
from annotate.edit.written import Habits, block
from annotate.problem import Problem
from annotate.story import Story
from annotate.suggest.glossary import MOST_WORDS, Glossary, empty, learned
from annotate.suggest.language import base
from annotate.suggest.stub.read import Kept
from annotate.yaml import Tree

_NO_NAMES: Final = ("number", "date")
LONGEST: Final = 60  # code points; no name is longer, and a language without blanks has no words to count


def words(story: Story, kept: Kept, key: str) -> dict[str, str]:
    """The first short quote of each language; empty where fewer than two languages have one.

    None with a star, which would be a sign there; and none that is a number or a day, for 600 is not another word for
    6,000.
    """
    if kept.stubs[key].get("kind") in _NO_NAMES:
        return {}
    found: dict[str, str] = {}
    for siglum, quote in _quotes(kept.stubs[key].get("readings")):
        tag = base(story.sources[siglum].entry.language)
        if "*" not in quote and len(quote) <= LONGEST and len(quote.split()) <= MOST_WORDS:
            found.setdefault(tag, " ".join(quote.split()))
    return found if len(found) > 1 else {}


def _quotes(readings: Tree | None) -> Iterator[tuple[str, str]]:
    for siglum, said in readings.items() if isinstance(readings, dict) else ():
        for each in said if isinstance(said, list) else [said]:
            if isinstance(each, dict) and isinstance(quote := each.get("quote"), str):
                yield siglum, quote


def into(raw: bytes | None, file: str, glossary: Glossary, pairs: Iterable[Mapping[str, str]],
         ) -> tuple[bytes | None, list[Problem]]:
    """glossary.yml with them, by the smallest edit; a new one where there is none, or nothing but comments."""
    new = learned(glossary, pairs).concepts
    puts = [Put((concept, tag), [*forms]) for concept, languages in new.items() for tag, forms in languages.items()
            if glossary.concepts.get(concept, {}).get(tag) != forms]
    if raw is not None and not empty(raw):
        return edited(raw, file, puts) if puts else (raw, [])
    tree: dict[str, Tree] = {concept: {tag: [*forms] for tag, forms in languages.items()}
                             for concept, languages in new.items()}
    head = "# Concepts, each with its words in each language: what `annotate suggest` takes for the same thing."
    above = (raw or b"").decode("utf-8", "surrogateescape").rstrip() or head
    return ("\n".join([above, *block(tree, 0, Habits(), {})]) + "\n").encode("utf-8", "surrogateescape"), []
