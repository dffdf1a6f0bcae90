"""What a file tells of its own provenance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 500  # code points; what is longer is no headline and no name


@dataclass(frozen=True, slots=True)
class Guess:
    """A value for story.yml, and what it was taken from, for the author to look at."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Each only where the file tells it. `open`, by key: what is told in several ways, in words, and so left open.

    `likely`, by key: names and days that only a rule of thumb finds, to be offered and not taken.
    """

    language: Guess | None = None
    title: Guess | None = None
    published: Guess | None = None
    url: Guess | None = None
    author: Guess | None = None
    publisher: Guess | None = None
    open: Mapping[str, str] = field(default_factory=dict)
    likely: Mapping[str, Guess] = field(default_factory=dict)
