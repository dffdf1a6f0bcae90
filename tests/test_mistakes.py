"""Mistakes of new authors: one made in a good story is told once, in its place, with a way out that cures it.

Each case of `tests/cases/mistakes/` says what stands in `story/story.yml` there (`was`) and what an author wrote
instead (`wrong`), what is printed, and, where the help can be pasted, what the author has then (`mended`).
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.checked import checked
from annotate.cli import cli
from annotate.limits import LIMITS
from annotate.problem import Problem
from annotate.render.mend import TOP, mend
from annotate.report.text import as_text, one
from annotate.schema import schema

HOME: Final = Path(__file__).parent / "cases" / "mistakes"
CASES: Final = {path.stem: path for path in sorted(HOME.glob("*.yml"))}
GOOD: Final = (HOME / "story" / "story.yml").read_text("utf-8")
SHOWN: Final = "sources/kursk"

Told = Callable[[str | bytes], list[Problem]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The problems of a story.yml beside the articles."""
    folder = tmp_path_factory.mktemp("mistakes") / "kursk"
    shutil.copytree(HOME / "story", folder)

    def of(text: str | bytes) -> list[Problem]:
        (folder / "story.yml").write_bytes(text.encode() if isinstance(text, str) else text)
        return list(checked(folder, SHOWN).problems)

    return of


def spec(name: str) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(CASES[name].read_text("utf-8"))
    assert case["was"] in GOOD, "the good story has no such lines"
    return case


def instead(case: dict[str, Any], key: str) -> str:
    return GOOD.replace(case["was"], case[key], 1)


def test_the_good_story_is_good(told: Told) -> None:
    assert told(GOOD) == []
    assert len(CASES) >= 100


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_once_in_its_place_with_a_way_out(name: str, told: Told) -> None:
    case = spec(name)
    problems = told(instead(case, "wrong"))
    assert "\n".join(map(one, problems)) == case.get("prints", "")
    assert len(problems) <= 1, "one mistake, one message"
    for problem in problems:
        assert problem.severity == "error"
        assert problem.help
        stands_in_the_file(problem, instead(case, "wrong"))


@pytest.mark.parametrize("name", [name for name, path in CASES.items() if "\nmended:" in path.read_text("utf-8")])
def test_what_the_help_says_cures_it(name: str, told: Told) -> None:
    case = spec(name)
    problems = told(instead(case, "wrong"))
    assert told(instead(case, "mended")) == []
    pasted = [help.removeprefix("write ") for problem in problems for help in problem.help if is_pasted(help)]
    assert all(text in instead(case, "mended") for text in pasted), "not what the help says"


UNPASTED: Final = (" or ", "; ", "…", "`", " if ", "(", ", for ", ": the day", " without ", " in Latin", " and ")


def is_pasted(help: str) -> bool:
    """Nothing but text to paste; not one of several ways, and no example."""
    return help.startswith("write ") and not any(sign in help for sign in UNPASTED)


def stands_in_the_file(problem: Problem, text: str) -> None:
    lines = text.split("\n")
    place = problem.place
    assert place.file == f"{SHOWN}/story.yml"
    assert 1 <= place.line <= len(lines)
    assert place.excerpt in ("", lines[place.line - 1].removesuffix("\r"))
    assert 1 <= place.column <= len(place.excerpt) + 1
    assert place.column - 1 + place.width <= len(place.excerpt)


def described(model: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((f"{model['title']}.{key}", each) for key, each in model.get("properties", {}).items())


def test_editors_can_show_a_sentence_and_an_example_for_each_key() -> None:
    made = json.loads(schema())
    keys = dict(each for model in (made, *made["$defs"].values()) for each in described(model))
    assert len(keys) > 50
    assert [name for name, each in keys.items() if not each.get("description", "").endswith(".")] == []
    assert [name for name, each in keys.items() if not each.get("examples")] == []


def test_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HOME / "story", tmp_path / "sources" / "kursk")
    monkeypatch.chdir(tmp_path)
    case = spec("wide-colon")
    (tmp_path / "sources/kursk/story.yml").write_text(instead(case, "wrong"), "utf-8")
    done = CliRunner().invoke(cli, ["check"])
    assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
    assert case["prints"] in done.output


ARTICLE: Final = (HOME / "story" / "b.txt").read_text("utf-8")
PASTE: Final = ARTICLE * (3_000_000 // len(ARTICLE.encode()))
BIG: Final = {
    "an article of 3 MB behind the story": GOOD + "\n" + PASTE,
    "an article of 3 MB as a quote": GOOD.replace("超过6000人阵亡", PASTE, 1),
    "an article instead of the story": ARTICLE,
    "an article as a quote": GOOD.replace("超过6000人阵亡", ARTICLE, 1),
    "an article of 300 kB as a quote in a block": GOOD.replace(
        "超过6000人阵亡", "|\n" + "".join(f"          {line}\n" for line in PASTE[:200_000].split("\n")), 1),
    "10,000 brackets": GOOD.replace("title: North", "title: " + "[" * 10_000, 1),
    "10,000 braces": GOOD.replace("title: North", "title: " + "{a: " * 10_000, 1),
    "10,000 closing brackets": GOOD.replace("title: North", "title: " + "]" * 10_000, 1),
    "10,000 lines, each further in": GOOD + "".join(" " * depth + "a:\n" for depth in range(300)),
    "a line of 500,000 letters": GOOD.replace("Hao", "a" * 500_000 + ": b", 1),
    "1,000 keys that are none": GOOD.replace("language: en\n", "".join(f"k{n}: 1\n" for n in range(1000))),
    "a siglum of no source a hundred times": GOOD.replace(
        "passages:\n", "passages:\n" + "".join(f"  - {{C: {n}}}\n" for n in range(1, 101))),
    "a web page": "<!doctype html>\n<html><head><title>x</title></head>\n<body>\n<p>x</p></body></html>\n",
    "nothing but blanks": " \n\n\t\n",
}


@pytest.mark.parametrize("name", BIG)
def test_what_is_pasted_by_the_megabyte_is_told_in_a_few_lines(name: str, told: Told) -> None:
    problems = told(BIG[name])
    assert problems
    assert all(problem.help for problem in problems)
    most = 300 * len(problems) + 3_000
    assert len(as_text(problems)) <= most
    assert len(problems) <= (1001 if "1,000" in name else 3)


def test_on_a_page_that_is_served_two_problems_of_one_message_are_told_apart(told: Told, tmp_path: Path) -> None:
    shutil.copytree(HOME / "story", tmp_path / "kursk")
    text = GOOD.replace("超过6000人阵亡", "不在此处").replace("自去年11月", "不在这里")
    (tmp_path / "kursk" / "story.yml").write_text(text, "utf-8")
    listed = mend(tmp_path / "kursk", SHOWN, None, told(text), LIMITS)[TOP]
    assert len({each.message for each in listed}) == 1
    assert [each.where for each in listed] == ["story.yml:39, killed", "story.yml:62, satellite"]


INDENTED_BY: Final = re.compile("indent (?:it|this line)(?: with the lines below it,)? by ([0-9]+)")


def test_of_lines_that_are_indented_wrongly_nearly_all_are_told_so_and_cured(told: Told) -> None:
    """Every line of the good story, further out by two, further in by one and by two."""
    lines = GOOD.split("\n")
    ways = [(nth, indent_of(line) + by) for nth, line in enumerate(lines) if line.strip() for by in (-2, 1, 2)
            if indent_of(line) + by >= 0]
    outcomes = Counter(outcome(lines, nth, indent, told) for nth, indent in ways)
    assert outcomes["cured"] > 0.9 * sum(outcomes.values()), outcomes
    assert outcomes["several messages"] < 0.02 * sum(outcomes.values()), outcomes


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def outcome(lines: list[str], nth: int, indent: int, told: Told) -> str:
    wrong = [*lines[:nth], " " * indent + lines[nth].lstrip(), *lines[nth + 1 :]]
    problems = told("\n".join(wrong))
    if len(problems) != 1:
        return "several messages" if problems else "the same to YAML"
    way = INDENTED_BY.match(problems[0].help[0])
    if way is None:
        return "another message"
    at = problems[0].place.line - 1
    wrong[at] = " " * int(way[1]) + wrong[at].lstrip()
    return "another line" if told("\n".join(wrong)) else "cured"


KIN: Final = str.maketrans("():,[]{}\"'-#>", "（）：，［］｛｝“’–＃＞")
LINES: Final = GOOD.count("\n")
TYPED: Final = [*" \t\u00a0\u3000\u200b:#-'\"[]{},&*!|>%@?\n", "：", "，", "\r\n"]
slips = st.one_of(
    st.tuples(st.just("drop"), st.integers(0, len(GOOD) - 1), st.just("")),
    st.tuples(st.just("put"), st.integers(0, len(GOOD)), st.sampled_from(TYPED)),
    st.tuples(st.just("twice"), st.integers(0, len(GOOD) - 1), st.just("")),
    st.tuples(st.just("kin"), st.integers(0, len(GOOD) - 1), st.just("")),
    st.tuples(st.just("indent"), st.integers(0, LINES - 1), st.sampled_from([" ", "  ", "    ", "\t"])),
    st.tuples(st.just("outdent"), st.integers(0, LINES - 1), st.just("")),
    st.tuples(st.just("drop line"), st.integers(0, LINES - 1), st.just("")),
    st.tuples(st.just("line twice"), st.integers(0, LINES - 1), st.just("")),
)


def slipped(text: str, kind: str, at: int, put: str) -> str:
    lines = text.split("\n")
    line = min(at, len(lines) - 1)
    at = min(at, len(text) - 1)
    match kind:
        case "indent":
            return "\n".join([*lines[:line], put + lines[line], *lines[line + 1 :]])
        case "outdent":
            return "\n".join([*lines[:line], lines[line].removeprefix("  "), *lines[line + 1 :]])
        case "drop line":
            return "\n".join([*lines[:line], *lines[line + 1 :]])
        case "line twice":
            return "\n".join([*lines[: line + 1], *lines[line:]])
        case "kin":
            changed = next((n for n in range(at, len(text)) if text[n].translate(KIN) != text[n]), at)
            return text[:changed] + text[changed].translate(KIN) + text[changed + 1 :]
        case "twice":
            return text[: at + 1] + text[at:]
        case "put":
            return text[:at] + put + text[at:]
        case _:
            return text[:at] + text[at + 1 :]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(slips, min_size=1, max_size=2))
def test_any_slip_has_a_place_in_the_file_and_a_way_out(changes: list[tuple[str, int, str]], told: Told) -> None:
    text = GOOD
    for change in changes:
        text = slipped(text, *change)
    for problem in told(text):
        assert problem.help
        if problem.place.file.endswith("story.yml"):
            stands_in_the_file(problem, text.replace("\r\n", "\n"))
