"""Quotations and reported statements of one text. A quotation is told with the nearest verb of saying around it:

right before it ("Peskov said: …"), behind it ("…, Peskov said"), or that of the statement in which it stands ("Peskov
said that it was “hard”"). A sentence in quotation marks without any is said by whoever was quoted before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from annotate.suggest.speech import speaker
from annotate.suggest.speech.bounds import Masked, Span, first_in, hits, last_in, masked
from annotate.suggest.speech.marks import Marked, marked
from annotate.suggest.speech.reported import Statement, statements
from annotate.suggest.speech.table import Table, table

_FAR: Final = 120  # signs between a quotation and the verb behind it
_PAUSE: Final = re.compile(r"[,.!?…]\s?(?P<dash>[—–-]\s)?")
_MOST_AROUND: Final = 8  # statements in each other
_NAMING: Final = 60
_NEAR: Final = 25  # and one before it: "called them “heroes”"


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]` is what is said: the words within the marks, or, where it is not `direct`, the statement.

    `speaker` and `verb` are spans of the same text; "according to", 据…报道 and their like stand for the verb.
    """

    start: int
    end: int
    speaker: Span | None
    verb: Span | None
    direct: bool


@lru_cache(maxsize=512)
def quotations(text: str, tag: str) -> tuple[Quotation, ...]:
    """In order, the outer before the inner. Without a table for the language, nobody is found to say it."""
    quoted = marked(text)
    told = table(tag)
    if told is None:
        return tuple(_stripped(text, Quotation(each.start, each.end, None, None, direct=True)) for each in quoted)
    seen = masked(text, quoted, told)
    reported = statements(seen, told)
    direct = _inherited(text, _directly(text, seen, quoted, reported, told), seen)
    names = sorted({*(each.speaker for each in direct if each.speaker), *(each.speaker for each in reported)})
    kept = [_stripped(text, each) for each in direct if not _in_one(names, each)]
    of_verb: dict[Span | None, list[Quotation]] = {}
    for each in direct:
        of_verb.setdefault(each.verb, []).append(each)
    spoken = [Quotation(each.start, each.end, each.speaker, each.verb, direct=False)
              for each in reported if not _of_a_quotation(text, each, of_verb.get(each.verb, []))]
    return tuple(sorted((*kept, *spoken), key=lambda each: (each.start, -each.end, each.direct)))


def _directly(text: str, seen: Masked, quoted: tuple[Marked, ...], reported: tuple[Statement, ...], told: Table
              ) -> list[Quotation]:
    starts = [each.start for each in quoted if each.depth == 0 and not each.named]
    verbs = hits(told.verbs, seen.text, 0, len(text))
    found: list[Quotation] = []
    for each in quoted:
        then = bisect_right(starts, each.start)
        until = starts[then] - 1 if then < len(starts) else len(text)
        who, verb = (None, None) if each.depth else (
            _before(seen, each, verbs, told) or _around(each, reported) or _behind(seen, each, until, verbs, told)
            or _near(seen, each, verbs, told) or _inside(text, each, told) or (None, None))
        found.append(Quotation(each.start, each.end, who, verb, direct=True))
    return found


_Told = tuple[Span | None, Span] | None


def _before(seen: Masked, quoted: Marked, verbs: list[Span], told: Table) -> _Told:
    """Peskov said: “…”"""
    opened = quoted.start - 1
    low, _ = seen.sentence(max(0, opened - 1))
    lead = last_in(verbs, low, opened)
    if lead is None or not (_only_that(seen.text, lead[1], opened, told) or (
            told.first and _tail(seen.text, opened).endswith((":", "،", ",")))):
        return None
    who = None if told.first else speaker.before(seen.text, low, lead[0], told)
    who = who or speaker.behind(seen.text, lead[1], opened, told) or speaker.before(seen.text, low, lead[0], told)
    return who, lead


def _around(quoted: Marked, reported: tuple[Statement, ...]) -> _Told:
    """Peskov said that it was “hard”; but not where the quotation begins the statement."""
    at = bisect_left(reported, quoted.start - 1, key=lambda one: one.start)
    return next(((one.speaker, one.verb) for one in reported[max(0, at - _MOST_AROUND):at] if quoted.end <= one.end),
                None)


def _near(seen: Masked, quoted: Marked, verbs: list[Span], told: Table) -> _Told:
    """Peskov called them “heroes”; Peskov praised the soldiers: “…”"""
    opened = quoted.start - 1
    low, _ = seen.sentence(max(0, opened - 1))
    lead = last_in(verbs, low, opened)
    if lead is None or (opened - lead[1] > _NEAR and not _tail(seen.text, opened).endswith((":", "："))):
        calls = hits(told.naming, seen.text, max(low, opened - _NAMING), opened)
        lead = calls[-1] if calls else None
    who = lead and speaker.before(seen.text, low, lead[0], told)
    return (who, lead) if who and lead else None


def _inside(text: str, quoted: Marked, told: Table) -> _Told:
    """«Yes, — said Peskov. — They are heroes»"""
    for pause in _PAUSE.finditer(text, quoted.start, quoted.end):
        if told.inside or pause["dash"]:
            at = speaker.without_front(text, pause.end(), quoted.end, told)
            verb = told.verbs.match(text, at, quoted.end)
            if verb and verb["hit"] and (who := speaker.behind(text, verb.end(), quoted.end, told)):
                return who, verb.span()
    return None


def _tail(text: str, end: int) -> str:
    return text[max(0, end - 3):end].rstrip()


def _only_that(text: str, start: int, end: int, told: Table) -> bool:
    match = told.that.match(text, start, end)
    return bool(match) and not text[match.end():end].strip(" :：,，、-–—\u00a0") if match else False


def _behind(seen: Masked, quoted: Marked, following: int, verbs: list[Span], told: Table) -> _Told:
    """“…”, Peskov said; “…”, said Peskov."""
    at = quoted.behind
    if at in seen.ends:
        return None
    _, high = seen.sentence(at)
    high = min(high, max(following, at))
    verb = first_in(verbs, at, high)
    if verb is None or verb[0] - at > _FAR:
        return None
    who = None
    if not told.first:
        match = told.that.match(seen.text, at, verb[0])
        who = speaker.before(seen.text, match.end() if match else at, verb[0], told)
    if who is None and told.final:
        low, _ = seen.sentence(max(0, quoted.start - 2))
        who = speaker.before(seen.text, low, quoted.start - 1, told)
    if who is None:
        who = speaker.behind(seen.text, verb[1], high, told)
    return (who, verb) if who else None


def _of_a_quotation(text: str, statement: Statement, direct: list[Quotation]) -> bool:
    """Its verb tells of one of these outside it, or behind a colon in it: only that is what is said."""
    return any(not (statement.start <= each.start and each.end <= statement.end + 1)
               or _tail(text, each.start - 1).endswith((":", "：")) for each in direct)


def _in_one(names: list[Span], quoted: Quotation) -> bool:
    at = bisect_left(names, (quoted.start, 0))
    return any(start <= quoted.start and quoted.end <= end for start, end in names[max(0, at - 2):at])


def _stripped(text: str, quoted: Quotation) -> Quotation:
    """French has blanks inside its marks."""
    words = text[quoted.start:quoted.end]
    return replace(quoted, start=quoted.end - len(words.lstrip()), end=quoted.start + len(words.rstrip()))


def _inherited(text: str, found: list[Quotation], seen: Masked) -> list[Quotation]:
    """A quotation that is a sentence of its own, in the same paragraph or right at the start of the next."""
    told: list[Quotation] = []
    last: Quotation | None = None
    for each in found:
        if each.speaker is None and last and _alone(text, each, seen) and text.count("\n", last.end, each.start) <= 1:
            each = replace(each, speaker=last.speaker, verb=last.verb)  # noqa: PLW2901
        told.append(each)
        last = each if each.speaker else last
    return told


def _alone(text: str, quoted: Quotation, seen: Masked) -> bool:
    opened = quoted.start - 1
    low, _ = seen.sentence(max(0, opened))
    return not seen.text[low:opened].strip() and text[quoted.end - 1] in ".!?。！？…"
