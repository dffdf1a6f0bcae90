"""What anchoring costs, on generated text, beside what else could do it: `python -m benchmarks.anchoring`."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from difflib import SequenceMatcher

import regex

from annotate.anchor import Absent, Found, Quote, Text, anchor
from annotate.anchor.near import nearest
from annotate.article import Segment

PATIENCE = 5  # seconds after which a peer is stopped: it then takes at least so long

ALPHABETS = {
    "latin": ("abcdefghijklmnopqrstuvwxyz", " ", ". "),
    "vietnamese": ("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệbcdghiklmnpqrstuvx", " ", ". "),
    "chinese": ("".join(map(chr, range(0x4E00, 0x5A00))), "", "，"),
}


def article(script: str, size: int, seed: int = 1) -> Text:
    """About `size` code points in segments of some 400."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    alphabet, space, stop = ALPHABETS[script]
    segments, written = [], 0
    while written < size:
        words = ("".join(draw.choices(alphabet, k=draw.randint(2, 8))) + draw.choice((space, space, space, stop))
                 for _ in range(70))
        segments.append("".join(words).strip())
        written += len(segments[-1]) + 1
    return Text(tuple(Segment(number, text, number, 0, 0) for number, text in enumerate(segments, 1)))


def quotes(text: Text, count: int, seed: int = 2) -> list[Quote]:
    """Cut from anywhere, of 20 to 200 code points, across segments too."""
    draw = random.Random(seed)  # noqa: S311
    starts = [draw.randrange(len(text.joined) - 200) for _ in range(count)]
    return [Quote(text.joined[start:start + draw.randint(20, 200)].strip()) for start in starts]


def edited(words: str, seed: int = 3) -> str:
    """A tenth of the characters replaced."""
    draw = random.Random(seed)  # noqa: S311
    return "".join("#" if draw.random() < 0.1 else character for character in words)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """The shortest of several runs: what the machine does besides is not ours."""
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def many_quotes(script: str) -> tuple[float, int]:
    """1,000 quotes in 1 MB (UTF-8), the fold included, and how many of them were found."""
    width = len(ALPHABETS[script][0].encode()) / len(ALPHABETS[script][0])
    text = article(script, round(1_000_000 / width))
    wanted = quotes(text, 1000)
    found: list[object] = []
    spent = seconds(lambda: found.extend(anchor(quote, text) for quote in wanted))
    return spent, sum(isinstance(each, Found) for each in found)


def nearest_place(script: str, length: int, edit: Callable[[str], str]) -> float:
    """Milliseconds a miss, in 20 kB, once the text is folded."""
    text = article(script, 20_000)
    words = edit(text.joined[5000:5000 + length].strip())
    assert isinstance(anchor(Quote(words), text), Absent)
    return 1000 * seconds(lambda: nearest(words, text), 20)


def peers(length: int = 60) -> dict[str, float]:
    """Milliseconds for the same miss by what else could find it."""
    text = article("latin", 20_000)
    words = edited(text.joined[5000:5000 + length])
    fuzzy = regex.compile(rf"(?b:{regex.escape(words)}){{e<={length // 5}}}")
    return {
        "difflib.SequenceMatcher": 1000 * seconds(
            lambda: SequenceMatcher(None, words, text.joined, autojunk=False).get_matching_blocks()),
        "regex, fuzzy": 1000 * seconds(lambda: _patiently(fuzzy, text.joined)),
    }


def _patiently(pattern: regex.Pattern[str], text: str) -> None:
    with suppress(TimeoutError):
        pattern.search(text, timeout=PATIENCE)


def main() -> int:
    print("1,000 quotes in 1 MB, fold included (target: 0.5 s)")
    for script in ALPHABETS:
        spent, found = many_quotes(script)
        print(f"  {script:<12}{spent:8.3f} s   {found} found")
    print("nearest place in 20,000 characters (target: 3 ms)")
    for script in ALPHABETS:
        for length in (12, 60, 200, 1000):
            near, far = nearest_place(script, length, edited), nearest_place(script, length, lambda words: words[::-1])
            print(f"  {script:<12}{length:5} characters {near:7.2f} ms a tenth edited {far:7.2f} ms nothing alike")
    print("the same, 60 characters, by a peer")
    for name, spent_ms in peers().items():
        print(f"  {name:<24}{spent_ms:9.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
