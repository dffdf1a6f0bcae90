"""What the model wants at a path, in the words of the documentation."""

from __future__ import annotations

import json
import re
from typing import Any, Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from annotate.model import Discrepancy, Entry, Evidence, Note, Passage, Reading, SourceEntry, StoryEntry, VersionEntry
from annotate.yaml import Path, Tree

_Way = tuple[str, ...]

# `*` stands for an id, a siglum or an index
_MODELS: Final[dict[_Way, type[Entry]]] = {
    (): StoryEntry,
    ("sources", "*"): SourceEntry,
    ("sources", "*", "versions", "*"): VersionEntry,
    ("passages", "*"): Passage,
    ("discrepancies", "*"): Discrepancy,
    ("discrepancies", "*", "readings", "*"): Reading,
    ("discrepancies", "*", "readings", "*", "*"): Reading,
    ("discrepancies", "*", "evidence", "*"): Evidence,
    ("notes", "*"): Note,
}
_EXPECTED: Final[dict[_Way, tuple[str, str]]] = {
    (): ("a mapping with title, language and sources", ""),
    ("sources",): ("a mapping of sources", "A: {language: zh-Hans, text: a.txt}"),
    ("sources", "*"): ("a source", "{language: zh-Hans, text: a.txt}"),
    ("sources", "*", "furniture"): ("a list of segment numbers such as [1, 7, 15]", "[1, 7, 15]"),
    ("sources", "*", "gloss"): ("a file name, or a file for each language", "a.en.txt or {en: a.en.txt, vi: a.vi.txt}"),
    ("sources", "*", "versions"): ("a list of older texts", "{text: a.txt, retrieved: 2025-11-17}"),
    ("sources", "*", "versions", "*"): ("an older text", "{text: a.txt, retrieved: 2025-11-17}"),
    ("sources", "*", "versions", "*", "gloss"): (
        "a file name, or a file for each language",
        "a.en.txt or {en: a.en.txt, vi: a.vi.txt}",
    ),
    ("passages",): ("a list of passages", "{A: 4, B: [1, 2]}"),
    ("passages", "*"): ("a passage such as {A: 4, B: [1, 2]}", "{A: 4, B: [1, 2]}"),
    ("passages", "*", "*"): ("segment numbers such as 4 or [1, 2]", "[1, 2]"),
    ("passages", "*", "see"): ("a list of segments such as [A-4, B-7]", "[A-4, B-7]"),
    ("accept",): ("a list of codes of warnings such as [gloss-missing]", "[gloss-missing]"),
    ("aliases",): ("a mapping of old ids to those that stand there now", "n-dead: n-killed"),
    ("kinds",): ("a mapping of kinds", "emphasis: What is stressed"),
    ("discrepancies",): ("a mapping of discrepancies", "killed: {topic: …, kind: number, readings: …}"),
    ("discrepancies", "*"): ("a discrepancy", "{topic: …, kind: number, readings: …}"),
    ("discrepancies", "*", "readings"): ("a mapping of readings", "A: {quote: …} and B: silent"),
    ("discrepancies", "*", "readings", "*"): ("a reading, a list of readings or silent", "{quote: …}"),
    ("discrepancies", "*", "readings", "*", "*"): ("a reading", "{quote: …}"),
    ("discrepancies", "*", "evidence"): ("a list of evidence", "{title: …, url: https://…}"),
    ("discrepancies", "*", "evidence", "*"): ("evidence", "{title: …, url: https://…}"),
    ("notes",): ("a mapping of notes", "since: {source: A, quote: …, kind: context, text: …}"),
    ("notes", "*"): ("a note", "{source: A, quote: …, kind: context, text: …}"),
}
_LISTS: Final = {
    ("accept",),
    ("passages",),
    ("passages", "*", "see"),
    ("discrepancies", "*", "evidence"),
    ("sources", "*", "furniture"),
    ("sources", "*", "versions"),
}
_SINGULAR: Final = {"sources": "source", "passages": "passage", "discrepancies": "discrepancy", "notes": "note",
                    "versions": "version"}
_SIGN: Final = re.compile(r"<\w+>|\[key\]")


def is_sign(part: str | int) -> bool:
    """A part of a location that pydantic or our unions put there, not the author."""
    return isinstance(part, str) and _SIGN.fullmatch(part) is not None


def way(path: Path) -> _Way:
    """The path with ids, sigla and indexes starred."""
    starred = {1: ("sources", "passages", "discrepancies", "notes", "kinds", "aliases"), 3: ("readings", "evidence")}
    parts: list[str] = []
    for index, part in enumerate(path):
        inside = (index == 1 and path[0] in starred[1]) or (index == 3 and path[2] in starred[3])
        parts.append("*" if inside or isinstance(part, int) else part)
    if len(parts) == 3 and parts[0] == "passages" and parts[2] not in Passage.model_fields:
        parts[2] = "*"
    return tuple(parts)


def model_at(path: Path) -> type[Entry]:
    return _MODELS[way(path)]


def keys_at(path: Path) -> list[str]:
    model = _MODELS.get(way(path))
    return list(model.model_fields) if model else []


def field_at(path: Path) -> FieldInfo | None:
    model = _MODELS.get(way(path[:-1])) if path else None
    return model.model_fields.get(str(path[-1])) if model else None


def name_of(path: Path) -> str:
    """`source A`, `discrepancy killed`, `this passage`, `the story`."""
    if not path:
        return "the story"
    if is_reading(path):
        return "this reading"
    if len(path) == 2 and isinstance(path[1], str) and path[0] in _SINGULAR:
        return f"{_SINGULAR[str(path[0])]} {path[1][:40]}"
    last = path[-2] if isinstance(path[-1], int) and len(path) > 1 else path[-1]
    return f"this {_SINGULAR.get(str(last), last)}" if isinstance(path[-1], int) else f"`{str(last)[:40]}`"


def is_reading(path: Path) -> bool:
    return way(path)[:4] == ("discrepancies", "*", "readings", "*") and len(path) in (4, 5) and "*" in way(path)[-1:]


def expected(path: Path) -> str:
    return _EXPECTED.get(way(path), ("a text", ""))[0]


def sample(path: Path) -> str:
    return _EXPECTED.get(way(path), ("", ""))[1]


def wants_text(path: Path) -> bool:
    return way(path) not in _EXPECTED


def wants_list(path: Path) -> bool:
    return way(path) in _LISTS


def choices(path: Path) -> list[str]:
    field = field_at(path)
    annotation = field.annotation if field else None
    return [str(each) for each in get_args(annotation)] if get_origin(annotation) is Literal else []


def value_at(tree: Tree, path: Path) -> Any:
    node: Any = tree
    for part in path:
        node = node[part]
    return node


def described(field: FieldInfo) -> str:
    text = (field.description or "").split(": ")[0].rstrip(".")
    return text[:1].lower() + text[1:]


def example(field: FieldInfo) -> str:
    """The field's example as YAML on one line."""
    return _flow((field.examples or ["…"])[0])


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return quoted(str(value))


def quoted(text: str) -> str:
    """As a YAML value inside braces: bare where that is safe."""
    if re.fullmatch(r"\w[^,:#{}\[\]\"'\n]*", text):
        return text
    return json.dumps(text, ensure_ascii=False)
