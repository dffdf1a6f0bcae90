"""The kinds of scalar in `story.yml`, each checked in the author's words; each error's type is a problem code."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from annotate import characters, encoding, languages, urls
from annotate.address import LONGEST
from annotate.codes import CODES, WARNINGS
from annotate.mistyped import names_meant, segments_meant
from annotate.nearest import nearest
from annotate.value import Date, Unread, Value, parse, parse_date

LONGEST_SLUG = 80

SIGLUM = re.compile(r"[A-Z][A-Za-z0-9]{0,7}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SEGMENT = re.compile(r"([A-Z][A-Za-z0-9]{0,7})-([1-9][0-9]{0,6})")
COUNT = re.compile(r"[1-9][0-9]{0,6}")
HASH = re.compile(r"[0-9a-f]{64}")


def problem(code: str, message: str, *help: str) -> PydanticCustomError:
    """What `annotate.load` turns into a Problem; the texts travel as context, since templates would eat braces."""
    return PydanticCustomError(code, "{message}", {"message": message, "help": help})


def _filled(text: str) -> str:
    if not text.strip():
        raise problem("empty-value", "this is empty", "write something here, or take the whole line out")
    return text.rstrip("\n")  # block scalars (`>`, `|`) end in a line break that nobody meant


def _line(text: str) -> str:
    text = _filled(text)
    if "\n" in text:
        raise problem("several-lines", "expected one line, found several", "join the lines; `>` instead of `|` does it")
    if found := characters.deceiving(text):
        raise problem("deceiving-character", f"{characters.name(found)} does not belong here", characters.REMOVE)
    return text


def _slug(text: str) -> str:
    if SLUG.fullmatch(text) and len(text) <= LONGEST_SLUG:
        return text
    better = _slug_of(text)
    advice = f"write {better}" if better else "write a short name such as killed or who-said-it"
    raise problem("bad-id", "an id has only a-z, 0-9 and single hyphens between them", advice)


def _slug_of(text: str) -> str:
    """Without accents, in small letters, with hyphens for all else."""
    letters = unicodedata.normalize("NFKD", characters.INVISIBLE.sub("", text).lower().replace("đ", "d"))
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", letters))
    return plain.strip("-")[:LONGEST_SLUG].strip("-")


def _siglum(text: str) -> str:
    if SIGLUM.fullmatch(text):
        return text
    better = better_siglum(text)
    advice = f"write {better}" if better else "write A, B, C or a short name such as Tass"
    raise problem("bad-siglum", "a siglum is a capital letter and up to 7 letters or digits", advice)


def better_siglum(text: str) -> str | None:
    """The nearest text that is a siglum."""
    letters = re.sub(r"[^A-Za-z0-9]", "", text)[:8]
    letters = letters[:1].upper() + letters[1:]
    return letters if SIGLUM.fullmatch(letters) else None


def _language(text: str) -> str:
    if isinstance(tag := languages.read(text), Unread):
        raise problem("bad-language", tag.message, tag.help)
    return tag


def _partial_day(text: object) -> Date:
    if isinstance(text, Date):
        return text
    day = parse_date(_scalar(text, "a date such as 2025-11-14"))
    if isinstance(day, Unread):
        raise problem("bad-date", day.message, day.help)
    return day


def _day(text: object) -> Date:
    day = _partial_day(text)
    if day.day is None:
        raise problem("bad-date", f"expected a day, found “{text}”", "write year-month-day, such as 2025-11-14")
    return day


def _value(text: object) -> Value:
    if not isinstance(text, str | list | dict):
        return text  # type: ignore[return-value]  # built in Python, already read
    value = parse(_scalar(text, 'a value such as 600, "> 6000" or 10000..12000'))
    if isinstance(value, Unread):
        raise problem("bad-value", value.message, value.help)
    return value


def _address(text: str) -> str:
    if isinstance(address := urls.read(text), Unread):
        raise problem("bad-address", address.message, address.help)
    return address


def _file_name(text: str) -> str:
    text = _filled(text)
    if found := characters.deceiving_in_name(text):
        raise problem(
            "deceiving-character", f"{characters.name(found)} does not belong in a file name", characters.REMOVE
        )
    return text


def _encoding(text: str) -> str:
    if isinstance(name := encoding.read(text), Unread):
        raise problem("bad-encoding", name.message, name.help)
    return name


def _warning(text: str) -> str:
    if text in WARNINGS:
        return text
    if text in CODES:
        advice = "take it out, and mend what that problem tells"
        raise problem("bad-choice", f"{text} is an error, and only a warning can be accepted", advice)
    close = nearest(text, WARNINGS)
    advice = f"write {close or ' or '.join(WARNINGS)}"
    raise problem("bad-choice", f"expected the code of a warning, found “{text[:40]}”", advice)


def _sha256(text: str) -> str:
    if not HASH.fullmatch(text.lower()):
        found = f"{len(text)} characters" if re.fullmatch("[0-9a-fA-F]*", text) else f"“{text[:20]}”"
        advice = "take the line out, or paste what `sha256sum FILE` prints"
        raise problem("bad-sha256", f"expected 64 hexadecimal digits, found {found}", advice)
    return text.lower()


def _count(text: object) -> int:
    if isinstance(text, int):
        return text
    if not COUNT.fullmatch(read := _scalar(text, "a segment number such as 7")):
        raise problem("wrong-type", f"expected a segment number, found “{read[:40]}”", _count_help(read))
    return int(read)


def _count_help(text: str) -> str:
    meant = segments_meant(text[:40])
    if not meant:
        return "write the number that `annotate show` prints in front of the segment"
    return f"write [{', '.join(map(str, meant))}]" if len(meant) > 1 else f"write {meant[0]}"


def _listed(value: object) -> object:
    """One may stand for a list of one."""
    if isinstance(value, list | tuple):
        return value
    if isinstance(value, dict):
        raise problem("wrong-type", "expected a list of segment numbers, found a mapping", "write [1, 7, 15]")
    return [value]


def _listed_names(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _segment_name(text: object) -> str:
    name = _scalar(text, "a segment such as A-4")
    if not SEGMENT.fullmatch(name):
        meant = names_meant(name[:40])
        advice = f"write {', '.join(meant)}" if meant else "write [A-4]: a siglum, a hyphen, a number"
        raise problem("bad-segment", f"expected a segment such as A-4, found “{name[:40]}”", advice)
    return name


def _scalar(value: object, expected: str) -> str:
    if isinstance(value, str | int):
        return str(value)
    found = "a list" if isinstance(value, list | tuple) else "a mapping"
    raise problem("wrong-type", f"expected {expected}, found {found}", *_scalar_help(value, expected))


def _scalar_help(value: object, expected: str) -> list[str]:
    one = value[0] if isinstance(value, list | tuple) and len(value) == 1 else None
    if isinstance(one, str):
        return [f"write {one}, without brackets and hyphens"]
    if isinstance(value, dict) and len(value) == 1 and "segment" in expected:
        return [f"write {siglum}-{number}" for siglum, number in value.items() if isinstance(number, str)]
    if isinstance(value, list) and len(value) == 2 and all(isinstance(each, str) for each in value):
        return [f"write {value[0]}..{value[1]} for a range; or give the source two readings, each with its quote"]
    return [f"write {expected.partition('such as ')[2] or expected}"]


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **schema})


def _pattern(regex: re.Pattern[str]) -> WithJsonSchema:
    return _schema(pattern=f"^(?:{regex.pattern})$")


def written(value: Date | Value) -> str:
    """As an author writes it."""
    return value.written


_NUMBER_SCHEMA: dict[str, Any] = {"type": "integer", "minimum": 1}
_ONE_OR_MORE: dict[str, Any] = {"anyOf": [_NUMBER_SCHEMA, {"type": "array", "items": _NUMBER_SCHEMA}]}

Words = Annotated[str, AfterValidator(_filled), _schema(minLength=1)]
Line = Annotated[str, AfterValidator(_line), _schema(minLength=1)]
Slug = Annotated[str, AfterValidator(_slug), _pattern(SLUG)]
Siglum = Annotated[str, AfterValidator(_siglum), _pattern(SIGLUM)]
Language = Annotated[str, AfterValidator(_language), _schema(pattern="^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$")]
PartialDay = Annotated[
    Date, PlainValidator(_partial_day), PlainSerializer(written), _schema(pattern="^[0-9]{4}(?:-[0-9]{2}){0,2}$")
]
Day = Annotated[Date, PlainValidator(_day), PlainSerializer(written), _schema(format="date")]
ValueText = Annotated[
    Value, PlainValidator(_value), PlainSerializer(written), WithJsonSchema({"type": ["string", "number"]})
]
Address = Annotated[str, AfterValidator(_address), _schema(pattern="^https?://", maxLength=LONGEST)]
FileName = Annotated[str, AfterValidator(_file_name), _schema(minLength=1)]
Encoding = Annotated[str, AfterValidator(_encoding), _schema(minLength=1)]
Sha256 = Annotated[str, AfterValidator(_sha256), _pattern(HASH)]
Count = Annotated[int, PlainValidator(_count), WithJsonSchema(_NUMBER_SCHEMA)]
Numbers = Annotated[tuple[Count, ...], BeforeValidator(_listed), WithJsonSchema(_ONE_OR_MORE)]
SegmentName = Annotated[str, PlainValidator(_segment_name), _pattern(SEGMENT)]
SegmentNames = Annotated[tuple[SegmentName, ...], BeforeValidator(_listed_names)]
WarningCode = Annotated[str, AfterValidator(_warning), _schema(enum=[*WARNINGS])]
