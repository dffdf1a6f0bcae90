"""`annotate export`: a story as one file, alone in a browser that reaches nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from annotate.build import check_story
from annotate.cli import cli
from annotate.proof.expected import expected
from annotate.render.assets import assets
from annotate.render.pages import page_view
from tests.gallery import KURSK, ROOT
from tests.made import write_story
from tests.test_excerpts import WITHHELD, spellings

GOOD: dict[str, Any] = {"sources": {"A": ["one", "two"], "B": ["eins"]}, "passages": [{"A": 1, "B": 1}],
                        "summary": "See [there](../other/), [here](#A-1) and [outside](https://example.org/x)."}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, arguments)])


def inside(file: Path) -> dict[str, bytes]:
    """The files that can be saved from it."""
    page = LexborHTMLParser(file.read_text("utf-8"))
    return {str(node.attributes["download"]): base64.b64decode(str(node.attributes["href"]).partition(",")[2])
            for node in page.css("a[download]")}


@pytest.fixture(scope="module")
def kursk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "kursk.html"
    done = run(KURSK, "--sources", ROOT / "sources", "--out", out)
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_story(tmp_path / "sources" / "s", GOOD)
    return tmp_path / "sources"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def alone(request: pytest.FixtureRequest, browser: Browser, kursk: Path) -> Iterator[Page]:
    """The file in a window without a network; when the test ends it has asked for nothing and met no error."""
    window = browser.new_context(java_script_enabled=request.param, offline=True, color_scheme="dark")
    page = window.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.on("console", lambda each: told.append(each.text))
    page.on("pageerror", lambda each: told.append(str(each)))
    page.goto(kursk.as_uri())
    yield page
    window.close()
    assert asked == [kursk.as_uri()]
    assert told == []


def test_every_segment_and_note_is_there_character_for_character(alone: Page) -> None:
    arranged, _ = check_story(ROOT / "sources" / KURSK, KURSK)
    assert arranged
    wanted = expected(arranged, page_view(arranged))
    shown = alone.evaluate("""() => Object.fromEntries([...document.querySelectorAll(".an-text")].map((each) => {
        const text = each.cloneNode(true);
        for (const marker of text.querySelectorAll(".an-ref")) marker.remove();
        return [each.id, text.textContent];
    }))""")
    assert shown == {name: each.text for name, each in wanted.segments.items()}
    texts = alone.evaluate(
        "() => [...document.querySelectorAll('[data-text]')].map((each) => [each.dataset.text, each.textContent])")
    assert wanted.needed <= {name for name, _ in texts}
    assert [name for name, text in texts if text != wanted.texts[name]] == []


def test_style_and_dark_are_in_it(alone: Page) -> None:
    look = alone.evaluate("""() => ({
        ground: getComputedStyle(document.body).backgroundColor,
        chip: getComputedStyle(document.querySelector(".an")).getPropertyValue("--an-1"),
        grid: getComputedStyle(document.querySelector(".an-row .an-cells")).gridTemplateColumns})""")
    assert len(look.pop("grid").split()) == 2
    assert look == {"ground": "rgb(30, 33, 41)", "chip": "#86b9f4"}


def test_the_script_runs_and_a_note_lights_up(browser: Browser, kursk: Path) -> None:
    window = browser.new_context(offline=True)
    page = window.new_page()
    page.goto(kursk.as_uri() + "#n-killed")
    lit = "() => getComputedStyle(document.querySelector('#n-killed-A')).getPropertyValue('--an-lit')"
    assert page.evaluate(lit).strip() not in {"", "0%"}
    assert page.locator(".an-tools").is_visible()
    page.get_by_label("One under the other").check(force=True)
    assert page.evaluate("document.documentElement.dataset.anLayout") == "stack"
    window.close()


def cited(page: Page, selector: str) -> dict[str, str]:
    """All forms, as they would be copied: `link`, `text`, …"""
    page.locator(f"{selector} .an-cite").focus()
    page.keyboard.press("Enter")
    page.evaluate("""() => { window.told = {}; let form;
        document.addEventListener("click", ({ target }) => { form = target.dataset.form ?? form; }, true);
        Object.defineProperty(navigator, "clipboard", { configurable: true,
            value: { writeText: async (words) => { window.told[form] = words; } } }); }""")
    for button in page.locator("#an-cite [data-form]").all():
        button.click()
    shown = page.locator("#an-cite textarea").input_value()
    return {**page.evaluate("() => window.told"), "shown": shown}


@pytest.mark.parametrize(("selector", "place"), [(".an-segment:has(#A-17)", "A-17"), ("#n-killed", "n-killed")])
def test_a_citation_has_no_path_of_a_disk(browser: Browser, kursk: Path, selector: str, place: str) -> None:
    window = browser.new_context(offline=True)
    page = window.new_page()
    page.goto(kursk.as_uri())
    told = cited(page, selector)
    window.close()
    assert told.keys() == {"link", "text", "markdown", "bibtex", "csl", "shown"}
    assert told["link"] == told["shown"] == f"#{place}"
    for form in ("text", "markdown", "bibtex", "csl"):
        assert f"{place} (saved copy)" in told[form], form
    assert [form for form, words in told.items() if "file:" in words or kursk.name in words] == []


def test_a_citation_has_the_address_that_is_given(browser: Browser, tmp_path: Path) -> None:
    address = "https://example.org/stories/kursk-sappers/"
    done = run(KURSK, "--sources", ROOT / "sources", "--out", tmp_path / "k.html", "--url", address)
    assert done.exit_code == 0, done.output
    window = browser.new_context(offline=True)
    page = window.new_page()
    page.goto((tmp_path / "k.html").as_uri())
    told = cited(page, ".an-segment:has(#A-17)")
    window.close()
    assert told["link"] == f"{address}#A-17"
    assert told["text"].endswith(f"In “North Korean sappers in Kursk”, A-17: {address}#A-17")
    assert [form for form, words in told.items() if "file:" in words or "saved copy" in words] == []


def test_a_cited_note_says_who_wrote_it_and_keeps_its_paragraphs_apart(browser: Browser, sources: Path) -> None:
    write_story(sources / "t", {**GOOD, "discrepancies": {"d": {
        "topic": "Which one", "kind": "wording", "weight": "minor", "by": "A. Reader", "assessment": "X.\n\n- Y\n- Z",
        "readings": {"A": [{"quote": "one"}, {"quote": "two", "incomparable": "Another thing"}],
                     "B": {"quote": "eins"}}}}})
    assert (done := run("t")).exit_code == 0, done.output
    window = browser.new_context(offline=True)
    page = window.new_page()
    page.goto(Path("t.html").resolve().as_uri())
    told = cited(page, "#n-d")
    window.close()
    assert told["text"].splitlines() == [
        "Which one", "A-1: “one”", "A-2: “two”, ≠ not comparable: Another thing", "B-1: “eins”", "“X.", "Y", "Z”",
        "A. Reader, “Note 1: Which one”, Made for a test. n-d (saved copy)"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org/x", "https://a:b@example.org/", "/x"])
def test_what_is_no_address_is_refused(sources: Path, address: str) -> None:
    done = run("s", "--url", address)
    assert done.exit_code == 2
    assert "--url" in done.output
    assert not Path("s.html").exists()


def test_it_is_one_document_with_one_policy(kursk: Path) -> None:
    html = kursk.read_text("utf-8")
    page = LexborHTMLParser(html)
    assert html.startswith('<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-')
    policy, = (node.attributes["content"] or "" for node in page.css("meta[http-equiv]"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline'; base-uri 'none'; form-action 'none'" in policy
    assert [node.text() for node in page.css("title")] == ["North Korean sappers in Kursk"]
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert [node.tag for node in page.css("link, iframe, img, object, embed, base, audio, video, form[action]")] == []
    leads = [node.attributes["href"] or "" for node in page.css("[href]")]
    assert [each for each in leads if not each.startswith(("#", "https://", "data:application/octet-stream;"))] == []
    assert [each for each in leads if each.startswith("#") and each[1:] not in ids] == []


def test_read_again_as_html_it_is_the_same(kursk: Path) -> None:
    """Nothing in it is left for a browser to mend."""
    once = LexborHTMLParser(kursk.read_text("utf-8")).html or ""
    assert LexborHTMLParser(once).html == once
    assert once.count("<section") == kursk.read_text("utf-8").count("<section")


def test_the_articles_are_inside_byte_for_byte(kursk: Path) -> None:
    found = inside(kursk)
    assert set(found) == {"a.txt", "a.en.txt", "b.txt", "b.en.txt", "story.yml"}
    folder = ROOT / "sources" / KURSK
    assert [name for name, raw in found.items() if (folder / name).read_bytes() != raw] == []


def test_of_these_files_the_same_file_is_made_again(kursk: Path, tmp_path: Path) -> None:
    again = tmp_path / "sources" / KURSK
    again.mkdir(parents=True)
    for name, raw in inside(kursk).items():
        (again / name).write_bytes(raw)
    assert run(KURSK, "--sources", again.parent, "--out", tmp_path / "again.html").exit_code == 0
    assert (tmp_path / "again.html").read_bytes() == kursk.read_bytes()


def test_nothing_withheld_is_in_it(tmp_path: Path) -> None:
    """Nor is any file of which a part is withheld."""
    write_story(tmp_path / "s", {
        "sources": {"A": [WITHHELD["segment"], "quoted words here", WITHHELD["han"]], "B": ["free"]},
        "entries": {"A": {"display": "excerpts", "gloss": "a.en.txt", "language": "de"}},
        "files": {"a.en.txt": f"[1] {WITHHELD['gloss']}\n[2] shown\n[3] {WITHHELD['other']}\n"},
        "discrepancies": {"d": {"topic": "t", "kind": "wording", "readings": {
            "A": {"quote": "quoted words here", "prefix": WITHHELD["segment"]}, "B": "silent"}}}})
    done = run("s", "--sources", tmp_path, "--out", tmp_path / "s.html")
    assert done.exit_code == 0, done.output
    raw = (tmp_path / "s.html").read_bytes()
    assert b"quoted words here" in raw
    places = [raw, *inside(tmp_path / "s.html").values()]
    assert len(places) == 2  # B alone may leave
    found = [word for word in WITHHELD.values() for each in spellings(word) if any(each in place for place in places)]
    assert found == []
    assert b"story.yml" not in raw


def test_what_leads_elsewhere_is_absent(sources: Path) -> None:
    assert run("s", "--out", "s.html").exit_code == 0
    leads = [node.attributes["href"] or "" for node in LexborHTMLParser(Path("s.html").read_text("utf-8")).css("a")]
    assert [each for each in leads if each.startswith((".", "a/", "record"))] == []
    assert "https://example.org/x" in leads
    assert "#A-1" in leads


def test_the_interface_speaks_another_language(sources: Path) -> None:
    assert run("s", "--language", "vi").exit_code == 0
    assert '<html lang="vi">' in Path("s.html").read_text("utf-8")


def test_a_file_that_is_there_stays_unless_told(sources: Path) -> None:
    Path("s.html").write_text("mine", "utf-8")
    done = run("s")
    assert done.exit_code == 2
    assert "s.html is there already; --force replaces it" in done.output
    assert Path("s.html").read_text("utf-8") == "mine"
    assert run("s", "--force").exit_code == 0
    assert run("s").exit_code == 0  # the same again
    assert sorted(each.name for each in Path().iterdir()) == ["s.html", "sources"]


def test_problems_end_with_1_and_write_nothing(sources: Path) -> None:
    write_story(sources / "bad", {**GOOD, "passages": [{"A": 7}]})
    done = run("bad")
    assert done.exit_code == 1
    assert "error[" in done.output
    assert not Path("bad.html").exists()


def test_a_text_that_a_template_changes_stops_it(sources: Path) -> None:
    Path("templates").mkdir()
    row = (ROOT / "annotate" / "templates" / "row.html").read_text("utf-8")
    Path("templates", "row.html").write_text(row.replace("{{ each.text }}", "changed"), "utf-8")
    done = run("s", "--templates", "templates")
    assert done.exit_code == 1
    assert "error[page-differs]: A-1 is not on the page as its source has it" in done.output
    assert not Path("s.html").exists()


def test_an_unknown_story_ends_with_2_and_a_disk_that_refuses_with_3(sources: Path) -> None:
    assert run("other").exit_code == 2
    done = run("s", "--out", "nowhere/s.html")
    assert done.exit_code == 3
    assert "nowhere/s.html is as it was" in done.output


def test_a_script_that_would_leave_its_element_is_a_bug(sources: Path) -> None:
    with mock.patch.dict(assets(), {"annotate.js": b"'</script>'"}):
        assert isinstance(run("s").exception, ValueError)


def test_a_hyphen_is_standard_output_and_an_exported_file_is_no_site(sources: Path) -> None:
    done = run("s", "--out", "-")
    assert (done.exit_code, Path("-").exists()) == (0, False)
    assert "standard output: " in done.stderr
    assert run("s").exit_code == 0
    assert done.stdout_bytes == Path("s.html").read_bytes()
    told = CliRunner().invoke(cli, ["verify", "s.html"])
    assert (told.exit_code, "s.html is a file; a built site is a folder" in told.output) == (2, True)
