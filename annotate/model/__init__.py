"""`story.yml` as an author writes it; one model for checking and for the JSON Schema that editors complete from.

What needs more than one entry to judge (known sources, numbers of segments, kinds) is checked in `annotate.load`.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict, Field

from annotate.model.alias import Id
from annotate.model.entry import Entry
from annotate.model.quoted import DISCREPANCY_KINDS, NOTE_KINDS, Discrepancy, Evidence, Note, Reading
from annotate.model.source import SourceEntry
from annotate.model.version import VersionEntry
from annotate.scalars import Language, Line, Numbers, SegmentNames, Siglum, Slug, WarningCode, Words

__all__ = [
    "DISCREPANCY_KINDS",
    "NOTE_KINDS",
    "Discrepancy",
    "Entry",
    "Evidence",
    "Note",
    "Passage",
    "Reading",
    "SourceEntry",
    "StoryEntry",
    "VersionEntry",
]


class Passage(Entry):
    """Segments of the sources that tell the same thing: `{A: 4, B: [1, 2], see: [A-7]}`.

    Sigla are keys of their own; `segments` gives them in the order written.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Numbers] = Field(init=False)

    id: Slug | None = Field(None, description="A name for links to this passage.", examples=["casualties"])
    see: SegmentNames = Field(
        (), description="Other segments that touch it: linked, not repeated.", examples=[["A-4", "B-7"]]
    )

    @property
    def segments(self) -> Mapping[str, tuple[int, ...]]:
        """Siglum to numbers."""
        return self.__pydantic_extra__


class StoryEntry(Entry):
    """One event, one folder under `sources/`, one page."""

    title: Line = Field(description="The page's headline.", examples=["North Korean sappers in Kursk"])
    summary: Words | None = Field(
        None,
        description="What happened and where the sources part, in Markdown.",
        examples=["Two reports of one event."],
    )
    language: Language = Field(
        description="The language of your notes and glosses: a tag such as en.", examples=["en"]
    )
    sources: Mapping[Siglum, SourceEntry] = Field(
        description="The articles, each under its siglum, such as A; the page follows the first.",
        examples=[{"A": {"language": "zh-Hans", "text": "a.txt"}}],
        min_length=1,
    )
    accept: tuple[WarningCode, ...] = Field(
        (),
        description="Codes of warnings that you have looked at and accept for this story.",
        examples=[["gloss-missing"]],
    )
    kinds: Mapping[Slug, Line] = Field(
        default_factory=dict,
        description="Kinds of your own for discrepancies and notes, each an id with its label.",
        examples=[{"emphasis": "What is stressed"}],
    )
    aliases: Mapping[Id, Id] = Field(
        default_factory=dict,
        description="Ids that links have used and that are gone: what stands there now.",
        examples=[{"n-dead": "n-killed", "A-17": "A-18"}],
    )
    passages: tuple[Passage, ...] = Field(
        (),
        description="Segments that tell the same thing, side by side; each stands in one passage.",
        examples=[[{"A": 4, "B": [1, 2]}]],
    )
    discrepancies: Mapping[Slug, Discrepancy] = Field(
        default_factory=dict,
        description="Topics on which the sources part, each under an id that links use.",
        examples=[{"killed": {"topic": "How many were killed", "kind": "number", "readings": {"A": {"quote": "600"}}}}],
    )
    notes: Mapping[Slug, Note] = Field(
        default_factory=dict,
        description="Comments on single quotes, each under an id that links use.",
        examples=[{"since": {"source": "A", "quote": "自去年11月", "kind": "context", "text": "Since 2024."}}],
    )
