"""Names of months and weekdays and the order of a date, of every language that Babel has (CLDR, Unicode licence).

`python -m tests.calendars` rewrites `annotate/suggest/date/names.json`. It is a table and not Babel at run time, for
Babel keeps the names that one language lacks in a place that all share: what Persian has would depend on whether
Hebrew was asked before.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Final

from babel import localedata
from babel.localedata import LocaleDataDict
from unicode_rbnf import RbnfEngine

TABLE: Final = Path(__file__).parent.parent / "annotate" / "suggest" / "date" / "names.json"
SIGNS: Final = {"y": "y", "M": "m", "L": "m", "d": "d"}
MARKS: Final = "\u200e\u200f\u061c"
SPELLED: Final = frozenset(RbnfEngine.get_supported_languages())


def forms(names: LocaleDataDict, number: int) -> list[str]:
    """Each name once, lower case, without the dot of an abbreviation; names that are only numbers are left out."""
    widths = [(context, width) for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]
    found = [names[context][width][number] for context, width in widths]
    plain = (each.lower().strip(MARKS).rstrip(".॰׳'’") for each in found)
    return list(dict.fromkeys(each for each in plain if len(each) > 1 and not any(sign.isdecimal() for sign in each)))


def order(pattern: str) -> str:
    return "".join(dict.fromkeys(SIGNS[sign] for sign in pattern if sign in SIGNS))


def calendar(name: str) -> dict[str, object]:
    data = LocaleDataDict(deepcopy(localedata.load(name)))  # type: ignore[arg-type]  # Babel against itself
    short = data["date_formats"]["short"].pattern
    return {
        "order": order(short),
        "months": [forms(data["months"], month) for month in range(1, 13)],
        "days": [forms(data["days"], day) for day in range(7)],
    }


def spelled(engine: RbnfEngine, number: int) -> Iterator[list[str]]:
    """Each way to say it, in its words: "twenty", "second"."""
    rules = [name for name in engine.rulesets if name.startswith("spellout-") and "year" not in name]
    for words in engine.format_number(number, ruleset_names=rules).text_by_ruleset.values():
        if not re.search("[0-9]", words):
            yield re.split(r"[\s\-\u2010-\u2015]+", words.lower().replace("\u00ad", ""))


def days(language: str) -> dict[str, int]:
    """Words from one to thirty-one that stand alone, and those for twenty and thirty within "two and twenty"."""
    engine = RbnfEngine.for_language(language)
    words: dict[str, int] = {}
    for number in (*range(1, 21), 30, *range(21, 30), 31):
        for parts in spelled(engine, number):
            if len(parts) == 1:
                words.setdefault(parts[0], number)
            elif number > 20 and len(parts) == 2:
                known = [words.get(part, 0) for part in parts]
                for part, other in zip(parts, reversed(known), strict=True):
                    tens = number - other
                    if other and part not in words and (tens in (20, 30) or tens < 10):
                        words[part] = tens
    return {word: value for word, value in words.items() if not word.isdecimal()}


def text() -> str:
    """One language a line; of a region or a script only the order, and only where it is another one."""
    names = sorted(localedata.locale_identifiers(), key=lambda name: (name.partition("_")[0], "_" in name, name))
    root = calendar("root")["days"]
    told: dict[str, dict[str, object]] = {}
    for name in names:
        language, _, rest = name.partition("_")
        got = calendar(name)
        if not rest and got["days"] != root:
            told[name] = got | ({"numbers": days(name)} if name in SPELLED and name not in ("ja", "zh", "yue") else {})
        elif rest.isupper() and language in told and got["order"] != told[language]["order"]:
            told[name] = {"order": got["order"]}
    lines = (f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}" for name, each in told.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    sys.exit(not TABLE.write_text(text(), "utf-8"))
