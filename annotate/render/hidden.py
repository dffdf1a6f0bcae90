"""Characters that cannot be seen, or that turn the words around, shown where they stand.

They stay as the source has them. Each stands in an element of its own, before which the style sheet paints its number;
the text of the page is the same with it and without.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from markupsafe import Markup

from annotate.characters import hidden, name
from annotate.render.serialise import element, reference


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


def told(text: str) -> str | None:
    """Which they are and how many, in words; None if there are none."""
    found = Counter(name(text[at]) for at in hidden(text))
    return ", ".join(f"{each} ({count})" if count > 1 else each for each, count in found.items()) or None
