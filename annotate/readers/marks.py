"""Lines of a page, marked so that they outlive a parser that does not count them.

Behind each line end goes its number, written in white space: a form feed, spaces and tabs for the binary digits, a form
feed. HTML treats them like the line end itself wherever they stand (in text, tags, comments, before the doctype), and
no file that is read has a form feed of its own (`controls`); one that is written as a reference is a problem (`html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FORM_FEED = re.compile(r"&#(?:0*12(?![0-9])|[xX]0*[cC](?![0-9a-fA-F]))")
"""Written as a reference it would be taken for a mark of ours."""

_MARK = re.compile(r"\f([ \t]+)\f")
_DIGITS = str.maketrans("01 \t", " \t01")


def marked(lines: Iterable[str]) -> str:
    """The lines as one text, the first without a mark."""
    text = "".join(f"\n\f{format(number, 'b').translate(_DIGITS)}\f{line}" for number, line in enumerate(lines, 1))
    return text[len("\n\f\t\f") :]


def unmarked(text: str) -> str:
    return _MARK.sub("", text) if "\f" in text else text


def numbers(text: str) -> list[int]:
    """Of the lines that begin in `text`."""
    return [int(mark.translate(_DIGITS), 2) for mark in _MARK.findall(text)] if "\f" in text else []
