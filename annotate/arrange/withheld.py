"""Whether an older text holds words that may not be shown now, as where a sentence was moved between paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import regex

_WORDS: Final = regex.compile(r"\p{Han}|[\p{L}\p{M}\p{N}]+")

_RUN: Final = 4
"""Words in a row, or Han characters, that are not taken for chance."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Runs of words that stand in withheld segments and in no other."""

    runs: frozenset[Run]

    def within(self, texts: Iterable[str]) -> bool:
        return any(run in self.runs for text in texts for run in _all_runs(_words(text)))


def withheld_words(withheld: Iterable[str], shown: Iterable[str]) -> Withheld:
    """Of the newest text. A segment that is shorter than a run is one."""
    free = {run for text in shown for run in _all_runs(_words(text))}
    held = {run for text in withheld for run in _runs(_words(text), _RUN)}
    return Withheld(frozenset(held - free))


def _words(text: str) -> Run:
    return tuple(_WORDS.findall(text))


def _runs(words: Run, size: int) -> Iterator[Run]:
    if words:
        yield from (words[at:at + size] for at in range(max(1, len(words) - size + 1)))


def _all_runs(words: Run) -> Iterator[Run]:
    for size in range(1, _RUN + 1):
        yield from _runs(words, size)
