"""Where in a file each finding is told."""

from __future__ import annotations

import re
from typing import Final

from annotate.policy.told import Told
from annotate.policy.tree import Element
from annotate.problem import Place, Problem

MOST: Final = 100
"""Findings that are told of one reading of a file: each copies its line, and one is enough to stop the build."""
_TAG: Final = 4000  # code points of a start tag in which we look for the attribute


def located(text: str, shown: str, element: Element, told: Told, start: int) -> Problem:
    """`start`: where the element's tag begins."""
    at, width = _exactly(text, element, told, start)
    return problem(told, place(text, shown, at, width))


def place(text: str, shown: str, offset: int, width: int) -> Place:
    """The place of a code point of the text."""
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    line = text[first: len(text) if last < 0 else last].removesuffix("\r")
    return Place(shown, text.count("\n", 0, offset) + 1, offset - first + 1, width, line)


def problem(told: Told, where: Place) -> Problem:
    """A finding, with its place."""
    return Problem(told.code, told.message, where, told.label, told.help)


def _exactly(text: str, element: Element, told: Told, start: int) -> tuple[int, int]:
    """The attribute, or the address in the sheet, if it is there as plain text; else the tag."""
    tag = (start, len(element.name) + 1)
    if told.offset is not None:
        inside = text.find(element.text, start, start + _TAG + len(element.text))
        return (inside + told.offset, 1) if inside >= 0 else tag
    if told.at and (found := re.compile(rf"[\s/\"']({re.escape(told.at)})[\s=/>]", re.IGNORECASE).search(
            text, start, start + _TAG)):
        return found.start(1), len(told.at)
    return tag
