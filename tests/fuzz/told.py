"""What holds of every problem, whatever made it: it can be printed, and it stands where it says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from annotate.problem import Problem, in_order
from annotate.readers.controls import visible
from annotate.report import FORMATS, report


def hold(problems: Sequence[Problem], files: Mapping[str, bytes]) -> None:
    """`files`: all in which a problem may stand, by the path that problems name."""
    assert all(each.message for each in problems)
    assert len(in_order(list(problems))) == len(problems), "told twice"
    for each in problems:
        place = each.place
        assert place.file in files, place.file
        assert place.line >= 1
        assert place.width >= 0
        assert 1 <= place.column <= len(place.excerpt) + 1
        assert place.column + place.width <= len(place.excerpt) + 1
        if place.excerpt:
            assert fits(place.excerpt, place.line, files[place.file]), (place, "is not that line")
    for form in FORMATS:
        report(problems, form)


def is_refused(problems: Sequence[Problem]) -> bool:
    return any(each.severity == "error" for each in problems)


def fits(excerpt: str, line: int, raw: bytes) -> bool:
    """Whether it is that line of the file, where the file can be read as UTF-8 at all."""
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return True
    lines = re.split(r"\r\n|\r|\n", text)
    return line <= len(lines) and visible(excerpt) == visible(lines[line - 1])
