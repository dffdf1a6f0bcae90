"""What the author must mend: a value that travels beside the result, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotate.codes import CODES

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file, as an editor counts.

    `line` and `column` start at 1; `column` and `width` count code points of `excerpt`, which is the whole line
    (without its end). `width` 0 marks a position between characters, or a line as a whole.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, where it stands, and the way out.

    `code` is a key of `annotate.codes.CODES`; `message` a lower-case phrase without full stop; `label` stands right of
    the carets; each of `help` is one imperative with text that can be pasted (it may hold several lines).
    """

    code: str
    message: str
    place: Place
    label: str = ""
    help: tuple[str, ...] = ()
    severity: Severity = "error"

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"{self.code} is not in annotate.codes.CODES")


def in_order(problems: list[Problem]) -> list[Problem]:
    """Sorted by place, each once."""
    return sorted(dict.fromkeys(problems), key=lambda each: (each.place, each.code, each.message))
