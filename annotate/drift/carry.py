"""Quotes of an older text carried to a newer one: two witnesses, and what they agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.anchor import Found, Quote, Span, Text, anchor
from annotate.drift.candidate import NO_SEARCH, Range, candidate, likeness, standing, whole_words
from annotate.drift.denial import denied_around
from annotate.drift.finder import exact_ends
from annotate.drift.images import Image, Placed
from annotate.drift.place import MOST, placed
from annotate.drift.port import Port, port
from annotate.drift.same import LIKE, Same
from annotate.drift.verdict import Candidate, Carried, Kind

ALIKE = 0.85      # of the words that are written anew without a person's eye
_LEFT = 0.3       # of the quote's length, at least, so that something stands in its place
_SLIP = 2         # characters by which a diff may miss the seam
_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """What became of one stretch of a quote, a fragment or all of it."""

    kind: Kind
    places: tuple[Range, ...] = ()  # the likeliest first


def carry(quotes: Sequence[Quote], old: Text, new: Text) -> tuple[Carried, ...]:
    """What has become of each quote; whatever they share is worked out once."""
    if max(len(old.joined), len(new.joined)) > MOST or not old.joined or not new.joined:
        return tuple(Carried(quote, (), "skipped") for quote in quotes)
    made = placed(old, new)
    carrier = _Carrier(old, new, made, Same(made))
    return tuple(carrier.carried(quote) for quote in quotes)


@dataclass(frozen=True)
class _Carrier:
    old: Text
    new: Text
    made: Placed
    same: Same

    def carried(self, quote: Quote) -> Carried:
        verdict = anchor(quote, self.old, NO_SEARCH)
        if not isinstance(verdict, Found):
            return Carried(quote, (), "skipped")
        stretches = [self.old.folded.of_source(start, end) for start, end in _stretches(verdict.spans, self.old)]
        found = [self._part(start, end) for start, end in stretches]
        return self._judged(quote, verdict.spans, stretches, found)

    def _judged(self, quote: Quote, spans: tuple[Span, ...], stretches: list[Range], found: list[_Part]) -> Carried:
        words = tuple(self.made.old.value[start:end] for start, end in stretches)
        kind = max((part.kind for part in found), key=_SEVERITY.__getitem__)
        if kind in {"unmoved", "context"}:
            return self._stands(quote, spans, kind, [part.places[0] for part in found])
        offered = self._offered(quote, words, found)
        if kind != "edited":
            return Carried(quote, spans, kind, offered)
        return Carried(quote, spans, self._edited(spans, offered), offered)

    def _stands(self, quote: Quote, spans: tuple[Span, ...], kind: Kind, places: list[Range]) -> Carried:
        made = standing(quote, places, self.new)
        if made is None:
            return Carried(quote, spans, "ambiguous")
        if len(made.spans) != len(spans):
            return Carried(quote, spans, "split" if len(made.spans) > len(spans) else "merged", (made,))
        if kind == "context" or made.quote != quote:
            return Carried(quote, spans, "context", (made,))
        return Carried(quote, spans, "unmoved" if made.spans == spans else "moved", (made,))

    def _edited(self, spans: tuple[Span, ...], offered: tuple[Candidate, ...]) -> Kind:
        if not offered:
            return "ambiguous"
        best = offered[0]
        if len(best.spans) != len(spans):
            return "split" if len(best.spans) > len(spans) else "merged"
        return "edited" if best.likeness >= ALIKE and not best.difference.kinds else "facts"

    def _offered(self, quote: Quote, words: tuple[str, ...], found: list[_Part]) -> tuple[Candidate, ...]:
        if len(found) > 1:
            places = [[part.places[0] for part in found]] if all(part.places for part in found) else []
        else:
            places = [[place] for place in found[0].places]
        made = (candidate(quote, each, self.new, words) for each in places[:_CANDIDATES])
        return tuple(each for each in made if each)

    def _part(self, start: int, end: int) -> _Part:
        words = self.made.old.value[start:end]
        place = port(self.made, start, end)
        if place is None:
            return self._gone(start, end, words)
        images = [(unit, image) for unit in place.units if (image := self.made.images[unit])]
        if not place.lost and not place.apart:
            seat = self._seat(words, place)
            if seat:
                return self._standing(start, end, seat, images)
        return self._changed(start, end, words, place, images)

    def _seat(self, words: str, place: Port) -> Range | None:
        """Where the very words stand at the place; a diff may miss the seam by a character or two."""
        value = self.made.new.value
        if value[place.start:place.end] == words:
            return place.start, place.end
        at = value.find(words, max(0, place.start - _SLIP), place.end + _SLIP)
        return (at, at + len(words)) if at >= 0 else None

    def _standing(self, start: int, end: int, seat: Range, images: list[tuple[int, Image]]) -> _Part:
        if all(image.exact for _, image in images):
            doubts = [place for unit, image in images if (place := self.same.doubt(unit, image))]
            return _Part("ambiguous", (seat, *doubts)) if doubts else _Part("unmoved", (seat,))
        if not all(image.exact or self.same.sure(unit, image) for unit, image in images):
            return _Part("deleted", (seat,))
        if self._denied(start, end, seat, images):
            return _Part("facts", (seat,))
        return _Part("context", (seat,))

    def _denied(self, start: int, end: int, seat: Range, images: list[tuple[int, Image]]) -> bool:
        first, last = images[0], images[-1]
        ones, others = self.made.old, self.made.new
        return denied_around((ones.value[ones.starts[first[0]]:start], ones.value[end:ones.ends[last[0]]]),
                             (others.value[first[1].start:seat[0]], others.value[seat[1]:last[1].end]))

    def _changed(self, start: int, end: int, words: str, place: Port, images: list[tuple[int, Image]]) -> _Part:
        seat = whole_words(self.made.new.value, place.start, place.end)
        alike = likeness(words, self.made.new.value[slice(*seat)])
        firm = all(image.exact or unit in self.made.firm for unit, image in images)
        if place.apart:
            return _Part("split", (self._near(words, seat, place),))
        if alike < LIKE and not (firm and _LEFT * len(words) < seat[1] - seat[0] < len(words) / _LEFT):
            return self._gone(start, end, words)
        if alike < LIKE or not firm:
            return _Part("deleted", (seat, *self._resembling(words, seat)))
        if place.lost:
            return _Part("facts", (seat,))
        others = self._others(words, seat, images)
        if others or not all(image.exact or self.same.uncontested(unit, image) for unit, image in images):
            return _Part("ambiguous", (seat, *others))
        return _Part("facts" if self._denied(start, end, seat, images) else "edited", (seat,))

    def _near(self, words: str, seat: Range, place: Port) -> Range:
        """Where sentences of one quote stand far apart: what is like all of it around the longest of them."""
        if seat[1] - seat[0] <= 2 * len(words):
            return seat
        start, end = place.longest
        value = self.made.new.value
        window = exact_ends(words, value, (max(0, start - len(words)), min(len(value), end + len(words))), LIKE)
        return whole_words(value, *((window.start, window.end) if window else (start, end)))

    def _others(self, words: str, seat: Range, images: list[tuple[int, Image]]) -> list[Range]:
        """Where the search finds something as much alike as at the place that the diff tells."""
        found = self.made.fresh.find(words) if len(images) == 1 else []
        here = max((each.likeness for each in found if each.overlaps(*seat)), default=0.0)
        return [(each.start, each.end) for each in found
                if not each.overlaps(*seat) and each.likeness >= max(here, likeness(words, self._at(seat)))]

    def _at(self, place: Range) -> str:
        return self.made.new.value[slice(*place)]

    def _gone(self, start: int, end: int, words: str) -> _Part:
        """Deleted, unless the same sentence stands several times and nothing tells which is which."""
        shifts = [(self.made.new.starts[other] - self.made.old.starts[unit])
                  for unit in self.made.old.covering(start, end)
                  for other in self.made.unsettled.get(unit, ()) if self.made.taken[other] is None]
        same = tuple((start + shift, end + shift) for shift in shifts
                     if self._at((start + shift, end + shift)) == words)
        return _Part("ambiguous", same) if same else _Part("deleted", self._resembling(words, None))

    def _resembling(self, words: str, but: Range | None) -> tuple[Range, ...]:
        found = self.made.fresh.find(words, most=_CANDIDATES, least=LIKE)
        return tuple(whole_words(self.made.new.value, each.start, each.end) for each in found
                     if but is None or not each.overlaps(*but))


_SEVERITY: dict[Kind, int] = {"unmoved": 0, "moved": 1, "context": 2, "edited": 3, "facts": 4, "merged": 5, "split": 6,
                              "ambiguous": 7, "deleted": 8, "skipped": 9}


def _stretches(spans: tuple[Span, ...], text: Text) -> list[Range]:
    """Offsets of the joined text. Spans of one segment are fragments; over several segments the words go on."""
    bounds = {segment.number: text.bounds(index) for index, segment in enumerate(text.segments)}
    stretches: list[Range] = []
    last = None
    for span in spans:
        start, end = bounds[span.segment][0] + span.start, bounds[span.segment][0] + span.end
        if last is not None and span.segment != last:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
        last = span.segment
    return stretches
