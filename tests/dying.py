"""A process whose children write an output and die at a given moment. A program for tests/test_kill.py.

    python -m tests.dying OUT at-once|in-two-steps

A line `VERSION NTH` writes that version with a child that is killed before its NTH call of the file system; the answer
is `killed` or, where it had fewer, `done`.

    python -m tests.dying FOLDER annotate|mkdocs ARGUMENT…

A line `SECONDS` runs that command in the folder with a child that is killed after that time; the answer is the time
that it took. The children begin where all is imported, so that the moments fall into the build.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from mkdocs.__main__ import cli as mkdocs

import annotate.build
import annotate.plugin  # noqa: F401 - so that the children need not
from annotate.cli import main
from annotate.write import exchange, write

# What Python tells of before it does it (`sys.addaudithook`); dlsym comes right before two folders change places.
CALLS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.chmod", "os.scandir",
         "ctypes.dlsym", "shutil.rmtree", "half"}


ENDS = {0: "done", -signal.SIGKILL: "killed"}


def generation(version: int) -> dict[PurePosixPath, bytes]:
    """Some files change, some stay, some come and go; one place is a file and a folder in turns."""
    changing = b"%d" % version * 5000
    return {PurePosixPath("same.md"): b"same", PurePosixPath("a/index.md"): changing,
            PurePosixPath("a/b/index.md"): changing, PurePosixPath(f"only/{version}/x.md"): changing,
            PurePosixPath("turns" if version % 2 else "turns/x.md"): changing}


def die_before(nth: int) -> None:
    """Of the calls to come, none from the `nth` on happens."""
    calls = iter(range(1, 100_000))

    def hook(event: str, _: object) -> None:
        if event in CALLS and next(calls) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def by_halves(path: Path, content: bytes) -> int:
    """`Path.write_bytes` that can be cut off in the middle."""
    with path.open("wb") as opened:
        opened.write(content[: len(content) // 2])
        opened.flush()
        sys.audit("half")
        return opened.write(content[len(content) // 2:])


def child(out: Path, version: int, nth: int) -> None:
    die_before(nth)
    write(generation(version), out, "out")


def serve(out: Path, lines: Iterable[str]) -> None:
    for line in lines:
        version, nth = map(int, line.split())
        pid = forked(partial(child, out, version, nth))
        answer(ENDS.get(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "failed"))


def forked(work: Callable[[], None]) -> int:
    """The number of a process that does this."""
    if not (pid := os.fork()):
        try:
            work()
        except SystemExit as end:
            os._exit(int(end.code or 0))
        except BaseException:  # noqa: BLE001 - told by its exit code
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return pid


def answer(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def command(folder: Path, arguments: Sequence[str]) -> None:
    """As if typed there."""
    os.chdir(folder)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    if arguments[0] == "annotate":
        main(arguments[1:])
    else:
        mkdocs.main(list(arguments[1:]))


def serve_command(folder: Path, arguments: Sequence[str], lines: Iterable[str]) -> None:
    for line in lines:
        started = time.monotonic()
        pid = forked(partial(command, folder, arguments))
        while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
            if time.monotonic() - started > float(line):
                os.kill(pid, signal.SIGKILL)
                ended = os.waitpid(pid, 0)
                break
            time.sleep(0.001)
        answer(f"{ENDS.get(os.waitstatus_to_exitcode(ended[1]), 'failed')} {time.monotonic() - started}")


if __name__ == "__main__":
    if sys.argv[2] in {"annotate", "mkdocs"}:
        serve_command(Path(sys.argv[1]), sys.argv[2:], sys.stdin)
    else:
        # as a disk writes: a kill in between leaves half a file
        Path.write_bytes = by_halves  # type: ignore[method-assign, assignment]
        if sys.argv[2] == "in-two-steps":
            exchange._at_once = lambda *_: False
        serve(Path(sys.argv[1]), sys.stdin)
