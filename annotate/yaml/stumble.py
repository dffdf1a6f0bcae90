"""Where YAML's reader gave up, and what the questions about it share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from yaml import MarkedYAMLError

from annotate.problem import Place, Problem

KEY: Final = r"(?P<before>\s*(?:- +)*)(?P<key>[A-Za-z][\w-]{0,79})"
PAIR: Final = re.compile(KEY + r":[ \t]+(?P<at>.*)")


@dataclass(frozen=True, slots=True)
class Stumble:
    """Where YAML gave up, its words, and where the thing began that it was reading; lines and columns from 0."""

    file: str
    lines: list[str]
    words: str
    line: int
    column: int
    began: int
    began_column: int

    @property
    def text(self) -> str:
        return self.lines[self.line].rstrip()

    @property
    def near(self) -> range:
        """From where it began, or the line before, to where it ended; at most 40 lines."""
        return range(max(0, min(self.began, self.line - 1), self.line - 40), self.line + 1)

    def place(self, line: int, start: int, end: int) -> Place:
        return Place(self.file, line + 1, start + 1, max(0, end - start), self.lines[line])

    def problem(self, code: str, message: str, span: tuple[int, int, int], *help: str) -> Problem:
        return Problem(code, message, self.place(*span), help=help)


def stumble(error: MarkedYAMLError, file: str, lines: list[str]) -> Stumble:
    mark, began = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    words = f"{error.context or ''}: {error.problem or ''}"
    last = len(lines) - 1
    line = min(mark.line, last) if mark else last
    column = min(mark.column, len(lines[line])) if mark else 0
    first = min(began.line, line) if began else line
    return Stumble(file, lines, words, line, column, first, began.column if began else 0)


def flow_end(text: str, column: int) -> int:
    """Where an entry inside brackets ends, as near as commas tell."""
    match = re.compile(r"[,}\]]").search(text, column)
    return match.start() if match else len(text.rstrip())


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def quoted(value: str) -> str:
    """The value as one YAML text: single quotes unless it has them; `'it's so'` was quoted already."""
    if _was_quoted(value):
        value = value[1:-1]
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _was_quoted(value: str) -> bool:
    """The outer marks are YAML's in `'told 'at once''`, where those between are pairs; the text's in `'a' and 'b'`."""
    mark = value[:1]
    if len(value) < 2 or mark not in ("'", '"') or value[-1] != mark:
        return False
    if mark == "'" and value.count(mark) % 2:
        return True
    depth, inner = 0, value[1:-1]
    for nth, each in enumerate(inner):
        if each != mark:
            continue
        before, after = inner[nth - 1 : nth] or " ", inner[nth + 1 : nth + 2] or " "
        if before.isalnum() and after.isalnum():
            continue
        depth += 1 if not before.isalnum() and after.isalnum() else -1
        if depth < 0:
            return False
    return depth == 0 and mark in inner
