"""Who says it: the words before or behind a verb of saying, less all that does not belong to a name."""

from __future__ import annotations

from annotate.suggest.speech.bounds import NAMED, Span, clauses, hits
from annotate.suggest.speech.table import Table

_MOST_WORDS, _MOST_SIGNS = 12, 40
_LOOKED_AT = 400  # signs, of a sentence without an end
_FURTHEST = 3  # clauses back


def before(text: str, start: int, end: int, told: Table) -> Span | None:
    """The last clause in which somebody is named; before a comma at the end, an aside is passed over."""
    parts = clauses(text, max(start, end - _LOOKED_AT), end, told)
    if len(parts) > 2 and not told.glued and trimmed(text, parts[-1], told) is None:
        parts = parts[:-2]
    for part in reversed(parts[-_FURTHEST:]):
        if span := trimmed(text, part, told):
            return span
    return None


def behind(text: str, start: int, end: int, told: Table) -> Span | None:
    """As far as the first clause goes: "said Peskov on Monday"."""
    end = min(end, start + _LOOKED_AT)
    start = without_front(text, start, end, told)
    return trimmed(text, clauses(text, start, end, told)[0], told)


def trimmed(text: str, span: Span, told: Table) -> Span | None:
    """None where nobody is left, or far too much for a name."""
    start, end = span
    start = without_front(text, start, end, told)
    if told.markers and (mark := told.markers.search(text, start + 1, end)):
        end = mark.start()
    if stops := hits(told.stops, text, start, end):
        end = stops[0][0]
    end = _without_tail(text, start, end, told)
    if not _says(text, (start, end), told):
        return None
    short = end - start <= _MOST_SIGNS if told.glued else len(text[start:end].split()) <= _MOST_WORDS
    return (start, end) if short else None


def _says(text: str, span: Span, told: Table) -> bool:
    """Words; a name in marks alone only where no blank would part it from the verb, or else "No" in '"No" said Ada'."""
    return any(each.isalpha() or (told.glued and each == NAMED) for each in text[span[0]:span[1]])


def without_front(text: str, start: int, end: int, told: Table) -> int:
    while start < end and text[start] != NAMED and text[start] not in "《〈" and (
            match := told.before.match(text, start, end)):
        start = match.end()
    return start


def _without_tail(text: str, start: int, end: int, told: Table) -> int:
    """Adverbs at the end are few and short: the last words are asked one by one."""
    while end > start:
        if not text[end - 1].isalnum() and text[end - 1] not in NAMED + "》〉" and not _is_sign_of_word(text[end - 1]):
            end -= 1
        elif match := told.behind.search(text, max(start, end - 24), end):
            end = match.start()
        else:
            return end
    return end


def _is_sign_of_word(sign: str) -> bool:
    """Vowel signs and the like, which are no letters to Python."""
    return "\u0300" <= sign <= "\u036f" or "\u064b" <= sign <= "\u0652" or "\u0900" <= sign <= "\u0dff"
