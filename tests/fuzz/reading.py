"""Reading: bytes, a file name and a declared encoding to an article, or to problems."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from annotate.article import Article, Segment
from annotate.readers import read_article, read_gloss
from annotate.readers.controls import refused_in
from tests.fuzz.draw import Draw
from tests.fuzz.told import hold, is_refused

NAMES: Final = ["a.txt", "a.html", "a.HTM", "a.txt", "a.html", "a.pdf"]
PARAGRAPHS: Final = ["line", "blank-line"]
CODECS: Final = [
    None, None, None, "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "gb18030", "gbk", "gb2312",
    "big5", "Big5-HKSCS", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "iso2022_kr", "hz", "utf-7",
    "windows-1252", "windows-1258", "windows-1251", "iso-8859-1", "koi8-r", "mac_roman", "cp437", "tcvn", "rot13", "x",
]
SHIFTING: Final = re.compile(r"iso-?2022|hz|utf-?7")  # what bytes say depends on those before
_REFERENCE: Final = re.compile(r"&#?\w+;?")


@dataclass(frozen=True, slots=True)
class Case:
    raw: bytes
    name: str = "a.txt"
    encoding: str | None = None
    paragraphs: str = "line"


def drawn(data: bytes) -> Case:
    draw = Draw(data)
    name, encoding, paragraphs = draw.pick(NAMES), draw.pick(CODECS), draw.pick(PARAGRAPHS)
    return Case(draw.rest(), name, encoding, paragraphs)


def seed(text: str, name: str = "a.html", encoding: str | None = None, written: str = "utf-8") -> bytes:
    return bytes([NAMES.index(name), CODECS.index(encoding), 1]) + text.encode(written)


SEEDS: Final = [
    seed("one\r\n\r\ntwo \r three\n\n\n四", "a.txt"), seed("một\ttwo\n", "a.txt", "utf-16", "utf-16"),
    seed("汉字\n第二", "a.txt", "gb18030", "gb18030"), seed("テスト\n二", "a.txt", "iso2022_jp", "iso2022_jp"),
    seed("[1] one\n# no\n[2] two\n on\n[9] x\n[a] b", "a.txt"),
    seed("<!DOCTYPE html><meta charset=utf-8><title>t</title><body><article><h1>Head</h1><p>one <b>two</b>&amp;three"
         "<p>x<br>y<ul><li>a<li>b</ul><table><tr><td>1<td>2</table></article><footer>foot</footer>"),
    seed("<div hidden>no</div><p>a<script>b</script>c<style>d</style>e<!--f--><pre>\n g\n  h</pre><img alt=i>"
         "<a href=# onclick=j>k</a><sup>2</sup>&#128;&#x1F600;&lt;l&gt;&notit;<svg><text>m</text></svg>"),
    seed("<main><section><h2>a</h2><blockquote><p>b</blockquote><figure><figcaption>c</figure><nav>d</nav><aside>e"
         "</aside><template>f</template><noscript>g</noscript><iframe>h</iframe><select><option>i</select>"),
    seed("<p>viê\u0323t</p>", "a.html", "windows-1258", "windows-1258"),
]

KNOWN: Final = [
    Case(b"[4\n^# no\n[1] two\n o] x\n[a] b"),  # a label without its second bracket
    Case(b"\n" * 50 + b"<p>one", "a.html"),       # placed in line 1, of which it has no byte
    Case("\ufeff[1] two".encode("utf-16-le")),
]


def check(case: Case) -> None:
    article, problems = read_article(case.raw, case.name, "s/a", case.encoding, case.paragraphs)
    assert (article is None) == is_refused(problems)
    hold(problems, {"s/a": case.raw if case.encoding is None else b"\xff"})
    if article:
        stands(article, case)
    glosses(case.raw)


def stands(article: Article, case: Case) -> None:
    """Numbered from 1, in order, nothing in it that no page may carry, and every word is in the file."""
    assert article.segments
    assert article.raw == case.raw
    assert [each.number for each in article.segments] == list(range(1, len(article.segments) + 1))
    assert [each.line for each in article.segments] == sorted(each.line for each in article.segments)
    whole = even(case.raw.decode(article.encoding))
    for each in article.segments:
        assert each.text.strip()
        assert refused_in(each.text) is None
        assert 0 <= each.start <= each.end <= len(case.raw)  # in a page, as near as the parser tells
        if case.name == "a.txt":
            assert each.start < each.end
            assert each.text in whole
            assert SHIFTING.search(article.encoding) or even(case.raw[each.start:each.end].decode(
                article.encoding)) == each.text
    if case.name != "a.txt":
        in_page(whole, article.segments)


def in_page(whole: str, segments: tuple[Segment, ...]) -> None:
    """Each word of each segment, in this order: as characters of the file, or as what its references stand for."""
    spelt = _REFERENCE.sub(lambda found: found[0] + meant(found[0]), whole)
    for each in segments:
        left = iter(spelt)
        missing = "".join(character for character in each.text if not character.isspace() and character not in left)
        assert not missing, (each, missing)


def meant(reference: str) -> str:
    """Also where a reference goes on into a word (`&notit;`), and what an old one would have been."""
    number = re.fullmatch(r"&#(?:x([0-9a-f]+)|([0-9]+)).*", reference, re.IGNORECASE)
    point = int(number[1] or "0", 16) or int(number[2] or "0") if number else 0
    return html.unescape(reference) + (chr(point) if point < 0x110000 else "")


def even(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def glosses(raw: bytes) -> None:
    """Each stands in its file, line by line, below its number; a bracket that is never closed is taken for closed."""
    found, problems = read_gloss(raw, "s/a.en.txt", 5)
    hold(problems, {"s/a.en.txt": raw})
    assert found.keys() <= set(range(1, 6))
    text = even(raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")) if found else ""
    for number, gloss in found.items():
        assert gloss.strip()
        assert re.search(rf"^\[0*{number}(?:\]|$)", text, re.MULTILINE)
        assert all(line in text for line in gloss.split("\n"))
