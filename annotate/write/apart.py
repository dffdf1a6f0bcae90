"""Files that are neither published nor committed: review pages and what is kept to be quicker, in `.annotate`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from annotate.write.folder import create_file, create_once

APART: Final = ".annotate"
"""Beside the folder of the stories; what begins with a dot is no story and no page of MkDocs."""


def apart(root: Path) -> Path:
    """Where they are; `root`: the folder of the stories."""
    return (root if root.name not in ("", "..") else root.resolve()).parent / APART


def put_apart(root: Path, name: str, content: bytes) -> Path:
    """A file there, in place of the last; `name` may hold folders.

    OSError when the disk refuses.
    """
    folder = apart(root)
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    create_once(folder / ".gitignore", b"*\n")
    create_file(file, content, over=True)
    return file
