"""What is too large is refused at once, with the flag that raises the limit; a thousand mistakes cost little.

Whole commands run in a process of their own, with a hard end in processor seconds (not by the clock: the machine may be
busy) and a bound on their memory. docs/limits.md has the figures themselves.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotate import anchor as anchor_module
from annotate.anchor import story as anchoring
from annotate.anchor.find import Hit
from annotate.anchor.fragments import fragment_hits
from annotate.anchor.text import Text
from annotate.build import check_story
from annotate.cli import cli
from annotate.limits import LIMITS, Limits, raised, read_size
from annotate.load import load_story
from annotate.value import Unread
from tests.made import write_story

HEAD = "title: T\nlanguage: en\nsources:\n  A: {language: en, text: a.txt}\n"
MEGABYTES = 64
SECONDS = 20  # of processor time; each of these commands takes half a second


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    said: str
    megabytes: float


def run(folder: Path, *arguments: str) -> Ended:
    """The command as a user runs it, from a small process: the kernel counts the parent's memory as well."""
    starter = [sys.executable, "-S", "-E", "-c", STARTER, str(folder / "said")]
    command = [sys.executable, "-m", "annotate", *arguments]
    started = subprocess.run([*starter, *command], capture_output=True, encoding="utf-8", check=True)
    code, kilobytes = map(int, started.stdout.split())
    return Ended(code, (folder / "said").read_text("utf-8"), kilobytes / 1024)


STARTER = f"""
import os, resource, sys
said, *command = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
to = [(os.POSIX_SPAWN_OPEN, number, said, how, 0o600) for number in (1, 2)]
_, status, used = os.wait4(os.posix_spawn(command[0], command, os.environ, file_actions=to), 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss)
"""


def laid(folder: Path, story: str, **files: bytes | int) -> Path:
    """`files`: their bytes, or how many bytes of nothing."""
    made = folder / "sources" / "made"
    made.mkdir(parents=True)
    (made / "story.yml").write_text(story, "utf-8")
    for name, content in files.items():
        with (made / name.replace("_", ".")).open("wb") as opened:
            if isinstance(content, int):
                opened.truncate(content)
            else:
                opened.write(content)
    return folder


REFUSED: dict[str, tuple[str, dict[str, bytes | int], str]] = {
    "an article of 100 MB": (HEAD, {"a_txt": 100_000_000}, "--max-article 100MB"),
    "a page of 100 MB": (HEAD.replace("a.txt", "a.html"), {"a_html": 100_000_000}, "--max-article 100MB"),
    "a gloss of 100 MB": (HEAD.replace("a.txt", "a.txt, gloss: g.txt"), {"a_txt": b"one", "g_txt": 100_000_000},
                          "--max-article 100MB"),
    "a story of 20 MB": (HEAD + "#" * 20_000_000, {"a_txt": b"one"}, "--max-story 21MB"),
    "100,000 segments": (HEAD, {"a_txt": b"a\n" * 100_000}, "--max-segments 100000"),
    "10,000 quotes": (HEAD + "notes:\n" + "".join(
        f"  n{number}: {{source: A, kind: context, quote: one, text: x}}\n" for number in range(10_000)),
        {"a_txt": b"one"}, "--max-quotes 10000"),
    "values of a whole library": (HEAD + "kinds: [" + "a," * 150_000 + "]", {"a_txt": b"one"}, "--max-story 4MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_too_much_is_refused_with_the_flag_that_lets_it_in(name: str, tmp_path: Path) -> None:
    story, files, flag = REFUSED[name]
    ended = run(laid(tmp_path, story, **files), "check", "--sources", str(tmp_path / "sources"))
    assert ended.code == 1
    assert f"have more read: {flag} (in mkdocs.yml " in ended.said
    assert len(ended.said) < 1_000


def test_an_article_of_100_megabytes_is_refused_in_64(tmp_path: Path) -> None:
    laid(tmp_path, HEAD, a_txt=100_000_000)
    assert run(tmp_path, "check", "--sources", str(tmp_path / "sources")).megabytes < MEGABYTES


@pytest.mark.parametrize(("story", "files", "code"), [
    (HEAD + "x: " + "[" * 60_000, {"a_txt": b"one"}, "yaml-depth"),
    (HEAD.replace("a.txt", "a.html"), {"a_html": b"<div>" * 60_000 + b"x"}, "html-unreadable"),
    (HEAD, {"a_txt": b"\x01" * 2_000_000}, "control-character"),
])
def test_what_no_flag_lets_in_is_a_problem(story: str, files: dict[str, bytes | int], code: str,
                                           tmp_path: Path) -> None:
    ended = run(laid(tmp_path, story, **files), "check", "--sources", str(tmp_path / "sources"))
    assert (ended.code, f"error[{code}]" in ended.said) == (1, True)


def test_every_command_that_reads_has_the_flags(tmp_path: Path) -> None:
    laid(tmp_path, HEAD, a_txt=b"three\n" * 3)
    root = ("--sources", str(tmp_path / "sources"))
    article = str(tmp_path / "sources/made/a.txt")
    for command in (("check", *root), ("build", *root, "--out", str(tmp_path / "out")), ("show", "made", "A", *root),
                    ("new", "other", article, "--sources", str(tmp_path / "others"))):
        refused = CliRunner().invoke(cli, [*command, "--max-article", "17B"])
        assert (refused.exit_code, "18 bytes, more than the 17 that are read" in refused.output) == (1, True), command
        assert CliRunner().invoke(cli, [*command, "--max-article", "18B"]).exit_code == 0, command


def test_a_flag_is_a_size(tmp_path: Path) -> None:
    laid(tmp_path, HEAD, a_txt=b"one")
    ended = CliRunner().invoke(cli, ["check", "--sources", str(tmp_path / "sources"), "--max-article", "much"])
    assert ended.exit_code == 2
    assert "expected a size, found “much”; write it like 500KB, 100MB or 1.5GB" in ended.output


@pytest.mark.parametrize(("text", "size"), [
    ("100MB", 100_000_000), ("100 mb", 100_000_000), ("1.5GB", 1_500_000_000), ("64KiB", 65_536), ("2MiB", 2 << 20),
    ("1048576", 1 << 20), ("1k", 1_000), ("0.001kb", 1), (" 5B ", 5),
])
def test_sizes(text: str, size: int) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["", "MB", "-1MB", "1e3", "1TB", "0", "0.0001B", "1,5MB", "9" * 5_000, "1 B 1", "１B"])
def test_no_sizes(text: str) -> None:
    assert isinstance(read_size(text), Unread)


@pytest.mark.parametrize("needed", [1, 999_999, 1_000_000, 1_000_001, 2_097_153, 104_857_600])
def test_the_value_that_is_named_suffices(needed: int) -> None:
    named = re.search(r"--max-article (\S+) ", raised("article", needed))
    size = read_size(named[1]) if named else 0
    assert isinstance(size, int)
    assert needed <= size < needed + 1_000_000


def test_a_limit_that_is_raised_lets_in(tmp_path: Path) -> None:
    spec = {"sources": {"A": ["one", "two", "three"]},
            "notes": {f"n{number}": {"source": "A", "kind": "context", "quote": quote, "text": "x"}
                      for number, quote in enumerate(("one", "two", "three"))}}
    folder = write_story(tmp_path / "made", spec)
    for limits in (Limits(article=11), Limits(story=100), Limits(segments=2), Limits(quotes=2)):
        assert [each.code for each in load_story(folder, "made", limits)[1]] in (["file-too-large"], ["over-limit"])
    assert load_story(folder, "made", Limits(article=17, segments=3, quotes=3))[1] == []
    assert Limits() == LIMITS


def many(tmp_path: Path, quote: str) -> list[str]:
    """The messages for twenty notes with that quote on a text of ten lines `one`."""
    notes = {f"n{number}": {"source": "A", "kind": "context", "quote": quote, "text": "x"} for number in range(20)}
    folder = write_story(tmp_path / "made", {"sources": {"A": ["one or two"] * 10}, "notes": notes})
    return ["\n".join((each.message, *each.help)) for each in check_story(folder, "made")[1]]


def test_absent_quotes_together_may_only_cost_so_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "MOST_NEAR", 500)  # characters; the text has 109
    told = many(tmp_path, "one or twu")
    assert len(told) == 20
    assert ["the words differ" in each for each in told] == [True] * 5 + [False] * 15
    assert "there was too much to look for what resembles these" in told[-1]


def test_ambiguous_quotes_together_may_only_cost_so_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchoring, "MOST_PLACES", 35)
    monkeypatch.setattr(anchoring, "FEWEST_PLACES", 2)
    told = many(tmp_path, "one or two")
    assert ["stand at 10 places" in each for each in told] == [True] * 3 + [False] * 17
    assert "stand at more than 2 places" in told[-1]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_thousand_problems_in_one_long_line_are_told_in_bounds(form: str, tmp_path: Path) -> None:
    story = HEAD[:-2] + ", " + ", ".join(f"k{number}: 1" for number in range(2_000)) + ", z: " + "x" * 900_000 + "}\n"
    ended = run(laid(tmp_path, story, a_txt=b"one"), "check", "--sources", str(tmp_path / "sources"), "--format", form)
    assert ended.code == 1
    assert len(ended.said) < 5_000_000
    if form == "json":
        last = json.loads(ended.said)[-1]
        at = last["column"] - last.get("excerpt_column", 1)
        assert last["excerpt"][at:at + last["width"]].startswith("k")


def test_a_quote_of_many_fragments_costs_what_its_places_cost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of fragments, each at thousands of places, are not all looked for."""
    made: list[str] = []

    def counted(part: str, text: Text, most: int) -> list[Hit]:
        made.append(part)
        return fragment_hits(part, text, most)

    monkeypatch.setattr(anchor_module, "fragment_hits", counted)
    quote = " […] ".join(["one or two"] * 300)
    notes = {"n": {"source": "A", "kind": "context", "quote": quote, "text": "x"}}
    folder = write_story(tmp_path / "made", {"sources": {"A": [" ".join(["one or two"] * 6_000)]}, "notes": notes})
    assert [each.code for each in check_story(folder, "made")[1]] == ["quote-skipped"]
    assert len(made) == 2
