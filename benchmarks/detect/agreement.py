"""Do the translations of one sentence tell the same figures as the English? Over NTREX, line by line.

A figure is a number or a date. Numbers agree where they are the same as told or in SI, or where a translator turned a
unit into another (5 miles, 8 km: .06 apart at most; a degree whose scale is not said agrees in either).
Each end of a range and each of "37 of 64" counts. Dates are a kind of their own, but a year is the number that names
it; those told from the day of reading alone ("Saturday") are left out.

Not counted on either side: where no unit but one of time is told, whole numbers up to two, for their words are
articles, pronouns and duals in half of the languages ("one", "both", "عامين"), and halves, which are words of another
kind. A length of time with such a number still answers the same length told otherwise: half an hour and 30 minutes, a
couple of decades and 20 years, one day and 24 hours.

Translators slip (35 million told as 25, 2.25 billion as 25.2), convert roughly (1 inch, 2 cm), leave a figure out or
say "surely" for "100 percent"; such lines stay in, and bound what can be reached. Read in documents 1 to 20 (line of
the text: what is told for what); the Portuguese has millimetres for centimetres all through a weather report:
por 185 (227 kg: 550 lb), 205 (25 mm: 10 in), 207 (2.5-10 mm: 1-4 in), 208 (5-7 mm: 2-3 in), 209 (5-10 mm: 2-4 in);
ita 132 (25 m: 30 yd), 207 (2 cm: 1 in), 208 and 209 (2.5 cm: 2 in), 214 (1 cm: half an inch), 224 (12: 10 °F), 269
(2.6 twice); spa 60 (2800 billones: 2.8bn), 207 (2 cm: 1 in), 214 (2 cm: half an inch), 221 (7: 20 °F), 224 (12: 10 °F);
pol 70 (21st century: 2000s), 221 (10 °C: 20 °F); vie 32 (1870s: 1870), 166 (24/7: 247), 268 (6 ft 6 years: 6 ft 6 in);
fra 11 (2007: 2017), 268 (a weight more); ind 70 (2000: 2000s), 268 (6.6 ft: 6 ft 6 in); deu 214 (1 cm: half an inch).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import Final

from annotate.suggest.date import dates
from annotate.suggest.found import Quantity, When
from annotate.suggest.quantity import quantities
from benchmarks.detect.measure import Measure

TAGS: Final = dict(
    pair.split(":") for pair in (
        "arb:ar deu:de fas:fa fra:fr fra-CA:fr hin:hi ind:id ita:it jpn:ja kor:ko pol:pl por:pt por-BR:pt "
        "rus:ru spa:es spa-MX:es tur:tr ukr:uk vie:vi zho-CN:zh zho-TW:zh-Hant nld:nl swe:sv dan:da fin:fi "
        "ces:cs heb:he tha:th ell:el hun:hu ron:ro bul:bg cat:ca slk:sk "
    ).split()
)
ENGLISH: Final = "eng-src"
CONVERTED: Final = Fraction(3, 50)  # 100 miles are 160 kilometres; a tenth would hide real slips
TRIVIAL: Final = (Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as told and in `unit`; or a date, its two ends as written."""

    told: Fraction = Fraction(0)
    value: Fraction = Fraction(0)
    unit: str = ""
    told_unit: str = ""
    date: tuple[str, str] | None = None


def figures(text: str, tag: str) -> list[Figure]:
    found = [Figure(date=each.written) for each in dates(text, tag) if _absolute(each)]
    for quantity in quantities(text, tag):
        found += _ends(quantity)
    return found


def counts(figure: Figure) -> bool:
    return figure.date is not None or figure.told not in TRIVIAL or figure.unit not in ("", "s")


def _absolute(each: When) -> bool:
    """"October last year" names a month, "Saturday" and "last year" nothing that another day of reading has not."""
    day_alone = each.relative and each.written[0][4:8] == "-XX-"
    return any(sign.isdecimal() for sign in "".join(each.written)) and not day_alone


def _ends(quantity: Quantity) -> list[Figure]:
    if quantity.of:
        return [Figure(each, each) for each in quantity.of]
    told = quantity.told or (quantity.low, quantity.high)
    ends = [
        Figure(said, value, quantity.unit, quantity.told_unit)
        for said, value in zip(told, (quantity.low, quantity.high), strict=True)
    ]
    return ends[: 1 + (quantity.low != quantity.high)]


def same(left: Figure, right: Figure) -> bool:
    if left.date and right.date:
        return left.date == right.date
    if left.date or right.date:
        return _year(left) == _year(right)
    if left.told == right.told or left.value == right.value:
        return True
    if "°" in (left.unit, right.unit) and {left.unit, right.unit} <= {"°", "°C"}:
        return _degrees(left, right) or _degrees(right, left)
    return left.unit == right.unit != "" and left.told_unit != right.told_unit and _near(left.value, right.value)


def _year(figure: Figure) -> str:
    """ "The Act 2017" tells a number to one reader and a year to the next."""
    return str(figure.told) if figure.date is None else figure.date[0] if figure.date[0] == figure.date[1] else ""


def _near(left: Fraction, right: Fraction) -> bool:
    return abs(left - right) <= CONVERTED * abs(left)


def _degrees(bare: Figure, other: Figure) -> bool:
    """A degree whose scale is not said may be one of Fahrenheit, of a temperature or of a difference."""
    ninths = Fraction(5, 9)
    return bare.unit == "°" and any(
        abs(value - other.value) < 1 for value in ((bare.told - 32) * ninths, bare.told * ninths)
    )


def unmatched(left: Sequence[Figure], right: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What either side has alone, of what counts."""
    rest, alone = [each for each in right if counts(each)], []
    for each in filter(counts, left):
        found = next((at for at, other in enumerate(rest) if same(each, other)), None)
        if found is None:
            alone.append(each)
        else:
            del rest[found]
    return _unanswered(alone, right), _unanswered(rest, left)


def _unanswered(alone: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Without the lengths of time that the other side tells by a number that does not count ("half an hour")."""
    lengths = [each.value for each in others if each.unit == "s" and not counts(each)]
    left = []
    for each in alone:
        if each.unit == "s" and each.value in lengths:
            lengths.remove(each.value)
        else:
            left.append(each)
    return left


def rates(english: Sequence[str], other: Sequence[str], tag: str) -> tuple[float, float, int]:
    """Recall, precision, and how many figures the English has."""
    said = told = missed = more = 0
    for left, right in zip(english, other, strict=True):
        first, second = figures(left, "en"), figures(right, tag)
        alone, rest = unmatched(first, second)
        said, told = said + sum(map(counts, first)), told + sum(map(counts, second))
        missed, more = missed + len(alone), more + len(rest)
    return 1 - missed / max(1, said), 1 - more / max(1, told), said


def measures(data: Path) -> Iterator[Measure]:
    folder = data / "ntrex"
    if not (folder / f"{ENGLISH}.txt").is_file():
        return
    english = lines(folder / f"{ENGLISH}.txt")
    recalls, precisions = [], []
    for name, tag in TAGS.items():
        if (folder / f"{name}.txt").is_file():
            recall, precision, count = rates(english, lines(folder / f"{name}.txt"), tag)
            recalls.append(recall)
            precisions.append(precision)
            yield Measure(f"agreement/{name}/recall", recall, count)
            yield Measure(f"agreement/{name}/precision", precision, count)
    if recalls:
        yield Measure("agreement/median/recall", median(recalls), len(recalls))
        yield Measure("agreement/median/precision", median(precisions), len(precisions))
        yield Measure("agreement/lowest", min(recalls + precisions), len(recalls))


def lines(path: Path) -> list[str]:
    """Split at line feeds alone: a text may hold other line separators."""
    return path.read_text("utf-8").removesuffix("\n").split("\n")
