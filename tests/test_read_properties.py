"""What must hold for every text, every heap of bytes and every page."""

from __future__ import annotations

import html
import re
import time
from encodings.aliases import aliases
from itertools import count

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from annotate.article import Article
from annotate.encoding import canonical
from annotate.readers import read_article, read_gloss
from annotate.readers.codec import choose
from annotate.readers.controls import refused_in
from annotate.readers.decode import decode

WRITTEN = {  # how a text is written -> what is declared for it
    "utf-8": None,
    "utf-8-sig": None,
    "utf-16": None,
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32",
    "gb18030": "gb18030",
    "gbk": "gbk",
    "big5": "big5",
    "big5hkscs": "Big5-HKSCS",
    "shift_jis": "shift_jis",
    "iso2022_jp": "iso2022_jp",
    "euc_kr": "euc_kr",
    "windows-1258": "windows-1258",
    "koi8-r": "koi8-r",
}
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r \u2028\u3000朝鲜ờđЖ"))
CODECS = sorted({*aliases, *aliases.values()})


def carried(text: str, codec: str) -> str:
    """The characters of `text` that `codec` can carry, of those that may stand in an article."""
    return "".join(char for char in text if not refused_in(char) and _returns(char, codec))


def _returns(char: str, codec: str) -> bool:
    try:
        return char.encode(codec).decode(codec) == char
    except UnicodeError:
        return False


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize("written", WRITTEN)
@given(drawn=TEXT)
@example(drawn="\r\n\n\r one \n\r\ntwo\u2028")
def test_any_text_is_read_back(written: str, drawn: str) -> None:
    text = carried(drawn, written)
    raw = text.encode(written)
    assume(choose(raw, "a.txt", WRITTEN[written])[1] == [] and not text.startswith("\ufeff"))
    decoded, problems = decode(raw, "a.txt", WRITTEN[written])
    assert decoded is not None
    assert [line.text for line in decoded.lines] == lines_of(text)
    assert all(each.severity == "warning" for each in problems)
    for line in decoded.lines:
        assert raw[line.start : line.end].decode(decoded.encoding) == line.text


@given(drawn=TEXT, paragraphs=st.sampled_from(["line", "blank-line"]))
def test_segments_are_the_text_between_blank_lines(drawn: str, paragraphs: str) -> None:
    text = carried(drawn, "utf-8").removeprefix("\ufeff")
    raw = text.encode()
    article, _ = read_article(raw, "a.txt", "a.txt", None, paragraphs)
    kept = [line for line in lines_of(text) if line.strip()]
    if article is None:
        assert not kept
        return
    assert [line for each in article.segments for line in each.text.split("\n")] == kept
    for each in article.segments:
        assert "\n".join(lines_of(raw[each.start : each.end].decode())) == each.text
        assert lines_of(text)[each.line - 1] == each.text.split("\n")[0]


@given(
    raw=st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"<p>", b"[1] "]),
    name=st.sampled_from(["a.txt", "a.html", "a.pdf", ""]),
    encoding=st.none() | st.sampled_from(CODECS) | st.text(),
)
def test_no_bytes_raise(raw: bytes, mark: bytes, name: str, encoding: str | None) -> None:
    article, problems = read_article(mark + raw, name, name, encoding)
    assert (article is None) == any(each.severity == "error" for each in problems)
    if article is not None:
        holds(article)
    read_gloss(mark + raw, "a.en.txt", 3)
    for each in problems:
        assert 1 <= each.place.column <= len(each.place.excerpt) + 1
        assert each.place.column + each.place.width <= len(each.place.excerpt) + 1
        assert refused_in(each.place.excerpt) is None
        assert all(refused_in(text) is None for text in each.help)


def holds(article: Article) -> None:
    assert [each.number for each in article.segments] == list(range(1, len(article.segments) + 1))
    for each in article.segments:
        assert each.text.strip()
        assert refused_in(each.text) is None
        assert 0 <= each.start < each.end <= len(article.raw)


@pytest.mark.parametrize("codec", sorted({name for each in CODECS if (name := canonical(each))}))
def test_every_encoding_of_python_has_spans(codec: str) -> None:
    text = "one, two\r\n\n3 x"
    raw = text.encode(codec)
    decoded, problems = decode(raw, "a.txt", codec)
    if codec == "iso2022-kr":  # begins with a designator, which cannot stand before each line
        assert decoded is not None
        return
    assert decoded is not None, problems
    assert [raw[line.start : line.end].decode(decoded.encoding) for line in decoded.lines] == lines_of(text)


LETTERS = st.characters(exclude_categories=("Cs", "Cc")).filter(lambda char: refused_in(char) is None)
WORDS = st.text(LETTERS, min_size=1)
PARAGRAPH = st.lists(WORDS, min_size=1).map(" ".join).map(lambda text: re.sub(" +", " ", text).strip(" "))


@given(
    paragraphs=st.lists(PARAGRAPH.filter(str.strip), min_size=1),
    tag=st.sampled_from(["p", "div", "li", "h2", "td"]),
)
def test_paragraphs_of_a_page_come_back(paragraphs: list[str], tag: str) -> None:
    inside = "\n".join(f"<{tag}>{html.escape(each)}</{tag}>" for each in paragraphs)
    page = f"<table><tr>{inside.replace(chr(10), '<tr>')}</table>" if tag == "td" else inside
    article, _ = read_article(page.encode(), "a.html", "a.html")
    assert article is not None
    assert [each.text for each in article.segments] == paragraphs
    holds(article)
    if tag != "td":
        assert [each.line for each in article.segments] == list(range(1, len(paragraphs) + 1))


TAGS = "article aside blockquote div footer header main nav section table ul".split()
NODE = st.recursive(
    st.just("x"), lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)), max_leaves=30
)


@given(tree=NODE)
def test_no_word_is_lost_or_joined(tree: object) -> None:
    numbers = count()
    page = re.sub("x", lambda _: f"w{next(numbers)}", f"x<div>{_written(tree)}</div>x")
    article, _ = read_article(page.encode(), "a.html", "a.html")
    found = [*(each.text for each in article.segments), *article.dropped] if article else []
    assert sorted(word for text in found for word in text.split()) == sorted(re.findall(r"w\d+", page))


def _written(tree: object) -> str:
    """As HTML; each x is a word, and a border stands between any two (all nested as HTML allows: see `parse`)."""
    if not isinstance(tree, tuple):
        return "x"
    tag, inner = tree
    within = {"table": "<tr><td>{}<td>", "ul": "<li>{}"}.get(tag, "{}")
    children = "".join(within.format(_written(each)) for each in inner)
    return f"<{tag}>{re.sub('x(?=x)', 'x<p>', children)}</{tag}>"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 60_000 + "deep",
        "<b>x" * 60_000,
        "<form>" * 1_000 + "<p>x",
        "<table><tr><td>" * 600 + "x",
        "<article>" * 1_000 + "x y " * 10_000,
        "<p>x" * 60_000,
        "<br>x" * 60_000,
        "<p>" + "<i> </i>" * 60_000 + "x",
        "<pre>" + "\n" * 200_000 + "x",
        "<!--" * 60_000,
        "&#" * 60_000,
        "<a " * 60_000,
        "<p style='" + "a:b;" * 60_000 + "'>x",
    ],
    ids=lambda page: page[:8],
)
def test_hostile_pages_take_no_long(page: str) -> None:
    start = time.process_time()
    article, problems = read_article(page.encode(), "a.html", "a.html")
    assert time.process_time() - start < 10  # measured: under 2; quadratic would be minutes
    assert article is not None or problems
