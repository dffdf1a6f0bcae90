"""Differences between pairs of several sources as one: who stands alone against four others is told once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotate.suggest.compare.told import Finding, Place

Texts = Mapping[str, Mapping[int, str]]
"""By siglum and segment."""
_SHOWN = 60  # code points of a source's words


def together(findings: Iterable[Finding], texts: Texts) -> tuple[Finding, ...]:
    """In the order given, which is that of the first of each. Two sources have nothing to be laid together."""
    made: list[Finding] = []
    standing: dict[Place, list[int]] = {}  # which of those made have it
    for each in findings:
        at = next((at for place in each.places for at in standing.get(place, ()) if _fits(made[at], each)), None)
        if each.relation != "differ" or at is None:
            at = len(made)
            made.append(each)
        else:
            made[at] = _with(made[at], each, texts)
        if each.relation == "differ":
            for place in each.places:
                standing.setdefault(place, []).append(at)
    return tuple(made)


def _fits(one: Finding, two: Finding) -> bool:
    """No source would say it at two places."""
    told = {place.siglum: place for place in one.places}
    return one.kind == two.kind and all(told.get(place.siglum, place) == place for place in two.places)


def _with(one: Finding, two: Finding, texts: Texts) -> Finding:
    new = [place for place in two.places if place not in one.places]
    more = "".join(f"; {place.siglum} has “{_words(place, texts)}”" for place in new)
    asked = one.asked if two.asked in ("", one.asked) else ""
    return replace(one, places=(*one.places, *new), why=one.why + more, asked=asked)


def _words(place: Place, texts: Texts) -> str:
    words = " ".join(texts[place.siglum][place.segment][place.start : place.end].split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
