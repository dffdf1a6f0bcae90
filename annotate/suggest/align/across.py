"""Traits that exist between two languages alone: names that sound alike, and what both have from Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from annotate.suggest.align.sentence import Sentence
from annotate.suggest.align.traits import Keys
from annotate.suggest.name.likeness import LIKE, Skeleton, likeness
from annotate.suggest.name.proper import heard
from annotate.suggest.name.sinitic import shared_table, sounds, words

TOLD_APART = 3
"""Consonants from which a name is more than chance."""


def sinitic(left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[list[Keys], list[Keys]]:
    """Syllables and pairs of syllables as both sides read them; empty for languages without."""
    name = shared_table(left[0].tag, right[0].tag) if left and right else None
    if not name:
        return [{} for _ in left], [{} for _ in right]
    return tuple([{word: word for word in words(sounds(each.text, each.tag, name))} for each in side]
                 for side in (left, right))  # type: ignore[return-value]


def names(left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[list[Keys], list[Keys]]:
    """Names of one side under the name of the other that sounds like them; both must be each other's best."""
    sides = [[dict(heard(each.text, each.tag)) for each in side] for side in (left, right)]
    ours, theirs = ({name: bones for each in side for name, bones in each.items()} for side in sides)
    if not _differ(left, right):
        return [{} for _ in left], [{} for _ in right]
    linked = _whole(link(ours, theirs))
    reached = {name: ours_name for ours_name, name in linked}
    kept = {name for name, _ in linked}
    return ([{name: name for name in each if name in kept} for each in sides[0]],
            [{reached[name]: name for name in each if name in reached} for each in sides[1]])


def _differ(left: Sequence[Sentence], right: Sequence[Sentence]) -> bool:
    """Whether the two sides write with different letters: names in one script are compared as words."""
    return _latin(left) != _latin(right) or not (_latin(left) or _latin(right))


def _latin(side: Sequence[Sentence]) -> bool:
    text = "".join(each.text for each in side[:20])
    letters = [each for each in text if each.isalpha()]
    return sum(each < "ɐ" or "Ḁ" <= each <= "ỿ" for each in letters) * 2 > len(letters)


def _whole(linked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without parts of a run that is linked as a whole: 库尔斯 of 库尔斯克."""
    return [(name, other) for name, other in linked
            if not any((name in longer and name != longer) or (other in whole and other != whole)
                       for longer, whole in linked)]


def link(ours: dict[str, Skeleton], theirs: dict[str, Skeleton]) -> list[tuple[str, str]]:
    """Pairs of names that are each other's likest, longer ones first where several are as like."""
    best: dict[str, tuple[float, int, str]] = {}
    back: dict[str, tuple[float, int, str]] = {}
    by_start: dict[str, list[tuple[str, Skeleton]]] = {}
    for name, bones in theirs.items():
        for start in bones[0]:
            by_start.setdefault(start, []).append((name, bones))
    for name, bones in ours.items():
        near = dict(each for start in bones[0] for each in by_start.get(start, ()))
        for other, others in near.items():
            if min(len(bones), len(others)) < TOLD_APART or abs(len(bones) - len(others)) > 2:
                continue
            like = likeness(bones, others)
            if like >= LIKE:
                best[name] = max(best.get(name, (0.0, 0, "")), (like, len(others), other))
                back[other] = max(back.get(other, (0.0, 0, "")), (like, len(bones), name))
    return sorted((name, other) for other, (_, _, name) in back.items() if best[name][0] <= back[other][0])
