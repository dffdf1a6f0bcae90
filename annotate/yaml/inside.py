"""Texts inside braces that hold what parts entries there: `{gloss: seven: injured}`, `{quote: 6000 […] dead}`."""

from __future__ import annotations

import re
from typing import Final

from annotate.problem import Problem
from annotate.yaml.pairs import unmatched
from annotate.yaml.stumble import Stumble, quoted
from annotate.yaml.trial import readable

_FLOW_KEY: Final = re.compile(r"(?P<open>[{,]) *(?P<key>[A-Za-z][\w-]{0,79}): +")
_MOST: Final = 2_000  # code points of a line that is looked at


def text(at: Stumble) -> Problem | None:
    """The value that YAML stumbles in, in quotes, if the file can be read so."""
    if "flow" not in at.words or at.line != at.began or len(at.text) > _MOST:
        return None
    keys = [*_FLOW_KEY.finditer(at.text)]
    match = next((each for each in reversed(keys) if each.end() <= at.column), None)
    if match is None:
        return None
    start = match.end()
    end = next((each.start() for each in keys if each.start() >= at.column), None) or _end(at.text, start)
    value = at.text[start:end].rstrip()
    if value[:1] in (*"'\"{",) or not re.search(r": |[\[\]{}]", value) or "，" in value or _is_list(value):
        return None
    written = f"{match['key']}: {quoted(value)}"
    changed = at.text[: match.start("key")] + written + at.text[start + len(value) :]
    if not readable([*at.lines[: at.line], changed, *at.lines[at.line + 1 :]]):
        return None
    span = (at.line, start, start + len(value))
    code, what = ("yaml-colon", "a colon and a space") if ": " in value else ("yaml-quotes", "brackets")
    return at.problem(code, f"a value with {what} in it stands in quotes", span, f"write {written}")


def _end(text: str, start: int) -> int:
    """Without the brackets that close what was opened before it."""
    before = text[:start]
    depth = sum(before.count(each) for each in "{[") - sum(before.count(each) for each in "}]")
    end = len(text)
    while depth > 0 and text[end - 1] in "}] ":
        depth -= text[end - 1] != " "
        end -= 1
    return end


def _is_list(value: str) -> bool:
    """Whole, or not closed."""
    if not value.startswith("["):
        return False
    return unmatched(value, 0) is not None or (value.endswith("]") and "[" not in value[1:])
