"""Dates in numbers alone, where what stands around them says that they are dates."""

from __future__ import annotations

import re
from typing import Final

from annotate.suggest.date.fields import Ends, Found, both
from annotate.suggest.date.numeric import of_three, of_two
from annotate.suggest.date.words import Words

_LEADS: Final = "AIFRDJhBv"
_NEXT_PAIR: Final = re.compile(r" ?(?:[-–]|[&R]) ?(?:[ADvJP] ?){0,4}[ab]/[ab]")
_LAST_PAIR: Final = re.compile(r"[ab]/[ab] ?(?:[-–]|[&R]) ?(?:[ADvJP] ?){0,4}$")


def in_figures(found: Found, words: Words) -> Ends | None:
    sep = found.match[f"sep_{(found.match.lastgroup or '').rpartition('_')[2]}"]
    third = "r" if "r" in found else "v" if "v" in found else ""
    if third:
        point = of_three((found.told("p"), found.told("q"), found.told(third)), words.order)
        four = "Y" in (found.code("p"), found.code(third))
        if point is None or (sep == " " and not (found.whole or led(found))):
            return None
        padded = all(found.told(each)[1] == 2 for each in ("p", "q", "r") if each in found)
        if sep.strip() == "." and not four and not (words.dotted and (padded or found.whole or led(found))):
            return None
        return both(point)
    point = of_two(found.told("o"), found.told("q"), words.order)
    return both(point) if point and _is_day(found, sep, words) else None


def _is_day(found: Found, sep: str, words: Words) -> bool:
    """14/11 or 3/4 of it, 3-2 or 15-02: what stands around a pair of numbers tells."""
    if found.whole:
        return True
    first, second = found.told("o"), found.told("q")
    padded = first[1] == second[1] == 2
    beside = bool(re.match(r" ?[P%$U]", found.after))
    large = max(first[0], second[0]) > 12
    known = led(found) or (large and re.match(" ?j", found.after) is not None)
    if sep == " ":
        return padded and found.before.endswith("A ")
    if sep.strip() == "/":
        ranged = bool(_NEXT_PAIR.match(found.after) or _LAST_PAIR.search(found.before))
        behind = re.match(" ?D| ?j" if first[0] > second[0] else " ?D", found.after)  # 3/4に is a share
        close = led(found, "ADJBv") or behind is not None
        return not beside and first[0] != 24 and (ranged or padded or large or close)
    dotted = "dot" in found.places and found.match.end() > found.places["dot"]
    if sep == ". " and not (words.dotted and dotted):
        return False
    if sep == "." and not words.dotted and re.match(" [xw]", found.after):
        return False
    if sep.strip() == ".":
        return not beside and known and (words.dotted or large or padded or dotted or "D" in found.before[-3:])
    return not beside and known and (padded or large)


def led(found: Found, leads: str = _LEADS) -> bool:
    place = found.match.start() - 1
    while place > 0 and found.tokens.codes[place] == " ":
        place -= 1
    if place >= 0 and found.tokens.codes[place] == "H" and found.tokens.worths[place] != "~":
        return True
    start = next(found.places[each] for each in "poed" if each in found)
    own = found.tokens.codes[found.match.start() : start]
    return bool(own.strip()) or found.before.rstrip(" (,")[-1:] in tuple(leads)
