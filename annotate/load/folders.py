"""Which folders hold stories, and which were meant to."""

from __future__ import annotations

from pathlib import Path

from annotate.files import folders, linked, names, unlisted
from annotate.nearest import nearest
from annotate.problem import Place, Problem

NAME = "story.yml"


def find_stories(sources: Path) -> list[Path]:
    """The folders right under `sources` that hold a story.yml, by name."""
    return [folder for folder in folders(sources) if NAME in names(folder)]


def stray_folders(sources: Path, shown: str = "sources") -> list[Problem]:
    """A problem for each folder under `sources` without a story.yml, and for what cannot be told to be none.

    Hidden and empty ones, and _ones, are let be.
    """
    if reason := unlisted(sources):
        return [_unreadable(shown, reason)]
    found = [(folder, names(folder)) for folder in folders(sources)]
    shut = [(folder, reason) for folder, inside in found if not inside and (reason := unlisted(folder))]
    return [
        *(_link(f"{shown}/{folder.name}") for folder in linked(sources)),
        *(_unreadable(f"{shown}/{folder.name}", reason) for folder, reason in shut),
        *(_stray(f"{shown}/{folder.name}", inside) for folder, inside in found if inside and NAME not in inside),
    ]


def _link(shown: str) -> Problem:
    help = "put the folder itself there, or begin the link's name with _ if it is no story"
    return Problem("unreadable-file", "this is a symbolic link, not a story's folder", Place(shown), help=(help,))


def _unreadable(shown: str, reason: str) -> Problem:
    message = f"this folder cannot be read: {reason}"
    return Problem("unreadable-file", message, Place(shown), help=("see who may read it",))


def _stray(shown: str, inside: list[str]) -> Problem:
    close = next((name for name in inside if name.lower() == "story.yaml"), None) or nearest(NAME, inside)
    message = f"there is no {NAME} in this folder"
    help = f"rename {close} to {NAME}" if close else "let `annotate new` write one, or begin the folder's name with _"
    return Problem("no-story", message, Place(f"{shown}/{NAME}"), help=(help,))
