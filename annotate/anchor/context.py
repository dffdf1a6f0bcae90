"""Which of several places is meant: only words decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from annotate.anchor.find import Hit, loose_forms
from annotate.anchor.fold import folded
from annotate.anchor.text import Text
from annotate.anchor.verdict import Quote, Side


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A place of a whole quote: one hit, or one for each of its fragments."""

    hits: tuple[Hit, ...]

    @property
    def first(self) -> Hit:
        return self.hits[0]

    @property
    def last(self) -> Hit:
        return self.hits[-1]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places that fit the declared context best: with all sides, or else with one (`wrong_side` is the other).

    `misled`: a context was declared and no side of it fits anywhere; all places stay in question.
    """

    stretches: list[Stretch]
    wrong_side: Side | None = None
    misled: bool = False


def choose(stretches: list[Stretch], quote: Quote, text: Text) -> Chosen:
    """One place, or those that the context cannot tell apart."""
    before = [each for each in stretches if stands_before(quote.prefix, each.first, text)]
    after = [each for each in stretches if stands_after(quote.suffix, each.last, text)]
    also_after = set(after)
    both = [each for each in before if each in also_after]
    if both:
        return Chosen(both)
    if not (quote.prefix and quote.suffix and (before or after)):
        return Chosen(stretches, misled=True)
    if before and after:
        return Chosen(sorted({*before, *after}))
    return Chosen(before or after, wrong_side="suffix" if before else "prefix")


def stands_before(prefix: str | None, hit: Hit, text: Text) -> bool:
    """Whether `prefix` is what precedes, but for white space at the seam.

    A prefix of white space alone asks for white space, or the text's edge.
    """
    if not prefix or text.joined.endswith(prefix, 0, hit.start):
        return True
    value, end = text.folded.value, hit.folded_start
    forms = _before_forms(prefix)
    if not forms:
        return end == 0 or value[end - 1] == " " or text.joined[hit.start - 1].isspace()
    seam = end - 1 if value[end - 1:end] == " " else end
    return any(value.endswith(form, 0, seam) for form in forms)


def stands_after(suffix: str | None, hit: Hit, text: Text) -> bool:
    """As `stands_before`, for what follows."""
    if not suffix or text.joined.startswith(suffix, hit.end):
        return True
    value, start = text.folded.value, hit.folded_end
    forms = _after_forms(suffix)
    if not forms:
        return start == len(value) or value[start] == " " or text.joined[hit.end].isspace()
    seam = start + 1 if value[start:start + 1] == " " else start
    return any(value.startswith(form, seam) for form in forms)


@lru_cache(maxsize=16)  # asked again for every place of a quote
def _before_forms(prefix: str) -> tuple[str, ...]:
    return _wrapped(folded(prefix).rstrip(" "))


@lru_cache(maxsize=16)
def _after_forms(suffix: str) -> tuple[str, ...]:
    return _wrapped(folded(suffix.rstrip("\n")).lstrip(" "))


def _wrapped(context: str) -> tuple[str, ...]:
    """The context, and what it may have been before YAML turned its line breaks into spaces; none for white space."""
    inner = context.strip(" ")
    wrapped = loose_forms(context) if " " in inner else ()
    return (context, *(form for form in wrapped if form != inner)) if inner else ()
