"""What quotes the sources: discrepancies with their readings, and notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, ValidationInfo, field_validator

from annotate.model.entry import Entry, shape
from annotate.scalars import Address, Line, Siglum, Slug, ValueText, Words
from annotate.value import as_dates

DISCREPANCY_KINDS = ("number", "date", "name", "attribution", "quotation", "scope", "omission", "wording")
NOTE_KINDS = ("translation", "context", "correction", "attribution", "wording")


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
        description="What it says as a number, a range, a ratio or a date, for figures.",
        examples=["600", "~ 600", "> 6000", "10000..12000", "2024-10", "37/64"],
    )
    incomparable: Line | None = Field(
        None,
        description="Why it cannot be set against the others: of another period, area or count.",
        examples=["dead and wounded together"],
    )


Readings = Annotated[
    Annotated[Literal["silent"], Tag("<text>")]
    | Annotated[Reading, Tag("<mapping>")]
    | Annotated[tuple[Reading, ...], Tag("<list>"), Field(min_length=1)],
    Discriminator(shape),
]


class Evidence(Entry):
    """Something outside the sources that an assessment rests on."""

    title: Line = Field(description="What it is.", examples=["Briefing of 14 November 2025"])
    url: Address = Field(description="The address where it stands.", examples=["https://example.org/briefing"])
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
    weight: Literal["major", "minor"] = Field(
        "minor", description="How much it matters: major or minor.", examples=["major"]
    )
    unit: Line | None = Field(None, description="What the values count.", examples=["soldiers"])
    readings: Mapping[str, Readings] = Field(
        description="What each source says, by its siglum: a reading, a list of them, or `silent` (nothing on it).",
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
