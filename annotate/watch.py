"""Which stories change, as they change. Events only wake: what has changed is told by the files themselves."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Final

QUIET: Final = 0.08  # seconds without an event, after which a save is taken for done
LOOK: Final = 1.0  # seconds after which the files are looked at in any case: not every file system tells of changes
SETTLE: Final = 25  # events, quiet or not, after which they are looked at

State = Mapping[str, frozenset[tuple[str, int, int, int]]]
"""By the name of a story's folder: what stands in it, with the time of its last change, its size and its number."""


def changes(root: Path) -> Iterator[frozenset[str]]:
    """The names of the folders right under `root` that changed, came or went; it never ends.

    The first is what is there. Whatever changes while a caller works is told in the next turn.
    """
    events: Queue[None] = Queue()
    with _woken(root, events):
        state: State = {}
        first = True
        while True:
            now = look(root)
            if first or (found := changed(state, now)):
                yield frozenset(now) if first else found
            state, first = now, False
            _wait(events)


def changed(before: State, after: State) -> frozenset[str]:
    """What is not as it was."""
    return frozenset(each for each in {**before, **after} if before.get(each) != after.get(each))


def look(root: Path) -> State:
    """What stands there now. Hidden files, and the copies that editors make, are no part of a story."""
    return {folder.name: frozenset(_files(folder)) for folder in _entries(root) if _is_folder(folder)}


def _files(folder: os.DirEntry[str], below: str = "") -> Iterator[tuple[str, int, int, int]]:
    for each in _entries(Path(folder.path)):
        if _is_folder(each):
            yield from _files(each, f"{below}{each.name}/")
            continue
        with suppress(OSError):  # gone between the two looks: the next one tells
            about = each.stat(follow_symlinks=False)
            yield f"{below}{each.name}", about.st_mtime_ns, about.st_size, about.st_ino


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [each for each in found if not each.name.startswith(".") and not each.name.endswith("~")]
    except OSError:
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False)
    return False


def _wait(events: Queue[None]) -> None:
    """Until something happens and is over, or it is time to look in any case."""
    with suppress(Empty):
        events.get(timeout=LOOK)
        for _ in range(SETTLE):
            events.get(timeout=QUIET)


@contextmanager
def _woken(root: Path, events: Queue[None]) -> Iterator[None]:
    """While this lasts, each change below `root` puts something into the queue, where the system tells of changes."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers import Observer

    warnings.filterwarnings("ignore", module="watchdog")  # of a folder that was moved and has come back
    class Waking(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type not in {"opened", "closed_no_write"}:  # our own reading
                events.put(None)

    observer = Observer()
    observer.daemon = True
    try:
        with suppress(OSError):  # too many watches, or a file system without: `LOOK` is enough
            observer.schedule(Waking(), str(root), recursive=True)
            observer.start()
        yield
    finally:
        if observer.is_alive():
            observer.stop()
            observer.join()
