"""What a file tells of its own provenance."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 500  # code points; what is longer is no headline and no name


@dataclass(frozen=True, slots=True)
class Guess:
    """A value for story.yml, and what it was taken from, for the author to look at."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Told:
    """Each only where the file tells it. `days`: the dates of a file that tells several, in words."""

    language: Guess | None = None
    title: Guess | None = None
    published: Guess | None = None
    url: Guess | None = None
    author: Guess | None = None
    publisher: Guess | None = None
    days: str = ""
