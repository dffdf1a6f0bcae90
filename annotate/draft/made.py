"""What is written: the new files, and story.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.draft.rows import Row
from annotate.draft.source import DraftSource


@dataclass(frozen=True, slots=True)
class Made:
    """`files` by name, in the order of the sources; `story` is story.yml as a whole, `rows` its lines by siglum.

    `same` names files that were left out, each with the siglum that has the very same bytes.
    """

    files: Mapping[str, bytes]
    story: bytes
    sources: tuple[DraftSource, ...]
    rows: Mapping[str, Sequence[Row]]
    same: tuple[tuple[str, str], ...] = ()


def files_of(sources: Sequence[DraftSource]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for each in sources:
        if not each.inside:
            files[each.article.name] = each.article.raw
        if each.kept:
            files[each.kept[0]] = each.kept[1]
    return files
