"""Forms of number words that follow from others by rule, as `numbers:` of a language's YAML tells it.

`glued_tens` {20: இருபத்தி}: written together with the units. `ordinal_endings` [வாँ, "-்+ாം"]: behind a word, or in
the place of its last signs. `halves_before` {1/2: साढ़े}: "half more than", before a number. `spellings` [[ँ, ं]]: what
some write for what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import cast

Known = tuple[str, Fraction]
Words = Mapping[str, Known]
UNITS = range(1, 10)
HALVED = range(1, 26)
ORDINAL = {"n": "o", "x": "O"}


def inflected(words: Words, hand: Mapping[str, object]) -> dict[str, Known]:
    """The words with all that follows from them; a word that is there already stays what it is."""
    made = dict(words)
    for step in (_elided, _glued, _ordinals, _halved):
        made = {**dict(step(made, hand)), **made}
    for written, other in cast("Iterable[tuple[str, str]]", hand.get("spellings") or ()):
        made = {**{form.replace(written, other): known for form, known in made.items() if written in form}, **made}
    return made


def _units(words: Words, upto: range) -> Iterator[tuple[str, Fraction]]:
    return (
        (form, value)
        for form, (kind, value) in words.items()
        if kind == "n" and value.denominator == 1 and int(value) in upto
    )


def _elided(words: Words, hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    """What stands before an ending with a vowel: "trentadu" of "trentaduenne", the whole word beside it."""
    vowels = tuple(str(each) for each in cast("Iterable[object]", hand.get("elided") or ()))
    if not vowels:
        return
    units = list(_units(words, UNITS))
    for form, value in _units(words, range(11, 100)):
        whole = [(form, value)]
        if value % 10 == 0:
            whole += [
                ((form[:-1] if unit.startswith(vowels) else form) + unit, value + one)
                for unit, one in units
                if unit.startswith(("u", "o")) or not unit.startswith(vowels)
            ]
        for each, told in whole:
            yield each, ("n", told)
            if each.endswith(vowels):
                yield each[:-1], ("n", told)


def _glued(words: Words, hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    for ten, stems in cast("Mapping[int, str]", hand.get("glued_tens") or {}).items():
        for stem in stems.split("|"):
            if " " not in stem:
                yield stem, ("n", Fraction(ten))
            for form, value in _units(words, UNITS):
                yield stem + form, ("n", ten + value)


def _halved(words: Words, hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    for part, forms in cast("Mapping[str, str]", hand.get("halves_before") or {}).items():
        for before in forms.split("|"):
            for form, value in _units(words, HALVED):
                yield f"{before} {form}", ("n", value + Fraction(part))


def _ordinals(words: Words, hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    for ending in cast("Iterable[str]", hand.get("ordinal_endings") or ()):
        dropped, _, added = ending.rpartition("+")
        dropped = dropped.removeprefix("-")
        for form, (kind, value) in words.items():
            if kind in ORDINAL and form.endswith(dropped) and value.denominator == 1:
                yield form.removesuffix(dropped) + added, (ORDINAL[kind], value)
