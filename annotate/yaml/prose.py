"""Texts over several lines that are not marked or indented as one."""

from __future__ import annotations

import re
from typing import Final

from annotate.problem import Problem
from annotate.yaml.stumble import KEY, Stumble, indent_of
from annotate.yaml.trial import nearest, readable, spaces

ANY_KEY: Final = re.compile(KEY + r":(?: |$)")
_HEAD: Final = re.compile(KEY + r":[ \t]+[|>][-+0-9]*(?: +#.*)?")
_ALONE: Final = re.compile(KEY + r":(?: +#.*)?")
_THREE_WORDS: Final = re.compile(r"\S+ +\S+ +\S")


def left_text(at: Stumble) -> Problem | None:
    """A line of a text below `>-` or `|` that is not indented like the text."""
    line = at.began if "could not find" in at.words else at.line
    if ANY_KEY.match(at.lines[line]) or not at.lines[line].strip():
        return None
    head = head_of(at.lines, line)
    first = None if head is None else nearest(at.lines, head, 1)
    if head is None or first is None:
        return None
    match = _HEAD.fullmatch(at.lines[head].rstrip())
    key = match["key"] if match else ""
    want = indent_of(at.lines[first]) if first < line else indent_of(at.lines[head]) + 2
    if want <= indent_of(at.lines[line]):
        return None
    text = at.lines[line].strip()
    start = indent_of(at.lines[line])
    message = f"this line is not indented like the text of `{key}`" if first < line else (
        f"the text of `{key}` is not indented further than its key")
    help = f"indent it by {spaces(want)}" + (f" (as line {first + 1})" if first < line else "")
    return at.problem("yaml-indentation", message, (line, start, start + len(text)), help)


def head_of(lines: list[str], line: int) -> int | None:
    """Where the text right above this line begins with `>-` or `|`; None if no such text stands there."""
    least = 1000
    for above in range(line - 1, -1, -1):
        if _HEAD.fullmatch(lines[above].rstrip()) and indent_of(lines[above]) < least:
            return above
        if lines[above].strip():
            least = min(least, indent_of(lines[above]))
        if least == 0:
            return None
    return None


def needs_sign(at: Stumble) -> Problem | None:
    """A text with a colon or a hash below its key, without `>-`."""
    if "flow" in at.words:
        return None
    line = at.began if "could not find" in at.words else at.line
    above = nearest(at.lines, line, -1)
    while above is not None and indent_of(at.lines[above]) >= indent_of(at.lines[line]):
        above = nearest(at.lines, above, -1)
    text = at.lines[line].lstrip()
    if above is None or not _THREE_WORDS.match(text) or not text[0].isalnum() or not _is_prose(at.lines, above):
        return None
    match = _ALONE.fullmatch(at.lines[above].rstrip())
    if match is None or not readable([*at.lines[:above], f"{at.lines[above].rstrip()} >-", *at.lines[above + 1 :]]):
        return None
    message = "a text below its key that holds a colon needs >- behind the key"
    span = (above, match.start("key"), match.end("key") + 1)
    return at.problem("yaml-colon", message, span, f"write {match['key']}: >-")


def _is_prose(lines: list[str], head: int) -> bool:
    """At most half of the lines below this key look like keys of a mapping."""
    below = []
    for line in lines[head + 1 :]:
        if line.strip() and indent_of(line) <= indent_of(lines[head]):
            break
        below += [line] if line.strip() else []
    if any(line.lstrip().startswith(("- ", "{", "[")) for line in below):
        return False
    return 2 * sum(ANY_KEY.match(line) is not None for line in below) <= len(below)


def opens(line: str) -> bool:
    """Lines below it are indented further."""
    return _ALONE.fullmatch(line.rstrip()) is not None or _HEAD.fullmatch(line.rstrip()) is not None
