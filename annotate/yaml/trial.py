"""Whether a file could be read with a line changed, and what lines stand beside one."""

from __future__ import annotations

from typing import Any, Final

import yaml

LONGEST: Final = 200_000  # characters of a file that is read anew for each try

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def nearest(lines: list[str], line: int, step: int) -> int | None:
    """The next line above (-1) or below (1) that holds more than a comment."""
    line += step
    while 0 <= line < len(lines):
        if lines[line].strip() and not lines[line].lstrip().startswith("#"):
            return line
        line += step
    return None


def readable(lines: list[str]) -> bool:
    """As strict YAML is: no key twice in a mapping."""
    text = "\n".join(lines)
    if len(text) > LONGEST:
        return False
    open_keys: list[set[str] | None] = []
    expects_key: list[bool] = []
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not _fits(event, open_keys, expects_key):
                return False
    except yaml.MarkedYAMLError:
        return False
    return True


def _fits(event: yaml.Event, open_keys: list[set[str] | None], expects_key: list[bool]) -> bool:
    """`open_keys`: of each open mapping its keys, None for a list; `expects_key`: whether a key comes next there."""
    if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        open_keys.pop()
        expects_key.pop()
        return True
    if isinstance(event, yaml.AliasEvent) or not isinstance(event, yaml.NodeEvent):
        return not isinstance(event, yaml.AliasEvent)
    if open_keys and (keys := open_keys[-1]) is not None:
        if expects_key[-1]:
            if not isinstance(event, yaml.ScalarEvent) or event.value in keys:
                return False
            keys.add(event.value)
        expects_key[-1] = not expects_key[-1]
    if isinstance(event, yaml.MappingStartEvent):
        open_keys.append(set())
        expects_key.append(True)
    elif isinstance(event, yaml.SequenceStartEvent):
        open_keys.append(None)
        expects_key.append(False)
    return True


def spaces(number: int) -> str:
    return f"{number} space" if number == 1 else f"{number} spaces"
