"""A grammar of text: rules with names, alternatives as they stand, `‹name›` where another rule goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

Rules = Mapping[str, Sequence[str]]

DEEPEST = 12
"""From here on a rule takes its first alternative, which must lead to an end."""

_NAME = re.compile("‹([a-z]+)›")


def grow(random: Random, rules: Rules, start: str = "text", depth: int = 0) -> str:
    """One text of the grammar, the same for the same state of `random`."""
    choice = rules[start][0] if depth > DEEPEST else random.choice(rules[start])
    return _NAME.sub(lambda found: grow(random, rules, found[1], depth + 1), choice)
