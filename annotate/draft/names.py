"""Names that are still free: sigla, and files in the story's folder."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count, dropwhile, product
from string import ascii_uppercase

from annotate.files import folded, is_device


def sigla() -> Iterator[str]:
    """A to Z, then AA, AB and so on; not A1, which looks like segment A-1."""
    for length in count(1):
        names = ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
        yield from (name for name in names if not is_device(name))


def next_sigla(used: Iterable[str]) -> Iterator[str]:
    """Those behind the last of the series that is used: what was `B` once, links on other sites still call so.

    Names such as `Tass` are of no series; a series of one letter each goes on though there is an `AP`.
    """
    taken = {each.upper() for each in used}
    letters = [each for each in taken if len(each) == 1]
    last = max(letters, default="")
    series = dropwhile(lambda each: len(each) == 1 and each <= last, sigla())
    return (each for each in series if each not in taken)


def free(stem: str, ending: str, there: Collection[str]) -> str:
    """`c.html`, or `c-2.html` where that is another's, capitals and kinds of accents aside."""
    taken = {folded(each) for each in there}
    numbers = ("" if number == 1 else f"-{number}" for number in count(1))
    return next(name for number in numbers if folded(name := f"{stem}{number}{ending}") not in taken)
