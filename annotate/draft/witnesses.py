"""Two readings of one page, held against each other. Where they part, neither is taken without saying so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from annotate.draft.told import Guess, Provenance

_WORD: Final = re.compile(r"[^\W_]+")
_SHOWN: Final = 60  # code points of the other reading


def agreed(ours: Provenance, theirs: Provenance) -> Provenance:
    """`ours` wins where the page itself decides (a headline that is printed, a canonical address).

    Days and names that differ are left open, and both are told; what `theirs` alone tells of them is only likely.
    """
    open_ = dict(ours.open)
    named = {key: guess for key in ("published", "author", "publisher") if (guess := getattr(theirs, key)) is not None}
    likely = {key: guess for key, guess in named.items() if getattr(ours, key) is None and key not in open_}
    return Provenance(
        language=ours.language or theirs.language,
        title=_with_other(ours.title, theirs.title, _same_title(ours.title, theirs.title)),
        url=_with_other(ours.url, theirs.url, _same_address(ours.url, theirs.url)) if ours.url else None,
        published=_one_of("published", ours.published, theirs.published, open_),
        author=_one_of("author", ours.author, theirs.author, open_),
        publisher=_one_of("publisher", ours.publisher, theirs.publisher, open_),
        open=open_,
        likely=likely,
    )


def also(ours: Provenance, address: str | None) -> Provenance:
    """`address`: where the file was saved from, as the file that it came in tells."""
    if address is None:
        return ours
    theirs = Guess(address.partition("#")[0], "the address it was saved from")
    return replace(ours, url=_with_other(ours.url, theirs, _same_address(ours.url, theirs)))


def _with_other(ours: Guess | None, theirs: Guess | None, same: bool) -> Guess | None:
    """The first that there is, with what the second says where it says something else."""
    if ours is None or theirs is None or same:
        return ours or theirs
    return Guess(ours.value, f"{ours.origin}; {theirs.origin} says {_cut(theirs.value)}")


def _one_of(key: str, ours: Guess | None, theirs: Guess | None, open_: dict[str, str]) -> Guess | None:
    """None, and both in words, where they differ."""
    if ours is None or theirs is None or _words(ours.value) == _words(theirs.value):
        return ours
    open_[key] = " or ".join(f"{_cut(each.value)} ({each.origin})" for each in (ours, theirs))
    return None


def _words(text: str) -> frozenset[str]:
    """In any order: `Author, Ann` is one person with `Ann Author`."""
    return frozenset(_WORD.findall(text.casefold()))


def _same_title(ours: Guess | None, theirs: Guess | None) -> bool:
    """A site's name behind it, or before it, makes no other headline."""
    if ours is None or theirs is None:
        return True
    one, other = (" ".join(_WORD.findall(each.value.casefold())) for each in (ours, theirs))
    return one in other or other in one


def _same_address(ours: Guess | None, theirs: Guess | None) -> bool:
    """But for scheme, `www.` and a slash at the end."""
    return ours is None or theirs is None or _bare(ours.value) == _bare(theirs.value)


def _bare(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return address
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def doubts(told: Provenance) -> Mapping[str, str]:
    """What is left open, by key, as a comment tells it."""
    return {key: f"the file tells {words}" for key, words in told.open.items()}
