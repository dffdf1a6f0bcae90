"""White space as a browser lays it out: the text of one block, put together piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass

# CSS Text 3, section 4.1: only these collapse. A no-break space or an ideographic space is a character like others.
_COLLAPSIBLE = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block's text, and the lines of the file on which it begins and ends."""

    text: str
    first: int
    last: int


class Flow:
    """Takes pieces of text until a block ends; `blocks` are the finished ones, none of them blank."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._first = self._last = 0
        self._loose_end = False  # the last piece ends in a space that a border takes away
        self._line_has_text = False
        self._gap = False

    def add(self, text: str, line: int, pre: bool) -> None:
        """`line` is where `text` begins."""
        if text.strip():
            inside = text.strip()
            first = line + text[: text.index(inside)].count("\n")
            self._first = self._first or first
            self._last = first + inside.count("\n")
        self._part(text)
        self._append(text if pre else self._collapsed(text))
        self._loose_end = not pre and bool(self._pieces) and self._pieces[-1].endswith(" ")

    def line_break(self) -> None:
        """`<br>`: a line feed in the block; behind an empty line, which the eye takes for a new paragraph, its end."""
        self._trim()
        if not self._line_has_text:
            self.end()
            return
        self._append("\n")
        self._line_has_text = False

    def next_cell(self) -> None:
        """Cells of one row are parted by a tab, as when a browser copies a table."""
        self._trim()
        self._append("\t")

    def gap(self) -> None:
        """Something was shown here that is not in this flow: a button, a drawing."""
        self._gap = True

    def _part(self, text: str) -> None:
        """Two words that such a thing stands between on the screen are two words."""
        if self._gap and self._pieces and self._pieces[-1][-1].isalnum() and text[:1].isalnum():
            self._append(" ")
        self._gap = False

    def end(self) -> None:
        """A block's border: what was gathered is a block, unless it is blank."""
        self._trim()
        text = _without_blank_edges("".join(self._pieces))
        if text:
            self.blocks.append(Block(text, self._first, self._last))
        self._clear()

    def _clear(self) -> None:
        self._pieces = []
        self._first = self._last = 0
        self._loose_end = self._line_has_text = self._gap = False

    def _collapsed(self, text: str) -> str:
        text = _COLLAPSIBLE.sub(" ", text)
        at_border = not self._pieces or self._loose_end or self._pieces[-1][-1] in "\n\t"
        return text.removeprefix(" ") if at_border else text

    def _append(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._line_has_text = self._line_has_text or bool(text.strip())

    def _trim(self) -> None:
        """Take away a collapsible space before a border: the browser does not show it."""
        if self._loose_end:
            self._pieces[-1] = self._pieces[-1][:-1]
            if not self._pieces[-1]:
                self._pieces.pop()
        self._loose_end = False


def _without_blank_edges(text: str) -> str:
    """Without the blank lines at both ends; the spaces of the others stay."""
    inside = text.strip()
    if not inside:
        return ""
    first = text.rfind("\n", 0, text.index(inside)) + 1
    last = text.find("\n", text.index(inside) + len(inside))
    return text[first : last if last >= 0 else None]
