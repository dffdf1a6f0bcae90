"""Building: the same bytes each time, and nothing of a story that has errors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import markdown
import pytest
from bs4 import BeautifulSoup

from annotate.build import Settings, build
from annotate.render.languages import direction
from tests.made import write_story

ROOT = Path(__file__).parent.parent
HASHES = ("import hashlib, pathlib, annotate.build as b;"
          "s = b.build(b.Settings(pathlib.Path('sources')));"
          "print(hashlib.sha256(repr(sorted(s.files.items())).encode()).hexdigest())")


def fingerprint(seed: str, zone: str, locale: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    return subprocess.run([sys.executable, "-c", HASHES], cwd=ROOT, env=env, capture_output=True, check=True,
                          encoding="utf-8").stdout


def test_built_twice_in_different_surroundings_it_has_the_same_bytes() -> None:
    assert fingerprint("1", "UTC", "C") == fingerprint("2", "Asia/Ho_Chi_Minh", "C.UTF-8")


def test_a_story_with_an_error_has_no_page_and_the_others_have(tmp_path: Path) -> None:
    write_story(tmp_path / "good", {"sources": {"A": ["one"]}})
    write_story(tmp_path / "bad", {"sources": {"A": ["one"]}, "passages": [{"A": 7}]})
    site = build(Settings(tmp_path))
    assert site.broken
    assert PurePosixPath("good/index.md") in site.files
    assert [path for path in site.files if path.parts[0] == "bad"] == []


def test_excerpts_keep_every_other_word_from_all_that_is_made(tmp_path: Path) -> None:
    write_story(tmp_path / "s", {
        "sources": {"A": ["quoted words here", "withheld secret"], "B": ["whole"]},
        "entries": {"A": {"display": "excerpts", "gloss": "a.en.txt"}},
        "files": {"a.en.txt": "[1] glossed words\n[2] glossed secret\n"},
        "notes": {"n": {"source": "A", "quote": "quoted words", "kind": "context", "text": "x"}}})
    site = build(Settings(tmp_path))
    assert not site.problems
    assert [path for path, content in site.files.items() if b"secret" in content] == []
    assert b"quoted words" in site.files[PurePosixPath("s/index.md")]
    assert PurePosixPath("s/A.txt") not in site.files


def test_raw_articles_are_offered_byte_for_byte_and_web_pages_as_text(tmp_path: Path) -> None:
    raw = "<html><body><p>one</p><script>alert(1)</script></body></html>"
    write_story(tmp_path / "s", {"sources": {"A": ["x"]}, "entries": {"A": {"text": "a.html"}},
                                 "files": {"a.html": raw}})
    site = build(Settings(tmp_path))
    assert site.files[PurePosixPath("s/A.html.txt")] == raw.encode()
    assert [path for path in site.files if path.suffix == ".html"] == []


def test_sources_whose_files_have_alike_or_odd_names_are_offered_apart(tmp_path: Path) -> None:
    write_story(tmp_path / "s", {
        "sources": {"A": ["x"], "B": ["x"]}, "entries": {"A": {"text": "a.html"}, "B": {"text": "a.html#1 100%.txt"}},
        "files": {"a.html": "<p>one</p>", "a.html#1 100%.txt": "two"}})
    files = build(Settings(tmp_path)).files
    page = BeautifulSoup(markdown.markdown(files[PurePosixPath("s/index.md")].decode()), "lxml")
    offered = {str(a["download"]): files[PurePosixPath("s", str(a["href"]))] for a in page.select(".an-files a")}
    assert offered == {"a.html": b"<p>one</p>", "a.html#1 100%.txt": b"two"}


def test_a_story_in_a_language_that_runs_to_the_left(tmp_path: Path) -> None:
    write_story(tmp_path / "s", {"language": "ar", "title": "عنوان", "sources": {"A": ["one"]}})
    text = build(Settings(tmp_path)).files[PurePosixPath("s/index.md")].decode()
    page = BeautifulSoup(markdown.markdown(text), "lxml")
    title = page.select_one("h1")
    assert title is not None
    assert (title["lang"], title["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize(("tag", "expected"), [
    ("ar", "rtl"), ("arz", "rtl"), ("ku-Arab", "rtl"), ("ur-Latn", "ltr"), ("he", "rtl"), ("zh-Hans", "ltr"),
    ("en-US", "ltr"),
    ("pa", "ltr"), ("pa-PK", "rtl"), ("und", "auto"), ("az", "ltr"), ("ps", "rtl"), ("yi", "rtl"), ("vi", "ltr"),
])
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_a_site_brings_its_own_template(tmp_path: Path) -> None:
    write_story(tmp_path / "sources" / "s", {"sources": {"A": ["one"]}})
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "provenance.html").write_text('<p class="own">\n  {{ page.title }}\n</p>\n', "utf-8")
    site = build(Settings(tmp_path / "sources", templates=tmp_path / "own"))
    assert b'<p class="own">Made for a test</p>' in site.files[PurePosixPath("s/index.md")]


def test_each_line_of_a_page_is_html_and_no_line_is_blank_within_a_block(tmp_path: Path) -> None:
    write_story(tmp_path / "s", {"sources": {"A": ["one\ntwo", "# three"]}})
    page = build(Settings(tmp_path)).files[PurePosixPath("s/index.md")].decode()
    _, _, body = page.partition("---\n")[2].partition("---\n")
    assert all(line.startswith("<") for line in body.split("\n") if line)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//other.example/x", "https://a@b.example/",
                                     "www.example.org/video", "#A-2", "#n-other"])
def test_an_address_in_a_note_that_is_not_allowed_is_a_problem(tmp_path: Path, address: str) -> None:
    write_story(tmp_path / "s", {"sources": {"A": ["one"]}, "notes": {
        "n": {"source": "A", "quote": "one", "kind": "context", "text": f"see [this]({address})"}}})
    assert [problem.code for problem in build(Settings(tmp_path)).problems] == ["note-address"]
