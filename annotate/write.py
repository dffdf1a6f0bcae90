"""A built site to disk: only what changed is written, only what we made is removed, told by a manifest."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from annotate.problem import Place, Problem

MANIFEST: Final = PurePosixPath(".annotate.json")
"""In the output folder: each file that we made, with the SHA-256 of what we wrote, or may have written: while a build
is at work it names the old and the new, so that one that is cut off never takes its own files for somebody's."""

_Made = Mapping[PurePosixPath, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """What happened on disk."""

    written: tuple[PurePosixPath, ...] = ()
    removed: tuple[PurePosixPath, ...] = ()
    unchanged: int = 0


def write(files: Mapping[PurePosixPath, bytes], out: Path, shown: str) -> tuple[Written, list[Problem]]:
    """Make `out` hold `files`. A file that is not ours, or was changed by hand since, is a problem and stops all.

    Raises OSError when the disk refuses.
    """
    made, problems = _manifest(out, shown)
    problems += [_foreign(path, shown) for path in sorted({*files, *made}) if _is_foreign(out, path, files, made)]
    if problems:
        return Written(), problems
    changed = [path for path, content in files.items() if _read(out / path) != content]
    gone = sorted(path for path in made if path not in files and (out / path).exists())
    new = {path: [_digest(content)] for path, content in files.items()}
    either = {path: [*made.get(path, ()), *new.get(path, ())] for path in {*made, *new}}
    _replace(out / MANIFEST, _manifest_bytes(either))
    _remove(out, gone)  # first: on a file system that folds case, `A.txt` may be the new `a.txt`
    for path in changed:
        _replace(out / path, files[path])
    _replace(out / MANIFEST, _manifest_bytes(new))
    return Written(tuple(changed), tuple(gone), len(files) - len(changed)), []


def create(folder: Path, files: Mapping[str, bytes]) -> None:
    """A new folder with `files`. Raises FileExistsError when it is there already, OSError when the disk refuses."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        _replace(folder / name, content)


def create_once(file: Path, content: bytes) -> None:
    """A file that is not there yet; one that is stays as it is."""
    if not file.exists():
        _replace(file, content)


def _manifest(out: Path, shown: str) -> tuple[dict[PurePosixPath, list[str]], list[Problem]]:
    content = _read(out / MANIFEST)
    if content is None:
        return {}, []
    try:
        entries = {PurePosixPath(path): [str(digest) for digest in digests]
                   for path, digests in json.loads(content)["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        entries = {PurePosixPath("/"): []}
    if any(path.is_absolute() or ".." in path.parts for path in entries):
        return {}, [Problem("manifest-unreadable", "the list of generated files cannot be read",
                            Place(f"{shown}/{MANIFEST}"),
                            help=("remove the output folder if nothing in it is yours, and build again",))]
    return entries, []


def _is_foreign(out: Path, path: PurePosixPath, files: Mapping[PurePosixPath, bytes], made: _Made) -> bool:
    """Something stands where we would write or remove, and it is not what we left there; or a link leads elsewhere."""
    if any((out / parent).is_symlink() for parent in path.parents if parent != PurePosixPath(".")):
        return True
    there = _read(out / path)
    if there is None:
        return (out / path).exists() or (out / path).is_symlink()
    return there != files.get(path) and _digest(there) not in made.get(path, ())


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _foreign(path: PurePosixPath, shown: str) -> Problem:
    return Problem("output-not-ours", "this file was not made by annotate, or was changed since",
                   Place(f"{shown}/{path}"),
                   help=("move it elsewhere, or choose another --out folder; changes belong into sources/",))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        staged.write_bytes(content)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)


def _remove(out: Path, gone: Iterable[PurePosixPath]) -> None:
    """Files, then the folders that they leave empty."""
    for path in gone:
        (out / path).unlink()
        for folder in (out / parent for parent in path.parents if parent != PurePosixPath(".")):
            if not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def _manifest_bytes(made: _Made) -> bytes:
    entries = {str(path): made[path] for path in sorted(made)}
    return (json.dumps({"files": entries}, indent=1, ensure_ascii=False) + "\n").encode()
