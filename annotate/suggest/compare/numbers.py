"""Numbers and dates: what agrees, what parts, what one source alone has."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.suggest.compare.asked import asked
from annotate.suggest.compare.doubts import Around, doubt
from annotate.suggest.compare.facts import Code, Day, Facts, Figure, Item
from annotate.suggest.compare.match import Match
from annotate.suggest.compare.reasons import about, opening, telling
from annotate.suggest.compare.told import Finding
from annotate.suggest.compare.values import significant

DOUBTED = 0.5  # of the score of a difference that may be none
_CLOSE = 4  # a number that is within a fourth of the other


def of_match(match: Match, left: Facts, right: Facts, around: Around) -> Iterator[Finding]:
    """One finding of a match: that its two parts differ, are hedged otherwise, are told less closely, or agree."""
    places = (match.left.place, match.right.place)
    one, two = (f"{facts.told.siglum} has {telling(item, facts)}"
                for item, facts in ((match.left, left), (match.right, right)))
    kind = "date" if isinstance(match.left, Day) or isinstance(match.right, Day) else "number"
    if match.how == "differ":
        why = doubt(match, around)
        score = differing(match, kind)
        yield Finding("differ", kind, places, f"{one}, {two}{about(match)}{f'; {why}' * bool(why)}",
                      round(score * DOUBTED, 4) if why else score, asked=asked(match.left, match.right))
    elif match.how == "same":
        yield Finding("agree", kind, places, f"{one}, {two}: the same", 0.2 if match.close else 0.1)
    elif match.how == "hedge":
        why = f"{one}, {two}: one {'day' if kind == 'date' else 'number'}, not hedged alike"
        yield Finding("differ", "wording", places, why, 0.3, asked=asked(match.left, match.right))
    elif kind == "date" and _is_publication(match, left, right):
        return
    elif kind == "date":
        yield Finding("only", kind, places, f"{one}, {two}: they may agree, but one says more than the other",
                      0.5 if match.close else 0.4)
    else:
        yield Finding("agree", kind, places, f"{one}, {two}: neither contradicts the other", 0.15)


def _is_publication(match: Match, left: Facts, right: Facts) -> bool:
    """One of the days is that of its own article's publication: the line of a date, most often."""
    return any(isinstance(item, Day) and item.when.low is not None and item.when.low.day is not None
               and item.when.low.first == facts.told.published
               for item, facts in ((match.left, left), (match.right, right)))


def differing(match: Match, kind: str) -> float:
    """How much a person should look at it: the same counted thing first, ranks and loose digits last."""
    one, two = match.left, match.right
    if kind == "date":
        return 0.85 if match.close else 0.75
    if not isinstance(one, Figure) or not isinstance(two, Figure):
        return 0.55
    score = 0.78 + 0.02 * min(6, max(0, match.sure)) + 0.03 * match.close
    low, high = sorted((abs(one.quantity.low), abs(two.quantity.low)))
    score -= 0.1 * (high - low <= high / _CLOSE)
    score -= 0.2 * (one.quantity.role == "ordinal") + 0.2 * (one.weak or two.weak)
    score -= 0.1 * bool(one.befell and two.befell and one.befell != two.befell)
    return round(max(0.0, min(1.0, score)), 4)


def alone(item: Item, facts: Facts, silent: tuple[str, ...]) -> Iterator[Finding]:
    """What no other source has anywhere, if it is worth a look: no small bare number, no loose digits."""
    score = _worth(item, facts)
    if score:
        others = " or ".join(silent)
        kind = "date" if isinstance(item, Day) else "number"
        why = f"only {facts.told.siglum} has {telling(item, facts)}; it was not found in {others}"
        yield Finding("only", kind, (item.place,), why, score, silent, asked(item))


def _worth(item: Item, facts: Facts) -> float:
    if isinstance(item, Code):
        return 0
    if isinstance(item, Day):
        low = item.when.low
        if low is None or (low.day and facts.told.published == low.first):
            return 0
        parts = 1 + bool(low.month) + bool(low.day)
        return round(0.3 + 0.1 * parts - 0.05 * item.when.relative, 4)
    quantity = item.quantity
    if item.weak or quantity.role == "ordinal":
        return 0
    told = bool(item.befell) + bool(item.who or quantity.counted or quantity.unit)
    size = min(3, len(str(int(abs(quantity.high)))) - 1)
    if not told and significant(quantity.high) < size:
        return 0
    return round(0.38 + 0.08 * told + 0.05 * size + 0.04 * bool(quantity.hedge), 4)


def in_passage_only(day: Day, facts: Facts, other: Facts, sentence: int) -> Iterator[Finding]:
    """A day that the other has elsewhere, but not where it tells the same."""
    where = other.sentences[sentence]
    there = opening(where, other)
    if there is not None:
        why = (f"{facts.told.siglum} has {telling(day, facts)}; "
               f"no date was found in {other.told.siglum} where it tells the same")
        yield Finding("only", "date", (day.place, there), why, 0.33)
