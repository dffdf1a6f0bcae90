"""Characters that no page may carry, turned into symbols that anybody can see, where the author asks for it.

The text becomes UTF-8, else nothing in it changes; the file as obtained is kept beside it, byte for byte.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from shlex import quote
from typing import Final

from annotate.characters import CONTROL
from annotate.obtain.disguised import disguised
from annotate.readers import read_article
from annotate.readers.codec import Choice, choose
from annotate.readers.endings import is_page, is_text
from annotate.readers.offer import offers
from annotate.readers.page import parse

_LISTED: Final = 5
_REFUSED: Final = frozenset(("control-character", "encoding-undeclared", "encoding-wrong"))
_BY_ENCODING: Final = re.compile("[\0\x1b]")  # bytes of UTF-16 and ISO-2022 that UTF-8 takes for controls
_REFERENCE: Final = re.compile(r"&#(?:[xX]0*(?P<hex>[0-9A-Fa-f]{1,6})(?![0-9A-Fa-f])|0*(?P<ten>[0-9]{1,7})(?![0-9]));?")
# HTML reads these numbers as letters of windows-1252, 0 and surrogates as U+FFFD (HTML standard, section 13.2.5.80)
_READ_OTHERWISE: Final = frozenset((0, *range(0x80, 0xA0), *range(0xD800, 0xE000))) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}


@dataclass(frozen=True, slots=True)
class Shown:
    """`raw` is the text with symbols, in UTF-8; `counts` the characters that they stand for."""

    raw: bytes
    obtained: bytes
    counts: tuple[tuple[str, int], ...]

    @property
    def told(self) -> str:
        """What was done, in a line of ASCII and visible symbols."""
        total = sum(count for _, count in self.counts)
        each = [f"U+{ord(char):04X} as {symbol(char)} ({count:,})" for char, count in self.counts[:_LISTED]]
        more = [f"and {len(self.counts) - _LISTED} others"] if len(self.counts) > _LISTED else []
        stand = "character that no page may carry stands" if total == 1 else "characters that no page may carry stand"
        return f"{total:,} {stand} here as a symbol: {', '.join(each + more)}"


def show_controls(
    files: Sequence[tuple[str, bytes]], encodings: Mapping[str, str] | None = None
) -> dict[tuple[str, bytes], Shown]:
    """Those of `files` that would be refused for such characters, and can be shown."""
    found = ((each, shown(*each, (encodings or {}).get(each[0]))) for each in files)
    return {each: made for each, made in found if isinstance(made, Shown)}


def shown(name: str, raw: bytes, encoding: str | None, command: str = "annotate add …") -> Shown | str:
    """Or what the author should do instead; empty where nothing is to be shown, and where only the reader can say."""
    page = is_page(name)
    if not page and not is_text(name):
        return ""  # a container
    _, problems = read_article(raw, "page.html" if page else "text.txt", name, encoding)
    if not _REFUSED.intersection(each.code for each in problems):
        return ""
    choice, _ = choose(raw, name, encoding)
    text = _text(raw, choice) if choice else None
    if choice is None or text is None:
        return ""
    if encoding is None and not choice.skipped and _BY_ENCODING.search(text) and _is_another(raw):
        told = quote(f"{name}=ENCODING")
        return f"tell its encoding (utf-8, if it is that all the same): {command} --encoding {told}"
    return _of_text(text, raw, page=page)


def _is_another(raw: bytes) -> bool:
    """Whether the controls are rather what another encoding has between its letters."""
    return disguised(raw) is not None or any(each.codec != "utf-8" for each in offers(raw)[:1])


def _of_text(text: str, raw: bytes, *, page: bool) -> Shown | str:
    counts: Counter[str] = Counter()
    marked = _with_symbols(text, page, counts)
    if not counts:
        return ""
    if page and not _leaves_the_elements(text, marked):
        return "no symbol can stand there, in the markup of a page: take it out, or save the text alone as .txt"
    # A page may say of itself that it is in its old encoding; browsers believe the mark first.
    mark = codecs.BOM_UTF8 if page or marked.startswith("\ufeff") else b""
    return Shown(mark + marked.encode(), raw, tuple(sorted(counts.items())))


def symbol(char: str) -> str:
    """`␇`; where Unicode has no picture, the number: `⟨U+0085⟩`."""
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else f"⟨U+{ord(char):04X}⟩"


def _text(raw: bytes, choice: Choice) -> str | None:
    """With lone surrogates as they stand; None where it cannot be read even so."""
    try:
        return raw[choice.skipped :].decode(choice.codec, "surrogatepass")
    except UnicodeError:
        return None


def _with_symbols(text: str, page: bool, counts: Counter[str]) -> str:
    def of_reference(hit: re.Match[str]) -> str:
        point = int(hit["hex"], 16) if hit["hex"] else int(hit["ten"])
        odd = point <= 0x10FFFF and point not in _READ_OTHERWISE and CONTROL.fullmatch(chr(point))
        if not odd:
            return hit[0]
        counts[chr(point)] += 1
        return symbol(chr(point))

    counts.update(CONTROL.findall(text))
    del counts["\r"]  # each ends a line
    text = text.translate({ord(char): symbol(char) for char in counts})
    return _REFERENCE.sub(of_reference, text) if page else text


def _leaves_the_elements(text: str, marked: str) -> bool:
    """In a tag, or before the head, a symbol would make another page of it."""
    return _elements(CONTROL.sub(lambda hit: hit[0] if hit[0] == "\r" else " ", text)) == _elements(marked)


def _elements(text: str) -> str | list[tuple[str | None, list[str]]]:
    page = parse(text)
    return page if isinstance(page, str) else [(each.tag, list(each.attributes)) for each in page.tree.css("*")]
