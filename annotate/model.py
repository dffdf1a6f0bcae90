"""`story.yml` as an author writes it; one model for checking and for the JSON Schema that editors complete from.

What needs more than one entry to judge (known sources, numbers of segments, kinds) is checked in `annotate.load`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationInfo, field_validator

from annotate.scalars import (
    Address,
    Day,
    Encoding,
    FileName,
    Language,
    Line,
    Numbers,
    PartialDay,
    SegmentNames,
    Sha256,
    Siglum,
    Slug,
    ValueText,
    Words,
)
from annotate.value import as_dates

DISCREPANCY_KINDS = ("number", "date", "name", "attribution", "quotation", "scope", "omission", "wording")
NOTE_KINDS = ("translation", "context", "correction", "attribution", "wording")


def _shape(value: object) -> str:
    """The tag of a union's member; tags stand in pydantic's locations, so they are no words that could be keys."""
    if isinstance(value, str):
        return "<text>"
    return "<list>" if isinstance(value, list | tuple) else "<mapping>"


class Entry(BaseModel):
    """Frozen and closed: a key that is not named here is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Glosses = Annotated[
    Annotated[FileName, Tag("<text>")] | Annotated[Mapping[Language, FileName], Tag("<mapping>")],
    Discriminator(_shape, custom_error_type="wrong-type", custom_error_message="expected a file name or a mapping"),
]


class SourceEntry(Entry):
    """One article as obtained, with its provenance."""

    title: Line | None = Field(None, description="The headline, as printed.", examples=["Bình Nhưỡng gửi công binh"])
    publisher: Line | None = Field(
        None, description="Who published it; leave it out where that is not known.", examples=["NetEase Hao"]
    )
    author: Line | None = Field(None, description="The byline, as printed.", examples=["黄埔少侠"])
    language: Language = Field(description="The article's language, a BCP 47 tag.", examples=["zh-Hans"])
    published: PartialDay | None = Field(
        None, description="When it was published; a month or a year will do.", examples=["2025-11-17", "2025-11"]
    )
    url: Address | None = Field(
        None, description="Where it stood; leave it out where that is not known.", examples=["https://example.org/a"]
    )
    archived: Address | None = Field(
        None, description="An archived copy.", examples=["https://web.archive.org/web/2025/https://example.org/a"]
    )
    retrieved: Day | None = Field(None, description="The day on which it was fetched.", examples=["2025-11-21"])
    text: FileName = Field(description="The raw article beside story.yml, .txt or .html.", examples=["a.txt"])
    encoding: Encoding | None = Field(
        None, description="The raw article's encoding where it is not UTF-8.", examples=["gb18030"]
    )
    paragraphs: Literal["line", "blank-line"] = Field(
        "line", description="What ends a segment of a .txt: each line, or a blank line.", examples=["blank-line"]
    )
    sha256: Sha256 | None = Field(
        None, description="SHA-256 of the raw article, so that a changed file is seen.", examples=["1ad6349b" * 8]
    )
    gloss: Glosses | None = Field(
        None,
        description="The gloss file (in the story's language), or one for each language.",
        examples=["a.en.txt", {"en": "a.en.txt", "vi": "a.vi.txt"}],
    )
    gloss_by: Line | None = Field(None, description="`machine`, or who wrote the gloss.", examples=["machine"])
    furniture: Numbers = Field(
        (), description="Segments that are not the article: image holders, site notices.", examples=[[1, 7, 15]]
    )
    rights: Line | None = Field(None, description="Whose the article is.", examples=["© NetEase Hao"])
    display: Literal["full", "excerpts"] = Field(
        "full", description="`excerpts` publishes only the segments that are quoted.", examples=["excerpts"]
    )


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


class Quoting(Entry):
    """Exact words of a source, and where they stand (W3C TextQuoteSelector)."""

    quote: Words = Field(description="The source's exact words.", examples=["超过6000人阵亡"])
    prefix: Words | None = Field(
        None, description="The words right before the quote, where it occurs more than once.", examples=["朝鲜军队"]
    )
    suffix: Words | None = Field(
        None, description="The words right after the quote, where it occurs more than once.", examples=["以上"]
    )


class Reading(Quoting):
    """What one source says on a topic."""

    gloss: Words | None = Field(
        None, description="The quote in the story's language.", examples=["more than 6,000 killed"]
    )
    value: ValueText | None = Field(
        None,
        description="What it says in numbers, for figures.",
        examples=["600", "~ 600", "> 6000", "10000..12000", "2024-10", "37/64"],
    )


Readings = Annotated[
    Annotated[Literal["silent"], Tag("<text>")]
    | Annotated[Reading, Tag("<mapping>")]
    | Annotated[tuple[Reading, ...], Tag("<list>"), Field(min_length=1)],
    Discriminator(_shape),
]


class Evidence(Entry):
    """Something outside the sources that an assessment rests on."""

    title: Line = Field(description="What it is.", examples=["Briefing of 14 November 2025"])
    url: Address = Field(description="Where it stands.", examples=["https://example.org/briefing"])
    archived: Address | None = Field(
        None,
        description="An archived copy.",
        examples=["https://web.archive.org/web/2025/https://example.org/briefing"],
    )


class Discrepancy(Entry):
    """One topic on which sources part."""

    topic: Line = Field(description="What they part on, in a few words.", examples=["How many were killed"])
    kind: Slug = Field(
        description=f"One of {', '.join(DISCREPANCY_KINDS)}, or one of the story's `kinds`.", examples=["number"]
    )
    weight: Literal["major", "minor"] = Field("minor", description="How much it matters.", examples=["major"])
    unit: Line | None = Field(None, description="What the values count.", examples=["soldiers"])
    readings: Mapping[str, Readings] = Field(
        description="Siglum to what it says: a reading, a list of readings, or `silent` (read, and says nothing).",
        examples=[{"A": {"quote": "超过6000人阵亡", "value": "> 6000"}, "B": "silent"}],
        min_length=1,
    )
    assessment: Words | None = Field(
        None, description="What you conclude and why, in Markdown.", examples=["Both name the same briefing."]
    )
    evidence: tuple[Evidence, ...] = Field(
        (),
        description="What the assessment rests on.",
        examples=[[{"title": "Briefing", "url": "https://example.org"}]],
    )
    by: Line | None = Field(None, description="Who found it.", examples=["machine"])

    @field_validator("readings")
    @classmethod
    def _years(cls, readings: Mapping[str, Readings], info: ValidationInfo) -> Mapping[str, Readings]:
        """Where dates are compared, 2024 is a year."""
        if info.data.get("kind") != "date":
            return readings
        return {siglum: _dated(said) for siglum, said in readings.items()}


def _dated(said: str | Reading | tuple[Reading, ...]) -> Any:
    if isinstance(said, tuple):
        return tuple(map(_dated, said))
    if isinstance(said, Reading) and said.value is not None:
        return said.model_copy(update={"value": as_dates(said.value)})
    return said


class Note(Quoting):
    """A comment on one quote that is no discrepancy."""

    source: Siglum = Field(description="The siglum of the source.", examples=["A"])
    kind: Slug = Field(
        description=f"One of {', '.join(NOTE_KINDS)}, or one of the story's `kinds`.", examples=["context"]
    )
    text: Words = Field(description="The comment, in Markdown.", examples=["That is, since November 2024."])
    by: Line | None = Field(None, description="Who wrote it.", examples=["machine"])


class StoryEntry(Entry):
    """One event, one folder under `sources/`, one page."""

    title: Line = Field(description="The page's headline.", examples=["North Korean sappers in Kursk"])
    summary: Words | None = Field(
        None,
        description="What happened and where the sources part, in Markdown.",
        examples=["Two reports of one event."],
    )
    language: Language = Field(description="The language of notes and glosses, a BCP 47 tag.", examples=["en"])
    sources: Mapping[Siglum, SourceEntry] = Field(
        description="Siglum to source; the first one's order is the page's.",
        examples=[{"A": {"language": "zh-Hans", "text": "a.txt"}}],
        min_length=1,
    )
    kinds: Mapping[Slug, Line] = Field(
        default_factory=dict,
        description="Kinds of your own for discrepancies and notes: id to label.",
        examples=[{"emphasis": "What is stressed"}],
    )
    passages: tuple[Passage, ...] = Field(
        (), description="Segments that tell the same thing.", examples=[[{"A": 4, "B": [1, 2]}]]
    )
    discrepancies: Mapping[Slug, Discrepancy] = Field(
        default_factory=dict,
        description="Id (the permalink) to discrepancy.",
        examples=[{"killed": {"topic": "How many were killed", "kind": "number", "readings": {"A": {"quote": "600"}}}}],
    )
    notes: Mapping[Slug, Note] = Field(
        default_factory=dict,
        description="Id (the permalink) to note.",
        examples=[{"since": {"source": "A", "quote": "自去年11月", "kind": "context", "text": "Since 2024."}}],
    )
