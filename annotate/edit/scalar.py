"""One text as YAML: in the style that is asked for where that can hold it, else in the nearest that can."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from annotate.characters import CONTROL, INVISIBLE, hidden
from annotate.report.visible import odd
from annotate.yaml import NULLS

WIDTH: Final = 110
_FIRST: Final = "-?:,[]{}#&*!|>'\"%@`="
# what other readers of YAML, of 1.1 too, take for a number, a time or a truth, and editors then mark as no text
_NO_TEXT: Final = re.compile(
    r"[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?0[bx][0-9a-fA-F_]+"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|\d{4}-(?:\d-\d\d?|\d\d-\d)|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d.*"
    r"|(?i:true|false|yes|no|on|off)"
)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def inline(text: str, style: str = "", *, flow: bool = False, number: bool = False) -> str:
    """On one line; `style` is "", ' or ". `flow`: inside brackets. `number`: plain digits may stay plain."""
    if not style and _plain(text, flow=flow) and (number or not _NO_TEXT.fullmatch(text)):
        return text
    if style != '"' and not _needs_escapes(text) and (style == "'" or "'" not in text or {'"', "\\"} & {*text}):
        return "'" + text.replace("'", "''") + "'"
    return _escapes(text, {*hidden(text)})


def pasted(text: str, style: str = "") -> str:
    """On one line that may be printed anywhere, whole, and stand inside brackets or not."""
    found = odd(text)
    return _escapes(text, found | {*hidden(text)}) if found else inline(text, style, flow=True)


def quote_yaml(exact: str, prefix: str | None, suffix: str | None) -> list[str]:
    """A quote as lines to be pasted."""
    given = (("quote", exact), ("prefix", prefix), ("suffix", suffix))
    return [f"{key}: {pasted(text)}" for key, text in given if text]


def _escapes(text: str, unseen: AbstractSet[int]) -> str:
    return '"' + "".join(_escaped(each, at in unseen) for at, each in enumerate(text)) + '"'


def looks_like_no_text(text: str) -> bool:
    return bool(_NO_TEXT.fullmatch(text))


def _plain(text: str, *, flow: bool) -> bool:
    return not (
        not text
        or text in (*NULLS, "<<")
        or text[0] in _FIRST
        or text.startswith(("---", "..."))
        or text != text.strip()
        or _needs_escapes(text)
        or re.search(r":(?:\s|$)|\s#|\t", text)
        or (flow and re.search(r"[,?\[\]{}]|:(?=[^\w/])", text))
    )


def _needs_escapes(text: str) -> bool:
    return bool("\n" in text or "\r" in text or "\t" in text or CONTROL.search(text) or _unseen(text))


def _unseen(text: str) -> bool:
    """It holds what nobody would see in an editor, or what YAML takes for the end of a line."""
    return bool(hidden(text) or re.search("[\u2028\u2029\ufeff]", text))


def _escaped(character: str, unseen: bool) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not unseen and not CONTROL.match(character) and character not in "\u2028\u2029\ufeff":
        return character
    point = ord(character)
    return f"\\x{point:02X}" if point < 0x100 else f"\\u{point:04X}" if point < 0x10000 else f"\\U{point:08X}"


def block(text: str, style: str, indent: int) -> tuple[str, list[str]] | None:
    """Header and lines of a text in `>` or `|`; None where that style cannot hold it."""
    body = text.rstrip("\n")
    breaks = len(text) - len(body)
    if breaks > 1 or not body or _needs_escapes(body.replace("\n", "")) or body[0] in " \n":
        return None
    header = style + ("" if breaks else "-")
    if style == "|":
        if any(line != line.rstrip() for line in body.split("\n")):
            return None
        return header, [" " * indent + line if line else "" for line in body.split("\n")]
    lines = _folded(body, max(30, WIDTH - indent))
    return None if lines is None else (header, [" " * indent + line if line else "" for line in lines])


def _folded(body: str, width: int) -> list[str] | None:
    """Lines that YAML joins with blanks; a break in the text is an empty line more."""
    lines: list[str] = []
    for number, part in enumerate(body.split("\n")):
        if part != part.strip():
            return None
        lines += ([""] if number else []) + (_wrapped(part, width) if part else [])
    return lines


def _wrapped(part: str, width: int) -> list[str]:
    """Parted at single blanks alone: YAML gives one blank for a line's end."""
    lines = [""]
    for word in re.split(r"(?<=[^ ]) (?=[^ ])", part):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def comment(text: str) -> str:
    """Two blanks, `#` and the text on one line; nothing for no text."""
    line = " ".join(CONTROL.sub(" ", INVISIBLE.sub("", text)).split())
    return f"  # {line}" if line else ""
