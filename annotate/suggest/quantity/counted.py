"""What is counted: the noun behind a classifier, or the next word, as it stands."""

from __future__ import annotations

import re
from typing import Final

from annotate.suggest.quantity.forms import BLANKS
from annotate.suggest.quantity.words import Words

_WORD: Final = re.compile(r"[ \u00a0\u202f-]?([^\W\d_](?:[^\W\d_]|[\u0900-\u0963\u200c'’-]){0,36})")
_SHORT: Final = 3
_LONGEST: Final = 6  # signs of a noun that no blank ends
_OF: Final = ("的", "の", "之", "의 ")
_NUMERAL: Final = re.compile(r"[0-9０-９.,，一二三四五六七八九十百千万萬亿億两兩]{1,20}")  # full width
_SYLLABLES: Final = 4
_SKIPPED: Final = 3  # words like "of the more" before the noun


def counter(low: str, place: int, said: Words) -> int:
    """The end of the classifier that begins at `place`, a blank before it allowed; `place` where there is none."""
    start = place + (place < len(low) and low[place] in BLANKS)
    found = said.counters.after(low, start)
    return place if found is None else found[0]


def noun(text: str, place: int, said: Words) -> tuple[int, int]:
    """Where the noun stands; an empty span where a sign, a number or the end follows."""
    if said.noun is not None:
        return _whole(text, place, said)
    for _ in range(_SKIPPED):
        if (match := _WORD.match(text, place)) is None:
            return place, place
        word = match[1].lower()
        if word in said.stops:
            return place, place
        if word not in said.skip:
            return _syllables(text, match, said) if said.syllables > 1 else _phrase(text, match, said)
        place = match.end()
    return place, place


def _syllables(text: str, first: re.Match[str], said: Words) -> tuple[int, int]:
    """All up to a word of grammar, a name or a sign; two where nothing ends them in time."""
    ends = [first.end(1)]
    while (more := _WORD.match(text, ends[-1])) is not None:
        if more[1].lower() in said.stops or more[1][0].isupper():
            break
        ends.append(more.end(1))
    return first.start(1), ends[-1] if len(ends) <= _SYLLABLES else ends[said.syllables - 1]


def _phrase(text: str, first: re.Match[str], said: Words) -> tuple[int, int]:
    """The noun with what stands before it: "North Korean soldiers", "getötete Soldaten"; nothing where none comes."""
    match = first
    for _ in range(_SKIPPED):
        if not _leads(match[1], said):
            return first.start(1), match.end(1)
        more = _WORD.match(text, match.end())
        if more is None or more[1].lower() in said.stops or more[1].lower() in said.skip:
            break
        match = more
    return (first.start(1),) * 2 if said.capitals else (first.start(1), match.end(1))


def _leads(word: str, said: Words) -> bool:
    """Is it an adjective? `capitals`: a noun has one (German); else what has one is a name before its noun."""
    if said.capitals:
        return word[0].islower()
    if not said.leads and not said.lead_endings:
        return False
    return word[0].isupper() or word in said.leads or word.endswith(said.lead_endings)


def _whole(text: str, place: int, said: Words) -> tuple[int, int]:
    """A noun of a language without blanks, up to a word that is none; nothing where no such word ends it in time.

    A longer one must end like a noun, if the language tells how: else a verb may be in it.
    """
    start = place + (text[place : place + 1] in tuple(BLANKS))
    match = said.noun.match(text, start) if said.noun is not None else None
    if match is None or match.end() - start > _LONGEST:
        return place, place
    end = match.end()
    cut = end - start > _SHORT and said.noun_ends and text[end - 1] not in said.noun_ends
    return (place, place) if cut else match.span()


def glued(text: str, low: str, span: tuple[int, int, int], part: bool, said: Words) -> str:
    """What is counted where words stand without blanks: behind a classifier, or what the classifier itself says.

    `span`: the number begins, it ends, its classifier ends. Of a share (`part`), what the whole is: 64个村庄中的37个.
    """
    first, end, place = span
    if part and (told := _NUMERAL.match(low, first)) is not None:
        inside = counter(low, told.end(), said)
        start, stop = noun(text, inside, said)
        if stop > start and stop <= end:
            return text[start:stop]
    classifier = text[end:place].strip()
    joint = next((len(each) for each in _OF if text.startswith(each, place)), 0)
    if said.direct or classifier in said.before_nouns or joint:
        start, stop = noun(text, place + joint, said)
        if stop > start and (joint or place > end or said.direct):
            return text[start:stop]
    return classifier if classifier not in said.before_nouns else ""
