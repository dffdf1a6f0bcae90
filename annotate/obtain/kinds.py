"""What kind of file it is, by its name and by how it begins; and what single files tell of where they come from."""

from __future__ import annotations

import re
from typing import Final

from annotate.limits import Limits, raised
from annotate.problem import Place, Problem
from annotate.readers.endings import is_page, is_text

_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]{0,2000}-->\s*){0,9}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_OTHER: Final = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a packed file (a document of an office programme, an EPUB, a ZIP)",
    b"\xd0\xcf\x11\xe0": "a document of an old office programme",
    b"{\\rtf": "a document in RTF", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\x1f\x8b": "a file packed with gzip",
}  # fmt: skip
_DATA: Final = re.compile(rb"""data:[\w.+/;=-]{0,80},[^"'()<>\s]*""")
_SINGLE_FILE: Final = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n(]+)")
_MONOLITH: Final = re.compile(rb"<!-- Saved from (\S+) at (\d{4}-\d\d-\d\d)T\S+ using monolith")
_SAVED_FROM: Final = re.compile(rb"<!-- saved from url=\(\d{1,6}\)(\S+) -->")
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WIDTHS: Final = range(40, 121)  # characters of the longest line, in texts that a programme has wrapped
_RAGGED: Final = 20  # characters that other lines of it may be shorter


def article_name(name: str) -> str:
    return "page.html" if is_page(name) else "text.txt"


def refused(name: str, raw: bytes) -> Problem | None:
    """What is neither text nor page, whatever it is called."""
    if other := next((what for start, what in _OTHER.items() if raw.startswith(start)), None):
        return _format(name, f"this is {other}, not a text or a web page", "save the article as a web page or a text")
    if is_text(name) and _PAGE.match(raw[:4_000]):
        return _format(name, "this is a web page by what stands in it", "give it a name that ends in .html")
    if not (is_text(name) or is_page(name)):
        advice = "save the article as a web page (.html, .mhtml, .warc, .wacz) or a text (.txt, .md)"
        return _format(name, "this is no kind of file that articles are read from", advice)
    return None


def too_large(name: str, raw: bytes, limits: Limits) -> Problem | None:
    if len(raw) <= limits.article:
        return None
    message = f"the article has {len(raw):,} bytes, more than the {limits.article:,} that are read"
    help = [raised("article", len(raw))]
    if (pictures := sum(len(each[0]) for each in _DATA.finditer(raw))) > len(raw) // 2:
        message += f"; {pictures:,} of them are pictures and fonts inside the page"
        help.insert(0, "save the page again as MHTML (its pictures stand beside it there), or without pictures")
    return Problem("file-too-large", message, Place(name), help=tuple(help))


def saved_by(raw: bytes) -> tuple[str | None, str | None]:
    """The address and the day that the programme wrote into the page that saved it."""
    start = raw[:4_000]
    if found := _SINGLE_FILE.search(start):
        return _text(found[1]), _day(_text(found[2]))
    if found := _MONOLITH.search(start):
        return _text(found[1]), _text(found[2])
    found = _SAVED_FROM.search(start)
    return (_text(found[1]) if found else None), None


def wrapped(raw: bytes, encoding: str | None) -> bool:
    """Lines that a programme has broken: nearly all as long as the longest, in paragraphs between blank ones."""
    try:
        text = raw.decode(encoding or "utf-8-sig")
    except UnicodeError:
        return False
    runs = [run.split("\n") for run in re.split(r"\n[ \t]*\n\s*", text.replace("\r\n", "\n").strip("\n"))]
    broken = [len(line.rstrip()) for run in runs for line in run[:-1]]
    longest = max(map(len, text.splitlines()), default=0)
    full = sum(length > longest - _RAGGED for length in broken)
    return len(runs) > 1 and longest in _WIDTHS and len(broken) >= len(runs) and 10 * full >= 9 * len(broken)


def _format(name: str, message: str, advice: str) -> Problem:
    return Problem("article-format", message, Place(name), help=(advice,))


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").strip()


def _day(words: str) -> str | None:
    """`Mon Nov 17 2025 10:00:00 GMT+0100`, the day where it was saved."""
    _, month, day, year = [*words.split(), "", "", "", ""][:4]
    if month not in _MONTHS or not (day.isdecimal() and year.isdecimal()):
        return None
    return f"{year:0>4}-{_MONTHS.index(month) + 1:02}-{day:0>2}"
