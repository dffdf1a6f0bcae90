"""`python -m benchmarks.detect [--data FOLDER] [PART…]`: one table; exit 1 where a figure is below its floor.

The cases lie outside the project (`../shared/data/` from its root, see the README there); where they are absent, that
is said, and what needs none is measured. None of them is in this project, for their licences: numbers, dates and units
are of duckling (BSD-3-Clause) and Recognizers-Text (MIT), the news documents of NTREX-128 (CC BY-SA 4.0).
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from pathlib import Path

import yaml

from benchmarks.detect.measure import Measure, Measures

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"
PARTS = ("numbers", "dates", "units", "agreement", "injected", "alignment", "kursk", "speed")


def part(name: str) -> Measures:
    measures: Measures = importlib.import_module(f"benchmarks.detect.{name}").measures
    return measures


def below(measure: Measure, floors: dict[str, float]) -> bool:
    floor = floors.get(measure.name)
    return floor is not None and (measure.value > floor if measure.lower else measure.value < floor)


def line(measure: Measure, floors: dict[str, float]) -> str:
    floor = floors.get(measure.name)
    told = "" if floor is None else f"{'at most' if measure.lower else 'at least'} {floor:.3f}"
    end = "BELOW" if below(measure, floors) else ""
    return f"{measure.name:34}{measure.value:9.3f}{measure.of:8}  {told:16}{end}".rstrip()


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.detect", description=__doc__)
    asked.add_argument("part", nargs="*", help=f"which parts, of {', '.join(PARTS)} (all)")
    asked.add_argument("--data", type=Path, default=DATA, help="the folder of cases")
    given = asked.parse_args()
    floors: dict[str, float] = yaml.safe_load(Path(__file__).with_name("floors.yml").read_text("utf-8")) or {}
    if not given.data.is_dir():
        print(f"no cases in {given.data}: only what needs none is measured", file=sys.stderr)
    failed = False
    print(f"{'measure':34}{'value':>9}{'cases':>8}  floor")
    for name in given.part or PARTS:
        start = time.perf_counter()
        for measure in part(name)(given.data):
            failed |= below(measure, floors)
            print(line(measure, floors), flush=True)
        print(f"  ({name}: {time.perf_counter() - start:.0f} s)", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
