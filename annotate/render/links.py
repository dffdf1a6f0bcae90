"""Links of notes that pages will not carry, told where the author wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotate.problem import Problem
from annotate.render.notes import refused_addresses
from annotate.story import Story
from annotate.yaml_nodes import Path

_HELP: Final = ("write an address that begins with https:// or http://, a place on the page such as #n-killed, or the "
                "words without a link")


def refused_links(story: Story) -> list[Problem]:
    """A problem for each address that is neither http(s) nor inside the site."""
    return [_problem(address, path, story) for path, text in _markdown(story) for address in refused_addresses(text)]


def _markdown(story: Story) -> Iterator[tuple[Path, str]]:
    """Every text of the story that is Markdown."""
    if story.entry.summary:
        yield ("summary",), story.entry.summary
    for name, discrepancy in story.entry.discrepancies.items():
        if discrepancy.assessment:
            yield ("discrepancies", name, "assessment"), discrepancy.assessment
    for name, note in story.entry.notes.items():
        yield ("notes", name, "text"), note.text


def _problem(address: str, path: Path, story: Story) -> Problem:
    return Problem("note-address", f"pages do not link to “{address[:80]}”", story.places.value(path), "holds the link",
                   (_HELP,))
