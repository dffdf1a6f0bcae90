"""Two folders of one file system change places: in one step where the system can, else in two."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100  # Linux: paths are taken as they are
_RENAME_EXCHANGE: Final = 2  # Linux ≥ 3.15, man 2 renameat2
_RENAME_SWAP: Final = 2  # macOS ≥ 10.12, man 2 renamex_np
# EPERM is what containers of old answer to a call that they do not know.
_UNSUPPORTED: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def exchange(one: Path, other: Path, aside: Path) -> None:
    """What was `other` is afterwards `one`, or, where the system cannot do so in one step, `aside`.

    In the second case there is a moment in which `other` is missing and `aside` is there: whoever finds it so, renames
    it back. Raises OSError when the disk refuses; both folders are then as they were.
    """
    if not _at_once(one, other):
        _one_by_one(one, other, aside)


def _at_once(one: Path, other: Path) -> bool:
    """False where the system or the file system does not know how."""
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = system.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            failed = system.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    except (AttributeError, OSError, TypeError):  # no such function; on Windows no such library
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _one_by_one(one: Path, other: Path, aside: Path) -> None:
    other.rename(aside)
    try:
        one.rename(other)
    except BaseException:
        aside.rename(other)
        raise
