"""What the author most likely did where YAML stumbles; YAML's own words mean little to who does not know its grammar.

Each question looks at the lines around the stumble and answers with a problem, or passes on to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from yaml import MarkedYAMLError

from annotate import yaml_quotes
from annotate.problem import Problem
from annotate.yaml_stumble import KEY, PAIR, Stumble, indent_of, quoted, stumble

_TAB: Final = re.compile(r" *(?P<at>\t+)")
_WIDE_COLON: Final = re.compile(KEY + r" ?(?P<at>：) ?(?P<value>.*)")
_TIGHT_COLON: Final = re.compile(KEY + r"(?P<at>:)(?P<value>[^\s:/].*)")
_WIDE: Final = "expected a colon and a space, found a full-width colon"


def explain(error: MarkedYAMLError, file: str, lines: list[str]) -> Problem:
    """One problem; the questions go from sure to vague."""
    at = stumble(error, file, lines)
    answers = (question(at) for question in _QUESTIONS)
    return next((answer for answer in answers if answer), None) or _unknown(at)


def _tab(at: Stumble) -> Problem | None:
    for line in _near(at):
        if match := _TAB.match(at.lines[line]):
            span = (line, match.start("at"), match.end("at"))
            return at.problem("yaml-tab", "a tab indents this line", span, "put two spaces for each tab")
    return None


def _wide_colon(at: Stumble) -> Problem | None:
    for line in _near(at):
        if match := _WIDE_COLON.fullmatch(at.lines[line]):
            span = (line, match.start("at"), match.end("at"))
            help = f"write {match['key']}: {match['value']}".rstrip()
            return at.problem("yaml-colon", _WIDE, span, help)
    return None


def _tight_colon(at: Stumble) -> Problem | None:
    for line in _near(at):
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
        help = f"write {match['key']}: {quoted(match['at'])}"
        return at.problem("yaml-colon", "a value with a colon and a space in it stands in quotes", span, help)
    return _deeper(at)


def _deeper(at: Stumble) -> Problem | None:
    """A key that is indented under a value: `title: x` and then `  language: en`."""
    above = _above(at)
    if above is None or indent_of(at.text) <= indent_of(at.lines[above]):
        return None
    return _misplaced(at, {})


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


def _is_alone(line: str) -> bool:
    """A word or more without a colon, which YAML joins with the line below."""
    return re.match(r"\s*[A-Za-z]", line) is not None and ":" not in line


def _text_alone(at: Stumble, line: int) -> Problem:
    start, end = indent_of(at.lines[line]), len(at.lines[line].rstrip())
    help = (
        "write a colon and a space after the key",
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


def _misplaced(at: Stumble, wanted: dict[int, int]) -> Problem:
    """`wanted`: an indentation that is possible here, and a line that has it; the line above shows another."""
    above, indent = _above(at), indent_of(at.text)
    if above is not None and indent_of(at.lines[above]) != indent:
        wanted = {indent_of(at.lines[above]): above, **wanted}
    ways = " or ".join(f"{_spaces(want)} (as line {line + 1})" for want, line in wanted.items())
    message = f"this line is indented by {_spaces(indent)}, which fits no line above"
    return at.problem("yaml-indentation", message, (at.line, 0, indent), f"indent it by {ways}")


def _spaces(number: int) -> str:
    return f"{number} space" if number == 1 else f"{number} spaces"


def _unknown(at: Stumble) -> Problem:
    end = len(at.text)
    help = (
        "put the value in quotes, and compare the indentation with the lines above",
        f"YAML says: {at.words.strip(': ')}",
    )
    return at.problem("yaml-syntax", "this cannot be read as YAML", (at.line, min(at.column, end), end), *help)


def _near(at: Stumble) -> range:
    """From where it began, or the line before, to where it ended; at most 40 lines."""
    return range(max(0, min(at.began, at.line - 1), at.line - 40), at.line + 1)


_QUESTIONS: tuple[Callable[[Stumble], Problem | None], ...] = (
    _directive,
    _tab,
    _wide_colon,
    yaml_quotes.comparison,
    yaml_quotes.goes_on,
    yaml_quotes.never_closed,
    yaml_quotes.escape,
    _tight_colon,
    _inner_colon,
    _stray,
    yaml_quotes.starter,
    yaml_quotes.after_bracket,
    yaml_quotes.bracket,
    _no_colon,
    _indentation,
)
