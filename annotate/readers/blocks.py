"""The blocks of a page: those of its article, and those of everything else that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from annotate.readers.choose import NEVER_ARTICLE, Weights
from annotate.readers.flow import Block, Flow
from annotate.readers.shown import Element, Event

# Elements that begin on a line of their own (HTML Standard, section 15.3, "Rendering").
_BLOCKS = frozenset(
    "address article aside blockquote body center caption dd details dialog dir div dl dt fieldset figcaption figure"
    " footer foreignobject form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup"
    " option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
_INLINE = frozenset(("inline", "contents"))
_CELLS = frozenset(("td", "th"))
_PRE = frozenset(("listing", "plaintext", "pre", "textarea", "xmp"))
_SECTIONS = frozenset(("article", "blockquote", "section"))


class Reader:
    """One walk over the page. Two flows are open at a time, so that a button inside a sentence does not cut it."""

    def __init__(self, article: Element | None, weights: Weights, layout: frozenset[Element]) -> None:
        self.kept, self.dropped = Flow(), Flow()
        self._article, self._weights, self._layout = article, weights, layout
        self._above = Counter[str]()
        self._flows = [self.kept if article is None else self.dropped]
        self._rows: list[int] = []  # for each open element that is a plain row: the cells seen

    def read(self, events: Iterable[Event]) -> tuple[list[Block], list[Block]]:
        """What is the article's, and what is not."""
        for event in events:
            if event.kind == "text":
                self._flows[-1].add(event.text, event.line, any(self._above[tag] for tag in _PRE))
            elif event.kind == "open":
                self._open(event.element, event.element.tag)
            else:
                self._close(event.element, event.element.tag)
        self.kept.end()
        self.dropped.end()
        return self.kept.blocks, self.dropped.blocks

    def _open(self, element: Element, tag: str) -> None:
        if tag == "br":
            self._flows[-1].line_break()
        elif tag in _CELLS and self._rows:
            self._cell()
        elif is_block(element):
            self._flows[-1].end()
        if tag == "tr" and element not in self._layout:
            self._rows.append(0)
        self._flows.append(self._flow_of(element, tag))
        self._above[tag] += 1

    def _close(self, element: Element, tag: str) -> None:
        self._above[tag] -= 1
        leaving = self._flows.pop()
        in_row = tag in _CELLS and bool(self._rows)
        if leaving is not self._flows[-1] or (is_block(element) and not in_row):
            leaving.end()
        if leaving is not self._flows[-1]:
            self._flows[-1].gap()
        if tag == "tr" and self._rows:
            self._rows.pop()

    def _cell(self) -> None:
        if self._rows[-1]:
            self._flows[-1].next_cell()
        self._rows[-1] += 1

    def _flow_of(self, element: Element, tag: str) -> Flow:
        if element is self._article:
            return self.kept
        return self.dropped if self._flows[-1] is self.dropped or self._is_around(element, tag) else self.kept

    def _is_around(self, element: Element, tag: str) -> bool:
        """Furniture of the page; a header within an article or section belongs to that."""
        if tag in NEVER_ARTICLE:
            return True
        if tag == "form":  # some systems wrap the whole page in one
            return 2 * self._weights.of.get(element, 0) < self._whole()
        if tag in ("header", "footer"):
            return not any(self._above[each] for each in (*_SECTIONS, "main"))
        return tag == "aside" and not any(self._above[each] for each in _SECTIONS)

    def _whole(self) -> int:
        return self._weights.all if self._article is None else self._weights.of[self._article]


def is_block(element: Element) -> bool:
    if element.style.display in _INLINE:
        return False
    return element.tag in _BLOCKS or element.style.block


def layout_rows(events: Iterable[Event]) -> frozenset[Element]:
    """Rows whose cells hold blocks: of a page laid out with tables, not of a table that is read across."""
    found: set[Element] = set()
    rows: list[Element] = []
    for event in events:
        if event.kind == "open" and is_block(event.element) and event.element.tag not in _CELLS:
            for row in reversed(rows):
                if row in found:
                    break
                found.add(row)
        if event.element.tag == "tr" and event.kind == "open":
            rows.append(event.element)
        elif event.element.tag == "tr" and event.kind == "close":
            rows.pop()
    return frozenset(found)
