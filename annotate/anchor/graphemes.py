r"""What a reader sees as one character: extended grapheme clusters (UAX 29), by the `regex` library's `\X`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

# No pair of these is ever one character, so that most texts need no `regex`, which takes 20 ms to import.
_PLAIN = (
    "\n\x20-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
)
_PLAIN_PAIR = re.compile(f"[{_PLAIN}]{{2}}")
_REACH = 64  # code points; a longer cluster is no character of any language


@cache
def _cluster() -> regex.Pattern[str]:
    import regex  # only where a text needs it

    return regex.compile(r"\X")


def clusters(text: str) -> Iterator[tuple[int, int]]:
    return (cluster.span() for cluster in _cluster().finditer(text))


def is_plain(character: str) -> bool:
    """Whether it is a letter or digit that never joins with what stands before it."""
    return character.isalnum() and bool(_PLAIN_PAIR.match(character * 2))


def is_boundary(text: str, at: int) -> bool:
    """Whether no character stands on both sides of `at`."""
    if at <= 0 or at >= len(text) or _PLAIN_PAIR.match(text, at - 1):
        return True
    start = _safe_start(text, at)
    return any(start + end == at for _, end in clusters(text[start:at + 1]))


def _safe_start(text: str, at: int) -> int:
    start = at - 1
    while start > 0 and at - start < _REACH and not _PLAIN_PAIR.match(text, start - 1):
        start -= 1
    return start


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole characters."""
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return start, end
