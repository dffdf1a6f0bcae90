"""Files other than pages that a browser opens as one: SVG, XHTML, XML. They can carry no policy, so nothing in them may
run, and nothing be fetched from elsewhere."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat  # what could harm it is told before it reads (_DECLARES)

from annotate.policy.elements import findings
from annotate.policy.places import MOST, located
from annotate.policy.told import Told
from annotate.policy.tree import Element
from annotate.problem import Problem, in_order

# packed, or in formats of single browsers: not worth a reader of their own
_UNREAD: Final = frozenset(".svgz .mht .mhtml .htc .hta .xbl".split())
DOCUMENTS: Final = _UNREAD | set(".svg .xhtml .xht .xml .xsl .xslt .xsd .rdf .rss .atom .mml .mathml .wsdl".split())

_XLINK: Final = "http://www.w3.org/1999/xlink"
# An element of any other namespace (a feed's, a drawing programme's) does nothing by itself.
_ACTING: Final = frozenset({"", "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg",
                            "http://www.w3.org/1998/Math/MathML"})
_DECLARES: Final = re.compile(r"<!(?:ENTITY|ATTLIST)")  # text and attributes that stand nowhere in the file
# read as UTF-8 all of them have the same ASCII, of which every tag and every address is
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1"})


def document_problems(raw: bytes, shown: str) -> list[Problem]:
    """What runs or fetches in such a file, and what keeps us from reading it; `shown` is its path."""
    wide = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return [located("", shown, _NOTHING, _cannot("it is not UTF-8"), 0)]
    if PurePosixPath(shown).suffix.lower() in _UNREAD:
        return [located("", shown, _NOTHING, _cannot("no file of this kind is looked into"), 0)]
    if declared := _DECLARES.search(text):
        return [located(text, shown, _NOTHING, _cannot("it declares what is not in it"), declared.start())]
    return in_order([located(text, shown, *each) for each in islice(_Reader(text, wide).read(), MOST)])


def _cannot(why: str) -> Told:
    return Told("page-script", f"browsers may run what stands in this file, and {why}", "from here on",
                ("take the file out, or save it as plain SVG or XML in UTF-8, without <!ENTITY> and scripts",))


@dataclass(slots=True)
class _Reader:
    """Of one text. `wide`: its byte order mark says more than any declaration."""

    text: str
    wide: bool
    found: list[tuple[Element, Told, int]] = field(default_factory=list)
    sheets: list[tuple[int, list[str]] | None] = field(default_factory=list)  # the open <style>, None: what is in it
    parser: expat.XMLParserType = field(init=False)

    def read(self) -> Iterator[tuple[Element, Told, int]]:
        """Each finding, and the code point at which its tag begins."""
        raw = self.text.encode()
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.XmlDeclHandler, self.parser.ProcessingInstructionHandler = self._declaration, self._instruction
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._characters
        try:
            self.parser.Parse(raw, True)
        except expat.ExpatError as error:
            self._tell(_NOTHING, _cannot(f"it is not well-formed: {error}"), self.parser.ErrorByteIndex)
        yield from ((element, told, len(raw[:at].decode(errors="ignore"))) for element, told, at in self.found)

    def _tell(self, element: Element, told: Told, at: int) -> None:
        if len(self.found) < MOST:
            self.found.append((element, told, at))

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and not self.wide and encoding.lower() not in _ENCODINGS:
            self._tell(_NOTHING, _cannot(f"it says that it is {encoding[:40]}, not UTF-8"), 0)

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._tell(_NOTHING, Told("page-script", "a style sheet of another file makes a page of this one", "is run",
                                      ("take the line out",)), self.parser.CurrentByteIndex)

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        name = _local(full)
        known = {_local(each) if " " not in each else "xlink:href": value for each, value in attributes.items()
                 if " " not in each or each == f"{_XLINK} href"}
        element, at = replace(_NOTHING, name=name, attributes=known), self.parser.CurrentByteIndex
        if name == "script":
            self._tell(element, Told("page-script", "a script stands in a file that browsers open as a page", "runs",
                                     ("take it out, or put it on a page of the site",)), at)
        for told in findings(element):
            if told.code == "page-script" or full.rpartition(" ")[0] in _ACTING:
                self._tell(element, told, at)
        if name == "style" or self.sheets:
            self.sheets.append((at, []) if name == "style" else None)

    def _characters(self, text: str) -> None:
        if self.sheets and (open_sheet := self.sheets[-1]):
            open_sheet[1].append(text)

    def _end(self, _full: str) -> None:
        if self.sheets and (sheet := self.sheets.pop()):
            element = replace(_NOTHING, name="style", text="".join(sheet[1]))
            for told in findings(element):
                self._tell(element, told, sheet[0])


def _local(full: str) -> str:
    return full.rpartition(" ")[2].lower()


_NOTHING: Final = Element("", {}, "", ours=False, number=0)
