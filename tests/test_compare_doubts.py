"""What speaks against a difference of numbers: it is then told as worth a look, not as certain."""

from __future__ import annotations

import pytest

from annotate.article import Segment
from annotate.suggest.compare import Finding, Told, align_all, findings


def parting(left: str, right: str, tag: str = "de") -> list[Finding]:
    sources = [Told("A", "en", None, (Segment(1, left, 1, 0, 0),)), Told("B", tag, None, (Segment(1, right, 1, 0, 0),))]
    return [each for each in findings(sources, align_all(sources))
            if each.relation == "differ" and each.kind in ("number", "date")]


@pytest.mark.parametrize(("left", "right"), [
    ("The company Kanto paid 2,340 workers.", "Die Firma Kanto bezahlte 2.840 Arbeiter."),
    ("The company Kanto paid 30,000 workers.", "Die Firma Kanto bezahlte 300.000 Arbeiter."),
    ("The firm Kanto is worth 3.4 billion dollars.", "Die Firma Kanto ist 3,4 Millionen Dollar wert."),
    ("The company Kanto was founded in 1978.", "Die Firma Kanto wurde 1987 gegründet."),
])
def test_a_changed_digit_or_scale_is_certain(left: str, right: str) -> None:
    assert [each.sure for each in parting(left, right)] == [True]


@pytest.mark.parametrize(("left", "right"), [
    ("The bridge of Kanto is 40 miles away.", "Die Brücke von Kanto ist 90 km entfernt."),
    ("The bridge of Kanto is 136 km/h fast.", "Die Brücke von Kanto ist 134 km/h schnell."),
    ("The company Kanto paid 2,340 workers.", "Die Firma Kanto bezahlte 7.156 Arbeiter."),
])
def test_measures_and_numbers_that_are_not_alike_are_worth_a_look(left: str, right: str) -> None:
    assert not any(each.sure for each in parting(left, right))
