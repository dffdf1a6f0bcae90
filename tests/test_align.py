"""Sentences, and which of them answer each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.suggest.align import Sentence, align, passages, sentences
from annotate.suggest.align.order import in_order, trust
from annotate.suggest.glossary import Glossary

ZH = ["俄罗斯国防部发布视频,朝鲜士兵高唱爱国歌曲。", "64个居民点中仍有37个对平民关闭。",
      "佩斯科夫说:“我们永远不会忘记这一帮助。”",
      "2024年6月,两国签署全面战略伙伴关系条约。", "韩国估计6000人阵亡。"]
VI = ["Bộ Quốc phòng Nga công bố video binh sĩ Triều Tiên hát những ca khúc yêu nước.",
      "37 trong số 64 khu định cư vẫn cấm dân thường.",
      "Ông Peskov nói: “Chúng tôi sẽ không bao giờ quên sự hỗ trợ này.”",
      "Tháng 6/2024, hai nước ký hiệp ước đối tác chiến lược toàn diện.", "Hàn Quốc ước tính 600 người thiệt mạng."]


def told(texts: Sequence[str], tag: str) -> tuple[Sentence, ...]:
    return tuple(each for at, text in enumerate(texts, 1) for each in sentences(tag.upper(), at, text, tag))


@pytest.mark.parametrize(("tag", "text", "expect"), [
    ("en", "Mr. Smith met J. K. Brown at 3.5 p.m. in the U.S. He left. Why?", 2),
    ("en", 'He said: "Go." Then he left.', 2),
    ("zh", "他说:“走。”然后离开了!真的?", 3),
    ("de", "Am 14. November kam er an. Er blieb.", 2),
    ("en", "He was born in 1914. November came.", 2),
    ("hi", "वह आया। वह गया।", 2),
    ("ar", "هل جاء؟ نعم.", 2),
    ("vi", "TP. Hà Nội mưa. Gió lớn.\nTrời tối", 3),
    ("en", "a" * 5000, 3),
    ("en", "  \n ", 0),
])
def test_sentences(tag: str, text: str, expect: int) -> None:
    assert len(sentences("A", 1, text, tag)) == expect


@given(st.text(alphabet=st.sampled_from("aB1. \n。!?”\")।漢字Đ…"), max_size=300),
       st.sampled_from(["zh", "vi", "en", "de"]))
def test_sentences_stand_where_they_say_and_lose_no_word(text: str, tag: str) -> None:
    found = sentences("A", 1, text, tag)
    assert all(text[each.start:each.end] == each.text == each.text.strip() != "" for each in found)
    assert "".join("".join(each.text.split()) for each in found) == "".join(text.split())


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 3, 1), (4, 3, 2, 1, 0)])
def test_answers_are_found_in_any_order(order: tuple[int, ...]) -> None:
    pairs = align(told(ZH, "zh"), told([VI[at] for at in order], "vi"))
    best = {pair.left: pair.right for pair in reversed(pairs)}
    assert [order[best[at]] for at in range(4)] == [0, 1, 2, 3]
    sure = {(pair.left, order[pair.right]) for pair in pairs if pair.tier == "sure"}
    assert len(sure & {(at, at) for at in range(5)}) >= 3
    assert len([pair for pair in pairs if pair.tier == "sure"]) <= 5


def test_long_texts_are_compared_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = align(told(ZH, "zh"), told(VI, "vi"))
    monkeypatch.setattr("annotate.suggest.align.pairs.MOST_COMPARED", 4)
    parts = align(told(ZH, "zh"), told(VI, "vi"))
    assert all(abs(pair.left - pair.right) <= 2 for pair in parts)
    assert {pair.left for pair in parts} == {pair.left for pair in whole} == set(range(5))


def test_a_pair_says_why() -> None:
    why = {pair.left: pair.why for pair in align(told(ZH, "zh"), told(VI, "vi")) if pair.tier == "sure"}
    assert any("37" in each for each in why[1])
    assert "佩斯科夫 = peskov" in why[2]


def test_nothing_answers_nothing() -> None:
    assert align((), told(VI, "vi")) == ()
    assert align(told(ZH, "zh"), ()) == ()
    foreign = told(["Zwei Köche backen Brot.", "Der Teig ruht lange."], "de")
    assert [pair for pair in align(foreign, told(["我家的猫很可爱。"], "zh")) if pair.tier == "sure"] == []


def test_the_same_twice() -> None:
    assert align(told(ZH, "zh"), told(VI, "vi")) == align(told(ZH, "zh"), told(VI, "vi"))


def test_the_glossary_of_the_project_counts() -> None:
    left = told(["蓝蝶飞走了。", "石斛开花了。"], "zh")
    right = told(["The Zephyrus plant flowered.", "The blue one flew away."], "en")
    own = Glossary({"dendrobium": {"zh": ("石斛",), "en": ("Zephyrus plant",)}})
    scores = [{(pair.left, pair.right): pair.score for pair in align(left, right, glossary=each)}
              for each in (Glossary(), own)]
    assert scores[1][1, 0] > scores[0][1, 0]


@dataclass(frozen=True, slots=True)
class Fake:
    """Says that texts at the same place of two lists are alike."""

    name: str = "fake"

    def vectors(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        return tuple(bytes([at]) for at in range(len(texts)))

    def likeness(self, left: Sequence[bytes], right: Sequence[bytes]) -> tuple[tuple[float, ...], ...]:
        return tuple(tuple(0.95 if one == two else 0.78 for two in right) for one in left)


def test_a_model_is_asked() -> None:
    left, right = told(["甲乙丙丁", "戊己庚辛", "壬癸子丑"], "zh"), told(["Aaa bbb.", "Ccc ddd.", "Eee fff."], "en")
    sure = [(pair.left, pair.right) for pair in align(left, right, model=Fake()) if pair.tier == "sure"]
    assert sure == [(0, 0), (1, 1), (2, 2)]


def test_probabilities_of_ways_in_order() -> None:
    strong, faint = 1000.0, 0.001
    found = in_order([[strong, faint, faint], [faint, faint, strong]], 3)
    assert found[0][0] > 0.99
    assert found[1][2] > 0.99
    crossing = in_order([[faint, strong], [strong, faint]], 2)
    assert all(sum(row) <= 1 for row in crossing)
    assert crossing[0][1] + crossing[1][0] < 1.01  # only one of them can be


def test_order_is_trusted_where_few_pairs_cross() -> None:
    assert trust([(0, 0), (1, 1), (2, 2), (3, 3)]) == 1
    assert trust([(0, 3), (1, 2), (2, 1), (3, 0)]) == 0
    assert trust([(0, 0)]) == 0.5


def test_passages_join_the_segments_of_sure_pairs() -> None:
    left = told(["2024年6月,两国签署全面战略伙伴关系条约。64个居民点中仍有37个对平民关闭。", ZH[2]], "zh")
    right = told([VI[1], VI[2], VI[3]], "vi")
    answers = passages(align(left, right), left, right)
    assert {(each.left, each.right) for each in answers} == {((1,), (1, 3)), ((2,), (2,))}
    assert all(each.why and 0 < each.score <= 1 for each in answers)
