"""Golden cases of printing: `tests/cases/report/*.yml`, problems and what is printed of them, form by form."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.problem import Place, Problem
from annotate.report import report
from annotate.report.streams import widen
from annotate.report.text import WIDEST
from annotate.report.visible import MOST, cells, plain

CASES = sorted((Path(__file__).parent / "cases/report").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    problems = [problem(**each) for each in case["problems"]]
    assert {form: report(problems, form) for form in case if form != "problems"} == {
        form: said for form, said in case.items() if form != "problems"
    }


def problem(at: list[Any], help: list[str] | None = None, **given: Any) -> Problem:
    return Problem(place=Place(*at), help=tuple(help or ()), **{"code": "unknown-key", "message": "wrong"} | given)


texts = st.text() | st.text("a漢\t\u0301\u202e\x1b[]\r\n:%,;::error🇰🇵", max_size=120) | st.lists(
    st.sampled_from(["##[", "##vso[", "#", "[", "::add-mask::x", "\n", " ", "\u200b", "]"])).map("".join)
places = st.builds(Place, texts, st.integers(1, 10**6), st.integers(1, 200), st.integers(0, 300), texts)
problems = st.lists(st.builds(Problem, st.just("bad-id"), texts, places, texts, st.lists(texts).map(tuple)), max_size=4)


@given(problems, st.sampled_from(["text", "json", "github", "sarif"]))
def test_whatever_a_source_says_nothing_printed_steers_a_terminal_or_a_workflow(
    found: list[Problem], form: str
) -> None:
    printed = report(found, form)
    assert not any(
        (each < " " and each != "\n") or "\x7f" <= each <= "\x9f" or each in "\u202e\u2028" for each in printed
    )
    assert not re.search(r"##\w*\[", printed)
    if form != "github":
        assert not any(line.lstrip().startswith("::") for line in printed.split("\n"))
    if form == "github":
        assert [line[:8] for line in printed.splitlines()] == ["::error "] * len(set(found))
    if form == "json":
        assert {(each["message"], each["excerpt"]) for each in json.loads(printed)} == {
            (each.message, each.place.excerpt) for each in found}


@given(places)
def test_carets_stay_under_the_excerpt(place: Place) -> None:
    if not place.excerpt:
        return
    lines = report([Problem("bad-id", "wrong", place)]).split("\n")
    line, carets = lines[3].partition(" | ")[2], lines[4].partition(" | ")[2]
    assert "^" in carets
    assert set(carets) <= {" ", "^"}
    assert sum(width for _, width in cells(line)) <= WIDEST
    assert len(carets) <= WIDEST + 1  # right behind the last character


@pytest.mark.parametrize("form", ["text", "github"])
def test_nothing_that_is_told_floods_a_log(form: str) -> None:
    long = "漢" * 100_000
    printed = report([Problem("bad-id", long, Place(long, excerpt=long), long, (f"{long}\n{long}",))], form)
    assert max(map(len, printed.replace("%0A", "\n").split("\n"))) < 3 * MOST


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "gb18030", "utf-8"])
@pytest.mark.parametrize("terminal", [True, False])
def test_every_stream_takes_every_character(encoding: str, *, terminal: bool) -> None:
    class Written(io.BytesIO):
        def isatty(self) -> bool:
            return terminal

    raw = Written()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    widen(stream)
    stream.write("é 漢 \udc80\n")
    stream.flush()
    assert raw.getvalue().decode(encoding if terminal else "utf-8").endswith(" \\udc80\n")
    if not terminal:
        assert raw.getvalue().decode().startswith("é 漢 ")


def test_a_message_in_any_script_fits_a_pipe_of_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "sources" / "s").mkdir(parents=True)
    (tmp_path / "sources" / "s" / "story.yml").write_text("朝鲜: 1\n", "utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run([sys.executable, "-m", "annotate", "check"], cwd=tmp_path, env=env, capture_output=True,
                          encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "朝鲜: 1" in done.stdout


@given(texts)
def test_what_is_shown_plain_is_one_line(text: str) -> None:
    assert plain(text).splitlines() in ([], [plain(text)])


def many(*numbers: int) -> list[Problem]:
    """So many problems of each story; the codes take turns."""
    codes = ("quote-not-found", "unknown-key", "gloss-missing")
    return [Problem(codes[at % 3], "wrong", Place(f"sources/s{story}/story.yml", at + 1),
                    severity="warning" if at % 3 == 2 else "error")
            for story, number in enumerate(numbers) for at in range(number)]


def test_a_few_problems_are_counted_in_a_line() -> None:
    assert report(many(2, 1)).endswith("\n\n3 problems in 2 stories\n")


def test_of_many_problems_the_last_lines_say_where_and_which() -> None:
    assert report(many(7, 2, 3)).endswith(
        "\n\n  sources/s0: 5 problems and 2 warnings\n  sources/s2: 2 problems and 1 warning\n"
        "  sources/s1: 2 problems\n"
        "9 problems and 3 warnings in 3 stories; quote-not-found 5, unknown-key 4, gloss-missing 3\n")


def test_stories_that_are_too_many_to_list_are_counted() -> None:
    assert report(many(*[1] * 20)).endswith(
        "\n  sources/s15: 1 problem\n  12 others: 12 problems\n20 problems in 20 stories\n")


def test_one_thing_on_many_pages_is_told_once_and_all_an_author_wrote_each_time() -> None:
    pages = [Problem("page-script", "a script", Place(f"site/{page}.html", 3, 1, 8, "<script>")) for page in "abcdefg"]
    printed = report(pages)
    assert printed.count("error[page-script]") == 1
    assert " = also: site/b.html:3:1, site/c.html:3:1, site/d.html:3:1, site/e.html:3:1 and 2 more\n" in printed
    assert printed.endswith("\n7 problems in 1 story\n")
    other = Problem("page-script", "a script", Place("site/z.html", 3, 1, 8, "<script src=x>"))
    assert report([*pages, other]).count("error[page-script]") == 2
    assert report(many(4)).count("error[") == 3
