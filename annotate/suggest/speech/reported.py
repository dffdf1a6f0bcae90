"""What is said without quotation marks: "X said that …", X 称…, "according to X", 据X报道, Xによると."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotate.suggest.speech import speaker
from annotate.suggest.speech.bounds import Masked, Span, clauses, hits, touches
from annotate.suggest.speech.table import Table

_LEAST, _LEAST_GLUED = 8, 4  # letters of a statement
_LOOKED_AT: Final = 400  # signs, of a sentence without an end
_MOST_BETWEEN: Final = 60  # signs from 据 to 报道


@dataclass(frozen=True, slots=True)
class Statement:
    start: int
    end: int
    speaker: Span
    verb: Span


def statements(seen: Masked, told: Table) -> tuple[Statement, ...]:
    sourced = [*_by_source(seen, told), *_behind_source(seen, told)]
    taken = sorted((min(each.verb[0], each.speaker[0]), max(each.verb[1], each.speaker[1], _begun(each)))
                   for each in sourced)
    free = (verb for verb in hits(told.verbs, seen.text, 0, len(seen.text)) if not touches(taken, *verb))
    told_by = (_by_verb(seen, verb, told) for verb in free)
    return tuple(sorted((*sourced, *filter(None, told_by)), key=lambda each: (each.start, -each.end)))


def _begun(found: Statement) -> int:
    """据X报道: the second word is no verb of its own."""
    return found.start if found.start > found.verb[0] else 0


def _enough(text: str, start: int, end: int, told: Table) -> bool:
    return sum(map(str.isalpha, text[start:min(end, start + _LOOKED_AT)])) >= (_LEAST_GLUED if told.glued else _LEAST)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",，:：،、;—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".。,，،、"):
        end -= 1
    return start, end


def _by_verb(seen: Masked, verb: Span, told: Table) -> Statement | None:
    low, high = seen.sentence(verb[0])
    if told.final:
        return _verb_last(seen.text, low, verb, told) or _verb_amid(seen.text, low, high, verb, told)
    if told.first:
        return _verb_first(seen.text, high, verb, told) or _verb_amid(seen.text, low, high, verb, told)
    return _verb_amid(seen.text, low, high, verb, told) or _verb_behind(seen.text, low, high, verb, told)


def _verb_amid(text: str, low: int, high: int, verb: Span, told: Table) -> Statement | None:
    """Who, verb, what."""
    who = speaker.before(text, low, verb[0], told)
    that = told.that.match(text, verb[1], high)
    start, end = _stripped(text, that.end() if that else verb[1], high)
    return Statement(start, end, who, verb) if who and _enough(text, start, end, told) else None


def _verb_behind(text: str, low: int, high: int, verb: Span, told: Table) -> Statement | None:
    """What, who, verb; or what, verb, who: the clause of the verb comes behind a comma."""
    last = clauses(text, max(low, verb[0] - _LOOKED_AT), verb[0], told)[-1]
    if last[0] <= low:
        return None
    who = speaker.trimmed(text, last, told) or speaker.behind(text, verb[1], high, told)
    start, end = _stripped(text, low, last[0])
    return Statement(start, end, who, verb) if who and _enough(text, start, end, told) else None


def _verb_first(text: str, high: int, verb: Span, told: Table) -> Statement | None:
    """Verb, who, that, what."""
    who = speaker.behind(text, verb[1], high, told)
    if who is None:
        return None
    begun = told.breaks.search(text, who[1], min(high, who[1] + _LOOKED_AT))
    start, end = _stripped(text, begun.end() if begun else who[1], high)
    return Statement(start, end, who, verb) if _enough(text, start, end, told) else None


def _verb_last(text: str, low: int, verb: Span, told: Table) -> Statement | None:
    """Who, a particle or a comma, what, verb."""
    for part in clauses(text, max(low, verb[0] - _LOOKED_AT), verb[0], told):
        mark = told.markers.search(text, part[0] + 1, part[1]) if told.markers else None
        begin = mark.end() if mark else part[1]
        if (told.markers is None or mark) and (who := speaker.trimmed(text, (part[0], begin), told)):
            start, end = _stripped(text, begin, verb[0])
            return Statement(start, end, who, verb) if _enough(text, start, end, told) else None
    return None


def _by_source(seen: Masked, told: Table) -> Iterator[Statement]:
    """'According to X, …' and '…, according to X'."""
    text = seen.text
    for word in hits(told.according, text, 0, len(text)):
        low, high = seen.sentence(word[0])
        name, rest = _closed(text, word[1], high, told) if told.closing else _named(text, word[1], high, told)
        if name is None:
            continue
        at_start = not _enough(text, low, word[0], told)
        start, end = _stripped(text, rest, high) if at_start else _stripped(text, low, word[0])
        if _enough(text, start, end, told):
            yield Statement(start, end, name, word)


def _named(text: str, start: int, high: int, told: Table) -> tuple[Span | None, int]:
    part = clauses(text, start, min(high, start + _LOOKED_AT), told)[0]
    return speaker.trimmed(text, part, told), part[1]


def _closed(text: str, start: int, high: int, told: Table) -> tuple[Span | None, int]:
    """据…报道: without the second word, 据 is none."""
    part = clauses(text, start, min(high, start + _MOST_BETWEEN), told)[0]
    ended = [match.span() for match in told.closing.finditer(text, *part)] if told.closing else []
    if not ended:
        return None, start
    return speaker.trimmed(text, (part[0], ended[0][0]), told), ended[-1][1]


def _behind_source(seen: Masked, told: Table) -> Iterator[Statement]:
    """Xによると、…"""
    text = seen.text
    for word in hits(told.reported, text, 0, len(text)):
        low, high = seen.sentence(word[0])
        name = speaker.trimmed(text, clauses(text, max(low, word[0] - _LOOKED_AT), word[0], told)[-1], told)
        start, end = _stripped(text, word[1], high)
        if name and _enough(text, start, end, told):
            yield Statement(start, end, name, word)
