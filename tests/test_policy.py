"""The policy on pages that are text: `tests/cases/policy/*.yml`, hostile spellings, and what must not change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.policy.addresses import candidates, leads
from annotate.policy.css import wanted
from annotate.policy.documents import document_problems
from annotate.policy.known import THEME, digest
from annotate.policy.meta import policy_problems
from annotate.policy.page import secured, sheet_problems
from annotate.policy.site import secure
from annotate.policy.tree import elements, offsets
from annotate.report.text import one
from tests.theme_scripts import theme_scripts

CASES = Path(__file__).parent / "cases/policy"
GOLDEN = sorted(CASES.glob("*.yml"))
SPELLINGS: dict[str, str] = yaml.safe_load((CASES / "spellings/spellings.yml").read_text("utf-8"))
SHEETS: dict[str, str] = yaml.safe_load((CASES / "spellings/sheets.yml").read_text("utf-8"))
HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>\n'
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def codes(body: str) -> list[str]:
    return sorted({problem.code for problem in secured((HEAD + body).encode(), "site/index.html")[1]})


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    raw = case["page"].encode(case.get("in", "utf-8"))
    if "file" in case:
        assert "\n".join(map(one, document_problems(raw, f"site/{case['file']}"))) == case["told"]
        return
    made, problems = secured(raw, "site/index.html", case.get("allowed", []))
    assert "\n".join(map(one, problems)) == case.get("told", "")
    if "policy" in case:
        assert META.findall(made.decode())[0].split("; ")[1] == f"script-src 'self'{case['policy']}"
    if made != raw:
        assert META.sub("", made.decode(), count=1) == raw.decode()
        again, told = secured(made, "site/index.html", case.get("allowed", []))
        assert (again, [(each.code, each.place.line) for each in told]) == (
            made, [(each.code, each.place.line) for each in problems])


@pytest.mark.parametrize("body", SPELLINGS)
def test_no_spelling_passes_and_nothing_harmless_is_told(body: str) -> None:
    assert " ".join(codes(body)) == (SPELLINGS[body] or "")


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_spelling_of_a_style_sheet_passes(sheet: str) -> None:
    expected = SHEETS[sheet] or ""
    assert " ".join(sorted({problem.code for problem in sheet_problems(sheet, "site/a.css")})) == expected
    if "</" not in sheet:
        assert " ".join(codes(f"<style>{sheet}</style>")) == expected


@pytest.mark.parametrize("body", [each for each in SPELLINGS if SPELLINGS[each]])
def test_a_spelling_is_located_in_its_own_line(body: str) -> None:
    _, problems = secured((HEAD + "<p>above</p>\n" + body + "\n<p>below").encode(), "site/index.html")
    lines = body.count("\n") + 1
    assert {problem.place.line for problem in problems} <= set(range(3, 3 + lines))


def test_all_the_themes_scripts_are_known() -> None:
    assert [f"{name}: {found}" for name, found in theme_scripts() if found not in THEME] == []


def test_a_script_is_known_whatever_its_address_and_only_then() -> None:
    script = ("var el=document.querySelector(\"[data-md-component=outdated]\"),base=new URL(\"{}\"),"
              "outdated=__md_get(\"__outdated\",sessionStorage,base);!0===outdated&&el&&(el.hidden=!1)")
    told = {address: codes(f"<script>{script.format(address)}</script>")
            for address in ("..", "/", "/wiki/%C3%A9/", '"),alert(1),new URL("', "\\", "a\nb")}
    assert [address for address, found in told.items() if not found] == ["..", "/", "/wiki/%C3%A9/"]


def test_hash_of_an_inline_script_is_the_browsers() -> None:
    # printf 'a\nb' | openssl dgst -sha256 -binary | base64
    line = "sha256-fhj3NzEbLcOy8mndeDlrA1HxT7Zu+oefdoyyMYGIPHg="
    for written in ("a\nb", "a\r\nb", "a\rb"):
        made, problems = secured((HEAD + f"<script>{written}</script>").encode(), "x", [line])
        assert not problems
        assert f"'{line}'" in made.decode()
    assert digest("a\nb") == line


def test_a_page_keeps_its_bytes_and_a_second_run_changes_nothing() -> None:
    raw = ("\ufeff<!DOCTYPE HTML>\r\n<html lang='a>b' class=no-js>\r<HEAD >\n <Meta CHARSET='UTF-8' />\r\n<title>漢"
           "</title><body>\r\n").encode()
    made, problems = secured(raw, "x")
    assert not problems
    assert META.sub("", made.decode()).encode() == raw
    assert secured(made, "x") == (made, [])
    assert made.index(b"http-equiv") < 200


def test_what_browsers_differ_on_is_told() -> None:
    assert [(problem.code, problem.place.line) for problem in secured((HEAD + "<p>\x00").encode(), "x")[1]] == [
        ("page-encoding", 2)]


def test_a_policy_of_another_build_is_replaced() -> None:
    made, _ = secured((HEAD + "<script>1</script>").encode(), "x", [digest("1")])
    again, problems = secured(made.replace(b"<script>1</script>", b""), "x")
    assert (again, problems) == secured(HEAD.encode(), "x")
    assert digest("1").encode() not in again


@pytest.mark.parametrize("change", [
    lambda page: page.replace("'none'", "*", 1), lambda page: META.sub("", page),
    lambda page: page + "<script>2</script>",
    lambda page: page.replace("<script>1</script>", ""), lambda page: "<script>2</script>" + page,
    lambda page: page.replace("<title>", "<meta http-equiv=x><title>").replace("<head>", "<head><base href=//x>"),
    lambda page: page.replace("<script>1", "<script>3"),
])
def test_a_page_that_was_changed_after_the_build_does_not_carry_its_policy(change: Any) -> None:
    page = secured((HEAD + "<script>1</script>").encode(), "x", [digest("1")])[0].decode()
    assert policy_problems(page, "x") == []
    assert [problem.code for problem in policy_problems(change(page), "x")] == ["page-policy"]


def test_every_page_and_style_sheet_of_a_site_is_read(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a" / "b").mkdir(parents=True)
    (site / "index.html").write_bytes((HEAD + "<script>1</script><img src=//x>").encode())
    (site / "a" / "old.HTM").write_bytes(b"\xff\xfe<script>")
    (site / "a" / "b" / "page.html").write_bytes((HEAD + "<p onclick=x()>").encode())
    (site / "a" / "look.css").write_bytes(b"p {}\n@import '//x';\n")
    (site / "a" / "text.txt").write_bytes(b"<script>1</script>")
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    told = [(problem.place.file, problem.place.line, problem.code) for problem in secure(site)]
    assert told == [("site/a/b/page.html", 2, "page-script"), ("site/a/look.css", 2, "page-fetches-elsewhere"),
                    ("site/a/old.HTM", 1, "page-encoding"), ("site/index.html", 2, "page-script"),
                    ("site/index.html", 2, "page-fetches-elsewhere")]
    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert sorted(path.name for path in after if after[path] != before.get(path)) == ["index.html", "page.html"]
    assert [problem.place.file for problem in secure(site, allowed=[digest("1")], shown="public")] == [
        "public/a/b/page.html", "public/a/look.css", "public/a/old.HTM", "public/index.html"]
    assert len(secure(site)) == len(told)
    assert {path: path.read_bytes() for path in after} == after


PIECES = (
    "<p", "<svg", "<script", "<style", "<template", "<textarea", "<title", "<!--", "-->", "</svg>", "</script>",
    "</template>", "</title>", "<![CDATA[", "]]>", ">", " a=", '"', "'", "=", "<b<i", " annotate-at=7", "/", "x", "\n",
    "\r", "&lt;b", "<noscript>", "</noscript>", "<select>", "<table>", "<frameset>", "<math>", "<plaintext>", "<mtext>",
    "<foreignObject>", "<form>", "</form>", "<a>", "</p>", "<body onload=1>", "<html a=1>", "<head>", "</style>",
    "<td>", "</table>", "<xmp>", "<iframe>", "<mglyph>", "</math>", "<option>", "<font color=x>", "<desc>", "<input>")
pieces = st.sampled_from(PIECES)


@given(st.lists(pieces, max_size=24).map("".join), st.booleans())
def test_every_element_is_found_where_it_stands(page: str, scripting: bool) -> None:
    found = elements(page, scripting=scripting)
    where = offsets(page, scripting=scripting)
    assert len(where) == len(found)
    for element, at in zip(found, where, strict=True):
        if at is not None and element.name != "img":
            assert page[at + 1:].lower().startswith(element.name)


@given(st.lists(pieces, max_size=24).map("".join))
def test_a_page_of_any_kind_gets_its_policy_first_or_is_told(page: str) -> None:
    made, problems = secured(page.encode(), "x")
    if made == page.encode():
        assert "page-policy" in {problem.code for problem in problems}
        return
    assert META.sub("", made.decode(), count=1) == page
    names = [each.name for each in elements(made.decode(), scripting=True)]
    first = next(each for each in elements(made.decode(), scripting=True) if each.name == "meta")
    assert first.attributes["http-equiv"] == "Content-Security-Policy"
    assert names.index("meta") == 2
    assert secured(made, "x")[0] == made


@given(st.text(st.sampled_from("aj:/\\\t\n .#?@%h t p s"), max_size=12))
def test_every_address_leads_somewhere_and_white_space_does_not_matter(address: str) -> None:
    assert leads(address) == leads(f" {address}\n")
    assert leads(address) == leads("\t".join(address))


@given(st.text(st.sampled_from("ab, ().\t1x"), max_size=30))
def test_lists_of_images_are_read_to_their_end(srcset: str) -> None:
    assert all(each in srcset for each in candidates(srcset))


@given(st.text(st.sampled_from("url(\"'\\)/*@import;{} 7\n5"), max_size=40))
def test_style_sheets_are_read_to_their_end(sheet: str) -> None:
    assert all(0 <= each.offset < len(sheet) for each in wanted(sheet))


def test_a_script_that_differs_by_page_in_an_address_alone_is_allowed_once() -> None:
    """As the theme's do: what the message says of one page holds on all of them."""
    pages = [f'{HEAD}<script>go(new URL("{way}",location))</script>'.encode() for way in (".", "../..")]
    offered = {re.findall(r"sha256-[\w+/=]+", " ".join(problem.help))[0]
               for page in pages for problem in secured(page, "site/a.html")[1]}
    assert len(offered) == 1
    assert [secured(page, "site/a.html", offered)[1] for page in pages] == [[], []]
