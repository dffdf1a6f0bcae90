"""Stories made for a test: articles given as segments, the rest as in story.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from annotate.arrange import Arranged
from annotate.build import check_story


def write_story(folder: Path, spec: Mapping[str, Any]) -> Path:
    """`spec`: `sources: {A: [segment, …]}` and any other key of story.yml; `entries: {A: {…}}` adds to a source."""
    folder.mkdir(parents=True, exist_ok=True)
    entries: dict[str, Any] = {}
    for siglum, segments in spec["sources"].items():
        entries[siglum] = {"language": "en", "text": f"{siglum}.txt", "paragraphs": "blank-line",
                           **spec.get("entries", {}).get(siglum, {})}
        (folder / f"{siglum}.txt").write_bytes("\n\n".join(segments).encode())
    for name, text in spec.get("files", {}).items():
        (folder / name).write_bytes(text.encode())
    given = {key: value for key, value in spec.items() if key not in {"sources", "entries", "files", "expect"}}
    story = {"title": "Made for a test", "language": "en", **given, "sources": entries}
    (folder / "story.yml").write_text(yaml.safe_dump(story, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return folder


def arranged(folder: Path, spec: Mapping[str, Any]) -> Arranged:
    """The story through load, anchor and arrange; a problem of any kind is a mistake of the test."""
    made, problems = check_story(write_story(folder, spec), "sources/made")
    assert made is not None, problems
    assert not problems
    return made
