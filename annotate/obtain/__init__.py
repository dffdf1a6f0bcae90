"""From the bytes of any file that a person saved to an article file that the readers read. Pure: bytes in, values out.

A container (a page saved as MHTML, a record of a web archive) is opened and the article's own bytes are taken out of
it as they stood there; nothing is changed in them and no encoding is guessed.
"""

from __future__ import annotations

from annotate.limits import LIMITS, Limits
from annotate.obtain import mhtml, warc, webarchive
from annotate.obtain.kinds import article_name, refused, saved_by, too_large, wrapped
from annotate.obtain.obtained import MOST, Header, Obtained, Opened, Part, chosen, unreadable
from annotate.obtain.told import Label, tell
from annotate.problem import Problem
from annotate.readers.endings import TEXTS

__all__ = ["MOST", "Header", "Obtained", "obtain"]

_CONTAINERS = (
    (mhtml.is_mhtml, mhtml.opened), (warc.is_warc, warc.opened), (webarchive.is_webarchive, webarchive.opened),
)  # fmt: skip


def obtain(  # noqa: PLR0913, PLR0917 - a file, and what is known of it
    name: str,
    raw: bytes,
    encoding: str | None = None,
    limits: Limits = LIMITS,
    pick: str | None = None,
    header: Header = Header(),  # noqa: B008 - frozen
) -> tuple[Obtained | None, list[Problem]]:
    """The article file in `raw`; None where a problem keeps it from being read (there may be warnings when it can be).

    `name` is the file's name as problems show it; `encoding` what its author says it is in; `pick` the address of the
    page to take, or its number, where a container has several; `header` what came with it, which is held
    against the bytes like any label.
    """
    if len(raw) > MOST:
        return None, [unreadable(name, f"this file has more than the {MOST >> 20} MiB that are looked into")]
    found = _opened(name, raw)
    if isinstance(found, Problem):
        return None, [found]
    if found is None:
        return _plain(name, raw, encoding, limits, header)
    part = chosen(name, found, pick)
    if isinstance(part, Problem):
        return None, [part]
    return _taken(name, raw, part, found, encoding, limits)


def _opened(name: str, raw: bytes) -> Opened | Problem | None:
    """Told by what stands in it, whatever its name is."""
    return next((opened(name, raw) for fits, opened in _CONTAINERS if fits(raw)), None)


def _taken(  # noqa: PLR0913, PLR0917 - what was given, and what was found in it
    name: str, raw: bytes, part: Part, found: Opened, encoding: str | None, limits: Limits
) -> tuple[Obtained | None, list[Problem]]:
    article = "text.txt" if part.kind == "text/plain" else "page.html"
    if problem := too_large(name, part.raw, limits):
        return None, [problem]
    labels = [Label(part.charset, "the record's header")] if part.charset else []
    told, problems = tell(part.raw, name, article, encoding, labels)
    if told is None:
        return None, problems
    others = (*(str(each) for each in found.main if each is not part), *found.others)
    container = (name, raw)
    address = part.url if part.url and part.url.startswith(("http://", "https://")) else None
    return Obtained(article, part.raw, told.encoding, told.how, container, address, part.retrieved, others), problems


def _plain(
    name: str, raw: bytes, encoding: str | None, limits: Limits, header: Header
) -> tuple[Obtained | None, list[Problem]]:
    if problem := refused(name, raw) or too_large(name, raw, limits):
        return None, [problem]
    article = article_name(name)
    labels = [Label(header.charset, "the server's header")] if header.charset else []
    told, problems = tell(raw, name, article, encoding, labels)
    if told is None:
        return None, problems
    url, retrieved = saved_by(raw) if article == "page.html" else (None, None)
    markdown = name.lower().endswith(TEXTS[1:])
    paragraphs = "blank-line" if markdown or (article == "text.txt" and wrapped(raw, told.encoding)) else None
    url, retrieved = header.url or url, header.retrieved or retrieved
    return Obtained(article, raw, told.encoding, told.how, None, url, retrieved, (), paragraphs), problems
