"""One thing that is found, and what a result shows of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from annotate.search.fold import called, forms, parted

STOP: Final = "\u241e"
"""Between the parts of what is indexed: a sign that no word has."""

NAME: Final = "\u16a0"
PLACE: Final = "\u16a2"
"""Runes, before what the box asks for and nobody types: the name of a record, and where it stands."""

_LONGEST: Final = 100_000
"""Characters of one part; what is longer is found by its beginning."""


@dataclass(frozen=True, slots=True)
class Record:
    """`page` is the story's folder or the page's address, `fragment` where on it.

    `text` and `gloss` are shown in a result, `more` is found and not shown; `told` is what a result says of the place;
    who types one of its `names` and nothing else is led to it before all that has the same words.
    """

    page: str
    fragment: str
    text: str
    gloss: str = ""
    more: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    names: Sequence[str] = ()

    def content(self) -> str:
        """What is indexed: the parts that are shown, what else is found, and other forms of all the words."""
        parts = [" ".join(part.replace(STOP, " ")[:_LONGEST].split()) for part in (self.text, self.gloss, self.more)]
        return f" {STOP} ".join([*map(parted, parts), forms(" ".join(parts))])

    def request(self, address: str) -> dict[str, Any]:
        """To Pagefind. What a result says stands behind the address: the words of any field are found, too, and filters
        have another order in each run."""
        told = json.dumps(dict(sorted(self.told.items())), ensure_ascii=False, separators=(",", ":"))
        keys = [*(NAME + called(each) for each in self.names), place(address)]
        if self.told.get("kind") == "page":
            keys.append(f"{PLACE}page")
        content = " ".join([self.content(), STOP, *dict.fromkeys(keys)])
        return {"type": "AddRecord", "url": f"{address}#{self.fragment}".removesuffix("#") + f" {told}",
                "content": content, "language": "en", "meta": {}, "filters": {}, "sort": {}}


def place(address: str) -> str:
    """The word that all records of a page have: by it the box knows which are at hand before it has loaded any."""
    return PLACE + hashlib.sha256(address.encode()).hexdigest()[:12]
