"""What becomes of a quote when its source changes: each ends in exactly one of these kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotate.anchor import Difference, Quote, Span

Kind = Literal["unmoved", "moved", "context", "edited", "facts", "split", "merged", "deleted", "ambiguous", "skipped"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the new text. `quote` is what to write: `anchor` finds it at `spans` and nowhere else.

    `words` are what stands there; `likeness` (0 to 1) is how much of the quote's words, `difference` how they differ.
    """

    quote: Quote
    spans: tuple[Span, ...]
    words: str
    likeness: float
    difference: Difference

    @property
    def stands(self) -> bool:
        """Whether the words are the quote's own, but for what folding makes equal."""
        return not self.difference.changes


@dataclass(frozen=True, slots=True)
class Carried:
    """One quote, where it stood in the old text (`spans`), and what has become of it; the likeliest place comes first.

    - `unmoved`: same segment, same place in it, and the quote as authored still finds it
    - `moved`: the same words elsewhere, and the quote as authored finds them
    - `context`: the words stand; the context that tells them apart, or the sentence around them, is another
    - `edited`: other words at a place that is certain, at least 85 % alike, and nothing of fact differs
    - `facts`: as `edited`, but a number, a negation or a name differs, or less is alike
    - `split`, `merged`: over more, or fewer, segments than before, or with other text between its parts
    - `deleted`: its place is gone; candidates are what resembles it
    - `ambiguous`: nothing says for certain which of several places is its own
    - `skipped`: over a budget, or the quote was not found in the old text (`spans` is then empty)
    """

    old: Quote
    spans: tuple[Span, ...]
    kind: Kind
    candidates: tuple[Candidate, ...] = ()

    @property
    def sure(self) -> bool:
        """Done by itself: the words stand, and their place is certain."""
        return self.kind in {"unmoved", "moved", "context"}

    @property
    def automatic(self) -> bool:
        """Done when asked for: also what is `edited`, and words that stand whole over another number of segments."""
        whole = self.kind in {"split", "merged"} and bool(self.candidates) and self.candidates[0].stands
        return self.sure or self.kind == "edited" or whole
