"""Every quote of a story, found in its source or told as a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from annotate.anchor import Absent, Ambiguous, Budget, Found, Quote, Skipped, Text, Verdict, anchor, stands
from annotate.anchor.find import MAX_PLACES
from annotate.anchor.messages import (
    Elsewhere,
    Where,
    not_carried,
    of_gloss,
    of_older,
    omits_negation,
    problems,
    with_omission,
    without_marks,
)
from annotate.model import Note, Reading
from annotate.problem import Problem, in_order
from annotate.story import Source, Story
from annotate.yaml import Path

_ELLIPSIS: Final = re.compile(r"(?<!\[)(?:…+|\.{3,})(?!\])")
_PRINTED: Final = ("“”", "„“", "„”", "‘’", "«»", "»«", "「」", "『』", "《》", "＂＂", "““", "””", '""', "''")
MOST_PLACES: Final = 100_000    # of all quotes of a story that stand at several places; later ones may have few
FEWEST_PLACES: Final = 100
MOST_NEAR: Final = 20_000_000   # code points, in all, among which words are sought that resemble absent quotes


def anchor_story(story: Story) -> tuple[dict[Path, Found], list[Problem]]:
    """Every quote that was found, by its path; a quote that was not never hides the next."""
    texts = {siglum: Text(source.article.segments) for siglum, source in story.sources.items()}
    verdicts = {path: (siglum, entry, verdict) for path, siglum, entry, verdict in _verdicts(story, texts)}
    found = {path: verdict for path, (_, _, verdict) in verdicts.items() if isinstance(verdict, Found)}
    mistakes = [problem for path, (siglum, entry, verdict) in verdicts.items()
                for problem in told(verdict, _where(story, path, siglum, entry), texts, entry.quote, story)]
    return found, in_order(mistakes)


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


def told(verdict: Verdict, where: Where, texts: Mapping[str, Text], words: str, story: Story) -> list[Problem]:
    """What an author is told of a verdict, with what may help: other sources, glosses, how words are left out."""
    match verdict:
        case Found(omissions=omissions):
            omitted = texts[where.siglum].words(omissions)
            swallowed = [omits_negation(omitted, where)] if omitted and _negates(omitted) else []
            return [*problems(verdict, where), *swallowed]
        case Absent(sought=True):
            text = texts[where.siglum]
            ways = (*_marked(words, where.siglum, text), *_omission(words, text),
                    *_gloss(words, story.sources[where.siglum]))
            ways = (*ways, *_dropped(words, story.sources[where.siglum]))
            older = tuple(_older(words, story.sources[where.siglum], story))
            elsewhere = _elsewhere(words, where.siglum, texts)
            return problems(verdict, replace(where, elsewhere=elsewhere, ways=ways, older=older))
        case _:
            return problems(verdict, where)


def _marked(words: str, siglum: str, text: Text) -> Iterator[str]:
    """`“7名轻伤者”` as typed for YAML's own quotation marks, if the words stand without them."""
    inner = words[1:-1].strip()
    if words[:1] + words[-1:] in _PRINTED and inner and isinstance(anchor(Quote(inner), text), Found | Ambiguous):
        yield without_marks(inner, siglum)


def _omission(words: str, text: Text) -> Iterator[str]:
    """`…` as people write it, if `[…]` makes the quote one that stands."""
    marked = _ELLIPSIS.sub("[…]", words)
    found = anchor(Quote(marked), text) if marked != words else None
    if isinstance(found, Found) and not _negates(text.words(found.omissions)):
        yield with_omission(marked)


def _gloss(words: str, source: Source) -> Iterator[str]:
    """The first segment whose gloss has the words of an absent quote."""
    folded = " ".join(words.split()).casefold()
    for number, gloss in ((number, gloss) for each in source.glosses.values() for number, gloss in each.items()):
        if folded and folded in " ".join(gloss.split()).casefold():
            yield of_gloss(source.siglum, number, source.article.segments[number - 1].text)
            return


def _older(words: str, source: Source, story: Story) -> Iterator[str]:
    """The newest of the older texts in which the words stand; it was there until the next was fetched."""
    until = source.entry.retrieved
    for version in reversed(source.versions):
        if spans := stands(words, Text(version.article.segments)):
            yield of_older(source.siglum, spans, version.entry.text, until.written if until else None, story.slug)
            return
        until = version.entry.retrieved


def _dropped(words: str, source: Source) -> Iterator[str]:
    """What the page shows beside its article."""
    folded = " ".join(words.split()).casefold()
    if folded and any(folded in " ".join(each.split()).casefold() for each in source.article.dropped):
        yield not_carried(source.siglum)


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
