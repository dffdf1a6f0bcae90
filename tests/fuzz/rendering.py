"""Rendering: hostile text in every place that a story has, through Python-Markdown, read as a browser reads it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from annotate.arrange import Arranged
from annotate.build import check_story
from annotate.characters import CONTROL, DECEIVING
from annotate.render.pages import article_page, page_view, story_page
from annotate.render.templates import environment
from tests.fuzz.draw import Draw
from tests.fuzz.told import hold, is_refused
from tests.made import write_story
from tests.test_render_properties import EXTENSIONS

TAGS: Final = frozenset(
    "html head body div section article header nav main p a b u h1 h2 h3 ul ol li dl dt dd span small mark q em strong"
    " code pre blockquote br hr table caption thead tbody tr th td figure figcaption details summary link script svg"
    " circle line path text g rect title time form fieldset legend label input output button kbd select option i"
    " textarea".split())
"""What our templates and notes consist of; `script` and `link` are the two that each page begins with."""
LEADS: Final = tuple("https: http: # . lit.css story.yml record.json a b A.txt B.txt A.en.txt".split())


_SIZES: Final = re.compile(r"(?:--(?:an-)?[a-z]+:-?[0-9.]+;?)+")
_ODD: Final = re.compile(f"(?![\t\n\r]){CONTROL.pattern}")


@dataclass(frozen=True, slots=True)
class Case:
    first: str
    second: str = ""
    gloss: str = ""
    title: str = "t"
    heading: str = ""
    publisher: str = ""
    topic: str = "t"
    note: str = "n"
    start: int = 0
    end: int = 1


def drawn(data: bytes) -> Case:
    """Mostly texts that may stand on a page, since what may not is told and makes none; now and then any."""
    draw = Draw(data)
    anything = draw.number(15) == 15

    def text(most: int = 24) -> str:
        return draw.text(most) if anything else _ODD.sub("", draw.text(most))

    def line() -> str:
        return text(8) if anything else " ".join(DECEIVING.sub("", text(8)).split())

    first = text() or "x"
    start, end = sorted((draw.number(len(first)), draw.number(len(first))))
    return Case(first, text(), text(8), line() or "t", line(), line(), line() or "t", text() or "n", start, end)


SEEDS: Final = [bytes(range(start, 256, 3)) * 2 for start in range(3)] + [bytes(range(9, 120)) * 3]

KNOWN: Final[list[Case]] = []


def spec(case: Case) -> dict[str, Any]:
    """The case as a story: a quote out of the first segment, whether it can be found or not."""
    files = {"a.en.txt": f"[1] {case.gloss}"} if case.gloss else {}
    said = {"title": case.heading, "publisher": case.publisher, "gloss": "a.en.txt" if files else ""}
    entry = {key: value for key, value in said.items() if value}
    sides = {"prefix": case.first[:case.start], "suffix": case.first[case.end:]}
    quote = {"quote": case.first[case.start:case.end], **{key: value for key, value in sides.items() if value.strip()}}
    return {"title": case.title, "summary": case.note, "sources": {"A": [case.first, case.second], "B": [case.second]},
            "entries": {"A": {**entry, "paragraphs": "line"}}, "files": files,
            "discrepancies": {"d": {"topic": case.topic, "kind": "number", "assessment": case.note,
                                    "readings": {"A": {**quote, "gloss": case.gloss or "g"}, "B": "silent"}}},
            "notes": {"n": {"source": "A", **quote, "kind": "context", "text": case.note}}}


def check(case: Case) -> None:
    """First with the quote; without, where it cannot be found: the texts must stand either way."""
    whole = spec(case)
    plain = {key: value for key, value in whole.items() if key not in {"discrepancies", "notes"}}
    for story in (whole, plain):
        if _stands(story, case):
            return


def _stands(story: dict[str, Any], case: Case) -> bool:
    root = Path(_root().name)
    for old in (root / "s").glob("*"):
        old.unlink()
    try:
        folder = write_story(root / "s", story)
    except UnicodeEncodeError:  # a lone surrogate, which no file can hold
        return True
    made, problems = check_story(folder, "s")
    hold(problems, {f"s/{path.name}": path.read_bytes() for path in folder.iterdir()})
    assert (made is None) == is_refused(problems)
    if made is None:
        return False
    segments = {f"{siglum}-{each.number}": each.text for siglum, source in made.story.sources.items()
                for each in source.article.segments}
    given = f"{case.first}\n{case.second}".removeprefix("\ufeff")
    assert "\n".join(text for name, text in segments.items() if name[0] == "A").split() == given.split()
    view = page_view(made)
    shows(story_page(made, view, _templates()), segments, named(made), up=1)
    for source in view.sources:
        own = {name: text for name, text in segments.items() if name.startswith(source.siglum)}
        shows(article_page(made, view, source, _templates()), own, {}, up=2)
    return True


def named(made: Arranged) -> dict[str, str]:
    """What the story has beside the segments, by the name that its element carries."""
    entry, source = made.story.entry, made.story.sources["A"]
    texts = {"title": entry.title, "A.title": source.entry.title, "A.publisher": source.entry.publisher,
             "A-1.gloss": source.glosses.get("en", {}).get(1),
             **{f"{name}.topic": each.topic for name, each in entry.discrepancies.items()}}
    return {name: text for name, text in texts.items() if text}


def shows(source: str, segments: dict[str, str], texts: dict[str, str], *, up: int) -> None:
    page = LexborHTMLParser(_markdown().reset().convert(source.removeprefix("---\n").partition("\n---\n")[2]))
    tags = [each for each in page.root.traverse() if each.tag != "-text"] if page.root else []
    assert (odd := {str(each.tag) for each in tags} - TAGS) == set(), odd
    assert [each.attributes for each in tags if each.tag == "script"] == [
        {"src": f"{'../' * up}annotate.js", "defer": None}]
    for each in tags:
        safe(each)
    for name, text in segments.items():
        assert [words(each) for each in page.css(f"p#{name}")] == [text], name
    for name, text in texts.items():
        shown = [each.text() for each in page.css(f'[data-text="{name}"]')]
        assert shown, name
        assert set(shown) == {text}, name


def words(segment: LexborNode) -> str:
    """Its text, but for the footnote markers."""
    return "".join(_words(segment))


def _words(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text()
        elif child.attributes.get("role") != "doc-noteref":
            yield from _words(child)


def safe(tag: LexborNode) -> None:
    """No handler, no style but numbers of ours, and an address only where it may lead."""
    for name, value in tag.attributes.items():
        assert not name.startswith("on"), name
        assert name != "style" or _SIZES.fullmatch(value or ""), value
        assert name not in {"srcdoc", "action", "formaction", "data", "poster", "srcset"}
        if name in {"href", "src"}:
            assert (value or "").startswith(LEADS), value
            assert (value or "").startswith(("http", "#")) or ":" not in (value or "")


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=EXTENSIONS)


@cache
def _templates() -> Environment:
    return environment(None)


@cache
def _root() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()
