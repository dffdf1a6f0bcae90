"""What the extra `web` adds to `annotate add`: second witnesses, which are believed no more than the first."""

from __future__ import annotations

import logging
import socket
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.draft import Given, Ways, Words, begin, web
from annotate.draft.furniture import furniture
from annotate.draft.told import Guess, Provenance
from annotate.draft.witnesses import agreed, also
from annotate.readers import read_article

pytest.importorskip("trafilatura")
pytest.importorskip("htmldate")

WORDS = " ".join(f"Sentence {number} says that sappers cleared mines in the region." for number in range(4))
PAGE = """<!doctype html><html><head><title>{title}</title>{head}</head><body><article>
<h1>Sappers in Kursk</h1><p class="byline">By Ann Author</p><div class="share">Share this</div>
""" + "".join(f"<p>{number}. {WORDS}</p>" for number in range(6)) + """
<div class="related"><h2>Related stories</h2><ul><li><a href="x">Another story</a></li></ul></div></article></body>"""
HEAD = """<meta property="og:site_name" content="Example News"><meta name="author" content="Ann Author">
<meta property="article:published_time" content="2025-11-17T09:00:00+01:00">"""


def story(head: str = HEAD, title: str = "Sappers in Kursk | Example News") -> str:
    page = PAGE.replace("{head}", head).replace("{title}", title)
    made, _ = begin(Words("made"), [Given("a.html", page.encode())], Ways({}))
    assert made is not None
    return made.story.decode()


def line(text: str, key: str) -> str:
    return next(each.strip() for each in text.splitlines() if each.strip().removeprefix("# ").startswith(f"{key}:"))


def test_witnesses_that_agree_say_nothing_of_each_other() -> None:
    found = story()
    assert line(found, "title") == "title: Made  # made of the story's name: write the headline of its page"
    assert "    title: Sappers in Kursk  # from the file: confirm (h1)\n" in found
    assert line(found, "author") == "author: Ann Author  # from the file: confirm (author)"
    assert line(found, "published").startswith("published: 2025-11-17  # from the file: confirm (article:published_")


def test_what_only_the_second_tells_is_offered_and_not_taken() -> None:
    head = '<meta name="citation_author" content="Bo Writer">'
    assert line(story(head), "author") == "# author: Bo Writer  # likely: confirm (trafilatura)"


def test_data_for_search_engines_tells_of_one_article() -> None:
    author = '{"@type": "NewsArticle", "headline": "x", "author": [{"name": "Ann Author"}]}'
    head = f'<script type="application/ld+json">{author}</script>'
    assert line(story(head), "author") == "author: Ann Author  # from the file: confirm (JSON-LD author)"
    several = f"[{author}, {author.replace('Ann', 'Bo')}]"
    assert line(story(head.replace(author, several)), "author").startswith("# author:")


def test_what_is_likely_furniture_is_offered_and_never_taken() -> None:
    row = line(story(), "furniture")
    assert row.startswith("# furniture: [")
    assert row.endswith("]  # guessed, what is likely not the article: confirm")
    numbers = [int(each) for each in row.partition("[")[2].partition("]")[0].split(",")]
    assert 1 not in numbers  # the headline
    assert not set(range(4, 10)) & set(numbers)
    assert 3 in numbers  # “Share this”


@pytest.mark.parametrize(("text", "offered"), [
    ("分享到微信", True), ("More on this", True),
    ("11月3日,救援人员在石桥镇转移居民", False), ("The bridge is closed.", False), ("桥已关闭。", False),
])  # fmt: skip
def test_what_may_tell_a_fact_is_no_furniture(text: str, offered: bool) -> None:
    article, _ = read_article(f"<article><p>{text}</p><p>{WORDS}</p></article>".encode(), "a.html", "a.html")
    assert article is not None
    assert furniture(article, WORDS, Provenance()) == ((1,) if offered else ())


NAMES = {"author": ("Ann Author", "Bo Writer"), "publisher": ("Example News", "The Example"),
         "published": ("2025-11-17", "2025-11-18")}  # fmt: skip


def one_of(key: str, guess: Guess) -> Provenance:
    named: dict[str, Any] = {key: guess}
    return Provenance(**named)


@pytest.mark.parametrize("key", NAMES)
def test_days_and_names_that_differ_are_left_open(key: str) -> None:
    one, other = NAMES[key]
    told = agreed(one_of(key, Guess(one, "ours")), one_of(key, Guess(other, "theirs")))
    assert getattr(told, key) is None
    assert told.open == {key: f"{one} (ours) or {other} (theirs)"}


def test_a_headline_that_differs_is_told_beside_the_one_that_is_printed() -> None:
    theirs = Provenance(title=Guess("Mines: what we know", "trafilatura"))
    told = agreed(Provenance(title=Guess("Sappers in Kursk", "h1")), theirs)
    assert told.title == Guess("Sappers in Kursk", "h1; trafilatura says Mines: what we know")


@pytest.mark.parametrize(("ours", "theirs", "said"), [
    (None, "https://example.org/a#x", "the address it was saved from"),
    ("https://example.org/a", "http://www.example.org/a/", "canonical"),
    ("https://example.org/a", "https://example.org/b",
     "canonical; the address it was saved from says https://example.org/b"),
])
def test_an_address_of_the_container_is_a_witness(ours: str | None, theirs: str, said: str) -> None:
    found = also(Provenance(url=Guess(ours, "canonical") if ours else None), theirs).url
    assert found is not None
    assert (found.value, found.origin) == ("https://example.org/a", said)


@pytest.mark.parametrize("name", ["extract_metadata", "bare_extraction"])
def test_an_exception_of_theirs_tells_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    def broken(*_: object, **__: object) -> object:
        raise RecursionError

    monkeypatch.setattr(trafilatura, name, broken)
    assert "    author: Ann Author" in story()


def test_nothing_is_asked_of_the_net_and_nothing_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", pytest.fail)
    monkeypatch.setattr(socket.socket, "connect", pytest.fail)
    with caplog.at_level(logging.DEBUG):
        links = (f'<link rel="{each}" href="https://example.org/a">' for each in ("canonical", "amphtml"))
        story(HEAD + "".join(links))
        web.words("<p>")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
    assert logging.root.manager.disable == logging.NOTSET


def test_without_the_extra_less_is_found_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("trafilatura", "htmldate"):
        monkeypatch.setitem(sys.modules, name, None)
    assert "    author: Ann Author" in story()
    assert line(story(), "furniture").startswith("# furniture:  #")


def test_what_is_too_large_for_them_is_not_given_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_metadata", pytest.fail)
    monkeypatch.setattr(web, "_body", pytest.fail)
    for text in ("x" * (web.LARGEST + 1), "<p>" * 40_001):
        assert web.told(text) == Provenance()
        assert web.words(text) is None


ODD = [
    "<html lang=", "<title>", "</title>", "\x00", "&#0;", "<!--", "]]>", "<?xml version='1.0' encoding='x'?>",
    "<meta name=author content='", "<script type=application/ld+json>", '{"@type": [', "</script>", "<time datetime=",
    "9999-99-99", "<article>", "<table><tr>", "\U0001f600", "<svg>", "<![CDATA[", "<body>", "'", '">', "x" * 200,
]  # fmt: skip


@given(text=st.lists(st.sampled_from(ODD), max_size=12).map("".join) | st.text(max_size=60))
def test_no_page_is_too_odd_for_them(text: str) -> None:
    assert isinstance(web.told(text), Provenance)
    found = web.words(text)
    assert found is None or isinstance(found, str)
