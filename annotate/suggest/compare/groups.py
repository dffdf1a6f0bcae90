"""Which sentences are compared with which: the pairs of the alignment, what stands between them, and their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotate.suggest.align import Pair, Sentence

_LIKELY = 0.15  # the score of a pair that is no sure one, and may belong to a passage
_GAP = 4        # segments in a row without an answer that are taken to answer each other in order
_LARGEST = 3  # segments on one side; a passage of more is compared sentence by sentence


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sources laid side by side: their sentences, and which answers which."""

    left: str
    right: str
    lefts: Sequence[Sentence]
    rights: Sequence[Sentence]
    pairs: Sequence[Pair]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences of both sides, by index. `close`: they are one sentence told twice; else a passage around such."""

    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    close: bool
    score: float


def groups(aligned: Aligned) -> tuple[Group, ...]:
    """Sentence pairs first, the likeliest first; then passages."""
    sure = sorted((pair for pair in aligned.pairs if pair.tier == "sure"),
                  key=lambda pair: (-pair.score, pair.left, pair.right))
    close = [Group((pair.left,), (pair.right,), close=True, score=pair.score) for pair in sure]
    links = {(aligned.lefts[pair.left].segment, aligned.rights[pair.right].segment) for pair in sure}
    further = {*_between(aligned, links), *_beside(aligned, links)}
    return (*close, *_passages(aligned, sorted({*links, *further})))


def _beside(aligned: Aligned, links: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Likely pairs next to a sure one: a passage that one source tells in a segment and the other in two."""
    lefts, rights = (_places(side) for side in (aligned.lefts, aligned.rights))
    for pair in aligned.pairs:
        left, right = aligned.lefts[pair.left].segment, aligned.rights[pair.right].segment
        if pair.score >= _LIKELY and any(
            (right == two and abs(lefts[left] - lefts[one]) == 1)
            or (left == one and abs(rights[right] - rights[two]) == 1)
            for one, two in links
        ):
            yield left, right


def _places(sentences: Sequence[Sentence]) -> dict[int, int]:
    return {segment: at for at, segment in enumerate(_order(sentences))}


def _between(aligned: Aligned, links: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Segments without an answer, as many on each side, between two that have theirs: in order."""
    lefts, rights = _order(aligned.lefts), _order(aligned.rights)
    left_at, right_at = _places(aligned.lefts), _places(aligned.rights)
    sure = sorted((left_at[left], right_at[right]) for left, right in links)
    for (left, right), (next_left, next_right) in pairwise([(-1, -1), *sure, (len(lefts), len(rights))]):
        gap = next_left - left - 1
        if 0 < gap == next_right - right - 1 <= _GAP:
            yield from ((lefts[left + step], rights[right + step]) for step in range(1, gap + 1))


def _order(sentences: Sequence[Sentence]) -> list[int]:
    return list(dict.fromkeys(sentence.segment for sentence in sentences))


def _passages(aligned: Aligned, links: Sequence[tuple[int, int]]) -> Iterator[Group]:
    """Segments that hang together; where too many do, each link alone."""
    mine, yours = _by_segment(aligned.lefts), _by_segment(aligned.rights)
    for lefts, rights in _connected(links):
        parts = [(lefts, rights)]
        if max(len(lefts), len(rights)) > _LARGEST:
            parts = [([left], [right]) for left, right in links if left in lefts and right in rights]
        for some, others in parts:
            yield Group(tuple(at for segment in some for at in mine[segment]),
                        tuple(at for segment in others for at in yours[segment]), close=False, score=0)


def _by_segment(sentences: Sequence[Sentence]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, sentence in enumerate(sentences):
        found.setdefault(sentence.segment, []).append(at)
    return found


def _connected(links: Sequence[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Lists of segments that links join, in reading order."""
    parts: list[tuple[set[int], set[int]]] = []
    for left, right in links:
        touched = [part for part in parts if left in part[0] or right in part[1]]
        rest = [part for part in parts if part not in touched]
        joined = ({left}.union(*(part[0] for part in touched)), {right}.union(*(part[1] for part in touched)))
        parts = [*rest, joined]
    return sorted((sorted(lefts), sorted(rights)) for lefts, rights in parts)
