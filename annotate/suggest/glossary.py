"""`glossary.yml` beside the stories: the project's own concepts and their words in each language, told by its
authors.

    sapper:
      zh: [工兵]
      vi: [công binh]
      en: [sapper*, engineer*]

A word that ends in `*` may go on ("sapper*" is met by "sappers"). One form alone needs no brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from annotate.problem import Problem
from annotate.suggest.language import base
from annotate.yaml import Path, Places, Tree, read_yaml

MOST_WORDS = 12
"""A form longer than this is a sentence, and answers nothing again."""
Concepts = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concept → language → forms."""

    concepts: Concepts = field(default_factory=lambda: MappingProxyType({}))

    def of(self, tag: str) -> Mapping[str, tuple[str, ...]]:
        """Concept → its forms in one language ("zh" serves zh-Hans)."""
        return {concept: forms for concept, languages in self.concepts.items()
                if (forms := languages.get(tag) or languages.get(base(tag)))}


EMPTY = Glossary()


def read_glossary(raw: bytes, file: str) -> tuple[Glossary, list[Problem]]:
    """What is right of it, beside what is wrong with it; an empty file is an empty glossary."""
    if empty(raw):
        return EMPTY, []
    tree, places, problems = read_yaml(raw, file)
    if not isinstance(tree, Mapping):
        if tree is not None:
            problems.append(_wrong(places, (), "a list stands where concepts are expected"))
        return EMPTY, problems
    concepts = {concept: _languages(concept, value, places, problems) for concept, value in tree.items()}
    return Glossary(MappingProxyType({key: value for key, value in concepts.items() if value})), problems


def empty(raw: bytes) -> bool:
    """Nothing stands in it, or comments alone."""
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in raw.splitlines())


def _languages(concept: str, value: Tree, places: Places, problems: list[Problem]) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        problems.append(_wrong(places, (concept,), "the languages of a concept are expected here"))
        return {}
    found = {}
    for tag, forms in value.items():
        path = (concept, tag)
        if forms := _forms(forms, path, places, problems):
            found[tag] = forms
    return found


def _forms(value: Tree, path: Path, places: Places, problems: list[Problem]) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    found = []
    for at, each in enumerate(values):
        here = (*path, at) if isinstance(value, list) else path
        if not isinstance(each, str):
            problems.append(_wrong(places, here, "a word or words are expected here"))
        elif not each.strip(" *"):
            problems.append(Problem("empty-value", "this form has no words", places.value(here),
                                    help=("write the words, or remove the form",)))
        else:
            found.append(" ".join(each.split()))
    return tuple(dict.fromkeys(found))


def _wrong(places: Places, path: Path, message: str) -> Problem:
    return Problem("wrong-type", message, places.value(path),
                   help=("write each concept as `sapper: {zh: [工兵], vi: [công binh]}`",))


def learned(glossary: Glossary, pairs: Iterable[Mapping[str, str]]) -> Glossary:
    """The glossary with what accepted alignments add: each a mapping of language to the words that a person put
    side by side.

    A pair joins the concept that has one of its forms already; else it founds one, named by its first words.
    """
    concepts = {concept: dict(languages) for concept, languages in glossary.concepts.items()}
    for pair in pairs:
        words = {tag: " ".join(form.split()) for tag, form in sorted(pair.items())}
        if len(words) > 1 and all(each and len(each.split()) <= MOST_WORDS for each in words.values()):
            languages = concepts.setdefault(_concept(concepts, words), {})
            for tag, form in words.items():
                languages[tag] = tuple(dict.fromkeys([*languages.get(tag, ()), form]))
    return Glossary(MappingProxyType({concept: MappingProxyType(each) for concept, each in concepts.items()}))


def _concept(concepts: Mapping[str, Mapping[str, tuple[str, ...]]], words: Mapping[str, str]) -> str:
    for concept, languages in concepts.items():
        if any(form in languages.get(tag, ()) for tag, form in words.items()):
            return concept
    return words.get("en") or next(iter(words.values()))
