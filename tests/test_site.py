"""The built site: every segment of every source stands on its page exactly once, character for character."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from annotate.arrange import Arranged
from annotate.build import check_story
from annotate.load import find_stories
from tests.searched import indexed

ROOT = Path(__file__).parent.parent
STORIES = find_stories(ROOT / "sources")


def load(folder: Path) -> Arranged:
    made, problems = check_story(folder, f"sources/{folder.name}")
    assert made is not None, problems
    return made


def page_of(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / "stories" / path / "index.html").read_bytes(), "lxml")


def words(element: Tag) -> str:
    """Its text without the footnote markers; the element is used up."""
    for marker in element.find_all(role="doc-noteref"):
        marker.decompose()
    return element.get_text()


def test_there_is_a_story() -> None:
    assert "kursk-sappers" in [folder.name for folder in STORIES]


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_every_segment_stands_on_the_page_once_and_unchanged(folder: Path, built_site: Path) -> None:
    made, page = load(folder), page_of(built_site, folder.name)
    expected = {f"{siglum}-{segment.number}": (segment.text, source.entry.language)
                for siglum, source in made.story.sources.items() for segment in source.article.segments}
    found = page.find_all(id=re.compile(r"^[A-Z][A-Za-z0-9]*-[0-9]+$"))
    assert Counter(str(tag["id"]) for tag in found) == Counter(list(expected))
    assert {str(tag["id"]): (words(tag), str(tag["lang"])) for tag in found} == expected


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_every_source_has_a_page_in_its_own_order(folder: Path, built_site: Path) -> None:
    for siglum, source in load(folder).story.sources.items():
        page = page_of(built_site, f"{folder.name}/{siglum.lower()}")
        shown = [words(tag) for tag in page.select(".an-text")]
        assert shown == [each.text for each in source.article.segments]


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_every_gloss_stands_under_its_segment(folder: Path, built_site: Path) -> None:
    made, page = load(folder), page_of(built_site, folder.name)
    for siglum, source in made.story.sources.items():
        for number, gloss in source.glosses.get(made.story.entry.language, {}).items():
            segment = page.find(id=f"{siglum}-{number}")
            assert segment is not None
            under = segment.find_next_sibling(class_="an-gloss")
            assert under is not None
            assert under.get_text() == gloss


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_footnotes_lead_both_ways(folder: Path, built_site: Path) -> None:
    made, page = load(folder), page_of(built_site, folder.name)
    for note, number in made.numbers.items():
        footnote = page.find(id=f"n-{note}", role="doc-footnote")
        assert footnote is not None
        places = [mark.html_id for mark in made.marks.get(note, ())]
        backlinks = [str(back["href"]) for back in footnote.find_all(role="doc-backlink")]
        assert sorted(backlinks) == sorted(f"#{place}" for place in places)
        markers = page.find_all(role="doc-noteref", href=f"#n-{note}")
        assert [marker.get_text() for marker in markers] == [str(number)] * len(places)


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_the_quoted_words_and_no_others_are_marked(folder: Path, built_site: Path) -> None:
    made, page = load(folder), page_of(built_site, folder.name)
    for note, marks in made.marks.items():
        for siglum, number in {(mark.siglum, span.segment) for mark in marks for span in mark.spans}:
            spans = [span for mark in marks for span in mark.spans if (mark.siglum, span.segment) == (siglum, number)]
            text = made.story.sources[siglum].article.segments[number - 1].text
            covered = sorted({at for span in spans for at in range(span.start, span.end)})
            shown = page.select(f'[id="{siglum}-{number}"] mark[data-n~="{note}"]')
            assert "".join(run.get_text() for run in shown) == "".join(text[at] for at in covered)


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_each_note_quotes_the_words_of_its_places(folder: Path, built_site: Path) -> None:
    made, page = load(folder), page_of(built_site, folder.name)
    for note, marks in made.marks.items():
        back, quotes = (page.select(f'[id="n-{note}"] {part}') for part in (".an-back", "q.an-quote"))
        shown = {str(link["href"])[1:]: quote.get_text() for link, quote in zip(back, quotes, strict=True)}
        assert set(shown) == {mark.html_id for mark in marks}
        for mark in marks:
            segments = made.story.sources[mark.siglum].article.segments
            pieces = [segments[span.segment - 1].text[span.start:span.end] for span in mark.spans]
            assert re.split(r" \[…\] ", shown[mark.html_id]) == pieces or shown[mark.html_id] == " ".join(pieces)


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_what_is_offered_for_download_has_the_hash_that_is_shown(folder: Path, built_site: Path) -> None:
    page = page_of(built_site, folder.name)
    rows = page.select(".an-files .an-card:has(a)")
    assert rows
    for row in rows:
        link, code = row.select_one("a"), row.select_one("code")
        assert link is not None
        assert code is not None
        offered = built_site / "stories" / folder.name / str(link["href"])
        assert sha256(offered.read_bytes()).hexdigest() == code.get_text()


@pytest.mark.parametrize("folder", STORIES, ids=lambda path: path.name)
def test_the_search_holds_each_segment_in_its_own_words(folder: Path, built_site: Path) -> None:
    found = indexed(built_site)
    for siglum, source in load(folder).story.sources.items():
        missing = [segment.number for segment in source.article.segments
                   if found.get(f"stories/{folder.name}/#{siglum}-{segment.number}") != " ".join(segment.text.split())]
        assert missing == []


def test_every_id_stands_once_and_every_fragment_leads_somewhere(built_site: Path) -> None:
    for path in (built_site / "stories").rglob("index.html"):
        page = BeautifulSoup(path.read_bytes(), "lxml")
        ids = Counter(str(tag["id"]) for tag in page.find_all(id=True))
        assert [name for name, count in ids.items() if count > 1] == [], path
        fragments = {str(a["href"])[1:] for a in page.select('.an a[href^="#"]')}
        assert fragments <= set(ids), path


def test_links_between_the_pages_of_stories_lead_to_files(built_site: Path) -> None:
    for path in (built_site / "stories").rglob("index.html"):
        page = BeautifulSoup(path.read_bytes(), "lxml")
        for tag, name in [*((a, "href") for a in page.select(".an a[href], .an link[href]")),
                          *((each, "src") for each in page.select(".an script[src]"))]:
            address = str(tag[name]).partition("#")[0]
            if address and not address.startswith("http"):
                target = (path.parent / address).resolve()
                assert target.is_file() or (target / "index.html").is_file(), f"{path}: {address}"


def test_the_site_has_a_sitemap_and_a_404_page(built_site: Path) -> None:
    assert (built_site / "404.html").is_file()
    assert (built_site / "sitemap.xml").is_file()


def test_stories_stay_out_of_the_navigation_of_other_pages(built_site: Path) -> None:
    home = BeautifulSoup((built_site / "index.html").read_bytes(), "lxml")
    assert [a["href"] for a in home.select("nav.md-nav a[href*=kursk]")] == []
