"""A finished site read again: does each page show its sources' words?

At the end of a build it is held against the sources; later, by anyone, against the published files alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from annotate import files
from annotate.build import Site, check_story
from annotate.limits import Limits
from annotate.problem import Place, Problem
from annotate.proof.compare import compare
from annotate.proof.expected import Expected, expected
from annotate.proof.page import read_page
from annotate.proof.record import LIST, NAME, Published, Record, load, load_list
from annotate.readers import read_article
from annotate.render.pages import page_view

MOST: Final = 1 << 30
"""Bytes of a page or published file that are read: what was built was let in, so this only bounds a mishap."""

_LIMITS: Final = Limits(MOST, MOST, segments=MOST, quotes=MOST)

_Read = Callable[[str], bytes | files.Refused]


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was compared."""

    stories: int = 0
    segments: int = 0
    texts: int = 0

    def __add__(self, other: Verified) -> Verified:
        return Verified(self.stories + other.stories, self.segments + other.segments, self.texts + other.texts)


def verify_built(out: Path, site: Site, shown: str) -> tuple[Verified, list[Problem]]:
    """The stories' folder of a site that was just built, against what was made of the sources."""
    read = _reader(out)
    done, problems = Verified(), []
    for slug, wanted in site.expected.items():
        one, found = _pages(slug, wanted, read, shown)
        done += one
        problems += found
    problems += [_not_as_made(path, shown) for path, content in site.files.items()
                 if path.suffix != ".md" and read(str(path)) != content]
    return done, problems


def verify_made(site: Site, shown: str) -> list[Problem]:
    """The generated pages themselves, which are HTML in all but name: a site's own templates may leave a text out."""
    read = _made(site.files)
    return [problem for slug, wanted in site.expected.items()
            for problem in _pages(slug, wanted, read, shown, "index.md")[1]]


def verify_site(site: Path, shown: str) -> tuple[Verified, list[Problem]]:
    """A published site, or the folder of one story in it, with nothing but its own files."""
    if (site / NAME).is_file():
        whole = site.resolve()
        return _story(whole.name, _reader(whole.parent), PurePosixPath(shown).parent.as_posix())
    lists = sorted(site.rglob(LIST))
    done, problems = Verified(), [] if lists else [_unreadable(shown, f"no {LIST} stands in this site")]
    for each in lists:
        folder, here = each.parent, PurePosixPath(shown, each.parent.relative_to(site).as_posix()).as_posix()
        one, found = _stories(folder, here)
        done += one
        problems += found
    return done, problems


def _stories(folder: Path, shown: str) -> tuple[Verified, list[Problem]]:
    read = _reader(folder)
    raw = read(LIST)
    slugs = load_list(raw) if isinstance(raw, bytes) else None
    if slugs is None:
        return Verified(), [_unreadable(f"{shown}/{LIST}", "this list of stories cannot be read")]
    done, problems = Verified(), []
    for slug in slugs:
        one, found = _story(slug, read, shown)
        done += one
        problems += found
    return done, problems


def _story(slug: str, read: _Read, shown: str) -> tuple[Verified, list[Problem]]:
    raw = read(f"{slug}/{NAME}")
    record = load(raw) if isinstance(raw, bytes) else None
    if record is None or record.story != slug:
        return Verified(), [_unreadable(f"{shown}/{slug}/{NAME}", "this record of a story cannot be read")]
    published, problems = _published(record, read, shown)
    if problems:
        return Verified(), problems
    wanted, problems = _wanted(record, published, f"{shown}/{slug}")
    if wanted is None:
        return Verified(), problems
    done, found = _pages(slug, wanted, read, shown)
    return done, problems + found


def _published(record: Record, read: _Read, shown: str) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the record by their own names, and those that are not what it says."""
    published: dict[str, bytes] = {}
    problems = []
    for each in record.files:
        raw = read(f"{record.story}/{each.published}")
        if isinstance(raw, bytes) and _is(raw, each) and not files.refuse_name(each.file):
            published[each.file] = raw
        else:
            place = Place(f"{shown}/{record.story}/{each.published[:80]}")
            problems.append(Problem("record-differs", "this file is not the one that the page was made from", place,
                                    help=(f"{NAME} beside it says SHA-256 {each.sha256[:64]}",
                                          "publish the site again from its sources")))
    return published, problems


def _is(raw: bytes, each: Published) -> bool:
    return hashlib.sha256(raw).hexdigest() == each.sha256


def _wanted(record: Record, published: Mapping[str, bytes], shown: str) -> tuple[Expected | None, list[Problem]]:
    """What the pages must show: from the files, or, where only excerpts may be published, from the record."""
    if record.shown is not None:
        return record.shown, list(_articles_differ(record, record.shown, published, shown))
    with TemporaryDirectory() as made:
        folder = Path(made, record.story)
        for name, raw in published.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        arranged, problems = check_story(folder, shown, _LIMITS)
    if arranged is None:
        message = f"the published files make no story (annotate {record.version} made the page)"
        return None, [Problem("record-differs", message, Place(f"{shown}/{NAME}")), *problems]
    return expected(arranged, page_view(arranged)), []


def _articles_differ(record: Record, wanted: Expected, published: Mapping[str, bytes],
                     shown: str) -> Iterator[Problem]:
    """The record against the articles that may be published whole."""
    for each in record.files:
        if not each.siglum:
            continue
        article, problems = read_article(published[each.file], each.file, f"{shown}/{each.published}", each.encoding,
                                         each.paragraphs)
        yield from problems
        said = [segment.text for name, segment in wanted.segments.items() if name.startswith(f"{each.siglum}-")]
        if article is not None and said != [segment.text for segment in article.segments]:
            yield Problem("record-differs", f"the record has other segments of {each.siglum} than its article",
                          Place(f"{shown}/{NAME}"), help=("publish the site again from its sources",))


def _pages(slug: str, wanted: Expected, read: _Read, shown: str,
           name: str = "index.html") -> tuple[Verified, list[Problem]]:
    problems = _page(f"{slug}/{name}", wanted, read, shown)
    for siglum in wanted.sigla:
        problems += _page(f"{slug}/{siglum.lower()}/{name}", wanted.of(siglum), read, shown)
    return Verified(1, len(wanted.segments), len(wanted.texts)), problems


def _page(path: str, wanted: Expected, read: _Read, shown: str) -> list[Problem]:
    raw = read(path)
    if isinstance(raw, files.Refused):
        return [Problem("page-differs", "this page is not on the site", Place(f"{shown}/{path}"), help=raw.help)]
    return compare(wanted, read_page(raw.decode("utf-8", "replace")), f"{shown}/{path}")


def _reader(folder: Path) -> _Read:
    return lambda path: files.read(folder, path, MOST)


def _made(made: Mapping[PurePosixPath, bytes]) -> _Read:
    return lambda path: made.get(PurePosixPath(path), files.Refused("no-file", "it was not made"))


def _not_as_made(path: PurePosixPath, shown: str) -> Problem:
    return Problem("record-differs", "this file is not the one that annotate made", Place(f"{shown}/{path}"),
                   help=("find the plugin that changes or removes it",))


def _unreadable(file: str, message: str) -> Problem:
    help = "name the folder that MkDocs built, such as site; pages made by an older annotate have no record"
    return Problem("record-unreadable", message, Place(file), help=(help,))
