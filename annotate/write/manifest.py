"""The list of the files that we made, with the SHA-256 of each: what tells them from anybody else's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

MANIFEST: Final = PurePosixPath(".annotate.json")
"""In the output folder; it is staged and takes its place together with the files that it lists."""

Made = Mapping[PurePosixPath, frozenset[str]]
"""The fingerprints of what we left at each path."""


def read_manifest(file: Path) -> Made | None:
    """Empty where there is none; None where it cannot be read, or names what is not below its folder."""
    if not file.is_file() or file.is_symlink():
        return {}
    try:
        listed = json.loads(file.read_bytes().decode("utf-8", "surrogateescape"))["files"].items()
        made = {PurePosixPath(path): _fingerprints(given) for path, given in listed}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return None if any(path.is_absolute() or ".." in path.parts for path in made) else made


def manifest_bytes(made: Mapping[PurePosixPath, str]) -> bytes:
    """As it is kept in the output folder."""
    return _bytes({str(path): made[path] for path in sorted(made)})


def either(*several: Made) -> Made:
    """One list of several: what may be cleared away of a generation, whichever of them it is."""
    paths = sorted({path for made in several for path in made})
    return {path: frozenset().union(*(made.get(path, frozenset()) for made in several)) for path in paths}


def either_bytes(made: Made) -> bytes:
    """As it is kept beside the output."""
    return _bytes({str(path): sorted(prints) for path, prints in made.items()})


def _fingerprints(given: object) -> frozenset[str]:
    """One, or a list of them."""
    if isinstance(given, str):
        return frozenset([given])
    if not isinstance(given, list):
        raise TypeError
    return frozenset(map(str, given))


def _bytes(entries: Mapping[str, object]) -> bytes:
    text = json.dumps({"files": entries}, indent=1, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "surrogateescape")  # names of files that are not UTF-8 come from MkDocs alone
