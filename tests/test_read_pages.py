"""Pages that no author would write: what a browser shows of them is read, or it is said why not."""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from annotate.readers import html, read_article
from annotate.readers.decode import decode

NEWS = "p div li ul b a i span h1 section table tr td br blockquote figure em nobr font button dl dd dt".split()
WILD = [*NEWS, *"tbody th caption form label fieldset center pre header aside ruby rt math mi marquee x-y svg".split()]
ATTRIBUTES = ["", "", "", "", " class=x", " title='<p>'", " a=1 a=2", "\n id=x"]
HIDING = [*ATTRIBUTES, " hidden", " style='display:none'", " style='/**/DISPLAY:none'", " style='visibility:hidden'"]

OLD = "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'\n'x'>"


def read(page: str) -> tuple[list[str], list[str]]:
    """Segments, and what was shown besides them."""
    decoded, _ = decode(page.encode(), "a.html")
    assert decoded is not None
    segments, dropped, problems = html.segments(decoded, "a.html")
    assert not problems
    return [each.text for each in segments], list(dropped)


@st.composite
def soups(draw: st.DrawFn, tags: list[str], attributes: list[str]) -> str:
    """Tags in any order, closed or not; each word is there once, and some stand right beside a tag."""
    parts = draw(st.lists(st.tuples(st.sampled_from("<</ww"), st.sampled_from(tags), st.sampled_from(attributes),
                                    st.sampled_from(["", " ", "\n"])), max_size=25))
    written = {"<": "<{0}{1}>", "/": "</{0}>", "w": "w{3}q{2}"}
    doctype = draw(st.sampled_from(["", "<!DOCTYPE html>", OLD]))
    return doctype + "".join(written[kind].format(*rest, at) for at, (kind, *rest) in enumerate(parts))


@given(page=soups([tag for tag in NEWS if tag not in ("button", "br")], ATTRIBUTES))
def test_the_text_of_the_tree_is_read_in_its_order(page: str) -> None:
    """Without white space: borders are Chromium's to judge, below."""
    segments, dropped = read(page)
    tree = LexborHTMLParser(page, scripting=True)
    assert not dropped
    assert "".join("".join(segments).split()) == "".join((tree.body.text() if tree.body else "").split())


@given(page=soups(WILD, HIDING))
def test_no_page_raises_and_every_segment_stands_in_its_lines(page: str) -> None:
    article, problems = read_article(page.encode(), "a.html", "a.html")
    assert (article is None) == any(each.severity == "error" for each in problems)
    source = page.split("\n")
    for each in article.segments if article else ():
        first, *_, last = [*each.text.split(), each.text.split()[-1]]
        if page.count("<table") == 0:  # else text moves before the table that it stands in
            assert re.search(r"w\d+q", first) is None or re.findall(r"w\d+q", first)[0] in source[each.line - 1]
            within = article.raw[each.start:each.end].decode() if article else ""
            assert all(word in within for word in re.findall(r"w\d+q", last))


# What `innerText` leaves out though it is on the screen, or says in another way.
SHOWN = """() => {
  const sheet = document.createElement('style');
  sheet.textContent = 'rp { display: inline } button, svg { display: block }'
    + '[hidden]:not([style]) { display: none !important }';
  document.head.append(sheet);
  return document.body ? document.body.innerText : '' }"""


def test_chromium_shows_what_is_read(browser: Browser, tmp_path: Path) -> None:
    """Each word in the same words' company: nothing lost, joined, torn or shown though hidden."""
    rng = random.Random(3)  # noqa: S311
    pages = [*KNOWN, *(_soup(rng, NEWS) for _ in range(60)), *(_soup(rng, WILD) for _ in range(60))]
    file = tmp_path / "a.html"
    context = browser.new_context(java_script_enabled=False)
    window = context.new_page()
    for page in pages:
        file.write_text("\ufeff" + page, "utf-8")
        window.goto(file.as_uri(), wait_until="domcontentloaded")
        segments, dropped = read(page)
        assert Counter(" ".join(segments + dropped).split()) == Counter(window.evaluate(SHOWN).split()), page
    context.close()


def _soup(rng: random.Random, tags: list[str]) -> str:
    def part(at: int) -> str:
        tag = rng.choice(tags)
        return rng.choice([f"<{tag}{rng.choice(HIDING[:-1])}>", f"</{tag}>", f"w{at}q{rng.choice(['', ' '])}"])
    return rng.choice(["", "<!DOCTYPE html>"]) + "".join(map(part, range(rng.randint(4, 25))))


KNOWN = """<p>a<div>b</div>c</p>d
<p>a<table><tr><td>b</table>c</p>d
<!doctype html><p>a<table><tr><td>b</table>c</p>d
<table>a<tr>b<td>c</td>d</tr>e</table>f
<table><div>a<td>b</div>c</table>d
<b>a<p>b</b>c</p>d
<a>a<a>b</a>c</a>d
<ul><li>a<div>b<li>c</ul>d
a</br>b
a</p>b
<pre>a&#10;b</pre>c
<svg><p>a</p></svg>b
<svg><style>a<b>b</b></style></svg>c
<svg><![CDATA[a<b>]]></svg>b
<math><ms>a</ms>b<mtext><p>c</mtext></math>d
<table><template><tr><td>a</template><tr><td>b</table>
<plaintext>a<b>b</plaintext>c
<xmp>a<b>b</xmp>c
<dialog>a</dialog><dialog open>b</dialog>c
<p style='content:";display:none"'>a</p>b
<p style="display:none;display:block">a</p>b
<p style="display:none!important;display:block">a</p>b
<p style="DIS\\50LAY:none">a</p>b
<p style="visibility:hidden">a <b style="visibility:visible">b</b></p>
<p hidden style="display:block">a</p>b
<b hidden>a<p>b</b>c</p>d
<p/hidden/>a</p>b
<span style="display:block">a</span>b
<div style="display:inline">a</div><div style="display:inline">b</div>c
<p>a&ampb &notit; &notin; &x; &lt&gt; &#x85; &#150; &#0; &#xD800; &#x110000; &#x; &copyb &amp;amp; &NotEqualTilde;</p>
<p>a<!-- b -- c --!> d --> e
<p>a<!-- b
<p>a<!--> b
<p>a<? b> c </ d> e <3 f <> g <!doctype h> i
<!DOCTYPE x [<!ENTITY y "z">]>a&y;b
<p a="b>c" d='e>f'>g</p>h
<script>a<!--<script>b</script>c--></script>d
<html><body>a<html hidden>b</body>c</html>d
<h1>a<h2>b</h1>c</h2>d
<nobr>a<nobr>b</nobr>c
<marquee>a<p>b</marquee>c</p>d
<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>c
<select>a<option>b</select>
<frameset><frame></frameset>a
a<frameset><noframes>b</noframes></frameset>c
<map>a</map><meter>b</meter>c<embed>d<video>e</video>f
<p>a &nbsp; b&#8203;c&shy;d e&#13;f&#9;g</p>""".split("\n")


HOSTILE = {
    "deep": "'<div>' * 60_000 + 'x'",
    "deep behind flat": "'<p>x' * 20_000 + '<div>' * 40_000",
    "open formatting": "'<b>' * 700_000",
    "formatting in each paragraph": "'<p>' + ''.join(f'<font a={n}>' for n in range(500)) + '<p>x' * 50_000",
    "misnested": "'<b><div></b>' * 100_000",
    "tables in tables": "'<table><tr><td>' * 100_000",
    "tables in a row": "'<table>' * 20_000",
    "text before a table": "'<table>' + '<td>x</td>yyyyyyyyyy' * 100_000",
    "text behind the body": "'x' + '</body><!--c-->yyyyyyyyyy' * 80_000",
    "templates": "'<template>' * 100_000 + 'x'",
    "deep in a template": "'<template>' + '<div>' * 100_000",
    "attributes": "'<p ' + ' '.join(f'a{n}=1' for n in range(100_000)) + '>x'",
    "attributes of the root": "''.join(f'<html a{n}=1>' for n in range(30_000)) + 'x'",
    "strange attributes": "'<p ' + ' '.join(f'==a{n}' for n in range(100_000)) + '>x'",
    "unclosed quotes": "'<a b=\"<a b=\\'' * 100_000",
    "paragraphs": "'<p>x' * 30_000",
    "comments": "'<!--' * 500_000",
    "comments that are closed": "'<!---->x' * 30_000",
    "references": "'&amp' * 500_000",
    "blank lines": "'<pre>' + '\\n' * 100_000 + 'x'",
    "lines in tags": "'<p\\n>x' * 10_000",
    "deep noscript": "'<noscript>' + '<div>' * 100_000 + 'x'",
    "deep frame": "'<iframe srcdoc=\"' + '<div>' * 100_000 + 'x\">'",
    "frames": "\"<iframe srcdoc='<p>x'></iframe>\" * 50_000",
    "style": "'<p style=\"' + '(' * 500_000 + '/*' * 500_000 + '\">x'",
    "shadow root": "'<div><template shadowrootmode=open>x</template></div>'",
}
READ = ("tables in a row", "paragraphs", "comments", "comments that are closed", "references", "blank lines",
        "lines in tags", "style")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_in_a_page_or_a_problem(name: str) -> None:
    """In a process of its own, which a crash of the parser would end; 20 s of processor and 1 GB are the most."""
    code = (f"from annotate.readers import read_article; page = {HOSTILE[name]}\n"
            "article, problems = read_article(page.encode(), 'a.html', 'a.html')\n"
            "print([each.code for each in problems])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False,
                          preexec_fn=_bounded)
    expected = "['article-empty']" if name in ("tables in a row", "comments") else "[]"
    assert done.stdout.strip() == (expected if name in READ else "['html-unreadable']"), done.stderr


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
