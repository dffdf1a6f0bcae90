"""Every visible character of a page is carried, or listed as dropped; and nothing else is.

Pages are put together of pieces whose words say themselves whether a browser shows them: `v7` is seen, `h7` is hidden.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from annotate.readers import read_article

# Of each piece: its HTML, with {v} for words that are seen, {h} for hidden ones and {c} for what it may hold.
LEAVES = [
    "{v}", " {v} ", "<p>{v}</p>", "<p>{v}<br>{v}", "<b>{v}</b><i>{v}</i>", "<h2>{v}</h2>", "<a href=x>{v}</a>",
    "<pre>{v}\n {v}</pre>", "<p hidden>{h}</p>", "<p style='display:none'>{h}</p>",
    "<span style='visibility:hidden'>{h}</span>", "<script>{h}</script>", "<style>.{h}{{}}</style>",
    "<template>{h}<p>{h}</p></template>", "<!-- {h} -->", "<img src=x alt='{h}'>",
    "<ruby>{v}<rp>(</rp><rt>{v}</rt><rp>)</rp></ruby>", "<q>{v}</q>", "<button>{v}</button>", "<label>{v}</label>",
    "<input value='{v}'>", "<input type=submit value='{v}'>", "<input type=hidden value={h}>",
    "<textarea>{v}</textarea>", "<textarea placeholder={v}></textarea>", "<textarea placeholder={h}>{v}</textarea>",
    "<input placeholder='{v}'>", "<input value={v} placeholder={h}>", "<input type=radio placeholder={h}>",
    "<select><optgroup label='{v}'><option>{v}</optgroup></select>", "<select><option>{v}<option>{v}</select>",
    "<datalist><option>{h}</datalist>", "<iframe srcdoc='<p>{v}'></iframe>", "<object data=x>{v}</object>",
    "<video>{h}</video>", "<canvas>{v}</canvas>", "<svg><text>{v}</text><title>{h}</title></svg>",
    "<math><mi>{v}</mi></math>", "<dialog>{h}</dialog>", "<dialog open>{v}</dialog>", "<p aria-hidden=true>{v}</p>",
    "<div popover>{h}</div>", "<noscript><p>{v}</noscript>", "<progress>{h}</progress>", "<meter>{h}</meter>", "<hr>",
    "<wbr>", "<dl><dt>{v}<dd>{v}</dl>", "<sup>{v}</sup>",
    "<div style='visibility:hidden'>{h}<p style='visibility:visible'>{v}</p>{h}</div>", "<del>{v}</del>",
    "<marquee>{v}</marquee>", "<font color=red>{v}</font>", "<center>{v}</center>",
]  # fmt: skip
HOLDERS = [
    "<div>{c}</div>", "<section>{c}</section>", "<article>{c}</article>", "<main>{c}</main>", "<aside>{c}</aside>",
    "<header>{c}</header>", "<footer>{c}</footer>", "<nav>{c}</nav>", "<form>{c}</form>", "<ul><li>{c}<li>{c}</ul>",
    "<table><caption>{c}</caption><tr><th>{c}<td>{c}</table>", "<table><tr><td>{c}<tr><td>{c}</table>",
    "<table>{c}</table>", "<figure>{c}<figcaption>{c}</figcaption></figure>",
    "<details><summary>{c}</summary>{c}</details>", "<details open>{c}</details>", "<blockquote>{c}</blockquote>",
    "<p>{c}", "<b>{c}", "<div>{c}", "{c}</div>", "<p style='float:left'>{c}</p>", "<address>{c}</address>",
    "<span>{c}</span>", "<fieldset><legend>{c}</legend>{c}</fieldset>", "<div style='display:inline'>{c}</div>",
    "<td>{c}</td>",
]  # fmt: skip


def page(pieces: list[str]) -> str:
    """One page of the pieces, each word with a number of its own."""
    count = 0

    def numbered(hit: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"{hit[1]}{count}{hit[1]}"

    text = "<!doctype html><body>" + " ".join(pieces)
    return re.sub(r"\{(v|h)\}", numbered, text).replace("{{", "{").replace("}}", "}")


def filled(holder: str) -> st.SearchStrategy[str]:
    return st.lists(PIECES, min_size=0, max_size=2).map(lambda inner: holder.replace("{c}", " ".join(inner)))


PIECES: st.SearchStrategy[str] = st.deferred(
    lambda: st.sampled_from(LEAVES) | st.sampled_from(LEAVES) | st.sampled_from(HOLDERS).flatmap(filled)
)
WORD = re.compile(r"(?:v[0-9]+v|h[0-9]+h)")


def read(text: str) -> tuple[Counter[str], Counter[str]]:
    """The words that are carried or listed, and all that a browser shows of the page."""
    article, problems = read_article(text.encode(), "a.html", "a.html")
    assert [each.code for each in problems] in ([], ["article-empty"], ["html-unreadable"])
    if article is None:
        return Counter(), Counter()
    carried = [each.text for each in article.segments] + list(article.dropped)
    return Counter(word for each in carried for word in WORD.findall(each)), Counter(re.findall("v[0-9]+v", text))


@given(pieces=st.lists(PIECES, min_size=1, max_size=8))
def test_every_word_that_is_seen_is_carried_or_listed_and_none_that_is_hidden(pieces: list[str]) -> None:
    text = page(["<p>v0v</p>", *pieces])
    carried, seen = read(text)
    assert carried == seen


@pytest.mark.parametrize("piece", [*LEAVES, *(each.replace("{c}", "{v}") for each in HOLDERS)])
def test_each_piece_alone(piece: str) -> None:
    carried, seen = read(page(["<p>v0v</p>", piece]))
    assert carried == seen


_NOT_IN_TEXT = re.compile("input|textarea|select|iframe|object|canvas|noscript|svg|details|math")


def test_a_browser_sees_the_same_words(browser: Browser) -> None:
    """By `innerText`, which leaves out what stands in fields, frames and closed `details`."""
    whole = [each.replace("{c}", "{v}") for each in HOLDERS if "</div>" not in each or each.startswith("<div")]
    pieces = [each for each in (*LEAVES, *whole) if not _NOT_IN_TEXT.search(each)]
    text = page(pieces)
    opened = browser.new_page(java_script_enabled=True)
    opened.set_content(text)
    shown = Counter(WORD.findall(opened.evaluate("document.body.innerText")))
    opened.close()
    carried, _ = read(text)
    assert carried == shown
