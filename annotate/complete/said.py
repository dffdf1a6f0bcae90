"""Topics on which a source was not examined, and discrepancies that rest on nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.complete.gap import Gap
from annotate.story import Story


def unexamined(story: Story) -> tuple[int, Iterator[Gap]]:
    """A reading (one that is not comparable too) and `silent` say that somebody has looked; no line says nothing."""
    return len(story.entry.discrepancies), _unexamined(story)


def _unexamined(story: Story) -> Iterator[Gap]:
    for key, discrepancy in story.entry.discrepancies.items():
        left = [siglum for siglum in story.entry.sources if siglum not in discrepancy.readings]
        if left:
            place = story.places.key(("discrepancies", key))
            yield Gap(place, f"{key}: neither a reading of {_either(left)} nor `silent`")


def _either(sigla: list[str]) -> str:
    return " or ".join([", ".join(sigla[:-1]), sigla[-1]] if len(sigla) > 1 else sigla)


def unsupported(story: Story) -> tuple[int, Iterator[Gap]]:
    """Nothing outside the sources is named that would tell which of them is right."""
    found = story.entry.discrepancies
    return len(found), (Gap(story.places.key(("discrepancies", key)), f"{key}: no evidence")
                        for key, each in found.items() if not each.evidence)
