"""Edits of a text, and the same in the bytes of its file, whose line ends and mark of encoding stay."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from annotate.edit.parsed import Unsafe

Edit = tuple[int, int, str]  # from, to, and what stands there instead

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def unified(raw: bytes) -> str:
    r"""The text with `\n` for every line end."""
    return _LINE_END.sub("\n", raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"))


def spliced(raw: bytes, edits: list[Edit]) -> bytes:
    """The bytes with the edits of `unified(raw)`; new lines end as the line does in which they begin.

    `Unsafe` where two edits meet.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw.removeprefix(mark).decode("utf-8")
    ends = [match[0] for match in _LINE_END.finditer(text)]
    longer = [0, *accumulate(len(end) - 1 for end in ends)]
    places = [match.start() - more for match, more in zip(_LINE_END.finditer(text), longer, strict=False)]

    def original(at: int) -> int:
        return at + longer[bisect_left(places, at)]

    parts: list[str] = []
    done = 0
    for start, end, new in sorted(edits, key=lambda each: each[:2]):
        if start < done:
            raise Unsafe
        line = bisect_left(places, start)
        usual = ends[line] if line < len(ends) else ends[0] if ends else "\n"
        parts += text[original(done) : original(start)], new.replace("\n", usual)
        done = end
    return mark + "".join((*parts, text[original(done) :])).encode()
