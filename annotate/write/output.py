"""The output folder in the hands of one build."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final, Self

from filelock import BaseFileLock

from annotate.problem import Problem
from annotate.write.exchange import exchange
from annotate.write.left import LIST, clear_up, mend
from annotate.write.lock import lock, unlock
from annotate.write.manifest import MANIFEST, Made, either, either_bytes, manifest_bytes, read_manifest
from annotate.write.plan import Plan, Wanted, fixed, plan, refused_folder
from annotate.write.stage import carry, discard, like, put, take_over, write_file
from annotate.write.told import Words
from annotate.write.tree import Tree, fingerprint, folders_of, walk

_IMMOVABLE: Final = {errno.EBUSY, errno.EXDEV}


@dataclass(frozen=True, slots=True)
class Written:
    """What happened on disk."""

    written: tuple[PurePosixPath, ...] = ()
    removed: tuple[PurePosixPath, ...] = ()
    unchanged: int = 0


class Output:
    """A folder that holds one whole generation of files at any moment, whatever happens to the process.

    Beside it, in `.NAME.annotate`: `lock`; `new`, a stage in the making, of which nothing is worth keeping; `next`,
    a whole generation on its way in or, once the two have changed places, out; `old`, the same where that takes two
    steps; `made.json`, the fingerprints of both; `kept`, what somebody else wrote meanwhile and could not stay where it
    was; `open-1`, `open-2`, …, what NFS holds open. What a build that was killed has left is cleared by the next.

    The lists are on the disk itself before the two change places, the other files are not: after a power cut, some that
    the last build wrote may be empty. The next build takes those for changed by hand, and says so.
    """

    def __init__(self, out: Path, shown: str, option: str = "--out", way_out: str | None = None) -> None:
        """The rest is how problems are told: see `Words`."""
        self._out, self._words = Path(os.path.realpath(out)), Words(shown, option, way_out)
        self._work = self._out.parent / f".{self._out.name}.annotate"
        self._lock: BaseFileLock | None = None
        self.kept: list[Path] = []
        """What somebody else wrote meanwhile and could not stay where it was; all of it once this is closed."""

    def __enter__(self) -> Self:
        """Hear at once of another build at work, and mend what one that was killed has left."""
        if os.path.lexists(self._work):
            self._hold()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave nothing but the output."""
        if self._lock is not None:
            with suppress(OSError):
                discard(self._work / "new")
            with suppress(OSError):
                self.kept.extend(clear_up(self._work, self._out))
            unlock(self._lock, self._work)
            self._lock = None

    def write(self, files: Mapping[PurePosixPath, bytes]) -> tuple[Written, list[Problem]]:
        """Make the folder hold `files`. A file that is not ours, or was changed since, is a problem and stops all.

        Raises Busy, or OSError when the disk refuses; the output is then as it was.
        """
        wanted = {path: sha256(content).hexdigest() for path, content in files.items()}
        if self._is_settled(wanted):
            return Written(unchanged=len(wanted)), []
        self._hold()
        made = read_manifest(self._out / MANIFEST)
        return self._follow(made, wanted, lambda changed: put(self._empty(), files, changed))

    def _is_settled(self, wanted: Wanted) -> bool:
        """All is so already and nobody is at work. Not even a lock is made: it would wake who watches the folder."""
        if self._lock is not None or os.path.lexists(self._work):
            return False
        made = read_manifest(self._out / MANIFEST)
        planned = plan(self._out, walk(self._out), made or {}, wanted)
        return bool(made) and not planned.in_the_way and self._is_so(planned, wanted)

    def stage(self) -> Path | Problem:
        """An empty folder to fill, which `publish` then puts in the place of the output. A problem where it cannot."""
        self._hold()
        there = walk(self._out)
        if why := fixed(self._out, there):
            return self._words.fixed(why)
        theirs = sorted(path for path, kind in there.items() if kind != "folder" and not path.parts[0].startswith("."))
        if theirs and MANIFEST not in there:
            return self._words.somebodys(theirs)
        return self._empty()

    def _empty(self) -> Path:
        new = self._work / "new"
        discard(new)
        new.mkdir()
        return new

    def publish(self) -> tuple[Written, list[Problem]]:
        """As `write`, of what was put into the stage."""
        new, made = self._work / "new", read_manifest(self._out / MANIFEST)
        wanted = {path: print_ for path in walk(new) if (print_ := fingerprint(new / path)) and path != MANIFEST}
        return self._follow(made, wanted, lambda _: None)

    def _hold(self) -> None:
        if self._lock is not None:
            return
        self._lock = lock(self._work)
        try:
            self.kept.extend(mend(self._work, self._out))
        except BaseException:
            self.close()
            raise

    def _follow(self, made: Made | None, wanted: Wanted,
                fill: Callable[[Sequence[PurePosixPath]], None]) -> tuple[Written, list[Problem]]:
        """`made`: what is ours of the output, None where nobody can tell; `fill`: puts what changed into the stage."""
        there = walk(self._out)
        planned = plan(self._out, there, made or {}, wanted)
        if problems := self._problems(made, there, planned):
            return Written(), problems
        if not self._is_so(planned, wanted):
            fill(planned.changed)
            self._complete(there, made or {}, wanted, planned)
            if problem := self._replace():
                return Written(), [problem]
        return Written(planned.changed, planned.gone, len(planned.unchanged)), []

    def _problems(self, made: Made | None, there: Tree, planned: Plan) -> list[Problem]:
        if made is None:
            return [self._words.unreadable()]
        if why := fixed(self._out, there):
            return [self._words.fixed(why)]
        if refused := refused_folder(self._out, [path for path, kind in there.items() if kind == "folder"]):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(refused))
        return self._words.not_ours(planned.in_the_way)

    def _is_so(self, planned: Plan, wanted: Wanted) -> bool:
        listed = self._out / MANIFEST
        return (not planned.changed and not planned.gone and listed.is_file() and not listed.is_symlink()
                and listed.read_bytes() == manifest_bytes(wanted))

    def _complete(self, there: Tree, made: Made, wanted: Wanted, planned: Plan) -> None:
        """The stage, with all that the output is to hold, and the lists that tell whose it is."""
        new = self._work / "new"
        take_over(self._out, new, planned.unchanged)
        carry(self._out, new, planned.foreign)
        write_file(new / MANIFEST, manifest_bytes(wanted), lasting=True)
        if os.path.lexists(self._out):
            like(self._out, new, there, {folder for path in wanted for folder in folders_of(path)})
        own = {path: frozenset([print_]) for path, print_ in wanted.items()}
        lists = {MANIFEST: frozenset(filter(None, (fingerprint(self._out / MANIFEST), fingerprint(new / MANIFEST))))}
        write_file(self._work / LIST, either_bytes(either(made, own, lists)), lasting=True)

    def _replace(self) -> Problem | None:
        """Let the stage take the place of the output."""
        new, next_ = self._work / "new", self._work / "next"
        try:
            if os.path.lexists(self._out):
                new.rename(next_)
                exchange(next_, self._out, self._work / "old")
            else:
                new.rename(self._out)
        except OSError as error:
            if error.errno not in _IMMOVABLE:
                raise
            return self._words.immovable(error)
        with suppress(OSError):  # the new generation stands; what is left of the old is cleared by the next build
            self.kept.extend(clear_up(self._work, self._out))
        return None


def write(files: Mapping[PurePosixPath, bytes], out: Path, shown: str) -> tuple[Written, list[Problem]]:
    """`Output.write`, held for just so long."""
    with Output(out, shown) as output:
        return output.write(files)
