"""What stands under `versions` of a source: what its article was before."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from annotate.model.entry import Entry
from annotate.model.glosses import Glosses
from annotate.scalars import Day, Encoding, FileName, PartialDay, Sha256


class VersionEntry(Entry):
    """An older text of the source, kept beside the newest. Numbers of segments are always those of the newest."""

    text: FileName = Field(description="The raw article as it was then, .txt or .html.", examples=["a.txt"])
    sha256: Sha256 | None = Field(None, description="SHA-256 of that file.", examples=["1ad6349b" * 8])
    retrieved: Day | None = Field(None, description="The day on which it was fetched.", examples=["2025-11-17"])
    published: PartialDay | None = Field(
        None, description="When it was published; a month or a year will do.", examples=["2025-11-17", "2025-11"]
    )
    encoding: Encoding | None = Field(
        None, description="That file's encoding where it is not UTF-8.", examples=["gb18030"]
    )
    paragraphs: Literal["line", "blank-line"] = Field(
        "line", description="What ended a segment of a .txt: each line, or a blank line.", examples=["blank-line"]
    )
    gloss: Glosses | None = Field(
        None,
        description="The gloss file of that text, or one for each language; kept, and shown nowhere.",
        examples=["a.en.txt", {"en": "a.en.txt"}],
    )
    obtained: FileName | None = Field(
        None,
        description="The file as obtained, where `text` is not that very file but was made from it.",
        examples=["a.obtained.txt"],
    )
