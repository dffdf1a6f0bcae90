"""A new folder of files, or one file that is not there yet: what `annotate new` makes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def create(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder with `files`. Raises FileExistsError when it is there already, OSError when the disk refuses."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        _put(folder / name, content)


def create_once(file: Path, content: bytes) -> None:
    """A file that is not there yet; one that is stays as it is."""
    if not file.exists():
        _put(file, content)


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never sees half a file."""
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        staged.write_bytes(content)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
