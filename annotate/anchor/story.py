"""Every quote of a story, found in its source or told as a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from annotate.anchor import Absent, Ambiguous, Budget, Found, Quote, Skipped, Text, Verdict, anchor, stands
from annotate.anchor.find import MAX_PLACES
from annotate.anchor.messages import Elsewhere, Where, omits_negation, problems
from annotate.model import Note, Reading
from annotate.problem import Problem, in_order
from annotate.story import Story
from annotate.yaml import Path

MOST_PLACES: Final = 100_000    # of all quotes of a story that stand at several places; later ones may have few
FEWEST_PLACES: Final = 100
MOST_NEAR: Final = 20_000_000   # code points, in all, among which words are sought that resemble absent quotes


def anchor_story(story: Story) -> tuple[dict[Path, Found], list[Problem]]:
    """Every quote that was found, by its path; a quote that was not never hides the next."""
    texts = {siglum: Text(source.article.segments) for siglum, source in story.sources.items()}
    verdicts = {path: (siglum, entry, verdict) for path, siglum, entry, verdict in _verdicts(story, texts)}
    found = {path: verdict for path, (_, _, verdict) in verdicts.items() if isinstance(verdict, Found)}
    told = [problem for path, (siglum, entry, verdict) in verdicts.items()
            for problem in _told(verdict, _where(story, path, siglum, entry), texts, entry.quote)]
    return found, in_order(told)


def _verdicts(story: Story, texts: Mapping[str, Text]) -> Iterator[tuple[Path, str, Reading | Note, Verdict]]:
    """In the author's order; what words that are wrong may cost is bounded for the story as a whole."""
    places, near = MOST_PLACES, MOST_NEAR
    for path, siglum, entry in quoted(story):
        if siglum not in texts:
            continue
        budget = Budget(max(FEWEST_PLACES, min(MAX_PLACES, places)), near=near > 0)
        verdict = anchor(Quote(entry.quote, entry.prefix, entry.suffix), texts[siglum], budget)
        match verdict:
            case Ambiguous(total=total) | Skipped(what="places", limit=total):
                places -= total
            case Absent():
                near -= len(texts[siglum].joined)
        yield path, siglum, entry, verdict


def quoted(story: Story) -> Iterator[tuple[Path, str, Reading | Note]]:
    """Every reading and every note: path, siglum, and what the author wrote."""
    yield from story.readings()
    yield from ((("notes", key), note.source, note) for key, note in story.entry.notes.items())


def _told(verdict: Verdict, where: Where, texts: Mapping[str, Text], words: str) -> list[Problem]:
    match verdict:
        case Found(omissions=omissions):
            omitted = texts[where.siglum].words(omissions)
            swallowed = [omits_negation(omitted, where)] if omitted and _negates(omitted) else []
            return [*problems(verdict, where), *swallowed]
        case Absent(sought=True):
            return problems(verdict, replace(where, elsewhere=_elsewhere(words, where.siglum, texts)))
        case _:
            return problems(verdict, where)


def _negates(words: str) -> bool:
    from annotate.anchor.differ import omits_negation as negates  # `regex`, only for an omission

    return negates(words)


def _where(story: Story, path: Path, siglum: str, entry: Reading | Note) -> Where:
    quote = story.places.value((*path, "quote"))
    prefix, suffix = (story.places.value((*path, side)) if words else quote
                      for side, words in (("prefix", entry.prefix), ("suffix", entry.suffix)))
    return Where(siglum, quote, prefix, suffix)


def _elsewhere(words: str, siglum: str, texts: Mapping[str, Text]) -> Elsewhere:
    """The other sources in which the words stand, each with the first place."""
    places = ((other, stands(words, text)) for other, text in texts.items() if other != siglum)
    return tuple((other, spans) for other, spans in places if spans)
