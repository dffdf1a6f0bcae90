"""Which stories an earlier run has finished: so that one that was stopped goes on where it was."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from annotate.files import Refused, names, read, read_built
from annotate.limits import Limits
from annotate.suggest.many import Wanted, fingerprint
from annotate.suggest.stub import NAME
from annotate.write import apart, put_apart

_NOTED = "finished"
_MOST = 4096  # bytes of a note; ours have 130


@dataclass(frozen=True, slots=True)
class Finished:
    """A note a story, beside the folder of the stories: fingerprints of what it was made from and of what was made."""

    root: Path
    limits: Limits
    wanted: Wanted

    def inputs(self, folder: Path) -> str:
        """Taken before the story is read: what changes while it is looked at is then seen by the next run."""
        found = {name: read(folder, name, self.limits.article) for name in names(folder) if name != NAME}
        return fingerprint({name: each.code.encode() if isinstance(each, Refused) else each
                            for name, each in found.items()}, self.wanted)

    def has(self, folder: Path) -> bool:
        """Nothing has changed since, and what was written is there as it was."""
        note = read_built(apart(self.root), _note(folder), _MOST)
        there = read(folder, NAME, self.limits.story)
        return not isinstance(note, Refused) and not isinstance(there, Refused) and note == _said(
            self.inputs(folder), there)

    def put(self, folder: Path, inputs: str, content: bytes) -> None:
        """Only behind the file of which it tells."""
        put_apart(self.root, _note(folder), _said(inputs, content))


def _note(folder: Path) -> str:
    return f"{_NOTED}/{folder.name}.txt"


def _said(inputs: str, content: bytes) -> bytes:
    return f"{inputs}\n{sha256(content).hexdigest()}\n".encode()
