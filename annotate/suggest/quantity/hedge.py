"""Hedges before and behind a quantity, and two of them that make a range ("more than 100 and less than 310")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotate.suggest.found import Quantity
from annotate.suggest.quantity.counted import counter, glued, noun
from annotate.suggest.quantity.forms import BLANKS, joined
from annotate.suggest.quantity.join import Joiner
from annotate.suggest.quantity.term import Term
from annotate.suggest.quantity.words import Words, stronger

_ARROWS = frozenset({"=>", "=<", "<>"})  # they compare nothing
_WIDE = 3  # blanks between a hedge and its number, at most
_SAID = 3  # "at least some about 200": words of a hedge, an article, another hedge


def ahead(low: str, start: int, said: Words) -> tuple[int, str]:
    """Where the quantity begins with its hedge, and the hedge: "at least some 200"."""
    hedge, place = "", start
    for _ in range(_SAID):
        end = place
        while end and end > place - _WIDE and low[end - 1] in BLANKS:
            end -= 1
        if low[max(0, end - 2) : end] in _ARROWS:
            break
        if (found := said.before.before(low, end)) is not None:
            place = start = found[0]
            hedge = stronger(found[1], hedge)
        elif (filler := said.fillers.before(low, end)) is not None:
            place = filler[0]
        else:
            break
    return start, hedge


def behind(low: str, place: int, said: Words) -> tuple[int, str] | None:
    """Where the hedge behind a place ends, and the hedge."""
    if place < len(low) and low[place] in BLANKS + ",":
        place += 1 + (low[place] == "," and low[place + 1 : place + 2] == " ")
    if said.unhedged.after(low, place) is not None:
        return None
    found = said.behind.after(low, place)
    if found is not None and found[0] == place + 1 and joined(low[place]) and low[place - 1] in BLANKS:
        return None  # 다섯 명, 여섯 명
    return None if found is None or _goes_on(low, found[0], said) else found


def _goes_on(low: str, end: int, said: Words) -> bool:
    """In "5000 or more than 4500", "100 e almeno 20" the words belong to what follows."""
    start = end + (low[end : end + 1] in tuple(BLANKS))
    figure = low[start : start + 1].isdecimal() and said.before.before(low, end) is not None  # 20 이상 30 이하: none
    return start > end and (figure or said.than.after(low, start) is not None)


def counted(text: str, low: str, each: Term, said: Words) -> tuple[int, str, str]:
    """The end of the quantity with the hedge behind it, what is counted, and that hedge."""
    end, hedge = each.end, ">" if each.words and said.inside.search(low, each.first + 1, each.last) else ""
    if (found := behind(low, end, said)) is not None:
        end, hedge = found[0], stronger(found[1], hedge)
    if each.unit is not None:
        return end, "", hedge
    place = counter(low, end, said)
    if not hedge and place != end and (found := behind(low, place, said)) is not None:
        end, hedge = found
        place = end if said.noun is None else place
    if said.noun is not None:
        return end, glued(text, low, (each.first, each.end, place), each.of is not None, said), hedge
    first, last = noun(text, place, said)
    if not hedge and (found := behind(low, last, said)) is not None and last > first:
        end, hedge = found
        if any(low.startswith(form, first) for form in said.behind.said):
            first = last
    return end, text[first:last] or text[end:place].strip(), hedge


def turned(low: str, span: tuple[int, int], end: int, said: Words) -> int:
    """Where the word ends behind an amount that makes less of a hedge that says more (比170低); 0 where none does."""
    after = said.turned.get(low[span[0] : span[1]].strip())
    place = end + (low[end : end + 1] in tuple(BLANKS))
    each = next((word for word in after.split("|") if low.startswith(word, place)), "") if after else ""
    return place + len(each) if each else 0


def between(joiner: Joiner, found: Sequence[Quantity]) -> list[Quantity]:
    """Over 100 and at most 310: one range, its ends in or out."""
    done: list[Quantity] = []
    for each in found:
        joined = _joined(joiner, done[-1], each) if done else None
        if joined is None:
            done.append(each)
        else:
            done[-1] = joined
    return done


def _joined(joiner: Joiner, left: Quantity, right: Quantity) -> Quantity | None:
    signs = (left.hedge[:1], right.hedge[:1])
    if signs not in ((">", "<"), ("<", ">")) or left.role != right.role or left.of or right.of:
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    gap = joiner.low[left.end : right.start]
    if not (joiner.said.both.fullmatch(gap) or not gap.strip()):
        return None
    under, over = (left, right) if signs[0] == ">" else (right, left)
    if under.low >= over.high:
        return None
    return replace(
        right,
        start=left.start,
        first=left.first,
        low=under.low,
        high=over.high,
        hedge="",
        told=(under.told[0], over.told[1]) if under.told and over.told else right.told,
        open=(under.hedge == ">", over.hedge == "<"),
        counted=right.counted or left.counted,
    )
