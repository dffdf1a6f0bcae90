"""What an author can do about an article that cannot be read, in the words of the command line.

The readers speak of story.yml (“write `encoding: gb18030`”), which does not hold the article yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from shlex import join, quote, split
from typing import Final

from annotate.problem import Problem

_OFFER: Final = re.compile(
    r"(?:choose --encoding .*=(?P<codec>[\w.-]+)|write `encoding: (?P<declared>[\w.-]+)`)"
    r" \((?P<language>[^()]*)\) if this reads right: (?P<line>.*)"
)
_GIVEN: Final = re.compile(
    r"if this reads right \((?P<language>[^()]*)\): (?P<line>.*)\n.* --encoding '?[^\n]*=(?P<codec>[\w.-]+)'?"
)
_FIND: Final = re.compile(r"find out .*: --encoding .*=ENCODING")
_PICK: Final = re.compile(r"(?P<pick>\S+) \((?P<about>.*)\)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding, what it is for, and a line of the file as it would read."""

    codec: str
    language: str
    line: str


def candidates(problem: Problem) -> list[Candidate]:
    """The likely encodings that a problem of `with_commands` offers, the likeliest first."""
    found = [hit for line in problem.help if (hit := _GIVEN.fullmatch(line))]
    return [Candidate(hit["codec"], hit["language"], hit["line"]) for hit in found]


def with_commands(problem: Problem, file: str, command: str) -> Problem:
    """`command` is what was typed."""
    return replace(problem, help=tuple(_lines(problem, file, command)))


def without_offers(problem: Problem) -> Problem:
    """For the second problem of a file: the first has told them."""
    return replace(problem, help=tuple(line for line in problem.help if isinstance(_offer(line), str)))


def _lines(problem: Problem, file: str, command: str) -> Iterator[str]:
    told = False
    for line in problem.help:
        offer, (chosen, _, named) = _offer(line), line.partition(f"choose one: {file}#")
        pick = None if chosen else _PICK.fullmatch(named)  # a file's name may have a # itself
        told = told or not isinstance(offer, str) or bool(_FIND.fullmatch(line))
        if isinstance(offer, Candidate):
            yield f"if this reads right ({offer.language}): {offer.line}\n{_again(command, file, offer.codec)}"
        elif _FIND.fullmatch(line):
            yield f"find out its encoding, and tell it: {_again(command, file, 'ENCODING')}"
        elif pick:
            yield f"if it is the page of {pick['about'].removeprefix('of ')}:\n{_picked(command, file, pick['pick'])}"
        else:
            yield line
    if problem.code in ("encoding-undeclared", "encoding-unproven") and not told:
        yield f"tell its encoding: {_again(command, file, 'ENCODING')}"


def _again(command: str, file: str, codec: str) -> str:
    return f"{command} --encoding {quote(f'{file}={codec}')}"


def _picked(command: str, file: str, pick: str) -> str:
    """The file as it was typed, with the page behind it."""
    typed = [f"{word}#{pick}" if PurePath(word).name == file else word for word in split(command)]
    return join(typed)


def _offer(line: str) -> Candidate | str:
    found = _OFFER.fullmatch(line)
    return Candidate(found["codec"] or found["declared"], found["language"], found["line"]) if found else line
