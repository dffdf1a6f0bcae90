"""The page of an article that changed: its old words are compared like all others, and what is withheld stays so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from annotate.cli import cli
from annotate.serialise import reference
from annotate.verify import verify_site
from tests.conftest import build_site
from tests.gallery import spec
from tests.made import write_story
from tests.served import served
from tests.test_excerpts import contents, spellings
from tests.test_export import inside

PAGE = "stories/versions/index.html"
SECRET = {"now": "verschwiegenesjetzt", "then": "verschwiegenesdamals", "gone": "entfernteabsaetze",
          "split": "abgetrennterrest", "moved": "verschobenersatz", "top": "obengestrichenes", "file": "geheimglosse"}
"""Words of what is withheld, or was before it was cut."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("versions")
    write_story(folder / "sources" / "versions", spec("versions"))
    wall = "The quoted wall is high, and the town built it in one year with nothing but stones from the river."
    moved = f"Ein Satz ueber {SECRET['moved']} stand hier und steht dort."
    write_story(folder / "sources" / "kept", {
        "sources": {"A": ["The quoted gate is green today.", f"Nobody reads {SECRET['now']} here, whatever it may be.",
                          "The quoted road was long and it is wide.", f"Of {SECRET['split']} nothing is told at all.",
                          wall, f"It is said elsewhere by many others. {moved}"],
                    "B": ["whole"]},
        "entries": {"A": {"display": "excerpts", "versions": [
            {"text": "old.txt", "retrieved": "2025-03-01", "gloss": "old.en.txt", "paragraphs": "blank-line"}]}},
        "files": {"old.en.txt": f"[1] {SECRET['file']}\n", "old.txt": "\n\n".join([
            f"Away with {SECRET['top']}.", "The quoted gate was red of old.",
            f"Nobody reads {SECRET['then']} here, whatever it may be.",
            f"The quoted road was long and it is wide. Of {SECRET['split']} nothing is told at all.",
            f"They took out {SECRET['gone']}.", f"{wall} {moved}",
            "It is said elsewhere by many others."])},
        "notes": {name: {"source": "A", "quote": f"quoted {name}", "kind": "context", "text": "x"}
                  for name in ("gate", "road", "wall")}})
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: s\nsite_url: https://example.org/\n"
                                       "theme: {name: material, font: false}\nplugins: [search, annotate]\n", "utf-8")
    build_site(folder / "site", folder)
    return folder


@pytest.fixture
def site(project: Path, tmp_path: Path) -> Path:
    """To be spoilt."""
    shutil.copytree(project / "site", tmp_path / "site")
    return tmp_path / "site"


def told(site: Path) -> list[str]:
    return [problem.message for problem in verify_site(site, "site")[1]]


def test_the_site_and_the_folder_of_the_story_alone_are_as_they_should_be(project: Path) -> None:
    assert told(project / "site") == []
    assert told(project / "site" / "stories" / "versions") == []


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("says that <del", "said that <del", ["A-2.was-1 is not on the page as its source has it",
                                          "A-2.now-1 is not on the page as its source has it"]),
    (">one passenger</del>", ">two passengers</del>", ["A-2.was-1 is not on the page as its source has it"]),
    (">nobody</ins>", ">somebody</ins>", ["A-2.now-1 is not on the page as its source has it"]),
    ('<del data-say="removed&#58;">one passenger</del>', "one passenger",
     ["A-2.now-1 is not on the page as its source has it"]),
    ("insurer did not answer", "insurer did answer", ["A-3.gone-2 is not on the page as its source has it"]),
    (f'data-text="{reference("A-3.gone-2")}"', "", ["A-3.gone-2 is not on the page"]),
    (f'data-now="{reference("A-2.now-1")}"', "",
     ["A-2.was-1 is not on the page as its source has it", "A-2.now-1 is not on the page"]),
    ("changed after 5 March", "changed after 6 March",
     ["beside the texts, something on this page is not as annotate made it"]),
    ("as retrieved on 5 March", "as retrieved on 6 March", ["A.v2 is not on the page as its source has it"]),
])
def test_a_change_of_what_stood_there_is_told(site: Path, old: str, new: str, expected: list[str]) -> None:
    page = site / PAGE
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), "utf-8")
    assert told(site) == expected


@pytest.mark.parametrize("name", ["A.v1.txt", "A.v2.txt", "A.v2.vi.txt", "B.v1.txt"])
def test_every_file_of_a_version_is_published_and_held_against_the_record(site: Path, name: str) -> None:
    file = site / "stories" / "versions" / name
    file.write_bytes(file.read_bytes() + b"\nmore")
    assert told(site) == ["this file is not the one that the page was made from"]


def test_the_page_of_one_source_tells_the_same(project: Path) -> None:
    whole, alone = ((project / "site" / path).read_text("utf-8") for path in (PAGE, "stories/versions/a/index.html"))
    old, other = reference("A-3.gone-2.was-1"), reference("B-1.was-1")
    assert (whole.count(old), alone.count(old)) == (1, 1)
    assert (whole.count(other), alone.count(other)) == (1, 0)


def test_a_search_finds_the_words_of_now_alone(project: Path) -> None:
    """A result leads to words that stand there; old ones are folded behind a line."""
    found = b" ".join(raw for name, raw in contents(project / "site") if name.endswith(".pf_fragment"))
    assert b"nobody was hurt" in found
    assert b"one passenger" not in found
    assert b"insurer" not in found


@pytest.mark.parametrize("word", SECRET.values(), ids=SECRET)
def test_nothing_that_is_withheld_leaves_in_an_older_version(project: Path, word: str) -> None:
    forms = [form for form in spellings(word) if form]
    there = [name for name, raw in contents(project / "site") if any(form in raw for form in forms)]
    assert there == []


def test_of_excerpts_the_older_words_of_what_is_shown_are_told(project: Path) -> None:
    folder = project / "site" / "stories" / "kept"
    shown = json.loads((folder / "record.json").read_bytes())["shown"]["texts"]
    assert {name: text for name, text in shown.items() if ".was-" in name} == {
        "A-1.was-1": "The quoted gate was red of old."}
    page = (folder / "index.html").read_text("utf-8")
    assert page.count("changed after 1 March 2025") == 3  # two of them do not say what
    assert not list(folder.glob("A.*"))


def test_a_story_in_a_file_of_its_own_has_them_and_their_files(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "ferry.html"
    done = CliRunner().invoke(cli, ["export", "versions", "--sources", str(project / "sources"), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert reference("A-3.gone-2.was-1") in out.read_text("utf-8")
    files = inside(out)
    assert all(files[name] == (project / "sources" / "versions" / name).read_bytes()
               for name in ("A.1.txt", "A.2.txt", "A.2.vi.txt", "B.1.txt"))


def test_the_old_words_are_read_without_scripts_and_on_paper(project: Path, browser: Browser) -> None:
    with served(project / "site") as base:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{base}stories/versions/")
        line, old = page.get_by_text("changed after 5 March 2025"), page.locator("[data-text='A-1.was-1']")
        assert not old.is_visible()
        line.click()
        assert old.is_visible()
        heard = page.locator("details", has=old).first.aria_snapshot()
        assert "changed after 5 March 2025" in heard
        assert heard.index("removed:") < heard.index("19") < heard.index("new:")
        page.emulate_media(media="print")
        assert all(each.bounding_box() for each in page.locator(".an-old").all())
        page.context.close()
