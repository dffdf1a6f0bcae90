"""Bytes to lines of text: strictly, changing nothing but the line ends, guessing nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from annotate.problem import Place, Problem
from annotate.readers.codec import Choice, called, choose
from annotate.readers.controls import control_problems, replacement_problems, visible
from annotate.readers.endings import is_page
from annotate.readers.judge import SURE, nearly_utf8
from annotate.readers.lines import Line, cut
from annotate.readers.offer import Offer, better, offers, stated
from annotate.readers.stated import differs, stated_in_page

_SHOWN_AFTER = 80  # bytes of the line that are shown from the wrong one on
_ACCEPTED = "if it reads right as it is, write `accept: [encoding-doubtful]` in story.yml"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's lines; `encoding` reads `raw[line.start:line.end]` back to `line.text`."""

    encoding: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def decode(raw: bytes, shown: str, declared: str | None = None) -> tuple[Decoded | None, list[Problem]]:
    """UTF-8, UTF-16 with its mark, or what is declared; everything else is a problem that offers a way out."""
    choice, problems = choose(raw, shown, declared)
    if choice is None:
        return None, problems
    body = raw[choice.skipped :]
    try:
        text = body.decode(choice.codec)
    except UnicodeDecodeError as error:
        return None, [_undecodable(raw, shown, declared, choice, error)]
    except UnicodeError as error:  # a few codecs tell no place
        return None, [Problem("encoding-wrong", f"not {choice.codec}: {error}", Place(shown))]
    lines = cut(body, text, choice.codec, choice.skipped)
    refused = control_problems(_checked(lines, shown), choice.codec, shown, _control_help(raw, choice, declared, text))
    if refused:
        return None, refused
    doubts = [] if choice.skipped or text.isascii() else _doubts(raw, shown, declared, choice.codec, lines)
    return Decoded(choice.codec, lines), [*replacement_problems(lines, shown), *doubts]


def _checked(lines: tuple[Line, ...], shown: str) -> tuple[Line, ...]:
    """A form feed is white space in HTML; in a plain text it would break lines in some programs only."""
    if not is_page(shown) or not any("\f" in line.text for line in lines):
        return lines
    return tuple(replace(line, text=line.text.replace("\f", " ")) for line in lines)


def _doubts(raw: bytes, shown: str, declared: str | None, codec: str, lines: tuple[Line, ...]) -> list[Problem]:
    """A warning where the text can be read, but something speaks against the encoding."""
    said = stated_in_page(raw) if is_page(shown) else None
    if said and differs(said, codec, raw):
        message = f"the page says that it is in {visible(said[:40])}, and it is read in {called(codec)}"
        advice = "look whether the text reads right, with `annotate show`; a wrong `encoding:` gives wrong words"
        return [_doubt(message, lines, shown, (advice, _ACCEPTED))]
    if declared is not None and not codec.startswith("utf") and (found := better(raw, codec, SURE / 2)):
        message = f"{called(codec)} is declared, and in another encoding this reads more like a language"
        return [_doubt(message, lines, shown, (*map(_advice, found), _ACCEPTED))]
    return []


def _doubt(message: str, lines: tuple[Line, ...], shown: str, help: tuple[str, ...]) -> Problem:
    """At the first letter that would be another one in another encoding."""
    number, text = next((number, line.text) for number, line in enumerate(lines, 1) if not line.text.isascii())
    at = next(at for at, char in enumerate(text, 1) if not char.isascii())
    place = Place(shown, number, at, 1, visible(text))
    return Problem("encoding-doubtful", message, place, "from here", help, "warning")


def _undecodable(raw: bytes, shown: str, declared: str | None, choice: Choice, error: UnicodeDecodeError) -> Problem:
    at = choice.skipped + error.start
    place = _place(raw, shown, choice, error)
    bad = f"byte 0x{raw[at]:02X} at offset {at} is not {called(choice.codec)}"
    if declared is not None:
        return Problem("encoding-wrong", f"{bad}, which story.yml declares", place, help=_help(raw, shown))
    if choice.skipped:
        advice = "obtain the file again: its first bytes and its text are not in one encoding"
        return Problem("encoding-wrong", f"{bad}, which the file's first bytes promise", place, help=(advice,))
    return Problem("encoding-undeclared", f"{bad}, and no encoding is declared", place, help=_help(raw, shown))


def _place(raw: bytes, shown: str, choice: Choice, error: UnicodeDecodeError) -> Place:
    r"""At the wrong bytes, which the excerpt writes as `\xc4`."""
    body = raw[choice.skipped :]
    before = re.split(r"\r\n|\r|\n", body[: error.start].decode(choice.codec, "replace"))
    after = body[error.start : error.start + _SHOWN_AFTER].decode(choice.codec, "backslashreplace")
    rest = re.split(r"[\r\n]", after, maxsplit=1)[0]
    column = len(before[-1]) + 1
    width = min(len(rest), 4 * (error.end - error.start))
    return Place(shown, len(before), column, width, visible(before[-1] + rest))


def _help(raw: bytes, shown: str) -> tuple[str, ...]:
    if nearly_utf8(raw):
        return ("obtain the file again: but for a few damaged bytes it is UTF-8",)
    found = list(offers(raw))
    said = stated_in_page(raw) if is_page(shown) else None
    if said and (own := stated(raw, said)) and not better(raw, own.codec, 2 * SURE):
        found = [own, *(each for each in found if each.codec != own.codec)]
    return tuple(map(_advice, found)) or ("find out the file's encoding and write it as `encoding:` under this source",)


def _advice(offer: Offer) -> str:
    return f"write `encoding: {offer.codec}` ({offer.language}) if this reads right: {visible(offer.preview)}"


def _control_help(raw: bytes, choice: Choice, declared: str | None, text: str) -> tuple[str, ...]:
    """Where the controls come from a wrong encoding, the likely right one."""
    if choice.codec.startswith("iso8859") and re.search("[\x80-\x9f]", text):
        return ("write `encoding: windows-1252` (or its kin): there these bytes are letters and quotation marks",)
    if declared is None and not choice.skipped and re.search("[\0\x1b]", text):
        return tuple(map(_advice, offers(raw)))
    return ()
