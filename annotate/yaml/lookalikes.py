"""Signs that look like those of YAML and are none: blanks, brackets, hyphens and hashes of other keyboards."""

from __future__ import annotations

import re
from typing import Final

from annotate.characters import name
from annotate.problem import Problem
from annotate.yaml.prose import opens
from annotate.yaml.stumble import KEY, Stumble, indent_of
from annotate.yaml.trial import nearest, spaces

_TAB: Final = re.compile(r" *(?P<at>\t+)")
_BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANK_INDENT: Final = re.compile(f" *(?P<at>[{_BLANKS}][{_BLANKS} ]*)(?=[^\\s])")
_BLANK_BEHIND: Final = re.compile(KEY + f":(?P<at>[{_BLANKS}]+) *(?P<value>.*)")
_BRACKETS: Final = str.maketrans("［］｛｝【】〔〕，、：＂", '[]{}[][],,:"')
_OPENING: Final = re.compile(r"(?P<lead>\s*(?:- +)?(?:[A-Za-z][\w-]{0,79}: *)?)(?P<at>[［｛【〔].*)")
_HYPHEN: Final = re.compile(r"\s*(?P<at>[－–—−‐‑•·▪*])[ \t　]*(?P<value>\S.*)")
_COMMENT: Final = re.compile(r"\s*(?P<at>//+|;+|<!--|＃+|--+(?= )|%+)[ \t]*(?P<text>.*?)(?: *-->)?")
_MERGE: Final = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
_WIDE_COMMA: Final = re.compile(r"[，、]")


def merge(at: Stumble) -> Problem | None:
    """Git left both sides of a conflict in the file, or one side and a mark that was overlooked."""
    marks = [line for line, text in enumerate(at.lines) if _MERGE.fullmatch(text.strip())]
    underlines = all(at.lines[line].strip() == "=======" for line in marks)  # of headings in Markdown, maybe
    if not marks or (underlines and not {at.line, at.began} & {*marks}):
        return None
    first = marks[0]
    lines = ", ".join(str(line + 1) for line in marks[:9])
    help = f"keep one of the two sides, and take out the lines that are marks: {lines}"
    if len(marks) == 1:
        help = f"take line {lines} out: Git writes such marks around what differs in two versions of a file"
    span = (first, indent_of(at.lines[first]), len(at.lines[first].rstrip()))
    return at.problem("yaml-syntax", "a merge has left its marks here", span, help)


def tab(at: Stumble) -> Problem | None:
    for line in at.near:
        if match := _TAB.match(at.lines[line]):
            span = (line, match.start("at"), match.end("at"))
            if not at.lines[line].strip():
                return at.problem("yaml-tab", "a tab stands on a line that is blank", span, "take the tab out")
            return at.problem("yaml-tab", "a tab indents this line", span, _for_tab(at, line))
    return None


def _for_tab(at: Stumble, line: int) -> str:
    """Like the lines beside it, if it is the only line with a tab."""
    tabs = sum(_TAB.match(each) is not None for each in at.lines)
    for beside in (nearest(at.lines, line, step) for step in (-1, 1)):
        if tabs == 1 and beside is not None and not opens(at.lines[beside]):
            return f"indent it by {spaces(indent_of(at.lines[beside]))} (as line {beside + 1})"
    return "put two spaces for each tab"


def blank(at: Stumble) -> Problem | None:
    """A no-break or an ideographic space where YAML takes a plain one."""
    for line in range(max(0, min(at.began, at.line - 1)), at.line + 1):
        text = at.lines[line]
        if match := _BLANK_INDENT.match(text):
            span = (line, match.start("at"), match.end("at"))
            message = f"{name(match['at'].strip(' ')[0])} indents this line, which only plain spaces can"
            return at.problem("yaml-indentation", message, span, _like_beside(at, line))
        if match := _BLANK_BEHIND.match(text):
            span = (line, match.start("at"), match.end("at"))
            message = f"expected a plain space after the colon, found {name(match['at'][0])}"
            return at.problem("yaml-colon", message, span, f"write {match['key']}: {match['value']}".rstrip())
    return None


def _like_beside(at: Stumble, line: int) -> str:
    """By how much the lines beside it are indented, where they are indented alike or the one above opens nothing."""
    over, under = nearest(at.lines, line, -1), nearest(at.lines, line, 1)
    for other in (over, under):
        if other is not None and at.lines[other].strip()[-1] != ":" and at.lines[other][:1] not in "\u00a0\u3000":
            return f"indent it by {spaces(indent_of(at.lines[other]))} (as line {other + 1})"
    above = 0 if over is None else indent_of(at.lines[over])
    return f"indent it by {spaces(above + 2)}, from the space bar of a Latin keyboard"


def hyphen(at: Stumble) -> Problem | None:
    """`– A: 17`, `• A: 17`: list items as word processors write them."""
    for line in dict.fromkeys((at.line, at.began)):
        match = _HYPHEN.fullmatch(at.lines[line].rstrip())
        if match and (match["at"] != "*" or _beside_items(at, line)):
            span = (line, match.start("at"), match.end("at"))
            message = f"a list item begins with a hyphen, found {name(match['at'])}"
            return at.problem("yaml-indentation", message, span, f"write - {match['value'].translate(_BRACKETS)}")
    return None


def _beside_items(at: Stumble, line: int) -> bool:
    beside = (nearest(at.lines, line, step) for step in (-1, 1))
    return any(at.lines[each].lstrip().startswith("- ") for each in beside if each is not None)


def bracket(at: Stumble) -> Problem | None:
    """`｛A: 4｝` and `［1, 7］`."""
    for line in dict.fromkeys((at.line, at.began, max(0, at.line - 1))):
        if match := _OPENING.fullmatch(at.lines[line].rstrip()):
            span = (line, match.start("at"), match.start("at") + 1)
            message = f"expected a plain bracket, found {name(match['at'][0])}"
            help = f"write {match['lead'].lstrip()}{match['at'].translate(_BRACKETS)}"
            return at.problem("yaml-bracket", message, span, help)
    return None


def comma(at: Stumble) -> Problem | None:
    """`{A: 4，B: 2}`: within brackets, where YAML stumbles over what stands behind it."""
    if "flow" not in at.words or at.line != at.began:
        return None
    found = [*_WIDE_COMMA.finditer(at.text, at.began_column, at.column + 1)]
    if not found:
        return None
    last = found[-1]
    whole = at.text[at.began_column :]
    help = f"write {_WIDE_COMMA.sub(', ', whole).replace(',  ', ', ')}"
    message = f"expected a comma, found {name(last[0])}"
    return at.problem("yaml-bracket", message, (at.line, last.start(), last.end()), help)


def comment(at: Stumble) -> Problem | None:
    """`// so`, `<!-- so -->`: comments of other languages, on a line of their own."""
    line = at.began if "could not find" in at.words else at.line
    match = _COMMENT.fullmatch(at.lines[line].rstrip())
    if not match or not match["text"] or (match["at"][0] == "%" and not match["text"][:1].isalpha()):
        return None
    span = (line, match.start("at"), len(at.lines[line].rstrip()))
    return at.problem("yaml-syntax", "a comment begins with #", span, f"write # {match['text']}")
