"""`record.json` beside each story's page: what is needed to hold the page against its sources with nothing else.

It names the published files (raw articles, glosses, story.yml) with their hashes and the names that they have in the
story's folder. Where only excerpts may be published, it holds the texts that the page shows instead.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final

from annotate import __version__
from annotate.arrange import Arranged
from annotate.proof.blocks import digest, made_blocks
from annotate.proof.expected import Expected, Piece, SegmentText
from annotate.story import Source
from annotate.words import LANGUAGES, nearest

NAME: Final = "record.json"
LIST: Final = "records.json"
"""Beside the index of stories: which stories there are, so that none can be missing unseen."""

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Published:
    """A file of the story's folder, where it stands beside the page, and its SHA-256.

    An article has its siglum and how it is read.
    """

    file: str
    published: str
    sha256: str
    siglum: str = ""
    encoding: str = ""
    paragraphs: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """`files` are enough to build the story again, unless `shown` is there instead of some of them.

    `pages` has, a page (`index.html`), the digest of its blocks; `assets` the SHA-256 of what it looks like with.
    `language` is the interface's; `kept` has, by their own names, the SHA-256 of files that are not published.
    """

    story: str
    version: str
    files: tuple[Published, ...]
    pages: Mapping[str, str]
    assets: Mapping[str, str]
    shown: Expected | None = None
    language: str = LANGUAGES[0]
    kept: Mapping[str, str] = field(default_factory=dict)


def record_of(arranged: Arranged, published: Mapping[str, tuple[str, bytes]], wanted: Expected,
              pages: Mapping[str, str], assets: Mapping[str, bytes]) -> Record:
    """`published`: published name to name in the story's folder, and bytes; `pages`: generated, by finished name."""
    articles = {source.article.name: source for source in arranged.story.sources.values()}
    files = tuple(_file(name, file, raw, articles.get(file)) for name, (file, raw) in sorted(published.items()))
    whole = all(source.entry.display == "full" for source in arranged.story.sources.values())
    return Record(arranged.story.slug, __version__, files,
                  {name: digest(made_blocks(page)) for name, page in pages.items()},
                  {name: sha256(content).hexdigest() for name, content in assets.items()}, None if whole else wanted,
                  kept=_kept(arranged, {file for file, _ in published.values()}))


def _kept(arranged: Arranged, published: Container[str]) -> dict[str, str]:
    """Containers that articles were taken out of, which stay with their author."""
    sources = [each for each in arranged.story.sources.values() if each.entry.display == "full"]
    files = [file for each in sources
             for file in (each.obtained, *(old.files.get("obtained") for old in each.versions))]
    return {file[0]: sha256(file[1]).hexdigest() for file in files if file and file[0] not in published}


def _file(name: str, file: str, raw: bytes, source: Source | None) -> Published:
    hashed = sha256(raw).hexdigest()
    if source is None:
        return Published(file, name, hashed)
    return Published(file, name, hashed, source.siglum, source.article.encoding, source.entry.paragraphs)


def dump(record: Record) -> bytes:
    """The same bytes for the same record."""
    shown = record.shown and {
        "segments": {name: {"language": each.language, "pieces": [[piece.text, piece.notes, piece.markers]
                                                                  for piece in each.pieces]}
                     for name, each in record.shown.segments.items()},
        "withheld": sorted(record.shown.withheld), "texts": dict(record.shown.texts),
        "needed": sorted(record.shown.needed), "aliases": dict(record.shown.aliases)}
    whole = {"annotate": FORMAT, "version": record.version, "story": record.story,
             "language": record.language, "files": [asdict(each) for each in record.files],
             "pages": dict(record.pages), "assets": dict(record.assets), "shown": shown,
             **({"kept": dict(record.kept)} if record.kept else {})}
    return (json.dumps(whole, indent=1, ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of a site by their folders, the digest of the page that lists them, and the SHA-256 of the files that
    all of them use."""

    slugs: tuple[str, ...]
    index: str
    assets: Mapping[str, str]


def dump_list(slugs: Iterable[str], index: str, assets: Mapping[str, bytes]) -> bytes:
    """`index` is the generated page."""
    hashes = {name: sha256(content).hexdigest() for name, content in sorted(assets.items())}
    whole = {"annotate": FORMAT, "stories": list(slugs), "index": digest(made_blocks(index)), "assets": hashes}
    return (json.dumps(whole, indent=1) + "\n").encode()


def load_list(raw: bytes) -> Stories | None:
    """None where it is no such list."""
    read = _json(raw)
    if not isinstance(read, dict) or read.get("annotate") != FORMAT:
        return None
    slugs, assets = read.get("stories"), read.get("assets", {})
    if not isinstance(slugs, list) or not isinstance(assets, dict) or not all(isinstance(each, str) for each in slugs):
        return None
    return Stories(tuple(slugs), str(read.get("index")), _texts(assets))


def load(raw: bytes) -> Record | None:
    """None where it is no record: it comes from a published site, so nothing in it is believed to have a shape."""
    read = _json(raw)
    if not isinstance(read, dict) or read.get("annotate") != FORMAT:
        return None
    try:
        files = tuple(Published(**{key: str(text) for key, text in each.items()}) for each in read["files"])
        return Record(str(read["story"]), str(read["version"])[:40], files, _texts(read["pages"]),
                      _texts(read["assets"]), _shown(read["shown"]), nearest(str(read.get("language"))),
                      _texts(read.get("kept", {})))
    except (KeyError, TypeError, AttributeError, ValueError):
        return None


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _shown(read: Any) -> Expected | None:
    if read is None:
        return None
    segments = {str(name): SegmentText(str(each["language"]), tuple(_piece(*piece) for piece in each["pieces"]))
                for name, each in read["segments"].items()}
    return Expected(segments, frozenset(map(str, read["withheld"])), _texts(read["texts"]),
                    frozenset(map(str, read["needed"])), _texts(read.get("aliases", {})))


def _texts(read: Mapping[Any, Any]) -> dict[str, str]:
    return {str(name): str(text) for name, text in read.items()}


def _piece(text: object, notes: list[object], markers: list[object]) -> Piece:
    return Piece(str(text), tuple(map(str, notes)), tuple(map(str, markers)))
