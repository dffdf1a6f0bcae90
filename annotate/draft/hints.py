"""Lines to be filled in, as comments between those that were added to a story.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotate.draft.rows import Row
from annotate.yaml import Places, read_yaml


def with_hints(raw: bytes, file: str, sources: Mapping[str, Sequence[Row]], most: int) -> bytes:
    """The same story with them; as it was where its sources do not stand a line each, as in `A: {text: a.txt}`."""
    tree, places, problems = read_yaml(raw, file, most)
    before: dict[int, list[str]] = {}
    for siglum, rows in sources.items():
        for line, text in _lines(siglum, rows, places):
            before.setdefault(line, []).append(text)
    end = b"\r\n" if b"\r\n" in raw else b"\n" if b"\n" in raw or b"\r" not in raw else b"\r"
    lines = raw.splitlines(keepends=True)
    made = b"".join(
        b"".join(text.encode() + end for text in before.get(number, ())) + line for number, line in enumerate(lines, 1)
    )
    rest = [text.encode() + end for text in before.get(len(lines) + 1, ())]
    made += (end if rest and not made.endswith((b"\n", b"\r")) else b"") + b"".join(rest)
    found, _, more = read_yaml(made, file, most)
    return made if found == tree and len(more) <= len(problems) else raw


def _lines(siglum: str, rows: Sequence[Row], places: Places) -> Iterator[tuple[int, str]]:
    """Each comment, and the line before which it stands: that of the next value, or the one behind the last."""
    waiting: list[str] = []
    line, indent = 0, ""
    for row in rows:
        if row.value is None:
            waiting.append(f"# {row.key}:{' ' * bool(row.offer)}{row.offer}  # {row.comment}")
            continue
        place = places.key(("sources", siglum, row.key))
        indent, line = place.excerpt[: place.column - 1], place.line
        if indent.strip():
            return
        waiting += [f"## {row.above}"] if row.above else []
        yield from ((line, indent + text) for text in waiting)
        waiting = []
    yield from ((line + 1, indent + text) for text in waiting)
