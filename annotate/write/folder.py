"""A new folder of files, or one file beside others: what `annotate new` and its like make."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from annotate.write.stage import NO_LINKS, write_file

MEANWHILE: Final = "another command or programme has made it meanwhile; run this one again"
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
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            write_file(staged / name, content)
        _put_folder(staged, folder)
    except FileExistsError:
        shutil.rmtree(staged, ignore_errors=True)
        raise FileExistsError(errno.EEXIST, MEANWHILE, str(folder)) from None
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
        with suppress(FileExistsError):
            _put(file, content, over=False)


def create_file(file: Path, content: bytes, *, over: bool) -> None:
    """A file, whole or not at all. Raises FileExistsError where another stands there and `over` does not allow for it.

    OSError when the disk refuses; what is there is then as it was.
    """
    try:
        _put(file, content, over=over)
    except FileExistsError:
        if not file.is_file() or file.read_bytes() != content:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file)) from None


def _put(path: Path, content: bytes, *, over: bool) -> None:
    """Whole or not at all: a reader never sees half a file. What it takes the place of hands on its rights."""
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if over and path.is_file():
            staged.touch(0o600)
            write_file(staged, content)
            shutil.copymode(path, staged)
        else:
            write_file(staged, content)
        if over:
            staged.replace(path)
        else:
            _put_new(staged, path, content)
    finally:
        staged.unlink(missing_ok=True)


def _put_new(staged: Path, path: Path, content: bytes) -> None:
    """A second name fails where one stands, whoever has put it there just now."""
    try:
        os.link(staged, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        with path.open("xb"):  # a file system without links; a reader may see it half written
            pass
        try:
            write_file(path, content)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
