"""What a page tells of itself after its article has changed, held against story.yml: to be looked at, never taken."""

from __future__ import annotations

from typing import Final

from annotate.article import Article
from annotate.draft.source import DraftSource, draft_source
from annotate.model import SourceEntry
from annotate.obtain import Obtained
from annotate.reanchor import Says

_KEYS: Final = ("title", "author", "publisher", "published", "url")


def renewed(
    entry: SourceEntry, old: Article, new: Article, given: Obtained
) -> tuple[tuple[Says, ...], tuple[int, ...]]:
    """What the new page says otherwise than story.yml, and not as the old page did; and what of it looks like no part
    of the article.
    """
    drafted = draft_source("A", "", new, given)
    if not drafted.is_page:
        return (), ()
    before = draft_source("A", "", old, Obtained(old.name, old.raw, entry.encoding))
    return tuple(each for key in _KEYS if (each := _says(key, entry, before, drafted))), drafted.furniture


def _says(key: str, entry: SourceEntry, before: DraftSource, now: DraftSource) -> Says | None:
    guess, was = getattr(now.told, key), getattr(before.told, key)
    stands = getattr(entry, key)
    words = "" if stands is None else str(getattr(stands, "written", stands))
    if guess is None or guess.value == words or (was is not None and was.value == guess.value):
        return None
    if key == "published" and words and guess.value.startswith(words):
        return None  # a month is right too
    if key == "title" and words and guess.origin != "h1" and words in guess.value:
        return None  # with the name of the site
    return Says(key, guess.value, guess.origin, words)
