"""Characters that no article has and no page may carry: controls, lone surrogates, noncharacters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from annotate.problem import Place, Problem
from annotate.readers.lines import Line

LISTED = 5
"""So many are reported one by one; the rest as a count."""

_MEND = ("obtain the article again, or take the character out with an editor and renew `sha256:`",)
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
# TAB may stay; LF and CR are gone when lines are looked at. VT, FF and U+0085 would break lines in some programs only.
_REFUSED = re.compile(rf"[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")


def visible(line: str) -> str:
    """The line with every refused character as one harmless symbol, so that columns still count."""
    return line if line.isprintable() or not _REFUSED.search(line) else line.translate(_symbols())


@cache
def _symbols() -> dict[int, str]:
    """A table: a file of nothing else has millions of them."""
    refused = (chr(point) for point in (*range(0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0)))
    return {ord(char): _symbol(char) for char in (*refused, *_NONCHARACTERS) if _REFUSED.match(char)}


def control_problems(lines: Sequence[Line], codec: str, shown: str, help: tuple[str, ...] = ()) -> list[Problem]:
    """A problem for each of the first few, one for the rest."""
    if all(line.text.isprintable() for line in lines):  # the quick way to see that there is none
        return []
    total = sum(len(_REFUSED.findall(line.text)) for line in lines)
    first = list(islice(_hits(lines), LISTED + 1))
    problems = [
        Problem("control-character", _message(line, at, codec), _place(number, line, at, shown), help=help or _MEND)
        for number, line, at in first[:LISTED]
    ]
    if total > LISTED:
        place = _place(*first[LISTED], shown)
        problems.append(Problem("control-character", f"and {total - LISTED} more of these from here on", place))
    return problems


def refused_in(text: str) -> str | None:
    """The first refused character of text whose bytes are not known (HTML writes it as `&#1;`); LF may stay."""
    hit = _REFUSED.search(text.replace("\n", ""))
    return describe(hit[0]) if hit else None


def describe(char: str) -> str:
    """`control character U+0007`."""
    kind = "control character"
    if char > "\x9f":
        kind = "lone surrogate" if "\ud800" <= char <= "\udfff" else "noncharacter"
    return f"{kind} U+{ord(char):04X}"


def replacement_problems(lines: Iterable[Line], shown: str) -> list[Problem]:
    """A warning, once: U+FFFD is legal, but it is the trace of a letter that was lost before we got the file."""
    damaged = [(number, line.text) for number, line in enumerate(lines, 1) if "\ufffd" in line.text]
    if not damaged:
        return []
    number, text = damaged[0]
    total = sum(line.count("\ufffd") for _, line in damaged)
    message = f"{total} replacement character{'s' * (total > 1)} (U+FFFD): letters were lost before this file was saved"
    place = Place(shown, number, text.index("\ufffd") + 1, 1, visible(text))
    advice = "obtain the article again; or keep it, if that is how it was published: the page shows it as it is"
    return [Problem("replacement-character", message, place, "lost letter", (advice,), "warning")]


def _hits(lines: Sequence[Line]) -> Iterator[tuple[int, Line, int]]:
    for number, line in enumerate(lines, 1):
        for hit in _REFUSED.finditer(line.text):
            yield number, line, hit.start()


def _message(line: Line, at: int, codec: str) -> str:
    byte = line.start + len(line.text[:at].encode(codec, "replace"))
    return f"{describe(line.text[at])} at byte {byte} cannot stand in a text"


def _place(number: int, line: Line, at: int, shown: str) -> Place:
    return Place(shown, number, at + 1, 1, visible(line.text))


def _symbol(char: str) -> str:
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else "\ufffd"
