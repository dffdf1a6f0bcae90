"""Parts of anchoring one by one: what golden cases reach only from far; with an oracle where there is one."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

import pytest
import regex

from annotate.anchor import Absent, Found, Quote, Refused, Skipped, anchor, differ, stands
from annotate.anchor.classes import ONE_TO_ONE, WIDE, _one_to_one, _widths
from annotate.anchor.differ import difference, omits_negation
from annotate.anchor.find import occurrences
from annotate.anchor.fold import fold, folded
from annotate.anchor.graphemes import is_boundary, whole
from annotate.anchor.messages import Where, problems
from annotate.anchor.show import as_yaml, place_name, shown
from annotate.anchor.verdict import Span
from annotate.anchor.wholenumbers import cuts_number
from annotate.anchor.words import names, negations, numbers
from annotate.problem import Place
from tests.test_anchor_properties import text_of

WHERE = Where("A", Place("s"), Place("s"), Place("s"))


# classes

def test_widths_fold_as_unicode_says() -> None:
    """As its compatibility composition does, and for every form of which that says anything."""
    widths = _widths()
    assert set(widths) == {form for form in map(chr, range(0xFF01, 0xFFEF))
                           if unicodedata.normalize("NFKC", form) != form}
    assert [form for form, usual in widths.items() if len(usual) != 1
            or unicodedata.normalize("NFKC", usual) != unicodedata.normalize("NFKC", form)] == []


def test_every_han_character_kana_and_bopomofo_is_wide() -> None:
    pattern = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}]")
    letters = [chr(point) for point in (*range(0x3040, 0xD800), *range(0x20000, 0x30000))]
    assert [each for each in letters if pattern.match(each) and unicodedata.category(each) == "Lo"
            and not re.match(f"[{WIDE}]", each) and unicodedata.normalize("NFKC", each) == each] == []
    assert not re.search(f"[{WIDE}]", "aZ09éđж가각अ.,:;\"'-…")


def test_each_kind_folds_to_its_usual_character_and_all_else_stays() -> None:
    table = _one_to_one()
    assert table == ONE_TO_ONE
    for kind, usual in {"“”„«»「」『』〝〞｢｣＂": '"', "‘’‚‹›′`´＇": "'", "‐‑–—―−－": "-", "⋯": "…",
                        "\t\u00a0\u2009\u202f\u3000": " ", "\r\x0b\x85\u2028": "\n"}.items():
        assert kind.translate(table) == usual * len(kind)
    unchanged = 'aZ09éđ朝가अ"\'- \n…,.;:!?·'
    assert unchanged.translate(table) == unchanged


# words and their differences

def test_numbers_are_plain_digits_in_order() -> None:
    assert numbers("6,000 of 1 200.5, ６０００ and ٦٠٠") == ["6000", "12005", "6000", "600"]
    assert numbers("二十三人, 两人, 一人, 三") == ["二十三", "两", "三"]
    assert numbers("none, A-") == []


def test_negations_are_counted_in_any_language_and_contraction() -> None:
    assert negations(["don’t", "can't", "n'est", "N’a", "Not", "không", "没", "не"]) == 8
    assert negations(["note", "nothing's", "t", "n'", "know", "is"]) == 0
    assert omits_negation("they did not go")
    assert not omits_negation("they did go")


def test_names_are_capitalised_words_but_for_a_short_one_at_the_start() -> None:
    assert names("He met Kim of Wonsan", opens=True) == {"kim", "wonsan"}
    assert names("He met Kim of Wonsan", opens=False) == {"he", "kim", "wonsan"}
    assert names("Kyiv and UN", opens=True) == {"kyiv", "un"}
    assert names(" He", opens=True) == {"he"}


def test_names_are_what_chinese_writes_foreign_names_with() -> None:
    assert names("马克", opens=False) == {"马克"}
    assert names("约翰 · 史密斯", opens=False) == {"约翰史密斯"}
    assert names("金·正", opens=False) == {"金·正".replace("·", "")}
    assert names("大巴", opens=False) == names("和平", opens=False) == set()


@pytest.mark.parametrize(("quoted", "stands_there", "kinds"), [
    ("met Kim there", "met him there", ("name",)),
    ("met him there", "met Kim there", ("name",)),
    ("met The man", "met a man", ("name",)),
    ("met a man", "met The man", ("name",)),
    ("The man", "his man", ()),
    ("his man", "The man", ()),
    ("met KIM there", "met Kim there", ()),
    ("met Kim Lee", "met Kim Park", ("name",)),
    ("600 went", "900 went", ("number",)),
    ("they went", "they never went", ("negation",)),
    ("one went", "two went", ()),
])
def test_a_difference_tells_what_changes_what_is_said(quoted: str, stands_there: str, kinds: tuple[str, ...]) -> None:
    assert difference(quoted, stands_there).kinds == kinds


# text in messages

def test_shown_text_is_cut_at_80_characters() -> None:
    assert shown("a" * 80) == f"“{'a' * 80}”"
    assert shown("a" * 81) == f"“{'a' * 79}…”"
    assert shown("a \n\tb") == "“a b”"


def test_what_cannot_be_seen_is_escaped_as_yaml_reads_it() -> None:
    assert as_yaml("a\u202e\ufeff\uffff\U0001fffe\n\"é") == '"a\\u202E\\uFEFF\\uFFFF\\U0001FFFE\\n\\"é"'


def test_a_place_is_one_segment_or_from_one_to_another() -> None:
    assert place_name("A", (Span(3, 0, 1), Span(3, 2, 3))) == "A-3"
    assert place_name("A", (Span(3, 0, 1), Span(4, 2, 3))) == "A-3 to A-4"


@pytest.mark.parametrize(("what", "message", "way_out"), [
    ("quote", "this quote was not looked for: it has more than 5,000 characters", "quote the words that matter"),
    ("source", "these words are not in source A, which is too long to look for what resembles them",
     "copy the words from the source, or cut the article into several sources"),
    ("places", "these words stand at more than 5,000 places of source A", "quote more words"),
])
def test_what_was_not_looked_for_is_told_with_a_way_out(what: str, message: str, way_out: str) -> None:
    [problem] = problems(Skipped(what, 5000), WHERE)  # type: ignore[arg-type]
    assert (problem.code, problem.message, problem.help) == ("quote-skipped", message, (way_out,))


@pytest.mark.parametrize(("changes", "more"), [(4, ""), (5, ", and 1 more")])
def test_of_many_differences_the_first_four_are_told(changes: int, more: str) -> None:
    quoted = " ".join(f"alike{nth} x{nth}" for nth in range(changes))
    verdict = anchor(Quote(quoted), text_of(quoted.replace(" x", " y")))
    [problem] = problems(verdict, WHERE)
    assert problem.help[1] == "the words differ: " + ", ".join(
        f"“x{nth}” in the quote is “y{nth}” in A-1" for nth in range(4)) + more


def test_words_are_compared_coarsely_only_where_there_are_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    coarse = []

    class Recorder(SequenceMatcher[str]):
        def __init__(self, isjunk: None, a: list[str], b: list[str], *, autojunk: bool) -> None:
            coarse.append(autojunk)
            super().__init__(isjunk, a, b, autojunk=autojunk)

    monkeypatch.setattr(differ, "SequenceMatcher", Recorder)
    monkeypatch.setattr(differ, "_EXACT", 6)
    difference("a b", "a b c")
    difference("a b", "a b c d")
    assert coarse == [False, True]


# texts and folding

def test_the_words_of_several_spans_are_lines() -> None:
    text = text_of("one two", "three")
    assert text.words(text.spans(4, 11)) == "two\nthr"


def test_a_stretch_that_ends_inside_one_change_divides_it() -> None:
    copy = fold("aq\u0307\u0323b")
    assert copy.value == "aq\u0323\u0307b"
    assert not copy.divides(1, 4)
    assert not copy.divides(0, 1)
    assert not copy.divides(4, 5)
    assert copy.divides(2, 4)
    assert copy.divides(1, 2)
    assert copy.divides(3, 5)
    first, second = fold("q\u0307\u0323x"), fold("  a q\u0307\u0323x")
    assert first.divides(1, 3)
    assert second.divides(4, 6)
    assert not second.divides(3, 6)


def test_half_a_character_is_refused_with_the_place_of_the_whole_one() -> None:
    verdict = anchor(Quote("caf"), text_of("un cafe\u0301 noir"))
    assert verdict == Found((Span(1, 3, 6),))
    verdict = anchor(Quote("cafe"), text_of("un", "cafe\u0301 noir"))
    assert verdict == Refused("cuts-character", "cafe\u0301", (Span(2, 0, 5),))


def test_fragments_may_touch() -> None:
    verdict = anchor(Quote("朝鲜工兵[…]在库尔斯克"), text_of("朝鲜工兵在库尔斯克"))
    assert verdict == Found((Span(1, 0, 4), Span(1, 4, 9)))


def test_a_space_that_yaml_put_in_is_told_as_folding() -> None:
    verdict = anchor(Quote("朝鲜 工兵"), text_of("有朝鲜工兵。"))
    assert verdict == Found((Span(1, 1, 5),), folded=True)
    assert stands("朝鲜 工兵", text_of("有朝鲜工兵。")) == (Span(1, 1, 5),)


@pytest.mark.parametrize(("quote", "source"), [
    ("朝鲜 工兵 600 人", "朝鲜工兵 600 人"), ("中 a 国 家", "中 a 国家"), ("a 中 国 b", "a 中国 b"),
    ("X 中 国 X", "X 中国 X"), ("在 ， 中", "在，中"), ("工 兵 600 人", "工兵600人"), ("朝鲜\n工兵", "朝鲜工兵"),
    (" 朝鲜工兵 ", "朝鲜工兵"), (" two three ", "two three"),
])
def test_a_space_that_a_wrapped_quote_has_may_be_nothing(quote: str, source: str) -> None:
    verdict = anchor(Quote(quote), text_of(f"-{source}-"))
    assert verdict == Found((Span(1, 1, 1 + len(source)),), folded=True)


@pytest.mark.parametrize(("quote", "source"), [
    ("one two", "onetwo"), ("a 1", "a1"), ("中国", "中 国"), ("中 a", "中  b"), ("X 中", "中"),
])
def test_any_other_space_counts(quote: str, source: str) -> None:
    assert isinstance(anchor(Quote(quote), text_of(f"-{source}-")), Absent)


@pytest.mark.parametrize(("source", "value"), [
    ("中\n国", "中国"), ("a中\n国b", "a中国b"), ("中，\n国", "中,国"), ("中\n。", "中。"), ("中\n.", "中."),
    (".\n中", ".中"), ("中\na", "中 a"), ("a\n中", "a 中"), ("a\nb", "a b"), (",\n.", ", ."), ("\n中", " 中"),
    ("中\n", "中 "), ("中 国", "中 国"),
])
def test_a_line_break_is_nothing_between_han_characters_and_their_punctuation(source: str, value: str) -> None:
    assert folded(source) == value


def test_places_that_overlap_are_all_found() -> None:
    assert list(occurrences("aa", "aaaa")) == [0, 1, 2]
    assert list(occurrences("a", "aaaa", 2)) == [0, 1, 2]
    assert list(occurrences("b", "aaaa")) == []


def test_some_dots_of_many_are_one_place() -> None:
    """Folded, they are all the dots; two places that begin alike would be no choice."""
    assert anchor(Quote("so........"), text_of("and so..............")) == Found((Span(1, 4, 14),))


def test_words_of_any_letters_are_words() -> None:
    assert anchor(Quote("X"), text_of("a X")) == Found((Span(1, 2, 3),))


def test_dots_of_any_number_are_one_ellipsis() -> None:
    assert folded("a...b……c..d.") == "a…b…c..d."


def test_a_stretch_is_widened_to_whole_characters() -> None:
    text = "ab👨\u200d👩\u200d👧c🇫🇷🇩🇪"
    assert [whole(text, at, at) for at in (2, 7, 8, 10, 12)] == [(at, at) for at in (2, 7, 8, 10, 12)]
    assert {whole(text, start, end) for start in range(3, 7) for end in range(start, 7)} == {(2, 7)}
    assert whole(text, 9, 11) == (8, 12)


def test_flags_are_told_apart_wherever_they_stand() -> None:
    """Two letters a flag: which two are one depends on how many stand before."""
    for before in (1, 70):
        text = "x" * before + "🇫🇷🇩🇪🇻🇳"
        assert [is_boundary(text, before + nth) for nth in range(7)] == [True, False, True, False, True, False, True]


def test_words_beyond_a_budget_are_not_looked_for_in_other_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of("one two")
    monkeypatch.setattr("annotate.anchor.MAX_QUOTE", 3)
    assert stands("one", text) == (Span(1, 0, 3),)
    assert stands("one ", text) == ()
    monkeypatch.setattr("annotate.anchor.MAX_SOURCE", 7)
    assert stands("one", text) == (Span(1, 0, 3),)
    monkeypatch.setattr("annotate.anchor.MAX_SOURCE", 6)
    assert stands("one", text) == ()


@pytest.mark.parametrize(("text", "cut"), [
    ("13|200", True), ("12,|600", True), ("12|,600", True), ("3.|5", True), ("1\u2009|000", True),
    ("1\u00a0|000", True),
    ("1’|000", True), ("1·|5", True), ("١|٢", True), ("１|２", True), ("１，|２", True),
    ("1\u200b|2", True),
    ("1 |000", False), ("600，|6000", False),
    ("6|%", False), ("x|6", False), ("12, |600", False), ("10:|30", False),
    ("2025-|11", False), ("1\n|2", False), ("|12", False), ("12|", False), ("12.|", False), ("km²|2", False)])
def test_a_place_is_inside_a_number_or_not(text: str, *, cut: bool) -> None:
    before, _, after = text.partition("|")
    assert cuts_number(before + after, len(before)) == cut
