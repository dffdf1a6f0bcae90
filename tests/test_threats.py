"""docs/security.md: every threat that it names is held by cases and tests that exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "security.md"
# What the table must speak of, whatever its words.
THREATS = ["Script or Markdown", "article in HTML", "javascript:", "archived copy", "Aliases, tags, merge keys",
           "Huge files", "NUL, control characters", "turn text around", "half a character", "`..`, absolute", "Search",
           "Terminal escapes", "full disk", "somebody else", "nesting, regular expressions", "dependency", "excerpts"]


@dataclass(frozen=True, slots=True)
class Row:
    threat: str
    does: str
    held_by: tuple[str, ...]


def rows() -> list[Row]:
    """The lines of the table under “The threats”."""
    section = PAGE.read_text("utf-8").partition("\n## The threats\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][1:]
    cells = [re.split(r" \| ", line.strip("| ")) for line in lines]
    assert [line for line, row in zip(lines, cells, strict=True) if len(row) != 3] == []
    return [Row(threat, does, tuple(re.findall(r"`([^`]+)`", held))) for threat, does, held in cells]


def exists(reference: str) -> bool:
    """A golden case, a file of tests, or a test in one."""
    name, _, test = reference.partition("::")
    path = TESTS / name
    if not path.is_file():
        return False
    if path.suffix == ".yml":
        return name.startswith("cases/") and not test
    tests = re.findall(r"^def (test_\w+)\(", path.read_text("utf-8"), re.MULTILINE)
    return test in tests if test else bool(tests)


def test_the_page_speaks_of_every_threat() -> None:
    threats = [row.threat for row in rows()]
    assert [word for word in THREATS if not any(word in threat for threat in threats)] == []
    assert len(threats) == len(set(threats))


@pytest.mark.parametrize("row", rows(), ids=lambda row: re.sub(r"\W+", "-", row.threat)[:40].strip("-"))
def test_each_threat_is_held_by_something_that_exists(row: Row) -> None:
    assert row.held_by
    assert [each for each in row.held_by if not exists(each)] == []


@pytest.mark.parametrize(("reference", "there"), [
    ("cases/load/yaml-tag.yml", True), ("cases/load/no-such-case.yml", False), ("test_threats.py", True),
    ("test_threats.py::test_each_threat_is_held_by_something_that_exists", True), ("conftest.py", False),
    ("test_threats.py::test_nothing", False), ("cases/load/yaml-tag.yml::x", False), ("", False),
])
def test_what_does_not_exist_holds_nothing(reference: str, *, there: bool) -> None:
    assert exists(reference) is there
