"""Whatever the articles are: every quote of every stub is the source's own, at one place, and survives its file."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.anchor import Found, Quote, Span, Text, anchor
from annotate.article import Segment
from annotate.story import Story
from annotate.suggest.story import suggest
from annotate.suggest.stub import Suggestion, written
from tests.suggested import made, read

# Each says a number, a day or a name that others say too, or say otherwise; the signs strain quoting.
SENTENCES = {
    "en": ["The army said that more than 6,000 soldiers were killed on 14 November 2025.", "About 600 came back.",
           "“We left in March 2024”, Mr Kim said: “never again.”", "37 of 64 villages are closed, 12% of the land."],
    "vi": ["Quân đội nói hơn 4.000 binh sĩ đã thiệt mạng hôm 14/11.", "Khoảng 600 người trở về.",
           '"Chúng tôi đi vào tháng 3/2024", ông Kim nói.', "37 trong số 64 làng bị đóng cửa."],
    "zh-Hans": ["军方称,超过6000名士兵在2025年11月14日阵亡。", "约有600人返回。", "金先生说:“我们在2024年3月离开。”",
                "64个居民点中仍有37个关闭。", "1万4000名士兵,另有1千多名工兵。"],
    "ru": ["Погибли более 6 тысяч солдат, сообщили 15 ноября 2025 года.", "Вернулись около 600 человек.",
           "«Мы ушли в марте 2024 года», — сказал Ким.", "Закрыты 37 из 64 деревень."],
    "ar": ["قُتل أكثر من ٦٠٠٠ جندي في 14 نوفمبر 2025.", "عاد نحو 600 شخص.", "37 من أصل 64 قرية مغلقة."],
    "hi": ["14 नवंबर 2025 को 6,000 से अधिक सैनिक मारे गए।", "लगभग ६०० लोग लौटे।"],
    "th": ["ทหารกว่า 6,000 นายเสียชีวิตเมื่อวันที่ 14 พฤศจิกายน 2568"],
    "ko": ["11월 14일 병사 6천여 명이 숨졌다.", "600명이 돌아왔다."],
    "fa": ["بیش از ۶۰۰۰ سرباز در ۱۴ نوامبر کشته شدند.", "حدود ۶۰۰ نفر بازگشتند."],
}
SIGNS = ["", " ", "\n", "\u200d", "\u00ad", " e\u0301 ", " […] ", ' "', " # ", ": ", "\u202e", "…",
         " 👩\u200d👩\u200d👧 ", "\u3000", " '"]
STORIES = 30


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder: Path = tmp_path_factory.mktemp("sources") / "s"
    return made(folder, {"sources": {"A": ["a"], "B": ["b"], "C": ["c"]}})


def generated(plain: Story, seed: int) -> Story:
    """Two or three articles of sentences in any order, with signs in and between them."""
    chance = random.Random(seed)  # noqa: S311  # texts for a test
    sources = {}
    for siglum in chance.choice([("A", "B"), ("A", "B", "C")]):
        tag = chance.choice([*SENTENCES])
        texts = [_text(SENTENCES[tag], chance) for _ in range(chance.randint(1, 5))]
        source = plain.sources[siglum]
        segments = tuple(Segment(nth, text, nth, 0, 0) for nth, text in enumerate(texts, 1))
        sources[siglum] = replace(source, entry=source.entry.model_copy(update={"language": tag}),
                                  article=replace(source.article, segments=segments))
    entry = plain.entry.model_copy(update={"sources": {siglum: each.entry for siglum, each in sources.items()}})
    return replace(plain, sources=sources, entry=entry)


def _text(sentences: list[str], chance: random.Random) -> str:
    words = [chance.choice(sentences) for _ in range(chance.randint(1, 3))]
    for nth, each in enumerate(words):
        at = chance.randrange(len(each) + 1)
        words[nth] = each[:at] + chance.choice(SIGNS) + each[at:]
    return chance.choice(SIGNS[1:3]).join(words)


def held(story: Story, found: tuple[Suggestion, ...]) -> int:
    """How many quotes were looked at; each stands where it is said to, and nowhere else."""
    texts = {siglum: Text(source.article.segments) for siglum, source in story.sources.items()}
    quotes = [(siglum, quoted) for each in found for siglum, said in each.readings.items() if not isinstance(said, str)
              for quoted in said]
    for siglum, each in quotes:
        assert texts[siglum].segments[each.segment - 1].text[each.start : each.end] == each.quote
        verdict = anchor(Quote(each.quote, each.prefix or None, each.suffix or None), texts[siglum])
        assert isinstance(verdict, Found)
        assert (verdict.spans, verdict.wrong_side) == ((Span(each.segment, each.start, each.end),), None)
    return len(quotes)


def test_every_quote_of_generated_stories_stands_verbatim_in_its_source(plain: Story) -> None:
    looked = 0
    for seed in range(STORIES):
        story = generated(plain, seed)
        found = suggest(story)
        looked += held(story, found)
        raw = written(story, found, {})
        kept = read(raw, story)
        assert (list(kept.stubs), kept.mended) == ([each.id for each in found], False)
        assert len({each.id for each in found}) == len(found)
        for each in found:
            said = kept.stubs[each.id].get("readings")
            for siglum, quotes in each.readings.items():
                assert isinstance(said, dict)
                given = said[siglum] if isinstance(said[siglum], list) else [said[siglum]]
                assert quotes == "silent" or [one["quote"] for one in given] == [one.quote for one in quotes]
    assert looked > 2 * STORIES


def test_the_order_of_what_is_found_does_not_depend_on_what_was_looked_at_before(plain: Story) -> None:
    """Caches of languages and texts change no result."""
    first, other = (generated(plain, seed) for seed in (1, 2))
    before = suggest(first)
    suggest(other)
    assert suggest(first) == before
