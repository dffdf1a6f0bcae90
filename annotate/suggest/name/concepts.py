"""Some 450 concepts of the press ("killed", "president", "mine") and their words in each language:
`concepts/<tag>.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from annotate.suggest.language import base, table
from annotate.suggest.name.forms import Forms, Hit

SEVERAL = "|"
"""Between the concepts of a word that has several (*hỗ trợ*: help, support)."""


@lru_cache(maxsize=32)
def known(language: str) -> Mapping[str, list[str]]:
    """Concept → forms; empty for a language that none are told of."""
    return cast("Mapping[str, list[str]]", table("name", "concepts", f"{language}.yml"))


def together(tag: str, concepts: Mapping[str, list[str]] | Mapping[str, tuple[str, ...]]) -> Forms:
    """One table of all forms; a form of several concepts has all of them as its key."""
    keys: dict[str, list[str]] = {}
    for concept, forms in concepts.items():
        for form in forms:
            keys.setdefault(form, []).append(concept)
    return Forms(tag, ((form, SEVERAL.join(each)) for form, each in keys.items()))


@lru_cache(maxsize=256)
def shared_by(one: str, other: str) -> frozenset[str]:
    """Concepts that both languages have words for: any other cannot be missing."""
    return frozenset(known(base(one))).intersection(known(base(other)))


@lru_cache(maxsize=32)
def _forms(language: str) -> Forms:
    return together(language, known(language))


@lru_cache(maxsize=4096)
def concepts(text: str, tag: str) -> tuple[Hit, ...]:
    """The concepts of a text, in order; `key` may be several, with `SEVERAL` between them."""
    return _forms(base(tag)).find(text)
