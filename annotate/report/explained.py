"""What docs/problems.md says of each code, for a terminal and for programs. The page is shipped with the package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

from annotate.codes import CODES
from annotate.report.visible import columns

PAGE: Final = "problems.md"
NARROWEST: Final = 30
_HEADING: Final = re.compile(r"^## (.+)\n", re.MULTILINE)
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_BOLD: Final = re.compile(r"\*\*([^*]+)\*\*")
_FENCE: Final = re.compile(r'```(?:\w+)?(?: title="(?P<title>[^"]*)")?')
_ITEM: Final = re.compile(r"(?P<mark>[-*] +|[0-9]+\. +)")

@cache
def sections() -> Mapping[str, str]:
    """The page's Markdown by heading: a code, or a part of the introduction. Read once."""
    parts = _HEADING.split(_page())
    return {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _page() -> str:
    """From the package; in an editable installation, from the checkout that it follows."""
    inside = files("annotate").joinpath(PAGE)
    page = inside if inside.is_file() else files("annotate").joinpath("..", "docs", PAGE)
    return page.read_text("utf-8") if page.is_file() else ""


def explanation(code: str, width: int) -> str:
    """All that is said of a code, in lines of `width` columns; messages and examples as they stand."""
    head = "\n".join(_wrapped(f"{code}: {CODES[code]}", width))
    blocks = ["\n".join(lines) for lines in _blocks(sections().get(code, ""), width)]
    return "\n\n".join([head, *blocks]) + "\n"


def plain_explanation(code: str) -> str:
    """The same for a program that wraps lines itself."""
    return explanation(code, 10_000).partition("\n\n")[2].strip()


def _blocks(text: str, width: int) -> Iterator[list[str]]:
    block: list[str] = []
    for kind, group in groupby(_lines(text), key=lambda each: each[0]):
        lines = [line for _, line in group]
        if kind == "blank":
            yield from [block] if block else []
            block = []
        elif kind == "code":
            block += [f"    {line}".rstrip() for line in lines]
        else:
            block += _wrapped(_plain(" ".join(line.strip() for line in lines)), width)
    yield from [block] if block else []


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Each line with what it is; an item of a list is a kind of its own, so that the next one begins a line."""
    inside = False
    kind = "words"
    for number, line in enumerate(text.split("\n")):
        fence = _FENCE.fullmatch(line.strip())
        if fence and (not inside or line.strip() == "```"):
            inside = not inside
            if inside and fence["title"]:
                yield "title", f"{fence['title']}:"
            kind = "words"
        elif inside:
            yield "code", line
        elif not line.strip():
            kind = "words"
            yield "blank", ""
        else:
            kind = f"item {number}" if _ITEM.match(line) else kind
            yield kind, line


def _plain(text: str) -> str:
    """Markdown without its signs; code keeps its backticks, which tell where it ends."""
    return _BOLD.sub(r"\1", _LINK.sub(_link, text))


def _link(found: re.Match[str]) -> str:
    words, address = found[1], found[2]
    if not address.startswith("#"):
        return f"{words} ({address})"
    return words if words.strip("`") == address[1:] else f"{words} (annotate explain {address[1:]})"


def _wrapped(text: str, width: int) -> Iterator[str]:
    """At blanks, by the columns of a terminal; what stands behind the mark of an item is indented."""
    item = _ITEM.match(text)
    indent = " " * len(item["mark"]) if item else ""
    line = ""
    for word in text.split():
        if line and _wide(line) + 1 + _wide(word) > max(width, NARROWEST):
            yield line
            line = indent + word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _wide(text: str) -> int:
    return sum(map(columns, text))


def listed(width: int) -> str:
    """Every code with its sentence."""
    longest = max(map(len, CODES))
    lines: list[str] = []
    for code, sentence in CODES.items():
        first, *rest = _wrapped(sentence, width - longest - 2) if width >= 2 * longest else [sentence]
        lines += [f"{code:<{longest}}  {first}", *(f"{' ' * longest}  {line}" for line in rest)]
    return "\n".join(lines) + "\n"
