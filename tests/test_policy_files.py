"""The policy and the files beside the pages: what a page may run of them, and those that browsers open as pages."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.policy.documents import document_problems
from annotate.policy.meta import policy_problems
from annotate.policy.page import secured
from annotate.policy.places import MOST
from annotate.policy.site import secure
from annotate.policy.sources import Sources
from tests.test_policy import HEAD

CASES = Path(__file__).parent / "cases/policy"
DOCUMENTS: list[list[str]] = yaml.safe_load((CASES / "spellings/documents.yml").read_text("utf-8"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg">\n{}</svg>'
THERE = frozenset({"a.js", "b/c.mjs", "b/d e.js", "b/x.txt?.js"})


def told(raw: bytes, name: str) -> list[str]:
    return [f"{problem.place.line} {problem.code}" for problem in document_problems(raw, f"site/{name}")]


@pytest.mark.parametrize(("name", "text", "expected"), DOCUMENTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_runs_nothing_and_fetches_nothing(name: str, text: str, expected: str, encoding: str) -> None:
    wide = encoding == "utf-16"
    if wide and "utf-7" in text:  # a mark says more than a declaration
        expected = ""
    assert told(text.encode(encoding), name) == ([expected] if expected else [])


@pytest.mark.parametrize("raw", [
    SVG.format("<script/>").encode("utf-16-le"), SVG.format("<script/>").encode("utf-32"), SVG.encode() + b"\xff",
    b"+ADw-svg/+AD4-", b"\xff\xfe<", b"",
])
def test_a_document_that_cannot_be_decoded_is_told(raw: bytes) -> None:
    assert told(raw, "a.svg") == ["1 page-script"]


def test_a_document_is_located_by_code_points() -> None:
    place = document_problems(SVG.format("<text>漢字𝔸é</text><g onclick='1'/>").encode(), "a.svg")[0].place
    assert (place.line, place.column, place.width) == (2, 21, 7)
    assert place.excerpt[20:27] == "onclick"


def test_a_document_of_many_scripts_is_told_in_bounds() -> None:
    assert len(document_problems(SVG.format("<script/>" * 20_000).encode(), "a.svg")) == MOST


@given(st.lists(st.sampled_from((
    "<", ">", "/>", "</", "a", " xmlns='urn:x'", " xmlns:s='urn:x'", "s:", "<style>", "</style>", "<![CDATA[", "]]>",
    "&#1;", "&lt;", "<!--", "-->", "<?x ?>", "<!DOCTYPE a>", "onload='1'", " ", "\n", "漢", "<g>", "</g>", "script",
)), max_size=20).map("".join))
def test_no_document_raises(text: str) -> None:
    for problem in document_problems(text.encode(), "a.svg"):
        assert problem.place.line <= text.count("\n") + 1


@pytest.mark.parametrize(("page", "address", "runs"), [
    ("index.html", "a.js", True), ("index.html", "./b/../a.js?v=1#x", True), ("index.html", "b/c.mjs", True),
    ("b/index.html", "../a.js", True), ("b/p.html", "d%20e.js", True), ("b/p.html", "d\te.js", False),
    ("b/p.html", "x.txt%3F.js", True), ("b/p.html", "x.txt?.js", False), ("b/p.html", "%2e%2e/a.js", True),
    ("b/p.html", "..\\a.js", True), ("b/p.html", "../../a.js", False), ("b/p.html", "a.js", False),
    ("index.html", "c.js", False), ("index.html", "/a.js", False), ("index.html", "b%2fc.mjs", False),
    ("404.html", "/a.js", True), ("404.html", "/wiki/deep/b/c.mjs", True), ("404.html", "/c.mjs", False),
    ("404.html", "/a.js/../b.txt", False), ("index.html", "a.js/", False), ("index.html", "b/c.mjs/.js", False),
])
def test_a_page_runs_the_sites_own_scripts_alone(page: str, address: str, runs: bool) -> None:
    assert Sources(page, THERE).run(address) is runs


def test_a_raw_article_does_not_run(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "stories" / "s").mkdir(parents=True)
    (site / "stories" / "s" / "B.txt").write_text("alert(1)\n", "utf-8")
    (site / "own.js").write_text("1\n", "utf-8")
    body = "<script src={}own.js></script><script src={}stories/s/B.txt></script>\n<script src={}none.js></script>"
    for page, up in (("index.html", ""), ("stories/index.html", "../")):
        (site / page).write_text(HEAD + body.format(up, up, up), "utf-8")
    (site / "stories" / "old.SHTML").write_text(HEAD + "<p onclick=1>", "utf-8")
    (site / "stories" / "s" / "a.svg").write_text(SVG.format("<script>1</script>"), "utf-8")
    assert [(each.place.file, each.place.line, each.code) for each in secure(site)] == [
        ("site/index.html", 2, "page-script"), ("site/index.html", 3, "page-script"),
        ("site/stories/index.html", 2, "page-script"), ("site/stories/index.html", 3, "page-script"),
        ("site/stories/old.SHTML", 2, "page-script"), ("site/stories/s/a.svg", 2, "page-script")]


@pytest.mark.parametrize("body", [
    "<div>" * 80_000, "<noscript>" + "<div>" * 80_000, "<b>" * 30 + "<p>x</p>" * 9_000 + "<i>" * 900,
    "<p " + "".join(f"a{number} " for number in range(100_000)) + ">", "<template>" * 20_000,
])
def test_an_absurd_page_is_told_before_it_is_read(body: str) -> None:
    made, problems = secured((HEAD + body).encode(), "x")
    assert [problem.code for problem in problems] == ["page-policy"]
    assert made == (HEAD + body).encode()
    page = secured(HEAD.encode(), "x")[0].decode() + body
    assert [problem.message for problem in policy_problems(page, "x")] == [problems[0].message]


def test_of_many_findings_the_first_are_told() -> None:
    made, problems = secured((HEAD + "<p onclick=1>" * 30_000).encode(), "x")
    assert len(problems) == MOST
    assert b"Content-Security-Policy" in made


@pytest.mark.parametrize(("before", "after"), [
    ('<meta charset="utf-8">', ""), ('<meta charset="utf-8">', '<meta charset="koi8-r">'),
])
def test_a_page_that_does_not_say_its_encoding_is_told_again_by_verify(before: str, after: str) -> None:
    page = secured(HEAD.replace(before, after).encode(), "x")[0].decode()
    assert [problem.code for problem in policy_problems(page, "x")] == ["page-encoding"]
