"""What becomes of a quote: each ends in exactly one of these verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["prefix", "suffix"]
Change = tuple[str, str]  # words of the quote, words of the source; either may be empty


@dataclass(frozen=True, slots=True)
class Quote:
    """A W3C TextQuoteSelector. An empty or missing `prefix` or `suffix` says nothing."""

    exact: str
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is looked at for one quote: `places` that it may have, and whether words that resemble it are sought."""

    places: int
    near: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` of the text of segment number `segment`; never empty."""

    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The words stand exactly here.

    `spans` are in reading order, one a segment or fragment. `folded`: only after folding. `wrong_side` is the declared
    context that does not stand there, while the other one does. `omissions` are what `[…]` leaves out.
    """

    spans: tuple[Span, ...]
    folded: bool = False
    wrong_side: Side | None = None
    omissions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several places, and the context that tells it from the others.

    `prefix` or `suffix` is the shortest of whole words that does (both where neither does alone); both are empty where
    no context can.
    `around` is the place with some words on both sides, to know it by.
    """

    spans: tuple[Span, ...]
    around: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The words stand at `total` places; `choices` are in reading order.

    `misled`: a context was declared and stands at none of them; the most similar place then comes first.
    """

    choices: tuple[Choice, ...]
    total: int
    misled: bool = False


@dataclass(frozen=True, slots=True)
class ContextDiffers:
    """The words stand once, but no declared side does. `before` and `after` are what does stand there."""

    spans: tuple[Span, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How the quote's words differ from the source's, word by word, and whether it is one that changes what is said."""

    changes: tuple[Change, ...]
    kinds: tuple[Literal["number", "negation", "name"], ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Words of the source that resemble the quote."""

    spans: tuple[Span, ...]
    words: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Absent:
    """The words do not stand there. `words` are the quote's, or those of the `fragment` that is missing.

    `sought`: what resembles them was looked for; `nearest` is empty where it was not.
    """

    words: str
    nearest: tuple[Near, ...] = ()
    fragment: bool = False
    sought: bool = True


@dataclass(frozen=True, slots=True)
class Skipped:
    """Not searched, or not to the end: `what` (the quote, the source, the places) has more than `limit`."""

    what: Literal["quote", "source", "places"]
    limit: int


@dataclass(frozen=True, slots=True)
class Refused:
    """No quote that could be found.

    `words` are the fragment that is too short, or the whole characters or numbers to quote instead of
    parts.
    """

    why: Literal["empty", "cuts-character", "cuts-number", "fragment-short", "fragments-apart"]
    words: str = ""
    spans: tuple[Span, ...] = ()


Verdict = Found | Ambiguous | ContextDiffers | Absent | Skipped | Refused
