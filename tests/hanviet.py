"""`python -m tests.hanviet`: how Chinese characters are read in Vietnam and Korea, and how they are simplified,
as compact tables.

From Unihan's kVietnamese and kHangul (Unicode licence; Debian's `unicode-data` has the files), with what is told by
hand in `hanviet_more.txt`. A simplified character has the readings of its traditional ones. A line of a table is a
reading and all of its characters.
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator, Mapping
from pathlib import Path

UNIHAN = Path("/usr/share/unicode")
TABLES = Path(__file__).parent.parent / "annotate" / "suggest" / "name"
FIRST, LAST = "\u4e00", "\u9fff"  # rarer characters stand in no newspaper


def rows(file: str, key: str) -> Iterator[tuple[str, list[str]]]:
    """The character and the values of one property."""
    with bz2.open(UNIHAN / f"Unihan_{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            code, _, rest = line.partition("\t")
            name, _, value = rest.rstrip("\n").partition("\t")
            if name == key and code.startswith("U+"):
                yield chr(int(code.removeprefix("U+"), 16)), value.split()


def told() -> Iterator[tuple[str, str]]:
    """The hand-told readings: (character, reading)."""
    for line in Path(__file__).with_name("hanviet_more.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            reading, _, characters = line.partition(" ")
            yield from ((each, reading) for each in characters)


def table(readings: Mapping[str, list[str]]) -> str:
    """Each simplified character also as its traditional ones; sorted, so that it is the same wherever it is made."""
    full = {each: list(values) for each, values in readings.items()}
    for simple, variants in rows("Variants", "kTraditionalVariant"):
        others = [value for each in variants for value in readings.get(chr(int(each.removeprefix("U+"), 16)), [])]
        if others:
            full[simple] = [*full.get(simple, []), *others]
    lines: dict[str, list[str]] = {}
    for character in sorted(full):
        if FIRST <= character <= LAST:
            for value in dict.fromkeys(full[character]):
                lines.setdefault(value, []).append(character)
    return "".join(f"{value} {''.join(characters)}\n" for value, characters in sorted(lines.items()))


def vietnamese() -> str:
    readings = dict(rows("Readings", "kVietnamese"))
    for character, reading in told():
        readings[character] = [*readings.get(character, []), reading]
    return table(readings)


def korean() -> str:
    """`금:0E` is 금; the number says in which school lists it stands."""
    return table({each: [value.partition(":")[0] for value in values] for each, values in rows("Readings", "kHangul")})


def simplified() -> str:
    """Each simplified character and the traditional ones that become it; one that becomes several is the first's."""
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for simple, variants in rows("Variants", "kTraditionalVariant"):
        for character in (chr(int(each.removeprefix("U+"), 16)) for each in variants):
            usual = FIRST <= character <= LAST and FIRST <= simple <= LAST
            if usual and character not in taken and character != simple:
                taken.add(character)
                found.setdefault(simple, []).append(character)
    return "".join(f"{simple} {''.join(sorted(each))}\n" for simple, each in sorted(found.items()))


if __name__ == "__main__":
    (TABLES / "simplified.txt").write_text(simplified(), encoding="utf-8")
    (TABLES / "hanviet.txt").write_text(vietnamese(), encoding="utf-8")
    (TABLES / "hangul.txt").write_text(korean(), encoding="utf-8")
