"""What stands in a folder, told without following a link."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path, PurePosixPath
from typing import Final, Literal

Kind = Literal["file", "link", "folder", "other"]
Tree = dict[PurePosixPath, Kind]

_HELD_OPEN: Final = re.compile(r"\.nfs[.0-9A-Fa-f]{8,}")


def held_open(name: str) -> bool:
    """A removed file that NFS keeps under this name until nobody reads it any more; then it goes by itself."""
    return _HELD_OPEN.fullmatch(name) is not None


def walk(top: Path) -> Tree:
    """All that is below `top`, a folder before what it holds; nothing, where `top` is not there.

    What NFS holds open is as good as gone: it is nobody's, and must not be linked or moved.
    """
    found: Tree = {}
    left = [PurePosixPath()] if os.path.lexists(top) else []
    while left:
        folder = left.pop()
        with os.scandir(top / folder) as entries:
            here = {folder / entry.name: _kind(entry) for entry in entries if not held_open(entry.name)}
        found |= dict(sorted(here.items()))
        left += (path for path, kind in here.items() if kind == "folder")
    return found


def fingerprint(path: Path) -> str | None:
    """The SHA-256 of a file, or of where a link leads; None for what is neither, or is not there."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISLNK(mode):
        return "link:" + hashlib.sha256(os.fsencode(path.readlink())).hexdigest()
    if not stat.S_ISREG(mode):
        return None
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def folders_of(path: PurePosixPath) -> tuple[PurePosixPath, ...]:
    """The folders that a path leads through, below the top."""
    return tuple(path.parents)[:-1]


def empty_folders(tree: Tree) -> set[PurePosixPath]:
    """Those that hold nothing at all."""
    full = {path.parent for path in tree}
    return {path for path, kind in tree.items() if kind == "folder" and path not in full}


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"
