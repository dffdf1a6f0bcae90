"""Golden cases of loading: `tests/cases/load/*.yml`, one behaviour a file.

A case gives `story` (the text of story.yml) and `files` beside it; `says` is what is printed, `entry` what was read of
a story without problems. Sources a.txt (three segments) and b.txt (two) lie there unless a case has its own; `{good}`
is the head of a story that uses both.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.load import find_stories, load_story, stray_folders
from annotate.problem import in_order
from annotate.report import report

CASES = sorted((Path(__file__).parent / "cases/load").glob("*.yml"))
GOOD = """\
title: Sappers
language: en
sources:
  A: {language: zh-Hans, text: a.txt}
  B: {language: vi, text: b.txt}
"""
FILES = {"a.txt": "超过6000人阵亡\n二\n三\n", "b.txt": "khoảng 600 binh sĩ\nhai\n"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert outcome(case, tmp_path) == {key: case[key] for key in ("says", "entry") if key in case}


def outcome(case: dict[str, Any], root: Path) -> dict[str, Any]:
    name = case.get("folder", "sappers")
    folder = lay_out(case, root / "sources" / name)
    shown = f"sources/{name}"
    if not (folder / "story.yml").exists():
        return {"says": report(stray_folders(root / "sources"))}
    story, problems = load_story(folder, shown)
    assert story or any(each.severity == "error" for each in problems)
    assert problems == in_order(problems)
    said = {"says": report(problems)} if problems else {}
    read = (
        {"entry": story.entry.model_dump(mode="json", exclude_unset=True)}
        if story and not problems and "entry" in case
        else {}
    )
    return said | read


def lay_out(case: dict[str, Any], folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, text in (FILES | case.get("files", {})).items():
        if text is not None:
            (folder / name).write_text(text, "utf-8", newline="")
    for name, target in case.get("links", {}).items():
        (folder / name).symlink_to(target)
    for name, size in case.get("sizes", {}).items():
        (folder / name).write_bytes(b"a" * size)
    for name, count in case.get("lines", {}).items():
        (folder / name).write_bytes(b"line\n" * count)
    if "story" in case:
        (folder / "story.yml").write_text(case["story"].replace("{good}\n", GOOD), "utf-8", newline="")
    if "bytes" in case:
        (folder / "story.yml").write_bytes(bytes.fromhex(case["bytes"]))
    return folder


def test_only_folders_with_a_story_are_stories(tmp_path: Path) -> None:
    for name in ("b", "a", "_draft", ".git", "empty"):
        (tmp_path / "sources" / name).mkdir(parents=True)
    for name in ("b", "a", "_draft", ".git"):
        (tmp_path / "sources" / name / "story.yml").touch()
    assert [folder.name for folder in find_stories(tmp_path / "sources")] == ["a", "b"]
    assert stray_folders(tmp_path / "sources") == []
    assert find_stories(tmp_path / "elsewhere") == []


def test_the_first_story_loads_without_a_problem() -> None:
    folder = Path(__file__).parent.parent / "sources/kursk-sappers"
    story, problems = load_story(folder, "sources/kursk-sappers")
    assert problems == []
    assert story is not None
    assert list(story.sources) == ["A", "B"]
    assert story.places.value(("sources", "A", "text")).line < story.places.value(("sources", "B", "text")).line


def test_a_file_of_nothing_but_mistakes_is_told_in_bounds(tmp_path: Path) -> None:
    for number, lines in enumerate((["- x"] * 200_000, ["a: 1"] * 200_000, [f"- {{A: x{n}}}" for n in range(50_000)])):
        folder = tmp_path / f"story-{number}"
        story = "\n".join([GOOD + "passages:" if lines[0] != "a: 1" else GOOD, *lines])
        lay_out({"story": story}, folder)
        problems = load_story(folder, "sources/sappers")[1]
        assert 0 < len(problems) <= 2_000
