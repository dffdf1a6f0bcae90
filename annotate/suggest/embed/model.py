"""The protocol, and cosines that are the same on every machine."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from importlib.util import find_spec
from operator import mul
from typing import Final, Protocol

Vector = bytes  # of unit length, a little-endian int16 a component, in 1/32768: small to keep, and exact to reckon with
Matrix = tuple[tuple[float, ...], ...]

_ONE: Final = 1 << 15
_PLACES: Final = 10**4


class Model(Protocol):
    """What `align` asks. `name` tells one model and one way of using it from all others: vectors are kept under it."""

    @property
    def name(self) -> str: ...

    def vectors(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        """One for each text, the same whatever the other texts are."""

    def likeness(self, left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
        """The cosine of each of the left with each of the right, to four places."""


def packed(components: Sequence[float]) -> Vector:
    """Where two processors differ in a last bit, the vector is nearly always the same."""
    whole = array("h", (max(-_ONE, min(_ONE - 1, round(each * _ONE))) for each in components))
    if sys.byteorder == "big":
        whole.byteswap()
    return whole.tobytes()


def unpacked(vector: Vector) -> array[int]:
    whole = array("h", vector)
    if sys.byteorder == "big":
        whole.byteswap()
    return whole


def cosines(left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
    """In whole numbers, so that neither NumPy nor the order of its sums changes a digit."""
    if find_spec("numpy") and left and right:
        return _by_numpy(left, right)
    columns = [unpacked(each) for each in right]
    return tuple(tuple(_rounded(sum(map(mul, row, column))) for column in columns) for row in map(unpacked, left))


def _rounded(product: int) -> float:
    return (product * _PLACES + (1 << 29) >> 30) / _PLACES


def _by_numpy(left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
    """As floats of 53 bits, every product and sum of whole numbers of 31 is exact, and BLAS does the work."""
    import numpy as np

    rows, columns = (np.frombuffer(b"".join(side), "<i2").reshape(len(side), -1).astype(float)
                     for side in (left, right))
    products = (rows @ columns.T).astype(np.int64)
    return tuple(tuple(row) for row in ((products * _PLACES + (1 << 29) >> 30) / _PLACES).tolist())
