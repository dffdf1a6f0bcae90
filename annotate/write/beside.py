"""New files beside one that names them: the new ones first, that one last, and none of them if any fails."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from annotate.write.folder import MEANWHILE, create_file
from annotate.write.lock import Busy, lock, unlock


def put_beside(file: Path, content: bytes, new: Mapping[str, bytes], was: bytes | None = None) -> None:
    """`new` by their names in the file's folder; what stands there under such a name stays, and is FileExistsError.

    So it is where `file` does not hold `was` any more (is there, for None): somebody has saved it meanwhile.

    OSError when the disk refuses; `file` is then as it was, and no new one is left.
    """
    made: list[Path] = []
    with _alone(file):
        try:
            for name, each in new.items():
                path = file.parent / name
                there = path.exists()
                _create(path, each, over=False)
                made += [] if there else [path]
            _same_still(file, was)
            _create(file, content, over=was is not None)
        except BaseException:
            if not _is(file, content):  # else all of it stands, and what came after that does not count
                for path in made:
                    with suppress(OSError):
                        path.unlink()
            raise


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Two at once would take each other's files for their own."""
    work = file.with_name(f".{file.name}.writing")
    try:
        held = lock(work)
    except Busy:
        raise FileExistsError(errno.EEXIST, MEANWHILE, str(file)) from None
    try:
        yield
    finally:
        unlock(held, work)


def _create(file: Path, content: bytes, *, over: bool) -> None:
    try:
        create_file(file, content, over=over)
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, MEANWHILE, str(file)) from None


def _same_still(file: Path, was: bytes | None) -> None:
    if was is not None and not _is(file, was):
        raise FileExistsError(errno.EEXIST, "changed meanwhile; run the command again", str(file))


def _is(file: Path, content: bytes) -> bool:
    with suppress(OSError):
        return file.read_bytes() == content
    return False
