"""Whatever a person saved: the article's own bytes come out of it as they stood, or a problem says why not."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import quopri
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate.limits import Limits
from annotate.obtain import Obtained, obtain
from annotate.readers import read_article
from annotate.report.text import one

RUSSIAN = "В пятницу парламент одобрил закон о повышении пенсионного возраста — «сразу»."
HEAD = '<!DOCTYPE html><html><head><meta charset="windows-1251"></head>'
PAGE = f"{HEAD}<body><p>{RUSSIAN}</p></body></html>\r\n".encode("cp1251")
ADDRESS = "https://news.example/law"


def taken(name: str, raw: bytes, **more: Any) -> Obtained:
    found, problems = obtain(name, raw, **more)
    assert found is not None, problems
    return found


def refused(name: str, raw: bytes, **more: Any) -> str:
    found, problems = obtain(name, raw, **more)
    assert found is None
    return "\n".join(map(one, problems))


def text_of(found: Obtained) -> str:
    article, problems = read_article(found.raw, found.name, found.name, found.encoding, found.paragraphs or "line")
    assert article is not None, problems
    return "\n".join(segment.text for segment in article.segments)


def mhtml(page: bytes = PAGE, transfer: str = "quoted-printable", head: str = "") -> bytes:
    """As Chromium writes it."""
    write = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}.get(transfer, bytes)
    parts = [
        ("image/png", "base64", "https://news.example/a.png", b"iVBORw0K"),
        ("text/html", transfer, ADDRESS, write(page)),
        ("text/html", "7bit", "cid:frame-1@mhtml.blink", b"<p>An advertisement</p>"),
    ]
    lines = [
        b"From: <Saved by Blink>", f"Snapshot-Content-Location: {ADDRESS}".encode(), b"Subject: law",
        b"Date: Mon, 17 Nov 2025 10:00:00 GMT", b"MIME-Version: 1.0",
        f'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B--"{head}'.encode(), b"", b"",
    ]
    for kind, encoding, place, content in parts:
        lines += [b"------B--", f"Content-Type: {kind}".encode(), f"Content-Transfer-Encoding: {encoding}".encode(),
                  f"Content-Location: {place}".encode(), b"", content]
    return b"\r\n".join([*lines, b"------B----", b""])


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("name", ["law.mhtml", "law.mht", "law.html"])
def test_a_page_saved_with_its_parts(name: str, transfer: str) -> None:
    raw = mhtml(transfer=transfer)
    found = taken(name, raw)
    assert found.raw.rstrip() == PAGE.rstrip()
    assert (found.name, found.encoding, found.told) == ("page.html", "windows-1251", "the page's own declaration")
    assert (found.url, found.retrieved, found.container) == (ADDRESS, "2025-11-17", (name, raw))
    assert found.skipped == ("image/png https://news.example/a.png",
                             "text/html cid:frame-1@mhtml.blink (a frame of the page)")
    assert text_of(found) == RUSSIAN


def test_a_saved_page_that_is_damaged_or_holds_none() -> None:
    assert "damaged" in refused("a.mhtml", mhtml(b"!!!!" * 9, "base64").replace(b"ISEh", b"I=Eh*"))
    assert "no page" in refused("a.mhtml", mhtml().replace(b"text/html", b"image/gif"))
    assert "without end" in refused("a.mhtml", mhtml() + b"boundary=" * 60)


def records(*pages: tuple[str, bytes, str]) -> bytes:
    """A WARC file of answers, a gzip member each: address, page (packed, in one chunk), its header."""
    pytest.importorskip("warcio")
    members = []
    for number, (address, page, kind) in enumerate(pages):
        packed = gzip.compress(page, mtime=0)
        answer = (f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n"
                  f"Transfer-Encoding: chunked\r\n\r\n{len(packed):x}\r\n").encode() + packed + b"\r\n0\r\n\r\n"
        head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"WARC-Target-URI: {address}\r\nWARC-Date: 2025-11-17T10:00:00Z\r\n"
                f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
        members.append(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))
    return b"".join(members)


def wacz(warc: bytes, *listed: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("archive/data.warc.gz", warc)
        lines = ['{"format": "json-pages-1.0"}', *(f'{{"url": "{each}"}}' for each in listed)]
        packed.writestr("pages/pages.jsonl", "\n".join(lines))
    return out.getvalue()


PLAIN = b"<p>Other news, all in English.</p>"


def test_a_record_of_a_web_archive() -> None:
    style = "https://news.example/a.css"
    raw = records((ADDRESS, PAGE, "text/html; charset=windows-1251"), (style, b"p {}", "text/css"))
    for name, whole in (("a.warc.gz", raw), ("a.warc", gzip.decompress(raw)), ("a.wacz", wacz(raw))):
        found = taken(name, whole)
        assert (found.raw, found.encoding, found.told) == (PAGE, "windows-1251", "the record's header")
        assert (found.url, found.retrieved, found.skipped) == (ADDRESS, "2025-11-17", (f"text/css {style}",))
        assert found.container == (name, whole)


def test_of_several_pages_the_listed_one_or_the_one_that_is_asked_for() -> None:
    raw = records(*((each, page, "text/html") for each, page in (
        (ADDRESS, PAGE), ("https://news.example/", PLAIN), (ADDRESS, PLAIN))))
    problem = refused("a.warc.gz", raw)
    assert "error[archive-several]: 3 pages are in this file" in problem
    assert "choose one: a.warc.gz#https://news.example/ (of 2025-11-17, 34 bytes)" in problem
    assert "choose one: a.warc.gz#1 (of 2025-11-17" in problem
    assert taken("a.warc.gz", raw, pick="https://news.example/").raw == PLAIN
    assert taken("a.warc.gz", raw, pick="1").raw == PAGE
    assert "2 pages are in this file" in refused("a.warc.gz", raw, pick=ADDRESS)
    assert "no page in this file has the address" in refused("a.warc.gz", raw, pick="https://else.example/")
    assert taken("a.wacz", wacz(raw, "https://news.example/")).raw == PLAIN


@pytest.mark.parametrize("cut", [100, 300])
def test_a_web_archive_that_is_damaged(cut: int) -> None:
    raw = records((ADDRESS, PAGE, "text/html"))
    assert "archive-unreadable" in refused("a.warc.gz", raw[:cut])
    assert "archive-unreadable" in refused("a.wacz", wacz(raw)[:cut])


def test_what_would_burst_is_refused_before_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("warcio")
    monkeypatch.setattr("annotate.obtain.warc.INFLATED", 1 << 20)
    monkeypatch.setattr("annotate.obtain.warc._inflated.__defaults__", (1 << 20,))
    bomb = gzip.compress(b"WARC/1.1\r\n" + bytes(3 << 20))
    for name, raw in (("a.warc.gz", bomb), ("a.wacz", wacz(bomb))):
        assert "come out of this archive" in refused(name, raw)


def test_without_the_extra_a_web_archive_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert 'pip install "annotated-sources[web]"' in refused("a.warc", b"WARC/1.1\r\n\r\n")


def test_a_page_as_safari_saves_it() -> None:
    main = {"WebResourceData": PAGE, "WebResourceMIMEType": "text/html", "WebResourceURL": ADDRESS,
            "WebResourceTextEncodingName": "windows-1251"}
    picture = {"WebResourceData": b"GIF8", "WebResourceMIMEType": "image/gif",
               "WebResourceURL": "https://news.example/a.gif"}
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        raw = plistlib.dumps({"WebMainResource": main, "WebSubresources": [picture]}, fmt=form)
        found = taken("a.webarchive", raw)
        assert (found.raw, found.encoding, found.url) == (PAGE, "windows-1251", ADDRESS)
        assert found.skipped == ("image/gif https://news.example/a.gif",)
    assert "damaged" in refused("a.webarchive", b"bplist00WebMainResource")


@pytest.mark.parametrize(("comment", "day"), [
    (f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Mon Nov 17 2025 10:00:00 GMT+0100 (CET)\n-->",
     "2025-11-17"),
    (f"<!-- Saved from {ADDRESS} at 2025-11-17T10:00:00Z using monolith v2.8.1 -->", "2025-11-17"),
    (f"<!-- saved from url=(0024){ADDRESS} -->", None),
])
def test_a_page_saved_as_one_file_tells_where_it_is_from(comment: str, day: str | None) -> None:
    found = taken("a.html", f"<!DOCTYPE html> <html><!-- -->{comment}<meta charset=utf-8><p>Да</p>".encode())
    assert (found.url, found.retrieved, found.container) == (ADDRESS, day, None)


def test_a_page_that_is_large_for_its_pictures_says_so() -> None:
    raw = b"<p>Yes</p><img src=data:image/png;base64," + b"A" * 5_000 + b">"
    assert "pictures and fonts inside the page" in refused("a.html", raw, limits=Limits(article=4_000))
    assert "MHTML" in refused("a.html", raw, limits=Limits(article=4_000))


@pytest.mark.parametrize(("name", "raw", "says"), [
    ("a.pdf", b"%PDF-1.7", "a PDF file"), ("a.html", b"PK\x03\x04", "a packed file"),
    ("a.docx", b"hello", "no kind of file"),
    ("a.txt", b"<!doctype html><p>Yes", "a web page by what stands in it"), ("a", b"hello", "no kind of file"),
])
def test_what_is_neither_text_nor_page(name: str, raw: bytes, says: str) -> None:
    assert says in refused(name, raw)


def test_markdown_and_wrapped_texts_have_paragraphs_between_blank_lines() -> None:
    broken = ("words of some length and more of them to the end\n" * 3 + "the last\n\n") * 3
    assert [taken(name, raw.encode()).paragraphs for name, raw in (
        ("a.md", "# Title\n\nOne."), ("a.markdown", "One."), ("a.txt", broken), ("a.txt", "One.\nTwo.\n\nThree.\n"),
    )] == ["blank-line", "blank-line", "blank-line", None]
    assert taken("a.md", b"# *Title*").name == "text.txt"


CASES = sorted((Path(__file__).parent / "cases/obtain").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    """What is printed of `text` in the encoding `in`, given as the file `name`."""
    case = yaml.safe_load(path.read_text("utf-8"))
    if case["name"].endswith(".warc"):
        pytest.importorskip("warcio")
    found, problems = obtain(case["name"], case["text"].encode(case.get("in", "utf-8")), case.get("encoding"))
    assert "".join(map(one, problems)).rstrip() == case.get("prints", "").rstrip()
    assert (found and found.encoding) == case.get("read in")


def test_all_records_of_an_archive_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page of two fits, both together do not."""
    monkeypatch.setattr("annotate.obtain.warc.INFLATED", 30_000)
    page = b"<p>" + b"Yes. " * 4_000
    assert taken("a.warc.gz", records((ADDRESS, page, "text/html"))).raw == page
    many = records((ADDRESS, page, "text/html"), ("https://news.example/b", page, "text/html"))
    assert "come out of this archive" in refused("a.warc.gz", many)


@pytest.mark.parametrize("name", ["a.xhtml", "a.xht", "a.HTM"])
def test_every_end_of_a_pages_name_is_a_page_everywhere(name: str) -> None:
    article, problems = read_article(b"<p>Yes</p>", name, name)
    assert article is not None, problems
    assert [each.text for each in article.segments] == ["Yes"]
    assert taken(name, b"<p>Yes</p>").name == "page.html"
