"""What a browser shows of a page: a stream of elements and their text, in order, without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborNode

from annotate.readers.marks import numbers, unmarked
from annotate.readers.page import Page
from annotate.readers.style import Style, style_of

# What stands inside `video` and so on is for browsers that cannot show it. The brackets of `<rp>` are read though
# browsers leave them out: without them the reading would run into the word.
_UNSEEN = frozenset(
    "area audio base datalist embed iframe link meta meter noembed noframes param progress script source style"
    " template title track video annotation annotation-xml".split()
)
_UNSEEN_IN_DRAWING = frozenset("defs desc metadata script style title".split())
_MUTE = frozenset(("math", "select", "svg"))
_SPEAKING = frozenset("foreignobject mi mn mo ms mtext optgroup option text".split())
_LABELLED = frozenset(("input", "optgroup", "option", "textarea"))
_NO_TEXT_FIELD = frozenset("checkbox color file hidden image password radio range".split())
_ASIDE = 50
"""So many lines are searched for a text that stands between tags of several lines."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    tag: str
    style: Style


class Event(NamedTuple):
    """`line` is where a text begins; for elements, the line of the text before."""

    kind: Literal["open", "close", "text"]
    element: Element
    line: int
    text: str = ""


class _Around(NamedTuple):
    """What holds for all within an element. `mute`: no text is shown, but that of some elements further in."""

    element: Element
    seen: bool = True
    drawing: bool = False
    mute: bool = False
    quoted: bool = False
    behind: str = ""


class Shown:
    """One walk over a page; `events` is what it found."""

    def __init__(self, page: Page, lines: Sequence[str]) -> None:
        self.events: list[Event] = []
        self._page, self._lines = page, lines
        # HTML drops what is blank before the first tag, and the numbers of these lines with it
        self._line = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
        self._unsure: list[int] = []  # texts since the last line that is known
        self._todo: list[tuple[LexborNode | None, _Around]] = []
        self._add(page.top(), _Around(Element("", Style())))
        while self._todo:
            node, around = self._todo.pop()
            if node is None:
                self._mark(around.behind, around)
                self.events.append(Event("close", around.element, self._line))
            else:
                self._visit(node, around)
        self._reach([len(lines) + 1])

    def _add(self, nodes: Sequence[LexborNode], around: _Around) -> None:
        self._todo += [(node, around) for node in nodes]

    def _visit(self, node: LexborNode, around: _Around) -> None:
        if node.tag == "-text":
            self._text(node.text_content or "", around)
        elif node.tag == "-comment":
            self._reach(numbers(node.comment_content or ""))
        elif node.is_element_node:
            self._element(node, around)

    def _element(self, node: LexborNode, around: _Around) -> None:
        element = Element((node.tag or "").lower(), style_of(unmarked(node.attributes.get("style") or "")))
        if _hidden(node, element, around.drawing, node.mem_id in self._page.inner):
            self._reach(numbers(node.text()))
            return
        before, behind = _marks(node, element, around)
        within = _within(element, around)._replace(behind=behind, quoted=around.quoted != (element.tag == "q"))
        self.events.append(Event("open", element, self._line))
        self._mark(before, within)
        self._todo.append((None, within))
        self._add(list(self._page.children(node)), within)
        if element.tag in _LABELLED:
            self._text(_field(node, element.tag), within)

    def _mark(self, text: str, around: _Around) -> None:
        if text and around.seen:
            self.events.append(Event("text", around.element, self._line, text))

    def _text(self, text: str, around: _Around) -> None:
        lines = numbers(text)
        at_once = text.startswith("\f")  # `<pre>` takes away the line end before this mark
        start = max(self._line, lines[0] - (not at_once)) if lines else self._line
        if around.seen and not around.mute:
            if not lines and not text.isspace():
                self._unsure.append(len(self.events))
            self.events.append(Event("text", around.element, start, unmarked(text)))
        self._reach(lines)

    def _reach(self, lines: list[int]) -> None:
        """A line begins here: the texts before it stand between the last one that was known and this."""
        if not lines:
            return
        for at in self._unsure:
            event = self.events[at]
            words = event.text.split(maxsplit=1)
            last = min(lines[0], self._line + _ASIDE)
            near = (line for line in range(self._line, last) if words and words[0] in self._lines[line - 1])
            self._line = next(near, self._line) if lines[0] - 1 > self._line else self._line
            self.events[at] = event._replace(line=self._line)
        self._unsure = []
        self._line = min(max(self._line, lines[-1]), len(self._lines))


def _within(element: Element, around: _Around) -> _Around:
    tag, visibility = element.tag, element.style.visibility
    seen = around.seen if visibility is None or _is_page(element) else visibility == "visible"
    drawing = tag == "svg" or (around.drawing and tag != "foreignobject")
    mute = tag in _MUTE or (around.mute and tag not in _SPEAKING)
    return _Around(element, seen, drawing, mute)


def _marks(node: LexborNode, element: Element, around: _Around) -> tuple[str, str]:
    """What a browser draws around an element: quotation marks, unless the author has written some; a fraction's bar."""
    if element.tag == "q":
        written = unmarked(node.text()).strip()[:1] in tuple("\"'“”„‘’‚«»‹›「『")
        return ("", "") if written else ("‘", "’") if around.quoted else ("“", "”")
    if around.element.tag != "mfrac":
        return "", ""
    over = "/" if any(each.is_element_node for each in _before(node)) else ""
    several = element.tag == "mrow" and sum(each.is_element_node for each in node.iter()) > 1
    return (f"{over}(", ")") if several else (over, "")


def _before(node: LexborNode) -> Iterator[LexborNode]:
    while (previous := node.prev) is not None:
        node = previous
        yield node


def _hidden(node: LexborNode, element: Element, drawing: bool, is_page: bool) -> bool:
    """`aria-hidden` counts for nothing: it hides from ears, not from eyes, and whole pages behind a dialog have it."""
    tag, given = element.tag, node.attributes
    if _is_page(element):
        return False
    if (tag in _UNSEEN and not is_page) or (drawing and tag in _UNSEEN_IN_DRAWING) or element.style.display == "none":
        return True
    closed = "hidden" in given or "popover" in given or (tag == "dialog" and "open" not in given)
    return closed and element.style.display is None


def _is_page(element: Element) -> bool:
    """Often hidden until a script runs."""
    return element.tag in ("html", "body")


def _field(node: LexborNode, tag: str) -> str:
    """What a browser writes into a field, or over a group of options, out of its attributes."""
    given = {name: unmarked(value or "").replace("\n", "") for name, value in node.attributes.items()}
    if tag in ("optgroup", "option"):
        return given.get("label", "") if tag == "optgroup" or not node.text().strip() else ""
    if tag == "textarea":
        return "" if node.text() else given.get("placeholder", "")
    none = given.get("type", "").lower() in _NO_TEXT_FIELD
    return "" if none else given.get("value") or given.get("placeholder", "")
