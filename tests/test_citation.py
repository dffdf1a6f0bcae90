"""Citations say what is known, and any text comes back out of each of their forms as it went in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, cast

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from playwright.sync_api import Browser
from pybtex.database import parse_string  # type: ignore[import-untyped]  # it has no types
from pylatexenc.latex2text import (  # type: ignore[import-untyped]  # nor has it
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from annotate.render.citation import citations
from annotate.words import ENGLISH, Words
from tests.made import arranged

FORMATS = (Path(__file__).parent.parent / "annotate/assets/script/formats.js").read_text("utf-8")
WORDS = {"cite-archived": "archived at {address}", "cite-retrieved": "retrieved {date}",
         "cite-in": "In “{story}”, {place}", "cite-saved": "saved copy"}
LINK = "https://example.org/stories/s/#A-17"
FULL = {
    "id": "s-A", "type": "webpage", "title": "50 % of {Kursk} & more", "author": [{"literal": "黄埔少侠 and others"}],
    "container-title": "NetEase_Hao", "issued": {"date-parts": [[2025, 11]]},
    "accessed": {"date-parts": [[2025, 11, 21]]},
    "URL": "https://example.org/a_b?c=1&d={2}#e%20", "archive": "web.archive.org", "language": "zh-Hans",
    "archive_location": "https://web.archive.org/web/2025/https://example.org/a_b"}
BARE = {"id": "s-B", "type": "document", "language": "vi"}

SAID = "They differ by ten times."
NOTE_CSL: dict[str, Any] = {
    "type": "webpage", "title": "Note 7: How many?", "container-title": "North Korean sappers",
    "author": [{"literal": "A. Reader"}], "language": "en", "URL": f"{LINK[:-4]}n-killed",
    "accessed": {"date-parts": [[2025, 11, 30]]}}
NOTE: dict[str, Any] = {
    "id": "s-n-killed", "place": "n-killed", "at": "n-killed", "link": f"{LINK[:-4]}n-killed",
    "story": "North Korean sappers", "topic": "How many?",
    "readings": [{"place": "A-25", "quote": "超过6000人阵亡", "gloss": "more than 6,000", "value": "over 6,000"},
                 {"place": "B", "none": "silent"}]}

# Of the CSL data schema 1.0 (csl-data.json): the names that we use, and the type of each.
TYPES = {"article", "document", "webpage"}
STRINGS = {"id", "title", "container-title", "publisher", "URL", "archive", "archive_location", "language", "locator",
           "note", "annote"}
DATES = {"issued", "accessed"}


def is_csl(item: dict[str, Any]) -> bool:
    """Whether the schema lets it be an item; it lets no other key in."""
    dates = [item[name] for name in DATES & item.keys()]
    return ({"id", "type"} <= item.keys() <= {"type", "author"} | STRINGS | DATES
            and item["type"] in TYPES
            and all(isinstance(item[name], str) and item[name] for name in STRINGS & item.keys())
            and all(set(name) == {"literal"} and name["literal"] for name in item.get("author", []))
            and all(set(date) == {"date-parts"} and len(date["date-parts"]) == 1 for date in dates)
            and all(1 <= len(day) <= 3 and all(isinstance(part, int) for part in day)
                    for date in dates for day in date["date-parts"]))


@pytest.mark.parametrize(("entry", "expected"), [
    ({}, {"id": "s-A", "type": "document", "title": "[English source A, publisher not stated]", "language": "en"}),
    ({"language": "und"}, {"id": "s-A", "type": "document", "title": "[Unnamed source A, publisher not stated]"}),
    ({"publisher": "P", "author": "A B", "title": "T", "published": "2025-11"},
     {"id": "s-A", "type": "article", "title": "T", "author": [{"literal": "A B"}], "publisher": "P",
      "issued": {"date-parts": [[2025, 11]]}, "language": "en"}),
    ({"publisher": "P", "url": "https://e.org/", "archived": "https://web.archive.org/web/1/https://e.org/",
      "published": "2025", "retrieved": "2025-11-21"},
     {"id": "s-A", "type": "webpage", "title": "[English source A, headline not stated]", "container-title": "P",
      "issued": {"date-parts": [[2025]]},
      "accessed": {"date-parts": [[2025, 11, 21]]}, "URL": "https://e.org/", "archive": "web.archive.org",
      "archive_location": "https://web.archive.org/web/1/https://e.org/", "language": "en"}),
], ids=["nothing known", "no language", "on paper", "on the web"])
def test_a_source_says_what_is_known_of_it_and_no_more(tmp_path: Path, entry: dict[str, str],
                                                       expected: dict[str, Any]) -> None:
    story = arranged(tmp_path / "s", {"sources": {"A": ["one"]}, "entries": {"A": entry}}).story
    cited = json.loads(citations(story, ENGLISH)["A"])
    assert cited["csl"] == expected
    assert is_csl(cited["csl"])
    assert cited.get("described", False) == ("title" not in entry)


@pytest.mark.parametrize(("language", "title", "machine", "person"), [
    ("en", "[Vietnamese source B, publisher not stated]", "machine translation", "translated by C. D."),
    ("zh", "[越南语来源 B，未注明发布者]", "机器翻译", "C. D. 译"),
    ("vi", "[Nguồn tiếng Việt B, không ghi nơi đăng]", "máy dịch", "C. D. dịch")])
def test_what_is_ours_is_in_the_language_of_the_interface(tmp_path: Path, language: str, title: str, machine: str,
                                                          person: str) -> None:
    story = arranged(tmp_path / "s", {
        "sources": {"A": ["eins"], "B": ["một"]}, "files": {"a.en.txt": "[1] one\n", "b.en.txt": "[1] one\n"},
        "entries": {"A": {"language": "de", "title": "T", "gloss": "a.en.txt", "gloss_by": "C. D."},
                    "B": {"language": "vi", "gloss": "b.en.txt", "gloss_by": "machine"}}}).story
    named, bare = (json.loads(each) for each in citations(story, Words(language)).values())
    assert (bare["csl"]["title"], bare["gloss"], named["gloss"]) == (title, machine, person)


class Form(Protocol):
    """What is copied of a work's quote; `more` replaces parts of the item."""

    def __call__(self, name: str, csl: dict[str, Any], quote: str, gloss: str, **more: Any) -> str: ...



@pytest.fixture(scope="module")
def form(browser: Browser) -> Iterator[Form]:
    """The script's own functions, in a browser: form, work, quote and gloss to what is copied."""
    page = browser.new_page()
    run = f"""({{ form, item, words }}) => {{ {FORMATS}
        const fill = (key, values = {{}}) => words[key].replace(/\\{{(\\w+)\\}}/g, (all, name) => values[name] ?? all);
        return FORMS[form]([item], fill); }}"""

    def copied(name: str, csl: dict[str, Any], quote: str, gloss: str, **more: Any) -> str:
        item = {"csl": csl, "id": f"{csl.get('id')}-17", "place": "A-17", "at": "A-17", "link": LINK, "quote": quote,
                "gloss": gloss, "story": "North Korean sappers", **more}
        return cast("str", page.evaluate(run, {"form": name, "item": item, "words": WORDS}))

    yield copied
    page.close()


# what Markdown, TeX and BibTeX act on, at the beginning of lines and elsewhere
ACTS = st.sampled_from([*"\\`*_{}[]()<>#+-.!|~$=&%^'\"@,;:?/", "--", "``", "''", "?`", "!`", "1. ", "- ", "+ ", "> ",
                        "# ", "===", "---", "\n", "\n\n", "  ", "    ", "\t", "\u3000", "&amp;", "&#42;", "<b>", "</p>",
                        "![x](y)", "[^1]", "| a |", "~~", "\\textbf{x}", "https://e.org", "阵亡", "Triều Tiên",
                        "עברית", "👩‍👩‍👧"])
TEXT = st.lists(ACTS | st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff"),
                               max_size=5), max_size=8).map("".join)


def words(text: str) -> str:
    return " ".join(text.split())


@settings(max_examples=150)
@given(quote=TEXT, gloss=TEXT)
def test_text_and_csl_have_every_character(form: Form, quote: str, gloss: str) -> None:
    said = [part for part in (quote and f"“{quote}”", gloss and f"[{gloss}]") if part]
    assert form("text", BARE, quote, gloss).startswith("\n".join(said))
    item, = json.loads(form("csl", BARE, quote, gloss))
    assert item.get("annote", "") == " ".join(said)
    assert is_csl(item)


@settings(max_examples=150)
@given(quote=TEXT, title=TEXT)
def test_markdown_renders_as_the_words(form: Form, quote: str, title: str) -> None:
    made = form("markdown", BARE | {"title": title}, quote, "")
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(made)
    page = BeautifulSoup(html, "lxml")
    assert {each.name for each in page.find_all(True)} <= {"html", "body", "blockquote", "p", "br", "a"}
    *said, source = [words(each.get_text(" " if each.br else "")) for each in page.select("blockquote > p")]
    assert [each.replace(" ", "") for each in said] == ([words(quote).replace(" ", "")] if quote.strip() else [])
    assert source.endswith("In “North Korean sappers”, A-17")
    assert title.strip() == "" or words(title).replace(" ", "") in source.replace(" ", "")
    assert [each["href"] for each in page.find_all("a")] == [LINK]


def bibtex(made: str) -> dict[str, str]:
    """The one entry, as BibTeX's own rules read it."""
    (key, entry), = parse_string(made, "bibtex").entries.items()
    people = {role: " and ".join(map(str, each)) for role, each in entry.persons.items()}
    return {"ENTRYTYPE": entry.type, "ID": key, **entry.fields, **people}


def decoded(latex: str) -> str:
    context = get_default_latex_context_db()
    own = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    context.add_context_category("signs", prepend=True,
                                 macros=[MacroTextSpec(name, sign) for name, sign in own.items()])
    return cast("str", LatexNodes2Text(context, strict_latex_spaces=True, keep_comments=True).latex_to_text(latex))


@settings(max_examples=150)
@given(quote=TEXT, title=TEXT)
def test_bibtex_is_read_as_the_words(form: Form, quote: str, title: str) -> None:
    made = form("bibtex", BARE | {"title": title}, quote, "")
    entry = bibtex(made)
    assert (entry["ENTRYTYPE"], entry["ID"]) == ("misc", "s-B-17")
    assert words(decoded(entry.get("title", ""))) == words(title)
    assert words(decoded(entry.get("annote", ""))) == (words(f"“{quote}”") if quote else "")


def test_all_that_is_known_stands_in_each_form(form: Form) -> None:
    quote, gloss = "超过6000人阵亡", "more than 6,000 killed"
    assert form("text", FULL, quote, gloss) == (
        "“超过6000人阵亡”\n[more than 6,000 killed]\n"
        "黄埔少侠 and others, “50 % of {Kursk} & more”, NetEase_Hao, 2025-11, https://example.org/a_b?c=1&d={2}#e%20 "
        "(archived at https://web.archive.org/web/2025/https://example.org/a_b, retrieved 2025-11-21). "
        "In “North Korean sappers”, A-17: https://example.org/stories/s/#A-17")
    assert form("markdown", FULL, quote, gloss).splitlines()[:3] == [
        "> 超过6000人阵亡", "> ", "> \\[more than 6,000 killed\\]"]
    entry = bibtex(form("bibtex", FULL, quote, gloss))
    assert entry == {
        "ENTRYTYPE": "misc", "ID": "s-A-17", "author": "{黄埔少侠 and others}",
        "title": r"{50 \% of \textbraceleft{}Kursk\textbraceright{} \& more}", "howpublished": r"{NetEase\_Hao}",
        "year": "2025", "date": "2025-11", "url": "https://example.org/a_b?c=1&d=%7B2%7D#e%20", "urldate": "2025-11-21",
        "language": "zh-Hans", "annote": "“超过6000人阵亡” [more than 6,000 killed]",
        "note": r"In “North Korean sappers”, A-17: https://example.org/stories/s/\#A-17; "
                r"archived at https://web.archive.org/web/2025/https://example.org/a\_b"}
    item, = json.loads(form("csl", FULL, quote, gloss))
    assert item == FULL | {"id": "s-A-17", "locator": "A-17", "note": LINK,
                           "annote": "“超过6000人阵亡” [more than 6,000 killed]"}
    assert form("link", FULL, quote, gloss) == LINK


def test_where_nothing_is_known_the_place_still_is(form: Form) -> None:
    assert form("text", BARE, "x", "") == f"“x”\nIn “North Korean sappers”, A-17: {LINK}"
    assert "author" not in form("bibtex", BARE, "x", "")


def test_a_title_of_ours_stands_in_brackets_in_each_form(form: Form) -> None:
    title = "[Vietnamese source B, publisher not stated]"
    ours = BARE | {"title": title, "issued": {"date-parts": [[2025, 11, 15]]}}
    assert f"\n{title}, 2025-11-15. In " in form("text", ours, "x", "", described=True)
    assert f"> \\{title[:-1]}\\], 2025-11-15. In " in form("markdown", ours, "x", "", described=True)
    assert bibtex(form("bibtex", ours, "x", "", described=True))["title"] == f"{{{title}}}"
    item, = json.loads(form("csl", ours, "x", "", described=True))
    assert item["title"] == title


def test_who_made_a_gloss_is_said_in_each_form(form: Form) -> None:
    by = "machine translation"
    assert form("text", FULL, "x", "y", by=by).startswith("“x”\n[y] (machine translation)\n")
    assert "\n> \\[y\\] (machine translation)\n" in form("markdown", FULL, "x", "y", by=by)
    assert bibtex(form("bibtex", FULL, "x", "y", by=by))["annote"] == "“x” [y] (machine translation)"
    item, = json.loads(form("csl", FULL, "x", "y", by=by))
    assert item["annote"] == "“x” [y] (machine translation)"
    assert "machine" not in form("text", FULL, "x", "", by=by)


def test_a_note_is_a_page_with_its_readings(form: Form) -> None:
    csl = NOTE_CSL
    reading = "A-25: “超过6000人阵亡” [more than 6,000], over 6,000"
    assert form("text", csl, SAID, "", **NOTE) == (
        f"How many?\n{reading}\nB: silent\n“They differ by ten times.”\n"
        "A. Reader, “Note 7: How many?”, North Korean sappers, https://example.org/stories/s/#n-killed "
        "(retrieved 2025-11-30).")
    assert form("markdown", csl, SAID, "", **NOTE) == (
        "> How many?\n> \n> A-25: “超过6000人阵亡” \\[more than 6,000\\], over 6,000\n> \n> B: silent\n> \n"
        "> They differ by ten times.\n> \n> A. Reader, “Note 7: How many?”, North Korean sappers, "
        "<https://example.org/stories/s/#n-killed> (retrieved 2025-11-30).")
    said = f"How many?; {reading}; B: silent; “They differ by ten times.”"
    assert bibtex(form("bibtex", csl, SAID, "", **NOTE)) == {
        "ENTRYTYPE": "online", "ID": "s-n-killed", "author": "{A. Reader}", "title": "{Note 7: How many?}",
        "url": "https://example.org/stories/s/#n-killed", "urldate": "2025-11-30", "language": "en", "annote": said,
        "note": "In “North Korean sappers”, n-killed"}
    item, = json.loads(form("csl", csl, SAID, "", **NOTE))
    assert item == csl | {"id": "s-n-killed", "locator": "n-killed", "note": NOTE["link"], "annote": said}
    assert is_csl(item)


def test_a_saved_page_gives_no_address_and_says_so(form: Form) -> None:
    assert form("text", BARE, "x", "", link="") == "“x”\nIn “North Korean sappers”, A-17 (saved copy)"
    assert form("markdown", BARE, "x", "", link="").endswith("> In “North Korean sappers”, A-17 (saved copy)")
    assert bibtex(form("bibtex", BARE, "x", "", link=""))["note"] == "In “North Korean sappers”, A-17 (saved copy)"
    item, = json.loads(form("csl", BARE, "x", "", link=""))
    assert item["note"] == "In “North Korean sappers”, A-17 (saved copy)"
    assert form("link", BARE, "x", "", link="") == "#A-17"
    csl = {name: value for name, value in NOTE_CSL.items() if name not in {"URL", "accessed"}}
    note = {**NOTE, "link": ""}
    assert form("text", csl, SAID, "", **note).endswith(
        "\nA. Reader, “Note 7: How many?”, North Korean sappers. n-killed (saved copy)")
    assert bibtex(form("bibtex", csl, SAID, "", **note))["note"] == "In “North Korean sappers”, n-killed (saved copy)"
    item, = json.loads(form("csl", csl, SAID, "", **note))
    assert is_csl(item)
    forms = ("link", "text", "markdown", "bibtex", "csl")
    assert [name for name in forms if "http" in form(name, csl, SAID, "", **note)] == []
