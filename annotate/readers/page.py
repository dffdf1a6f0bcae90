"""An HTML page as a stream of what a browser shows, in order, without recursion.

lxml alone: through BeautifulSoup it keeps no line numbers (`sourceline` is None), and segments must know their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from lxml import etree

Element = etree._Element  # noqa: SLF001  (lxml has no public name for it)

# Not shown by a browser that runs scripts. What stands inside `iframe`, `video` and so on is for browsers that cannot.
_UNSEEN = frozenset(
    "area audio base canvas datalist embed head iframe link map meta noembed noframes noscript object param"
    " script source style template title track video desc metadata defs".split()
)
_LAST_LINE = 65_535
"""libxml2 counts lines no further."""


class Event(NamedTuple):
    """`line` is where a text begins, or the element's start tag ends."""

    kind: Literal["open", "close", "text"]
    element: Element
    line: int
    text: str = ""


def parse(text: str) -> tuple[list[Element], bool]:
    """The top elements of the page, and whether the parser read it to its end (it stops 2,048 elements deep).

    There is one top element, `html`, and one more for text that stands behind `</html>`. libxml2 does
    not tell of end tags that close nothing, so that `<p>a<div>b</div>c</p>d` has no border between c and d.
    """
    # The text is decoded already; `encoding` here keeps libxml2 from heeding the page's <meta charset>.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:  # nothing but white space
        return [], True
    whole = not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return ([] if root is None else [root, *root.itersiblings()]), whole


def events(tops: list[Element]) -> Iterator[Event]:
    """What is shown, in document order; what is hidden only moves the line on."""
    line = 1
    todo: list[tuple[bool, Element]] = [(True, top) for top in reversed(tops)]
    while todo:
        opening, element = todo.pop()
        texts = []
        if not opening:
            yield Event("close", element, line)
            texts.append(element.tail)
        elif hidden(element):
            line = _line(element, line) + _inner(element).count("\n")
            texts.append(element.tail)
        else:
            line = _line(element, line)
            yield Event("open", element, line)
            todo.append((False, element))
            todo.extend((True, child) for child in reversed(element))
            texts.append(element.text)
        for text in filter(None, texts):
            yield Event("text", element, line, text)
            line += text.count("\n")


def hidden(element: Element) -> bool:
    """`aria-hidden` counts for nothing: it hides from ears, not from eyes, and whole pages behind a dialog have it."""
    if _is_comment(element):
        return True
    tag = element.tag
    if tag in ("html", "body"):  # hidden until a script runs
        return False
    if tag in _UNSEEN or "hidden" in element.attrib or (tag == "dialog" and "open" not in element.attrib):
        return True
    return _hidden_by_style(element.get("style") or "")


def _hidden_by_style(style: str) -> bool:
    pairs = (rule.partition(":")[::2] for rule in style.lower().split(";"))
    rules = {name.strip(): value.partition("!")[0].strip() for name, value in pairs}
    return rules.get("display") == "none" or rules.get("visibility") == "hidden"


def _line(element: Element, line: int) -> int:
    known = cast("int | None", element.sourceline)  # the stubs say `...`
    return known if known is not None and 0 < known < _LAST_LINE else line


def _is_comment(element: Element) -> bool:
    """Or a processing instruction: in lxml their tag is a function, which its types do not tell."""
    return callable(element.tag)


def _inner(element: Element) -> str:
    return (element.text or "") if _is_comment(element) else "".join(map(str, element.itertext()))
