"""Twice the text takes what finds suggestions about twice as long, in every language, whatever the text is.

Expressions that are built for a language as it is asked for stand in no module, so that tests/test_limits_regexes.py
does not see them. Processor time, in a process of its own; a call counts where it is slow, and slower than in
proportion each time.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from annotate.article import Segment
from annotate.suggest import dates, quantities
from annotate.suggest.align import sentences
from annotate.suggest.compare import Told, align_all, findings
from annotate.suggest.compare.facts import Item
from annotate.suggest.compare.values import Likeness
from annotate.suggest.language import section
from annotate.suggest.name.lands import lands
from annotate.suggest.speech import quotations

LENGTH = 2_000  # code points, and twice and four times as many
SLOW = 0.02, 0.06  # seconds of processor time for twice and four times LENGTH; a linear call takes a hundredth or two
TIMES = 2.9  # as long for twice the text: what is linear takes 2, what is quadratic 4
MOST_SECONDS = 90  # of processor time for all; they take about 10
SIGNS = ("9", "1/", "1.", "1 ", "(1", "-", "a", "漢", "\u0301", "“", "'", "[", "\n", "1:1 ", "1 May ", "$1m ", "A. ",
         "\u0663", "万", "一", "1, ", "e\u0301", "«", "www.a", "a@", "Kim ", "½", "10^9 ", "1e9 ")
"""One a language, so that each is tried in two."""
SENTENCES = 120
TAGS = tuple(sorted(name.removesuffix(".yml") for each in files("annotate").joinpath("suggest", "languages").iterdir()
                    if (name := each.name).endswith(".yml")))
SECTIONS = ("numbers", "units", "hedges", "dates", "speech")

WAYS: dict[str, Callable[[str, str], object]] = {
    "quantities": quantities, "dates": dates, "quotations": quotations,
    "sentences": lambda text, tag: sentences("A", 1, text, tag), "lands": lands,
}


def words(tag: str) -> list[str]:
    """Of the language's own table."""
    found: list[str] = []
    for name in SECTIONS:
        _gather(section(tag, name), found)
    return [*dict.fromkeys(found)] or ["one"]


def _gather(told: object, found: list[str]) -> None:
    if isinstance(told, dict):
        for key, value in told.items():
            _gather(key, found)
            _gather(value, found)
    elif isinstance(told, list):
        for each in told:
            _gather(each, found)
    elif isinstance(told, str) and 0 < len(told) < 20:
        found.append(told)


def runs(tag: str, nth: int) -> Iterator[str]:
    """A word of the language and a number, two of its words, and a sign."""
    own = words(tag)
    one, two = own[nth * 7 % len(own)], own[(nth * 13 + len(own) // 2) % len(own)]
    yield from (f"{one} 5 ", f"{one} {two} ", SIGNS[nth % len(SIGNS)])


def seconds(way: Callable[[str, str], object], run: str, tag: str, length: int) -> float:
    text = (run * (length // len(run) + 1))[:length]
    began = time.process_time()
    way(text, tag)
    return time.process_time() - began


def slow(way: Callable[[str, str], object], run: str, tag: str) -> bool:
    """Seen twice, so that nothing else that the machine does passes for it."""
    length, taken = LENGTH, seconds(way, run, tag, LENGTH)
    for least in SLOW:
        length, before = 2 * length, taken
        taken = seconds(way, run, tag, length)
        if taken < max(least, TIMES * before):
            return False
    return True


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    found, tried = [], 0
    for nth, tag in enumerate(TAGS):
        for way in WAYS.values():
            way("5", tag)  # tables are read once
        gc.collect()
        gc.freeze()
        gc.disable()
        for run in runs(tag, nth):
            sys.stderr.write(f"{tag} {run!r}\n")
            sys.stderr.flush()
            found += [f"{name} {tag} {run!r}" for name, way in WAYS.items() if slow(way, run, tag)]
            tried += 1
        gc.enable()
    sys.stdout.write(json.dumps([tried, found]))


def test_twice_the_text_takes_about_twice_as_long_in_every_language() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.test_suggest_limits"], cwd=Path(__file__).parent.parent,
                          capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"stopped at {done.stderr.splitlines()[-1:]}"
    tried, found = json.loads(done.stdout)
    assert found == []
    assert tried == 3 * len(TAGS) > 3 * 40


def test_what_is_quadratic_is_seen() -> None:
    """The measure itself: each place of the text looks at all that follow. A busy machine may lengthen the shorter
    run, which hides it once, not each time."""
    assert not slow(lambda text, _tag: [each for each in text for _ in range(300)], "a b ", "en")
    assert any(slow(lambda text, _tag: sum(1 for at in range(0, len(text), 4) for _ in text[at:]), "a b ", "en")
               for _ in range(5))


def told(siglum: str, tag: str, texts: Sequence[str]) -> Told:
    return Told(siglum, tag, None, tuple(Segment(nth, text, nth, 0, 0) for nth, text in enumerate(texts, 1)))


def test_equal_sentences_with_equal_numbers_are_not_multiplied() -> None:
    """Each may answer each: what is found grows with the sentences, not with their pairs."""
    sources = (told("A", "en", ["500 soldiers came in 2024."] * SENTENCES),
               told("B", "en", ["Some 500 soldiers came in 2023."] * SENTENCES))
    assert 0 < len(findings(sources, align_all(sources))) < 4 * SENTENCES


def test_of_very_many_numbers_not_every_pair_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles of a few megabytes would be compared for days, with all the machine's memory."""
    answering = import_module("annotate.suggest.compare.answers")  # a function has its name there
    looked: list[int] = []
    genuine: Callable[[Item, Item], Likeness] = answering.stands

    def counted(one: Item, two: Item) -> Likeness:
        looked.append(1)
        return genuine(one, two)

    monkeypatch.setattr(answering, "stands", counted)
    monkeypatch.setattr(answering, "MOST_COMPARED", 400)
    sources = (told("A", "en", [" ".join(f"{nth} dogs and {nth + 1} cats." for nth in range(2_000, 2_100))]),
               told("B", "en", [" ".join(f"{nth} dogs and {nth + 1} cats." for nth in range(5_000, 5_100))]))
    assert findings(sources, align_all(sources))
    assert 0 < len(looked) < 200 * 200


if __name__ == "__main__":
    main()
