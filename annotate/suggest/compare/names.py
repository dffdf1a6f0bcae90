"""Names: countries where two sentences tell the same, and proper names that one source alone has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from babel import Locale

from annotate.suggest.compare.facts import Facts
from annotate.suggest.compare.groups import Group
from annotate.suggest.compare.places import place
from annotate.suggest.compare.reasons import opening, words
from annotate.suggest.compare.told import Finding, Place
from annotate.suggest.language import base
from annotate.suggest.name.concepts import concepts
from annotate.suggest.name.lands import lands
from annotate.suggest.name.likeness import LIKE, likeness, skeleton
from annotate.suggest.name.proper import heard, latin

_MARKED = re.compile("[\"“”„«»‘’「」『』]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_BY_SIGNS = {"zh", "ja"}  # languages that write foreign names in signs of a like sound, or of a like meaning
_NOUNS_TOO = {"de"}  # languages that write every noun with a capital
_THE_SAME = 0.95     # how much a word must sound like a code name, which may be any word


def of_countries(groups: Sequence[Group], left: Facts, right: Facts) -> Iterator[Finding]:
    """Sentences that answer each other, and a country that only one of them and none of its neighbours names."""
    for group in groups:
        if group.close:
            yield from _countries(group.lefts[0], group.rights[0], left, right)


def _countries(at: int, to: int, left: Facts, right: Facts) -> Iterator[Finding]:
    """One for each, told as one where each names one country that the other does not."""
    mine, yours = list(_only_there(at, to, left, right)), list(_only_there(to, at, right, left))
    if len(mine) == len(yours) == 1:
        (key, one), (other, two) = mine[0], yours[0]
        why = (f"{one.siglum} names {_called(key)} (“{words(one, left)}”), {two.siglum} names {_called(other)} "
               f"(“{words(two, right)}”), where both tell much the same")
        yield Finding("differ", "name", (one, two), why, 0.5, asked="Which country is named")
        return
    for some, facts, others, where in ((mine, left, right, to), (yours, right, left, at)):
        there = opening(others.sentences[where], others)
        if there is None:
            continue
        for key, one in some:
            why = (f"{one.siglum} names {_called(key)} (“{words(one, facts)}”); {there.siglum} does not, "
                   "where it tells much the same")
            yield Finding("differ", "name", (one, there), why, 0.36, asked=f"Whether {_called(key)} is named")


def _only_there(at: int, other: int, facts: Facts, others: Facts) -> Iterator[tuple[str, Place]]:
    one, two = facts.sentences[at], others.sentences[other]
    known = {hit.key for hit in lands(others.texts[two.segment], two.tag)}
    for hit in lands(one.text, one.tag) if known else ():
        if hit.key not in known and len(hit.key) == 2:
            known.add(hit.key)
            where = place((one.siglum, one.segment), facts.texts[one.segment],
                          one.start + hit.start, one.start + hit.end)
            if where is not None:
                yield hit.key, where


@cache
def _called(country: str) -> str:
    return str(Locale("en").territories.get(country, country))


def alone(facts: Facts, others: Sequence[Facts]) -> Iterator[Finding]:
    """Names in capitals that sound like no word of any other source; one that is in quotation marks first."""
    if base(facts.told.tag) in _NOUNS_TOO or not others:
        return
    theirs = [bones for each in others for text in each.texts.values() for _, bones in heard(text, each.told.tag)]
    letters = {word for each in others for text in each.texts.values() for word in latin(text, each.told.tag)}
    silent = tuple(each.told.siglum for each in others)
    shared = {hit.key for each in others for text in each.texts.values() for hit in concepts(text, each.told.tag)}
    for name, where, marked in _names(facts):
        known = {hit.key for hit in concepts(words(where, facts), facts.told.tag)}
        alike = _THE_SAME if marked else LIKE
        if name in letters or known & shared:
            continue
        if not any(likeness(skeleton(name), bones) >= alike for bones in theirs):
            otherwise = any(base(each.told.tag) in _BY_SIGNS for each in others)
            unheard = f"nothing in {' or '.join(silent)} sounds like it"
            why = (f"only {facts.told.siglum} names “{words(where, facts)}”; {unheard}"
                   f"{', but in characters it may sound otherwise' * otherwise}")
            yield Finding("only", "name", (where,), why, 0.46 if marked else 0.28, () if otherwise else silent)


def _names(facts: Facts) -> Iterator[tuple[str, Place, bool]]:
    """Each once: in small letters, its first place, and whether it is in quotation marks."""
    known: set[str] = set()
    for sentence in facts.sentences:
        text = facts.texts[sentence.segment]
        foreign = set(latin(sentence.text.lower(), sentence.tag)) if base(sentence.tag) == "vi" else None
        countries = [(sentence.start + hit.start, sentence.start + hit.end)
                     for hit in lands(sentence.text, sentence.tag)]
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            name = match[0].lower()
            if not match[0][0].isupper() or name in known or (foreign is not None and name not in foreign):
                continue
            marked = bool(_MARKED.match(text, match.start() - 1) and _MARKED.match(text, match.end()))
            opens = not marked and match.start() > 0 and _MARKED.match(text, match.start() - 1)
            if opens or match.start() == sentence.start or (len(skeleton(name)) < 3 and not marked):
                continue
            if any(start < match.end() and match.start() < end for start, end in countries):
                continue
            known.add(name)
            if (where := place((sentence.siglum, sentence.segment), text, *match.span())) is not None:
                yield name, where, marked
