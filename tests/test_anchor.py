"""Golden cases of anchoring: `tests/cases/anchor/*.yml`, one behaviour a file, and what it costs.

A case gives `sources` (siglum to segments, each `times` over) and `story` (what stands under their entries in
story.yml). Expected are `found` (path to segment, offset and words of each span, and what else is told of it) and
`says`, all that is printed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.anchor import MAX_QUOTE, MAX_SOURCE, Found, Quote, Skipped, Span, Text, anchor
from annotate.anchor.story import anchor_story
from annotate.anchor.verdict import Absent
from annotate.article import Segment
from annotate.load import load_story
from annotate.report import report
from annotate.story import Story

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests/cases/anchor").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert outcome(case, tmp_path) == {key: case[key] for key in ("found", "says") if key in case}


def outcome(case: dict[str, Any], root: Path) -> dict[str, Any]:
    """What anchoring gives, in the words of a case."""
    folder = root / "made"
    folder.mkdir()
    entries = []
    for siglum, segments in case["sources"].items():
        (folder / f"{siglum}.txt").write_bytes("\n\n".join(words * case.get("times", 1) for words in segments).encode())
        entries.append(f"  {siglum}: {{language: en, text: {siglum}.txt, paragraphs: blank-line}}\n")
    head = "title: Made for a test\nlanguage: en\nsources:\n" + "".join(entries)
    (folder / "story.yml").write_text(head + case["story"], "utf-8")
    story, problems = load_story(folder, "sources/made")
    assert story is not None
    assert not problems
    found, problems = anchor_story(story)
    told = {"/".join(map(str, path)): _told(verdict, siglum, story) for path, siglum, verdict in _sited(found, story)}
    return {key: value for key, value in (("found", told), ("says", report(problems))) if value}


def _sited(found: dict[tuple[str | int, ...], Found], story: Story) -> list[tuple[tuple[str | int, ...], str, Found]]:
    return [(path, str(path[3]) if path[0] == "discrepancies" else story.entry.notes[str(path[1])].source, verdict)
            for path, verdict in found.items()]


def _told(verdict: Found, siglum: str, story: Story) -> list[str]:
    segments = {each.number: each.text for each in story.sources[siglum].article.segments}

    def words(span: Span) -> str:
        return f"{siglum}-{span.segment}:{span.start} {segments[span.segment][span.start:span.end]}"

    return [*map(words, verdict.spans), *(["folded"] if verdict.folded else []),
            *(f"leaves out {words(span)}" for span in verdict.omissions)]


def text_of(*segments: str) -> Text:
    return Text(tuple(Segment(number, words, number, 0, 0) for number, words in enumerate(segments, 1)))


def test_a_source_or_quote_over_its_budget_is_skipped_and_never_called_absent() -> None:
    assert anchor(Quote("a" * (MAX_QUOTE + 1)), text_of("b")) == Skipped("quote", MAX_QUOTE)
    assert anchor(Quote("a"), text_of("b" * (MAX_SOURCE + 1))) == Skipped("source", MAX_SOURCE)
    assert isinstance(anchor(Quote("a" * MAX_QUOTE), text_of("b")), Absent)


def test_many_fragments_that_stand_everywhere_do_not_explode() -> None:
    verdict = anchor(Quote(" […] ".join(["aaaaaaaa"] * 30)), text_of("aaaaaaaa " * 40, "aaaaaaaa " * 29))
    assert isinstance(verdict, Skipped)


def test_a_text_where_every_quote_is_found_loads_no_library_for_misses() -> None:
    """Start-up counts: rapidfuzz, edlib and regex take 55 ms together."""
    code = ("import sys; from annotate.anchor import *; from annotate.article import Segment as S\n"
            "found = anchor(Quote('“阵亡”'), Text((S(1, '有6000人\"阵亡\"', 1, 0, 0),)))\n"
            "print(type(found).__name__, {'rapidfuzz', 'edlib', 'regex', 'difflib'} & set(sys.modules))")
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert out == "Found set()\n"
