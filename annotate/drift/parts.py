"""The difference of two wordings for people: whole words, or single Han characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import regex
from rapidfuzz.distance import Indel

Part = tuple[Literal["same", "out", "in"], str]

_TOKEN = regex.compile(
    r"\p{Nd}+(?:[.,:/]\p{Nd}+)*|\p{Han}|(?:(?!\p{Han})[\p{L}\p{M}\p{N}])+(?:['’-](?:(?!\p{Han})[\p{L}\p{M}])+)*|\s+|\X")
_MOST = 100_000_000  # pairs of tokens that are compared; beyond, all that is not the same at both ends is out and in


def parts(old: str, new: str) -> tuple[Part, ...]:
    """`same` and `out` together are the old words, `same` and `in` the new ones; what goes out comes first."""
    return tuple(_joined(_parts(_TOKEN.findall(old), _TOKEN.findall(new))))


def _parts(old: list[str], new: list[str]) -> Iterator[Part]:
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    yield "same", "".join(old[:start])
    yield from _changed(old[start:len(old) - end], new[start:len(new) - end])
    yield "same", "".join(old[len(old) - end:])


def _shared(old: list[str], new: list[str]) -> int:
    """How many tokens both begin with."""
    for nth, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return nth
    return min(len(old), len(new))


def _changed(old: list[str], new: list[str]) -> Iterator[Part]:
    if len(old) * len(new) > _MOST:
        yield from (("out", "".join(old)), ("in", "".join(new)))
        return
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield "same", "".join(old[step.src_start:step.src_end])
        else:
            yield "out", "".join(old[step.src_start:step.src_end])
            yield "in", "".join(new[step.dest_start:step.dest_end])


def _joined(found: Iterator[Part]) -> Iterator[Part]:
    """Neighbours of one kind become one, and so do changes that only a space keeps apart."""
    out = into = space = ""
    for kind, words in found:
        if not words:
            continue
        if kind == "same" and (out or into) and not space and words.isspace():
            space = words
        elif kind == "same":
            yield from _change(out, into)
            yield "same", space + words
            out = into = space = ""
        else:
            out, into, space = out + space, into + space, ""
            out, into = (out + words, into) if kind == "out" else (out, into + words)
    yield from _change(out, into)
    if space:
        yield "same", space


def _change(out: str, into: str) -> Iterator[Part]:
    if out:
        yield "out", out
    if into:
        yield "in", into
