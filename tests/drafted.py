"""A story begun from files, as the tests look at it: its files by name, none where it is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotate.draft import Given, Ways, Words, begin
from annotate.draft.taken import Symbols
from annotate.limits import LIMITS, Limits
from annotate.problem import Problem


def draft(  # noqa: PLR0913, PLR0917 - the words of one command
    slug: str,
    title: str | None,
    files: Sequence[tuple[str, bytes]],
    language: str = "en",
    encodings: Mapping[str, str] | None = None,
    command: str | None = None,
    *,
    limits: Limits = LIMITS,
    symbols: Symbols | None = None,
) -> tuple[dict[str, bytes], list[Problem]]:
    ways = Ways(encodings or {}, command, symbols, limits)
    made, problems = begin(Words(slug, title, language), [Given(*each) for each in files], ways)
    return ({**made.files, "story.yml": made.story} if made else {}), problems
