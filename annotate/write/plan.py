"""What of the output is ours, what is anybody else's, and whether the one is in the way of the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotate.write.manifest import MANIFEST, Made
from annotate.write.tree import Tree, empty_folders, fingerprint, folders_of

Wanted = Mapping[PurePosixPath, str]
"""The fingerprint of each file of the generation to come."""


@dataclass(frozen=True, slots=True)
class Plan:
    """From the present generation to the next.

    `changed` is new or differs, `unchanged` can be taken over, `gone` is no longer made. `foreign` (files, links,
    devices, empty folders) is carried over as it is. `in_the_way` are the places that keep us from it.
    """

    changed: tuple[PurePosixPath, ...]
    unchanged: tuple[PurePosixPath, ...]
    gone: tuple[PurePosixPath, ...]
    foreign: Tree
    in_the_way: tuple[PurePosixPath, ...]


def plan(out: Path, there: Tree, made: Made, wanted: Wanted) -> Plan:
    """`there`: all that stands in `out`; `made`: what we left there."""
    now = {path: fingerprint(out / path) for path in there if path in made or path in wanted}
    edited = {path for path, print_ in now.items() if there[path] != "folder"
              and (print_ is None or print_ not in {wanted.get(path), *made.get(path, ())})}
    ours = {path for path, print_ in now.items() if print_ is not None} - edited
    empty = empty_folders(there)
    foreign = {path: kind for path, kind in there.items()
               if path not in ours and path not in edited and (kind != "folder" or path in empty)
               and (path != MANIFEST or kind != "file")}
    unchanged = {path for path in ours if now[path] == wanted.get(path)}
    return Plan(tuple(path for path in wanted if path not in unchanged), tuple(sorted(unchanged)),
                tuple(sorted(ours - set(wanted))), foreign,
                tuple(sorted(edited | set(_collisions(foreign, made, wanted)))))


def _collisions(foreign: Tree, made: Made, wanted: Wanted) -> Iterator[PurePosixPath]:
    """Where a file of ours and something foreign cannot both stand; or a folder of ours has become a link."""
    ours = {*wanted, MANIFEST}
    for path in foreign:
        yield from ({path, *folders_of(path)} & ours)
    for path in {*wanted, *made}:
        kinds = {foreign.get(folder) for folder in folders_of(path)}
        if "link" in kinds or (path in wanted and kinds & {"file", "other"}):
            yield path


def fixed(out: Path, there: Tree) -> str | None:
    """Why `out` cannot change places with another folder, or is not to."""
    if out in {here := Path.cwd(), *here.parents}:
        return "this command runs in it"
    if os.path.ismount(out):
        return "it is a mount point"
    if not os.path.lexists(out):
        return None
    device = out.lstat().st_dev
    if mounted := next((path for path, kind in there.items()
                        if kind == "folder" and (out / path).lstat().st_dev != device), None):
        return f"{mounted} in it is a mount point"
    return None


def refused_folder(out: Path, folders: Sequence[PurePosixPath]) -> Path | None:
    """A folder of somebody else, which could not be cleared away once another stands in its place."""
    if not hasattr(os, "geteuid"):
        return None
    return next((out / path for path in folders if not os.access(out / path, os.R_OK | os.W_OK | os.X_OK)
                 and (out / path).lstat().st_uid != os.geteuid()), None)
