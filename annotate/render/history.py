"""What the words were before, as the page shows it at the segments of now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from annotate.arrange import Arranged
from annotate.arrange.history import TOP, Change, Gone
from annotate.drift import Part, parts
from annotate.render.hidden import words
from annotate.serialise import element
from annotate.value import Date
from annotate.words import Words
from annotate.words.values import date_words

_SIGNS: Final = {"added": "+", "gone": "−"}


@dataclass(frozen=True, slots=True)
class OldText:
    """Words that stood there, by the name that the page gives them; `now` names the words that came instead, which
    stand in the same element: what is new in `<ins>`, what is not there any more in `<del>`."""

    name: str
    text: str
    shown: Markup
    now: str | None = None
    became: str = ""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line on a segment or between two: what happened when, and the words; none where they may not be shown, or
    where there were none. `earlier`: what became of removed words before that."""

    sign: str
    told: str
    texts: tuple[OldText, ...] = ()
    earlier: tuple[ChangeView, ...] = ()

    def all_texts(self) -> Iterator[OldText]:
        """With the earlier ones."""
        yield from self.texts
        for each in self.earlier:
            yield from each.texts


def past(arranged: Arranged, siglum: str, number: int, say: Words) -> tuple[ChangeView, ...]:
    """Of that segment and of what stood behind it, each with the newest first; at the first one, what stood before
    it, too: over it, its text would not begin beside the others of its row."""
    above = _gone(arranged, siglum, TOP, say) if number == 1 else ()
    changes = _changes(arranged.history(siglum).changes.get(number, ()), f"{siglum}-{number}", say)
    return (*above, *changes, *_gone(arranged, siglum, number, say))


def _gone(arranged: Arranged, siglum: str, number: int, say: Words) -> tuple[ChangeView, ...]:
    views: list[ChangeView] = []
    kind = "removed-above" if number == TOP else "removed"
    count = 0
    for each in arranged.history(siglum).gone.get(number, ()):
        name = f"{siglum}-{number}.gone"
        texts = tuple(OldText(f"{name}-{nth}", text, words(text)) for nth, text in enumerate(each.texts, count + 1))
        count += len(texts)
        earlier = _changes(each.earlier, f"{name}-{count}", say)
        views.append(ChangeView(_SIGNS["gone"], _when(kind, each, say, len(texts)), texts, earlier=earlier))
    return tuple(views)


def old_texts(arranged: Arranged, siglum: str, say: Words) -> Iterator[OldText]:
    """All that the pages show of older versions of that source."""
    for segment in arranged.story.sources[siglum].article.segments:
        for view in past(arranged, siglum, segment.number, say):
            yield from view.all_texts()


def touched(arranged: Arranged, siglum: str) -> dict[int, list[str]]:
    """By version, the segments at or behind which the page tells what changed after it."""
    found = arranged.history(siglum)
    told: Mapping[int, tuple[Change | Gone, ...]] = {
        number: (*found.changes.get(number, ()), *found.gone.get(number, ()))
        for number in sorted({*found.changes, *found.gone})}
    by_version: dict[int, list[str]] = {}
    for number, each in ((number, each) for number, all_told in told.items() for each in all_told):
        names = by_version.setdefault(each.version, [])
        names += [name] if (name := f"{siglum}-{max(number, 1)}") not in names else []
    return by_version


def _changes(found: tuple[Change, ...], name: str, say: Words) -> tuple[ChangeView, ...]:
    shown = [each for each in found if each.old]
    return tuple(_changed(each, f"{name}.was-{shown.index(each) + 1}" if each.old else "", say) for each in found)


def _changed(change: Change, name: str, say: Words) -> ChangeView:
    old, new = "\n".join(change.old), "\n".join(change.new)
    told = _when(change.kind, change, say)
    if not change.old:
        return ChangeView(_SIGNS.get(change.kind, "±"), told)
    texts = (OldText(name, old, _compared(old, new, say), name.replace(".was-", ".now-"), new),)
    return ChangeView("±", told, texts)


def _when(kind: str, change: Change | Gone, say: Words, count: int | None = None) -> str:
    day: Date | None = change.after
    if day is None:
        return say.text(f"{kind}-since", count)
    return say.text(f"{kind}-after", count, date=date_words(day, say))


def _compared(old: str, new: str, say: Words) -> Markup:
    """Both texts in one: without `<ins>` it is the old one, without `<del>` the new one."""
    found = parts(old, new)
    pieces: list[Part] = []
    for nth, (kind, text) in enumerate(found):
        if kind == "in" and nth and found[nth - 1][0] == "out":
            pieces = [*pieces[:-1], *_change(found[nth - 1][1], text)]
        else:
            pieces.append((kind, text))
    return Markup().join(_part(kind, text, say) for kind, text in pieces if text)


def _change(out: str, into: str) -> tuple[Part, ...]:
    """A blank with which both begin or end has stayed: struck out, it would look like a dash."""
    start, out, into = _shared(out, into)
    end, out, into = (text[::-1] for text in _shared(out[::-1], into[::-1]))
    return ("same", start), ("out", out), ("in", into), ("same", end)


def _shared(one: str, other: str) -> tuple[str, str, str]:
    """The blanks with which both begin, and the two without them."""
    blanks = next((at for at, (mine, yours) in enumerate(zip(one, other, strict=False))
                   if mine != yours or not mine.isspace()), min(len(one), len(other)))
    return one[:blanks], one[blanks:], other[blanks:]


def _part(kind: str, text: str, say: Words) -> Markup:
    if kind == "same":
        return words(text)
    # where a paragraph ended or ends now is not seen in a line that is struck out or underlined
    content = Markup("\n").join(words(line) for line in text.split("\n"))
    content = content.replace("\n", element("span", attributes={"class": "an-break"}) + "\n")
    tag, key = ("del", "struck") if kind == "out" else ("ins", "new-words")
    return element(tag, content, {"data-say": say.text(key)})
