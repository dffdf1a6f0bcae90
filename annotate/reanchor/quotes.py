"""Every quote of the source in its new text, and the least that has to change in story.yml for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.anchor import Budget, Found, Quote, Text, anchor
from annotate.anchor.find import MAX_PLACES
from annotate.anchor.graphemes import whole
from annotate.anchor.story import quoted
from annotate.drift import Carried, carry
from annotate.edit import Change, Drop, Put
from annotate.model import Note, Reading
from annotate.story import Story
from annotate.yaml import Path

_SEEN = Budget(MAX_PLACES, near=False)
_REACHES = (8, 16, 32, 64, 128, 256)  # code points of old context, until they stand nowhere in the new text


@dataclass(frozen=True, slots=True)
class Followed:
    """A quote, and what becomes of it.

    `before` is the text in which it stands (the newest that has it); `now` what story.yml says of it afterwards;
    `done`: nobody has to look at it; `held`: a context of the old text was added, since the same words stand
    elsewhere in the new one and would be taken for it.
    """

    path: Path
    entry: Reading | Note
    carried: Carried
    before: Text
    now: Quote
    done: bool
    held: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """Of story.yml: none where the quote can stay as it is."""
        return tuple(_changes(self.path, self.entry, self.now))


def followed(story: Story, siglum: str, olds: Sequence[Text], new: Text, *, auto: bool) -> tuple[Followed, ...]:
    """The quotes of a source, in the author's order; `olds`: its texts so far, the newest first."""
    entries = {path: each for path, of, each in quoted(story) if of == siglum}
    return tuple(_followed(path, entries[path], each, new, does=each.carried.sure or auto)
                 for path, each in _carried(entries, olds, new).items())


def unplaced(story: Story, siglum: str, olds: Sequence[Text], now: Text, *, auto: bool) -> tuple[Followed, ...]:
    """As `followed`, of those alone that stand in an older text and not in that of `now`."""
    entries = {path: each for path, of, each in quoted(story) if of == siglum and not stands(quote_of(each), now)}
    return tuple(_followed(path, entries[path], each, now, does=auto)
                 for path, each in _carried(entries, olds, now).items() if each.carried.spans)


def quote_of(entry: Reading | Note) -> Quote:
    return Quote(entry.quote, entry.prefix, entry.suffix)


def stands(quote: Quote, text: Text) -> Found | None:
    verdict = anchor(quote, text, _SEEN)
    return verdict if isinstance(verdict, Found) else None


@dataclass(frozen=True, slots=True)
class _From:
    carried: Carried
    before: Text


def _carried(entries: dict[Path, Reading | Note], olds: Sequence[Text], new: Text) -> dict[Path, _From]:
    """Each carried over from the newest text in which it stands."""
    left = dict(entries)
    made: dict[Path, _From] = {}
    for old in olds:
        here = [path for path, each in left.items() if stands(quote_of(each), old)]
        carried = carry([quote_of(left.pop(path)) for path in here], old, new)
        made |= {path: _From(each, old) for path, each in zip(here, carried, strict=True)}
    made |= {path: _From(Carried(quote_of(each), (), "skipped"), olds[0]) for path, each in left.items()}
    return {path: made[path] for path in entries}


def _followed(path: Path, entry: Reading | Note, of: _From, new: Text, *, does: bool) -> Followed:
    carried, before = of.carried, of.before
    if does and carried.automatic and (written := _written(carried, new)):
        return Followed(path, entry, carried, before, written, done=True)
    held = _held(carried, before, new) if carried.spans else None
    return Followed(path, entry, carried, before, held or carried.old, done=False, held=held is not None)


def _written(carried: Carried, new: Text) -> Quote | None:
    """What to write: what stands there already if that will do, or with another context, or all of it."""
    if not carried.candidates:
        return carried.old if carried.kind == "unmoved" else None
    best, old = carried.candidates[0], carried.old
    ways = (old, Quote(old.exact, best.quote.prefix, best.quote.suffix), best.quote)
    found = ((way, stands(way, new)) for way in ways)
    return next((way for way, at in found if at and at.spans == best.spans
                 and (at.wrong_side is None or carried.kind == "unmoved")), None)


def _held(carried: Carried, before: Text, new: Text) -> Quote | None:
    """With as much of its old context as keeps it from other words; None where nothing has to."""
    old = carried.old
    found = stands(old, new)
    if found is None or (carried.kind in ("split", "merged") and _there(carried, found)):
        return None
    return next((each for each in _with_context(old, carried, before)
                 if not stands(each, new) and stands(each, before)), None)


def _there(carried: Carried, found: Found) -> bool:
    return bool(carried.candidates) and carried.candidates[0].spans == found.spans


def _with_context(old: Quote, carried: Carried, text: Text) -> Iterator[Quote]:
    first, last = carried.spans[0], carried.spans[-1]
    start, end = _at(text, first.segment) + first.start, _at(text, last.segment) + last.end
    for reach in _REACHES:
        begins, _ = whole(text.joined, max(0, start - reach), start)
        _, ends = whole(text.joined, end, min(len(text.joined), end + reach))
        before = _whole_words(text.joined[begins:start], text.joined[begins - 1:begins])
        after = _whole_words(text.joined[end:ends][::-1], text.joined[ends:ends + 1])[::-1]
        if before:
            yield Quote(old.exact, before)
        if after:
            yield Quote(old.exact, None, after)
        if before and after:
            yield Quote(old.exact, before, after)


def _whole_words(context: str, edge: str) -> str:
    """Without the part of a word that it begins with, `edge` being the character before it; where blanks part words."""
    part, blank, rest = context.strip().partition(" ")
    if blank and edge.strip() and len(part) <= len(rest):
        return rest.strip()
    return context.strip()


def _at(text: Text, segment: int) -> int:
    """Where the segment of that number begins."""
    index = next(index for index, each in enumerate(text.segments) if each.number == segment)
    return text.bounds(index)[0]


def _changes(path: Path, entry: Reading | Note, now: Quote) -> Iterator[Change]:
    pairs = (("quote", entry.quote, now.exact), ("prefix", entry.prefix, now.prefix),
             ("suffix", entry.suffix, now.suffix))
    for key, was, will in pairs:
        if (was or None) == (will or None):
            continue
        yield Put((*path, key), will) if will else Drop((*path, key))
