"""Links and mentions in notes that lead nowhere, told where the author wrote them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from annotate.arrange.ids import ids as linked_ids
from annotate.problem import Problem
from annotate.render.notes import addresses, is_allowed, mentions
from annotate.story import Story
from annotate.yaml import Path

_HELP: Final = ("write an address that begins with https:// or http://, a place on the page such as #n-killed, or the "
                "words without a link")

_NAMED: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,7}-[1-9][0-9]{0,6}")
_ESCAPE: Final = re.compile(r"[\\&]")


def refused_links(story: Story) -> list[Problem]:
    """A problem for each address that pages do not link to, and for each place or segment that is not there."""
    ids = set(_ids(story))
    found = [_problem(address, path, story, ids) for path, text in _markdown(story) for address in addresses(text)]
    found += [_mention(name, path, story, ids) for path, text in _markdown(story) if _may_mention(text, ids)
              for name in mentions(text)]
    return [problem for problem in found if problem]


def _may_mention(text: str, ids: Container[str]) -> bool:
    """Whether a segment that is not there may be named, told without reading the Markdown: most notes name none.

    Nothing but an escape or a reference parts what is written from what is said; emphasis may stand beside it.
    """
    return bool(_ESCAPE.search(text)) or any(name not in ids for name in _NAMED.findall(text))


def _mention(name: str, path: Path, story: Story, ids: Container[str]) -> Problem | None:
    """A segment that its source has not; other capitals with a number (`B-52`) may be anything."""
    siglum = name.rpartition("-")[0]
    if siglum not in story.sources or name in ids:
        return None
    count = len(story.sources[siglum].article.segments)
    numbers = f"a number from 1 to {count}" if count > 1 else "1"
    help = f"write {numbers}; if it is no segment, write it as code: `{name}`"
    message = f"there is no {name}: source {siglum} has {count} segment{'s' * (count > 1)}"
    return Problem("no-segment", message, story.places.words(path, name), f"names {name}", (help,))


def _ids(story: Story) -> Iterator[str]:
    """What `#…` may name: segments, notes and their places, passages, the parts of the page."""
    yield from ("sources", "text", "provenance")
    yield from ["where-they-part"] if story.entry.discrepancies else []
    yield from ["notes"] if story.entry.discrepancies or story.entry.notes else []
    yield from linked_ids(story)


def _markdown(story: Story) -> Iterator[tuple[Path, str]]:
    """Every text of the story that is Markdown."""
    if story.entry.summary:
        yield ("summary",), story.entry.summary
    for name, discrepancy in story.entry.discrepancies.items():
        if discrepancy.assessment:
            yield ("discrepancies", name, "assessment"), discrepancy.assessment
    for name, note in story.entry.notes.items():
        yield ("notes", name, "text"), note.text


def _problem(address: str, path: Path, story: Story, ids: Container[str]) -> Problem | None:
    place = story.places.words(path, address)
    if not is_allowed(address):
        return Problem("note-address", f"pages do not link to “{address[:80]}”", place, "holds the link", (_HELP,))
    if address.startswith("#") and address[1:] not in ids:
        help = "write a segment such as #A-4, a note such as #n-killed, or the words without a link"
        return Problem("note-address", f"there is no {address[:80]} on the page", place, "holds the link", (help,))
    return None
