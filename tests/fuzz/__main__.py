"""`python -m tests.fuzz reading --seconds 600`: one harness, for a time; prints runs and coverage."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.fuzz.engine import HARNESSES, Bounds, by_chance, guided, has_atheris, load


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    options.add_argument("harness", choices=HARNESSES)
    options.add_argument("--seconds", type=int, default=0, help="at most so long")
    options.add_argument("--runs", type=int, default=0, help="at most so many")
    options.add_argument("--seed", type=int, default=1, help="of chance: the same seed and corpus, the same runs")
    options.add_argument("--corpus", type=Path, default=Path(".fuzz"), help="folder that keeps what is new")
    options.add_argument("--plain", action="store_true", help="without atheris, as where there is none")
    given = options.parse_args()
    if not (given.seconds or given.runs):
        options.error("say --seconds or --runs")
    bounds = Bounds(given.seconds, given.runs, given.seed, given.corpus)
    if has_atheris() and not given.plain:
        guided(given.harness, bounds)
    else:
        print(f"{given.harness}: {by_chance(load(given.harness), bounds)} runs by chance, coverage unknown")  # noqa: T201 - the result


if __name__ == "__main__":
    main()
