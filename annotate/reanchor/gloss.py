"""A gloss file for the new text: labels renumbered, and what no longer fits left out, in sight of the translator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotate.drift import SegmentChange
from annotate.readers.decode import decode

_LABEL: Final = re.compile(r"\[\s*0*([1-9][0-9]{0,8})\s*\](.*)", re.DOTALL)
_NOTE: Final = re.compile(r"# \[([1-9][0-9]{0,8})\](?: and \[[1-9][0-9]{0,8}\])*(.*)", re.DOTALL)  # one of ours
_MARK: Final = b"\xef\xbb\xbf"
_WHY: Final = {"edited": "the words have changed; their gloss was", "split": "was cut in two; the gloss was",
               "merged": "was made of several; their glosses were"}


@dataclass(frozen=True, slots=True)
class NewGloss:
    """The bytes of the new file, and which segments it leaves to the translator: those changed, and those new."""

    raw: bytes
    kept: int
    changed: tuple[int, ...]
    added: tuple[int, ...]


def new_gloss(raw: bytes, segments: Sequence[SegmentChange], folded: frozenset[int]) -> NewGloss:
    """`folded`: the segments of the new text that are furniture, and need no gloss."""
    decoded, _ = decode(raw, "")
    head, blocks, notes = _blocks(line.text for line in decoded.lines) if decoded else ([], {}, {})
    kept, lines = 0, list(head)
    changed: list[int] = []
    added: list[int] = []
    for each in sorted((each for each in segments if each.new), key=lambda each: each.new):
        glosses = {old: blocks[old] for old in each.old if old in blocks}
        if each.kind in ("same", "moved"):
            kept += len(glosses)
            for number, block in zip(each.new, glosses.values(), strict=False):
                lines += [f"[{number}]{block[0]}", *block[1:]]
        elif glosses:
            changed += each.new
            lines += _set_aside(each, glosses)
        elif each.kind == "added" and not folded.issuperset(each.new):
            added += each.new
            lines += [f"# [{number}] is new" for number in each.new]
        lines += [f"# [{each.new[0]}]{line}" if nth == 0 else line
                  for old in each.old for note in notes.get(old, ()) for nth, line in enumerate(note)]
    end = "\r\n" if b"\r\n" in raw else "\n"
    text = "".join(f"{line}{end}" for line in lines)
    return NewGloss(_MARK * raw.startswith(_MARK) + text.encode(), kept, tuple(changed), tuple(added))


def _blocks(lines: Iterable[str]) -> tuple[list[str], dict[int, list[str]], dict[int, list[list[str]]]]:
    """What stands above the first label; each label's lines, the first without its label; and notes of an earlier
    change that wait for the translator still, likewise.
    """
    head: list[str] = []
    blocks: dict[int, list[str]] = {}
    notes: dict[int, list[list[str]]] = {}
    here = head
    for line in _without_last(lines):
        if label := _LABEL.match(line):
            here = blocks.setdefault(int(label[1]), [label[2]])
        elif note := _NOTE.match(line):
            here = [note[2]]
            notes.setdefault(int(note[1]), []).append(here)
        else:
            here.append(line)
    return head, blocks, notes


def _without_last(lines: Iterable[str]) -> list[str]:
    """Behind the last line end is no line."""
    every = list(lines)
    return every[:-1] if every and not every[-1] else every


def _set_aside(change: SegmentChange, glosses: dict[int, list[str]]) -> Iterator[str]:
    """As comments: whoever takes the `# ` away has the old gloss under the new number."""
    names = " and ".join(f"[{number}]" for number in change.new)
    yield f"# {names}: {_WHY.get(change.kind, 'has changed; the gloss was')}"
    first, *_ = change.new
    for nth, block in enumerate(glosses.values()):
        text = [line for line in block if line.strip() and not line.startswith("#")]
        label = f"[{first}]" if nth == 0 else ""
        yield from (f"# {label if at == 0 else ''}{line}" for at, line in enumerate(text))
