"""The output folder in the hands of one build."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final, Self

from filelock import BaseFileLock

from annotate.problem import Place, Problem
from annotate.write.clear import clear
from annotate.write.exchange import exchange
from annotate.write.lock import lock, unlock
from annotate.write.manifest import MANIFEST, Made, either, manifest_bytes, read_manifest
from annotate.write.plan import Plan, Wanted, fixed, plan, refused_folder
from annotate.write.stage import carry, discard, like, put, take_over, write_file
from annotate.write.tree import Tree, fingerprint, folders_of, walk

_IMMOVABLE: Final = {errno.EBUSY, errno.EXDEV}


@dataclass(frozen=True, slots=True)
class Written:
    """What happened on disk. `kept`: what somebody else wrote meanwhile and could not stay where it was."""

    written: tuple[PurePosixPath, ...] = ()
    removed: tuple[PurePosixPath, ...] = ()
    unchanged: int = 0
    kept: tuple[Path, ...] = ()


class Output:
    """A folder that holds one whole generation of files at any moment, whatever happens to the process.

    Beside it, in `.NAME.annotate`: `lock`; `new`, a stage in the making, of which nothing is worth keeping; `next`,
    a whole generation on its way in or, once the two have changed places, out; `old`, the same where that takes two
    steps; `made.json`, the fingerprints of both. What a build that was killed has left is cleared by the next.
    """

    def __init__(self, out: Path, shown: str, option: str = "--out") -> None:
        """`shown`: the folder as users see it; `option`: what names another."""
        self._out, self._shown, self._option = Path(os.path.realpath(out)), shown, option
        self._work = self._out.parent / f".{self._out.name}.annotate"
        self._lock: BaseFileLock | None = None
        self._kept: list[Path] = []

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
                self._clear_up()
            unlock(self._lock, self._work)
            self._lock = None

    def write(self, files: Mapping[PurePosixPath, bytes]) -> tuple[Written, list[Problem]]:
        """Make the folder hold `files`. A file that is not ours, or was changed since, is a problem and stops all.

        Raises Busy, or OSError when the disk refuses; the output is then as it was.
        """
        wanted = {path: sha256(content).hexdigest() for path, content in files.items()}
        if settled := self._settled(wanted):
            return settled, []
        self._hold()
        there, made = walk(self._out), read_manifest(self._out / MANIFEST)
        planned = plan(self._out, there, made or {}, wanted)
        if problems := self._problems(made, there, planned):
            return Written(kept=tuple(self._kept)), problems
        if self._is_so(planned, wanted):
            return self._told(planned), []
        new = self.stage()
        put(new, files, planned.changed)
        return self._finish(new, there, made or {}, wanted, planned)

    def _settled(self, wanted: Wanted) -> Written | None:
        """All is so already and nobody is at work. Not even a lock is made: it would wake who watches the folder."""
        if self._lock is not None or os.path.lexists(self._work):
            return None
        made = read_manifest(self._out / MANIFEST)
        planned = plan(self._out, walk(self._out), made or {}, wanted)
        return self._told(planned) if made and not planned.in_the_way and self._is_so(planned, wanted) else None

    def stage(self) -> Path:
        """An empty folder to fill, which `publish` then puts in the place of the output."""
        self._hold()
        new = self._work / "new"
        self._mend()
        new.mkdir()
        return new

    def publish(self) -> tuple[Written, list[Problem]]:
        """As `write`, of what was put into the stage.

        In a folder without a list of ours all is taken for ours that MkDocs would remove: all but hidden files.
        """
        new = self._work / "new"
        there, made = walk(self._out), read_manifest(self._out / MANIFEST)
        if made is not None and not made and MANIFEST not in there:
            made = _all_but_hidden(self._out, there)
        wanted = {path: print_ for path in walk(new) if (print_ := fingerprint(new / path)) and path != MANIFEST}
        planned = plan(self._out, there, made or {}, wanted)
        if problems := self._problems(made, there, planned):
            return Written(kept=tuple(self._kept)), problems
        if self._is_so(planned, wanted):
            return self._told(planned), []
        return self._finish(new, there, made or {}, wanted, planned)

    def _hold(self) -> None:
        if self._lock is None:
            self._lock = lock(self._work)
            try:
                self._mend()
            except BaseException:
                self.close()
                raise

    def _mend(self) -> None:
        """After a build that was killed: the output is whole, and nothing is left beside it."""
        for link in (path for path in self._work.iterdir() if path.is_symlink()):
            link.unlink()  # none of ours is one: it came with somebody's commit, to lead us elsewhere
        self._clear_up()
        discard(self._work / "new")

    def _clear_up(self) -> None:
        if not os.path.lexists(self._out) and (self._work / "old").is_dir():
            (self._work / "old").rename(self._out)  # cut off between the two steps
        made = read_manifest(self._work / "made.json") or {}
        for name in ("next", "old"):
            self._kept += clear(self._work / name, self._out, made, self._work / "kept")
        (self._work / "made.json").unlink(missing_ok=True)

    def _problems(self, made: Made | None, there: Tree, planned: Plan) -> list[Problem]:
        if made is None:
            return [Problem("manifest-unreadable", "the list of generated files cannot be read",
                            Place(f"{self._shown}/{MANIFEST}"),
                            help=("remove the output folder if nothing in it is yours, and build again",))]
        if why := fixed(self._out, there):
            return [self._fixed(why)]
        if refused := refused_folder(self._out, [path for path, kind in there.items() if kind == "folder"]):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(refused))
        way_out = f"move it elsewhere, or choose another {self._option} folder; changes belong into sources/"
        return [Problem("output-not-ours", "this file was not made by annotate, or was changed since",
                        Place(f"{self._shown}/{path}"), help=(way_out,)) for path in planned.in_the_way]

    def _fixed(self, why: str, *more: str) -> Problem:
        return Problem("output-fixed", f"the output folder cannot be replaced as a whole: {why}", Place(self._shown),
                       help=(f"choose a folder inside it, such as {self._option} {self._shown}/stories", *more))

    def _is_so(self, planned: Plan, wanted: Wanted) -> bool:
        listed = self._out / MANIFEST
        return (not planned.changed and not planned.gone and listed.is_file() and not listed.is_symlink()
                and listed.read_bytes() == manifest_bytes(wanted))

    def _told(self, planned: Plan) -> Written:
        return Written(planned.changed, planned.gone, len(planned.unchanged), tuple(self._kept))

    def _finish(self, new: Path, there: Tree, made: Made, wanted: Wanted,
                planned: Plan) -> tuple[Written, list[Problem]]:
        """Complete the stage and let it take the place of the output."""
        take_over(self._out, new, planned.unchanged)
        carry(self._out, new, planned.foreign)
        write_file(new / MANIFEST, manifest_bytes(wanted))
        if os.path.lexists(self._out):
            like(self._out, new, there, {folder for path in wanted for folder in folders_of(path)})
        own = {path: frozenset([print_]) for path, print_ in wanted.items()}
        lists = {MANIFEST: frozenset(filter(None, (fingerprint(self._out / MANIFEST), fingerprint(new / MANIFEST))))}
        write_file(self._work / "made.json", either(made, own, lists))
        try:
            self._replace(new)
        except OSError as error:
            if error.errno not in _IMMOVABLE:
                raise
            return Written(kept=tuple(self._kept)), [self._fixed(
                (error.strerror or str(error)).lower(), "or remove it first, if nothing in it is yours")]
        with suppress(OSError):  # the new generation stands; what is left of the old is cleared by the next build
            self._clear_up()
        return self._told(planned), []

    def _replace(self, new: Path) -> None:
        if not os.path.lexists(self._out):
            new.rename(self._out)
            return
        next_ = self._work / "next"
        new.rename(next_)
        exchange(next_, self._out, self._work / "old")


def write(files: Mapping[PurePosixPath, bytes], out: Path, shown: str) -> tuple[Written, list[Problem]]:
    """`Output.write`, held for just so long."""
    with Output(out, shown) as output:
        return output.write(files)


def _all_but_hidden(out: Path, there: Tree) -> Made:
    seen: Iterable[PurePosixPath] = (path for path in there if not path.parts[0].startswith("."))
    return {path: frozenset([print_]) for path in seen if (print_ := fingerprint(out / path))}
