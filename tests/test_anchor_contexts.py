"""Contexts and resemblance: which place is meant, what tells places apart, and what is shown where nothing is found."""

from __future__ import annotations

import pytest

from annotate.anchor import Ambiguous, ContextDiffers, Found, Quote, Text, anchor, unique
from annotate.anchor.context import Stretch
from annotate.anchor.find import hits
from annotate.anchor.fragments import too_short
from annotate.anchor.messages import problems
from annotate.anchor.near import _seeds, _whole_words, nearest
from annotate.anchor.similar import _after, _before
from annotate.anchor.verdict import Span
from tests.test_anchor_parts import WHERE
from tests.test_anchor_properties import extent, text_of

# contexts

@pytest.mark.parametrize(("prefix", "suffix", "nth"), [
    ("朝鲜 工兵", None, 1), (None, "死 亡", 1),      # spaces that YAML made of line breaks
    (" ", None, 0), (None, " ", 0), ("\n", None, 0),  # white space alone asks for white space
    ("国 ", " 人", 0),
])
def test_a_context_tells_which_place_is_meant(prefix: str | None, suffix: str | None, nth: int) -> None:
    text = text_of("国 甲 人，朝鲜工兵甲死亡")
    verdict = anchor(Quote("甲", prefix, suffix), text)
    assert verdict == Found((Span(1, (2, 10)[nth], (3, 11)[nth]),))


def test_sides_that_fit_at_different_places_leave_both_in_question() -> None:
    verdict = anchor(Quote("x", "a", "d"), text_of("e x d, a x c, b x f"))
    assert isinstance(verdict, Ambiguous)
    assert not verdict.misled
    assert [choice.spans[0].start for choice in verdict.choices] == [2, 9]


@pytest.mark.parametrize(("text", "prefix", "suffix"), [
    ("国\n甲人，工甲死", " ", None), ("国甲\n人，工甲死", None, " "),              # folded, the line break is nothing
    ("国 \u200b甲人，工甲死", " ", None), ("国甲\u200b 人，工甲死", None, " "),  # only folded it is a space
])
def test_white_space_is_seen_whether_folded_or_not(text: str, prefix: str | None, suffix: str | None) -> None:
    at = text.index("甲")
    assert anchor(Quote("甲", prefix, suffix), text_of(text)) == Found((Span(1, at, at + 1),))


@pytest.mark.parametrize(("quote", "prefix", "suffix"), [("one", " ", None), ("two", None, " "), ("two", None, "\n")])
def test_the_edge_of_a_text_is_as_good_as_white_space(quote: str, prefix: str | None, suffix: str | None) -> None:
    assert isinstance(anchor(Quote(quote, prefix, suffix), text_of("one and two")), Found)
    assert isinstance(anchor(Quote(quote, prefix, suffix), text_of(f"-{quote}-")), ContextDiffers)


# contexts to paste

def test_where_both_sides_are_needed_they_grow_by_doubling() -> None:
    text = text_of("a" * 300 + "x" + "b" * 300)
    [stretch] = [Stretch((hit,)) for hit in hits("x", text)]
    assert list(unique._both(stretch, text)) == [("a" * length, "b" * length) for length in (8, 16, 32, 64, 128, 200)]


def offers(quote: str, *segments: str) -> list[tuple[str, str]]:
    verdict = anchor(Quote(quote), text_of(*segments))
    assert isinstance(verdict, Ambiguous)
    return [(choice.prefix, choice.suffix) for choice in verdict.choices]


def test_the_shortest_context_that_tells_a_place_is_offered_on_its_better_side() -> None:
    assert offers("x", "aa x b", "ba x c", "d x cc") == [("", "b"), ("ba", ""), ("d", "")]


def test_a_context_is_offered_whole_whatever_its_letters() -> None:
    assert offers("x", "bX x q", "cX x q") == [("bX", ""), ("cX", "")]
    assert offers("x", "q x Xb", "q x Xc")[0] == ("", "Xb")


def test_a_long_way_to_the_first_difference_is_gone() -> None:
    same = "w " * 150
    assert offers("x", f"{same}x ab {same}x ac") == [("", "ab"), ("", "ac")]
    assert offers("x", f"{same}x {'y' * 30}b, z {same}x q {same}x {'y' * 30}c") == [
        ("", "y" * 30 + "b"), ("", "q"), ("", "y" * 30 + "c")]


def test_no_half_character_is_offered() -> None:
    family, other = "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👦"
    assert offers("x", f"{family}x", f"{other}x") == [(family, ""), (other, "")]
    assert offers("x", f"x{family}", f"xe{other}")[1] == ("", "e")


def test_where_many_places_are_only_the_first_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unique, "MAX_COMPARED", 3)
    assert offers("x", "a x", "b x", "c x") == [("a", ""), ("b", ""), ("c", "")]
    verdict = anchor(Quote("x"), text_of("a x", "b x", "c x", "d x"))
    assert isinstance(verdict, Ambiguous)
    assert [(choice.spans, choice.around, choice.prefix, choice.suffix) for choice in verdict.choices] == [
        ((Span(nth, 2, 3),), f"{letter} x", "", "") for nth, letter in enumerate("abcd", 1)]


def test_of_many_places_the_first_are_listed_and_the_others_counted() -> None:
    verdict = anchor(Quote("x"), text_of("a x " * 60))
    assert isinstance(verdict, Ambiguous)
    assert (len(verdict.choices), verdict.total) == (50, 60)
    [problem] = problems(verdict, WHERE)
    assert problem.help[-1] == "quote more words: 10 more places are not listed"


def test_what_is_shown_around_a_place_stays_in_its_segments() -> None:
    verdict = anchor(Quote("x"), text_of("far before the place and x", "x and far behind the place", "y"))
    assert isinstance(verdict, Ambiguous)
    assert [choice.around for choice in verdict.choices] == ["…e the place and x", "x and far behind …"]
    verdict = anchor(Quote("x\ny"), text_of("an x", "y and more", "an x", "y"))
    assert isinstance(verdict, Ambiguous)
    assert [choice.around for choice in verdict.choices] == ["an x\ny and more", "an x\ny"]


def order(quote: Quote, text: Text) -> list[int]:
    verdict = anchor(quote, text)
    assert isinstance(verdict, Ambiguous)
    assert verdict.misled
    return [extent(text, choice.spans)[0] for choice in verdict.choices]


@pytest.mark.parametrize(("prefix", "suffix", "nth"), [
    ("ab", None, 0), ("gh", None, 1), ("mn", None, 2), (None, "de", 0), (None, "jk", 1), (None, "pq", 2),
    ("Xgh ", " jkX", 1), ("  mnX", "Xpq ", 2), ("abX", "deX", 0), ("X", "Xjki", 1),
])
def test_the_place_with_the_most_similar_context_is_listed_first(
        prefix: str | None, suffix: str | None, nth: int) -> None:
    """Each side lacks one letter of what stands there, so that none fits."""
    text = text_of("abc x def ghi x jkl mno x pqr")
    starts = [4, 14, 24]
    prefix = prefix and prefix.replace("ab", "aob").replace("gh", "goh").replace("mn", "mon")
    suffix = suffix and suffix.replace("de", "doe").replace("jk", "jok").replace("pq", "poq")
    assert order(Quote("x", prefix, suffix), text)[0] == starts[nth]


@pytest.mark.parametrize(("value", "at", "length", "before", "after"), [
    ("one two three", 4, 3, "one", "two"), ("one two three", 3, 3, "one", "two"), ("one two three", 7, 2, "wo", "th"),
    ("abcd", 2, 9, "ab", "cd"), ("abcd", 2, 1, "b", "c"), ("abcd", 2, 0, "", ""), ("Xa aX", 2, 2, "Xa", "aX"),
    ("one X two", 5, 1, "X", "t"), ("one X two", 3, 1, "e", "X"),
])
def test_what_stands_beside_a_place_leaves_the_seam_out(
        value: str, at: int, length: int, before: str, after: str) -> None:
    assert _before(value, at, length) == before
    assert _after(value, at, length) == after


@pytest.mark.parametrize(("prefix", "suffix", "segment"), [
    ("aob ", None, "aob q x, zabo x"), (None, " boa", "x q boa, x obaz"),    # a space at the seam is no part of it
    ("aobX", None, "zabo x, aobXq x"), (None, "Xboa", "x obaz, x qXboa"),
    (None, "doee", "XXXX x dzz, x doe"), ("deeo", None, "zzd x XXXX, deo x "),  # a side that is not said counts nothing
])
def test_similarity_is_that_of_what_was_said(prefix: str | None, suffix: str | None, segment: str) -> None:
    assert order(Quote("x", prefix, suffix), text_of(segment))[0] == segment.rindex("x")


def test_places_with_contexts_as_similar_stay_in_reading_order() -> None:
    assert order(Quote("x", "zzz"), text_of("a x a x a x")) == [2, 6, 10]


# fragments

@pytest.mark.parametrize(("words", "short"), [
    ("abcdefg", True), ("abcdefgh", False), ("a b, c-d e f.g", True), ("a b, c-d e f.g 8", False),
    ("中国人", True), ("中国人民", False), ("中国人 ab", False), ("中国人 a", True), ("", True),
])
def test_a_fragment_has_eight_letters_or_four_han_characters(words: str, short: bool) -> None:
    assert too_short(words) == short


# what resembles

def near_words(quote: str, *segments: str) -> list[str]:
    return [near.words for near in nearest(quote, text_of(*segments))]


def test_words_that_stand_there_are_the_nearest_to_themselves() -> None:
    assert near_words("one two", "zero one two three") == ["one two"]


def test_other_places_are_looked_for_from_the_very_start_to_the_end() -> None:
    words = "朝鲜工兵在库尔斯克州排雷"
    assert near_words(words, "鲜工兵在库尔斯克州排，朝鲜工人在库尔斯克州排雷，朝鲜兵在库尔斯克州排雷") == [
        "朝鲜兵在库尔斯克州排雷", "朝鲜工人在库尔斯克州排雷", "鲜工兵在库尔斯克州排"]


def test_a_long_quote_is_found_by_its_middle_or_end() -> None:
    tale = " ".join(f"word{nth}" for nth in range(40))
    assert tale[90:] in near_words("#" * 90 + tale[90:], f"before {tale} after")[0]
    assert tale[:-90].strip() in near_words(tale[:-90] + "#" * 90, f"before {tale} after")[0]


@pytest.mark.parametrize(("length", "seeds"), [(1, [0]), (64, [0]), (66, [0, 1, 2]), (264, [0, 100, 200])])
def test_a_quote_is_looked_for_by_its_start_middle_and_end(length: int, seeds: list[int]) -> None:
    assert _seeds("a" * length) == seeds


def test_a_quote_of_more_kinds_of_characters_than_bytes_have() -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
    other = "".join(map(chr, range(0x6000, 0x6000 + 346)))
    assert near_words(many[:300], f"前{many[:290]}") == [many[:290]]
    assert near_words(many, many[:254] + other) == []          # not one of the others is alike
    assert near_words(many, many[:254] + many[0] * 346) == []  # nor like the first


@pytest.mark.parametrize(("value", "start", "end", "whole"), [
    ("one two three", 5, 6, (4, 7)), ("one two three", 4, 7, (4, 7)), ("one two", 1, 6, (0, 7)),
    ("a  b  c", 1, 6, (3, 4)), ("  ab  ", 0, 6, (2, 4)), ("ab", 0, 1, (0, 2)), ("朝鲜工兵", 1, 2, (1, 2)),
    ("ab朝鲜", 1, 3, (0, 3)), ("a" * 100, 50, 51, (26, 75)), ("a.b", 2, 3, (2, 3)), ("x ", 0, 2, (0, 1)),
    (" a b", 0, 4, (1, 4)), ("a b ", 0, 4, (0, 3)),
    ("ab c", 1, 3, (0, 2)),
])
def test_what_is_shown_begins_and_ends_with_whole_words(
        value: str, start: int, end: int, whole: tuple[int, int]) -> None:
    assert _whole_words(value, start, end) == whole
