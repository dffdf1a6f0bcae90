"""`annotate explain`: the page of problems, a code at a time, for a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotate.cli import cli
from annotate.codes import CODES
from annotate.report.explained import explanation, listed
from annotate.report.visible import columns


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *arguments])


def test_a_code_is_explained_with_its_message_and_an_example() -> None:
    done = run("quote-not-found")
    assert done.exit_code == 0
    assert done.stdout.startswith("quote-not-found: The quoted words are not in their source.\n\nThe words are not in")
    assert "    error[quote-not-found]: this quote is not in source B\n" in done.stdout
    assert "\nbefore:\n    discrepancies:\n" in done.stdout
    assert "\nafter:\n    discrepancies:\n" in done.stdout


@pytest.mark.parametrize("given", ["error[quote-empty]:", "[quote-empty]", "Quote-Empty", "warning[quote-empty]"])
def test_a_code_may_be_pasted_as_the_message_has_it(given: str) -> None:
    assert run(given).stdout == run("quote-empty").stdout


def test_several_codes() -> None:
    done = run("bad-id", "no-file", "bad-id")
    assert re.findall(r"^(bad-id|no-file): ", done.stdout, re.MULTILINE) == ["bad-id", "no-file"]


def test_without_a_code_all_are_listed() -> None:
    done = run()
    assert [line.split()[0] for line in done.stdout.splitlines() if not line.startswith(" ")] == list(CODES)
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize(("given", "said"), [
    ("quote-not-fund", "is it quote-not-found?"), ("qoute-empty", "is it quote-empty"),
    ("zzz", "`annotate explain` lists all codes"), ("\x1b[2J", "there is no code")])
def test_a_code_that_is_none_has_near_ones(given: str, said: str) -> None:
    done = run(given)
    assert done.exit_code == 2
    assert said in done.output
    assert "\x1b" not in done.output


@pytest.mark.parametrize("width", [20, 40, 78, 100])
def test_all_is_as_wide_as_the_terminal_but_what_is_shown_as_it_stands(width: int) -> None:
    lines = [line for code in CODES for line in explanation(code, width).splitlines() if not line.startswith("    ")]
    assert [line for line in lines if sum(map(columns, line)) > max(width, 30) and " " in line.strip()] == []
    assert [line for line in lines if re.search(r"\]\(|```|\*\*|^## |\{ *#|<br", line)] == []


def test_a_list_is_wrapped_within_its_column() -> None:
    assert {len(line) <= 60 for line in listed(60).splitlines()} == {True}


def test_the_page_is_in_the_wheel() -> None:
    project = (Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8")
    assert '"docs/problems.md" = "annotate/problems.md"' in project
