"""What `annotate new` and `annotate add` were given, and what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from annotate.files import is_device
from annotate.problem import Place, Problem
from annotate.scalars import LONGEST_SLUG, SLUG, Day, Language, Line, Siglum

_COMMAND: Final = "command line"
# letters that Unicode does not take apart
_LATIN: Final = str.maketrans(dict(zip("đðłøıßæœþ", ("d", "d", "l", "o", "i", "ss", "ae", "oe", "th"), strict=True)))
# what the model advises is for story.yml
_IN_A_COMMAND: Final = {"several-lines": "write it in one line", "empty-value": "write it, or leave the option out"}
_TYPE: Final = "type its text into a file {stem}.txt (UTF-8)"
_COPY: Final = "copy its text into a file {stem}.txt (UTF-8)"
_ADVICE: Final = {
    **dict.fromkeys((".doc", ".docx", ".epub", ".odt", ".pages", ".pdf", ".rtf"), _COPY),
    **dict.fromkeys((".avif", ".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"), _TYPE),
    **dict.fromkeys((".7z", ".rar", ".tar", ".tgz", ".zip"), "unpack it, and name the article in it"),
}
READ: Final = ".html .htm .xhtml .txt .md .markdown .mhtml .mht .webarchive .warc.gz .warc .wacz"
"""Endings of what can be an article, or hold one."""


class Given(NamedTuple):
    """An article's file: its name and bytes. `inside`: it lies in the story's folder already, and may stay there.

    `pick` is the address or number of the page to take, where a web archive has several.

    What was fetched has more: `kept` is the ending and the bytes of the file that tells all of it; the address, the
    day and what the server says of the encoding are known.
    """

    name: str
    raw: bytes
    pick: str | None = None
    inside: bool = False
    kept: tuple[str, bytes] | None = None
    url: str | None = None
    retrieved: str | None = None
    charset: str = ""

    @property
    def said(self) -> str:
        """Where it comes from, in a comment."""
        return f"fetched from {self.url}" if self.kept and self.url else f"given as {self.name}"


def check_arguments(slug: str, title: str | None, language: str) -> list[Problem]:
    """What is wrong with the words that a story is begun with."""
    about_title = _scalar("--title", title, Line) if title is not None else ()
    return [*_slug(slug), *about_title, *_scalar("--language", language, Language)]


def check_files(files: Sequence[Given]) -> Iterator[Problem]:
    """What can be said of the files before they are read."""
    if not files:
        advice = "name the files, such as: annotate add kursk-sappers first.txt second.html"
        yield Problem("no-file", "no article was named", Place(_COMMAND), help=(advice,))
    first: dict[tuple[bytes, str | None], str] = {}
    for each in files:
        if suffix(each.name) in _ADVICE:
            yield _wrong_format(each.name)
        elif (same := (each.raw, each.pick)) in first:
            message = f"this file is {first[same]}, byte for byte"
            advice = "name each article once, or obtain this one again if it should be another"
            yield Problem("same-article", message, Place(each.name), help=(advice,))
        first.setdefault((each.raw, each.pick), each.name)


def check_day(text: str | None) -> list[Problem]:
    """The day of `--retrieved`."""
    return list(_scalar("--retrieved", text, Day)) if text is not None else []


def check_siglum(text: str) -> list[Problem]:
    """That of `--siglum`."""
    if is_device(text):
        message = f"{text} is a device on Windows"
        return [Problem("bad-siglum", message, _place("--siglum", text), help=("take another",))]
    return list(_scalar("--siglum", text, Siglum))


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
    before = f"{option} " if option else ""
    shown = text.replace("\n", " ").replace("\r", " ")
    return Place(_COMMAND, 1, len(before) + 1, len(shown), before + shown)


def _wrong_format(name: str) -> Problem:
    help = _ADVICE[suffix(name)].format(stem=PurePath(name).stem)
    message = f"`{PurePath(name).name}` is no page and no text; what is read ends in {READ}"
    return Problem("article-format", message, Place(name), help=(help,))
