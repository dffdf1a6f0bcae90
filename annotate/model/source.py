"""What stands under `sources`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from annotate.model.entry import Entry
from annotate.model.glosses import Glosses
from annotate.model.version import VersionEntry
from annotate.scalars import Address, Day, Encoding, FileName, Language, Line, Numbers, PartialDay, Sha256


class SourceEntry(Entry):
    """One article as obtained, with its provenance."""

    title: Line | None = Field(None, description="The headline, as printed.", examples=["Bình Nhưỡng gửi công binh"])
    publisher: Line | None = Field(
        None, description="Who published it; leave it out where that is not known.", examples=["NetEase Hao"]
    )
    author: Line | None = Field(None, description="The byline, as printed.", examples=["黄埔少侠"])
    language: Language = Field(description="The article's language: a tag such as vi.", examples=["zh-Hans"])
    published: PartialDay | None = Field(
        None, description="When it was published; a month or a year will do.", examples=["2025-11-17", "2025-11"]
    )
    url: Address | None = Field(
        None, description="The address where it stood; leave it out where that is not known.", examples=["https://example.org/a"]
    )
    archived: Address | None = Field(
        None, description="An archived copy.", examples=["https://web.archive.org/web/2025/https://example.org/a"]
    )
    retrieved: Day | None = Field(None, description="The day on which it was fetched.", examples=["2025-11-21"])
    text: FileName = Field(description="The raw article beside story.yml, .txt or .html.", examples=["a.txt"])
    obtained: FileName | None = Field(
        None,
        description="The file as obtained, where `text` is not that very file but was made from it.",
        examples=["a.obtained.txt"],
    )
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
    versions: tuple[VersionEntry, ...] = Field(
        (),
        description="What the article was before it changed: older texts, the oldest first.",
        examples=[[{"text": "a.txt", "retrieved": "2025-11-17"}]],
    )
