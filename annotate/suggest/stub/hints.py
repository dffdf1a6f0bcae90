"""What a person has yet to write of a stub, as commented lines where it goes in story.yml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from annotate.edit.scalar import comment
from annotate.story import Story
from annotate.yaml import Path, Places, Tree, read_yaml

_LONGEST: Final = 120  # code points of a gloss


def with_hints(raw: bytes, file: str, story: Story, added: Sequence[Path], most: int) -> bytes:
    """The same story with them; as it was where its parts do not stand a line each, as in `A: {quote: …}`."""
    tree, places, problems = read_yaml(raw, file, most)
    behind: dict[int, list[str]] = {}
    for path in added:
        for line, text in _lines(path, tree, places, story):
            behind.setdefault(line, []).append(text)
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    lines = raw.splitlines(keepends=True)
    made = b"".join(
        line if number not in behind else
        line.rstrip(b"\r\n") + end + b"".join(text.encode() + end for text in behind[number])
        for number, line in enumerate(lines, 1)
    )
    found, _, more = read_yaml(made, file, most)
    return made if found == tree and len(more) <= len(problems) else raw


def _lines(path: Path, tree: Tree | None, places: Places, story: Story) -> Iterator[tuple[int, str]]:
    """Each comment, and the line behind which it stands."""
    stub = _at(tree, path)
    readings = stub.get("readings")
    for siglum, said in readings.items() if isinstance(readings, dict) else ():
        here: Path = (*path, "readings", siglum)
        for nth, each in enumerate(said if isinstance(said, list) else [said]):
            at = (*here, nth) if isinstance(said, list) else here
            if isinstance(each, dict) and "gloss" not in each and foreign(story, siglum):
                yield from _behind((*at, list(each)[-1]), f"# gloss: …{_of(story)}", places)
    if "assessment" not in stub:
        last: Path = (*path, list(stub)[-1])
        yield from _behind(last, "# assessment: …  # what you conclude, and why", places)


def _behind(path: Path, text: str, places: Places) -> Iterator[tuple[int, str]]:
    key = places.key(path)
    indent = key.excerpt[: key.column - 1]
    if not indent.strip(" -"):
        yield max(places.ends.get(path, 0), places.value(path).line), " " * len(indent) + text


def foreign(story: Story, siglum: str) -> bool:
    source = story.sources.get(siglum)
    return source is None or source.entry.language.partition("-")[0] != story.entry.language.partition("-")[0]


def _of(story: Story) -> str:
    return comment(f"what the quote says, in {story.entry.language}")[: _LONGEST]


def _at(tree: Tree | None, path: Path) -> dict[str, Tree]:
    node = tree
    for step in path:
        node = node.get(str(step)) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else {}
