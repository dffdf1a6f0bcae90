"""`python -m benchmarks.many [--pairs N]`: `annotate suggest` over N pairs of articles, made by chance from a seed.

Time and memory with one job, with two, and of a tenth of the pairs; then it is killed, and goes on with what is left.
Exit 1 where the bytes differ, memory grows with the number of pairs, or what was finished is done again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

MOST_GROWTH = 1.25  # of memory, where there are ten times as many pairs
KILLED_AFTER = 0.4  # of the pairs are finished

# What both languages tell, with the same facts in braces.
SENTENCES = (
    ("{n} soldiers of the {d}th brigade arrived in {place} on {day} March {year}.",
     "{n} binh sĩ của lữ đoàn {d} đã đến {place} vào ngày {day}/3/{year}."),
    ("The mayor, {who}, said that about {n} houses had been damaged.",
     "Thị trưởng {who} cho biết khoảng {n} ngôi nhà đã bị hư hại."),
    ("“We will rebuild every street”, {who} told reporters in {place}.",
     "“Chúng tôi sẽ xây lại mọi con phố”, {who} nói với báo chí tại {place}."),
    ("According to the ministry, the repair will cost {n} million dollars.",
     "Theo Bộ, việc sửa chữa sẽ tốn {n} triệu USD."),
    ("More than {d} per cent of the harvest was lost to the flood.",
     "Hơn {d}% vụ mùa đã mất vì lũ lụt."),
    ("Trains between {place} and the coast stood still for {d} days.",
     "Tàu hỏa giữa {place} và bờ biển ngừng chạy trong {d} ngày."),
    ("The old bridge, built in {year}, is {d} metres long.",
     "Cây cầu cũ, xây năm {year}, dài {d} mét."),
    ("{d} of {m} villages are still without water.",
     "{d} trong số {m} ngôi làng vẫn chưa có nước."),
)
PLACES = ("Krasnograd", "Dunavar", "Port Selm", "Halden", "Orsk", "Mirava", "Tilcara", "Beni Salem")
PEOPLE = ("Ada Roth", "Ivan Petrov", "Lena Novak", "Omar Haddad", "Kim Sung", "Jana Berg", "Luis Ortega")


def make(folder: Path, pairs: int, sentences: int = 40) -> None:
    """A story a pair; the same for the same numbers. One fact in twelve is told otherwise by the second article."""
    for number in range(pairs):
        chance = Random(number)  # noqa: S311 - made by chance, no secret
        articles: tuple[list[str], list[str]] = ([], [])
        for _ in range(sentences):
            templates = chance.choice(SENTENCES)
            facts = _facts(chance)
            other = {**facts, "n": chance.randint(1_000, 9_000)} if chance.random() < 1 / 12 else facts
            for article, template, told in zip(articles, templates, (facts, other), strict=True):
                article.append(template.format(**told))
        story = folder / f"pair-{number:04}"
        story.mkdir(parents=True)
        for name, article in zip(("a.txt", "b.txt"), articles, strict=True):
            paragraphs = (" ".join(article[at:at + 2]) for at in range(0, sentences, 2))
            (story / name).write_text("\n\n".join(paragraphs), "utf-8")
        (story / "story.yml").write_text(_story(number, story), "utf-8")


def _facts(chance: Random) -> dict[str, int | str]:
    few = chance.randint(3, 60)
    return {"n": chance.randint(100, 990), "d": few, "m": few + chance.randint(5, 40), "day": chance.randint(1, 31),
            "year": chance.randint(1950, 2024), "place": chance.choice(PLACES), "who": chance.choice(PEOPLE)}


def _story(number: int, folder: Path) -> str:
    sha = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("a.txt", "b.txt")}
    return (f"title: Pair {number}\nlanguage: en\nsources:\n"
            f"  A: {{language: en, published: 2024-05-02, text: a.txt, sha256: {sha['a.txt']}}}\n"
            f"  B: {{language: vi, published: 2024-05-03, text: b.txt, sha256: {sha['b.txt']}}}\n")


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    mebibytes: float
    output: str


def run(site: Path, *arguments: str) -> Run:
    """In a process of its own; the memory is that of the largest of its processes."""
    start = time.perf_counter()
    with (site / "output.txt").open("w+", encoding="utf-8") as output:
        process = subprocess.Popen([sys.executable, "-m", "annotate", "suggest", *arguments], cwd=site, stdout=output,
                                   stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        told = output.read()
    assert process.returncode == 0, told[-2_000:]
    return Run(time.perf_counter() - start, used.ru_maxrss / 1024, told)


def digest(site: Path) -> str:
    """Of all suggestions."""
    told = hashlib.sha256()
    for file in sorted(site.glob("sources/*/suggestions.yml")):
        told.update(file.parent.name.encode() + file.read_bytes())
    return told.hexdigest()


def fresh(site: Path) -> None:
    shutil.rmtree(site / ".annotate", ignore_errors=True)
    for file in site.glob("sources/*/suggestions.yml"):
        file.unlink()


def killed(site: Path, pairs: int, jobs: int) -> int:
    """How many were finished when it was killed, without a chance to clean up."""
    process = subprocess.Popen([sys.executable, "-m", "annotate", "suggest", "--jobs", str(jobs)], cwd=site,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and len([*site.glob(".annotate/finished/*.txt")]) < pairs * KILLED_AFTER:
        time.sleep(0.05)
    process.kill()
    process.wait()
    return len([*site.glob(".annotate/finished/*.txt")])


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.many", description=__doc__)
    asked.add_argument("--pairs", type=int, default=1_000)
    asked.add_argument("--dask", action="store_true", help="a local Dask cluster too")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        return measured(Path(place), given.pairs, dask=given.dask)


def measured(place: Path, pairs: int, *, dask: bool) -> int:
    small, large = place / "small", place / "large"
    make(small / "sources", pairs // 10)
    make(large / "sources", pairs)
    size = sum(file.stat().st_size for file in large.glob("sources/*/*.txt"))
    print(f"{pairs} pairs, {size / pairs / 1_000:.1f} kB each")
    first = run(small)
    print(f"{pairs // 10:6} pairs, 1 job {first.seconds:8.1f} s {first.mebibytes:8.0f} MiB")
    digests, runs = [], []
    ways = {"1 job": (), "2 jobs": ("--jobs", "2"), "dask": ("--backend", "dask", "--jobs", "2")}
    for name, arguments in [*ways.items()][:3 if dask else 2]:
        fresh(large)
        runs.append(run(large, *arguments))
        digests.append(digest(large))
        print(f"{pairs:6} pairs, {name:6}{runs[-1].seconds:8.1f} s {runs[-1].mebibytes:8.0f} MiB")
    fresh(large)
    done = killed(large, pairs, 2)
    rest = run(large, "--jobs", "2", "--resume")
    before = re.search(r"finished before: ([\d,]+)", rest.output)
    skipped = int(before[1].replace(",", "")) if before else 0
    print(f"killed with {done} finished; resumed: {skipped} left out, the rest in {rest.seconds:.1f} s")
    wrong = [text for text, bad in (
        ("the bytes differ", len({*digests, digest(large)}) > 1),
        ("memory grows", runs[0].mebibytes > MOST_GROWTH * first.mebibytes),
        ("what was finished is done again", skipped != done)) if bad]
    print("; ".join(wrong) or "the same bytes each time")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
