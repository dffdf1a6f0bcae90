"""Rendering: each case in tests/cases/render is a story, and what its page must hold (CSS selector to texts)."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup

from annotate.build import Settings, build
from tests.made import write_story

CASES = sorted((Path(__file__).parent / "cases" / "render").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_golden(case: Path, tmp_path: Path) -> None:
    spec: dict[str, Any] = yaml.safe_load(case.read_text("utf-8"))
    write_story(tmp_path / "made", {key: value for key, value in spec.items() if key not in {"page", "front"}})
    site = build(Settings(tmp_path))
    assert [problem.message for problem in site.problems] == []
    source = site.files[PurePosixPath("made", spec.get("page", ""), "index.md")].decode()
    front, _, body = source.removeprefix("---\n").partition("---\n")
    page = BeautifulSoup(markdown.markdown(body), "lxml")
    for selector, expected in spec["expect"].items():
        name, _, attribute = selector.partition(" @")
        found = [str(tag.get(attribute, "")) if attribute else tag.get_text() for tag in page.select(name)]
        assert found == expected, selector
    assert all(line in front for line in spec.get("front", []))
