"""What a web page says of its own encoding: told where it is another, never believed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Final

from annotate.encoding import canonical
from annotate.readers.labels import as_browsers_read

_LOOKED_AT = 16_384
"""Bytes. Browsers look at 1,024; many a page says it later, and it is to be told what the page says."""

_CONTENT: Final = re.compile(
    r"""charset[ \t\n\f\r]*=[ \t\n\f\r]*(?:"([^"]*)"|'([^']*)'|([^"' \t\n\f\r;][^ \t\n\f\r;]*))""", re.IGNORECASE
)
_XML: Final = re.compile(rb"""<\?xml[^<>]{1,80}?\bencoding\s*=\s*(["'])([\w.:-]{1,40})\1""")


def stated_in_page(raw: bytes) -> str | None:
    """As Python calls what a browser would read."""
    stated = label_in_page(raw)
    return None if stated is None else as_browsers_read(stated)


def label_in_page(raw: bytes) -> str | None:
    """In `<meta charset>` or its older form, the first, as browsers do; or in an XML declaration."""
    from annotate.readers.bounds import beyond, tree  # stories of plain text shall not wait for the parser

    start = raw[:_LOOKED_AT].decode("latin-1").replace("\0", "")
    if beyond(start):
        return None
    for meta in tree(start).css("meta"):
        if name := _label(meta.attributes):
            return name
    return label_in_xml(raw)


def _label(meta: Mapping[str, str | None]) -> str | None:
    """HTML standard, 2.7.1: blanks may stand around the `=`, and a refresh declares nothing."""
    if stated := (meta.get("charset") or "").strip().lower():
        return stated
    pragma = (meta.get("http-equiv") or "").strip().lower() == "content-type"
    found = _CONTENT.search(meta.get("content") or "") if pragma else None
    return next(filter(None, found.groups()), "").strip().lower() or None if found else None


def label_in_xml(raw: bytes) -> str | None:
    found = _XML.match(raw[:_LOOKED_AT])
    return found[2].decode("ascii").lower() if found else None


def differs(stated: str, codec: str, raw: bytes) -> bool:
    """A browser that believes the page would show other characters than those read in `codec`."""
    name = canonical(stated)
    if name is None or name == canonical(codec):
        return name is None
    try:
        return codecs.decode(raw, name) != codecs.decode(raw, codec)
    except UnicodeError:
        return True
