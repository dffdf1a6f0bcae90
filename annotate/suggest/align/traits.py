"""What a sentence holds that can be met in another language, kind by kind: each a key, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from annotate.suggest.align.figures import figures
from annotate.suggest.align.sentence import Sentence
from annotate.suggest.glossary import EMPTY, Glossary
from annotate.suggest.language import base
from annotate.suggest.name.concepts import SEVERAL, concepts, together
from annotate.suggest.name.forms import Forms
from annotate.suggest.name.lands import lands
from annotate.suggest.name.proper import latin

Kind = Literal["number", "small", "counted", "land", "concept", "glossary", "word", "root", "sound", "name"]
Keys = Mapping[str, str]
"""Key → how the text says it."""
ROOT = 5
"""Words of one root in related languages begin with so many letters alike: informar, information."""
_QUOTE = re.compile("[\"“”„«»「」『』]")
_WIDE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Traits:
    """`keys`: the kinds that need no knowledge of the other side. `length`: in characters, about as in English."""

    keys: Mapping[Kind, Keys]
    length: int
    quotes: bool


def traits(sentence: Sentence, glossary: Glossary = EMPTY, reference: date | None = None) -> Traits:
    text, tag = sentence.text, sentence.tag
    words = {word: word for word in latin(text, tag)}
    said = figures(text, tag, reference)
    keys: dict[Kind, Keys] = {
        "number": said.large,
        "small": said.small,
        "counted": said.counted,
        "land": {hit.key: text[hit.start:hit.end] for hit in lands(text, tag)},
        "concept": {key: text[hit.start:hit.end] for hit in concepts(text, tag) for key in hit.key.split(SEVERAL)},
        "glossary": dict(_told(text, tag, glossary)),
        "word": words,
        "root": {word[:ROOT]: word for word in words if len(word) > ROOT},
    }
    wide = len(_WIDE.findall(text))
    return Traits(keys, len(text) + 2 * wide, bool(_QUOTE.search(text)))


def _told(text: str, tag: str, glossary: Glossary) -> Iterator[tuple[str, str]]:
    if told := glossary.of(tag):
        for hit in _forms(base(tag), tuple(told.items())).find(text):
            yield from ((key, text[hit.start:hit.end]) for key in hit.key.split(SEVERAL))


@lru_cache(maxsize=16)
def _forms(language: str, told: tuple[tuple[str, tuple[str, ...]], ...]) -> Forms:
    return together(language, dict(told))
