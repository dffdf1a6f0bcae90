"""What must hold of every page: any text stands on it literally, and marks change nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import markdown
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from annotate.anchor import Found, Span
from annotate.arrange import Arranged, Mark
from annotate.arrange.runs import runs
from annotate.render.notes import note_html
from annotate.render.text import segment_text
from annotate.serialise import reference
from tests.texts import HOSTILE, texts

# What Material recommends for its own pages; ours need none of them and must survive all of them.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.progressbar", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]


def through_markdown(line: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(line, extensions=EXTENSIONS), "lxml")


@given(texts)
def test_any_text_stands_literally_in_an_element_and_in_an_attribute(text: str) -> None:
    page = through_markdown(f'<p lang="{reference(text)}">{reference(text)}</p>')
    assert [(p.get_text(), p["lang"]) for p in page.find_all("p")] == [(text, text)]
    assert [tag.name for tag in page.find_all() if tag.name not in {"html", "body", "p"}] == []


@given(st.lists(st.sampled_from(HOSTILE), min_size=200, max_size=200))
def test_hostile_texts_stand_literally_all_on_one_page(many: list[str]) -> None:
    page = through_markdown("\n\n".join(f"<p>{reference(text)}</p>" for text in many))
    assert [p.get_text() for p in page.find_all("p")] == many


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[list[Span]]]:
    """A text, and marks of one to three spans each that overlap and nest as they like."""
    text = draw(texts)
    position = st.integers(0, len(text))
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        cuts = sorted(set(draw(st.lists(position, min_size=2, max_size=6))))
        spans = [Span(1, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
        marks += [spans] if spans else []
    return text, marks


@given(marked_texts())
def test_marks_leave_the_text_unchanged_and_find_all_their_words(made: tuple[str, list[list[Span]]]) -> None:
    text, spans = made
    segment = element_of(text, spans)
    for note, each in enumerate(spans):
        lit = [tag for tag in words_only(segment).find_all("mark") if f"n{note}" in str(tag["data-n"]).split()]
        assert "".join(tag.get_text() for tag in lit) == "".join(text[span.start:span.end] for span in each)
    assert words_only(segment).get_text() == text


@given(marked_texts())
def test_every_mark_has_one_place_and_one_marker(made: tuple[str, list[list[Span]]]) -> None:
    text, spans = made
    segment = element_of(text, spans)
    assert sorted(str(tag["id"]) for tag in segment.find_all(id=True)) == sorted(f"n-n{n}-A" for n in range(len(spans)))
    refs = segment.find_all(role="doc-noteref")
    assert sorted(str(tag["href"]) for tag in refs) == sorted(f"#n-n{n}" for n in range(len(spans)))
    assert all(tag.name != "mark" for ref in refs for tag in ref.parents)


def element_of(text: str, spans: Sequence[Sequence[Span]]) -> Tag:
    marks = [Mark(f"n{n}", "A", f"n-n{n}-A", (), tuple(each), Found(tuple(each))) for n, each in enumerate(spans)]
    story = SimpleNamespace(entry=SimpleNamespace(discrepancies={}))
    arranged = Arranged(cast("Any", story), (), {mark.note: n for n, mark in enumerate(marks, 1)}, {},
                        {("A", 1): runs(text, 1, marks)})
    page = through_markdown(f'<p class="an-text">{segment_text(arranged, "A", 1)}</p>')
    return cast("Tag", page.find("p"))


def words_only(segment: Tag) -> Tag:
    """A copy without the footnote markers."""
    copy = cast("Tag", BeautifulSoup(str(segment), "lxml").find("p"))
    for ref in copy.find_all(role="doc-noteref"):
        ref.decompose()
    return copy


@given(texts)
def test_a_note_never_makes_an_element_outside_the_closed_set(text: str) -> None:
    page = BeautifulSoup(str(note_html(text)), "lxml")
    names = {tag.name for tag in page.find_all()} - {"html", "body"}
    assert names <= {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "span", "strong", "ul"}
    assert all(str(tag.get("href", "#")).startswith(("http://", "https://", "#")) or ":" not in str(tag["href"])
               for tag in page.find_all("a"))


@given(texts)
def test_a_note_survives_markdown_unchanged(text: str) -> None:
    once = f"<div>{note_html(text)}</div>"
    assert str(through_markdown(once)) == str(BeautifulSoup(once, "lxml"))
