"""What becomes of a quote when its article changes: one case a behaviour."""

from __future__ import annotations

import pytest

from annotate.anchor import Found, Quote, Text, anchor
from annotate.article import Segment
from annotate.drift import Carried, carry
from annotate.drift.facts import difference


def text(*segments: str) -> Text:
    return Text(tuple(Segment(number, words, number, 0, 0) for number, words in enumerate(segments, 1)))


HEAD = "The river rose by two metres on Monday night, officials said."
OWN = "Some 600 people left their homes in Poltava before the morning."
NEXT = "The bridge over the river will be opened again next week."
LAST = "Schools in the valley stay closed until further notice."
ZH_HEAD = "河水在星期一夜间上涨了两米。"
ZH_OWN = "波尔塔瓦约有600人在天亮之前离开家园。"
ZH_NEXT = "跨河大桥将于下周重新开放。"


def one(quote: str | Quote, old: tuple[str, ...], new: tuple[str, ...]) -> Carried:
    asked = Quote(quote) if isinstance(quote, str) else quote
    found, = carry([asked], text(*old), text(*new))
    assert found.old == asked
    for each in found.candidates:
        verdict = anchor(each.quote, text(*new))
        assert isinstance(verdict, Found)
        assert verdict.spans == each.spans
    return found


@pytest.mark.parametrize(("quote", "old", "new", "kind"), [
    ("600 people left", (HEAD, OWN, NEXT), (HEAD, OWN, NEXT), "unmoved"),
    ("600 people left", (HEAD, OWN, NEXT), (HEAD, NEXT, OWN), "moved"),
    ("600 people left", (HEAD, OWN, NEXT), (LAST, HEAD, OWN, NEXT), "moved"),
    ("600 people left", (HEAD, OWN, NEXT), (HEAD, OWN.replace("morning", "evening"), NEXT), "context"),
    ("people left their homes", (HEAD, OWN, NEXT), (HEAD, OWN.replace("homes", "farms"), NEXT), "facts"),
    ("people left their homes in Poltava", (HEAD, OWN, NEXT), (HEAD, OWN.replace("homes", "house"), NEXT),
     "edited"),
    ("600 people left their homes", (HEAD, OWN, NEXT), (HEAD, OWN.replace("600", "700"), NEXT), "facts"),
    ("homes in Poltava before the", (HEAD, OWN, NEXT), (HEAD, OWN.replace("Poltava", "Kharkiv"), NEXT), "facts"),
    ("people left their homes", (HEAD, OWN, NEXT), (HEAD, OWN.replace("left", "have not left"), NEXT), "facts"),
    ("600 people left", (HEAD, OWN, NEXT), (HEAD, NEXT), "deleted"),
    ("600 people left", (HEAD, OWN, NEXT, LAST), (HEAD, NEXT, LAST, OWN.replace("600", "700")), "deleted"),
    ("约有600人", (ZH_HEAD, ZH_OWN, ZH_NEXT), (ZH_HEAD, ZH_OWN, ZH_NEXT), "unmoved"),
    ("约有600人", (ZH_HEAD, ZH_OWN, ZH_NEXT), (ZH_HEAD, ZH_NEXT), "deleted"),
    ("约有600人在天亮", (ZH_HEAD, ZH_OWN, ZH_NEXT), (ZH_HEAD, ZH_OWN.replace("600", "800"), ZH_NEXT), "facts"),
    ("约有600人在天亮", (ZH_HEAD, ZH_OWN, ZH_NEXT), (ZH_HEAD, ZH_OWN.replace("约有", "超过"), ZH_NEXT), "facts"),
    ("波尔塔瓦约有600人在天亮之前", (ZH_HEAD, ZH_OWN, ZH_NEXT),
     (ZH_HEAD, ZH_OWN.replace("波尔塔瓦", "哈尔科夫"), ZH_NEXT), "facts"),
    ("在天亮之前离开家园", (ZH_HEAD, ZH_OWN, ZH_NEXT), (ZH_HEAD, ZH_OWN.replace("离开", "没有离开"), ZH_NEXT), "facts"),
    (f"{OWN} {NEXT}", (HEAD, f"{OWN} {NEXT}"), (HEAD, OWN, NEXT), "split"),
    (f"{OWN} {NEXT}", (HEAD, OWN, NEXT), (HEAD, f"{OWN} {NEXT}"), "merged"),
    ("not in the text", (HEAD, OWN), (HEAD, OWN), "skipped"),
])
def test_kind(quote: str, old: tuple[str, ...], new: tuple[str, ...], kind: str) -> None:
    assert one(quote, old, new).kind == kind


def test_split_words_that_stand_whole_are_done_when_asked_for() -> None:
    found = one(f"{OWN} {NEXT}", (HEAD, f"{OWN} {NEXT}"), (HEAD, OWN, NEXT))
    assert found.automatic
    assert not found.sure


def test_a_look_alike_is_offered_and_never_taken() -> None:
    found = one(OWN, (HEAD, OWN, NEXT, LAST), (HEAD, NEXT, LAST, OWN.replace("600", "700")))
    assert found.kind == "deleted"
    assert not found.automatic
    assert [each.difference.kinds for each in found.candidates] == [("number",)]


def test_the_survivor_of_repeated_words_is_not_taken_for_the_one_that_went() -> None:
    old = (HEAD, f"{OWN} Rain is likely.", NEXT, f"{LAST} Rain is likely.")
    found = one(Quote("Rain is likely.", prefix="morning. "), old, (HEAD, OWN, NEXT, f"{LAST} Rain is likely."))
    assert found.kind == "deleted"
    assert found.candidates == ()


def test_words_that_came_again_need_a_context() -> None:
    found = one("600 people", (HEAD, OWN, NEXT), (HEAD, OWN, NEXT, "Buses took 600 people to the next town."))
    assert found.kind == "context"
    quote = found.candidates[0].quote
    assert quote.prefix or quote.suffix


def test_two_copies_side_by_side_are_ambiguous() -> None:
    found = one("600 people", (HEAD, OWN, NEXT), (HEAD, OWN, OWN, NEXT))
    assert found.kind == "ambiguous"
    assert not found.automatic


def test_its_sentence_was_denied() -> None:
    old = "The minister confirmed that he will attend the talks in Geneva."
    new = old.replace("confirmed", "never said")
    assert one("he will attend the talks", (HEAD, old, NEXT), (HEAD, new, NEXT)).kind == "facts"


def test_fragments_are_carried_together() -> None:
    found = one("600 people left […] before the morning", (HEAD, OWN, NEXT), (NEXT, HEAD, OWN))
    assert found.kind == "moved"
    assert len(found.candidates[0].spans) == 2


def test_over_budget_is_skipped_and_empty_texts_too() -> None:
    long = text("x" * 4_000_001)
    assert [each.kind for each in carry([Quote("x")], long, text("x"))] == ["skipped"]
    assert [each.kind for each in carry([Quote("x")], text("x"), Text(()))] == ["skipped"]


@pytest.mark.parametrize(("old", "new", "kinds"), [
    ("3.5 per cent", "35 per cent", ("number",)),
    ("6,000 men", "6.000 men", ()),
    ("6000人", "６０００人", ()),
    ("三十人", "四十人", ("number", "name")),
    ("hai mươi người", "ba mươi người", ("number",)),
    ("twenty men", "thirty men", ("number",)),
    ("5 triệu đồng", "5 tỷ đồng", ("number",)),
    ("5%", "5‰", ("number",)),
    ("about 600 men", "600 men", ("number",)),
    ("he will go", "he won't go", ("negation",)),
    ("anh ấy đến", "anh ấy không đến", ("negation",)),
    ("他参加", "他没参加", ("negation", "name")),
    ("prices rise", "prices fall", ("negation",)),
    ("Nga cho biết", "Mỹ cho biết", ("name",)),
    ("朝鲜派遣", "韩国派遣", ("name",)),
    ("他表示感谢", "他指出感谢", ()),
    ("he stated that", "he declared that", ()),
    ("“yes”", "«yes»", ()),
])
def test_facts(old: str, new: str, kinds: tuple[str, ...]) -> None:
    assert difference(old, new).kinds == kinds
