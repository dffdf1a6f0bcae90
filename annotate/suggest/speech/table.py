"""What the section `speech` of a language's file says, as patterns. Its words are parted by commas:

`verbs` of saying; `naming`, which are so only right before quoted words (to call); `except`: longer words that hold
one, and are none; `according`, which stands before the source ("according to"), and `reported`, which stands behind
it (によると); `closing`: what must end the source (据…报道); `that`, which opens what is said; `breaks`: words at which
a clause begins; `stops`: where the words for a speaker end; `markers`: particles behind a speaker; `adverbs` and
`leads`, which do not belong to a speaker; `abbreviations` whose point ends no sentence. `glued`: words are not parted
by blanks; `first`: the verb stands before who speaks; `final`: behind what is said; `inside`: told between the marks
("Oui, a dit X, …"). A `*` stands for up to six letters, a `0` for a digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from annotate.suggest.language import Section, base, section

_INDIC: Final = "\u0300-\u036f\u064b-\u0652\u0900-\u0dff"  # signs inside words that `re` takes for none
_NEVER: Final = re.compile(r"(?!)")
_BREAK: Final = r"[\ufffc,，;；:：،؛\u2013\u2014―|]|(?<=\s)-(?=\s)"


@dataclass(frozen=True, slots=True)
class Table:
    """Patterns, each to be searched in a stretch of a sentence; of `verbs` and its like, the group `hit` counts."""

    verbs: re.Pattern[str]
    naming: re.Pattern[str]
    according: re.Pattern[str]
    closing: re.Pattern[str] | None
    reported: re.Pattern[str]
    that: re.Pattern[str]
    breaks: re.Pattern[str]
    stops: re.Pattern[str]
    markers: re.Pattern[str] | None
    before: re.Pattern[str]
    behind: re.Pattern[str]
    abbreviations: frozenset[str]
    glued: bool
    first: bool
    final: bool
    inside: bool


@lru_cache(maxsize=32)
def table(tag: str) -> Table | None:
    """None for a language of which nothing is told."""
    return _made(section(base(tag), "speech"))


def _made(told: Section) -> Table | None:
    if not told:
        return None
    glued = bool(told.get("glued"))
    verbs, no_verbs, leads, adverbs = (_words(told, name) for name in ("verbs", "except", "leads", "adverbs"))
    breaks = "|".join(filter(None, (_BREAK, *map(re.escape, _words(told, "commas")),
                                    _alternatives(_words(told, "breaks"), glued=glued))))
    return Table(
        verbs=_hits(_with(_words(told, "prefixes"), verbs), no_verbs, glued=glued),
        naming=_hits(_words(told, "naming"), no_verbs, glued=glued),
        according=_hits(_words(told, "according"), _words(told, "except_according"), glued=glued),
        closing=_any(_words(told, "closing"), glued=glued),
        reported=_hits(_words(told, "reported"), _words(told, "except_reported"), glued=glued, left=False),
        that=_opening(_alternatives(_words(told, "that"), glued=glued)),
        breaks=re.compile(breaks, re.IGNORECASE),
        stops=_hits(_words(told, "stops"), no_verbs if glued else (), glued=glued),
        markers=_any(_words(told, "markers"), glued=glued),
        before=_edge((*leads, *adverbs), glued=glued, at_end=False),
        behind=_edge(adverbs, glued=glued, at_end=True),
        abbreviations=frozenset(_words(told, "abbreviations")),
        glued=glued, first=bool(told.get("first")), final=bool(told.get("final")),
        inside=bool(told.get("inside")))


def _words(told: Section, name: str) -> tuple[str, ...]:
    listed = str(told.get(name, "")).replace("،", ",").split(",")
    return tuple(dict.fromkeys(" ".join(each.split()) for each in listed if each.strip()))


def _with(prefixes: Iterable[str], words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, *(prefix + word for prefix in prefixes for word in words))


def _alternatives(words: Iterable[str], *, glued: bool, left: bool = True) -> str:
    """The longest first, for `re` takes the first that fits. Whole words, but for Arabic's "li-", which is written on
    to the next, and, without `left`, for what is written on to the word before.
    """
    ordered = sorted(words, key=lambda each: (-len(each), each))
    if glued:
        return "|".join(map(_written, ordered))
    whole = "|".join(_written(each) for each in ordered if not each.endswith("\u0644"))
    open_end = "|".join(_written(each) for each in ordered if each.endswith("\u0644"))
    start = rf"(?<![\w{_INDIC}])" if left else ""
    closed = rf"{start}(?:{whole})(?![\w{_INDIC}])" if whole else ""
    return "|".join(filter(None, (closed, f"{start}(?:{open_end})" if open_end else "")))


def _written(word: str) -> str:
    signs = re.escape(word).replace("0", r"\d").replace(r"\*", r"\w{0,6}").replace(r"\ ", r"\s")
    return signs.replace("'", "['\u2019]")


def _hits(words: Iterable[str], but: Iterable[str], *, glued: bool, left: bool = True) -> re.Pattern[str]:
    """What is excepted is met first and has no group."""
    wanted = _alternatives(words, glued=glued, left=left)
    if not wanted:
        return _NEVER
    excepted = _alternatives(but, glued=glued, left=left)
    return re.compile((f"(?:{excepted})|" if excepted else "") + f"(?P<hit>{wanted})", re.IGNORECASE)


def _any(words: tuple[str, ...], *, glued: bool) -> re.Pattern[str] | None:
    return re.compile(_alternatives(words, glued=glued, left=False), re.IGNORECASE) if words else None


def _opening(that: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,，:：،]*(?:(?:{that or '(?!)'})[\s,，:：]*)?", re.IGNORECASE)


def _edge(words: tuple[str, ...], *, glued: bool, at_end: bool) -> re.Pattern[str]:
    """Such a word at the end of a stretch, or a word or a sign at its start; asked again while it finds some."""
    listed = _alternatives(words, glued=glued) or "(?!)"
    return re.compile(f"(?:{listed})$" if at_end else rf"[\s\W]|{listed}", re.IGNORECASE)
