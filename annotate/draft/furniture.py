"""Segments that are likely no part of the article: a guess, offered as a comment and never taken."""

from __future__ import annotations

import re
from typing import Final

from annotate.article import Article
from annotate.draft.told import Provenance

_SENTENCE: Final = re.compile(r"""[.!?…。！？][”’"»」』)）]*\s*$""")
_LEAST: Final = 0.5  # of the article's characters that a reading must hold to be believed about the rest
_WORK: Final = 1_000_000_000  # characters compared


def furniture(article: Article, words: str | None, told: Provenance) -> tuple[int, ...]:
    """What `words`, a second reading of the article, leaves out; none where that reading leaves out too much.

    The headline is the article's wherever another reader puts it; and what tells a number, a day or a whole sentence
    may be a caption with a fact in it. When in doubt, it is no furniture.
    """
    if words is None:
        return ()
    held = _bare(words)
    if len(held) * len(article.segments) > _WORK:
        return ()
    texts = {each.number: _bare(each.text) for each in article.segments}
    headline = _bare(told.title.value) if told.title else ""
    left = tuple(number for number, text in texts.items() if text not in held and text != headline)
    shown = tuple(each.number for each in article.segments if each.number in left and not _may_tell(each.text))
    without = sum(len(texts[number]) for number in left)
    return shown if without <= (1 - _LEAST) * sum(map(len, texts.values())) else ()


def _may_tell(text: str) -> bool:
    return any(map(str.isnumeric, text)) or bool(_SENTENCE.search(text))


def _bare(text: str) -> str:
    """Letters and digits, since a table is written with other signs between its cells."""
    return "".join(filter(str.isalnum, text)).casefold()
