"""`mkdocs serve`: an edit under sources/ shows, and a mistake there does not stop the server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.made import write_story
from tests.test_plugin import project

PATIENCE = 30  # seconds; a rebuild takes well under one on an idle machine


@pytest.fixture
def served_project(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """The project's folder, its address while it is served, and what the server says."""
    folder, said = project(tmp_path / "p", ["annotate"]), tmp_path / "said.txt"
    write_story(folder / "sources" / "s", {"title": "First title", "sources": {"A": ["one"]}})
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
    story.write_text(good + "\nnonsense: 1\n", "utf-8")
    until(lambda: "error[unknown-key]" in said.read_text("utf-8"))
    until(lambda: "Stories" in text_of(base + "stories/"))
    story.write_text(good.replace("First", "Third"), "utf-8")
    until(lambda: "Third title" in text_of(page))
    builds = said.read_text("utf-8").count("Documentation built")
    time.sleep(2)
    assert said.read_text("utf-8").count("Documentation built") == builds, "it builds again without an edit"


def text_of(address: str) -> str:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (URLError, OSError):
        return ""


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)
