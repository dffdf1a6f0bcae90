"""A segment's text with its marks, to the letter, and the serialiser that writes it."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest
from markupsafe import Markup

from annotate.anchor import Found, Span
from annotate.arrange import Arranged, Mark
from annotate.arrange.runs import runs
from annotate.render.text import segment_text
from annotate.serialise import ATTRIBUTES, TAGS, element, finalize, reference


def shown(text: str, notes: str, *marks: tuple[str, int, int], parts: tuple[str, ...] = (),
          minor: tuple[str, ...] = ()) -> str:
    """With its references as the characters that they are; marks are id, start, end, numbered from 1."""
    made = [Mark(note, "A", f"n-{note}-A", (), (Span(1, start, end),), Found(())) for note, start, end in marks]
    weights = {name: SimpleNamespace(weight="minor" if name in minor else "major") for name in (*parts, *minor)}
    story = SimpleNamespace(entry=SimpleNamespace(discrepancies=weights))
    numbers = {mark.note: nth for nth, mark in enumerate(made, 1)}
    arranged = Arranged(cast("Any", story), (), numbers, {}, {("A", 1): runs(text, 1, made)})
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), segment_text(arranged, "A", 1, notes))


def marker(note: str, number: int, notes: str = "") -> str:
    return (f'<a role="doc-noteref" class="an-ref an-n-{note}" href="{notes}#n-{note}" data-n="{note}"'
            f' aria-label="note {number}" data-search-exclude="true">{number}</a>')


def test_text_without_a_mark_is_the_text() -> None:
    assert shown("one, two", "") == "one, two"


def test_the_weightiest_note_decides_how_words_are_marked() -> None:
    assert shown("one two", "", ("d", 0, 3), parts=("d",)) == (
        '<mark id="n-d-A" class="an-q an-major an-deep1 an-n-d" data-n="d">one</mark>' + marker("d", 1) + " two")
    assert shown("one two", "../", ("c", 4, 7), parts=("d",)) == (
        'one <mark id="n-c-A" class="an-q an-comment an-deep1 an-n-c" data-n="c">two</mark>' + marker("c", 1, "../"))


def test_a_minor_discrepancy_is_more_than_a_note_and_less_than_a_major_one() -> None:
    assert 'class="an-q an-minor an-deep2 ' in shown("one", "", ("m", 0, 3), ("c", 0, 3), minor=("m",))
    assert 'class="an-q an-major an-deep2 ' in shown("one", "", ("m", 0, 3), ("d", 0, 3), parts=("d",), minor=("m",))


def test_quotes_over_each_other_are_as_deep_as_they_are_many_up_to_three() -> None:
    assert shown("abcd", "", ("w", 0, 4), ("x", 0, 3), ("y", 0, 2), ("z", 0, 1), parts=("w",)) == (
        '<mark id="n-z-A" class="an-q an-major an-deep3 an-n-z an-n-y an-n-x an-n-w" data-n="z y x w">'
        '<span id="n-w-A"><span id="n-x-A"><span id="n-y-A">a</span></span></span></mark>' + marker("z", 4)
        + '<mark class="an-q an-major an-deep3 an-n-y an-n-x an-n-w" data-n="y x w">b</mark>' + marker("y", 3)
        + '<mark class="an-q an-major an-deep2 an-n-x an-n-w" data-n="x w">c</mark>' + marker("x", 2)
        + '<mark class="an-q an-major an-deep1 an-n-w" data-n="w">d</mark>' + marker("w", 1))


def test_every_sign_of_ascii_is_a_reference_and_nothing_else_is() -> None:
    for point in range(0x300):
        plain = point >= 128 or chr(point) == " " or chr(point).isalnum()
        assert reference(chr(point)) == (chr(point) if plain else f"&#{point};")


def test_an_element_has_its_attributes_but_for_empty_ones_and_its_content_unless_it_is_void() -> None:
    assert element("p") == "<p></p>"
    assert element("p", Markup("<b>")) == "<p><b></p>"
    assert element("a", reference("<"), {"href": '"', "id": "", "lang": "vi"}) == '<a href="&#34;" lang="vi">&#60;</a>'
    assert element("br", Markup("x")) == "<br>"
    assert element("hr", attributes={"id": "x"}) == '<hr id="x">'


@pytest.mark.parametrize(("tag", "attribute"), [
    ("script", None), ("P", None), ("", None), ("p", "onclick"), ("p", "style"), ("p", "src"), ("iframe", "src")])
def test_no_element_outside_the_closed_set_is_made(tag: str, attribute: str | None) -> None:
    with pytest.raises(ValueError, match=f"<{tag} {attribute or ''}> is outside the closed set"):
        element(tag, attributes={attribute: "x"} if attribute else None)


def test_the_closed_set_runs_nothing_and_loads_nothing() -> None:
    assert not TAGS & set("script style iframe object embed link meta base img svg math form input video audio".split())
    assert not {name for name in ATTRIBUTES if name.startswith("on")}
    assert not ATTRIBUTES & {"src", "srcset", "style", "srcdoc", "action", "formaction"}


def test_a_template_prints_markup_as_it_is_all_else_as_text_and_nothing_for_nothing() -> None:
    assert finalize(Markup("<b>")) == "<b>"
    assert finalize("<b>") == "&#60;b&#62;"
    assert finalize(1.5) == "1&#46;5"
    assert finalize(None) == finalize("") == ""
    assert finalize(0) == "0"
    assert isinstance(finalize(None), Markup)
