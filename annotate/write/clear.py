"""What is left of a generation that was replaced: cleared away with care, because somebody may have written into it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from annotate.write.manifest import Made
from annotate.write.tree import Kind, fingerprint, held_open, walk


def clear(left: Path, out: Path, made: Made, aside: Path) -> Iterator[Path]:
    """Remove `left`, a whole generation beside `out`.

    A file goes if it is ours by its fingerprint, or `out` has the very same. Anything else was written while we were at
    work: it moves to where it belongs, or, where something else stands there, into `aside`. Gives out what is there.
    What NFS holds open stays, and so do the folders around it.
    """
    if not os.path.lexists(left):
        return
    tree = walk(left)
    for folder in [left, *(left / path for path, kind in tree.items() if kind == "folder")]:
        if tree and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            folder.chmod(0o700)
    for path, kind in tree.items():
        if kind != "folder" and not _dispensable(left / path, out / path, made.get(path, ())):
            if _moved(left / path, out / path):
                continue
            kept = _free(aside, path)
            kept.parent.mkdir(parents=True, exist_ok=True)
            (left / path).rename(kept)
            yield kept
        elif kind != "folder":
            (left / path).unlink()
    _remove_folders(left, tree)


def _dispensable(path: Path, place: Path, made: Iterable[str]) -> bool:
    if os.path.lexists(place) and os.path.samestat(path.lstat(), place.lstat()):
        return True
    print_ = fingerprint(path)
    return print_ is not None and (print_ in made or print_ == fingerprint(place))


def _moved(path: Path, place: Path) -> bool:
    """False where something stands in its place, or in the place of its folder."""
    if os.path.lexists(place):
        return False
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return False
    path.rename(place)
    return True


def _free(aside: Path, path: PurePosixPath) -> Path:
    """A place in `aside` where nothing stands yet."""
    number = 1
    while os.path.lexists(aside / str(number) / path):
        number += 1
    return aside / str(number) / path


def _remove_folders(left: Path, tree: dict[PurePosixPath, Kind]) -> None:
    stay: set[PurePosixPath] = set()
    for path in reversed([PurePosixPath(), *(path for path, kind in tree.items() if kind == "folder")]):
        if path in stay or any(held_open(each.name) for each in (left / path).iterdir()):
            stay |= {path, *path.parents}
            continue
        with suppress(FileNotFoundError):
            (left / path).rmdir()
