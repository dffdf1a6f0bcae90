"""`annotate ids` and the list of what was published: nothing on it can go unseen, and nothing is ever dropped."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from annotate.arrange.ids import ids
from annotate.arrange.published import gone, listed, updated
from annotate.build import check_story
from annotate.cli import cli
from annotate.model.alias import better_id, is_id
from annotate.story import Story
from tests.made import arranged, write_story
from tests.pages import KURSK, ROOT

NOTES = {"killed": {"source": "A", "quote": "two", "kind": "context", "text": "x"}}
SPEC: dict[str, Any] = {"sources": {"A": ["one two", "three"], "B": ["four"]}, "notes": NOTES,
                        "passages": [{"id": "casualties", "A": 1, "B": 1}]}
IDS = ["A-1", "A-2", "B-1", "n-killed", "n-killed-A", "p-casualties"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def listing(folder: Path) -> list[str]:
    return [line for line in (folder / "ids.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


def test_the_list_is_written_and_told_and_then_only_grows(here: Path) -> None:
    folder = write_story(here / "sources" / "s", SPEC)
    done = run("ids", "s")
    assert (done.exit_code, done.output.splitlines()) == (0, IDS)
    assert not (folder / "ids.txt").exists()

    done = run("ids", "--update")
    assert (done.exit_code, done.output) == (0, f"sources/s/ids.txt: 6 added: {', '.join(IDS)}\n")
    assert listing(folder) == IDS
    written = (folder / "ids.txt").stat()
    assert run("ids", "s", "--update").output == "sources/s/ids.txt: nothing new\n"
    assert (folder / "ids.txt").stat().st_mtime_ns == written.st_mtime_ns
    assert run("check").exit_code == 0

    write_story(folder, SPEC | {"notes": {"dead": NOTES["killed"]}})
    assert "error[id-gone]: n-killed was published" in run("check").output
    done = run("ids", "--update")
    assert done.exit_code == 1
    assert "n-killed: n-dead" in done.output
    assert listing(folder) == IDS

    write_story(folder, SPEC | {"notes": {"dead": NOTES["killed"]}, "aliases": {"n-killed": "n-dead"}})
    assert run("ids", "--update").output == "sources/s/ids.txt: 2 added: n-dead, n-dead-A\n"
    assert listing(folder) == sorted([*IDS, "n-dead", "n-dead-A"])
    assert run("check").exit_code == 0


def test_ids_that_are_gone_by_the_hundred_are_told_in_a_few_messages(here: Path) -> None:
    folder = write_story(here / "sources" / "made", {"sources": {"A": ["one"]}})
    (folder / "ids.txt").write_text("".join(f"n-note-{nth}\n" for nth in range(300)), "utf-8")
    story = check_story(folder, "sources/made")[1]
    assert len(story) == 20
    assert story[-1].message == "n-note-19 and 280 others were published and are not on the page any more"


def test_a_malformed_alias_hides_no_other(here: Path) -> None:
    aliases = {"n dead": "A-1", "A-9": "A-7"}
    folder = write_story(here / "sources" / "made", {"sources": {"A": ["one"]}, "aliases": aliases})
    assert [each.code for each in check_story(folder, "sources/made")[1]] == ["bad-alias", "alias-unknown"]


def test_an_alias_is_for_good(here: Path) -> None:
    folder = write_story(here / "sources" / "s", SPEC | {"aliases": {"n-dead": "n-killed"}})
    assert run("ids", "--update").exit_code == 0
    assert "n-dead" in listing(folder)
    write_story(folder, SPEC)
    assert "error[id-gone]: n-dead was published" in run("check").output


def test_comments_at_the_head_stay_and_lines_of_any_system_are_read(here: Path) -> None:
    folder = write_story(here / "sources" / "s", SPEC)
    (folder / "ids.txt").write_bytes("\ufeff# Ours.\r\n#  Do not touch.\r\n\r\nB-1\r\n  A-1\r\nB-1\r\n".encode())
    assert run("check").exit_code == 0
    assert run("ids", "--update").exit_code == 0
    assert (folder / "ids.txt").read_text("utf-8").splitlines() == ["# Ours.", "#  Do not touch.", *IDS]


def test_several_stories_are_told_apart(here: Path) -> None:
    for name in ("one", "two"):
        write_story(here / "sources" / name, SPEC)
    assert run("ids").output.splitlines() == ["# one", *IDS, "# two", *IDS]


def test_a_story_with_another_mistake_is_not_said_to_have_lost_its_ids(here: Path) -> None:
    folder = write_story(here / "sources" / "s", SPEC)
    run("ids", "--update")
    (folder / "A.txt").unlink()
    done = run("check")
    assert "error[no-file]" in done.output
    assert "id-gone" not in done.output


def test_the_list_of_this_projects_story_is_up_to_date() -> None:
    made, problems = check_story(KURSK, "sources/kursk-sappers")
    assert made is not None, problems
    assert made.story.ids is not None
    assert updated(made.story)[1] == []


def test_every_id_of_a_page_is_listed_and_no_other(built_site: Path) -> None:
    from selectolax.lexbor import LexborHTMLParser

    made, _ = check_story(KURSK, "sources/kursk-sappers")
    assert made is not None
    page = LexborHTMLParser((built_site / "stories/kursk-sappers/index.html").read_text("utf-8"))
    there = [str(node.attributes["id"]) for node in page.css(".an [id], .an[id]")]
    assert sorted(each for each in there if is_id(each)) == sorted(ids(made.story))


def published(story: Story, names: list[str]) -> Story:
    from dataclasses import replace

    return replace(story, ids="\n".join(names).encode())


def test_whatever_was_published_is_there_is_an_alias_or_is_told(tmp_path: Path) -> None:
    """Told with a line that mends it, for all names that an id can have."""
    story = arranged(tmp_path / "s", SPEC | {"aliases": {"n-old": "n-killed", "A-9": "A-2"}}).story
    fine = {*IDS, "n-old", "n-old-A", "A-9"}
    assert set(listed(story)) == fine
    pool = [*sorted(fine), "A-3", "A-4", "C-1", "n-dead", "n-dead-A", "n-killed-B", "n-killed-C", "p-casualty"]
    rng = random.Random(1)  # noqa: S311 - the same samples on every run
    for _ in range(200):
        names = rng.sample(pool, rng.randint(1, len(pool)))
        problems = gone(published(story, names))
        missing = {each for each in names if each not in fine}
        told = "\n".join("\n".join([each.message, *each.help]) for each in problems)
        covered = {"n-dead-A"} if "n-dead" in missing else set()
        assert {each for each in missing if f"{each}: " in told} == missing - covered
        assert not any(f"{each}: " in told for each in fine)
        assert len(problems) <= len(missing)
        assert {each.code for each in problems} <= {"id-gone"}


@given(st.text(alphabet="abAB12-#_ n", max_size=12))
def test_what_is_offered_for_a_wrong_id_is_right(text: str) -> None:
    better = better_id(text)
    assert better is None or is_id(better)
    if is_id(text):
        assert better == text


def test_the_docs_name_the_file_that_is_written() -> None:
    assert "`ids.txt`" in (ROOT / "docs" / "writing.md").read_text("utf-8")
