"""One regular expression for many words, shaped as a trie: each character of a text is looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

BLANK = "[ \u00a0\u202f]"
HYPHEN = "[-\u2010\u2011\u2014]"
# A blank or a hyphen inside a number may be either: "vingt trois", "twenty-five".
JOINTS = {" ": f"(?:{BLANK}{HYPHEN}?|{HYPHEN})", "'": "['\u2019\u02bc\u2018`\u2032]"}
PLAIN = str.maketrans("\u00a0\u202f\u2010\u2011\u2014-\u2019\u02bc\u2018`\u2032", "      '''''")
END = r"(?!\w)"
# Vowel signs of Indic scripts are no \w. Once behind a trie, not at each word: such a class takes long to compile.
MARKS = r"(?![\u0300-\u036f\u0900-\u0dff])"


@dataclass(slots=True)
class _Node:
    ends: bool = False
    after: dict[str, _Node] = field(default_factory=dict)


def trie(words: Iterable[str], end: str = END) -> str:
    """The longest word that `end` follows, whatever their order; what matches nothing where there are none.

    Groups are atomic, which loses nothing: no two branches begin with the same sign.
    """
    root = _Node()
    for word in words:
        node = root
        for sign in word:
            node = node.after.setdefault(sign, _Node())
        node.ends = True
    return _pattern(root, end) if root.after else "(?!)"


def plain(word: str) -> str:
    """A word as it stands in a table's keys: any blank or hyphen is a blank, any apostrophe the plain one."""
    return word.translate(PLAIN).replace("  ", " ")


def _pattern(node: _Node, end: str) -> str:
    branches = [JOINTS.get(sign, re.escape(sign)) + _pattern(after, end) for sign, after in sorted(node.after.items())]
    if node.ends:
        branches.append(end)
    return branches[0] if len(branches) == 1 else f"(?>{'|'.join(branches)})"
