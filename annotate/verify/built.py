"""What was just built against what was made of the sources, both at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from annotate import files
from annotate.build import Site
from annotate.problem import Place, Problem
from annotate.proof.blocks import digest, made_blocks
from annotate.proof.compare import Made
from annotate.proof.expected import NOTHING
from annotate.verify.pages import Verified, counted, one_page, reader, story_pages

_DOWNLOADS: Final = frozenset((".txt", ".yml"))


def verify_built(out: Path, site: Site, shown: str) -> tuple[Verified, list[Problem]]:
    """The stories' folder of a site that was just built."""
    read, done = reader(out), Verified()
    problems = one_page("index.html", NOTHING, read, _made(site, "index.html"), shown)
    for slug, wanted in site.expected.items():
        done += counted(wanted)
        for path, on_it in story_pages(slug, wanted).items():
            problems += one_page(path, on_it, read, _made(site, path), shown)
    problems += [_not_as_made(path, shown) for path, content in site.files.items()
                 if path.suffix != ".md" and read(str(path)) != content]
    return done, [*problems, *_left_over(out, site, shown)]


def verify_made(site: Site, shown: str) -> list[Problem]:
    """The generated pages themselves, which are HTML in all but name: a site's own templates may leave a text out."""
    def read(path: str) -> bytes | files.Refused:
        return site.files.get(PurePosixPath(path), files.Refused("no-file", "it was not made"))

    return [problem for slug, wanted in site.expected.items()
            for path, on_it in story_pages(slug, wanted, "index.md").items()
            for problem in one_page(path, on_it, read, None, shown)]


def _made(site: Site, path: str) -> Made:
    all_blocks = made_blocks(site.files[PurePosixPath(path).with_suffix(".md")].decode())
    return Made(digest(all_blocks), all_blocks)


def _left_over(out: Path, site: Site, shown: str) -> Iterator[Problem]:
    """Downloads of an earlier build that must not leave any more, as when only excerpts are to be shown now."""
    for slug in site.expected:
        for name in files.names(out / slug):
            if PurePosixPath(name).suffix in _DOWNLOADS and PurePosixPath(slug, name) not in site.files:
                yield Problem("record-differs", "this file is left from another build, or somebody else's",
                              Place(f"{shown}/{slug}/{name}"), help=("remove it, or build without --dirty",))


def _not_as_made(path: PurePosixPath, shown: str) -> Problem:
    return Problem("record-differs", "this file is not the one that annotate made", Place(f"{shown}/{path}"),
                   help=("find the plugin that changes or removes it",))
