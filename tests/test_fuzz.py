"""Fuzzing, a few seconds of it: the same runs each time, the mistakes that were found, and that harnesses can fail.

Where atheris is not (it has wheels for Linux on x86-64), the same harnesses run by chance. docs/testing.md tells how to
fuzz for longer.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from annotate.anchor import Absent, Found
from annotate.article import Article
from tests.fuzz.engine import HARNESSES, Bounds, by_chance, changed, has_atheris, load

reading, loading, anchoring, rendering, suggesting = map(load, HARNESSES)

ROOT = Path(__file__).parent.parent
RUNS = {"reading": 300, "loading": 250, "anchoring": 1000, "rendering": 100, "suggesting": 15}


@pytest.mark.parametrize("name", HARNESSES)
def test_a_short_run_finds_nothing(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fuzz", name, "--runs", str(RUNS[name]), "--corpus", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False)
    assert ran.returncode == 0, ran.stderr[-4000:]
    said = r"Done (\d+) runs" if has_atheris() else r"(\d+) runs by chance"
    done = re.search(said, ran.stderr + ran.stdout)
    assert done
    assert int(done[1]) >= RUNS[name]


@pytest.mark.parametrize(("name", "nth"), [(name, nth) for name in HARNESSES for nth in range(len(load(name).KNOWN))])
def test_a_mistake_that_was_found_stays_mended(name: str, nth: int) -> None:
    load(name).check(load(name).KNOWN[nth])


def harness(check: Any) -> Any:
    return SimpleNamespace(SEEDS=[b"abc", b"xyz"], KNOWN=[], drawn=bytes.decode, check=check)


def test_what_does_not_hold_is_printed_to_be_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def check(case: str) -> None:
        assert case != "xyz"

    with pytest.raises(AssertionError):
        by_chance(harness(check), Bounds(0, 10, 1, tmp_path))
    assert "    'xyz',\n" in capsys.readouterr().err


def test_the_same_seed_makes_the_same_runs(tmp_path: Path) -> None:
    def runs(seed: int) -> list[bytes]:
        seen: list[bytes] = []
        made = harness(seen.append)
        made.drawn = bytes
        assert by_chance(made, Bounds(0, 50, seed, tmp_path)) == 50
        return seen

    assert runs(1) == runs(1)
    assert runs(1)[:2] == runs(2)[:2] == [b"abc", b"xyz"]
    assert runs(1) != runs(2)
    assert len(set(runs(1))) > 40


def fails(module: Any, case: Any) -> None:
    """Sabotaged, its check must not pass."""
    with pytest.raises(AssertionError):
        module.check(case)


def test_reading_another_character_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def altered(*given: Any) -> tuple[Article | None, list[Any]]:
        article, problems = genuine(*given)
        assert article
        first, *others = article.segments
        return replace(article, segments=(replace(first, text=first.text.replace("o", "0")), *others)), problems

    genuine = reading.read_article
    for name in ("a.txt", "a.html"):
        reading.check(reading.Case(b"<p>one two", name))
    monkeypatch.setattr(reading, "read_article", altered)
    for name in ("a.txt", "a.html"):
        fails(reading, reading.Case(b"<p>one two", name))


def test_a_problem_that_stands_elsewhere_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = loading.Case(b"title: x\ntitle: y\n")
    loading.check(case)
    genuine = loading.load_story

    def moved(*given: Any) -> Any:
        story, problems = genuine(*given)
        return story, [replace(each, place=replace(each.place, line=each.place.line + 1)) for each in problems]

    monkeypatch.setattr(loading, "load_story", moved)
    fails(loading, case)


def test_a_place_beside_the_words_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = anchoring.Case(("one two three",), "two")
    anchoring.check(case)
    genuine = anchoring.anchor
    for wrong in (lambda found: Found((replace(found.spans[0], start=found.spans[0].start - 1),)),
                  lambda found: Found((replace(found.spans[0], end=99),)),
                  lambda _: Absent("two")):
        monkeypatch.setattr(anchoring, "anchor", lambda *given, wrong=wrong: wrong(genuine(*given)))
        fails(anchoring, case)


def test_another_text_or_tag_on_the_page_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = rendering.Case("one two", "three", "gloss", "title", end=3)
    rendering.check(case)
    genuine = rendering.story_page
    for old, new in (("two", "tw0"), ("gloss", "glass"), ("one", "<video>one</video>"), ("title", "titles"),
                     ("<h1", '<h1 onclick="x"'), ('href="#', 'href="javascript:#')):
        monkeypatch.setattr(rendering, "story_page", lambda *given, old=old, new=new: genuine(*given).replace(old, new))
        fails(rendering, case)


def test_a_quantity_beside_its_words_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    case = suggesting.Case("more than 600 soldiers", other="de")
    suggesting.check(case)
    genuine = suggesting.quantities
    for change in ({"end": 99}, {"start": 14}, {"low": suggesting.Fraction(601)}):
        monkeypatch.setattr(suggesting, "quantities", lambda *given, change=change: tuple(
            replace(each, **change) for each in genuine(*given)))
        fails(suggesting, case)


def test_a_change_of_a_seed_is_no_longer_than_an_input_may_be() -> None:
    chance = random.Random(1)  # noqa: S311 - chance that can be repeated
    assert max(len(changed([b"x" * 4090], chance)) for _ in range(50)) == 4096
