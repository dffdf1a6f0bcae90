"""A new folder of files, or one file that is not there yet: what `annotate new` makes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from annotate.write.stage import write_file

_THERE: Final = {errno.EEXIST, errno.ENOTEMPTY}  # POSIX lets a system choose


def create(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder with `files`, whole or not at all. It is filled beside its place, hidden, so that it is no story.

    Raises FileExistsError when it is there already, even if only since this moment, OSError when the disk refuses.
    """
    staged = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(staged, ignore_errors=True)  # of one that was killed and had our number
    staged.mkdir(parents=True)
    try:
        for name, content in files.items():
            write_file(staged / name, content)
        _put_folder(staged, folder)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def _put_folder(staged: Path, folder: Path) -> None:
    """But on Windows, a rename takes the place of an empty folder, which could be another's; so we make that one."""
    if os.name == "nt":
        staged.rename(folder)
        return
    folder.mkdir()
    try:
        staged.rename(folder)
    except OSError as error:
        with suppress(OSError):
            folder.rmdir()
        if error.errno in _THERE:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder)) from None
        raise


def create_once(file: Path, content: bytes) -> None:
    """A file that is not there yet; one that is stays as it is."""
    if not file.exists():
        _put(file, content)


def create_file(file: Path, content: bytes, *, over: bool) -> None:
    """A file, whole or not at all. Raises FileExistsError where another stands there and `over` does not allow for it.

    OSError when the disk refuses; what is there is then as it was.
    """
    if not over and os.path.lexists(file):
        if file.is_file() and file.read_bytes() == content:
            return
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
    _put(file, content)


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never sees half a file."""
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write_file(staged, content)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
