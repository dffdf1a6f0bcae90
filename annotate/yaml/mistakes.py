"""What the author most likely did where YAML stumbles; YAML's own words mean little to who does not know its grammar.

Each question looks at the lines around the stumble and answers with a problem, or passes on to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from yaml import MarkedYAMLError

from annotate.problem import Problem
from annotate.yaml import inside, lookalikes, pairs, prose, quotes, slips
from annotate.yaml.stumble import KEY, PAIR, Stumble, indent_of, quoted, stumble
from annotate.yaml.trial import spaces

_WIDE_COLON: Final = re.compile(KEY + r" ?(?P<at>：) ?(?P<value>.*)")
_TIGHT_COLON: Final = re.compile(KEY + r"(?P<at>:)(?P<value>[^\s:/].*)")
_ITEM_KEY: Final = re.compile(r"\s*(?:- +)+(?P<at>[A-Za-z][\w-]{0,79}):(?: |$)")
_HYPHENS: Final = re.compile(r"\s*(?:- +)*(?P<at>-+ *(?P<value>[{\[].*))")
_SEGMENT_NUMBERS: Final = re.compile(r"[0-9]+(?:, *[A-Z][A-Za-z0-9]*: *[0-9]+)+")
_WIDE: Final = "expected a colon and a space, found a full-width colon"


def explain(error: MarkedYAMLError, file: str, lines: list[str]) -> Problem:
    """One problem; the questions go from sure to vague."""
    at = stumble(error, file, lines)
    answers = (question(at) for question in _QUESTIONS)
    return next((answer for answer in answers if answer), None) or _unknown(at)


def _wide_colon(at: Stumble) -> Problem | None:
    for line in at.near:
        if match := _WIDE_COLON.fullmatch(at.lines[line]):
            span = (line, match.start("at"), match.end("at"))
            help = f"write {match['key']}: {match['value']}".rstrip()
            return at.problem("yaml-colon", _WIDE, span, help)
    return None


def _tight_colon(at: Stumble) -> Problem | None:
    for line in at.near:
        if match := _TIGHT_COLON.fullmatch(at.lines[line]):
            span = (line, match.start("at"), match.end("at") + 1)
            help = f"write {match['key']}: {match['value']}"
            return at.problem("yaml-colon", "expected a space after the colon", span, help)
    return None


def _inner_colon(at: Stumble) -> Problem | None:
    """`title: Kursk: the mines`."""
    if "mapping values are not allowed" not in at.words:
        return None
    match, above = PAIR.fullmatch(at.text), _above(at)
    if match and match.end("key") == at.column and above is not None and _is_alone(at.lines[above]):
        return _text_alone(at, above)
    if match and match.start("at") < at.column:
        span = (at.line, match.start("at"), match.end("at"))
        if _SEGMENT_NUMBERS.fullmatch(match["at"]):
            help = f"write {match['before'].lstrip()}{{{match['key']}: {match['at']}}}"
            return at.problem("yaml-bracket", "entries on one line stand in braces", span, help)
        help = f"write {match['key']}: {quoted(match['at'])}"
        return at.problem("yaml-colon", "a value with a colon and a space in it stands in quotes", span, help)
    return slips.slip(at) or _deeper(at)


def _deeper(at: Stumble) -> Problem | None:
    """A key that is indented under a value: `title: x` and then `  language: en`."""
    above = _above(at)
    if above is None or indent_of(at.text) <= indent_of(at.lines[above]) or at.lines[above].rstrip().endswith(":"):
        return None
    return _misplaced(at, {})


def _hyphens(at: Stumble) -> Problem | None:
    """`-- {A: 4}` and `-{A: 4}`, which YAML takes for texts."""
    match = _HYPHENS.fullmatch(at.text)
    if not match or match["at"].startswith("- "):
        return None
    span = (at.line, match.start("at"), match.start("value"))
    message = "a list item begins with one hyphen and a space"
    return at.problem("yaml-indentation", message, span, f"write - {match['value']}")


def _above(at: Stumble) -> int | None:
    """The nearest line above that is not blank."""
    return next((line for line in range(at.line - 1, -1, -1) if at.lines[line].strip()), None)


def _directive(at: Stumble) -> Problem | None:
    if not at.text.startswith("%"):
        return None
    span = (at.line, 0, len(at.text))
    return at.problem("yaml-refused", "directives of YAML are not read", span, "take this line out")


def _no_colon(at: Stumble) -> Problem | None:
    if "could not find expected ':'" not in at.words and "simple key" not in at.words:
        return None
    line = at.lines[at.began]
    span = (at.began, at.began_column, len(line.rstrip()))
    text = line[at.began_column :].rstrip()
    if "：" in text:
        key, _, value = text.partition("：")
        wide = (at.began, at.began_column + len(key), at.began_column + len(key) + 1)
        return at.problem("yaml-colon", _WIDE, wide, f"write {key.strip()}: {value.strip()}")
    if text[:1] in ("{", "["):
        return at.problem("yaml-indentation", "this stands alone, without a key or a hyphen", span, f"write - {text}")
    return _text_alone(at, at.began)


_EQUALS: Final = re.compile(r"\s*(?P<key>[a-z][a-z0-9_]{0,79}) *= *(?P<value>\S.*)")
_KEY_FIRST: Final = re.compile(r"\s*(?P<key>[a-z][a-z0-9_]{0,79})(?: +(?P<value>\S.*))?")


def _is_alone(line: str) -> bool:
    """A word or more without a colon, which YAML joins with the line below."""
    return re.match(r"\s*[A-Za-z]", line) is not None and ":" not in line


def _text_alone(at: Stumble, line: int) -> Problem:
    start, end = indent_of(at.lines[line]), len(at.lines[line].rstrip())
    text = at.lines[line].rstrip()
    match = _EQUALS.fullmatch(text) or _KEY_FIRST.fullmatch(text)
    written = f"write {match['key']}: {match['value'] or ''}".rstrip() if match else ""
    help = (
        written or "write a colon and a space after the key",
        "or indent the line further than its key, if it continues a text",
    )
    return at.problem("yaml-colon", "expected a key with a colon, found a text alone", (line, start, end), *help)


def _stray(at: Stumble) -> Problem | None:
    """A sign of YAML's at the start of a line."""
    start = indent_of(at.text)
    if at.text[start : start + 1] not in (*"@`%&!|>*,]}",):
        return None
    help = "take it out, or put the text in quotes"
    return at.problem("yaml-quotes", f"a line begins with {at.text[start]}", (at.line, start, start + 1), help)


def _indentation(at: Stumble) -> Problem | None:
    if "block" not in at.words and "expected key" not in at.words:
        return None
    indent, want = indent_of(at.text), at.began_column
    if indent == want and at.text[indent : indent + 1] == "-":
        help = "indent it further than the key it belongs to"
        return at.problem("yaml-indentation", "a list item stands among keys", (at.line, indent, indent + 1), help)
    return None if indent == want else _misplaced(at, {want: at.began})


def _beside_items(at: Stumble) -> Problem | None:
    """`- A: 4` and below it `B: 2`, which begins under the hyphen and not under A."""
    key = re.match(KEY + ":(?: |$)", at.text)
    if "block collection" not in at.words or not key or key["before"].strip():
        return None
    above = (line for line in range(at.line - 1, -1, -1) if at.lines[line].startswith(" " * at.began_column + "-"))
    item = next(above, at.began)
    help = [f"begin it with a hyphen if it is an item of its own: - {at.text.strip()}"]
    if first := _ITEM_KEY.match(at.lines[item]):
        help.insert(0, f"indent it by {spaces(first.start('at'))}, as {first['at']} in line {item + 1}")
    span = (at.line, key.start("key"), key.end("key"))
    return at.problem("yaml-indentation", "this key does not stand under the keys of a list item", span, *help)


def _misplaced(at: Stumble, wanted: dict[int, int]) -> Problem:
    """`wanted`: an indentation that is possible here, and a line that has it; the line above shows another."""
    above, indent = _above(at), indent_of(at.text)
    if above is not None and (column := _column(at.lines[above], at.text)) != indent:
        wanted = {column: above, **wanted}
    ways = " or ".join(f"{spaces(want)} (as line {line + 1})" for want, line in wanted.items())
    message = f"this line is indented by {spaces(indent)}, which fits no line above"
    return at.problem("yaml-indentation", message, (at.line, 0, indent), f"indent it by {ways}")


def _column(above: str, line: str) -> int:
    """Where `line` would begin beside the line above: under its key, which may stand behind a hyphen."""
    item = _ITEM_KEY.match(above)
    return item.start("at") if item and not line.lstrip().startswith("-") else indent_of(above)


def _unknown(at: Stumble) -> Problem:
    end = len(at.text)
    if "document start" in at.words:
        way = "a story is made of keys and values, such as `title: …`; `annotate new` makes one from an article's file"
        message = "this line is neither a key with a value nor part of one above"
        return at.problem("yaml-syntax", message, (at.line, indent_of(at.text), end), way)
    help = (
        "put the value in quotes, and compare the indentation with the lines above",
        f"YAML says: {at.words.strip(': ')}",
    )
    return at.problem("yaml-syntax", "this cannot be read as YAML", (at.line, min(at.column, end), end), *help)


_QUESTIONS: tuple[Callable[[Stumble], Problem | None], ...] = (
    lookalikes.merge,
    _directive,
    lookalikes.tab,
    lookalikes.blank,
    slips.first_line,
    slips.section,
    slips.no_hyphen,
    _wide_colon,
    quotes.left_open,
    quotes.comparison,
    quotes.goes_on,
    quotes.never_closed,
    quotes.escape,
    _tight_colon,
    _hyphens,
    lookalikes.hyphen,
    lookalikes.bracket,
    lookalikes.comment,
    prose.left_text,
    prose.needs_sign,
    _inner_colon,
    _stray,
    quotes.hyphen,
    inside.text,
    quotes.starter,
    quotes.after_bracket,
    lookalikes.comma,
    pairs.mismatch,
    quotes.bracket,
    _no_colon,
    _beside_items,
    slips.slip,
    _indentation,
)
