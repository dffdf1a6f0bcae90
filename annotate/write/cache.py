"""A folder of what can be made again: a file a key. Whatever goes wrong with it, it only remembers less."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotate.write.folder import create_file

_LARGEST: Final = 1 << 16  # bytes; ours have under a thousand


@dataclass(frozen=True, slots=True)
class CacheFolder:
    """Files `ab/cdef…`, each put whole; what is read of them must be checked by who asked."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        try:
            with self._file(key).open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError:
            return None
        return content if len(content) <= _LARGEST else None

    def put(self, key: str, content: bytes) -> None:
        """Without a word where it cannot: a full disk or another's folder in the place of a file stops no work."""
        file = self._file(key)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            create_file(file, content, over=True)
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]
