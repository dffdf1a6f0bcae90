"""Arranging: the golden cases in tests/cases/arrange say what rows, numbers and runs come of a story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.arrange import Arranged, Row, Run
from tests.made import arranged

CASES = sorted((Path(__file__).parent / "cases" / "arrange").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_golden(case: Path, tmp_path: Path) -> None:
    spec: dict[str, Any] = yaml.safe_load(case.read_text("utf-8"))
    made = arranged(tmp_path / "made", spec)
    seen = {"rows": [shown_row(row) for row in made.rows], "numbers": dict(made.numbers),
            "places": [mark.html_id for marks in made.marks.values() for mark in marks],
            "runs": {name: [shown_run(run) for run in runs_of(made, name)] for name in spec["expect"].get("runs", {})}}
    assert {key: seen[key] for key in spec["expect"]} == spec["expect"]


def shown_row(row: Row) -> str:
    """`A-1 A-2 | B-1`, and what is special about it behind."""
    cells = " | ".join(" ".join(f"{siglum}-{number}" for number in numbers) for siglum, numbers in row.cells.items())
    see = "".join(f" see {siglum}-{number}" for siglum, number in row.see)
    see += "".join(f" {seen[0]}-{seen[1]} seen by {seer[0]}-{seer[1]}" for seen, seer in row.back)
    return cells + see + " furniture" * row.furniture + f" #{row.id}" * bool(row.id)


def runs_of(made: Arranged, name: str) -> tuple[Run, ...]:
    siglum, number = name.rsplit("-", 1)
    return made.runs[siglum, int(number)]


def shown_run(run: Run) -> str:
    """`<a b>text<b/>`: under the marks of a and b, b's footnote marker behind it; `^a` where a begins."""
    marks = " ".join("^" * (mark in run.begins) + mark.note for mark in run.marks)
    return f"<{marks}>" * bool(marks) + run.text + "".join(f"<{mark.note}/>" for mark in run.ends)
