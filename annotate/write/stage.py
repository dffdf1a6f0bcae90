"""The next generation, made whole beside the present one."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from annotate.write.tree import Tree

NO_LINKS: Final = {errno.EPERM, errno.EACCES, errno.EMLINK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP,
                    errno.EOPNOTSUPP}


def put(new: Path, files: Mapping[PurePosixPath, bytes], changed: Iterable[PurePosixPath]) -> None:
    """Write what is new or differs."""
    for path in changed:
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        write_file(new / path, files[path])


def write_file(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """As `write_bytes`, but an error always tells which file it was.

    `lasting`: it is on the disk itself before anything else happens, so that a power cut does not lose it.
    """
    try:
        path.write_bytes(content)
        if lasting:
            _flush(path)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def _flush(file: Path) -> None:
    """The file, and its name in its folder."""
    with file.open("rb+") as opened:  # Windows flushes only what may be written
        os.fsync(opened.fileno())
    if os.name != "posix":
        return
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems know no such thing of folders
            os.fsync(folder)
    finally:
        os.close(folder)


def take_over(out: Path, new: Path, paths: Iterable[PurePosixPath]) -> None:
    """What did not change stays the same file: its time, its inode."""
    for path in paths:
        (new / path).unlink(missing_ok=True)
        _again(out / path, new / path)


def carry(out: Path, new: Path, foreign: Tree) -> None:
    """What is not ours stands in the next generation as well: as the very same file, but for links, made anew."""
    for path, kind in foreign.items():
        if kind == "folder":
            (new / path).mkdir(parents=True, exist_ok=True)
        else:
            _again(out / path, new / path)


def like(out: Path, new: Path, there: Tree, ours: set[PurePosixPath]) -> None:
    """Folders keep their rights; those that hold nothing of ours, their time as well."""
    kept = [PurePosixPath(), *(path for path, kind in there.items() if kind == "folder" and (new / path).is_dir())]
    for path in reversed(kept):
        _owner(out / path, new / path)
        if path in ours or not path.parts:
            shutil.copymode(out / path, new / path)
        else:
            shutil.copystat(out / path, new / path)


def discard(folder: Path) -> None:
    """All of a stage that came to nothing. It holds only what we wrote, and second names of files that stand elsewhere.

    Raises OSError where something of it stays.
    """
    if not os.path.lexists(folder):
        return
    for top, _, _ in os.walk(folder):
        Path(top).chmod(0o700)  # a folder that was carried over may be closed to writing
    shutil.rmtree(folder)


def _again(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        target.symlink_to(source.readlink(), source.is_dir())
        return
    try:
        os.link(source, target)
    except OSError as error:
        # EXDEV is not among them: within one folder it tells that something is mounted there, which must not be moved
        if error.errno not in NO_LINKS or not source.is_file():
            raise
        shutil.copy2(source, target)


def _owner(source: Path, target: Path) -> None:
    there, here = source.lstat(), target.lstat()
    if (there.st_uid, there.st_gid) != (here.st_uid, here.st_gid) and hasattr(os, "chown"):
        try:
            os.chown(target, there.st_uid, there.st_gid)
        except PermissionError:
            return  # only root gives folders away
