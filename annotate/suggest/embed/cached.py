"""A model that is asked about a text once: what it said is kept under the hash of its name and the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Protocol

from annotate.suggest.embed.model import Matrix, Model, Vector, cosines

_HEAD: Final = b"annotate vector 1\n"
_DIGEST: Final = 32


class Store(Protocol):
    """Bytes by a key of 64 hexadecimal digits. It may forget; what it gives out is looked at before it is believed."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, content: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class Cached:
    model: Model
    store: Store

    @property
    def name(self) -> str:
        return self.model.name

    def vectors(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        keys = [key(self.name, text) for text in texts]
        known = {each: opened(each, self.store.get(each)) for each in dict.fromkeys(keys)}
        missing = {each: text for each, text in zip(keys, texts, strict=True) if known[each] is None}
        made = dict(zip(missing, self.model.vectors([*missing.values()]), strict=True)) if missing else {}
        for each, vector in made.items():
            self.store.put(each, sealed(each, vector))
        return tuple(known[each] or made[each] for each in keys)

    def likeness(self, left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
        return cosines(left, right)


def key(name: str, text: str) -> str:
    return sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def sealed(of: str, vector: Vector) -> bytes:
    """With its own key in it: a file under another's name is not believed."""
    body = _HEAD + bytes.fromhex(of) + vector
    return body + sha256(body).digest()


def opened(of: str, content: bytes | None) -> Vector | None:
    """None of what is cut off, changed, another's, or no vector at all."""
    if content is None or not content.startswith(_HEAD + bytes.fromhex(of)):
        return None
    body, digest = content[:-_DIGEST], content[-_DIGEST:]
    vector = body[len(_HEAD) + _DIGEST:]
    return vector if vector and len(vector) % 2 == 0 and sha256(body).digest() == digest else None
