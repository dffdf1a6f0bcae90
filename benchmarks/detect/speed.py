"""How fast quantities and dates are found in translated news, on one core, tables warm: megabytes of UTF-8 a second.

No peer is measured beside it: none that reads the languages of the press is a dependency of ours.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import harmonic_mean
from typing import Final

from annotate.suggest.date import dates, told_in
from annotate.suggest.quantity import quantities
from benchmarks.detect.agreement import TAGS, lines
from benchmarks.detect.measure import Measure

WARM: Final = 40  # lines that fill the tables of a language
ROUNDS: Final = 3  # the best of them counts: others share the machine


def found(texts: Sequence[str], tag: str) -> float:
    """Seconds of processor time for quantities and dates of all texts; nothing is remembered from a round before."""
    told_in.cache_clear()
    start = time.process_time()
    for text in texts:
        quantities(text, tag)
        dates(text, tag)
    return time.process_time() - start


def measures(data: Path) -> Iterator[Measure]:
    folder = data / "ntrex"
    speeds = []
    for name, tag in {"eng-src": "en", **TAGS}.items():
        if not (path := folder / f"{name}.txt").is_file():
            continue
        texts = lines(path)
        found(texts[:WARM], tag)
        seconds = min(found(texts, tag) for _ in range(ROUNDS))
        speeds.append(path.stat().st_size / max(seconds, 0.001) / 1e6)
        yield Measure(f"speed/{name}", speeds[-1], len(texts))
    if speeds:
        yield Measure("speed", harmonic_mean(speeds), len(speeds))
