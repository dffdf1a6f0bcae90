"""Where one source parts from itself: two numbers of one counted thing, one quotation in two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, product

from annotate.suggest.compare.asked import asked
from annotate.suggest.compare.facts import Facts
from annotate.suggest.compare.places import place
from annotate.suggest.compare.reasons import counted, telling, words
from annotate.suggest.compare.told import Finding, Place
from annotate.suggest.compare.values import likeness

_FARTHEST = 10   # times; beyond it two numbers of one thing count parts of it
_SMALLEST = 10
_NEAR = 5        # a share that is within a fifth of what is told loosely: 37 of 64 is nearly half, 94 of 200 no third
_CLAUSE = re.compile(r"[^,.;:!?…,、。;:!?，；：！？۔،؛।\n]+")
_MOST_CLAUSES = 400
_GRAM = 4        # letters in a row that two wordings share
_FEWEST = 3      # such stretches in a clause that is compared
_ALIKE = (2, 5)  # shared stretches of the fewer; below, they are two things that begin alike


def inside(facts: Facts) -> Iterator[Finding]:
    yield from _numbers(facts)
    yield from _shares(facts)
    yield from _wordings(facts)


def _numbers(facts: Facts) -> Iterator[Finding]:
    some = [each for each in facts.figures if each.tokens and each.befell and each.who
            and each.quantity.role == "number" and each.quantity.low >= _SMALLEST]
    for one, two in combinations(some, 2):
        low, high = sorted((one.quantity.low, two.quantity.low))
        alike = one.befell == two.befell and one.who == two.who and one.place.segment != two.place.segment
        if alike and high < low * _FARTHEST and likeness(one.quantity, two.quantity) == "differ":
            why = (f"{facts.told.siglum} has {telling(one, facts)} and {telling(two, facts)}: "
                   f"both about {counted(one)}")
            yield Finding("inside", "number", (one.place, two.place), why, 0.55,
                          asked=asked(one, two))


def _shares(facts: Facts) -> Iterator[Finding]:
    """"More than half", and elsewhere 37 of 64: one share of two wholes, it may be."""
    exact = [each for each in facts.figures if each.quantity.of]
    loose = [each for each in facts.figures if not each.quantity.of and each.quantity.hedge]
    for one, two in product(loose, exact):
        near = abs(two.quantity.low - one.quantity.low) * _NEAR <= one.quantity.low
        if near and one.place.segment != two.place.segment and likeness(one.quantity, two.quantity) == "compatible":
            why = f"{facts.told.siglum} has {telling(one, facts)} and {telling(two, facts)}: a share of the same whole?"
            yield Finding("inside", "number", tuple(sorted((one.place, two.place))), why, 0.58,
                          asked=asked(one, two))


def _wordings(facts: Facts) -> Iterator[Finding]:
    """Clauses in quotation marks that share much and are not the same."""
    clauses = list(_clauses(facts))[:_MOST_CLAUSES]
    found: dict[str, list[int]] = {}
    for at, (_, _, grams) in enumerate(clauses):
        for gram in sorted(grams):
            found.setdefault(gram, []).append(at)
    shared: dict[tuple[int, int], int] = {}
    for holders in found.values():
        for pair in combinations(holders, 2):
            shared[pair] = shared.get(pair, 0) + 1
    for (one, two), count in sorted(shared.items()):
        (speech, first, grams), (other, second, others) = clauses[one], clauses[two]
        fewest = min(len(grams), len(others))
        if speech != other and grams != others and count * _ALIKE[1] >= fewest * _ALIKE[0]:
            why = (f"{facts.told.siglum} quotes “{words(first, facts)}” and “{words(second, facts)}”: "
                   "much the same words, not all of them")
            yield Finding("inside", "quotation", (first, second), why, 0.5)


def _clauses(facts: Facts) -> Iterator[tuple[int, Place, frozenset[str]]]:
    for number, speech in enumerate(facts.speeches):
        if not speech.quotation.direct:
            continue
        text = facts.texts[speech.place.segment]
        for match in _CLAUSE.finditer(text, speech.place.start, speech.place.end):
            where = place((speech.place.siglum, speech.place.segment), text, *match.span())
            letters = "".join(filter(str.isalnum, match[0].casefold()))
            grams = frozenset(letters[at:at + _GRAM] for at in range(len(letters) - _GRAM + 1))
            if where is not None and len(grams) >= _FEWEST:
                yield number, where, grams
