"""Gloss files: the segments of a source in the readers' language.

    # a comment: `#` in the first column
    [4] According to …
    a line without a label goes on with the gloss above, as a line of its own

`[` and `#` mean something in the first column only: text that begins with one of them is indented by a space.
White space at the ends of lines, and blank lines, are not part of a gloss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from annotate.problem import Place, Problem
from annotate.readers.controls import visible
from annotate.readers.decode import decode
from annotate.readers.lines import Line

_LABEL = re.compile(r"\[(?P<label>[^\]]*)(?P<closed>\]?)(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label with the lines under it; `number` is None where the label does not tell one."""

    number: int | None
    place: Place
    text: str


def glosses(raw: bytes, shown: str, segments: int) -> tuple[dict[int, str], list[Problem]]:
    """The glosses by number. A segment without gloss is no problem here."""
    decoded, problems = decode(raw, shown)
    if decoded is None:
        return {}, [_in_utf8(each) for each in problems]
    entries, strays = _entries(decoded.lines, shown)
    found: dict[int, _Entry] = {}
    for entry in entries:
        problem = _problem(entry, found, segments)
        if problem:
            problems.append(problem)
        elif entry.number is not None:
            found[entry.number] = entry
    return {number: entry.text for number, entry in found.items()}, [*problems, *strays]


def _in_utf8(problem: Problem) -> Problem:
    """A gloss is the author's own file: no encoding can be declared for it."""
    if not problem.code.startswith("encoding-"):
        return replace(problem, help=("take the character out with an editor",))
    return replace(
        problem,
        message=problem.message.replace(", and no encoding is declared", ""),
        help=("save the gloss file as UTF-8",),
    )


def _entries(lines: Iterable[Line], shown: str) -> tuple[list[_Entry], list[Problem]]:
    entries: list[_Entry] = []
    strays: list[Problem] = []
    for label, place, text in _labelled(lines, shown):
        if label is not None:
            entries.append(_Entry(_number(label), place, text))
        elif entries:
            last = entries[-1]
            entries[-1] = replace(last, text=f"{last.text}\n{text}" if last.text else text)
        elif not strays:  # once: the lines that follow are the same mistake
            strays.append(_stray(place))
    return entries, strays


def _labelled(lines: Iterable[Line], shown: str) -> Iterator[tuple[str | None, Place, str]]:
    for number, line in enumerate(lines, 1):
        text = line.text
        if text.startswith("#") or not text.strip():
            continue
        parts = _LABEL.match(text)
        if parts is None:
            yield None, Place(shown, number, 1, len(text), visible(text)), text.strip()
        else:
            label = parts["label"] + " " * (not parts["closed"])  # `[4` alone is no number either
            yield label, Place(shown, number, 1, parts.start("rest"), visible(text)), parts["rest"].strip()


def _number(label: str) -> int | None:
    return int(label) if _NUMBER.fullmatch(label) else None


def _problem(entry: _Entry, found: dict[int, _Entry], segments: int) -> Problem | None:
    number, place = entry.number, entry.place
    label = place.excerpt[: place.width]
    if number is None:
        return _no_number(label, place)
    if not 1 <= number <= segments:
        message = f"there is no segment {number}"
        numbers = f"from 1 to {segments}" if segments > 1 else "1 alone"
        advice = f"number the glosses {numbers}, as `annotate show` prints the segments"
        return Problem("gloss-segment-unknown", message, place, f"the source has {segments}", (advice,))
    if number in found:
        message = f"segment {number} is glossed twice"
        advice = f"keep one of the two: `[{number}]` stands first in line {found[number].place.line}"
        return Problem("gloss-twice", message, place, "again", (advice,))
    if not entry.text:
        advice = f"write the gloss behind `[{number}]`, or take the line out"
        return Problem("gloss-empty", f"the gloss of segment {number} is empty", place, "nothing follows", (advice,))
    return None


def _no_number(label: str, place: Place) -> Problem:
    digits = re.search(r"[0-9]+", label)
    likely = (f"write `[{digits[0]}]`",) if digits else ()
    text = "put a space before the bracket if it is part of the text"
    message = "a gloss begins with the number of its segment in brackets"
    return Problem("gloss-label", message, place, "not a number", (*likely, text))


def _stray(place: Place) -> Problem:
    advice = "write the number of its segment before it: `[1] …`; or `# …` for a comment"
    return Problem("gloss-label", "this text stands before the first label", place, "of which segment?", (advice,))
