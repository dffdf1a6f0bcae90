"""Numbers and days as programs write them or people say them, and how they are written here."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from decimal import Decimal
from typing import Final

from annotate.hedged import counted

_CODED: Final = re.compile(r"0(?:[xX][0-9a-fA-F]{1,16}|[oO][0-7]{1,16}|[bB][01]{1,32})")
_SCIENTIFIC: Final = re.compile(r"[+-]?(?=\.?[0-9])[0-9]{0,24}\.?[0-9]{0,12}(?:[eE][+-]?[0-9])?")
_TIMED: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|[ \t]{1,9})[0-9]{1,2}:")


def plain_number(text: str) -> str | None:
    """`0x1F`, `0o17`, `1e3`, `.5`, `+5`, `1.` as `31`, `15`, `1000`, `0.5`, `5`, `1`; None for anything else."""
    if _CODED.fullmatch(text):
        return str(int(text, 0))
    if not _SCIENTIFIC.fullmatch(text):
        return None
    number = Decimal(text)
    return f"{number.to_integral_value() if number == number.to_integral_value() else number:f}"


def day_of(text: str) -> str | None:
    """The day of `2025-11-14T10:00:00Z`, as it is written; None where no time stands behind a day."""
    match = _TIMED.match(text)
    return match[1] if match else None


SEPARATED: Final = re.compile(r"-?[0-9]{1,3}(?:[,.'’_\s\u00a0\u202f][0-9]{3})+")
_PREFIX: Final = "(?:[A-Z][A-Za-z0-9]{0,7}-)?"
_FROM_TO: Final = re.compile(rf"{_PREFIX}([0-9]{{1,7}})\s*(?:-|–|\.\.)\s*{_PREFIX}([0-9]{{1,7}})")
_NAMES: Final = re.compile(r"([A-Z][A-Za-z0-9]{0,7})-([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6}))?")
_LONGEST_RUN: Final = 20


def segments_meant(text: str) -> list[int]:
    """The numbers of `A-4`, `1-7`, `1, 7`, `1_000`, `１７`; none where they cannot be told."""
    text = unicodedata.normalize("NFKC", text)
    if match := _FROM_TO.fullmatch(text):
        return _run(int(match[1]), int(match[2]))
    if name := _NAMES.fullmatch(text):
        return [int(name[2])]
    plain = re.sub("[^0-9]", "", text) if SEPARATED.fullmatch(text) or "_" in text else plain_number(text)
    if plain is not None:
        return [int(plain)] if plain.isdecimal() and 0 < int(plain) < 10**7 else []
    return [int(each) for each in re.findall("[0-9]{1,7}", "" if ":" in text else text) if int(each)]


def names_meant(text: str) -> list[str]:
    """The segments of `a13`, `A:13`, `A–13`, `A-13-14`; none where they cannot be told."""
    plain = unicodedata.normalize("NFKC", text)
    joined = re.sub(r"[^A-Za-z0-9]+|(?<=[A-Za-z])(?=[0-9]+$)", "-", plain).strip("-")
    match = _NAMES.fullmatch(joined[:1].upper() + joined[1:])
    if not match:
        return []
    return [f"{match[1]}-{number}" for number in _run(int(match[2]), int(match[3] or match[2]))]


def _run(first: int, last: int) -> list[int]:
    return [*range(first, last + 1)] if 0 < first <= last <= first + _LONGEST_RUN else []


_SIGNS: Final = {"\u2265": ">=", "\u2264": "<=", "\u2248": "~", "\u223c": "~", "\u301c": "~", "\u2010": "-",
                 "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-"}
_QUOTES: Final = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\u300c\u300d\"'"
_RANGE: Final = re.compile(r"((?:[<>]=?|~)? ?)([0-9][0-9./-]*?[0-9]|[0-9]) ?(?:-|to|and|\.{3,}|~) ?([0-9][0-9./-]*)")
_SIGNED: Final = re.compile(r"((?:[<>]=?|~)? ?)([0-9].*)")
_MONTHS: Final = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_NAMED: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?,?)?,? (\d{4})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4}) ?[./年-] ?(\d{1,2})(?: ?[./月-] ?(\d{1,2})日?)?月?")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")


def plain_signs(text: str) -> str:
    """With the signs of a Latin keyboard for those of others, without quotation marks of print around it."""
    text = "".join(_SIGNS.get(each, each) for each in unicodedata.normalize("NFKC", text.strip(_QUOTES + " ")))
    return " ".join(text.split())


def plain_value(text: str) -> str:
    """`600-700`, `6000+`, `1.4 million`, `6000 soldiers` as values are written; what is none of these as it is."""
    text = plain_signs(text)
    if match := _RANGE.fullmatch(text):
        return f"{match[1]}{match[2]}..{match[3]}"
    if match := re.fullmatch(r"([0-9.]+) ?\+", text):
        return f">= {match[1]}"
    if (match := _SIGNED.fullmatch(text)) and (number := counted(match[2])):
        return f"{match[1]}{number}"
    return text.replace(":", "/")


def plain_day(text: str) -> str:
    """`17 Nov 2025`, `15/11/2025`, `20251117` as days are written, where only one day can be meant."""
    text = plain_signs(text)
    if match := _YEAR_FIRST.fullmatch(text):
        return "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    if (match := _NAMED.fullmatch(text)) and (month := _MONTHS.get(match[2][:3].lower())):
        day = match[1] or match[3]
        return f"{match[4]}-{month:02}" + (f"-{int(day):02}" if day else "")
    if match := _DAY_FIRST.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return f"{match[3]}-{second:02}-{first:02}"
        if second > 12:
            return f"{match[3]}-{first:02}-{second:02}"
    if match := _COMPACT.fullmatch(text):
        return "-".join(match.groups())
    return text
