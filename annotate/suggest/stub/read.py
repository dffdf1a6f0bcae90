"""suggestions.yml as it is now, perhaps mended by hand: what is right of it, and each mistake at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotate.anchor import Quote
from annotate.edit.splice import unified
from annotate.limits import LIMITS
from annotate.load.check import check_tree
from annotate.load.entry import read_entry
from annotate.nearest import nearest
from annotate.problem import Place, Problem, in_order
from annotate.story import Story
from annotate.suggest.stub.known import Rejected
from annotate.suggest.stub.suggestion import PASSAGE, RELATIONS
from annotate.suggest.stub.written import REJECTED, SEAL, sealed
from annotate.yaml import Path, Places, Tree, read_yaml

_OWN: Final = ("why", "score", "relation")
_TOP: Final = ("suggestions", REJECTED)
_NONE: Final[Mapping[str, Tree]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kept:
    """`stubs` and `rejected` by their ids, as trees. `mended`: a person has changed the stubs since they were written.

    `raw` is the file, empty where there is none.
    """

    raw: bytes = b""
    file: str = ""
    stubs: Mapping[str, Mapping[str, Tree]] = field(default_factory=dict)
    rejected: Mapping[str, Tree] = field(default_factory=lambda: _NONE)
    places: Places = field(default_factory=lambda: Places({}, {}))
    mended: bool = False

    def gone(self) -> tuple[Rejected, ...]:
        """What is not to come back."""
        return tuple(_rejected(key, each) for key, each in self.rejected.items())


def kept(raw: bytes, file: str, story: Story, most: int = LIMITS.values) -> tuple[Kept | None, list[Problem]]:
    """None where it has errors. `file`: as users see it."""
    tree, places, problems = read_yaml(raw, file, most)
    if not isinstance(tree, dict):
        told = Problem("wrong-type", "expected a mapping with `suggestions`", Place(file), help=(_AGAIN,))
        return None, problems if tree is None else [*problems, told]
    problems += [*_shape(tree, places)]
    if problems:
        return None, in_order(problems)
    stubs = {key: each for key, each in _mapping(tree.get("suggestions")).items() if isinstance(each, dict)}
    problems += _checked(stubs, story, places)
    if any(each.severity == "error" for each in problems):
        return None, in_order(problems)
    return Kept(raw, file, stubs, _mapping(tree.get(REJECTED)), places, _mended(raw)), []


_AGAIN: Final = "take the file away and run `annotate suggest` again; what was rejected is then offered once more"


def _mended(raw: bytes) -> bool:
    seal, stubs = parted(unified(raw))
    return seal != sealed(stubs)


def parted(text: str) -> tuple[str, str]:
    """What the seal says, and the lines that it is of: behind it, up to what is rejected."""
    lines = text.split("\n")
    at = next((nth for nth, line in enumerate(lines) if line.startswith(SEAL)), None)
    if at is None:
        return "", text
    end = next((nth for nth, line in enumerate(lines) if line.startswith(f"{REJECTED}:") and nth > at), len(lines))
    return lines[at].removeprefix(SEAL).strip(), "\n".join(lines[at + 1 : end])


def _shape(tree: Mapping[str, Tree], places: Places) -> Iterator[Problem]:
    """What no story has: the two parts, and what stands beside a discrepancy in a stub."""
    for key, part in tree.items():
        if key not in _TOP:
            close = nearest(key, _TOP)
            help = f"write {close}" if close else f"take it out; there are {' and '.join(_TOP)}"
            yield Problem("unknown-key", f"{key[:40]} is no part of this file", places.key((key,)), help=(help,))
        elif part and not isinstance(part, dict):
            yield _wrong((key,), "a mapping of stubs, each under its id", places)
    if "suggestions" not in tree:
        message = "this file has no `suggestions`"
        yield Problem("missing-key", message, places.value(()), help=("add `suggestions: {}`",))
    for key, stub in _mapping(tree.get("suggestions")).items():
        yield from _own(("suggestions", key), stub, places)
    for key, stub in _mapping(tree.get(REJECTED)).items():
        if not isinstance(stub, dict) or not isinstance(stub.get("kind"), str):
            yield _wrong((REJECTED, key), "a mapping with `kind`, as `annotate reject` writes it", places)


def _own(path: Path, stub: Tree, places: Places) -> Iterator[Problem]:
    if not isinstance(stub, dict):
        yield _wrong(path, "a stub: a mapping with topic, kind and readings", places)
        return
    for key in _OWN:
        if not isinstance(stub.get(key, ""), str):
            yield _wrong((*path, key), "a text", places)
    relation = stub.get("relation", RELATIONS[0])
    if isinstance(relation, str) and relation not in RELATIONS:
        help = f"write {nearest(relation, RELATIONS) or ' or '.join(RELATIONS)}"
        message = f"expected {', '.join(RELATIONS[:-1])} or {RELATIONS[-1]}, found “{relation[:40]}”"
        yield Problem("bad-choice", message, places.value((*path, "relation")), help=(help,))
    if stub.get("kind") == PASSAGE and not isinstance(stub.get("segments"), dict):
        help = "write which stand side by side: segments: {A: 4, B: [1, 2]}"
        yield Problem("missing-key", f"{path[-1]} has no `segments`", places.key(path), help=(help,))


def _wrong(path: Path, expected: str, places: Places) -> Problem:
    return Problem("wrong-type", f"expected {expected}", places.value(path), help=(_AGAIN,))


def _mapping(tree: Tree | None) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _checked(stubs: Mapping[str, Mapping[str, Tree]], story: Story, places: Places) -> list[Problem]:
    """As the entries of story.yml that they are to become: by the same model, in the same words."""
    moved: dict[Path, Path] = {}
    passages = [key for key, stub in stubs.items() if stub.get("kind") == PASSAGE]
    for path in {**places.values, **places.keys}:
        if path[:1] == ("suggestions",) and len(path) > 1:
            at = passages.index(str(path[1])) if path[1] in passages else None
            if at is None:
                moved[path] = ("discrepancies", *path[1:])
            elif len(path) == 2 or path[2] == "segments":
                moved[path] = ("passages", at, *path[3:])
    here = Places({(): places.value(()), **{moved[each]: place for each, place in places.values.items()
                                           if each in moved}},
                  {moved[each]: place for each, place in places.keys.items() if each in moved}, places.lines,
                  {moved[each]: line for each, line in places.ends.items() if each in moved})
    tree: Tree = {
        "title": "?", "language": "und", "kinds": {**story.entry.kinds},
        "sources": {siglum: {"language": "und", "text": "a.txt"} for siglum in story.entry.sources},
        "discrepancies": {key: {name: part for name, part in stub.items() if name not in _OWN}
                          for key, stub in stubs.items() if key not in passages},
        "passages": [stubs[key]["segments"] for key in passages],
    }
    return [*read_entry(tree, here)[2], *check_tree(tree, here)]


def _rejected(key: str, tree: Tree) -> Rejected:
    stub = _mapping(tree)
    quotes = {siglum: tuple(_quotes(said)) for siglum, said in _mapping(stub.get("readings")).items()}
    return Rejected(key, str(stub.get("kind", "")), quotes)


def _quotes(said: Tree) -> Iterator[Quote]:
    for each in said if isinstance(said, list) else [said]:
        if isinstance(each, dict) and isinstance(quote := each.get("quote"), str) and quote:
            yield Quote(quote, *(str(each.get(side, "")) or None for side in ("prefix", "suffix")))
