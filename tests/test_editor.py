"""Editor help: the language server that editors use, over the schema and the story.yml that `annotate new` writes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotate.cli import cli
from tests.language_server import Server, language_server

ROOT = Path(__file__).parent.parent
PROGRAMME = ROOT / ".venv" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"

pytestmark = pytest.mark.skipif(not (PROGRAMME.is_file() and shutil.which("node")),
                                reason="the editors' language server comes with npm, which is not on this machine")


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `annotate new` writes it, with the schema beside it."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "one.txt").write_text("One bridge is closed.\nTwo were hurt.\n", "utf-8")
    (folder / "two.txt").write_text("Die Brücke ist gesperrt.\nDrei Verletzte.\n", "utf-8")
    done = CliRunner().invoke(cli, ["new", "bridge", str(folder / "one.txt"), str(folder / "two.txt"),
                                    "--sources", str(folder / "sources")])
    assert done.exit_code == 0, done.output
    return folder / "sources" / "bridge" / "story.yml"


@pytest.fixture(scope="module")
def editor(story: Path) -> Iterator[Server]:
    with language_server(["node", str(PROGRAMME)], story.parent) as server:
        yield server


def test_what_new_writes_has_nothing_wrong(editor: Server, story: Path) -> None:
    assert editor.shown(story, story.read_text("utf-8")) == []


@pytest.mark.parametrize(("line", "wrong", "says"), [
    ("    publishr: X", "publishr", "publishr"),
    ("    published: [1]", "[1]", "type"),
    ("    display: some", "some", "excerpts"),
])
def test_a_mistake_is_marked_at_its_words(editor: Server, story: Path, line: str, wrong: str, says: str) -> None:
    text = story.read_text("utf-8").replace("    text: a.txt", f"    text: a.txt\n{line}", 1)
    marks = editor.shown(story, text)
    assert [covered(text, mark["range"]) for mark in marks] == [wrong]
    assert says in marks[0]["message"].lower()


def test_keys_are_offered_with_a_sentence(editor: Server, story: Path) -> None:
    head, _, tail = story.read_text("utf-8").partition("    text: a.txt")
    editor.shown(story, f"{head}    pub\n    text: a.txt{tail}")
    offered = editor.ask("textDocument/completion", at(story, head + "    pub"))["items"]
    named = {each["label"]: each for each in offered}
    assert {"publisher", "published"} <= named.keys()
    assert "Who published it" in str(named["publisher"]["documentation"])


def test_kinds_and_weights_are_offered(editor: Server, story: Path) -> None:
    text = story.read_text("utf-8") + "\ndiscrepancies:\n  d:\n    topic: T\n    weight: "
    editor.shown(story, text)
    offered = {each["label"] for each in editor.ask("textDocument/completion", at(story, text))["items"]}
    assert {"major", "minor"} <= offered


@pytest.mark.parametrize(("word", "says"), [("sha256:", "changed file is seen"), ("language: en", "notes and glosses")])
def test_hovering_explains_a_key(editor: Server, story: Path, word: str, says: str) -> None:
    text = story.read_text("utf-8")
    editor.shown(story, text)
    told = editor.ask("textDocument/hover", at(story, text[:text.index(word) + 2]))
    assert says in str(told["contents"])


def at(file: Path, before: str) -> dict[str, Any]:
    """The place behind this text, as an editor sends it: from 0, in UTF-16 code units."""
    last = before.rpartition("\n")[2]
    return {"textDocument": {"uri": file.as_uri()}, "position": {
        "line": before.count("\n"), "character": len(last.encode("utf-16-le")) // 2}}


def covered(text: str, span: dict[str, dict[str, int]]) -> str:
    line = text.split("\n")[span["start"]["line"]]
    units = line.encode("utf-16-le")
    end = span["end"]["character"] if span["end"]["line"] == span["start"]["line"] else len(units) // 2
    return units[2 * span["start"]["character"]:2 * end].decode("utf-16-le")
