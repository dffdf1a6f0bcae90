"""A model's vectors kept in a folder between two runs of a benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotate.suggest.embed import Cached, Model


@dataclass(frozen=True, slots=True)
class Folder:
    path: Path

    def get(self, key: str) -> bytes | None:
        file = self.path / key
        return file.read_bytes() if file.is_file() else None

    def put(self, key: str, content: bytes) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / key).write_bytes(content)


def kept(model: Model, folder: Path) -> Model:
    return Cached(model, Folder(folder))
