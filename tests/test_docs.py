"""The docs are true: their keys, examples, messages and commands are those of the programme."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir, nullcontext
from pathlib import Path, PurePosixPath
from typing import Any

import click
import pytest
import yaml
from click.testing import CliRunner

from annotate.address import LONGEST
from annotate.anchor import MAX_QUOTE
from annotate.anchor.find import MAX_PLACES
from annotate.build import check_story
from annotate.cli import NAMES, cli
from annotate.codes import CODES
from annotate.draft.again import with_commands
from annotate.edit import Put, edited
from annotate.fetch import fetch
from annotate.files import LONGEST_NAME
from annotate.limits import LIMITS
from annotate.load import stray_folders
from annotate.model import (
    DISCREPANCY_KINDS,
    NOTE_KINDS,
    Discrepancy,
    Entry,
    Evidence,
    Note,
    Passage,
    Reading,
    SourceEntry,
    StoryEntry,
    VersionEntry,
)
from annotate.obtain import obtain
from annotate.plugin.search import unindexed
from annotate.policy.site import secure
from annotate.problem import Problem
from annotate.report.text import as_text, one
from annotate.scalars import LONGEST_SLUG
from annotate.search.engine import Unindexed, index
from annotate.value import MOST, parse
from annotate.verify import verify_site
from annotate.write import write
from annotate.yaml import DEEPEST
from tests.drafted import draft
from tests.pages import DOCS, KURSK, PAGES, ROOT, SHOWN, Fence, fences, put, sections, story, whole

MODELS: dict[str, type[Entry]] = {
    "The story": StoryEntry, "A source": SourceEntry, "A version": VersionEntry, "A passage": Passage,
    "A discrepancy": Discrepancy, "A reading": Reading, "Evidence": Evidence, "A note": Note,
}
PROBLEMS: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests/cases/docs/problems.yml").read_text("utf-8"))
MENDED: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/docs/mended.yml").read_text("utf-8"))


EXAMPLES = [each for page in PAGES for each in fences(page) if each.language == "yaml"]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.title.endswith("story.yml")],
                         ids=lambda each: f"{each.page}:{each.line}")
def test_every_example_of_a_story_is_one(example: Fence, tmp_path: Path) -> None:
    chinese = (KURSK / "a.txt").read_text("utf-8")
    gloss = "".join(f"[{number}] …\n" for number in range(1, 50))
    files = {"a.vi.txt": {"text": gloss}, "a.gb.txt": {"text": chinese, "in": "gb18030"},
             "b.2.txt": {"text": "Khoảng 600 binh sĩ.\n"}}
    folder = story(tmp_path / SHOWN, whole(example.text), files)
    assert as_text(check_story(folder, SHOWN)[1]) == ""


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.title.startswith("wrong")],
                         ids=lambda each: f"{each.page}:{each.line}")
def test_every_quote_that_is_said_to_be_wrong_is_told(example: Fence, tmp_path: Path) -> None:
    problems = check_story(story(tmp_path / SHOWN, whole(example.text)), SHOWN)[1]
    assert len(problems) == len(re.findall(r"^ +quote:", example.text, re.MULTILINE))
    assert {problem.code for problem in problems} <= {"quote-not-found", "quote-ambiguous", "quote-cuts-number"}


def test_every_example_in_yaml_says_which_file_it_is() -> None:
    assert [f"{each.page}:{each.line}" for each in EXAMPLES if each.page != "README.md" and not each.title] == []


@pytest.mark.parametrize(("heading", "model"), MODELS.items())
def test_every_key_is_in_the_reference_and_every_one_there_exists(heading: str, model: type[Entry]) -> None:
    text = sections(DOCS / "yaml.md")[heading]
    rows = re.findall(r"^\| `(\w+)`(?:\{[^}]*\})? \| [^|]+ \| (yes|no) \| ", text, re.MULTILINE)
    expected = [(key, "yes" if field.is_required() else "no") for key, field in model.model_fields.items()]
    assert sorted(rows) == sorted(expected)


def test_values_mean_what_the_reference_says() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| .+ \| (.+) \|$", sections(DOCS / "yaml.md")["Values"], re.MULTILINE)
    assert rows
    assert [(written, str(parse(written))) for written, _ in rows] == rows


@pytest.mark.parametrize(("heading", "kinds"), [("A discrepancy", DISCREPANCY_KINDS), ("A note", NOTE_KINDS)])
def test_the_reference_names_every_kind(heading: str, kinds: tuple[str, ...]) -> None:
    assert ", ".join(f"`{kind}`" for kind in kinds) + ", or one of" in sections(DOCS / "yaml.md")[heading]


def test_limits_are_those_of_the_programme() -> None:
    rows = re.findall(r"^\| .+ \| ([0-9,]+) ", sections(DOCS / "yaml.md")["Limits"], re.MULTILINE)
    assert rows == [f"{limit:,}" for limit in (
        LIMITS.story, LIMITS.article, MAX_QUOTE, MAX_PLACES, MOST, LONGEST_SLUG, 8, LONGEST, LONGEST_NAME, DEEPEST)]


def printed(code: str, case: dict[str, Any], folder: Path) -> list[str]:
    """Each problem of this code as the command line prints it."""
    made = story(folder / SHOWN, whole(case["story"]) if "story" in case else None, case.get("files"))
    problems = [*check_story(made, SHOWN)[1], *stray_folders(folder / "sources", "sources")]
    problems += written(folder / "docs/stories", case.get("out", {}), inside=case.get("inside", False))
    new = [(name, text.encode()) for name, text in case.get("new", {}).items()]
    problems += draft("kursk-sappers", None, new)[1] if new else []
    problems += fetch(case["fetch"], LIMITS.article, print)[1] if case.get("fetch") else []
    problems += obtained(**case["obtain"]) if "obtain" in case else []
    problems += changed(made, case.get("edit"))
    problems += finished(folder / "site", case.get("site", {}))
    problems += searched(case.get("search"))
    return [one(problem) for problem in problems if problem.code == code]


def obtained(name: str, text: str, encoding: str | None = None, pick: str | None = None, **more: str) -> list[Problem]:
    if name.endswith(".warc"):
        pytest.importorskip("warcio")
    problems = obtain(name, text.encode(more.get("in", "utf-8")), encoding, pick=pick)[1]
    return [with_commands(each, name, more["command"]) for each in problems] if "command" in more else problems


def changed(folder: Path, at: Any) -> list[Problem]:
    """What is told where a command is to put a list at a path."""
    path: list[str | int] = []
    while isinstance(at, dict):
        (step, at), = at.items()
        path.append(step)
    if not path:
        return []
    return edited((folder / "story.yml").read_bytes(), f"{SHOWN}/story.yml", [Put(tuple(path), at)])[1]


def finished(site: Path, there: dict[str, Any]) -> list[Problem]:
    """What is told of a built site in which these files are."""
    for name, given in there.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        put(site / name, given)
    return [*verify_site(site, "site")[1], *secure(site)] if there else []


def searched(programme: str | None) -> list[Problem]:
    """What is told where this programme is to make the index of the search."""
    if programme is None:
        return []
    try:
        index([], "en", programme)
    except Unindexed as why:
        return [unindexed(why, "mkdocs.yml")]
    return []


def written(out: Path, there: dict[str, Any], *, inside: bool) -> list[Problem]:
    """What is told when pages are written into a folder in which these files are."""
    out.mkdir(parents=True)
    for name, given in there.items():
        put(out / name, given)
    with chdir(out) if inside else nullcontext():
        return write({PurePosixPath("index.md"): b"Stories"}, out, "docs/stories")[1]


@pytest.mark.parametrize("code", CODES)
def test_every_problem_is_shown_as_it_is_printed(code: str, tmp_path: Path) -> None:
    text = sections(DOCS / "problems.md")[code]
    shown = re.findall(r"^```text\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    cases = PROBLEMS[code]
    assert len(shown) == len(cases)
    for number, (message, case) in enumerate(zip(shown, cases, strict=True)):
        assert message in printed(code, case, tmp_path / str(number))


@pytest.mark.parametrize("code", CODES)
def test_every_problem_has_an_example_before_and_after_it_is_mended(code: str, tmp_path: Path) -> None:
    shown = re.findall(r'^```\w+ title="(before|after)"\n(.*?)\n```$', sections(DOCS / "problems.md")[code],
                       re.MULTILINE | re.DOTALL)
    case, mended = PROBLEMS[code][0], MENDED[code]
    before, after = mended.get("shown") or (written_in(case), written_in(mended))
    assert shown == [("before", before.rstrip("\n")), ("after", after.rstrip("\n"))]
    assert printed(code, {**case, **mended}, tmp_path) == []


def written_in(case: dict[str, Any]) -> str:
    """The part of a story, or the one page of a site."""
    return str(case["story"] if "story" in case else next(iter(case["site"].values()))["text"])


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_messages_on_other_pages_are_those_of_the_list(page: Path) -> None:
    listed = (DOCS / "problems.md").read_text("utf-8")
    assert [each.text for each in fences(page) if re.match(r"(error|warning)\[", each.text)
            and each.text not in listed] == []


def test_the_tutorial_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for given, name in (("a.txt", "chinese.txt"), ("b.txt", "vietnamese.txt")):
        shutil.copy(KURSK / given, tmp_path / name)
    for command, shown in typed(DOCS / "writing.md"):
        call, _, file = command.partition(" > ")
        done = CliRunner().invoke(cli, shlex.split(call)[1:])
        if file:
            Path(file).write_bytes(done.stdout_bytes)
        else:
            assert done.output.startswith(shown.removesuffix("…\n")), command
            assert done.output == shown or shown.endswith("…\n"), command


def typed(page: Path) -> Iterator[tuple[str, str]]:
    """Each call of `annotate` in a block of what is typed, and what is said to be printed; “…” stands for the rest."""
    for fence in fences(page):
        if fence.language == "console":
            yield from re.findall(r"^\$ (annotate .*)\n((?:(?!\$ ).*\n)*)", fence.text, re.MULTILINE)


def test_problems_stand_in_the_order_of_the_stages() -> None:
    assert list(sections(DOCS / "problems.md"))[1:] == list(CODES)


def commands(page: Path) -> Iterator[list[str]]:
    """Every call of `annotate` in a block of code or in the text, as words."""
    text = page.read_text("utf-8")
    inline = re.findall(r"(?<!`)`annotate ([^`\n]+)`(?!`)", text)
    called = re.findall(r"^ *(?:\$ |\.venv/bin/)?annotate ([^\n>]+)", "\n".join(
        each.text for each in fences(page) if each.language in ("", "console", "sh")), re.MULTILINE)
    yield from (shlex.split(each) for each in (*inline, *called))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_is_named_exists(page: Path) -> None:
    named = [words for words in commands(page) if words[0] not in ("COMMAND", "…")]
    assert [words for words in named if words[0] not in {*NAMES, *options(cli)}] == []
    assert [words for words in named if words[0] in NAMES
            and {each for each in words if each.startswith("-")} - options(command(words[0]))] == []


def test_every_command_is_explained() -> None:
    assert {words[0] for words in commands(DOCS / "writing.md")} >= set(NAMES)


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def options(command: click.Command) -> set[str]:
    found = {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
    return found | {"--help", "-h"}
