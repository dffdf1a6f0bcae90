"""Characters that cannot be seen, or that turn the words around, shown where they stand.

They stay as the source has them. Each stands in an element of its own, before which the style sheet paints its number;
the text of the page is the same with it and without.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from annotate.characters import hidden, name
from annotate.serialise import element, reference

if TYPE_CHECKING:  # it loads Babel, which a check does without
    from annotate.words import Words

# Bidirectional controls (UAX 9, section 2): embeddings, overrides, isolates, marks.
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def words(text: str | None) -> Markup:
    """Text of a source or an author, as element content."""
    if not text:
        return Markup()
    found = hidden(text)
    if not found:
        return reference(text)
    parts = [reference(text[:found[0]])]
    for at, end in pairwise([*found, len(text)]):
        odd = {"class": "an-odd", "data-odd": f"U+{ord(text[at]):04X}"}
        parts += [element("span", reference(text[at]), odd), reference(text[at + 1:end])]
    return Markup().join(parts)


def told(text: str, say: Words) -> str | None:
    """Which they are (by Unicode's own names) and how many, and what they do; None if there are none."""
    found = Counter(text[at] for at in hidden(text))
    if not found:
        return None
    each = (f"{name(odd)} ({count})" if count > 1 else name(odd) for odd, count in found.items())
    named = say.text("between").join(each)
    return named if _TURNS.isdisjoint(found) else say.text("invisible-turns", named=named)
