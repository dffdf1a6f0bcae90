"""Whatever stands in a story's files, and whatever they are called, nothing printed steers a terminal or a workflow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate.cli import cli, main

# CSI, OSC with BEL, C1's CSI, CR; bidi; the runner's two kinds of command.
STEERING = ["\x1b[2J", "\x1b]0;t\x07", "\x9b31m", "x\r::error::y", "\u202egnp.exe", "##[add-mask]e",
            "##[stop-commands]t", "\n::add-mask::e\n", " \t::stop-commands::t"]
GOOD = """title: T
language: en
sources:
  A: {language: en, text: a.txt, gloss: a.en.txt}
  B: {language: en, text: b.txt}
discrepancies:
  k: {topic: T, kind: number, weight: major, readings: {A: {quote: one}, B: silent}}
"""
# Where in story.yml a text is put.
PLACES = {
    "title: T\n": "title: {}\n", "language: en\n": "language: {}\n", "text: b.txt": "text: {}", "  B: {": "  {}: {",
    "gloss: a.en.txt": "gloss: {}", "topic: T": "topic: {}", "kind: number": "kind: {}", "major": "{}",
    "  k: {": "  {}: {", "quote: one": "quote: {}", "B: silent": "B: {}", "{A: {q": "{{}: {q",
}


def written(text: str) -> str:
    """As a double-quoted scalar of YAML, every character by its number but those that can be typed."""
    return '"' + re.sub(r"[^ -!#-\[\]-~]", lambda odd: f"\\u{ord(odd[0]):04x}", text) + '"'


STORIES = [
    *(GOOD.replace(place, into.replace("{}", form(f"zz {text}"))) for place, into in PLACES.items() for text in STEERING
      for form in (written, str)),
    *(GOOD + f"{text}: 1\n" for text in STEERING),
]


def steers(printed: str, form: str) -> list[str]:
    found = re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|##\w*\[", printed)
    if form == "github":
        return found + [line for line in printed.splitlines() if not re.match(r"::(?:error|warning) file=", line)]
    return found + [line for line in printed.splitlines() if line.lstrip().startswith("::")]


def said(form: str) -> str:
    done = CliRunner().invoke(cli, ["check", "--format", form])
    assert done.exit_code in {0, 1}, done.output
    return done.output


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "s"
    folder.mkdir(parents=True)
    for name, text in {"a.txt": "one\n", "a.en.txt": "[1] one\n", "b.txt": "two\n", "story.yml": GOOD}.items():
        (folder / name).write_text(text, "utf-8")
    assert said("text") == "no problems in 1 story\n"
    return folder


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_nothing_in_story_yml_steers(story: Path, form: str) -> None:
    told = 0
    for text in STORIES:
        (story / "story.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
        printed = said(form)
        told += "story.yml" in printed
        assert steers(printed, form) == [], text
    assert told > len(STORIES) * 0.8


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", ["a.txt", "a.en.txt"])
def test_nothing_in_an_article_or_a_gloss_steers(story: Path, name: str, form: str) -> None:
    for text in STEERING:
        (story / name).write_bytes(f"[1] one {text}\n\n[7] two\x00\n{text}\n[x{text}] z\n".encode())
        printed = said(form)
        assert name in printed
        assert steers(printed, form) == [], text


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_name_of_a_folder_steers(story: Path, form: str) -> None:
    for text in STEERING:
        folder = story.parent / f"x{text}"
        folder.mkdir()
        (folder / "story.yml").write_text("title: [\n", "utf-8")
    printed = said(form)
    assert printed.count("sources/x") >= len(STEERING)
    assert steers(printed, form) == []
    unknown = CliRunner().invoke(cli, ["check", "no-such-story"])
    assert unknown.exit_code == 2
    assert steers(unknown.output, "text") == []


def test_no_name_of_a_file_that_the_disk_refused_steers(monkeypatch: pytest.MonkeyPatch,
                                                        capsys: pytest.CaptureFixture[str]) -> None:
    for error in (OSError(28, "No space left on device", f"site/{''.join(STEERING)}"), KeyError("".join(STEERING)),
                  ValueError("".join(STEERING))):
        monkeypatch.setattr(cli, "main", failing(error))
        with pytest.raises(SystemExit):
            main([])
        printed = capsys.readouterr().err
        assert "annotate: " in printed
        assert steers(printed, "text") == []


def failing(error: Exception) -> Callable[..., None]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    return fail
