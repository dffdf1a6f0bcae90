"""Measures, ages, sums of money and temperatures with their units, over cases of a public test suite.

A case is right where the values and units of its kind are all found, in order, and no more. Names of units in the
cases are English or the language's own; they are read by CLDR's names in both. Where the cases decide otherwise than
we: "Dollar", "Pound", "Franc" without a country are any currency of that name; a ton is metric or not; a degree without
a scale may be of an angle or of a temperature, and is looked for where the case has one; a cent may be of any currency.
Of a range the cases know the higher end alone, or both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Final, TypedDict

from annotate.suggest.found import Quantity
from annotate.suggest.quantity import quantities
from annotate.suggest.quantity.forms import lower
from annotate.suggest.quantity.names import names
from annotate.suggest.quantity.si import PARTS, Unit, unit
from benchmarks.detect.measure import Measure

OWN_DEGREES: Final = ("Degree", "Grado", "Degré", "Grau", "Grad")
AGES: Final = ("a", "month", "week", "d")
# Names of the cases that CLDR has otherwise: English ones, as the suite writes them
OWN: Final = {
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "rupee": "INR", "peso": "MXN", "lira": "TRY", "f": "fahrenheit",
    "c": "celsius", "k": "kelvin", "age": "year", "turn": "revolution", "pence": "penny", "mu": "mu", "jin": "jin",
    "liang": "liang", "ton": "tonne", "netherlands guilder": "NLG", "bitcoin": "BTC", "japanese yen": "JPY",
    "united states dollar": "USD", "dollar états-unis": "USD", "piede cubo": "cubic-foot", "finnish markka": "FIM",
}  # fmt: skip
CURRENCIES_ALIKE: Final = ("dollar", "pound", "franc", "rupee", "peso", "cent", "penny")


class Case(TypedDict):
    id: str
    lang: str
    kind: str
    text: str
    expect: list[list[float | str]]


@lru_cache(maxsize=2048)
def meant(name: str, tag: str, kind: str) -> Unit | None:
    """The unit that the case means by a name."""
    low = lower(name)
    if kind != "currency" and low == "pound":
        return unit("pound")
    if (key := OWN.get(low)) is not None:
        return unit(key)
    for language in (tag, "en"):
        found = names(language).behind.after(low, 0)
        if found is not None and found[0] == len(low):
            return unit("GBP") if kind == "currency" and found[1].key == "pound" else found[1]
    return None


def kind_of(quantity: Quantity) -> str:
    if quantity.unit in ("°C", "°"):
        return "temperature"
    if len(quantity.unit) == 3 and quantity.unit.isupper():  # ISO 4217
        return "currency"
    if quantity.unit == "s":
        return "age" if quantity.told_unit in AGES else "time"
    return "dimension" if quantity.unit not in ("", "%") else "number"


def agrees(quantity: Quantity, value: float, name: str, case: Case) -> bool:
    told, wanted = quantity.told, meant(name, case["lang"], case["kind"])
    if told is None or wanted is None or abs(told[1] - Fraction(str(value))) > Fraction(1, 1000000):
        return False
    if wanted.key in PARTS:
        return quantity.told_unit in PARTS
    if wanted.si == "°":
        return quantity.told_unit in ("°", "°C")
    return (quantity.unit, quantity.told_unit) == (wanted.si, wanted.symbol) or (
        lower(name) in CURRENCIES_ALIKE and wanted.currency and kind_of(quantity) == "currency"
    )


def ends(quantity: Quantity, values: set[Fraction]) -> list[Quantity]:
    """Both ends of a range where the case has both."""
    if quantity.told is None or quantity.told[0] == quantity.told[1] or quantity.told[0] not in values:
        return [quantity]
    return [replace(quantity, told=(end, end)) for end in quantity.told]


def right(case: Case) -> bool:
    bare = any(str(name) in OWN_DEGREES for _, name in case["expect"])
    found = [
        each
        for each in quantities(case["text"], case["lang"])
        if (bare if each.told_unit == "°" else kind_of(each) == case["kind"])
    ]
    values = {Fraction(str(value)) for value, _ in case["expect"]}
    found = [end for each in found for end in ends(each, values)]
    if len(found) != len(case["expect"]):
        return False
    return all(
        agrees(each, float(value), str(name), case) for each, (value, name) in zip(found, case["expect"], strict=True)
    )


def measures(data: Path) -> Iterator[Measure]:
    path = data / "units_cases.jsonl"
    if not path.is_file():
        return
    cases: list[Case] = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    results = [(case, right(case)) for case in cases]
    for part in ("kind", "lang"):
        groups: dict[str, list[bool]] = defaultdict(list)
        for case, good in results:
            groups[case["kind"] if part == "kind" else case["lang"]].append(good)
        yield from (Measure(f"units/{name}", rate(good), len(good)) for name, good in sorted(groups.items()))
    yield Measure("units", rate([good for _, good in results]), len(results))


def rate(good: Sequence[bool]) -> float:
    return sum(good) / max(1, len(good))
