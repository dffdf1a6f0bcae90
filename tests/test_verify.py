"""A finished site is held against its sources, and every character that differs is found."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner

from annotate.build import Settings, build
from annotate.cli import cli
from annotate.problem import Problem
from annotate.proof.compare import compare
from annotate.proof.expected import Expected
from annotate.proof.page import read_page
from annotate.proof.record import load
from annotate.proof.stamp import stamped
from annotate.report import report
from annotate.verify import Verified, verify_built, verify_made, verify_site
from annotate.verify.published import _wanted
from annotate.words import ENGLISH
from tests.conftest import build_site
from tests.made import write_story

ROOT = Path(__file__).parent.parent
STORY = "stories/kursk-sappers"
SEED = 20261122
PLACES = 1000
_VERIFIED = re.compile(r'<(?P<tag>\w+)\b[^>]*(?:data-text=|id="[A-Z]\w*&#45;\d+")')


@pytest.fixture(scope="module")
def wanted() -> Expected:
    return build(Settings(ROOT / "sources")).expected["kursk-sappers"]


def spots(html: str) -> list[tuple[int, int]]:
    """Start and end of every character inside an element that shows a segment, a quote, a gloss or a note."""
    found: dict[int, int] = {}
    for start in _VERIFIED.finditer(html):
        depth, at = 1, html.index(">", start.end()) + 1
        for tag in re.compile(rf"<(/?){start['tag']}\b[^>]*>").finditer(html, at):
            depth += -1 if tag[1] else 1
            if not depth:
                found |= dict(_characters(html, at, tag.start()))
                break
    return sorted(found.items())


def _characters(html: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in re.compile(r"<[^>]*>|&#\d+;|[^<]", re.DOTALL).finditer(html, start, end):
        if not piece[0].startswith("<"):
            yield piece.start(), piece.end()


def another(shown: str, rng: random.Random) -> str:
    """A character that a reader would see as another."""
    return next(each for each in iter(lambda: chr(rng.choice([rng.randrange(0x30, 0x3A), rng.randrange(0x61, 0x7B),
                                                              rng.randrange(0x4E00, 0x9FA5), 0x1EC7, 0x20])), "")
                if each != shown and f"&#{ord(each)};" != shown)


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


def test_the_real_site_shows_its_sources_words(built_site: Path) -> None:
    done, problems = verify_site(built_site, "site")
    assert problems == []
    assert done.segments > 60
    assert done.texts > 300


@pytest.mark.parametrize("page", ["index.html", "a/index.html", "b/index.html"])
def test_one_character_changed_at_any_place_is_found(built_site: Path, wanted: Expected, page: str) -> None:
    html = (built_site / STORY / page).read_text("utf-8")
    expected = wanted if page == "index.html" else wanted.of(page[0].upper())
    assert compare(expected, read_page(html), None, page) == []
    rng, places = random.Random(SEED), spots(html)  # noqa: S311 - the same places on every run
    missed = []
    for start, end in rng.sample(places, PLACES):
        change = rng.choice(["replace", "remove", "insert"])
        new = "" if change == "remove" else another(html[start:end], rng)
        changed = html[:start] + new + html[end if change != "insert" else start:]
        if not compare(expected, read_page(changed), None, page):
            missed.append((change, html[start - 60:end + 30], new))
    assert missed == []


@pytest.fixture
def copy(built_site: Path, tmp_path: Path) -> Path:
    """The stories of the built site, to be spoilt."""
    shutil.copytree(built_site / "stories", tmp_path / "site" / "stories")
    return tmp_path / "site"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_difference_is_told_with_place_and_code_points(copy: Path) -> None:
    change(copy / STORY / "index.html", "超过6000人阵亡", "超过9000人阵亡")
    _, problems = verify_site(copy, "site")
    text = report(problems[:1], "text")
    assert "error[page-differs]: A-25 is not on the page as its source has it" in text
    assert "site/stories/kursk-sappers/index.html" in text
    assert "expected U+0036 DIGIT SIX, found U+0039 DIGIT NINE" in text


@pytest.mark.parametrize(("old", "new"), [
    ('id="A&#45;4" lang="zh&#45;Hans"', 'id="A-4" lang="ja"'),
    ('id="A&#45;4"', 'id="A-400"'),
    ('id="A&#45;4"', 'id="A-4" hidden=""'),
    ('id="A&#45;4"', 'id="A-4" style="visibility:hidden"'),
    ('data-text="A&#45;4.gloss"', 'data-text="A-5.gloss"'),
], ids=["language", "id", "hidden", "style", "name"])
def test_what_is_not_a_character_is_found_too(copy: Path, old: str, new: str) -> None:
    change(copy / STORY / "index.html", old, new)
    assert codes(verify_site(copy, "site")[1]) == {"page-differs"}


def changed_tag(site: Path, of: str, change_to: Callable[[str], str]) -> None:
    """Alters the start tag of the element on the story's page that shows this text."""
    page = site / STORY / "index.html"
    text = page.read_text("utf-8")
    tag = re.search(rf'<\w+ [^>]*(?:id|data-text)="{of}"[^>]*>', text)
    assert tag
    page.write_text(text[:tag.start()] + change_to(tag[0]) + text[tag.end():], "utf-8")


INSIDE = ["<script>1</script>", "<img src=x>", "<i>x</i>", "<b></b>", '<span onclick="x"></span>',
          '<span role="doc-noteref">It is FALSE that </span>', '<span class="an-odd" data-odd="It is false"></span>',
          "<s>", "<br>", '<a href="https://example.org">', '<bdo dir="rtl">', '<span dir="rtl">',
          '<template shadowrootmode="open">other</template>', "<style>p{display:none}</style>"]


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("of", ["A&#45;4", "A&#45;4.gloss", "n&#45;killed&#45;A", "killed.text"])
def test_an_element_that_annotate_does_not_write_is_found(copy: Path, inside: str, of: str) -> None:
    changed_tag(copy, of, lambda tag: tag + inside)
    assert codes(verify_site(copy, "site")[1]) >= {"page-differs"}


@pytest.mark.parametrize("around", ["<div hidden>", "<noscript>", "<dialog>", "<div style='display:none'>", "<details>",
                                    "<div aria-hidden=true>", "<svg><title>", "<div>Denied: </div><div popover>"])
@pytest.mark.parametrize("at", ['<section class="an an-text-part', '<div class="an an-head"'], ids=["text", "head"])
def test_what_hides_the_story_or_a_part_of_it_is_found(copy: Path, around: str, at: str) -> None:
    change(copy / STORY / "index.html", at, around + at)
    assert codes(verify_site(copy, "site")[1]) >= {"page-differs"}


@pytest.mark.parametrize(("old", "new"), [
    ('class="an&#45;ref an&#45;n&#45;killed" href="&#35;n&#45;killed"',
     'class="an&#45;ref an&#45;n&#45;killed" href="&#35;n&#45;rescued"'),
    ('<span class="an-weight">major', '<span class="an-weight">minor'),
    ("not in ", "not even in "),
    ("○</i> silent", "○</i> 9 soldiers"),
    ("<dd>17 November 2025", "<dd>18 November 2025"),
    ('<h2 id="notes">', '<p>Later retracted.</p><h2 id="notes">'),
], ids=["a link", "a weight", "a cell", "silence", "a date", "a sentence between"])
def test_what_stands_around_the_texts_is_compared_too(copy: Path, old: str, new: str) -> None:
    page = copy / STORY / "index.html"
    if old not in page.read_text("utf-8"):
        pytest.fail(f"the page has no {old}")
    change(page, old, new)
    _, problems = verify_site(copy, "site")
    assert {problem.message for problem in problems} == {
        "beside the texts, something on this page is not as annotate made it"}


@pytest.mark.parametrize("name", ["annotate.css", "annotate.js", "kursk-sappers/lit.css"])
def test_what_the_page_looks_like_with_is_compared(copy: Path, name: str) -> None:
    (copy / "stories" / name).write_text("*::before{content:'lies'}", "utf-8")
    assert codes(verify_site(copy, "site")[1]) == {"record-differs"}


def test_a_page_without_its_policy_or_with_a_script_is_told(copy: Path) -> None:
    page = copy / STORY / "index.html"
    text = page.read_text("utf-8")
    page.write_text(re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), "utf-8")
    assert codes(verify_site(copy, "site")[1]) == {"page-policy"}
    assert verify_site(copy, "site", policy=False)[1] == []
    for each in copy.rglob("*.html"):  # as a site that was built without the plugin
        bare = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", each.read_text("utf-8"))
        each.write_text(bare, "utf-8")
    assert verify_site(copy, "site")[1] == []
    assert codes(verify_site(copy, "site", policy=True)[1]) == {"page-policy"}
    page.write_text(text.replace("</body>", "<script>alert(1)</script></body>"), "utf-8")
    assert codes(verify_site(copy, "site")[1]) == {"page-policy"}


def test_a_story_that_the_list_leaves_out_is_told(copy: Path) -> None:
    listed = copy / "stories" / "records.json"
    listed.write_text(json.dumps({**json.loads(listed.read_bytes()), "stories": []}), "utf-8")
    _, problems = verify_site(copy, "site")
    assert [problem.message for problem in problems] == ["records.json does not name this story"]


@pytest.mark.parametrize("page", ["<div>" * 80_000, "<div data-text=title>" * 4_000, "<td>x</td>y" * 100_000])
def test_an_absurd_page_is_told_and_not_read(copy: Path, page: str) -> None:
    (copy / STORY / "index.html").write_text(page, "utf-8")
    assert "page-differs" in codes(verify_site(copy, "site")[1])


def test_a_mark_around_other_words_is_found(copy: Path) -> None:
    page = copy / STORY / "index.html"
    text = page.read_text("utf-8")
    mark = re.search(r"(<mark [^>]*>)([^<])([^<]*</mark>)", text)
    assert mark
    page.write_text(text.replace(mark[0], mark[2] + mark[1] + mark[3], 1), "utf-8")
    _, problems = verify_site(copy, "site")
    assert "other marks" in problems[0].message


@pytest.mark.parametrize("name", ["A.txt", "B.txt", "A.en.txt", "story.yml"])
def test_a_published_file_that_changed_is_told(copy: Path, name: str) -> None:
    file = copy / STORY / name
    file.write_bytes(file.read_bytes() + b" ")
    assert codes(verify_site(copy, "site")[1]) == {"record-differs"}


@pytest.mark.parametrize("spoil", ["index.html", "a/index.html"])
def test_a_page_that_is_gone_is_told(copy: Path, spoil: str) -> None:
    (copy / STORY / spoil).unlink()
    assert codes(verify_site(copy, "site")[1]) == {"page-differs"}


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"annotate": 1, "stories": [1]}',
                                     b'{"annotate": 1, "stories": [], "assets": 3}',
                                     b'{"annotate": 1, "stories": ["../../x"]}'])
def test_a_list_of_stories_that_is_none_is_told(copy: Path, content: bytes) -> None:
    (copy / "stories" / "records.json").write_bytes(content)
    assert "record-unreadable" in codes(verify_site(copy, "site")[1])


@pytest.mark.parametrize("spoil", [
    {"files": [{"file": "../../x", "published": "A.txt", "sha256": "0"}]}, {"files": [{"file": "a.txt"}]},
    {"files": 3}, {"story": "other"}, {"annotate": 2}, {"shown": {}}, {"pages": {}}, {"pages": 3}, {"assets": []},
    {"files": [{"file": name, "published": "A.txt",
                "sha256": "1ad6349bfd0720e5326092830da9ee26979dae3868ab1d172c7f1e5ea2f36f2c"}
               for name in ("x", "x/y")]}])
def test_a_record_is_believed_nothing(copy: Path, spoil: dict[str, object]) -> None:
    file = copy / STORY / "record.json"
    file.write_text(json.dumps({**json.loads(file.read_bytes()), **spoil}), "utf-8")
    assert codes(verify_site(copy, "site")[1]) <= {"record-unreadable", "record-differs", "page-differs", "no-file"}
    assert verify_site(copy, "site")[1]


def test_the_folder_of_one_story_is_enough(copy: Path) -> None:
    alone = copy.parent / "alone" / "kursk-sappers"
    shutil.copytree(copy / STORY, alone)
    assert verify_site(alone, "alone/kursk-sappers")[1] == []
    change(alone / "index.html", "超过6000人阵亡", "超过9000人阵亡")
    assert [problem.place.file for problem in verify_site(alone, "alone/kursk-sappers")[1]][:1] == [
        "alone/kursk-sappers/index.html"]


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    assert codes(verify_site(tmp_path, "site")[1]) == {"record-unreadable"}


def test_a_site_of_excerpts_is_verified_without_the_withheld_words(tmp_path: Path) -> None:
    project = made_project(tmp_path)
    site = tmp_path / "site"
    build_site(site, project)
    assert verify_site(site, "site") == (Verified(1, 2, 6), [])
    record = site / "stories/s/record.json"
    assert b"secret" not in record.read_bytes()
    change(site / "stories/s/index.html", "whole", "whale")
    assert codes(verify_site(site, "site")[1]) == {"page-differs"}
    record.write_text(record.read_text("utf-8").replace("whole", "whale"), "utf-8")
    assert "record-differs" in codes(verify_site(site, "site")[1])


def made_project(folder: Path) -> Path:
    """A site with one story of which only excerpts may leave."""
    project = folder / "project"
    write_story(project / "sources" / "s", {
        "sources": {"A": ["quoted words here", "withheld secret"], "B": ["whole"]},
        "entries": {"A": {"display": "excerpts", "gloss": "a.en.txt"}},
        "files": {"a.en.txt": "[1] glossed words\n[2] glossed secret\n"},
        "notes": {"n": {"source": "A", "quote": "quoted words", "kind": "context", "text": "x"}}})
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (project / "mkdocs.yml").write_text("site_name: s\ntheme: {name: material, font: false}\n"
                                        "plugins: [search, annotate]\n", "utf-8")
    return project


def test_the_pages_tell_that_they_were_verified(built_site: Path) -> None:
    page = (built_site / STORY / "index.html").read_text("utf-8")
    assert "all 64 paragraphs and 326 other texts of this page" in page
    assert "Not yet compared" not in page


def test_what_was_just_built_is_held_against_memory(copy: Path) -> None:
    site = build(Settings(ROOT / "sources"))
    assert verify_built(copy / "stories", site, "stories")[1] == []
    (copy / "stories" / "annotate.css").write_text("*{display:none}", "utf-8")
    change(copy / STORY / "b/index.html", "Triều Tiên", "Hàn Quốc")
    assert codes(verify_built(copy / "stories", site, "stories")[1]) == {"page-differs", "record-differs"}


@pytest.mark.parametrize(("template", "gone"), [
    ("row.html", "A-1"), ("footnote.html", "n-n-A")], ids=["segments", "quotes"])
def test_templates_that_leave_a_text_out_are_told_before_anything_is_written(
    tmp_path: Path, template: str, gone: str) -> None:
    write_story(tmp_path / "sources" / "s", {"sources": {"A": ["one"]}, "notes": {
        "n": {"source": "A", "quote": "one", "kind": "context", "text": "x"}}})
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / template).write_text("<p>nothing</p>", "utf-8")
    assert verify_made(build(Settings(tmp_path / "sources")), "out") == []
    problems = verify_made(build(Settings(tmp_path / "sources", templates=tmp_path / "own")), "out")
    assert f"{gone} is not on the page" in {problem.message for problem in problems}
    done = CliRunner().invoke(cli, ["build", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out"),
                                    "--templates", str(tmp_path / "own")])
    assert done.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_stamp_changes_nothing_else() -> None:
    told = stamped('<p>a</p><b class="an-result">no</b>', 1, 2, ENGLISH)
    assert told.startswith('<p>a</p><b class="an-result">Checked')


def test_of_a_container_only_the_hash_is_published_and_the_site_verifies_without_it(tmp_path: Path) -> None:
    write_story(tmp_path / "src/s", {"sources": {"A": ["bell"]}, "entries": {"A": {"obtained": "a.obtained.mhtml"}},
                                     "files": {"a.obtained.mhtml": "pictures of others"}})
    done = CliRunner().invoke(cli, ["build", "--sources", str(tmp_path / "src"), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0
    site = build(Settings(tmp_path / "src"))
    assert not [each for each in site.files if "obtained" in each.name]
    assert not [each for each, raw in site.files.items() if b"pictures of others" in raw]
    hashed = sha256(b"pictures of others").hexdigest()
    assert hashed in site.files[PurePosixPath("s/index.md")].decode()
    record = load(site.files[PurePosixPath("s/record.json")])
    assert record is not None
    assert record.kept == {"a.obtained.mhtml": hashed}
    published = {each.file: site.files[PurePosixPath("s", each.published)] for each in record.files}
    wanted, problems = _wanted(record, published, "s")
    assert (problems, wanted and wanted.texts["A.obtained"]) == ([], hashed)
    wanted, _ = _wanted(replace(record, kept={"../x": hashed}), published, "s")
    assert wanted is None


def test_a_file_made_of_the_one_obtained_is_told_and_both_are_published(tmp_path: Path) -> None:
    write_story(tmp_path / "s", {"sources": {"A": ["bell ␇"]}, "entries": {"A": {"obtained": "a.obtained.txt"}},
                                 "files": {"a.obtained.txt": "bell \a"}})
    site = build(Settings(tmp_path))
    assert site.problems == ()
    assert site.files[PurePosixPath("s/A.obtained.txt")] == b"bell \a"
    page = site.files[PurePosixPath("s/index.md")].decode()
    assert "not the very file that was obtained" in page
    assert sha256(b"bell \a").hexdigest() in page
    assert '"published": "A.obtained.txt"' in site.files[PurePosixPath("s/record.json")].decode()
