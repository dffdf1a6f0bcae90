"""With `display: excerpts`, no word beyond the quoted segments reaches anything that is built, in any encoding."""

from __future__ import annotations

import base64
import gzip
import html
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import build_site
from tests.made import write_story

# Words that stand nowhere but in what is withheld, one a script and one a way in which it could leave.
WITHHELD = {
    "segment": "Zwischenfallmeldung", "han": "彈藥庫爆炸傷亡", "vietnamese": "đườnghầmngầm", "arabic": "المستودعات",
    "gloss": "ammunitiondepot", "furniture": "Werbeanzeigentext", "prefix": "davorstehendes",
    "suffix": "dahinterfolgendes", "comment": "redaktionsnotiz", "dropped": "menueintrag",
    "markup": "kommentarimquelltext", "other": "xanderesprachwort",
}
QUOTED = "quoted words here"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("excerpts")
    page = (f"<html><body><nav>{WITHHELD['dropped']}</nav><!-- {WITHHELD['markup']} --><article><p>{QUOTED}</p>"
            f"<p>{WITHHELD['segment']}</p></article></body></html>")
    glosses = "".join(f"[{n}] {'shown gloss' if n == 2 else WITHHELD['gloss']}\n" for n in range(1, 6))
    folder = write_story(project / "sources" / "s", {
        "sources": {"A": [f"{WITHHELD['prefix']} is not quoted", QUOTED, f"{WITHHELD['han']}{WITHHELD['arabic']}",
                          f"{WITHHELD['vietnamese']} {WITHHELD['suffix']}", WITHHELD["furniture"]],
                    "B": ["x"], "C": ["whole and free"]},
        "entries": {"A": {"display": "excerpts", "furniture": [5], "gloss": {"en": "a.en.txt", "vi": "a.vi.txt"},
                          "language": "de"},
                    "B": {"display": "excerpts", "text": "b.html"}},
        "files": {"a.en.txt": glosses,
                  "a.vi.txt": "".join(f"[{n}] {WITHHELD['other']}\n" for n in range(1, 6)), "b.html": page},
        "passages": [{"A": [2, 3], "B": [1, 2], "C": 1, "see": ["A-4"]}],
        "discrepancies": {"d": {"topic": "t", "kind": "wording", "readings": {
            "A": {"quote": QUOTED, "prefix": f"{WITHHELD['prefix']} is not quoted", "suffix": WITHHELD["han"]},
            "B": {"quote": QUOTED}, "C": "silent"}}}})
    story = folder / "story.yml"
    story.write_text(f"# {WITHHELD['comment']}\n{story.read_text('utf-8')}", "utf-8")
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: s\nsite_url: https://example.org/\ntheme: {name: material, font: false}\n"
        "plugins: [search, tags, annotate]\n", "utf-8")
    build_site(project / "site", project)
    return project / "site"


def spellings(word: str) -> Iterator[bytes]:
    """The word as a file may hold it."""
    raw = word.encode()
    yield raw
    yield from (word.encode(each) for each in ("utf-16-le", "utf-16-be"))
    yield json.dumps(word)[1:-1].encode()
    yield quote(word).encode()
    yield quote(word).lower().encode()
    yield raw.hex().encode()
    yield html.escape(word).encode()
    yield "".join(f"&#{ord(each)};" for each in word).encode()
    yield "".join(f"&#x{ord(each):x};" for each in word).encode()
    for start in range(3):  # base64 of a text that holds it, whatever stands before
        yield base64.b64encode(raw[(3 - start) % 3:][:3 * (len(raw) // 3 - 1)])


def contents(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            packed = path.suffix in {".gz", ".pf_fragment", ".pf_index", ".pf_meta"}
            yield path.relative_to(site).as_posix(), gzip.decompress(raw) if packed else raw


def parted(word: str) -> str:
    """As the index of the search holds Chinese."""
    return " ".join(word)


@pytest.mark.parametrize("word", WITHHELD.values(), ids=WITHHELD)
def test_no_withheld_word_stands_in_any_file(site: Path, word: str) -> None:
    forms = {form.lower() for each in (word, parted(word)) for form in spellings(each)}
    assert [name for name, raw in contents(site) if any(form in raw.lower() for form in forms)] == []
    assert [path for path in site.rglob("*") if word.lower() in path.name.lower()] == []


def test_the_search_would_find_them_where_they_are(site: Path) -> None:
    """What is looked for is found where it may stand: the quoted words, and the source that is shown whole."""
    for word in ("quoted", "shown gloss", "whole and free"):
        assert [name for name, raw in contents(site) if word.encode() in raw and name.startswith("stories/s/")]
        assert [name for name, raw in contents(site) if word.encode() in raw and name.endswith(".pf_fragment")]


def test_no_record_of_the_search_is_of_what_is_withheld(site: Path) -> None:
    found = [json.loads(raw.removeprefix(b"pagefind_dcd")) for name, raw in contents(site)
             if name.endswith(".pf_fragment")]
    assert sorted(each["url"].split(" ")[0][11:] for each in found if each["url"].startswith("stories/s/#")) == [
        "A-2", "B-1", "C-1", "n-d"]


def test_nothing_of_theirs_is_offered_whole(site: Path) -> None:
    offered = {path.name for path in (site / "stories" / "s").iterdir() if path.is_file()}
    assert offered == {"index.html", "C.txt", "lit.css", "record.json"}
