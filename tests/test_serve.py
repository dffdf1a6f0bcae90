"""`mkdocs serve`: an edit under sources/ shows, and a mistake there does not stop the server."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup

from tests.made import write_story
from tests.test_plugin import project

WHOLE = "Documentation built"
RELOAD = re.compile(r"livereload\(\d+, \d+\);")  # when the page was made
PATIENCE = 30  # seconds; a rebuild takes well under one on an idle machine


@pytest.fixture
def served_project(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """The project's folder, its address while it is served, and what the server says."""
    folder, said = project(tmp_path / "p", ["annotate"]), tmp_path / "said.txt"
    write_story(folder / "sources" / "s", {
        "title": "First title", "sources": {"A": ["one"], "B": ["eins"]}, "files": {"B.en.txt": "[1] a gloss\n"},
        "entries": {"B": {"language": "de", "gloss": "B.en.txt"}},
        "discrepancies": {"d": {"topic": "T", "kind": "number", "readings": {
            "A": {"quote": "one"}, "B": {"quote": "eins"}}}}})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with said.open("wb") as out:
        server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"], cwd=folder,
                                  stdout=out, stderr=out, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        try:
            yield folder, f"http://127.0.0.1:{port}/", said
        finally:
            server.terminate()
            server.wait(PATIENCE)


def test_an_edit_shows_and_a_mistake_leaves_the_server_going(served_project: tuple[Path, str, Path]) -> None:
    folder, base, said = served_project
    story = folder / "sources" / "s" / "story.yml"
    page = base + "stories/s/"
    until(lambda: "First title" in text_of(page))
    good = story.read_text("utf-8")
    story.write_text(good.replace("First", "Second"), "utf-8")
    until(lambda: "Second title" in text_of(page))
    assert said.read_text("utf-8").count(WHOLE) == 1, "one story has changed, and not the site"
    story.write_text(good.replace("First", "Third").replace("quote: one", "quote: two"), "utf-8")
    until(lambda: "error[quote-not-found]" in said.read_text("utf-8"))
    until(lambda: told_at(page, "n-d") == ["quote-not-found"])
    assert "Second title" in text_of(page), "the page stays as it was before the problem"
    story.write_text(good + "\nnonsense: 1\n", "utf-8")
    until(lambda: told_at(page, "") == ["unknown-key"])
    assert told_at(page, "n-d") == []
    story.write_text(good.replace("First", "Fourth"), "utf-8")
    until(lambda: "Fourth title" in text_of(page))
    assert told_at(page, "") == []
    assert said.read_text("utf-8").count(WHOLE) == 1
    (story.parent / "B.en.txt").write_text("[1] another gloss\n", "utf-8")
    until(lambda: "another gloss" in text_of(page))
    once = {each: text_of(base + each) for each in ("stories/", "stories/s/", "stories/s/a/")}
    index = folder / "docs" / "index.md"
    index.write_text(index.read_text("utf-8") + "\nEdited.\n", "utf-8")
    until(lambda: "Edited." in text_of(base))
    assert {each: text_of(base + each) for each in once} == once, "made again alone, or with all else: the same pages"
    assert said.read_text("utf-8").count(WHOLE) == 2
    time.sleep(2)
    assert said.read_text("utf-8").count(WHOLE) == 2, "it builds again without an edit"


def test_stories_come_and_go_and_one_that_never_was_right_has_a_page(served_project: tuple[Path, str, Path]) -> None:
    folder, base, _ = served_project
    until(lambda: "First title" in text_of(base + "stories/"))
    (folder / "sources" / "t").mkdir()
    (folder / "sources" / "t" / "story.yml").write_text("title: [", "utf-8")
    until(lambda: told_at(base + "stories/t/", "") != [])
    assert "t has no page yet" in text_of(base + "stories/")
    write_story(folder / "sources" / "t", {"title": "Another", "sources": {"A": ["two"]}})
    until(lambda: "Another" in text_of(base + "stories/"))
    until(lambda: "two" in text_of(base + "stories/t/a/"))
    for each in (folder / "sources" / "t").iterdir():
        each.unlink()
    (folder / "sources" / "t").rmdir()
    until(lambda: "Another" not in text_of(base + "stories/"))
    assert "First title" in text_of(base + "stories/s/")


def told_at(address: str, place: str) -> list[str]:
    """The codes of the problems that a page shows in the element with that id; at its top, if none is named."""
    page = BeautifulSoup(text_of(address), "lxml")
    around = page.find(id=place) if place else page.find(class_="an-mend")
    codes = re.compile(r"^(?:error|warning)\[([a-z-]+)\]", re.MULTILINE)
    return codes.findall("\n".join(each.get_text() for each in around.select("pre, li > a"))) if around else []


def text_of(address: str) -> str:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return RELOAD.sub("", answer.read().decode())
    except (URLError, OSError):
        return ""


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)
