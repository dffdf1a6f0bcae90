from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

from annotate.article import Segment
from annotate.suggest.compare import Finding, Told, align_all, findings

DAY = date(2025, 11, 15)


def told(siglum: str, tag: str, *texts: str) -> Told:
    return Told(siglum, tag, DAY, tuple(Segment(at, text, at, 0, 0) for at, text in enumerate(texts, 1)))


def between(*sources: Told) -> tuple[Finding, ...]:
    return findings(sources, align_all(sources))


def said(finding: Finding) -> list[str]:
    return [place.said for place in finding.places]


def words(finding: Finding, *sources: Told) -> list[str]:
    texts = {(each.siglum, segment.number): segment.text for each in sources for segment in each.segments}
    return [texts[place.siglum, place.segment][place.start:place.end] for place in finding.places]


A = told("A", "en", "The flood hit Springfield on Monday, officials in Canada said.",
         "More than 6,000 soldiers were killed near the river Oka, Canada said.",
         "The bridge at Springfield is 300 metres long and was opened in June 1984.")
B = told("B", "de", "Die Flut traf Springfield am Montag, wie Behörden in Kanada mitteilten.",
         "Etwa 600 Soldaten wurden am Fluss Oka getötet, teilte Kanada mit.",
         "Die Brücke von Springfield ist 300 Meter lang und wurde im Juni 1984 eröffnet.")


def test_numbers_of_the_same_dead_part_and_come_first() -> None:
    first = between(A, B)[0]
    assert (first.relation, first.kind, said(first)) == ("differ", "number", ["> 6000", "~ 600"])
    assert first.why.startswith("A has more than 6,000 soldiers killed (“More than 6,000 soldiers were killed”), B has")
    assert first.why.endswith(": both about soldiers killed")
    assert words(first, A, B)[0] == "More than 6,000 soldiers were killed"


def test_what_agrees_is_told_last() -> None:
    last = [each for each in between(A, B) if each.relation == "agree"]
    assert sorted(said(each)[0] for each in last) == ["1984-06", "2025-11-10", "300"]
    assert between(A, B)[-len(last):] == tuple(last)


def test_a_translation_without_errors_has_no_difference_of_numbers() -> None:
    dead = "Mehr als 6.000 Soldaten wurden am Fluss Oka getötet, teilte Kanada mit."
    right = told("B", "de", B.segments[0].text, dead, B.segments[2].text)
    assert [each for each in between(A, right) if each.kind in ("number", "date") and each.relation != "agree"] == []


def test_one_changed_digit_of_a_year_is_found() -> None:
    changed = told("B", "de", *(segment.text.replace("1984", "1948") for segment in B.segments))
    found = [each for each in between(A, changed) if each.kind == "date" and each.relation == "differ"]
    assert [said(each) for each in found] == [["1984-06", "1948-06"]]


def test_another_score_is_found() -> None:
    left = told("A", "en", "Chelsea led 1-2 at halftime after a goal.")
    right = told("B", "es", "El Chelsea iba ganando 1-0 al descanso después de un gol.")
    found = [each for each in between(left, right) if each.relation == "differ" and each.sure]
    assert [words(each, left, right) for each in found] == [["2", "0"]]


def test_a_number_that_only_one_source_has() -> None:
    more = told("B", "de", *(segment.text for segment in B.segments), "Rund 4.000 Soldaten wurden verletzt.")
    found = [each for each in between(A, more) if each.relation == "only" and each.kind == "number"]
    assert [(said(each), each.silent, each.places[0].siglum) for each in found] == [(["~ 4000"], ("A",), "B")]


def test_a_source_that_parts_from_itself() -> None:
    other = told("A", "en", "About 14,000 soldiers were sent to the river.", "It rained for days.",
                 "Some 10,000 soldiers were sent, they say.", "“We will never forget this help,” said Anna Ott.",
                 "“We will never forget the great help in the fields,” said Anna Ott.")
    found = [each for each in between(other, B) if each.relation == "inside"]
    assert [(each.kind, [place.segment for place in each.places]) for each in found] == [
        ("number", [1, 3]), ("quotation", [4, 5])]


def test_more_than_half_and_an_exact_share_elsewhere() -> None:
    other = told("A", "en", "More than half of the villages are closed.", "Here 37 of 64 villages are closed.")
    found = [each for each in between(other, B) if each.relation == "inside"]
    assert [said(each) for each in found] == [["> 1/2", "37/64"]]


def test_the_same_texts_give_the_same_findings() -> None:
    assert between(A, B) == between(A, B)


def test_one_source_or_none_has_nothing_to_compare() -> None:
    assert between() == between(A) == ()
    assert between(A, told("B", "vi")) is not None


def test_three_sources_say_where_only_one_has_it() -> None:
    third = told("C", "en", A.segments[0].text, "They met 77 doctors from Canada.")
    found = [each for each in between(A, B, third) if each.relation == "only" and said(each) == ["77"]]
    assert [each.silent for each in found] in ([("A", "B")], [])


def test_no_hash_order_reaches_the_findings() -> None:
    told_again = "from tests.test_compare import A, B, between; print(between(A, B))"
    seen = {subprocess.run([sys.executable, "-c", told_again], check=True, capture_output=True, text=True,
                           env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")}
    assert seen == {f"{between(A, B)}\n"}
