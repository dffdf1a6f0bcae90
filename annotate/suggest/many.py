"""Many stories: what one of them needs as a value that can be sent anywhere, and what comes back. Touches no disk.

Where and in which order they are done is the caller's; the bytes are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from annotate import __version__
from annotate.story import Story
from annotate.suggest.embed import Model
from annotate.suggest.glossary import Glossary, read_glossary
from annotate.suggest.story import suggest
from annotate.suggest.stub import Rejected, Suggestion, written
from annotate.yaml.nodes import Tree


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is the same for all stories. `glossary` is the file, which was found to be right; None where there is none.

    `model` is the name of one; `vectors` the folder in which what it has said is kept, None where none is. `most`:
    so many suggestions a story.
    """

    glossary: bytes | None = None
    model: str = "none"
    vectors: str | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A story, and of its suggestions.yml what is `rejected`, as it stands there and as it is looked up."""

    story: Story
    rejected: Mapping[str, Tree] = field(default_factory=dict)
    gone: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """`left`: so many were found beyond those asked for. `version` is that of the programme that made it."""

    found: tuple[Suggestion, ...]
    left: int
    content: bytes
    version: str = __version__


def made(task: Task, wanted: Wanted, model: Model | None) -> Made:
    """suggestions.yml as it is to be."""
    every = suggest(task.story, glossary=_glossary(wanted.glossary), model=model, rejected=task.gone)
    found = every[:wanted.most]
    return Made(found, len(every) - len(found), written(task.story, found, task.rejected))


@lru_cache(maxsize=1)
def _glossary(raw: bytes | None) -> Glossary:
    glossary, _ = read_glossary(raw or b"", "")
    return glossary


def fingerprint(files: Mapping[str, bytes], wanted: Wanted) -> str:
    """Of all that decides what is suggested: the same, and a story that is finished needs not be done again."""
    told = sha256()
    settings = (__version__, wanted.model, str(wanted.most), sha256(wanted.glossary or b"").hexdigest())
    for part in (*map(str.encode, settings), *(each for name in sorted(files) for each in (
            name.encode("utf-8", "surrogateescape"), files[name]))):
        told.update(len(part).to_bytes(8, "big") + part)
    return told.hexdigest()
