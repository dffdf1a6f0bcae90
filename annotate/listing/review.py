"""Stubs on a page of their own, side by side, for a person to go through: no script, nothing from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from shlex import quote
from typing import Final

from jinja2 import Environment, StrictUndefined

from annotate.render.hidden import words
from annotate.render.languages import direction, language_name
from annotate.serialise import finalize
from annotate.story import Story
from annotate.suggest.stub import Quoted, Suggestion

_AROUND: Final = 240  # code points on both sides of a quote


@dataclass(frozen=True, slots=True)
class _Said:
    """Words of one segment; `quote` is nothing where all of it is meant, or nothing at all."""

    place: str
    before: str
    quote: str
    after: str
    value: str
    gloss: str


@dataclass(frozen=True, slots=True)
class _Column:
    """What one source says of it; `silent` where it says nothing, and neither where it is not spoken of."""

    siglum: str
    language: str
    direction: str
    said: tuple[_Said, ...]
    silent: bool


def page(story: Story, found: Sequence[Suggestion]) -> bytes:
    """The whole page."""
    # every value is text unless the serialiser made it, by `finalize`
    env = Environment(autoescape=True, finalize=finalize, undefined=StrictUndefined, trim_blocks=True,
                      lstrip_blocks=True)
    env.filters["words"] = words
    template = (files("annotate") / "listing" / "review.html").read_text(encoding="utf-8")
    sources = [(siglum, each.entry.publisher or "", language_name(each.entry.language, "en"))
               for siglum, each in story.sources.items()]
    kinds = sorted(Counter(each.kind for each in found).items(), key=lambda each: (-each[1], each[0]))
    language = story.entry.language
    made = env.from_string(template).render(
        story=story, title=story.entry.title, language=language, direction=direction(language), sources=sources,
        kinds=kinds, found=[(each, _columns(story, each)) for each in found], elsewhere=_elsewhere(story))
    return made.encode()


def _elsewhere(story: Story) -> str:
    """What a command needs that is to find the story, where that is not in `sources`."""
    root = story.folder.rpartition("/")[0]
    return "" if root in ("", "sources") else f" --sources {quote(root)}"


def _columns(story: Story, each: Suggestion) -> list[_Column]:
    parts: Mapping[str, tuple[_Said, ...]] = (
        {siglum: tuple(_whole(story, siglum, number) for number in numbers)
         for siglum, numbers in each.segments.items()} if each.segments else
        {siglum: () if isinstance(said, str) else tuple(_quoted(story, siglum, said))
         for siglum, said in each.readings.items()})
    tags = {siglum: story.sources[siglum].entry.language for siglum in parts}
    return [_Column(siglum, tags[siglum], direction(tags[siglum]), said, not said) for siglum, said in parts.items()]


def _quoted(story: Story, siglum: str, said: Sequence[Quoted]) -> Iterator[_Said]:
    for each in said:
        text = _text(story, siglum, each.segment)
        before, after = max(0, each.start - _AROUND), min(len(text), each.end + _AROUND)
        yield _Said(f"{siglum}-{each.segment}", "…" * (before > 0) + text[before : each.start],
                    text[each.start : each.end], text[each.end : after] + "…" * (after < len(text)), each.value,
                    _gloss(story, siglum, each.segment))


def _whole(story: Story, siglum: str, number: int) -> _Said:
    return _Said(f"{siglum}-{number}", _text(story, siglum, number), "", "", "", _gloss(story, siglum, number))


def _text(story: Story, siglum: str, number: int) -> str:
    return next(each.text for each in story.sources[siglum].article.segments if each.number == number)


def _gloss(story: Story, siglum: str, number: int) -> str:
    return story.sources[siglum].glosses.get(story.entry.language, {}).get(number, "")
