"""Notes: what each piece of an author's Markdown becomes, which links it has and which segments it names."""

from __future__ import annotations

import re

import pytest

from annotate.address import LONGEST, is_inside, is_outside
from annotate.render.notes import addresses, mentions, note_html

OUTSIDE = '<a href="https://a.org/b?c=d" rel="external noopener noreferrer">'

# the elements, with references written as the characters that they are
NOTES = {
    "one\ntwo": "<p>one two</p>",
    "one  \ntwo\\\nthree": "<p>one<br>two<br>three</p>",
    "one\n\ntwo": "<p>one</p><p>two</p>",
    "*a\nb* **c**": "<p><em>a b</em> <strong>c</strong></p>",
    "# Head *x*\n\nText": "<p><strong>Head <em>x</em></strong></p><p>Text</p>",
    "> q": "<blockquote><p>q</p></blockquote>",
    "a\n\n---\n\nb": "<p>a</p><hr><p>b</p>",
    "- a\n- b": "<ul><li>a</li><li>b</li></ul>",
    "- a\n\n- b": "<ul><li><p>a</p></li><li><p>b</p></li></ul>",
    "- > x\n- y": "<ul><li><blockquote><p>x</p></blockquote></li><li>y</li></ul>",
    "1. a\n2. b": "<ol><li>a</li><li>b</li></ol>",
    "3. a\n4. b": '<ol start="3"><li>a</li><li>b</li></ol>',
    "a `b*c*` d": "<p>a <code>b*c*</code> d</p>",
    "```\nx\n*y*\n```": "<pre><code>x\n*y*\n</code></pre>",
    "    code\n    more": "<pre><code>code\nmore\n</code></pre>",
    "<div>\n*x*\n</div>": "<p><div> <em>x</em> </div></p>",  # HTML is words, not even a block of its own
    "![alt *text*](x.png)": "<p>alt <em>text</em></p>",
    # a line that is wrapped between two Han characters
    "中文\n中文\n国": "<p>中文中文国</p>",
    "中文\nabc\n中": "<p>中文 abc 中</p>",
    "中abc\n中": "<p>中abc 中</p>",
    "abc中\nde中": "<p>abc中 de中</p>",
    "中文\n国人\nok\n中\n文": "<p>中文国人 ok 中文</p>",
    "中*文\n中*文\n国": "<p>中<em>文中</em>文国</p>",
    # links
    "[w *x*](https://a.org/b?c=d)": f"<p>{OUTSIDE}w <em>x</em></a></p>",
    "[w](../b/)": '<p><a href="../b/">w</a></p>',
    "[w](#n-x)": '<p><a href="#n-x">w</a></p>',
    "[w]()": "<p>w</p>",
    "[w](javascript:x)": "<p>w</p>",
    "[w](https://u@a.org)": "<p>w</p>",
    # segments
    "A-1, A-17, B-2; xA-1 A-1x A-01": '<p><a href="#A-1">A-1</a>, <a href="#A-17">A-17</a>, B-2; xA-1 A-1x A-01</p>',
    "`A-1`": "<p><code>A-1</code></p>",
    "[A-1 *A-1*](../a) A-1": '<p><a href="../a">A-1 <em>A-1</em></a> <a href="#A-1">A-1</a></p>',
    "a **A-1\nb**": '<p>a <strong><a href="#A-1">A-1</a> b</strong></p>',
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_becomes(note: str) -> None:
    made = str(note_html(note, {"A-1", "A-17"}))
    assert re.sub(r"&#(\d+);", lambda reference: chr(int(reference[1])), made) == NOTES[note]


def test_a_note_without_links_keeps_their_words() -> None:
    assert str(note_html("[w *x*](../b/) [y](https://a.org)", linked=False)) == "<p>w <em>x</em> y</p>"


def test_the_addresses_of_a_note_are_those_of_its_links_and_images_as_they_stand() -> None:
    assert addresses("[a](javascript:x) ![b](c.png)\n\n- [d](../e/)\n\n<https://a.org>") == [
        "javascript:x", "c.png", "../e/", "https://a.org"]
    assert addresses("a `[b](c)`") == []


def test_the_mentions_of_a_note_are_what_looks_like_a_segment_in_its_words() -> None:
    assert mentions("A-1 and *B-17*\n\n- C-3") == ["A-1", "B-17", "C-3"]
    assert mentions("`A-1` A-0 a-1 A-1-2 xA-1\n\n    A-2") == []
    assert mentions("[A-1](https://example.org/) and A-2, [see *A-3*](#A-4) A-5") == ["A-2", "A-5"]


@pytest.mark.parametrize("address", [
    "http://a.org", "https://a.org/b?c=d#e", "HTTPS://a.org", "https://a.org:8080/@user", "https://a.org:1",
    "https://" + "a" * (LONGEST - 8),
])
def test_leads_to_another_site(address: str) -> None:
    assert is_outside(address)
    assert not is_inside(address)


@pytest.mark.parametrize("address", [
    "", "a.org", "//a.org", "javascript:alert(1)", "data:text/html,x", "ftp://a.org", "https:", "https:///x",
    "https://u:p@a.org", "https://u@a.org", "https://[x", "https://a.org:0", "https://a.org/ b", "https://a.org/\n", "https://việt.vn",
    " https://a.org", "https://" + "a" * (LONGEST - 7),
])
def test_leads_to_no_other_site(address: str) -> None:
    assert not is_outside(address)


@pytest.mark.parametrize("address", ["#n-killed", "./", "../a", "../../a/b/", "../a/#n-x", "../" + "a" * (LONGEST - 3)])
def test_leads_to_a_place_inside(address: str) -> None:
    assert is_inside(address)
    assert not is_outside(address)


@pytest.mark.parametrize("address", [
    "", "#", "a", "a/b", "/a", "www.a.org/x", "..", "../a?b", "../a b", "..//a", "../é", "#a\n",
    "../" + "a" * (LONGEST - 2),
])
def test_leads_to_no_place_inside(address: str) -> None:
    assert not is_inside(address)
