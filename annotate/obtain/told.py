"""What an article is written in: its author says so, its first bytes, or its own declaration if the bytes bear it out.

Never a guess: where none of the three tells it beyond doubt, the candidates are shown with a line of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotate.encoding import canonical
from annotate.obtain.disguised import disguised
from annotate.problem import Place, Problem
from annotate.readers.codec import marked
from annotate.readers.controls import visible
from annotate.readers.decode import decode
from annotate.readers.judge import SURE, borne_out, mixed, nearly_utf8, reading, readings
from annotate.readers.labels import as_browsers_read, shown_otherwise
from annotate.readers.likely import likeness
from annotate.readers.offer import OFFERED, better, offers, stated, written
from annotate.readers.stated import label_in_page, label_in_xml

_LOOKED_AT: Final = 20_000  # bytes
_WIDE: Final = {"utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "unicode": "utf-16-le"}


@dataclass(frozen=True, slots=True)
class Label:
    """A name of an encoding that something says of the bytes; `by` is who says it, for people."""

    name: str
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """`encoding` as story.yml has it, `how` it was told."""

    encoding: str | None
    how: str


def tell(
    raw: bytes, name: str, article: str, encoding: str | None, labels: Sequence[Label] = ()
) -> tuple[Told | None, list[Problem]]:
    """`name` is the file that its author gave, `article` what it is called in the story; `labels` the container's."""
    told, problem = _told(raw, name, article, encoding, labels)
    if told is None:
        return None, [problem] if problem else []
    decoded, problems = decode(raw, article, told.encoding)
    placed = [_of_command(each, name) for each in problems]
    if decoded is None:
        return None, [_to_choose(each, raw, name) for each in placed]
    return told, placed


def _of_command(problem: Problem, name: str) -> Problem:
    """The readers speak of story.yml, which is not there yet."""
    message = problem.message.replace("which story.yml declares", "which --encoding declares")
    return replace(problem, message=message, place=replace(problem.place, file=name))


def _told(
    raw: bytes, name: str, article: str, encoding: str | None, labels: Sequence[Label]
) -> tuple[Told | None, Problem | None]:
    if encoding is not None:
        codec = canonical(encoding)
        if codec and not marked(raw) and _surely_another(raw, codec):
            reason = f"--encoding says {visible(encoding[:40])}, and its bytes do not bear it out"
            return None, _unproven(raw, name, reason, ())
        return Told(encoding, "--encoding"), None
    if marked(raw):
        return Told(None, "its first bytes"), None
    said = [*labels, *(_of_page(raw) if article.endswith(".html") else ())]
    reasons = []
    for label in said:
        found = _borne_out(raw, label)
        if isinstance(found, Told):
            return found, None
        reasons.append(found)
    if _is_utf8(raw):
        return _utf8(raw, name, said)
    if reasons:
        return None, _unproven(raw, name, reasons[0], said)
    return Told(None, ""), None  # which decode will refuse, and show where


def _surely_another(raw: bytes, codec: str) -> bool:
    """Odds of a million to one; so an author's word is taken against anything less."""
    if raw.isascii():
        plain, text = raw.decode("ascii"), _whole(raw, codec)
        return disguised(raw) is not None if text == plain else likeness(text).bits > likeness(plain).bits
    if codec.startswith(("utf-16", "utf-32")):
        return _rather_narrow(raw[:_LOOKED_AT], codec)
    return bool(better(raw, codec, 2 * SURE))


def _rather_narrow(raw: bytes, codec: str) -> bool:
    """In characters of a byte or two it reads more like a language than in such of two or four."""
    wide = likeness(raw.decode(codec, "ignore")).bits
    return b"\0" not in raw and any(
        likeness(raw.decode(each.codec, "replace")).bits + 2 * SURE < wide for each in readings(raw)[:1]
    )


def _of_page(raw: bytes) -> Iterator[Label]:
    if found := label_in_page(raw):
        yield Label(found, "the page's own declaration")
    if found := label_in_xml(raw):
        yield Label(found, "the page's own declaration")


def _borne_out(raw: bytes, label: Label) -> Told | str:
    """Or why not."""
    says = f"{label.by} says {visible(label.name[:40])}"
    codec = canonical(_codec(label, raw))
    if codec is None:
        return f"{says}, which is no encoding that files are read in"
    if codec == "utf-8":
        fits = _is_utf8(raw) and not _rather_another(raw) and not (raw.isascii() and disguised(raw))
        return Told(None, label.by) if fits else f"{says}, and its bytes are not UTF-8"
    if codec.startswith("utf-16"):
        return Told(codec, label.by) if _is_wide(raw, codec) else f"{says}, and its bytes do not read so"
    found = reading(raw, codec)
    if found is None:
        return f"{says}, and its bytes cannot be read so"
    if raw.isascii() and found.text.isascii():
        return Told(None, "") if not disguised(raw) else f"{says}, and more than ASCII is hidden in it"
    if odd := shown_otherwise(_whole(raw, codec), codec):
        return f"{says}; browsers show another character than “{odd}” there"
    if not borne_out(raw, codec) or _backwards(found.text, codec) or (_is_utf8(raw) and not raw.isascii()):
        return f"{says}, and its bytes do not bear it out"
    if mixed(raw, codec):
        return f"{says}, and some of it is in UTF-8"
    if not _is_utf8(raw) and nearly_utf8(raw):
        return f"{says}, and its bytes are UTF-8 but for a few"
    return Told(written(codec), label.by)


def _codec(label: Label, raw: bytes) -> str:
    """A header can name UTF-16; a declaration in the page itself, which was read as ASCII, cannot."""
    name = label.name.strip().lower()
    return _WIDE[name] if name in _WIDE and b"\0" in raw else as_browsers_read(name)


def _whole(raw: bytes, codec: str) -> str:
    return raw.decode(codec, "ignore")


def _backwards(text: str, codec: str) -> bool:
    """Hebrew as old pages have it, each line from its last letter to its first."""
    turned = "\n".join(line[::-1] for line in text.split("\n"))
    return codec == "iso8859-8" and likeness(turned).bits < likeness(text).bits


def _is_wide(raw: bytes, codec: str) -> bool:
    other = "utf-16-be" if codec.endswith("le") else "utf-16-le"
    try:
        own = likeness(raw[:_LOOKED_AT].decode(codec))
        return own.bits < likeness(raw[:_LOOKED_AT].decode(other, "replace")).bits
    except UnicodeError:
        return False


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _rather_another(raw: bytes) -> bool:
    """By chance: a few characters of two bytes in another encoding can be such of UTF-8."""
    own = reading(raw, "utf-8")
    found = offers(raw) if own and not raw.isascii() else ()
    best = reading(raw, found[0].codec) if found else None
    return own is not None and best is not None and best.text != own.text and best.like.bits + SURE < own.like.bits


def _utf8(raw: bytes, name: str, said: Sequence[Label]) -> tuple[Told | None, Problem | None]:
    """Bytes that are UTF-8, of which nobody says so."""
    if hidden := disguised(raw):
        return None, _undeclared(f"this looks like {hidden}, and no encoding is declared", raw, name)
    if raw.isascii():
        return Told(None, ""), None
    if _rather_another(raw):
        return None, _undeclared("this can be read as UTF-8, and reads more like a language in another", raw, name)
    own = reading(raw, "utf-8")
    for label in said:
        other = reading(raw, as_browsers_read(label.name)) if canonical(as_browsers_read(label.name)) else None
        if own and other and other.text != own.text and other.like.bits < own.like.bits + SURE:
            return None, _unproven(raw, name, f"{label.by} says {visible(label.name[:40])}, and UTF-8 fits too", said)
    return Told(None, "its bytes, which are UTF-8"), None


def _unproven(raw: bytes, name: str, reason: str, said: Sequence[Label]) -> Problem:
    return Problem("encoding-unproven", reason, Place(name), help=_choices(raw, name, said))


def _undeclared(message: str, raw: bytes, name: str) -> Problem:
    return Problem("encoding-undeclared", message, Place(name), help=_choices(raw, name, ()))


def _to_choose(problem: Problem, raw: bytes, name: str) -> Problem:
    """The readers speak of story.yml, which does not have this article yet."""
    if not any(line.startswith(("write `encoding:", "find out")) for line in problem.help):
        return problem
    return replace(problem, help=_choices(raw, name, ()))


def _choices(raw: bytes, name: str, said: Sequence[Label]) -> tuple[str, ...]:
    if nearly_utf8(raw) and not _is_utf8(raw):
        return ("obtain the file again: but for a few damaged bytes it is UTF-8",)
    own = [offer for each in said if (offer := stated(raw, as_browsers_read(each.name)))]
    possible = [each for each in own if not _surely_another(raw, each.codec)]
    given = {each.codec: each for each in (*offers(raw), *possible)}
    lines = [
        f"choose --encoding {name}={each.codec} ({each.language}) if this reads right: {visible(each.preview)}"
        for each in list(given.values())[: OFFERED + 1]
    ]
    return tuple(lines) or (f"find out its encoding and give it: --encoding {name}=ENCODING",)
