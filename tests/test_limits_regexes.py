"""No regular expression of the package backtracks without bound.

Each that stands in a module is run as the module runs it (searching, or from the start alone), in a process of its own,
on strings of its own signs, near-misses included. A test
by the clock would be red on a busy machine, so it counts processor time, and two things must come together: a call
takes a hundred times what it takes when it is linear, and twice the string takes it more than three times as long.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import regex

PACKAGE = Path(__file__).parent.parent / "annotate"
LONG = 40_000
SLOW = 0.15  # seconds of processor time; a linear call takes one or two thousandths
MOST_SECONDS = 120  # of processor time for all; they take about 15
COMMON = (" ", "a", "A", "1", "漢", "\n", "\t", "\u0301")
WORDS = re.compile("[\u3400-\u9fff]{1,3}")
WORDS_TRIED = 40
MEANING = "\\^$*+?{}()|"  # of regular expressions themselves

BOUNDED = {
    "annotate.draft.dates._ALONE": 200,
    "annotate.draft.dates._LABELLED": 200,
    "annotate.draft.example._CHARACTERS": 400,
    "annotate.draft.example._WORDS": 400,
    "annotate.hedged._TOLD": 40,
    "annotate.yaml.quotes._LEAD": 90,
}
"""Looked for in strings that whoever calls has cut to so many characters."""


SEARCHES = re.compile(r"(\w+)\.(?:search|finditer|findall|sub|split)\(")
SEARCHED = frozenset(f"{path.relative_to(PACKAGE.parent).with_suffix('')}".replace("/", ".").removesuffix(".__init__")
                     * name.startswith("_") + f".{name}"
                     for path in PACKAGE.rglob("*.py") for name in SEARCHES.findall(path.read_text("utf-8")))
"""With its module where it is private, since a name may stand for another expression in another; else by name alone."""


def patterns() -> Iterator[tuple[str, Any]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(("annotate", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        if name not in {"annotate.__main__", "annotate.plugin"}:
            yield from _in_module(import_module(name))


def _in_module(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern | regex.Pattern):
            yield f"{module.__name__}.{name}", value


def signs(pattern: str | bytes) -> list[str]:
    """Some of each common class, the signs that stand in the pattern itself, and words that it names: one may be
    the beginning of another, or two a third."""
    pattern = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    own = [each for each in dict.fromkeys(pattern) if not each.isalnum() and each not in MEANING and each not in COMMON]
    return [*COMMON, *own[:7], *dict.fromkeys(WORDS.findall(pattern)[:WORDS_TRIED])]


def strings(pattern: str | bytes, length: int) -> Iterator[str]:
    """Runs of one sign and of two in turn, each also broken off at its end by what fits nothing."""
    for one, other in product(signs(pattern), repeat=2):
        run = (one + other) * (length // len(one + other))
        yield run
        yield run + "\x01"


def seconds(name: str, pattern: Any, text: Any) -> float:
    text = text if isinstance(pattern.pattern, str) else text.encode()
    began = time.process_time()
    if name in SEARCHED or f".{name.rpartition('.')[2]}" in SEARCHED:
        pattern.search(text)
    pattern.match(text)
    pattern.fullmatch(text)
    return time.process_time() - began


def slow(name: str, pattern: Any, length: int | None = None) -> list[str]:
    length = length or BOUNDED.get(name, LONG)
    shorter = strings(pattern.pattern, length // 2)
    found = []
    for text, half in zip(strings(pattern.pattern, length), shorter, strict=True):
        taken = seconds(name, pattern, text)
        if taken > SLOW and taken > 3 * seconds(name, pattern, half):
            found.append(f"{name}: {taken:.2f} s for {text[:6]!r}…{text[-2:]!r}")
            break
    return found


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    found, names = [], []
    for name, pattern in patterns():
        sys.stderr.write(f"{name}\n")
        sys.stderr.flush()
        names.append(name)
        found += slow(name, pattern)
    sys.stdout.write(json.dumps([names, found]))


def test_twice_the_text_never_takes_more_than_about_twice_as_long() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.test_limits_regexes"], cwd=PACKAGE.parent, capture_output=True,
                          encoding="utf-8", check=False)
    assert done.returncode == 0, f"stopped at {done.stderr.splitlines()[-1:]}"
    names, found = json.loads(done.stdout)
    assert found == []
    assert len(names) > 60
    assert set(BOUNDED) <= set(names)


def test_words_that_can_be_parted_in_many_ways_are_seen() -> None:
    assert slow("tests._HARMLESS", re.compile("(?:而且|而|且)*!"), 46)


def test_what_is_quadratic_is_seen() -> None:
    """The measure itself: a pattern that looks at every run of blanks from each of its blanks on."""
    assert slow("annotate.anchor.fragments._OMISSION", re.compile(r"\s*\["))  # a name that is searched


if __name__ == "__main__":
    main()
