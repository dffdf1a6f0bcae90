"""10,000 generated texts of all scripts: what is found stands in its source, and a quote of it can be found again."""

from __future__ import annotations

import random
from datetime import date

import pytest

from annotate.anchor import Ambiguous, Found, Quote, Text, anchor
from annotate.anchor.graphemes import is_boundary
from annotate.article import Segment
from annotate.suggest.compare import Finding, Told, align_all, findings

CASES, STORIES, SEGMENTS = 10, 50, 10  # each story has two sources: 10,000 texts
TAGS = ("en", "vi", "zh-Hans", "ar", "ru", "hi", "ja", "ko", "th", "de", "fa", "he", "es", "x-none")
PIECES = (
    "soldiers were killed", "about ", "more than ", "6,000", "6.000", "15",
    "37 of 64 ", "половина ", "убито ", "тысяч ", "士兵", "约1万4000名", "阵亡", "超过一半",
    "“我们永远不会忘记”", "他说", "hơn 4.000 binh sĩ", " bị thương", "tháng 6/2024", "14/11",
    "٢٣٤", " جندي", "قتل ", "१२ सैनिक", " घायल", "१९९९", "第三", "10月5日", "3월 2일",
    "๒๕๖๘", " พ.ศ. ", "»", "«", "“", '"', " said Anna Ott. ", "Kim Jong-un",
    "Россия ", "Ukraine ", "€5m", "£2.8bn", "50 %", "-18–29", "T-72 ", "3:1 ",
    "7.30 am ", "\u0301", "\u200d", "\u202e", "\u202c", "\ufeff", "\u00ad",
    "\u20e3", "1\ufe0f\u20e3", "👩‍👩‍👧", "🇰🇵", "\u0e33", "e\u0308", "**",
    "[link](http://a.b/?c=1&d=2)", "<b>9</b>", "&#49;", "| 4 | 5 |", "```", "\t",
    "  ", "\u3000", ". ", "。", "\n", "؟ ", "\x7f", "²", "½", "Ⅷ", "①", "㊿", "𝟜𝟚",
    "１２，３４５", "万", "億", "m", "km ", "°F", "\U0001d7d8", "ﬁve", "İ", "ß", "ǆ 7",
)
PLANES = ((32, 0x2fff), (0x3000, 0xd7ff), (0x10000, 0x1ffff))


def text(rolled: random.Random) -> str:
    pieces = [rolled.choice(PIECES) for _ in range(rolled.randint(1, 12))]
    pieces += [chr(rolled.randint(*rolled.choice(PLANES))) for _ in range(rolled.randint(0, 3))]
    rolled.shuffle(pieces)
    return "".join(pieces) or "1"


def told(siglum: str, rolled: random.Random) -> Told:
    segments = tuple(Segment(at, text(rolled), at, 0, 0) for at in range(1, SEGMENTS + 1))
    return Told(siglum, rolled.choice(TAGS), rolled.choice((None, date(2025, 11, 15))), segments)


def check(found: tuple[Finding, ...], sources: tuple[Told, ...]) -> int:
    texts = {each.siglum: {segment.number: segment.text for segment in each.segments} for each in sources}
    whole = {each.siglum: Text(tuple(each.segments)) for each in sources}
    places = [place for finding in found for place in finding.places]
    for place in places:
        within = texts[place.siglum][place.segment]
        assert 0 <= place.start < place.end <= len(within)
        assert is_boundary(within, place.start), (within, place)
        assert is_boundary(within, place.end), (within, place)
        quote = Quote(within[place.start:place.end], within[max(0, place.start - 40):place.start],
                      within[place.end:place.end + 40])
        verdict = anchor(quote, whole[place.siglum])
        assert isinstance(verdict, Found | Ambiguous), (within, place, verdict)
        if isinstance(verdict, Found):
            assert [(span.segment, span.start, span.end) for span in verdict.spans] == [
                (place.segment, place.start, place.end)], (within, place, verdict)
    return len(places)


@pytest.mark.parametrize("case", range(CASES))
def test_every_place_is_whole_and_can_be_quoted(case: int) -> None:
    rolled = random.Random(f"places {case}")  # noqa: S311 (no secret)
    count = 0
    for _ in range(STORIES):
        sources = told("A", rolled), told("B", rolled)
        count += check(findings(sources, align_all(sources)), sources)
    assert count > STORIES
