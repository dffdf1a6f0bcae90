"""`annotate add` as it is typed: what it writes, says and leaves alone."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click import Argument, Context
from click.testing import CliRunner, Result

from annotate.cli import cli
from annotate.commands import add as command
from annotate.commands import taking
from annotate.draft import web
from annotate.draft.again import with_commands
from annotate.problem import Place, Problem
from annotate.write import beside
from annotate.write import folder as folders

OLD = (
    "<p>朝鲜军队工作在库尔斯克州排雷前线，超过六千人阵亡，佩斯科夫说。"
    "这是一项十分危险的任务，他们已经工作了一年。</p>"
).encode("gb18030")
PAGE = b"<!doctype html><html lang=en><nav>Home</nav><article><h1>Head</h1><p>Words of the page.</p></article></html>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(web, "installed", lambda: False)
    Path("one.txt").write_text("The first article.\n", "utf-8")
    Path("two.html").write_bytes(PAGE)
    Path("old.html").write_bytes(OLD)
    return tmp_path


def run(*words: str, given: str | None = None) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["annotate", *words])
        return CliRunner().invoke(cli, words, input=given)


def there(root: Path = Path("sources/kursk")) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(root.iterdir())}


def begun() -> dict[str, bytes]:
    assert run("add", "kursk", "one.txt").exit_code == 0
    return there()


def test_the_first_file_begins_the_story_and_the_next_ones_are_added() -> None:
    first = run("add", "kursk", "one.txt", "--title", "Kursk")
    assert first.exit_code == 0
    assert first.stdout == (
        "sources/kursk/: a.txt, story.yml\nNext: fill in sources/kursk/story.yml, then run: annotate check kursk\n"
    )
    old = there()["story.yml"].decode()
    second = run("add", "kursk", "two.html", "--retrieved", "2025-11-21")
    assert second.exit_code == 0
    assert second.stdout.startswith("sources/kursk/: b.html, story.yml\nNext: confirm what story.yml says of B, ")
    assert sorted(there()) == ["a.txt", "b.html", "story.yml"]
    new = there()["story.yml"].decode()
    assert "    retrieved: 2025-11-21\n" in new
    kept = iter(new.splitlines())
    assert all(line in kept for line in old.splitlines())
    assert run("check").stdout == "no problems in 1 story\n"
    assert Path("sources/story.schema.json").is_file()


def test_what_was_found_is_told_with_where_it_was_found() -> None:
    told = run("add", "kursk", "two.html").stderr
    assert "A: a.html, 2 segments, given as two.html\n" in told
    assert "  title       Head  # from the file: confirm (h1)\n" in told
    assert "  not found   publisher, author, published, url, retrieved\n" in told
    assert "  not carried 1 text of the page, outside its article:\n    “Home”\n" in told
    assert 'pip install "annotated-sources[web]"' in told


def test_words_of_the_page_that_were_not_carried_are_told_when_they_are_quoted() -> None:
    assert run("add", "kursk", "two.html").exit_code == 0
    with Path("sources/kursk/story.yml").open("a", encoding="utf-8") as story:
        story.write("\nnotes:\n  n: {source: A, quote: Home, kind: context, text: x}\n")
    told = run("check", "kursk").stdout
    assert "these words stand in what is not carried of the page of A (a menu, a notice)" in told
    assert "nothing in it resembles" not in told


@pytest.mark.parametrize("story", ["sources/kursk", "sources/kursk/", "./sources/kursk", "sources/kursk/story.yml"])
def test_a_story_may_be_named_by_its_path(story: str) -> None:
    assert run("add", story, "one.txt").exit_code == 0
    assert run("add", story, "two.html").exit_code == 0
    assert sorted(there()) == ["a.txt", "b.html", "story.yml"]


def test_a_story_may_be_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    begun()
    monkeypatch.chdir("sources/kursk")
    assert run("add", ".", "../../two.html").exit_code == 0
    assert sorted(there(Path())) == ["a.txt", "b.html", "story.yml"]


def test_articles_that_lie_in_the_folder_already_are_taken_where_they_are() -> None:
    Path("sources/kursk").mkdir(parents=True)
    Path("one.txt").rename("sources/kursk/one.txt")
    assert run("add", "kursk", "sources/kursk/one.txt").exit_code == 0
    assert sorted(there()) == ["one.txt", "story.yml"]
    assert run("check").exit_code == 0


def test_an_encoding_that_is_not_clear_is_asked_for_and_nothing_is_written() -> None:
    result = run("add", "kursk", "old.html")
    assert result.exit_code == 1
    assert "annotate add kursk old.html --encoding old.html=gb" in result.stdout
    assert "朝鲜军队" in result.stdout
    assert not Path("sources").exists()


def test_several_encodings_are_asked_for_at_once() -> None:
    Path("other.html").write_bytes(OLD + b"<p>more")
    words = ["add", "kursk", "old.html", "other.html"]
    chosen = "--encoding old.html=gb18030 --encoding other.html=gb18030"
    assert run(*words).stderr.endswith(f"reads right: annotate {' '.join(words)} {chosen}\n")


def test_at_a_terminal_the_author_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "_at_a_terminal", lambda _: True)
    result = run("add", "kursk", "old.html", given="1\n")
    assert result.exit_code == 0
    assert "1  gb" in result.stderr
    assert "encoding: gb" in there()["story.yml"].decode()
    assert run("add", "other", "old.html", given="gbk\n").exit_code == 0


def test_the_same_file_again_is_told_and_not_added() -> None:
    old = begun()
    result = run("add", "kursk", "one.txt")
    assert (result.exit_code, there()) == (0, old)
    assert result.stderr == "one.txt is A already, byte for byte: not added\n"


@pytest.mark.parametrize("words", [
    ["old.html", "two.html"], [], ["--siglum", "A", "two.html"], ["two.html", "two.html"], ["nowhere.html"],
    ["--title", "x", "two.html"], ["two.html", "--encoding", "tow.html=gbk"], ["--retrieved", "yesterday", "two.html"],
])  # fmt: skip
def test_what_is_wrong_leaves_the_story_as_it_was(words: list[str]) -> None:
    old = begun()
    assert run("add", "kursk", *words).exit_code in (1, 2)
    assert there() == old


def test_a_story_that_cannot_be_read_is_refused_with_its_problems() -> None:
    begun()
    Path("sources/kursk/story.yml").write_text("title: [x\n", "utf-8")
    result = run("add", "kursk", "two.html", "--format", "json")
    assert result.exit_code == 1
    assert [each["code"] for each in json.loads(result.stdout)] == ["yaml-bracket"]


@pytest.mark.parametrize("at", ["b.html", "story.yml"])
@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()],
                         ids=["full disk", "interrupted"])
def test_what_fails_at_any_file_leaves_the_story_as_it_was(
    at: str, fault: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = begun()
    real = folders.create_file

    def full(file: Path, content: bytes, *, over: bool) -> None:
        if file.name == at:
            raise fault
        real(file, content, over=over)

    monkeypatch.setattr(beside, "create_file", full)
    assert run("add", "kursk", "two.html").exit_code != 0
    assert there() == old


def test_a_story_that_is_saved_meanwhile_is_not_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    begun()
    story, real = Path("sources/kursk/story.yml"), command._write

    def late(*given: Any) -> None:
        story.write_text("title: mine\n", "utf-8")
        real(*given)

    monkeypatch.setattr(command, "_write", late)
    assert run("add", "kursk", "two.html").exit_code != 0
    assert there() == {"a.txt": b"The first article.\n", "story.yml": b"title: mine\n"}


def test_a_story_that_appears_meanwhile_is_not_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sources/kursk").mkdir(parents=True)
    story = Path("sources/kursk/story.yml")

    def answered(*_: object) -> str:
        story.write_text("title: mine\n", "utf-8")
        return "gb18030"

    monkeypatch.setattr(taking, "_at_a_terminal", lambda _: True)
    monkeypatch.setattr(taking, "_ask", answered)
    assert run("add", "kursk", "old.html").exit_code != 0
    assert there() == {"story.yml": b"title: mine\n"}


def test_of_two_at_once_the_later_one_is_told_to_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    begun()
    real = beside._same_still

    def other(*given: Any) -> None:
        monkeypatch.setattr(beside, "_same_still", real)
        result = run("add", "kursk", "two.html")
        assert isinstance(result.exception, FileExistsError)
        assert "run this one again" in str(result.exception)
        real(*given)

    monkeypatch.setattr(beside, "_same_still", other)
    assert run("add", "kursk", "old.html", "--encoding", "old.html=gb18030").exit_code == 0
    assert sorted(there()) == ["a.txt", "b.html", "story.yml"]
    assert there()["b.html"] == OLD


def test_a_file_that_was_added_meanwhile_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    begun()
    real = command._write

    def late(*given: Any) -> None:
        Path("sources/kursk/b.html").write_bytes(OLD)
        real(*given)

    monkeypatch.setattr(command, "_write", late)
    result = run("add", "kursk", "two.html")
    assert "run this one again" in str(result.exception)
    assert there()["b.html"] == OLD


@pytest.mark.skipif(os.name == "nt", reason="no rights but that of being read there")
def test_the_rights_of_a_story_stay() -> None:
    begun()
    Path("sources/kursk/story.yml").chmod(0o600)
    assert run("add", "kursk", "two.html").exit_code == 0
    assert Path("sources/kursk/story.yml").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name there")
@pytest.mark.parametrize("words", [["add", "kursk", "pipe.txt"], ["new", "other", "pipe.txt"],
                                   ["reanchor", "kursk", "A", "pipe.txt"]])
def test_nobody_waits_for_a_pipe(words: list[str]) -> None:
    old = begun()
    os.mkfifo("pipe.txt")
    result = run(*words)
    assert result.exit_code == 1
    assert "pipe.txt is a device or a pipe, not a file" in result.stdout
    assert (there(), Path("sources/other").exists()) == (old, False)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no such file there")
def test_a_file_that_cannot_be_read_is_named() -> None:
    result = run("add", "kursk", "/proc/self/mem")
    assert result.exit_code == 1
    assert "mem cannot be read: " in result.stdout


@pytest.mark.skipif(os.name == "nt", reason="no such name can be stored there")
def test_names_of_files_and_words_of_pages_steer_no_terminal() -> None:
    Path("a\x1b[31m\u202e.html").write_bytes("<meta name=author content='x&#27;[31m\u202e'>".encode() + PAGE)
    result = run("add", "kursk", "a\x1b[31m\u202e.html")
    assert not {"\x1b", "\u202e"} & set(result.output)


def test_the_next_command_has_the_folder_and_the_limits_of_this_one() -> None:
    flags = ["--max-article", "5MB", "--max-segments", "30000"]
    result = run("new", "kursk", "one.txt", "--sources", "my stories", *flags)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"annotate check kursk --sources 'my stories' {' '.join(flags)}\n")


def test_a_language_for_a_story_that_has_one_is_told_to_be_of_no_use() -> None:
    begun()
    assert "--language is for a new story" not in run("add", "other", "one.txt", "--language", "vi").stderr
    result = run("add", "kursk", "two.html", "--language", "vi")
    assert result.exit_code == 0
    assert "--language is for a new story, and sources/kursk says its own: vi was not used\n" in result.stderr
    assert "--language" not in run("add", "kursk", "old.html", "--encoding", "old.html=gb18030").stderr


def test_the_name_of_an_archive_may_hold_the_sign_that_parts_it_from_its_page() -> None:
    Path("a#b.txt").write_bytes(b"A file.")
    Path("a").write_bytes(b"Another.")
    context, option = Context(command.add), Argument(["files"])
    assert taking.picked(context, option, "a#b.txt#http://h/#x") == (Path("a#b.txt"), "http://h/#x")
    assert taking.picked(context, option, "a#2") == (Path("a"), "2")
    help = ("choose one: a#b.wacz#http://h/x#y (of 2025-11-17, 13 bytes)",)
    told = with_commands(Problem("archive-several", "", Place(""), help=help), "a#b.wacz", "annotate add s 'a#b.wacz'")
    assert told.help == ("if it is the page of 2025-11-17, 13 bytes:\nannotate add s 'a#b.wacz#http://h/x#y'",)


def test_a_page_of_an_archive_may_be_named_behind_its_file() -> None:
    Path("odd#name.txt").write_text("A file of this name.\n", "utf-8")
    assert run("add", "kursk", "odd#name.txt").exit_code == 0


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/page" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None: ...

    serving = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=serving.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_a_page_that_is_fetched_is_kept_whole(server: str) -> None:
    begun()
    result = run("add", "kursk", "--fetch", f"{server}/page", "--allow-local")
    assert result.exit_code == 0
    assert f"asking 127.0.0.1 (127.0.0.1) for {server}/page\nit answers 200 OK: text/html" in result.stderr
    assert there()["b.html"] == PAGE
    assert there()["b.obtained.warc.gz"].startswith(b"\x1f\x8b")
    story = there()["story.yml"].decode()
    assert f"    url: {server}/page  # from the file: confirm (the address it was saved from)\n" in story
    assert "    obtained: b.obtained.warc.gz" in story
    assert f"    text: b.html  # fetched from {server}/page\n" in story
    assert run("check").exit_code == 0


@pytest.mark.parametrize(("path", "local"), [("/page", False), ("/gone", True)])
def test_a_page_that_does_not_come_leaves_the_story_as_it_was(server: str, path: str, local: bool) -> None:
    old = begun()
    result = run("add", "kursk", "--fetch", server + path, *(["--allow-local"] if local else []))
    assert result.exit_code == 1
    assert "error[not-fetched]" in result.stdout
    assert there() == old
