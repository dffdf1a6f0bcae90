"""A page as Safari saves it: a property list with the page and what belongs to it."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError

from annotate.obtain.obtained import Opened, Part, unreadable
from annotate.problem import Problem


def is_webarchive(raw: bytes) -> bool:
    return raw.startswith((b"bplist00", b"<?xml")) and b"WebMainResource" in raw


def opened(name: str, raw: bytes) -> Opened | Problem:
    try:
        tree = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ValueError, KeyError, TypeError, IndexError, OverflowError,
            RecursionError, MemoryError, ExpatError):  # fmt: skip
        return unreadable(name, "this web archive is damaged")
    main = _part(tree.get("WebMainResource")) if isinstance(tree, dict) else None
    if main is None or not main.is_article:
        return unreadable(name, "no page and no text is in this file", "save the page itself")
    return Opened((main,), tuple(_others(tree)))


def _others(tree: Mapping[str, object]) -> Iterator[str]:
    resources = tree.get("WebSubresources")
    for each in resources if isinstance(resources, list) else ():
        if part := _part(each):
            yield str(part)
    frames = tree.get("WebSubframeArchives")
    for each in frames if isinstance(frames, list) else ():
        if isinstance(each, dict) and (part := _part(each.get("WebMainResource"))):
            yield f"{part} (a frame of the page)"


def _part(resource: object) -> Part | None:
    if not isinstance(resource, dict) or not isinstance(raw := resource.get("WebResourceData"), bytes):
        return None
    url, charset, kind = (resource.get(f"WebResource{key}") for key in ("URL", "TextEncodingName", "MIMEType"))
    return Part(str(kind), raw, url if isinstance(url, str) else None, charset if isinstance(charset, str) else None)
