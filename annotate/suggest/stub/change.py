"""What becomes of stubs: into story.yml, or to those that are not offered again; all of those named, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotate.anchor import Found, Quote, Text, anchor
from annotate.anchor.messages import Where
from annotate.anchor.story import anchor_story, told
from annotate.edit import Change, Drop, Put, edited
from annotate.edit.splice import unified
from annotate.limits import LIMITS, Limits
from annotate.load.check import check_entry, check_tree
from annotate.load.entry import read_entry
from annotate.load.sources import Loaded
from annotate.problem import Problem, in_order
from annotate.story import Story
from annotate.suggest.stub.hints import foreign, with_hints
from annotate.suggest.stub.read import Kept, parted
from annotate.suggest.stub.suggestion import PASSAGE
from annotate.suggest.stub.topic import slug
from annotate.suggest.stub.written import REJECTED, SEAL, sealed
from annotate.yaml import Path, Tree, read_yaml

_TAKEN: Final = ("topic", "kind", "weight", "unit", "readings", "assessment", "evidence")
_CONFIRM: Final[dict[Path, str]] = {("topic",): "drafted by annotate suggest: confirm",
                                    ("weight",): "guessed: confirm"}


@dataclass(frozen=True, slots=True)
class Changed:
    """The two files as they are to be; `story` is None where it stays. `made`: what each stub is called there."""

    stubs: bytes
    story: bytes | None = None
    made: tuple[tuple[str, str], ...] = ()


def accepted(story: Story, kept: Kept, ids: Sequence[str], limits: Limits = LIMITS,
             ) -> tuple[Changed | None, list[Problem]]:
    """story.yml with these stubs, as they are now in suggestions.yml; None where one of them does not fit."""
    wrong = [each for key in ids for each in _misquoted(story, kept, key)]
    if any(each.severity == "error" for each in wrong):
        return None, in_order(wrong)
    file = f"{story.folder}/story.yml"
    puts, made = _puts(story, kept, ids)
    raw, problems = edited(story.raw, file, puts, limits.values)
    if raw is None:
        return None, problems
    raw = with_hints(raw, file, story, [put.path for put in puts if put.path[0] == "discrepancies"], limits.values)
    if problems := _fitting(replace(story, raw=raw), file, limits):
        return None, problems
    left, problems = _without(kept, [Drop(("suggestions", key)) for key in ids], limits)
    return (None, problems) if left is None else (Changed(left, raw, tuple(made)), [])


def rejected(kept: Kept, ids: Sequence[str], limits: Limits = LIMITS) -> tuple[Changed | None, list[Problem]]:
    """Out of the stubs; what they were is kept, so that they do not come back."""
    puts = [Put((REJECTED, key), _kept(kept.stubs[key])) for key in ids]
    left, problems = _without(kept, [*(Drop(("suggestions", key)) for key in ids), *puts], limits)
    return (None, problems) if left is None else (Changed(left), [])


def restored(kept: Kept, ids: Sequence[str], limits: Limits = LIMITS) -> tuple[Changed | None, list[Problem]]:
    """The next `annotate suggest` offers them again, where it finds them again."""
    drops: list[Change] = [Drop((REJECTED, key)) for key in ids]
    left, problems = _without(kept, drops if len(ids) < len(kept.rejected) else [Drop((REJECTED,))], limits)
    return (None, problems) if left is None else (Changed(left), [])


def _kept(stub: Mapping[str, Tree]) -> dict[str, Tree]:
    return {key: stub[key] for key in ("topic", "kind", "segments", "readings") if key in stub}


def _without(kept: Kept, changes: Sequence[Change], limits: Limits) -> tuple[bytes | None, list[Problem]]:
    """The file with the changes, sealed anew if it was."""
    raw = _closed_up(kept, [each.path for each in changes if isinstance(each, Drop)])
    made, problems = edited(raw, kept.file, changes, limits.values)
    if made is None or kept.mended:
        return made, problems
    seal, stubs = parted(unified(made))
    return made.replace(f"{SEAL}{seal}".encode(), f"{SEAL}{sealed(stubs)}".encode(), 1), []


def _closed_up(kept: Kept, gone: Sequence[Sequence[str | int]]) -> bytes:
    """Without the blank line above each part that goes."""
    lines = kept.raw.splitlines(keepends=True)
    above = {kept.places.key(tuple(path)).line - 2 for path in gone}
    return b"".join(line for nth, line in enumerate(lines) if nth not in above or line.strip())


def _misquoted(story: Story, kept: Kept, key: str) -> Iterator[Problem]:
    """Quotes that were mended, or whose article was changed, since they were suggested."""
    texts = {siglum: Text(source.article.segments) for siglum, source in story.sources.items()}
    readings = kept.stubs[key].get("readings")
    for siglum, said in readings.items() if isinstance(readings, dict) else ():
        for nth, each in enumerate(said if isinstance(said, list) else [said]):
            if not isinstance(each, dict) or siglum not in texts:
                continue
            path: Path = ("suggestions", key, "readings", siglum, *([nth] if isinstance(said, list) else []))
            quote, prefix, suffix = (kept.places.value((*path, name)) for name in ("quote", "prefix", "suffix"))
            verdict = anchor(Quote(each["quote"], each.get("prefix"), each.get("suffix")), texts[siglum])
            if not isinstance(verdict, Found) or verdict.wrong_side:
                yield from told(verdict, Where(siglum, quote, prefix, suffix), texts, each["quote"], story)


def _puts(story: Story, kept: Kept, ids: Sequence[str]) -> tuple[list[Put], list[tuple[str, str]]]:
    puts: list[Put] = []
    made: list[tuple[str, str]] = []
    taken = _taken(story)
    passages = len(story.entry.passages)
    for key in ids:
        stub = kept.stubs[key]
        if stub.get("kind") == PASSAGE:
            puts.append(Put(("passages", passages), stub["segments"]))
            made.append((key, f"passages › item {passages + 1}"))
            passages += 1
            continue
        name = slug(str(stub.get("topic", "")), key, taken)
        taken.add(name)
        value = {part: stub[part] for part in _TAKEN if part in stub} | {"by": stub.get("by", "machine")}
        puts.append(Put(("discrepancies", name), value, comments=_CONFIRM | _glosses(stub, story)))
        made.append((key, name))
    return puts, made


def _glosses(stub: Mapping[str, Tree], story: Story) -> dict[Path, str]:
    """Items of a list are on one line each, where no line can be added."""
    hint = f"add gloss: … with what it says in {story.entry.language}"
    readings = stub.get("readings")
    lists = {siglum: said for siglum, said in (readings.items() if isinstance(readings, dict) else ())
             if isinstance(said, list) and foreign(story, siglum)}
    return {("readings", siglum, nth): hint for siglum, said in lists.items() for nth, each in enumerate(said)
            if isinstance(each, dict) and "gloss" not in each}


def _taken(story: Story) -> set[str]:
    """Ids that lead somewhere, or once did."""
    old = (story.ids or b"").decode("utf-8", "replace").split()
    return {*story.entry.discrepancies, *story.entry.notes,
            *(each.removeprefix("n-") for each in (*story.entry.aliases, *old) if each.startswith("n-"))}


def _fitting(story: Story, file: str, limits: Limits) -> list[Problem]:
    """What `annotate check` would not let pass in the story.yml that is to be."""
    tree, places, problems = read_yaml(story.raw, file, limits.values)
    if tree is None:
        return problems
    entry, left, more = read_entry(tree, places)
    problems += [*more, *check_tree(tree, places)]
    if entry is not None:
        loaded = {siglum: Loaded(each, len(each.article.segments)) for siglum, each in story.sources.items()}
        problems += check_entry(entry, left, loaded)
        problems += anchor_story(replace(story, entry=entry, places=left))[1]
    return in_order([each for each in problems if each.severity == "error"])
