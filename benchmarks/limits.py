"""What large and hostile input costs: `python -m benchmarks.limits [WORD …]` prints a table of the cases with the word.

Each case is a whole command in a process of its own. Processor seconds tell what the work is; seconds by the clock also
what else the machine does. The memory is the most that the process held at once (`ru_maxrss`).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

HEAD = b"title: T\nlanguage: en\nsources:\n  A: {language: en, text: a.txt}\n"
MEGABYTE = 1000**2
RAISED = ("--max-article", "110MB", "--max-story", "20MB", "--max-segments", "2000000", "--max-quotes", "100000")
CHECK, BUILD = ("check",), ("build", "--out", "out")

Bytes = Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """A command over one story: its `story.yml`, and its files."""

    name: str
    story: bytes = HEAD
    files: dict[str, Callable[[], Bytes]] = field(default_factory=lambda: {"a.txt": partial(repeated, b"one\n", 1)})
    command: tuple[str, ...] = CHECK


@dataclass(frozen=True, slots=True)
class Cost:
    wall: float
    processor: float
    megabytes: float
    exit: int
    told: str
    made: int


def lines(count: int) -> Iterator[bytes]:
    for number in range(count):
        yield b"Line %d: the quick brown fox, it was said, jumps over the lazy dog (%d times).\n" % (number, number)


def paragraphs(size: int) -> Iterator[bytes]:
    one = b" ".join([b"The quick brown fox, it was said, jumps over the lazy dog."] * 12) + b"\n"
    return (one for _ in range(size // len(one)))


def page(size: int) -> Iterator[bytes]:
    yield b"<!doctype html><title>T</title><article>"
    for part in paragraphs(size):
        yield b"<p>" + part + b"</p>"
    yield b"</article>"


def of_size(size: int) -> Iterator[bytes]:
    return (b"word " * 200_000 for _ in range(size // MEGABYTE))


def quotes(count: int) -> bytes:
    note = b"  k%d: {source: A, kind: context, quote: 'Line %d:', text: x}\n"
    return HEAD + b"notes:\n" + b"".join(note % (number, number) for number in range(count))


def absent(count: int) -> bytes:
    note = b"  k%d: {source: A, kind: context, quote: 'Lyne %d: a quick brwn fax, was it said, jumpd', text: x}\n"
    return HEAD + b"notes:\n" + b"".join(note % (number, number) for number in range(count))


def ambiguous(count: int) -> bytes:
    note = b"  k%d: {source: A, kind: context, quote: the quick, text: x}\n"
    return HEAD + b"notes:\n" + b"".join(note % number for number in range(count))


def html(name: str, made: Callable[[], Bytes], command: tuple[str, ...]) -> Case:
    return Case(name, HEAD.replace(b"a.txt", b"a.html"), {"a.html": made}, command)


def nested(depth: int) -> Bytes:
    return [b"<div>" * depth, b"x", b"</div>" * depth]


def repeated(one: bytes, count: int) -> Bytes:
    return [one * count]


def refused() -> Iterator[Case]:
    """With the limits as they are: a problem, at once."""
    yield Case("refused: article of 100 MB", files={"a.txt": partial(of_size, 100 * MEGABYTE)})
    yield html("refused: page of 100 MB", partial(of_size, 100 * MEGABYTE), CHECK)
    yield Case("refused: 20,001 segments", files={"a.txt": partial(lines, 20_001)})
    yield Case("refused: 2 MiB of one-letter lines", files={"a.txt": partial(repeated, b"a\n", 1 << 20)})
    yield Case("refused: 10,000 quotes", quotes(10_000), {"a.txt": partial(lines, 10_000)})
    yield html("refused: 60,000 elements deep", partial(nested, 60_000), CHECK)
    yield Case("refused: 60,000 brackets in YAML", b"a: " + b"[" * 60_000)
    yield Case("5,000 absent quotes in 1.6 MB", absent(5_000), {"a.txt": partial(lines, 19_000)})
    yield Case("5,000 ambiguous quotes in 1.6 MB", ambiguous(5_000), {"a.txt": partial(lines, 19_000)})


def hostile_yaml() -> Iterator[Case]:
    """1 MiB each."""
    most = 1 << 20
    laughs = b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12))
    texts = {
        "a billion laughs": b"a0: &a0 lol\n" + laughs,
        "[": b"[" * most, "{a: ": b"{a: " * (most // 4), "- ": b"- " * (most // 2), "? ": b"? " * (most // 2),
        '"': b'"' * most, "a quotation left open": b'a: "' + b"x" * (most - 4), "#": b"#c\n" * (most // 3),
        "a long key": b"k" * (most - 4) + b": 1", "one line": b"title: " + b"x " * (most // 2 - 8),
        "100,000 keys": b"".join(b"k%d: \n" % number for number in range(100_000)),
        "100,000 doubled keys": b"a: 1\n" * 100_000, "items": b"- a\n" * (most // 4),
        "5,000 digits": HEAD + b"x: " + b"9" * 5_000, "empty lines": b"\n" * most,
        "wrong keys in one line": (HEAD[:-2] + b", " + b", ".join(b"k%d: 1" % n for n in range(80_000)) + b"}\n"),
    }
    for name, text in texts.items():
        yield Case(f"YAML: {name}", text[:most])
    yield Case("YAML: wrong keys in one line, as JSON", texts["wrong keys in one line"][:most], command=(
        "check", "--format", "json"))


def raised() -> Iterator[Case]:
    """With the limits raised, in two sizes each: twice the size should take about twice as much."""
    build = (*BUILD, *RAISED)
    for size in (50, 100):
        bytes_ = size * MEGABYTE
        yield Case(f"raised: article of {size} MB", files={"a.txt": partial(paragraphs, bytes_)}, command=build)
        yield Case(f"raised: one line of {size} MB", files={"a.txt": partial(of_size, bytes_)}, command=build)
        yield html(f"raised: page of {size} MB", partial(page, bytes_), build)
    for count in (50_000, 100_000):
        yield Case(f"raised: {count:,} segments", files={"a.txt": partial(lines, count)}, command=build)
    for count in (5_000, 10_000):
        text = partial(lines, count)
        yield Case(f"raised: {count:,} quotes of {count:,} lines", quotes(count), {"a.txt": text}, build)
        yield Case(f"raised: {count:,} quotes of 10,000 lines", quotes(count), {"a.txt": partial(lines, 10_000)}, build)
    for count in (1 << 19, 1 << 20):
        yield Case(f"raised: {count:,} lines of one letter, check", files={"a.txt": partial(repeated, b"a\n", count)},
                   command=(*CHECK, *RAISED))
    yield html("raised: 60,000 elements deep", partial(nested, 60_000), build)
    yield Case("raised: 60,000 brackets in YAML", b"a: " + b"[" * 60_000, command=build)


def cost(case: Case, root: Path) -> Cost:
    folder = root / "sources" / "made"
    folder.mkdir(parents=True)
    (folder / "story.yml").write_bytes(case.story)
    for name, made in case.files.items():
        with (folder / name).open("wb") as opened:
            opened.writelines(made())
    out = root / "told"
    arguments = [sys.executable, "-m", "annotate", *case.command]
    to = [(os.POSIX_SPAWN_OPEN, number, str(out), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) for number in (1, 2)]
    began = time.perf_counter()
    os.chdir(root)
    child = os.posix_spawn(sys.executable, arguments, {**os.environ, "PYTHONPATH": str(HERE)}, file_actions=to)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - began
    made_bytes = sum(path.stat().st_size for path in (root / "out").rglob("*") if path.is_file())
    with out.open("rb") as told:
        first = told.readline(200).decode("utf-8", "replace").strip()
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), first,
                made_bytes)


HERE = Path(__file__).parent.parent


def main(words: list[str]) -> None:
    print("| case | seconds | of processor | MB | pages, MB | ends in |\n|---|--:|--:|--:|--:|---|")
    for case in (*refused(), *hostile_yaml(), *raised()):
        if all(word in case.name for word in words):
            with tempfile.TemporaryDirectory() as root:
                one = cost(case, Path(root))
                os.chdir(HERE)
            told = one.told.replace("|", "\\|")[:70]
            print(f"| {case.name} | {one.wall:.2f} | {one.processor:.2f} | {one.megabytes:.0f} | "
                  f"{one.made / MEGABYTE:.0f} | {one.exit}: {told} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
