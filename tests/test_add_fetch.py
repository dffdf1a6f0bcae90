"""`annotate add --fetch` against servers of this computer: what is asked, what is kept, what is refused."""

from __future__ import annotations

import gzip
import io
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from annotate.fetch import Fetched, fetch, whom
from annotate.fetch.whom import joined
from annotate.problem import Problem

PAGE = b"<!doctype html><html lang=en><body><article><h1>Head</h1><p>Words.</p></article></body></html>"
MOST = 100_000


@dataclass
class Served:
    """A server; `asked` are the heads of what it was asked."""

    address: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


Answer = Callable[[BaseHTTPRequestHandler], None]


def send(page: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
    page.send_response(status)
    for name, value in headers.items():
        page.send_header(name.replace("_", "-"), value)
    page.end_headers()
    page.wfile.write(body)


def html(page: BaseHTTPRequestHandler, body: bytes = PAGE, **headers: str) -> None:
    send(page, 200, body, **{"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **headers})


def chunked(page: BaseHTTPRequestHandler) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:40], PAGE[40:]))
    send(page, 200, chunks + b"0\r\n\r\n", Content_Type="text/html", Transfer_Encoding="chunked")


def endless(page: BaseHTTPRequestHandler) -> None:
    send(page, 200, Content_Type="text/html")
    try:
        while True:
            page.wfile.write(b"x" * 65536)
    except OSError:
        return


RELEASED = Event()


def silent(page: BaseHTTPRequestHandler) -> None:
    """Sends a part, and no more until the test is over."""
    send(page, 200, b"<p>", Content_Type="text/html", Content_Length="1000")
    page.wfile.flush()
    RELEASED.wait()


ANSWERS: dict[str, Answer] = {
    "/page": html,
    "/moved": lambda page: send(page, 301, Location="/moved/on"),
    "/moved/on": lambda page: send(page, 302, Location="//{}/page#part".format(page.headers["Host"])),
    "/circle": lambda page: send(page, 302, Location="/circle"),
    "/inside": lambda page: send(page, 302, Location="http://169.254.169.254/latest/meta-data/"),
    "/file": lambda page: send(page, 302, Location="file:///etc/passwd"),
    "/gzip": lambda page: html(page, gzip.compress(PAGE), Content_Encoding="gzip"),
    "/members": lambda page: html(page, gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]), Content_Encoding="gzip"),
    "/many": lambda page: html(page, 300 * gzip.compress(b"") + gzip.compress(PAGE), Content_Encoding="gzip"),
    "/bombs": lambda page: html(page, 11 * gzip.compress(b"x" * (MOST // 10)), Content_Encoding="gzip"),
    "/half": lambda page: html(page, gzip.compress(PAGE) + gzip.compress(PAGE)[:-9], Content_Encoding="gzip"),
    "/left": lambda page: html(page, gzip.compress(PAGE) + b"<p>more", Content_Encoding="gzip"),
    "/deflate": lambda page: html(page, zlib.compress(PAGE), Content_Encoding="deflate"),
    "/bomb": lambda page: html(page, gzip.compress(b"x" * 10 * MOST), Content_Encoding="gzip"),
    "/torn": lambda page: html(page, gzip.compress(PAGE)[:-9], Content_Encoding="gzip"),
    "/odd": lambda page: html(page, PAGE, Content_Encoding="br"),
    "/chunked": chunked,
    "/gone": lambda page: send(page, 404, b"<p>No such page", Content_Type="text/html"),
    "/gone??": lambda page: send(page, 404),
    "/pdf": lambda page: send(page, 200, b"%PDF", Content_Type="application/pdf"),
    "/short": lambda page: html(page, Content_Length="5000"),
    "/wrong": lambda page: html(page, "<p>Россия".encode("koi8-r"), Content_Type="text/html; charset=windows-1251"),
    "/text": lambda page: send(page, 200, b"Words.\n", Content_Type="TEXT/PLAIN"),
    "/untyped": lambda page: send(page, 200, PAGE),
    "/endless": endless,
    "/silent": silent,
    "/cookie": lambda page: send(page, 302, Location="/page", Set_Cookie="who=you; Path=/"),
    "/%D1%8F?q=%C3%A9%20x": html,
}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append((self.path, dict(self.headers.items())))
            ANSWERS[self.path](self)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Served(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield found
    RELEASED.set()
    server.shutdown()
    server.server_close()
    thread.join()


def asked(served: Served, path: str, seconds: float = 60.0) -> tuple[Fetched | None, list[Problem], list[str]]:
    said: list[str] = []
    page, problems = fetch(served.address + path, MOST, said.append, local=True, seconds=seconds)
    assert [each.code for each in problems] == ([] if page else ["not-fetched"])
    return page, problems, said


@pytest.mark.parametrize("path", ["/page", "/gzip", "/members", "/many", "/deflate", "/chunked"])
def test_a_page_comes_as_it_is_however_it_is_packed(served: Served, path: str) -> None:
    page, _, said = asked(served, path)
    assert page is not None
    assert (page.name, page.body) == ("page.html", PAGE)
    assert said[0] == f"asking 127.0.0.1 (127.0.0.1) for {served.address}{path}"
    assert said[1].startswith("it answers 200 OK: text/html")


def test_each_hop_is_told_and_no_cookie_goes_along(served: Served) -> None:
    served.asked.clear()
    page, _, said = asked(served, "/moved")
    assert page is not None
    assert page.url == f"{served.address}/page"
    assert [line.split(" ", 2)[0] for line in said] == ["asking", "it"] * 3
    assert f"it answers 301 Moved Permanently: see {served.address}/moved/on" in said
    asked(served, "/cookie")
    sent = {name for _, headers in served.asked for name in headers}
    assert sent == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(("path", "why"), [
    ("/circle", "leads on and on"),
    ("/file", "expected http(s)://"),
    ("/gone", "404"),
    ("/pdf", "application/pdf"),
    ("/untyped", "of no type"),
    ("/short", "ended before the page did"),
    ("/half", "ended before the page did"),
    ("/left", "cannot be unpacked"),
    ("/bombs", "more than the 100,000 bytes"),
    ("/torn", "ended before the page did"),
    ("/odd", "packed as br"),
    ("/bomb", "more than the 100,000 bytes"),
    ("/endless", "more than the 100,000 bytes"),
])  # fmt: skip
def test_what_is_no_page_is_refused(served: Served, path: str, why: str) -> None:
    page, problems, _ = asked(served, path)
    assert page is None
    assert why in problems[0].message


def test_no_page_leads_inside(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whom, "_is_public", lambda number: number == "127.0.0.1")
    said: list[str] = []
    page, problems = fetch(f"{served.address}/inside", MOST, said.append)
    assert page is None
    assert "169.254.169.254 is inside" in problems[0].message
    assert len([line for line in said if line.startswith("asking")]) == 1


def test_a_server_that_waits_is_not_waited_for(served: Served) -> None:
    page, problems, _ = asked(served, "/silent", seconds=0.2)
    assert page is None
    assert "in time" in problems[0].message


def test_the_charset_of_the_header_is_told_and_not_believed(served: Served) -> None:
    page, _, _ = asked(served, "/wrong")
    assert page is not None
    assert (page.charset, page.body) == ("windows-1251", "<p>Россия".encode("koi8-r"))


def test_a_text_is_a_text(served: Served) -> None:
    page, _, _ = asked(served, "/text")
    assert page is not None
    assert (page.name, page.body) == ("page.txt", b"Words.\n")


def test_an_address_with_letters_of_any_script_is_asked_as_a_browser_asks(served: Served) -> None:
    page, _, _ = asked(served, "/я?q=é x#here")
    assert page is not None


def test_half_a_character_in_an_address_is_no_bug(served: Served) -> None:
    assert asked(served, "/gone?\ud800")[0] is None


def test_all_that_was_sent_and_came_is_kept(served: Served) -> None:
    archiveiterator = pytest.importorskip("warcio.archiveiterator")
    page, _, _ = asked(served, "/moved")
    assert page is not None
    records = [
        (each.rec_type, each.rec_headers.get_header("WARC-Target-URI"), each.raw_stream.read())
        for each in archiveiterator.ArchiveIterator(io.BytesIO(page.archive), no_record_parse=True)
    ]
    assert [(kind, (url or "").removeprefix(served.address)) for kind, url, _ in records] == [
        ("warcinfo", ""),
        *((kind, path) for path in ("/moved", "/moved/on", "/page") for kind in ("response", "request")),
    ]
    assert records[-2][2].endswith(PAGE)
    assert records[-2][2].startswith(b"HTTP/1.0 200 OK\r\n")
    assert records[-1][2].startswith(b"GET /page HTTP/1.1\r\n")


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://10.0.0.1/", "http://192.168.1.1/",
    "http://172.16.0.1/", "http://100.64.0.1/", "http://169.254.169.254/", "http://0.0.0.0/", "http://[fd00::1]/",
    "http://224.0.0.1/", "http://255.255.255.255/", "http://localhost/",
    "http://[fec0::1]/", "http://[64:ff9b:1::7f00:1]/", "http://[::7f00:1]/", "http://[::ffff:0:7f00:1]/",
    "http://[::ffff:224.0.0.1]/", "http://[64:ff9b::e000:1]/", "http://[100::1]/", "http://[2001:db8::1]/", "http://[::]/",
])  # fmt: skip
def test_servers_that_only_this_computer_reaches_are_not_asked(url: str) -> None:
    page, problems = fetch(url, MOST, pytest.fail)
    assert page is None
    assert "--allow-local" in problems[0].help[0]


@pytest.mark.parametrize("number", ["2606:4700::1111", "64:ff9b::5db8:d70e", "93.184.215.14", "2002:5db8:d70e::1"])
def test_servers_of_the_net_may_be_asked(number: str) -> None:
    assert whom._is_public(number)


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "example.org", "http://you:me@example.org/",
                                 "http://", "javascript:alert(1)", "http://exa mple.org/", "http://\ud800.org/", "https://example.org:99999/"])
def test_what_is_no_address_is_not_asked(url: str) -> None:
    page, problems = fetch(url, MOST, pytest.fail)
    assert page is None
    assert problems[0].place.excerpt == f"--fetch {url}"


def test_a_name_with_one_number_inside_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    page, problems = fetch("http://example.org/", MOST, pytest.fail)
    assert page is None
    assert "10.0.0.1" in problems[0].message


def test_redirects_are_joined_as_they_come() -> None:
    assert joined("https://example.org/a/b", "../c d") == "https://example.org/c d"
    assert joined("https://example.org/", "/я".encode().decode("latin-1")) == "https://example.org/я"
    assert joined("https://example.org/", "/\xff") == "https://example.org/%FF"


def test_a_certificate_that_does_not_count_is_told_plainly(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, problems = fetch(served.address.replace("http:", "https:") + "/page", MOST, lambda _: None, local=True)
    assert page is None
    assert "no way to speak in secret" in problems[0].message

    def refuse(*_: object, **__: object) -> ssl.SSLSocket:
        error = ssl.SSLCertVerificationError("certificate verify failed")
        error.verify_message = "self-signed certificate"
        raise error

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", refuse)
    page, problems = fetch(served.address.replace("http:", "https:") + "/page", MOST, lambda _: None, local=True)
    assert page is None
    assert problems[0].message.endswith("does not prove that it is 127.0.0.1: self-signed certificate")
