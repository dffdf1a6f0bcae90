"""One number changed in one of two translations of a text: is it found, and what is told where nothing was changed?

A number is changed whose digits both sides have in the same line, so that it is known to be told twice; nothing that
the programme itself reads decides what is changed. Three ways: one digit is another; the number is ten times as much;
or, where both have a word for thousands or more behind the number, one of these words is the next one ("million",
"billion"). Found: a finding "differ" of a number or date, told as certain (`Finding.sure`), over the changed place. A
false alarm: such a finding where nothing was changed. What is told as worth a look only counts for neither. NTREX has
errors of numbers of its own: those of the visible documents that are told as certain are listed below, with the values
on both sides, and are no false alarms.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotate.article import Segment
from annotate.suggest.compare import Finding, Told, align_all, findings
from benchmarks.detect.measure import Measure

TAGS = {"arb": "ar", "deu": "de", "eng-US": "en", "eng-src": "en", "fas": "fa", "fra": "fr", "hin": "hi", "ind": "id",
        "ita": "it", "jpn": "ja", "kor": "ko", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr",
        "ukr": "uk", "vie": "vi", "zho-CN": "zh-Hans", "zho-TW": "zh-Hant"}
PAIRS = (("eng-src", "vie"), ("eng-src", "zho-CN"), ("vie", "zho-CN"), ("eng-src", "rus"), ("eng-src", "spa"),
         ("eng-src", "deu"), ("fra", "arb"), ("ukr", "rus"), ("jpn", "eng-src"), ("por", "ind"), ("kor", "zho-TW"),
         ("tur", "fas"), ("hin", "eng-src"), ("pol", "ita"))
# Numbers that translators got wrong: document, language, line within it from 1; what stands there, and what should.
KNOWN = frozenset({
    ("dailymail.co.uk.298732", "vie", 18),  # 24/7: 247
    ("guardian.221754", "spa", 3),  # 2,800 million million: 2.8 billion
    ("cbsnews.248384", "kor", 6),  # 2.04 million: 20.4 million
})
# Words of one number for a thousand or more, the least first, in a form that may stand for another of them.
SCALES = {
    "eng-src": ("million", "billion"), "vie": ("nghìn", "triệu", "tỷ"), "zho-CN": ("万", "亿"), "zho-TW": ("萬", "億"),
    "jpn": ("万", "億"), "kor": ("만", "억"), "rus": ("тысяч", "миллионов", "миллиардов"),
    "ukr": ("тисяч", "мільйонів", "мільярдів"), "spa": ("millones", "billones"), "deu": ("Millionen", "Milliarden"),
    "fra": ("millions", "milliards"), "arb": ("مليون", "مليار"), "por": ("milhões", "bilhões"),
    "ind": ("ribu", "juta", "miliar"), "tur": ("milyon", "milyar"), "fas": ("میلیون", "میلیارد"),
    "hin": ("मिलियन", "बिलियन"), "pol": ("tysięcy", "milionów", "miliardów"), "ita": ("milioni", "miliardi"),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SEED = 20251117
_SCALED = 0.3  # of the changes


def measures(data: Path) -> Iterator[Measure]:
    folder = data / "ntrex"
    if not (folder / "ids.tsv").is_file():
        return
    alarms = clean = 0
    found, changed = Counter[str](), Counter[str]()
    for one, two in PAIRS:
        if not all((folder / f"{name}.txt").is_file() for name in (one, two)):
            continue
        names = dict.fromkeys((folder / "ids.tsv").read_text("utf-8").split())
        for name, left, right in zip(names, documents(folder, one), documents(folder, two), strict=True):
            clean += 1
            alarms += len(list(false_alarms(compared(left, right), name, left.segments[0].number)))
            for each in changes(left, right):
                changed[each.kind] += 1
                found[each.kind] += each.found()
    yield Measure("injected/found", sum(found.values()) / max(1, sum(changed.values())), sum(changed.values()))
    for kind in sorted(changed):
        yield Measure(f"injected/found/{kind}", found[kind] / changed[kind], changed[kind])
    yield Measure("injected/alarms", alarms / max(1, clean), clean, lower=True)


def documents(folder: Path, name: str) -> list[Told]:
    """The documents of one language, a line a segment, in the order of ids.tsv."""
    lines = (folder / f"{name}.txt").read_text("utf-8").split("\n")
    parts: dict[str, list[Segment]] = {}
    for number, (key, text) in enumerate(zip((folder / "ids.tsv").read_text("utf-8").split(), lines, strict=False), 1):
        parts.setdefault(key, []).append(Segment(number, text, number, 0, 0))
    return [Told(name, TAGS.get(name, name), None, tuple(segments)) for segments in parts.values()]


def compared(left: Told, right: Told) -> tuple[Finding, ...]:
    return findings((left, right), align_all((left, right)))


def parting(found: Sequence[Finding]) -> Iterator[Finding]:
    return (each for each in found if each.relation == "differ" and each.kind in ("number", "date") and each.sure)


def false_alarms(found: Sequence[Finding], name: str, first: int) -> Iterator[Finding]:
    return (each for each in parting(found)
            if not any((name, place.siglum, place.segment - first + 1) in KNOWN for place in each.places))


@dataclass(frozen=True, slots=True)
class Change:
    """`left` with other digits in `segment`, from `start` to `end`."""

    left: Told
    right: Told
    segment: int
    start: int
    end: int
    kind: str

    def found(self) -> bool:
        return any(place.siglum == self.left.siglum and place.segment == self.segment
                   and place.start < self.end and self.start < place.end
                   for each in parting(compared(self.left, self.right)) for place in each.places)


def changes(left: Told, right: Told) -> Iterator[Change]:
    """One change of digits of the left side and one of a word, if such can be; the same ones at every run."""
    rolled = random.Random(f"{_SEED} {left.siglum} {right.siglum} {left.segments[0].number}")  # noqa: S311 (no secret)
    lines = list(enumerate(zip(left.segments, right.segments, strict=True)))
    places = [(at, match) for at, (one, two) in lines for match in told_twice(one.text, two.text)]
    if places:
        at, match = rolled.choice(places)
        new = other_number(match[0], rolled)
        kind = "digit" if len(new) == len(match[0]) else "tenfold"
        yield changed_in((left, right), at, match.span(), new, kind)
    scales = [(at, match) for at, (one, two) in lines for match in scaled_twice((one.text, left), (two.text, right))]
    if scales:
        at, match = rolled.choice(scales)
        yield changed_in((left, right), at, match.span(2), next_scale(match[2], left.siglum), "scale")


def changed_in(sides: tuple[Told, Told], at: int, span: tuple[int, int], new: str, kind: str) -> Change:
    left, right = sides
    segment, (start, end) = left.segments[at], span
    text = segment.text[:start] + new + segment.text[end:]
    segments = (*left.segments[:at], replace(segment, text=text), *left.segments[at + 1:])
    # a changed word is found by its number
    low = start if kind != "scale" else max(0, start - 1)
    return Change(replace(left, segments=segments), right, segment.number, low, start + len(new), kind)


def told_twice(text: str, other: str) -> Iterator[re.Match[str]]:
    """Numbers in digits that stand once in each of two lines."""
    mine, yours = ([bare(match[0]) for match in _NUMBER.finditer(line)] for line in (text, other))
    for match in _NUMBER.finditer(text):
        if mine.count(bare(match[0])) == yours.count(bare(match[0])) == 1:
            yield match


def bare(number: str) -> str:
    return "".join(str(int(digit)) for digit in number if digit.isdecimal())


def other_number(number: str, rolled: random.Random) -> str:
    """One digit changed; or, of a number in groups or of two digits and more that is no year, ten times as much."""
    digits = [at for at, letter in enumerate(number) if letter.isdecimal()]
    decimals = "." in number[-3:] or "," in number[-3:]
    if rolled.random() < _SCALED and int(bare(number)) and len(digits) != len("2024") and not decimals:
        return more(number)
    at = rolled.choice(digits)
    was = int(number[at])
    new = rolled.choice([each for each in range(10) if each != was and (each or at)])
    return number[:at] + chr(ord(number[at]) - was + new) + number[at + 1:]


def more(number: str) -> str:
    """`30,000` → `300,000`, `35` → `350`: each digit one to the left, the signs of the groups where they belong."""
    zero = chr(ord(number[-1]) - int(number[-1]))
    sign = next((letter for letter in number if not letter.isdecimal()), "")
    digits = "".join(letter for letter in number if letter.isdecimal()) + zero
    if not sign:
        return digits
    first = len(digits) % 3 or 3
    return sign.join([digits[:first], *(digits[at:at + 3] for at in range(first, len(digits), 3))])


def scaled_twice(left: tuple[str, Told], right: tuple[str, Told]) -> Iterator[re.Match[str]]:
    """Numbers with a word for millions or the like, of the same digits but for zeros, once in each of two lines."""
    (text, told), (other, too) = left, right
    if told.siglum not in SCALES or too.siglum not in SCALES:
        return
    mine, yours = (list(re.finditer(rf"({_NUMBER.pattern})\s?({'|'.join(SCALES[name])})", line))
                   for line, name in ((text, told.siglum), (other, too.siglum)))
    digits = [[bare(match[1]).rstrip("0") for match in matches] for matches in (mine, yours)]
    for match, key in zip(mine, digits[0], strict=True):
        if digits[0].count(key) == digits[1].count(key) == 1:
            yield match


def next_scale(word: str, name: str) -> str:
    """The word after it; of the last, the one before."""
    words = SCALES[name]
    at = words.index(word)
    return words[at + 1] if at + 1 < len(words) else words[at - 1]
