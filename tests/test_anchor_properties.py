"""What holds for any text and any quote."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import regex
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from annotate.anchor import Absent, Ambiguous, ContextDiffers, Found, Quote, Refused, Span, Text, anchor
from annotate.anchor.fold import fold, folded
from annotate.anchor.graphemes import is_boundary
from annotate.anchor.messages import Where, problems
from annotate.anchor.show import as_yaml, shown
from annotate.anchor.wholenumbers import cuts_number
from annotate.article import Segment
from annotate.problem import Place

SPELLINGS = st.sampled_from([
    "ana", "banana", " ", "  ", "\u00a0", "\t", "“", "”", '"', "「", "’", "'", "–", "-", "—", "…", "...", "..", ".",
    "\u200b", "\u00ad", "\u202e", "é", "e\u0301",
    "\u1ec7", "e\u0323\u0302", "ﬁ", "Ａ", "A", "，", ",", "６", "6", "ｶﾞ", "ガ", "カ",
    "中", "国", "中国", "。", "각", "\u1100\u1161\u11a8", "नी", "क्ष",
    "می\u200cخواهم", "👨\u200d👩\u200d👧", "🇫🇷", "🇩🇪", "ไทย", "x", "n", "\n",
    "\r", "\u2028", "\u0301", "\u200d", "\u212a", "\u0600",
])
PARTS = st.one_of(SPELLINGS, st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
SEGMENTS = st.lists(st.lists(PARTS, max_size=12).map("".join), min_size=1, max_size=4)


PLACE = Place("story.yml")
WHERE = Where("A", PLACE, PLACE, PLACE)


def text_of(*segments: str) -> Text:
    return Text(tuple(Segment(number, words, number, 0, 0) for number, words in enumerate(segments, 1)))


def extent(text: Text, spans: tuple[Span, ...]) -> tuple[int, int]:
    """Where spans begin and end in the joined text."""
    starts = {segment.number: text.bounds(index)[0] for index, segment in enumerate(text.segments)}
    return starts[spans[0].segment] + spans[0].start, starts[spans[-1].segment] + spans[-1].end


@st.composite
def quoted(draw: st.DrawFn) -> tuple[Text, int, int]:
    """A text, and a stretch of it between characters that holds words and whole numbers."""
    text = text_of(*draw(SEGMENTS))
    cuts = [0, *(cluster.end() for cluster in regex.finditer(r"\X", text.joined))]
    start, end = sorted((draw(st.sampled_from(cuts)), draw(st.sampled_from(cuts))))
    assume(folded(text.joined[start:end]).strip(" "))
    assume(not cuts_number(text.joined, start) and not cuts_number(text.joined, end))
    return text, start, end


@given(quoted())
def test_a_quote_with_its_whole_context_is_found_where_it_was_cut(cut: tuple[Text, int, int]) -> None:
    text, start, end = cut
    quote = Quote(text.joined[start:end], text.joined[:start], text.joined[end:])
    verdict = anchor(quote, text)
    if isinstance(verdict, Ambiguous):  # only what folds alike, in contexts that fold alike, is left in doubt
        assert all(looks_like(text, choice.spans, quote) for choice in verdict.choices)
        return
    assert isinstance(verdict, Found)
    assert verdict.spans == text.spans(start, end)
    assert not verdict.folded


def looks_like(text: Text, spans: tuple[Span, ...], quote: Quote) -> bool:
    start, end = extent(text, spans)
    before, after = folded(text.joined[:start]).rstrip(), folded(text.joined[end:]).lstrip()
    return before == folded(quote.prefix or "").rstrip() and after == folded(quote.suffix or "").lstrip()


@given(quoted())
def test_a_find_has_the_quotes_words_and_a_doubt_has_several_places(cut: tuple[Text, int, int]) -> None:
    text, start, end = cut
    verdict = anchor(Quote(text.joined[start:end]), text)
    assert isinstance(verdict, Found | Ambiguous)
    places = [verdict.spans] if isinstance(verdict, Found) else [choice.spans for choice in verdict.choices]
    assert len(places) == len(set(places))
    assert isinstance(verdict, Found) == (len(places) == 1)
    for spans in places:
        first, last = extent(text, spans)
        assert squeezed(text.joined[first:last]) == squeezed(text.joined[start:end])


def squeezed(words: str) -> str:
    """White space at line breaks aside, which is nothing between Han characters of one side's neighbours."""
    return folded(words).replace(" ", "")


@given(quoted())
def test_spans_are_whole_characters_of_one_segment_each(cut: tuple[Text, int, int]) -> None:
    text, start, end = cut
    verdict = anchor(Quote(text.joined[start:end], text.joined[:start], text.joined[end:]), text)
    assume(isinstance(verdict, Found))
    assert isinstance(verdict, Found)
    for span in verdict.spans:
        words = text.segments[span.segment - 1].text
        assert 0 <= span.start < span.end <= len(words)
        assert is_boundary(words, span.start)
        assert is_boundary(words, span.end)


@given(quoted())
def test_a_context_that_is_offered_leads_to_its_place(cut: tuple[Text, int, int]) -> None:
    text, start, end = cut
    quote = text.joined[start:end]
    verdict = anchor(Quote(quote), text)
    for choice in verdict.choices if isinstance(verdict, Ambiguous) else ():
        if choice.prefix or choice.suffix:
            again = anchor(Quote(quote, choice.prefix, choice.suffix), text)
            assert isinstance(again, Found)
            assert (again.spans, again.wrong_side) == (choice.spans, None)


@given(st.lists(st.sampled_from("alpha beta gamma delta epsilon Kursk 600".split()), min_size=3, max_size=30),
       st.integers(0, 40), st.integers(1, 4))
def test_an_offer_is_made_for_every_place_in_plain_words(words: list[str], at: int, length: int) -> None:
    quote = " ".join(words[at % len(words):][:length])
    verdict = anchor(Quote(quote), text_of(" ".join(words)))
    for choice in verdict.choices if isinstance(verdict, Ambiguous) else ():
        assert choice.prefix or choice.suffix


@given(quoted())
def test_deleted_words_are_never_found_elsewhere(cut: tuple[Text, int, int]) -> None:
    text, start, end = cut
    quote, rest = text.joined[start:end], text_of(text.joined[:start] + "\ue000" + text.joined[end:])
    verdict = anchor(Quote(quote), rest)
    if isinstance(verdict, Found | Ambiguous):
        assert quote in rest.joined or squeezed(quote) in squeezed(rest.joined)
    else:
        assert isinstance(verdict, Absent | Refused)


VARIATIONS = [
    lambda words: unicodedata.normalize("NFD", words),
    lambda words: words.replace('"', "„").replace("'", "’").replace("“", "«").replace("”", "』"),
    lambda words: words.replace("-", "\u2013").replace("—", "-"),
    lambda words: words.replace("...", "…").replace("…", "..."),
    lambda words: "".join(chr(ord(each) + 0xFEE0) if each.isascii() and each.isalnum() else each for each in words),
    lambda words: words.replace(" ", "\n  "),
    lambda words: words.replace(" ", "\u00a0"),
    lambda words: "\ufeff".join(words) if words.isascii() and "." not in words else words,
]


@given(st.lists(st.sampled_from([
    "Kursk", "khoảng", "600", "“mật", "độ”", "l'eau", "1990-2000", "wait...", "中国人", "nghiệm",
    "caf\u00e9", "각하", '"So"', "(a)",
]), min_size=1, max_size=6).map(" ".join), st.sampled_from(VARIATIONS))
def test_what_an_editor_cannot_see_changes_no_place(words: str, vary: object) -> None:
    assert callable(vary)
    text = text_of("Before it: ", f"⟦{words}⟧ and after")
    verdict = anchor(Quote(vary(words)), text)
    assert isinstance(verdict, Found)
    assert verdict.spans == (Span(2, 1, 1 + len(words)),)
    assert verdict.folded == (vary(words) != words)


@given(st.text("中国人民的。、", min_size=2, max_size=12), st.data())
def test_a_line_break_between_han_characters_is_nothing(words: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    for wrapped in (f"{words[:at]}\n{words[at:]}", f"{words[:at]} {words[at:]}"):
        verdict = anchor(Quote(wrapped), text_of(f"前{words}后"))
        assert isinstance(verdict, Found)
        assert verdict.spans == (Span(1, 1, 1 + len(words)),)


@given(SEGMENTS.map("\n".join))
@example("e\u0323\u0302 ... \u200b x\u00ad\n中\n国 ｶﾞ")
def test_the_fold_maps_every_character_there_and_back(source: str) -> None:
    copy = fold(source)
    ends = [copy.source(at, at + 1) for at in range(len(copy.value))]
    assert all(start < end for start, end in ends)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(ends))
    assert not ends or ends[-1][1] <= len(source)
    for at, (start, end) in enumerate(ends):
        first, last = copy.of_source(start, end)
        assert first <= at < last


@given(SEGMENTS.map("\n".join))
def test_folding_keeps_case_and_what_is_composed(source: str) -> None:
    copy = folded(source)
    assert "\n" not in copy
    assert "  " not in copy
    assert [each for each in copy if each.isupper()] == [
        each for each in unicodedata.normalize("NFC", folded(source)) if each.isupper()]


@given(SEGMENTS, *[st.lists(PARTS, max_size=6).map("".join)] * 3)
def test_any_quote_ends_in_one_verdict_and_what_it_shows_stands_there(
        segments: list[str], exact: str, prefix: str, suffix: str) -> None:
    text = text_of(*segments)
    verdict = anchor(Quote(exact, prefix, suffix), text)
    assert isinstance(verdict, Found | Ambiguous | ContextDiffers | Absent | Refused)
    assert len(problems(verdict, WHERE)) == (not isinstance(verdict, Found) or bool(verdict.wrong_side))
    for near in verdict.nearest if isinstance(verdict, Absent) else ():
        assert near.words == text.words(near.spans)
        assert all(span.start < span.end for span in near.spans)


@given(st.lists(st.sampled_from("đã có khoảng 600 binh sĩ 朝鲜 工兵 мин не Kursk".split()), min_size=5, max_size=40),
       st.integers(0, 1000), st.sampled_from(["6", "x", " ", "não", "鲜"]))
def test_the_nearest_place_of_an_edited_quote_is_where_it_was_or_as_alike(
        words: list[str], at: int, typo: str) -> None:
    text = text_of(" ".join(words))
    at %= len(text.joined)
    quote = text.joined[:at] + typo + text.joined[at:]
    verdict = anchor(Quote(quote), text)
    if isinstance(verdict, Absent):
        assert 1 <= len(verdict.nearest) <= 3
        assert verdict.nearest[0].words == text.joined.strip()


@given(st.text(max_size=100))
def test_source_text_in_messages_is_one_visible_line_and_pasted_yaml_is_the_text(words: str) -> None:
    assert len(shown(words).splitlines()) == 1
    assert yaml.safe_load(as_yaml(words)) == words
