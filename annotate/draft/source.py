"""One source of a new story: what its file tells, brought into the form that story.yml takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from annotate import characters, languages
from annotate.article import Article
from annotate.draft import dates, letters, page, pasted, web, witnesses
from annotate.draft.example import Example, example
from annotate.draft.furniture import furniture
from annotate.draft.told import Guess, Provenance
from annotate.obtain import Obtained
from annotate.readers.decode import decode
from annotate.scalars import Address, Line
from annotate.value import Unread


@dataclass(frozen=True, slots=True)
class DraftSource:
    """`given` tells where the file comes from; `tongue` is the comment on the language.

    `kept` is the file as obtained (its name in the folder, its bytes) where the article was made from it, `made` what
    was done to it; `furniture` a guess, for a comment alone. `inside`: the article's file is there already.
    """

    siglum: str
    given: str
    article: Article
    obtained: Obtained
    told: Provenance
    language: str
    tongue: str
    example: Example | None
    furniture: tuple[int, ...]
    kept: tuple[str, bytes] | None = None
    made: str = ""
    inside: bool = False
    fetched: bool = False

    @property
    def is_page(self) -> bool:
        return self.article.name.endswith(".html")


def draft_source(siglum: str, given: str, article: Article, obtained: Obtained) -> DraftSource:
    """`article` is read already, so its bytes can be."""
    text, told = _told(article, obtained.encoding)
    told = _fit(witnesses.also(told, obtained.url))
    language, tongue = _language(told.language, article)
    words = web.words(text) if text else None
    left = furniture(article, words, told) if text else tuple(pasted.buttons(article))
    return DraftSource(siglum, given, article, obtained, told, language, tongue, example(article.segments), left)


def _told(article: Article, encoding: str | None) -> tuple[str, Provenance]:
    """The page as text as well; empty for what is none."""
    decoded, _ = decode(article.raw, article.name, encoding)
    if decoded is None:
        raise ValueError("an article that was read can be read again")
    if article.name.endswith(".html"):
        return decoded.text, witnesses.agreed(page.told(decoded.text, article), web.told(decoded.text))
    lines = [line.text for line in decoded.lines]
    published, days = dates.the_one(dates.of_lines(lines))
    likely = {key: guess for key, guess in pasted.likely(lines).items() if not dates.of_lines([guess.value])}
    return "", Provenance(published=published, open={"published": days} if days else {}, likely=likely)


def _fit(told: Provenance) -> Provenance:
    """Only what story.yml takes: a guess must not be a problem."""
    return replace(
        told,
        title=_line(told.title),
        author=_line(told.author),
        publisher=_line(told.publisher),
        likely={key: fit for key, guess in told.likely.items() if (fit := _line(guess))},
        url=told.url if told.url and _fits(Address, told.url.value) else None,
    )


def _line(guess: Guess | None) -> Guess | None:
    """Without characters that hide or reorder; what was taken out is told."""
    if guess is None:
        return None
    text, removed = guess.value, list[str]()
    while odd := characters.deceiving(text):
        text = text.replace(odd, "")
        removed.append(f"U+{ord(odd):04X}")
    origin = f"{guess.origin}, without {' '.join(removed[:3])}" if removed else guess.origin
    return Guess(text.strip(), origin) if _fits(Line, text.strip()) else None


def _fits(kind: Any, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


def _language(stated: Guess | None, article: Article) -> tuple[str, str]:
    """The tag, and what the author should know of it. Many pages carry the language of their template."""
    guessed, near = letters.guess("\n".join(each.text for each in article.segments))
    tag = _tag(stated.value) if stated else None
    if stated and tag and (guessed == letters.UNDETERMINED or _same_script(tag, guessed)):
        kin = guessed == letters.UNDETERMINED or _same_language(tag, guessed)
        return tag, f"from the file: confirm ({stated.origin}{'' if kin else f'; its words look like {guessed}'})"
    if guessed == letters.UNDETERMINED:
        either = f" ({' or '.join(near)}?)" if near else ""
        return guessed, f"not clear from the letters{either}: write its tag, such as en, zh-Hans or vi"
    against = f" ({stated.origin} says {stated.value})" if stated else ""
    return guessed, f"guessed from the letters: confirm{against}"


def _tag(text: str) -> str | None:
    tag = languages.read(languages.SLIPS.get(text.lower(), text.replace("_", "-")))
    return None if isinstance(tag, Unread) else tag


def _same_script(stated: str, guessed: str) -> bool:
    """If so, the page is asked first: it knows languages that we do not, and kin apart."""
    if guessed == "zh":  # simplified or traditional, the letters do not tell
        return _script(stated) in (None, "Hans", "Hant")
    return _script(stated) in (None, _script(guessed))


def _same_language(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def _script(tag: str) -> str | None:
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = tag.split("-")
    written: Sequence[str] = [each for each in parts[1:] if len(each) == 4 and each.isalpha()]
    full = likely.get("_".join(parts[:2])) or likely.get(parts[0]) or ""
    return written[0] if written else next((each for each in full.split("_") if len(each) == 4), None)
