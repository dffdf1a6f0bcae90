"""What `annotate new` was given, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from annotate.files import is_device
from annotate.limits import LIMITS, raised
from annotate.problem import Place, Problem
from annotate.scalars import LONGEST_SLUG, SLUG, Language, Line

FORMATS: Final = {".txt": ".txt", ".html": ".html", ".htm": ".html"}
"""Endings that are read, and how they are written in the folder."""

_COMMAND: Final = "command line"
# letters that Unicode does not take apart
_LATIN: Final = str.maketrans(dict(zip("đðłøıßæœþ", ("d", "d", "l", "o", "i", "ss", "ae", "oe", "th"), strict=True)))
# what the model advises is for story.yml
_IN_A_COMMAND: Final = {"several-lines": "write it in one line", "empty-value": "write it, or leave the option out"}
_ADVICE: Final = {
    **dict.fromkeys((".mhtml", ".mht"), "open it in a browser and save it as “web page, HTML only”: {stem}.html"),
    **dict.fromkeys((".webarchive", ".warc", ".wacz"), "open the page in a browser and save it as HTML: {stem}.html"),
    **dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"), "copy its text into a file {stem}.txt (UTF-8)"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".webp", ".gif"), "type its text into a file {stem}.txt (UTF-8)"),
    **dict.fromkeys((".md", ".markdown"), "if its signs of Markdown may stand as they are, rename it {stem}.txt"),
    ".xhtml": "rename it {stem}.html",
}


def check_arguments(slug: str, title: str | None, language: str) -> list[Problem]:
    """What is wrong with the words that a story is begun with."""
    about_title = _scalar("--title", title, Line) if title is not None else ()
    return [*_slug(slug), *about_title, *_scalar("--language", language, Language)]


def check_files(files: Sequence[tuple[str, bytes]], most: int = LIMITS.article) -> Iterator[Problem]:
    """What can be said of the files before they are read."""
    if not files:
        advice = "name the files, such as: annotate new kursk-sappers first.txt second.html"
        yield Problem("no-file", "a story needs at least one article", Place(_COMMAND), help=(advice,))
    first: dict[bytes, str] = {}
    for name, raw in files:
        if suffix(name) not in FORMATS:
            yield _wrong_format(name)
        elif len(raw) > most:
            message = f"{name} has {len(raw):,} bytes, more than the {most:,} that are read"
            advice = "keep the article alone, without pictures or other pages"
            yield Problem("file-too-large", message, Place(name), help=(advice, raised("article", len(raw))))
        elif raw in first:
            message = f"this file is {first[raw]}, byte for byte"
            advice = "name each article once, or obtain this one again if it should be another"
            yield Problem("same-article", message, Place(name), help=(advice,))
        first.setdefault(raw, name)


def suffix(name: str) -> str:
    """The ending in small letters."""
    return PurePath(name).suffix.lower()


def _slug(slug: str) -> Iterator[Problem]:
    if SLUG.fullmatch(slug) and len(slug) <= LONGEST_SLUG and not is_device(slug):
        return
    better = better_slug(slug)
    message = "a story's name has only a-z, 0-9 and single hyphens"
    if len(slug) > LONGEST_SLUG and SLUG.fullmatch(slug):
        message = f"a story's name has at most {LONGEST_SLUG} characters, this has {len(slug)}"
    elif is_device(slug):
        message = "this name is a device on Windows"
    help = f"write {better}" if better else "write a few words in a-z, such as kursk-sappers"
    yield Problem("bad-id", message, _place("", slug), help=(help,))


def better_slug(text: str) -> str:
    """The nearest good name; empty where no letter of it is Latin."""
    plain = unicodedata.normalize("NFKD", text.lower()).translate(_LATIN)
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(better) > LONGEST_SLUG:
        cut = better[: LONGEST_SLUG + 1]
        better = (cut.rpartition("-")[0] or cut[:LONGEST_SLUG]).strip("-")
    return f"{better}-story" if is_device(better) else better


def _scalar(option: str, text: str, kind: Any) -> Iterator[Problem]:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        told = error.errors()[0]
        context = told.get("ctx", {})
        help = (_IN_A_COMMAND[told["type"]],) if told["type"] in _IN_A_COMMAND else tuple(context.get("help", ()))
        yield Problem(told["type"], str(context.get("message")), _place(option, text), help=help)


def _place(option: str, text: str) -> Place:
    """The words as they were typed, behind the option that they were typed for."""
    before = f"annotate new {option} " if option else "annotate new "
    shown = text.replace("\n", " ").replace("\r", " ")
    return Place(_COMMAND, 1, len(before) + 1, len(shown), before + shown)


def _wrong_format(name: str) -> Problem:
    general = "save the article as plain text (`.txt`) or as a web page (`.html`)"
    help = _ADVICE.get(suffix(name), general).format(stem=PurePath(name).stem)
    message = f"`{PurePath(name).name}` is neither a .txt nor an .html file"
    return Problem("article-format", message, Place(name), help=(help,))
