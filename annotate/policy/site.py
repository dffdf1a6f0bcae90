"""All pages of a built site, read and written: the only module of the policy that touches the disk."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

from annotate.policy.documents import DOCUMENTS, document_problems
from annotate.policy.page import secured, sheet_problems
from annotate.policy.sources import SCRIPTS, Sources
from annotate.problem import Problem, in_order

_PAGES: Final = frozenset({".html", ".htm", ".shtml", ".shtm"})
_SHEETS: Final = frozenset({".css"})


def secure(site: Path, *, allowed: Container[str] = (), shown: str | None = None) -> list[Problem]:
    """Give every page its policy, and tell what is in the pages and style sheets that the policy would stop.

    Told, too, is what runs in files that can carry no policy and that a browser opens as a page: SVG, XHTML, XML.

    `allowed` are inline scripts of the site's own as a policy names them: `sha256-…`. `shown` is what problems call the
    site's folder. A second run changes nothing. Raises OSError when the disk refuses.
    """
    name = site.name if shown is None else shown
    problems = []
    scripts = frozenset(path.relative_to(site).as_posix() for path in _files(site, SCRIPTS))
    for path in _files(site, _PAGES):
        raw, inside = path.read_bytes(), path.relative_to(site)
        made, told = secured(raw, f"{name}/{inside.as_posix()}", allowed, Sources(inside.as_posix(), scripts))
        problems += told
        if made != raw:
            _replace(path, made)
    for path in _files(site, _SHEETS):
        sheet = path.read_bytes().decode(errors="replace")
        problems += sheet_problems(sheet, f"{name}/{path.relative_to(site).as_posix()}")
    for path in _files(site, DOCUMENTS):
        problems += document_problems(path.read_bytes(), f"{name}/{path.relative_to(site).as_posix()}")
    return in_order(problems)


def _files(site: Path, endings: frozenset[str]) -> Iterator[Path]:
    yield from (path for path in sorted(site.rglob("*")) if path.suffix.lower() in endings and path.is_file())


def _replace(path: Path, content: bytes) -> None:
    """Whole or not at all: a page that is cut off could lose its policy."""
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        staged.write_bytes(content)
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
