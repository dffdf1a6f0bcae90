"""All that is to be written for a new text of a source, made before any of it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from annotate.anchor import Text
from annotate.article import Article
from annotate.drift import SegmentChange, compare
from annotate.edit import Change, edited
from annotate.limits import LIMITS
from annotate.obtain import Obtained
from annotate.problem import Problem
from annotate.reanchor.gloss import NewGloss, new_gloss
from annotate.reanchor.links import Links, links
from annotate.reanchor.mentions import Mention, mentions
from annotate.reanchor.numbers import Renumbered, renumbered, where_to
from annotate.reanchor.quotes import Followed, followed, unplaced
from annotate.reanchor.source import NewFiles, Told, entry_changes, with_origin
from annotate.story import Source, Story
from annotate.yaml import Places, read_yaml

_NO_LINKS = Links({}, {}, {})


@dataclass(frozen=True, slots=True)
class NewText:
    """The new text as it was read, and what is known of it.

    `suffix` is that of its file's name; `encoding`, `paragraphs` and `retrieved` are what story.yml must say, None
    where it need not; `by_file`: that day is what the file tells; `container` the name and bytes of the file that it
    came in, where that is another; `obtained` is how the article was read out of the file `given`; `told` what else an
    author should know.
    """

    article: Article
    suffix: str
    encoding: str | None = None
    paragraphs: str | None = None
    retrieved: str | None = None
    by_file: bool = False
    container: tuple[str, bytes] | None = None
    told: tuple[str, ...] = ()
    obtained: Obtained | None = None
    given: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """What the new page says of itself under a key of its source, by what in it; `stands` is what story.yml says."""

    key: str
    words: str
    origin: str
    stands: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written, and what is told of it.

    `raw` is story.yml, `places` where what stands in it, `files` all other new files by name; `before` and `after` are
    the names of the two texts, `old` and `new` their words; `told` are notices in words. `glosses` are the new gloss
    files by name; `mentions` what only the author can renumber. `says` and `furniture` are what the new page tells of
    itself, and which of its new segments look like no part of the article: guesses, for the author.
    """

    story: Story
    siglum: str
    before: str
    after: str
    old: Text
    new: Text
    quotes: tuple[Followed, ...]
    segments: tuple[SegmentChange, ...]
    raw: bytes
    places: Places
    files: Mapping[str, bytes] = field(default_factory=dict)
    glosses: Mapping[str, NewGloss] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    links: Links = _NO_LINKS
    mentions: tuple[Mention, ...] = ()
    says: tuple[Says, ...] = ()
    furniture: tuple[int, ...] = ()

    @property
    def left(self) -> tuple[Followed, ...]:
        """Quotes for a person to decide."""
        return tuple(each for each in self.quotes if not each.done)

    @property
    def strange(self) -> bool:
        """It can hardly be another text of the same article: nothing of the one stands in the other."""
        return all(each.kind in {"deleted", "added"} for each in self.segments)

    @property
    def settled(self) -> bool:
        """Nobody has to do anything before the story can be published again."""
        return not (self.left or self.links.aliases or self.mentions)


@dataclass(frozen=True, slots=True)
class Ways:
    """`auto`: whether edited words are written too; `most`: the values of story.yml that are read."""

    auto: bool = False
    most: int = LIMITS.values


def follow(story: Story, siglum: str, new: NewText, names: NewFiles, ways: Ways) -> tuple[Plan | None, list[Problem]]:
    """The story with the new text in the place of the old; None where story.yml cannot be edited."""
    source, file = story.sources[siglum], f"{story.folder}/story.yml"
    tree, _, problems = read_yaml(story.raw, file, ways.most)
    if tree is None:
        return None, problems
    old_text, new_text = Text(source.article.segments), Text(new.article.segments)
    quotes = followed(story, siglum, [old_text, *_older(source)], new_text, auto=ways.auto)
    segments = compare(old_text, new_text)
    numbers = renumbered(story, tree, siglum, segments)
    told = Told(new.article.raw, new.encoding, new.paragraphs, new.retrieved, new.by_file)
    changes = [*entry_changes(source, tree, names, told), *numbers.changes, *_of(quotes)]
    raw, problems = edited(story.raw, file, changes, ways.most)
    if raw is None:
        return None, problems
    places = read_yaml(raw, file, ways.most)[1]
    raw = with_origin(raw, places.value(("sources", siglum, "text")).line, new.given, names.text)
    glosses = _glosses(source, names, segments)
    files = {names.text: new.article.raw} | {name: each.raw for name, each in glosses.items()}
    if names.obtained and new.container is not None:
        files[names.obtained] = new.container[1]
    plan = Plan(story, siglum, source.entry.text, names.text, old_text, new_text, quotes, segments, raw, places)
    return replace(plan, files=files, glosses=glosses, told=_told(source, new, numbers),
                   links=links(story, siglum, segments, numbers.dropped),
                   mentions=mentions(raw, places, siglum, where_to(segments))), []


def open_quotes(story: Story, siglum: str, ways: Ways) -> tuple[Plan | None, list[Problem]]:
    """What the last change did, and the quotes that stand in an older text of the source but not in its newest."""
    source, file = story.sources[siglum], f"{story.folder}/story.yml"
    new, olds = Text(source.article.segments), _older(source)
    quotes = unplaced(story, siglum, olds, new, auto=ways.auto)
    changes = _of(quotes)
    raw, problems = edited(story.raw, file, changes, ways.most) if changes else (story.raw, [])
    if raw is None:
        return None, problems
    before, places = source.versions[-1].entry.text, read_yaml(raw, file, ways.most)[1]
    segments = compare(olds[0], new)
    return Plan(story, siglum, before, source.entry.text, olds[0], new, quotes, segments, raw, places), []


def _of(quotes: Sequence[Followed]) -> list[Change]:
    return list(chain.from_iterable(each.changes for each in quotes))


def _older(source: Source) -> list[Text]:
    """The newest first."""
    return [Text(each.article.segments) for each in reversed(source.versions)]


def _glosses(source: Source, names: NewFiles, segments: Sequence[SegmentChange]) -> dict[str, NewGloss]:
    where = where_to(segments)
    folded = frozenset(chain.from_iterable(where.get(each, ()) for each in source.entry.furniture))
    return {names.glosses[name]: new_gloss(raw, segments, folded) for name, raw in source.gloss_files.values()}


def _told(source: Source, new: NewText, numbers: Renumbered) -> tuple[str, ...]:
    told = [*new.told, *numbers.told]
    if new.retrieved is None:
        told.append("nothing tells on which day it was retrieved: write `retrieved` in story.yml, or use --retrieved")
    if source.entry.archived:
        told.append("`archived` is a copy of what stood there before: write the address of a newer one, if there is")
    if any(each.article.raw == new.article.raw for each in source.versions):
        told.append("the outlet has gone back to a text that it had before")
    return tuple(told)
