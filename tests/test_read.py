"""Golden cases of reading: `tests/cases/read/*.yml`, one behaviour a file, and the two articles of the first story.

A case gives its bytes as `text` (written in `in`, UTF-8 unless told) or as `hex`, `times` over; with `gloss: N` they
are a gloss file of an article of N segments. Of what is not named nothing is expected: no `problems`, none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.article import Article
from annotate.problem import Problem
from annotate.readers import read_article, read_gloss

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests/cases/read").glob("*.yml"))
STORY = ROOT / "sources/kursk-sappers"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert outcome(case) == {key: value for key, value in case.items() if key not in GIVEN}


GIVEN = ("text", "in", "hex", "times", "name", "encoding", "paragraphs", "gloss")


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """What reading gives, in the words of a case."""
    raw = bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode(case.get("in", "utf-8"))
    raw *= case.get("times", 1)
    if "gloss" in case:
        glosses, problems = read_gloss(raw, "a.en.txt", case["gloss"])
        return _without_empty({"glosses": glosses, "problems": [_told(each) for each in problems]})
    name = case.get("name", "a.txt")
    article, problems = read_article(raw, name, name, case.get("encoding"), case.get("paragraphs", "line"))
    return _without_empty({**_article(article), "problems": [_told(each) for each in problems]})


def _article(article: Article | None) -> dict[str, Any]:
    if article is None:
        return {}
    segments = [[f"{each.line}, {each.start}-{each.end}", each.text] for each in article.segments]
    return {"read in": article.encoding, "segments": segments, "dropped": list(article.dropped)}


def _told(problem: Problem) -> dict[str, Any]:
    place = problem.place
    told = {
        "says": f"{problem.severity}[{problem.code}]: {problem.message}",
        "at": f"{place.line}:{place.column}+{place.width}",
        "excerpt": place.excerpt,
        "label": problem.label,
        "help": list(problem.help),
    }
    return _without_empty(told)


def _without_empty(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value}


@pytest.mark.parametrize(
    ("name", "count", "first", "last"),
    [
        ("a.txt", 49, "![]()", "Notice: The content above (including the pictures and videos if any)"),
        ("b.txt", 15, " date 2025-11-15 Binh sĩ Nga", "Triều Tiên đã tổ chức lễ khánh thành Bảo tàng"),
    ],
)
def test_articles_of_the_first_story(name: str, count: int, first: str, last: str) -> None:
    raw = (STORY / name).read_bytes()
    article, problems = read_article(raw, name, name)
    assert article is not None
    assert not problems
    assert [each.number for each in article.segments] == list(range(1, count + 1))
    assert article.segments[0].text.startswith(first)
    assert article.segments[-1].text.startswith(last)
    assert all(raw[each.start : each.end].decode() == each.text for each in article.segments)
    between = raw.decode().split("\n")
    assert [each.text for each in article.segments] == [line for line in between if line.strip()]
