"""Topics, reasons and quotes as a reader meets them, and one suggestion where several pairs say the same."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from annotate.suggest.compare import Finding
from annotate.suggest.compare.told import Place
from annotate.suggest.stub import Quoted
from annotate.suggest.stub.together import together
from annotate.suggest.stub.topic import slug, topic
from tests.test_compare import between, told, words

PAIRS = {
    "killed": ("At least 43 people were killed in the storm at Norhaven.",
               "Al menos 34 personas murieron en la tormenta de Norhaven.", "How many were killed"),
    "money": ("The bridge at Norhaven cost $40 million.", "El puente de Norhaven costó 40.000 millones de dólares.",
              "How much money"),
    "a share": ("Turnout in Norhaven was 61.4 percent.", "La participación en Norhaven fue del 64,1 por ciento.",
                "What share"),
    "a distance": ("Norhaven lies about 12 miles from the dam.", "Norhaven queda a unos 12 kilómetros de la presa.",
                   "How far"),
}


@pytest.mark.parametrize("case", PAIRS)
def test_what_is_asked_is_told(case: str) -> None:
    one, two, expected = PAIRS[case]
    found = between(told("A", "en", one), told("B", "es", two))
    assert [each.asked for each in found if (each.relation, each.kind) == ("differ", "number")] == [expected]


def test_a_measure_is_told_in_its_own_unit_and_in_metres() -> None:
    found = between(told("A", "en", PAIRS["a distance"][0]), told("B", "es", PAIRS["a distance"][1]))
    assert "A has about 12 mi (19.3 km)" in found[0].why


def test_a_day_without_a_year_is_told_as_a_day() -> None:
    sources = (told("A", "en", "The new parliament of Norhaven meets on 14 July at noon."),
               told("B", "es", "El nuevo parlamento de Norhaven se reúne el 4 de julio a mediodía."))
    assert all("XXXX" not in each.why for each in between(*sources))


def test_two_digits_that_changed_places_are_no_doubt() -> None:
    one, two, _ = PAIRS["a share"]
    found = next(each for each in between(told("A", "en", one), told("B", "es", two)) if each.relation == "differ")
    assert "may count different things" not in found.why


def test_two_countries_in_one_place_are_one_finding() -> None:
    sources = (told("A", "en", "Japan sent a team of 45 specialists to Norhaven, Kenya said."),
               told("B", "fr", "La Chine a envoyé une équipe de 45 spécialistes à Norhaven, selon le Kenya."))
    found = [each for each in between(*sources) if each.kind == "name" and each.relation == "differ"]
    assert [(each.asked, words(each, *sources)) for each in found] == [("Which country is named", ["Japan", "Chine"])]
    assert "A names Japan (“Japan”), B names China (“Chine”)" in found[0].why


def test_a_quote_ends_with_its_clause() -> None:
    source = told("A", "zh", "约有1万名军人部署在边境附近,承担警戒任务,另有3千多名追加派遣的工兵。")
    other = told("B", "en", "The weather in Norhaven was fine.")
    quotes = [quote for each in between(source, other) if each.relation == "only"
              for quote in words(each, source, other)]
    assert "3千多名追加派遣的工兵" in quotes


def test_settlements_are_no_residents() -> None:
    source = told("A", "zh", "64个居民点中仍有37个关闭。")
    found = between(source, told("B", "en", "The weather in Norhaven was fine."))
    assert any("37 of 64 settlements" in each.why for each in found)


def test_a_word_that_opens_a_quotation_is_no_name() -> None:
    sources = (told("A", "en", "He came. “Nobody helped us”, said the mayor of Norhaven."),
               told("B", "es", "Vino. El alcalde de Norhaven habló."))
    assert all("Nobody" not in words(each, *sources) for each in between(*sources)
               if each.kind == "name" and each.places[0].siglum == "A")


def test_a_name_that_characters_may_hide_does_not_make_a_source_silent() -> None:
    other = told("B", "en", "Yesterday President Vladimir Putin said thanks.")
    found = between(told("A", "zh", "总统普京表示感谢。"), other)
    some = [each for each in found if each.kind == "name" and each.relation == "only"]
    assert some
    assert all(each.silent == () and "characters" in each.why for each in some)


def test_whether_a_country_is_named_needs_no_words() -> None:
    readings = {"A": [Quoted(1, 0, 5, "Japan")], "B": [Quoted(1, 0, 5, "words")]}
    assert topic("name", "differ", readings, "Whether Japan is named") == "Whether Japan is named"
    assert topic("number", "differ", readings, "How far") == "How far: “Japan” or “words”"


def test_the_id_is_that_of_the_question_where_it_says_enough() -> None:
    assert slug("How many were killed: more than 6,000 or about 600", "number-1", set()) == "how-many-were-killed"
    assert slug("How many were killed: 5 or 6", "number-1", {"how-many-were-killed"}) == "how-many-were-killed-2"
    assert slug("Who says it: “a” or “b”", "attribution-1", set()) == "attribution-1"


def test_who_stands_alone_against_several_is_told_once() -> None:
    a, b, c, other = (Place("A", 1, 0, 2), Place("B", 1, 0, 3), Place("C", 1, 0, 3), Place("B", 2, 0, 3))
    texts = {"A": {1: "40 A"}, "B": {1: "400 B", 2: "500 B"}, "C": {1: "400 C"}}
    some = [Finding("differ", "number", (a, b), "A has 40, B has 400", 0.9, asked="How far"),
            Finding("differ", "number", (a, c), "A has 40, C has 400", 0.8, asked="How far"),
            Finding("differ", "number", (a, other), "A has 40, B has 500", 0.7),
            Finding("only", "number", (a,), "only A", 0.6)]
    found = together(some, texts)
    assert [each.places for each in found] == [(a, b, c), (a, other), (a,)]
    assert found[0].why == "A has 40, B has 400; C has “400”"
    assert found[0].asked == "How far"


def test_the_examples_for_python_give_what_the_docs_say() -> None:
    page = Path(__file__).parent.parent / "docs" / "suggest.md"
    tried = doctest.DocTestParser().get_doctest(page.read_text("utf-8"), {}, "suggest.md", str(page), 0)
    assert len(tried.examples) > 5
    assert doctest.DocTestRunner().run(tried).failed == 0
