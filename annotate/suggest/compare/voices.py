"""Who says it: of numbers that answer each other, and of quotations in sentences that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from annotate.suggest.compare.asked import asked
from annotate.suggest.compare.facts import Facts, Figure, Item, Speech
from annotate.suggest.compare.groups import Aligned, Group
from annotate.suggest.compare.match import Match
from annotate.suggest.compare.places import place
from annotate.suggest.compare.reasons import telling, words
from annotate.suggest.compare.told import Finding, Place
from annotate.suggest.name.lands import lands
from annotate.suggest.name.likeness import LIKE, Skeleton, likeness
from annotate.suggest.name.proper import heard

_MARKED = re.compile("[\"“„«「‘][^\"“”„«»「」’]{2,40}[\"”“»」’]")
_READABLE = 80
_LONGEST = 2   # times: of two quotations, the longer holds more than the other
_LETTERS = {"zh": 10, "ja": 17, "ko": 16, "th": 28}  # letters of a text that takes 30 in other languages
_USUAL = 30
_SHORTEST = 24  # letters, as other languages have them; shorter quotations are words, not sentences


def of_numbers(matches: Iterable[Match], left: Facts, right: Facts) -> Iterator[Finding]:
    """Numbers that answer each other, told by others, or by somebody in one source only."""
    mine, yours = _by_sentence(left), _by_sentence(right)
    done: set[tuple[Place, Place]] = set()
    for match in matches:
        if not isinstance(match.left, Figure) or not isinstance(match.right, Figure):
            continue
        one, two = _voice(match.left, mine), _voice(match.right, yours)
        if one is None or two is None or one.speaker is None or two.speaker is None:
            continue
        places = one.speaker, two.speaker
        if places not in done and _lands(one, left) != _lands(two, right):
            done.add(places)
            yield Finding("differ", "attribution", places, (
                f"{left.told.siglum} has it from “{words(places[0], left)}”, {right.told.siglum} from "
                f"“{words(places[1], right)}”: not the same countries"), 0.72 if match.how == "differ" else 0.5,
                asked=_who_says(asked(match.left, match.right)))


def of_quotations(groups: Sequence[Group], left: Facts, right: Facts) -> Iterator[Finding]:
    """Sentences that answer each other, with quotations: other speakers, or much more within the marks of one."""
    mine, yours = _by_sentence(left), _by_sentence(right)
    for group in groups:
        if not group.close:
            continue
        for one, two in product(_said(group.lefts, mine), _said(group.rights, yours)):
            yield from _speakers(one, two, left, right)
            yield from _extents(one, two, left, right)


def _who_says(question: str) -> str:
    return f"Who says {question[:1].lower()}{question[1:]}" if question else ""


def _by_sentence(facts: Facts) -> Mapping[int, Sequence[Speech]]:
    found: dict[int, list[Speech]] = {}
    for speech in facts.speeches:
        found.setdefault(speech.sentence, []).append(speech)
    return found


def _voice(item: Item, speeches: Mapping[int, Sequence[Speech]]) -> Speech | None:
    """Who tells a number: the speech that it stands in, or else the only one of its sentence."""
    some = speeches.get(item.sentence, ())
    around = [each for each in some if each.place.start <= item.place.start < each.place.end]
    return around[0] if around else some[0] if len(some) == 1 else None


def _said(sentences: Iterable[int], speeches: Mapping[int, Sequence[Speech]]) -> Iterator[Speech]:
    for sentence in sentences:
        yield from (each for each in speeches.get(sentence, ()) if each.quotation.direct)


def _lands(speech: Speech, facts: Facts) -> frozenset[str]:
    if speech.speaker is None:
        return frozenset()
    text = facts.texts[speech.speaker.segment][speech.speaker.start:speech.speaker.end]
    return frozenset(hit.key for hit in lands(text, facts.told.tag))


def days_of_speech(aligned: Aligned, left: Facts, right: Facts) -> Iterator[Finding]:
    """One speaker in two sentences that may answer each other, and a day in one segment only: when was it said?"""
    mine, yours = _by_sentence(left), _by_sentence(right)
    done: set[Place] = set()
    for pair in sorted(aligned.pairs, key=lambda each: (-each.score, each.left, each.right)):
        for one, two in product(_said((pair.left,), mine), _said((pair.right,), yours)):
            if _one_name(one, two, left, right):
                for speech, other, facts, others in ((one, two, left, right), (two, one, right, left)):
                    yield from _day_of(speech, other, facts, others, done)


def _one_name(one: Speech, two: Speech, left: Facts, right: Facts) -> bool:
    some, others = _heard(one, left), _heard(two, right)
    return any(likeness(bones, their) >= LIKE for bones in some for their in others)


def _heard(speech: Speech, facts: Facts) -> list[Skeleton]:
    where = speech.speaker
    if where is None:
        return []
    return [bones for _, bones in heard(facts.texts[where.segment][where.start:where.end], facts.told.tag)]


def _day_of(speech: Speech, other: Speech, facts: Facts, others: Facts, done: set[Place]) -> Iterator[Finding]:
    if other.speaker is None or any(day.place.segment == other.place.segment for day in others.days):
        return
    for day in facts.days:
        low = day.when.low
        if day.place.segment == speech.place.segment and low and low.day and day.place not in done:
            done.add(day.place)
            yield Finding("only", "date", (day.place, _with_verb(other, others)), (
                f"{facts.told.siglum} dates what is said to {telling(day, facts)}, {others.told.siglum} does not, "
                "where the same person speaks"), 0.5)


def _with_verb(speech: Speech, facts: Facts) -> Place:
    """The speaker and the verb, where they stand together."""
    spans = [span for span in (speech.quotation.speaker, speech.quotation.verb) if span]
    start, end = min(first for first, _ in spans), max(last for _, last in spans)
    within = speech.quotation.start < end and start < speech.quotation.end
    where = None if within or end - start > _READABLE else place(
        (speech.place.siglum, speech.place.segment), facts.texts[speech.place.segment], start, end)
    return where or speech.speaker or speech.place


def _speakers(one: Speech, two: Speech, left: Facts, right: Facts) -> Iterator[Finding]:
    if one.speaker is None or two.speaker is None:
        return
    some, others = _lands(one, left), _lands(two, right)
    marked = _MARKED.search(words(one.speaker, left)), _MARKED.search(words(two.speaker, right))
    if bool(marked[0]) != bool(marked[1]):
        named, other = (left, right) if marked[0] else (right, left)
        name = (marked[0] or marked[1] or [""])[0]
        yield Finding("differ", "attribution", (one.speaker, two.speaker), (
            f"{named.told.siglum} names who speaks, {name}; {other.told.siglum} does not"), 0.52)
    elif some and others and some != others:
        yield Finding("differ", "attribution", (one.speaker, two.speaker), (
            f"{left.told.siglum} has “{words(one.speaker, left)}” speak, {right.told.siglum} "
            f"“{words(two.speaker, right)}”"), 0.4)


def _extents(one: Speech, two: Speech, left: Facts, right: Facts) -> Iterator[Finding]:
    first, second = _length(one, left), _length(two, right)
    if min(first, second) >= _SHORTEST and max(first, second) > _LONGEST * min(first, second):
        longer, shorter = (left, right) if first > second else (right, left)
        yield Finding("differ", "quotation", (one.place, two.place), (
            f"{longer.told.siglum} has much more within its quotation marks than {shorter.told.siglum}, "
            "where both tell the same"), 0.42)


def _length(speech: Speech, facts: Facts) -> int:
    """Letters within the marks, as many as a language of the usual length would need."""
    text = facts.texts[speech.place.segment][speech.place.start:speech.place.end]
    usual = _LETTERS.get(facts.told.tag.partition("-")[0].lower(), _USUAL)
    return sum(map(str.isalnum, text)) * _USUAL // usual
