"""A published site against nothing but its own files: the story is made anew of what stands beside its page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from annotate import files
from annotate.build import check_story
from annotate.limits import Limits
from annotate.policy.meta import policy_problems
from annotate.problem import Place, Problem
from annotate.proof.compare import Made
from annotate.proof.expected import NOTHING, Expected, expected
from annotate.proof.record import LIST, NAME, Published, Record, load, load_list
from annotate.readers import read_article
from annotate.readers.bounds import beyond
from annotate.render.pages import page_view
from annotate.verify.pages import MOST, Read, Verified, counted, one_page, reader, story_pages
from annotate.words import Words

_LIMITS: Final = Limits(MOST, MOST, segments=MOST, quotes=MOST)
_POLICY: Final = 'http-equiv="Content-Security-Policy"'
_AGAIN: Final = "publish the site again from its sources"


def verify_site(site: Path, shown: str, *, policy: bool | None = None) -> tuple[Verified, list[Problem]]:
    """A site, or the folder of one story in it.

    `policy`: whether its pages were given one when it was built, as the plugin does; None: all of them, if any was.
    """
    absurd = dict(_pages(site, shown))
    problems = [problem for found in absurd.values() for problem in found]
    if problems:  # no such page is parsed
        return Verified(), problems
    if policy or (policy is None and any(_POLICY in _text(path) for path in absurd)):
        problems = [problem for path in absurd for problem in policy_problems(_text(path), _named(site, path, shown))]
    if (site / NAME).is_file():
        done, found = _alone(site, shown)
        return done, problems + found
    done, lists = Verified(), sorted(site.rglob(LIST))
    if not lists:
        return done, [*problems, _unreadable(shown, "this folder holds no stories that annotate made")]
    for each in lists:
        one, found = _stories(each.parent, _named(site, each.parent, shown))
        done += one
        problems += found
    return done, problems


def _pages(site: Path, shown: str) -> Iterator[tuple[Path, list[Problem]]]:
    """Every page, and what keeps it from being read in bounded time."""
    for path in sorted(site.rglob("*.html")):
        if path.is_file() and not path.is_symlink():
            told = beyond(_text(path))
            yield path, [Problem("page-differs", told, Place(_named(site, path, shown)))] if told else []


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _named(site: Path, path: Path, shown: str) -> str:
    return PurePosixPath(shown, path.relative_to(site).as_posix()).as_posix()


def _alone(folder: Path, shown: str) -> tuple[Verified, list[Problem]]:
    """One story, whatever its folder is called now."""
    read = reader(folder)
    raw = read(NAME)
    record = load(raw) if isinstance(raw, bytes) else None
    slug = record.story if record else ""
    return _story(slug, lambda path: read(path.removeprefix(f"{slug}/")), PurePosixPath(shown).parent.as_posix())


def _stories(folder: Path, shown: str) -> tuple[Verified, list[Problem]]:
    read = reader(folder)
    raw = read(LIST)
    stories = load_list(raw) if isinstance(raw, bytes) else None
    if stories is None:
        return Verified(), [_unreadable(f"{shown}/{LIST}", "this list of stories cannot be read")]
    done, problems = Verified(), list(_assets_differ("", stories.assets, read, shown))
    problems += one_page("index.html", NOTHING, read, Made(stories.index), shown)
    for slug in dict.fromkeys(stories.slugs):
        one, found = _story(slug, read, shown)
        done += one
        problems += found
    unlisted = sorted(path.parent.name for path in folder.glob(f"*/{NAME}") if path.parent.name not in stories.slugs)
    return done, problems + [_unreadable(f"{shown}/{slug}", f"{LIST} does not name this story") for slug in unlisted]


def _story(slug: str, read: Read, shown: str) -> tuple[Verified, list[Problem]]:
    raw = read(f"{slug}/{NAME}")
    record = load(raw) if isinstance(raw, bytes) else None
    if record is None or record.story != slug:
        return Verified(), [_unreadable(f"{shown}/{slug[:80]}/{NAME}", "this record of a story cannot be read")]
    published, problems = _published(record, read, shown)
    problems += _assets_differ(f"{slug}/", record.assets, read, shown)
    if problems:
        return Verified(), problems
    wanted, problems = _wanted(record, published, f"{shown}/{slug}")
    if wanted is None:
        return Verified(), problems
    for path, on_it in story_pages(slug, wanted).items():
        made = Made(record.pages.get(path.removeprefix(f"{slug}/"), ""))
        problems += one_page(path, on_it, read, made, shown)
    return counted(wanted), problems


def _published(record: Record, read: Read, shown: str) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the record by their own names, and those that are not what it says."""
    published: dict[str, bytes] = {}
    problems = []
    for each in record.files:
        raw = read(f"{record.story}/{each.published}")
        if isinstance(raw, bytes) and _is(raw, each.sha256) and not files.refuse_name(each.file):
            published[each.file] = raw
        elif isinstance(raw, files.Refused):
            place = Place(f"{shown}/{record.story}/{each.published[:80]}")
            problems.append(Problem("record-differs", f"this file is missing: {raw.message}", place, help=(_AGAIN,)))
        else:
            problems.append(_differs(f"{shown}/{record.story}/{each.published[:80]}", each))
    return published, problems


def _differs(file: str, each: Published) -> Problem:
    return Problem("record-differs", "this file is not the one that the page was made from", Place(file),
                   help=(f"{NAME} beside it says SHA-256 {each.sha256[:64]}", _AGAIN))


def _assets_differ(below: str, assets: Mapping[str, str], read: Read, shown: str) -> Iterator[Problem]:
    """What the pages look like is part of what they show: a style sheet can paint other words."""
    for name, hashed in assets.items():
        raw = read(f"{below}{name}")
        if not isinstance(raw, bytes) or not _is(raw, hashed):
            yield Problem("record-differs", "this file is not the one that annotate made",
                          Place(f"{shown}/{below}{name[:80]}"), help=(_AGAIN,))


def _is(raw: bytes, hashed: str) -> bool:
    return hashlib.sha256(raw).hexdigest() == hashed


def _wanted(record: Record, published: Mapping[str, bytes], shown: str) -> tuple[Expected | None, list[Problem]]:
    """What the pages must show: from the files, or, where only excerpts may be published, from the record."""
    if record.shown is not None:
        return record.shown, list(_articles_differ(record, record.shown, published, shown))
    with TemporaryDirectory() as made:
        folder = Path(made, record.story)
        try:
            _put(folder, {**_stand_ins(record), **published})
        except OSError:  # names that cannot stand beside each other: no story of ours has them
            return None, [Problem("record-differs", "the record names files that no folder can hold",
                                  Place(f"{shown}/{NAME}"), help=(_AGAIN,))]
        arranged, problems = check_story(folder, shown, _LIMITS)
    if arranged is None:
        message = f"the published files make no story (annotate {record.version} made the page)"
        return None, [Problem("record-differs", message, Place(f"{shown}/{NAME}"), help=(_AGAIN,)), *problems]
    wanted = expected(arranged, page_view(arranged, say=Words(record.language)))
    kept = {f"{siglum}.obtained": record.kept[source.obtained[0]] for siglum, source in arranged.story.sources.items()
            if source.obtained and source.obtained[0] in record.kept}
    return replace(wanted, texts={**wanted.texts, **kept}), []


def _stand_ins(record: Record) -> dict[str, bytes]:
    """For files that are not published, of which the page tells the SHA-256 alone."""
    return {name: hashed.encode() for name, hashed in record.kept.items() if not files.refuse_name(name)}


def _put(folder: Path, published: Mapping[str, bytes]) -> None:
    for name, raw in published.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


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
                          Place(f"{shown}/{NAME}"), help=(_AGAIN,))


def _unreadable(file: str, message: str) -> Problem:
    help = "name the folder that MkDocs built, such as site; pages made by an older annotate have no record"
    return Problem("record-unreadable", message, Place(file), help=(help,))
