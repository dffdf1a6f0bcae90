"""`annotate check` of 100 stories, as whole processes: right ones, and ones with three mistakes each.

Each story is a copy of the project's own (64 segments, 86 quotes, 34 kB of YAML). The peers run in turn with it, on
the same files: a bare load of each story.yml by PyYAML, with libyaml and without, which tells nothing but syntax.
Seconds of the clock, and of the processor, which other work on the machine lengthens less; the median of several runs,
the first not counted.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
KURSK = ROOT / "sources" / "kursk-sappers"
STORIES = 100
RUNS = 5
# one that no source has, one that the model refuses, one that the story as a whole refuses
MISTAKES = (("quote: 超过6000人阵亡", "quote: 超过7000人阵亡了"), ("unit: soldiers", "unti: soldiers"),
            ("  - {A: 17, B: 6", "  - {A: 99, B: 6"))
LOAD = "import sys, yaml\nfor each in sys.argv[1:]:\n    yaml.load(open(each, encoding='utf-8'), Loader=yaml.{})"


def copies(folder: Path, *, wrong: bool) -> Path:
    for number in range(STORIES):
        story = folder / "sources" / f"story-{number:03}"
        shutil.copytree(KURSK, story)
        if wrong:
            text = (story / "story.yml").read_text("utf-8")
            for right, mistake in MISTAKES:
                assert right in text
                text = text.replace(right, mistake, 1)
            (story / "story.yml").write_text(text, "utf-8")
    return folder


def took(command: list[str], folder: Path, code: int) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=folder, check=False, capture_output=True,
                          env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == code, done.stderr.decode()
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        right, wrong = copies(Path(name, "right"), wrong=False), copies(Path(name, "wrong"), wrong=True)
        files = [str(each) for each in sorted(right.glob("sources/*/story.yml"))]
        check = ["-m", "annotate", "check"]
        calls = {
            f"annotate check, {STORIES} stories": (check, right, 0),
            f"annotate check, {STORIES} with mistakes": (check, wrong, 1),
            "annotate check --complete": ([*check, "--complete"], right, 0),
            "annotate check, one story": ([*check, "story-000"], right, 0),
            "yaml.load alone, libyaml": (["-c", LOAD.format("CSafeLoader"), *files], right, 0),
            "yaml.load alone, pure Python": (["-c", LOAD.format("SafeLoader"), *files], right, 0),
        }
        runs = [{what: took(*call) for what, call in calls.items()} for _ in range(RUNS + 1)][1:]
    print(f"{'':<36}{'clock':>8}{'processor':>11}")
    for what in calls:
        clock, processor = (statistics.median(run[what][at] for run in runs) for at in (0, 1))
        print(f"{what:<36}{clock:6.2f} s{processor:9.2f} s")


if __name__ == "__main__":
    main()
