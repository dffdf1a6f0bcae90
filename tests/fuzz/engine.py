"""Runs a harness for a time or a number of runs: with atheris where it is, with plain chance where it is not."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

HARNESSES: Final = ("reading", "loading", "anchoring", "rendering", "suggesting")
LONGEST: Final = 4096  # bytes of one input
PACKAGE: Final = Path(__file__).parents[2] / "annotate"
STAGES: Final = ("readers", "yaml", "load", "anchor", "arrange", "render", "report", "suggest")
WATCHED: Final = ["annotate", "markdown_it", "yaml"]  # whose branches count as covered


class Harness(Protocol):
    """What a module of this folder offers."""

    SEEDS: Sequence[bytes]
    KNOWN: Sequence[Any]

    def drawn(self, data: bytes) -> Any: ...
    def check(self, case: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long: `seconds` or `runs`, whichever ends first; 0 is without end. `corpus` keeps what is new."""

    seconds: int
    runs: int
    seed: int
    corpus: Path


def load(name: str) -> Any:
    """By its name; imported only here, so that atheris can watch what it imports."""
    return importlib.import_module(f"tests.fuzz.{name}")


def has_atheris() -> bool:
    return importlib.util.find_spec("atheris") is not None


def once(harness: Harness, data: bytes) -> None:
    """Where something does not hold, the case is printed as it can be pasted into KNOWN."""
    case = harness.drawn(data)
    try:
        harness.check(case)
    except BaseException:
        print(f"\n    {case!r},\n", file=sys.stderr, flush=True)  # noqa: T201 - what the person at the terminal needs
        raise


def guided(name: str, bounds: Bounds) -> None:
    """Coverage-guided; libFuzzer prints what it covers and ends the process."""
    import atheris

    with atheris.instrument_imports(include=WATCHED):
        for stage in STAGES:  # also what is imported only when it is needed
            for module in pkgutil.iter_modules([str(PACKAGE / stage)], f"annotate.{stage}."):
                importlib.import_module(module.name)
        harness: Harness = load(name)
    corpus = bounds.corpus / name
    corpus.mkdir(parents=True, exist_ok=True)
    for nth, each in enumerate(harness.SEEDS):
        (corpus / f"seed-{nth:03}").write_bytes(each)
    atheris.Setup([
        sys.argv[0], str(corpus), f"-seed={bounds.seed}", f"-max_len={LONGEST}", "-len_control=20", "-timeout=60",
        "-rss_limit_mb=4096", f"-artifact_prefix={bounds.corpus}/", "-print_final_stats=1",
        *([f"-runs={bounds.runs}"] if bounds.runs else []),
        *([f"-max_total_time={bounds.seconds}"] if bounds.seconds else [])], lambda data: once(harness, data))
    atheris.Fuzz()


def by_chance(harness: Harness, bounds: Bounds) -> int:
    """The same without knowing what is covered: seeds, changed at random. Gives the number of runs."""
    chance = random.Random(bounds.seed)  # noqa: S311 - chance that can be repeated
    end = time.monotonic() + bounds.seconds if bounds.seconds else float("inf")
    done = 0
    while (not bounds.runs or done < bounds.runs) and time.monotonic() < end:
        once(harness, harness.SEEDS[done] if done < len(harness.SEEDS) else changed(harness.SEEDS, chance))
        done += 1
    return done


def changed(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """One of the seeds with some stretches replaced, by random bytes or by a stretch of another."""
    data = chance.choice(seeds)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randint(0, len(data)), chance.randint(0, 8)
        other = chance.choice(seeds)
        start = chance.randint(0, len(other))
        come = chance.choice([chance.randbytes(chance.randint(0, 8)), other[start:start + chance.randint(0, 32)]])
        data = data[:at] + come + data[at + length:]
    return data[:LONGEST]
