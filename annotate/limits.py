"""How much is read, and how to have more read: sizes as people write them, and the flag that raises each limit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from annotate.value import Unread

Name = Literal["article", "story", "segments", "quotes"]

_SIZE: Final = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,3}))? ?(|b|k|kb|kib|m|mb|mib|g|gb|gib)", re.IGNORECASE)
_UNITS: Final = {"": 1, "b": 1, "k": 1000, "kb": 1000, "kib": 1 << 10, "m": 1000**2, "mb": 1000**2, "mib": 1 << 20,
                 "g": 1000**3, "gb": 1000**3, "gib": 1 << 30}
_VALUES_A_MIB: Final = 100_000  # of YAML; each costs a kilobyte of memory, and 5,000 notes have 30,000
_MEGABYTE: Final = 1000**2


@dataclass(frozen=True, slots=True)
class Limits:
    """Budgets by size, never by clock: what is refused is refused on every machine.

    `article` and `story` are bytes of one file, asked of the file system before it reads; `segments` those of one
    source; `quotes` those of one story, in discrepancies and notes together.
    """

    article: int = 2 << 20
    story: int = 1 << 20
    segments: int = 20_000
    quotes: int = 5_000

    @property
    def values(self) -> int:
        """Texts, lists and mappings of a story.yml: it has more only where it is not a story."""
        return max(1, self.story * _VALUES_A_MIB >> 20)


LIMITS: Final = Limits()


def read_size(text: str) -> int | Unread:
    """`100MB` (a million bytes each), `1.5 GB`, `64 KiB`, `1048576`: so many bytes."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        return Unread(f"expected a size, found “{text[:40]}”", "write it like 500KB, 100MB or 1.5GB")
    thousandths = int(match[1]) * 1000 + int((match[2] or "0").ljust(3, "0"))
    size = thousandths * _UNITS[match[3].lower()] // 1000
    return size or Unread("nothing can be read of 0 bytes", "write it like 500KB, 100MB or 1.5GB")


def read_count(count: int) -> int | Unread:
    """At least 1; in a file, `true` is a number as well."""
    if isinstance(count, bool) or count < 1:
        return Unread(f"expected a whole number from 1 on, found “{str(count).lower()}”", "write it like 20000")
    return count


def raised(name: Name, needed: int) -> str:
    """A line of help: the flag and the plugin's option, with a value that suffices."""
    value = f"{-(-needed // _MEGABYTE)}MB" if name in ("article", "story") else f"{needed}"
    return f"or have more read: --max-{name} {value} (in mkdocs.yml max_{name}: {value})"


def story_size_for(values: int) -> int:
    """The least `Limits.story` that lets so many values be read."""
    return -(-values * (1 << 20) // _VALUES_A_MIB)
