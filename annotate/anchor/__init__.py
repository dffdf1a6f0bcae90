"""A quote's exact place in its source, or why it has none. Nothing fuzzy is ever accepted.

`anchor` reads top to bottom: budgets, then the words as a whole, then their fragments, then what is near.
"""

from __future__ import annotations

from dataclasses import replace

from annotate.anchor.context import Chosen, Stretch, choose
from annotate.anchor.find import MAX_PLACES, Hit, hits, loose_hits, uncut, whole_characters
from annotate.anchor.fold import folded
from annotate.anchor.fragments import chains, fragment_hits, fragments, too_short
from annotate.anchor.graphemes import whole
from annotate.anchor.text import Text
from annotate.anchor.unique import choices, spans_of
from annotate.anchor.verdict import (
    Absent,
    Ambiguous,
    Budget,
    Choice,
    ContextDiffers,
    Difference,
    Found,
    Near,
    Quote,
    Refused,
    Skipped,
    Span,
    Verdict,
)
from annotate.anchor.wholenumbers import whole_numbers

__all__ = [
    "MAX_QUOTE",
    "MAX_SOURCE",
    "Absent",
    "Ambiguous",
    "Budget",
    "Choice",
    "ContextDiffers",
    "Difference",
    "Found",
    "Near",
    "Quote",
    "Refused",
    "Skipped",
    "Span",
    "Text",
    "Verdict",
    "anchor",
    "stands",
]

MAX_QUOTE = 5_000       # code points
MAX_SOURCE = 4_000_000  # code points among which words are sought that resemble an absent quote
_SHOWN = 40             # code points of context that a message may show
_FULL = Budget(MAX_PLACES)


def anchor(quote: Quote, text: Text, budget: Budget = _FULL) -> Verdict:
    """Where the quote stands: in exactly one place, or a verdict that says why not."""
    if not folded(quote.exact).strip(" "):
        return Refused("empty")
    if len(quote.exact) > MAX_QUOTE:
        return Skipped("quote", MAX_QUOTE)
    return _whole(quote, text, budget)


def _whole(quote: Quote, text: Text, budget: Budget) -> Verdict:
    everywhere = hits(quote.exact, text, budget.places)
    found = whole_characters(everywhere, text)
    found = found or whole_characters(loose_hits(quote.exact, text, budget.places), text)
    if found:
        return _outside_numbers(found, quote, text, budget)
    if everywhere:
        return _cut(everywhere[0], text)
    parts = fragments(quote.exact)
    return _fragments(parts, quote, text, budget) if len(parts) > 1 else _absent(quote.exact, text, budget)


def _outside_numbers(found: list[Hit], quote: Quote, text: Text, budget: Budget) -> Verdict:
    if len(found) > budget.places:
        return Skipped("places", budget.places)
    stretches = [Stretch((hit,)) for hit in uncut(found, text)]
    return _decide(stretches, quote, text, budget) if stretches else _cut_number(found[0], text)


def _fragments(parts: list[str], quote: Quote, text: Text, budget: Budget) -> Verdict:
    for part in parts:
        if too_short(part):
            return Refused("fragment-short", part)
    found: list[list[Hit]] = []
    left = budget.places  # of all fragments together: each of hundreds may stand at thousands of places
    for part in parts:
        places = fragment_hits(part, text, left)
        if not places:
            absent = _absent(part, text, budget)
            return replace(absent, fragment=True) if isinstance(absent, Absent) else absent
        left -= len(places)
        if left < 0:
            return Skipped("places", budget.places)
        found.append(uncut(places, text))
        if not found[-1]:
            return _cut_number(places[0], text)
    stretches = chains(found, text, budget.places)
    if not stretches:
        return Refused("fragments-apart", spans=_firsts(found, text))
    return _decide(stretches, quote, text, budget)


def _decide(stretches: list[Stretch], quote: Quote, text: Text, budget: Budget) -> Verdict:
    if len(stretches) > budget.places:
        return Skipped("places", budget.places)
    chosen = choose(stretches, quote, text)
    if len(chosen.stretches) == 1:
        return _context_differs(chosen.stretches[0], text) if chosen.misled else _found(chosen, text)
    return _ambiguous(chosen, stretches, quote, text)


def _found(chosen: Chosen, text: Text) -> Found:
    stretch = chosen.stretches[0]
    gaps = zip(stretch.hits, stretch.hits[1:], strict=False)
    omissions = tuple(span for one, next_ in gaps for span in text.spans(one.end, next_.start))
    return Found(spans_of(stretch, text), not all(hit.literal for hit in stretch.hits), chosen.wrong_side, omissions)


def _ambiguous(chosen: Chosen, every: list[Stretch], quote: Quote, text: Text) -> Ambiguous:
    stretches = chosen.stretches
    if chosen.misled:
        from annotate.anchor.similar import by_context  # rapidfuzz, only where a context is wrong

        stretches = by_context(stretches, quote, text)
    return Ambiguous(choices(stretches, every, text), len(stretches), chosen.misled)


def _context_differs(stretch: Stretch, text: Text) -> ContextDiffers:
    start, end = stretch.first.start, stretch.last.end
    start, end = whole(text.joined, start, end)
    before, _ = whole(text.joined, max(0, start - _SHOWN), start)
    _, after = whole(text.joined, end, min(len(text.joined), end + _SHOWN))
    return ContextDiffers(spans_of(stretch, text), text.joined[before:start], text.joined[end:after])


def _cut(hit: Hit, text: Text) -> Refused:
    spans = text.spans(*whole(text.joined, hit.start, hit.end))
    return Refused("cuts-character", text.words(spans), spans)


def _cut_number(hit: Hit, text: Text) -> Refused:
    spans = text.spans(*whole(text.joined, *whole_numbers(text.joined, hit.start, hit.end)))
    return Refused("cuts-number", text.words(spans), spans)


def _absent(words: str, text: Text, budget: Budget) -> Absent | Skipped:
    if len(text.joined) > MAX_SOURCE:
        return Skipped("source", MAX_SOURCE)
    if not budget.near:
        return Absent(words, sought=False)
    from annotate.anchor.near import nearest  # rapidfuzz, edlib, regex: 55 ms, only for a miss

    return Absent(words, nearest(words, text))


def stands(words: str, text: Text) -> tuple[Span, ...]:
    """The first place of the words as a whole, whatever else they need; empty where they do not stand."""
    if len(words) > MAX_QUOTE or len(text.joined) > MAX_SOURCE:
        return ()
    found = uncut(hits(words, text) or loose_hits(words, text), text)
    return text.spans(found[0].start, found[0].end) if found else ()


def _firsts(found: list[list[Hit]], text: Text) -> tuple[Span, ...]:
    """Where each fragment stands, the first place of each."""
    return tuple(span for places in found for span in text.spans(places[0].start, places[0].end)[:1])
