"""Mistakes with quotation marks and brackets."""

from __future__ import annotations

import re
from typing import Final

from annotate.problem import Problem
from annotate.yaml.pairs import unmatched
from annotate.yaml.stumble import PAIR, Stumble, flow_end, indent_of, quoted

_FLOW_PAIR: Final = re.compile(r"(?P<key>[A-Za-z][\w-]{0,79}):[ \t]+(?P<at>(?P<mark>[\"']))")
_ITEM: Final = re.compile(r"\s*(?:- +)+(?P<at>\S.*)")
_KEY_LINE: Final = re.compile(r" *(?:- +)?[A-Za-z][\w-]{0,79}:(?: |$)")
_LEAD: Final = re.compile(r"(?:[\w-]+: *|- +)$")
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_SURROGATES: Final = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_STARTERS: Final = "@`%*&!|>"
_SIGNED: Final = re.compile(r"(?P<sign>[|>][-+]?) +(?P<text>\S.*\s.*)")
_HEADER: Final = re.compile(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?(?: +#.*)?")
_WHOLE: Final = "put the whole value in quotes, with the other kind inside"


def comparison(at: Stumble) -> Problem | None:
    """`value: > 6000`, which YAML takes for the head of a block of text."""
    if "block scalar" not in at.words:
        return None
    match = PAIR.fullmatch(at.text)
    signed = _SIGNED.fullmatch(match["at"]) if match and at.began == at.line else None
    if match and signed and len(signed["sign"]) == 2:
        span = (at.line, match.start("at") + signed.start("text"), match.end("at"))
        help = f"begin a new line behind {signed['sign']}, indented by {indent_of(at.text) + 2} spaces"
        return at.problem("yaml-quotes", f"a text begins on the line below {signed['sign']}", span, help)
    return _needs_quotes(at, at.began_column, len(at.text)) if at.began == at.line else None


def goes_on(at: Stumble) -> Problem | None:
    """A value that begins with a quotation mark and goes on after the closing one."""
    mark = at.text[: at.column].rstrip()[-1:]
    after = at.text[at.column : at.column + 1]
    if mark not in ("'", '"') or not after or (after in ",}]" and "flow" in at.words):
        return None
    block = PAIR.fullmatch(at.text)
    if block and block["at"][:1] == mark:
        return _after_quote(at, block["key"], block.start("at"), len(at.text))
    pairs = [match for match in _FLOW_PAIR.finditer(at.text, 0, at.column) if match["mark"] == mark]
    if pairs:
        return _after_quote(at, pairs[-1]["key"], pairs[-1].start("at"), flow_end(at.text, at.column))
    span = (at.line, at.column, len(at.text))
    return at.problem("yaml-quotes", "this stands after a closed quotation", span, _WHOLE)


def _after_quote(at: Stumble, key: str, start: int, end: int) -> Problem:
    value = at.text[start:end].rstrip()
    span = (at.line, start, start + len(value))
    message = "a value that begins with a quotation mark must end with it"
    return at.problem("yaml-quotes", message, span, f"write {key}: {quoted(value)}")


def left_open(at: Stumble) -> Problem | None:
    """`title: "Sappers` far above: YAML reads on to the next quotation mark, and then blames the line of that one."""
    for line in range(at.line):
        match = PAIR.fullmatch(at.lines[line].rstrip())
        if match and _is_open(match["at"]) and _begins_a_key(at.lines[line + 1], indent_of(at.lines[line])):
            span = (line, match.start("at"), match.end("at"))
            mark, value = match["at"][0], match["at"].rstrip("\"'")
            help = f"write {match['key']}: {value}{mark}"
            return at.problem("yaml-quotes", "this quotation mark is never closed", span, help)
    return None


def _is_open(value: str) -> bool:
    """It begins with a quotation mark that does not come again: neither closed here nor escaped."""
    return len(value) > 1 and value[0] in "\"'" and value[0] not in value[1:]


def _begins_a_key(line: str, deepest: int) -> bool:
    """What no text that goes on over lines would look like: a key no deeper than the one before."""
    return bool(_KEY_LINE.match(line)) and indent_of(line) <= deepest


def never_closed(at: Stumble) -> Problem | None:
    if "quoted scalar" not in at.words or "escape" in at.words:
        return None
    line = at.lines[at.began]
    mark = line[at.began_column : at.began_column + 1]
    span = (at.began, at.began_column, len(line.rstrip()))
    help = f"put {mark} at the end of the value; inside it write {_inside(mark)}"
    return at.problem("yaml-quotes", "this quotation mark is never closed", span, help)


def _inside(mark: str) -> str:
    return '\\" for the mark itself' if mark == '"' else "'' for the mark itself"


def escape(at: Stumble) -> Problem | None:
    if "escape" not in at.words and "hexadecimal" not in at.words:
        return None
    slash = max(at.text.rfind("\\", 0, at.column + 1), 0)
    if half := _SURROGATE.match(at.text, slash):
        pair = _SURROGATES.match(at.text, slash)
        whole = pair and bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be")
        help = f"write the character itself: {whole}" if whole else "take it out, or write the character that is meant"
        message = "this is half a character, and no text may hold it"
        return at.problem("yaml-character", message, (at.line, *half.span()), help)
    help = "write \\\\ for a backslash, or put the value in single quotes, where a backslash is a backslash"
    return at.problem("yaml-quotes", "a backslash in double quotes must be doubled", (at.line, slash, slash + 2), help)


def hyphen(at: Stumble) -> Problem | None:
    """`publisher: - Hao`, which YAML takes for a list that begins in the middle of a line."""
    match = PAIR.fullmatch(at.text)
    if not match or not re.match(r"-(?: |$)", match["at"]) or at.column > match.start("at"):
        return None
    if match["at"] == "-":
        span = (at.line, match.start("at"), match.end("at"))
        return at.problem("yaml-quotes", "a hyphen alone is no value", span, "take the line out, or write its value")
    return _needs_quotes(at, match.start("at"), match.end("at"))


def starter(at: Stumble) -> Problem | None:
    """`by: @name`, `text: *so*`, `{value: > 6000}`: characters that mean something to YAML."""
    match = PAIR.fullmatch(at.text) or _ITEM.fullmatch(at.text)
    if match and _HEADER.fullmatch(match["at"]):
        return None
    if match and (match["at"][:1] in (*_STARTERS,) or match["at"].startswith("? ")):
        return _needs_quotes(at, match.start("at"), match.end("at"))
    if match and re.match(r"\{[{%]", match["at"]):  # a template's
        return _needs_quotes(at, match.start("at"), match.end("at"))
    if at.text[at.column : at.column + 1] in (*_STARTERS,) and at.column:
        return _needs_quotes(at, at.column, flow_end(at.text, at.column))
    return None


def _needs_quotes(at: Stumble, start: int, end: int) -> Problem:
    value = at.text[start:end].rstrip()
    half = value[-1] in "\"'" and value[-1] not in value[:-1]  # the first of a pair is what is missing
    help = f"write {_lead(at, start)}{value[-1] + value if half else quoted(value)}"
    message = f"a value that begins with {value[0]} stands in quotes"
    return at.problem("yaml-quotes", message, (at.line, start, start + len(value)), help)


def _lead(at: Stumble, start: int) -> str:
    """The key or the hyphen before a value."""
    lead = _LEAD.search(at.text[max(0, start - 90) : start])
    return lead[0] if lead else ""


def after_bracket(at: Stumble) -> Problem | None:
    """`quote: […] and so on`, which YAML takes for a list and something behind it."""
    match, before = PAIR.fullmatch(at.text), at.text[: at.column].rstrip()
    if before[-1:] not in ("]", "}") or at.column >= len(at.text):
        return None
    if (found := at.text[at.column]) in "]}" and at.text[at.column :].strip() == found:
        return at.problem("yaml-bracket", f"one {found} too many", (at.line, at.column, at.column + 1), "take it out")
    if match and match["at"][:1] in ("[", "{"):
        return _needs_quotes(at, match.start("at"), match.end("at"))
    return None


def bracket(at: Stumble) -> Problem | None:
    if "flow" not in at.words and "expected the node content" not in at.words and "node" not in at.words:
        return None
    opened = at.lines[at.began][at.began_column : at.began_column + 1]
    if opened in ("{", "["):
        closing = {"{": "}", "[": "]"}[opened]
        if at.line != at.began or at.column >= len(at.text):
            span = (at.began, at.began_column, at.began_column + 1)
            rest = at.lines[at.began][at.began_column :].rstrip()
            whole = len(rest) > 1 and unmatched(rest + closing, 0) is None and " #" not in rest
            help = f"write {rest.rstrip(', ')}{closing}" if whole else f"put {closing} at its end"
            return at.problem("yaml-bracket", f"this {opened} is not closed", span, help)
        help = "put a comma between entries, and a text with a colon, commas, brackets or quotation marks in quotes"
        span = (at.line, at.column, flow_end(at.text, at.column + 1))
        return at.problem("yaml-bracket", f"expected a comma or {closing} here", span, help)
    found = at.text[at.column : at.column + 1]
    if found in ("]", "}", ","):
        span = (at.line, at.column, at.column + 1)
        return at.problem(
            "yaml-bracket",
            f"{found} does not belong here",
            span,
            f"take it out, or put the text in quotes: '…{found}…'",
        )
    return None
