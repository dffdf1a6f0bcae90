"""Guesses of `annotate new` and `annotate add` that still say “confirm” behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotate.complete.gap import Gap
from annotate.edit.parsed import Text, parse
from annotate.edit.splice import unified
from annotate.problem import Place
from annotate.story import Story

# a comment that says so: `# guessed from the letters: confirm`, `# from the file: confirm (og:title)`
_GUESS: Final = re.compile(r"(?:^|\s)#(?P<said>[^#\n]*: confirm\b.*)")
_KEY: Final = re.compile(r"[\s#-]*(?P<key>\w+):")


def _texts(source: Text) -> Iterator[tuple[int, int]]:
    """From where to where a text goes on in which a `#` is no comment."""
    waiting = [parse(source)]
    for node in waiting:
        waiting += node.items
        if node.kind == "scalar" and node.style:
            yield source.line_end(node.start) if node.style in (*"|>",) else node.start, node.end


def to_confirm(story: Story) -> tuple[int, Iterator[Gap]]:
    """Their number is all that is known of how many there were."""
    found = list(_guesses(story))
    return len(found), iter(found)


def _guesses(story: Story) -> Iterator[Gap]:
    source = Text(unified(story.raw))
    texts = list(_texts(source))
    for number, (line, start) in enumerate(zip(source.text.split("\n"), source.starts, strict=True), 1):
        guess = _GUESS.search(line)
        if guess and not any(first <= start + guess.start("said") < last for first, last in texts):
            key = _KEY.match(line)
            place = Place(f"{story.folder}/story.yml", number, guess.start("said"), len(guess["said"]) + 1, line)
            yield Gap(place, f"{key['key']}: {guess['said'].strip()}" if key else guess["said"].strip())
