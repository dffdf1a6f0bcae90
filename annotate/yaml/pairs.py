"""Brackets of one line that do not match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from annotate.problem import Problem
from annotate.yaml.stumble import Stumble

CLOSING: Final = {"{": "}", "[": "]"}
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_NEXT_KEY: Final = re.compile(r", *[A-Za-z][\w-]{0,79}: ")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """The first bracket that another one closes, or none; both are columns, `found` is None at the end."""

    opened: int
    found: int | None


def unmatched(text: str, start: int) -> Unmatched | None:
    """From the bracket at `start` to where it is closed; quoted texts are passed over."""
    stack: list[int] = []
    column = start
    while column < len(text):
        if quoted := _QUOTED.match(text, column):
            column = quoted.end()
            continue
        if text[column] in CLOSING:
            stack.append(column)
        elif text[column] in "]}" and not stack:
            return None
        elif text[column] in "]}":
            if text[column] != CLOSING[text[stack[-1]]]:
                return Unmatched(stack[-1], column)
            stack.pop()
            if not stack:
                return None
        column += 1
    return Unmatched(stack[-1], None) if stack else None


def mismatch(at: Stumble) -> Problem | None:
    """`[24, 25}` and `{A: [24, 25, B: 10}`."""
    if "flow" not in at.words or at.line != at.began:
        return None
    start = _outermost(at.text, at.began_column)
    found = unmatched(at.text, start)
    if found is None or found.found is None:
        return None
    text, opened, column = at.text, at.text[found.opened], found.found
    message = f"this {text[column]} stands where {CLOSING[opened]} is expected"
    exchanged = text[:column] + CLOSING[opened] + text[column + 1 :]
    between = _NEXT_KEY.search(text, found.opened + 1, column)
    inserted = text[: between.start()] + CLOSING[opened] + text[between.start() :] if between else None
    closed = text[:column] + CLOSING[opened] + text[column:]
    cured = next((each for each in (exchanged, inserted, closed) if each and unmatched(each, start) is None), None)
    help = f"close the {opened} before it with {CLOSING[opened]}"
    if cured:
        help = f"write {cured[start:].partition(' #')[0]}"
    return at.problem("yaml-bracket", message, (at.line, column, column + 1), help)


def _outermost(text: str, column: int) -> int:
    """The first bracket of the line's value, where the one that YAML tells stands inside it."""
    match = re.match(r"\s*(?:- +)*(?:[A-Za-z][\w-]{0,79}: +)?(?=[\[{])", text)
    return match.end() if match and match.end() <= column else column
