"""What a build has left beside the output, done or killed: the output is made whole, and the rest cleared away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from annotate.write.clear import clear
from annotate.write.manifest import MANIFEST, Made, either, read_manifest
from annotate.write.stage import discard
from annotate.write.tree import fingerprint

LIST: Final = "made.json"
"""In the work folder: the fingerprints of the generation that stood and of the one that takes its place."""


def mend(work: Path, out: Path) -> Iterator[Path]:
    """After a build that was killed: the output is whole, and nothing is left beside it. As `clear_up`."""
    for link in [path for path in work.iterdir() if path.is_symlink()]:
        link.unlink()  # none of ours is one: it came with somebody's commit, to lead us elsewhere
    yield from clear_up(work, out)
    discard(work / "new")


def clear_up(work: Path, out: Path) -> Iterator[Path]:
    """Gives out what somebody else wrote and could not stay where it was. Raises OSError where something stays."""
    if not os.path.lexists(out) and (work / "old").is_dir():
        (work / "old").rename(out)  # cut off between the two steps
    made = _made(work, out)
    for left in (work / "next", work / "old"):
        yield from clear(left, out, made, work / "kept")
        if os.path.lexists(left):  # NFS holds something in it open; its place is needed
            left.rename(next(path for number in count(1) if not os.path.lexists(path := work / f"open-{number}")))
    for left in sorted(work.glob("open-*")):
        yield from clear(left, out, made, work / "kept")
    (work / LIST).unlink(missing_ok=True)


def _made(work: Path, out: Path) -> Made:
    """A power cut can lose the list; then those that stand in the generations themselves tell the same.

    Only of a folder that no build of ours had written before, they know nothing.
    """
    if made := read_manifest(work / LIST):
        return made
    found = {file: read_manifest(file) for file in (folder / MANIFEST for folder in (work / "next", work / "old", out))}
    known = [{**made, MANIFEST: frozenset(filter(None, [fingerprint(file)]))} for file, made in found.items() if made]
    return either(*known)
