"""Texts packed into a story: each as a segment of plain text and of a page, as gloss, quote, note, topic and so on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import yaml

from annotate.characters import deceiving
from annotate.render.notes import addresses, is_allowed, mentions
from tests.corpora.texts import line

Spec = dict[str, Any]
PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><article>{}</article></body></html>"
BLANKS = " \t\n\f\r"
"""What collapses in a paragraph of HTML."""


@dataclass
class Packed:
    """A story on disk, and what its page must show: ids of elements to their text, the names in their order."""

    slug: str
    title: str
    segments: dict[str, str] = field(default_factory=dict)
    glosses: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Siglum to title, publisher and author."""


def collapsed(text: str) -> str:
    """As a browser shows it in a paragraph."""
    return " ".join(part for part in text.translate(dict.fromkeys(map(ord, BLANKS), " ")).split(" ") if part)


def as_name(text: str) -> str:
    """The text where it may be a title as it is; else what is left without the characters that are refused there."""
    one = text.replace("\n", " ").strip()
    if deceiving(one):
        one = line(one)
    return "x" if not one or deceiving(one) else one


def as_note(text: str) -> str:
    """As Markdown where pages may link to all that it links to; else as code, which links to nothing."""
    allowed = all(is_allowed(each) and not each.startswith("#") for each in addresses(text)) and not mentions(text)
    return text if allowed else "".join(f"    {each}\n" for each in text.split("\n"))


def as_gloss(number: int, text: str) -> str:
    """In a gloss file: a line that begins like a label or a comment is indented."""
    return f"[{number}] " + "\n".join(f" {each}" for each in text.split("\n"))


def pack(sources: Path, slug: str, texts: Sequence[str], *, odd: int = 0) -> Packed:
    """Source A has the texts as .txt and as glosses; B as a page, each whole segment quoted. Writes `sources/slug/`."""
    folder = sources / slug
    folder.mkdir(parents=True)
    names = [as_name(text) for text in texts]
    shown = [f"{collapsed(text)} ·{number}·" for number, text in enumerate(texts, 1)]
    (folder / "a.txt").write_bytes("\n\n".join(texts).encode())
    glosses = "\n".join(as_gloss(number, text) for number, text in enumerate(texts, 1))
    (folder / "a.en.txt").write_bytes(glosses.encode())
    page = "".join(f"<p>{escape(text)} ·{number}·</p>\n" for number, text in enumerate(texts, 1))
    (folder / "b.html").write_bytes(PAGE.format(page).encode())
    story = _story(texts, names, shown, odd)
    # The quoted style can write every character, and a text that looks like a number stays a text.
    dumped = yaml.safe_dump(story, allow_unicode=True, sort_keys=False, width=1 << 30, default_style='"')
    (folder / "story.yml").write_bytes(dumped.encode())
    return _expected(slug, story, texts, shown)


def _story(texts: Sequence[str], names: Sequence[str], shown: Sequence[str], odd: int) -> Spec:
    def name(nth: int) -> str:
        return names[(odd + nth) % len(names)]

    entries = {siglum: {"title": name(number), "publisher": name(number + 1), "author": name(number + 2),
                        "rights": name(number + 3), "gloss_by": name(number + 4), "language": "en", **files}
               for number, (siglum, files) in enumerate({
                   "A": {"text": "a.txt", "gloss": "a.en.txt", "paragraphs": "blank-line"},
                   "B": {"text": "b.html"}}.items())}
    every = range(1, len(texts) + 1)
    return {
        "title": name(7), "summary": as_note(texts[odd % len(texts)]), "language": "en", "sources": entries,
        "accept": ["gloss-missing", "replacement-character"], "kinds": {"own": name(9)},
        "passages": [{"A": str(each), "B": str(each)} for each in every],
        "discrepancies": {f"t{each}": {
            "topic": names[each - 1], "kind": "own",
            "unit": name(each + 1), "weight": "major" if each % 4 else "minor",
            "readings": {"B": {"quote": shown[each - 1], "gloss": texts[each - 1], "value": str(each)}, "A": "silent"},
            "assessment": as_note(texts[each - 1]), "by": name(each + 2),
            "evidence": [{"title": name(each + 3), "url": f"https://x.invalid/{each}"}]} for each in every if each % 2},
        "notes": {f"t{each}": {"source": "B", "quote": shown[each - 1], "kind": "context",
                               "text": as_note(texts[each - 1]),
                               "by": name(each + 5)} for each in every if not each % 2}}


def _expected(slug: str, story: Spec, texts: Sequence[str], shown: Sequence[str]) -> Packed:
    packed = Packed(slug, story["title"])
    for number, text in enumerate(texts, 1):
        packed.segments[f"A-{number}"] = text
        packed.segments[f"B-{number}"] = shown[number - 1]
        packed.quotes[f"n-t{number}"] = shown[number - 1]
        packed.texts[f"n-t{number}"] = text
        packed.glosses[f"A-{number}"] = "\n".join(each.strip() for each in text.split("\n"))
    packed.topics |= {f"n-{key}": each["topic"] for key, each in story["discrepancies"].items()}
    packed.names |= {key: (each["title"], each["publisher"], each["author"]) for key, each in story["sources"].items()}
    return packed
