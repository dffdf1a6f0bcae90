"""The commented story.yml, from its template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

import yaml
from jinja2 import Environment, StrictUndefined

from annotate.draft.source import DraftSource

# letters, digits, and what means nothing to YAML wherever it stands; the rest goes into quotes
_PLAIN: Final = re.compile(r"[^\W_](?:[^\W_]|[ .,;!?()/…“”‘’«»„—–。，、！？；：（）《》「」-])*(?<! )")
_ADDRESS: Final = re.compile(r"https?://[!-~]*[A-Za-z0-9/]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # text in YAML 1.2, and in our reader
_SHOWN: Final = 100  # code points of a comment


def skeleton(slug: str, title: str | None, language: str, sources: Sequence[DraftSource]) -> str:
    """story.yml as text; without `title` the slug's words stand for it, and a comment says so."""
    # not a page: nothing is escaped as HTML, and the lines stay lines
    env = Environment(  # noqa: S701
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined
    )
    env.filters |= {"yaml": scalar, "comment": comment}
    headline = title if title is not None else slug.replace("-", " ").capitalize()
    examples = [(each.siglum, each.example) for each in sources if each.example]
    return env.from_string(_template()).render(
        slug=slug, title=headline, made=title is None, language=language, sources=sources, examples=examples
    )


def scalar(text: str) -> str:
    """One line of YAML that every reader, of 1.1 or 1.2, reads as this text."""
    if _DAY.fullmatch(text) or _ADDRESS.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and yaml.safe_load(text) == text:
        return text
    return '"' + "".join(map(_quoted, text)) + '"'


def comment(text: str) -> str:
    """One line to stand behind `#`, cut where it is long."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _quoted(char: str) -> str:
    """Between double quotes (YAML 1.2, section 5.7); what an editor does not show is written by its number."""
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _template() -> str:
    return (files("annotate") / "templates" / "story.yml").read_text(encoding="utf-8")
