"""Whole commands, start-up included: `annotate check`, and what the plugin adds to `mkdocs build`.

The peer of the build is the same site without the plugin: the same hand-written pages, no stories. Whole processes, in
turn, the median of several runs; the first is not counted.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNS = 5


def seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=folder, check=True, capture_output=True,
                   env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


def medians(commands: dict[str, tuple[list[str], Path]]) -> dict[str, float]:
    runs = [{name: seconds(*each) for name, each in commands.items()} for _ in range(RUNS + 1)]
    return {name: statistics.median(run[name] for run in runs[1:]) for name in commands}


def bare(folder: Path) -> Path:
    """The project's site without the plugin and without what its stories' pages are linked from."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    config = config.replace("  - annotate:\n      sources: sources\n      out: stories\n", "")
    (folder / "mkdocs.yml").write_text(config.replace("  - Stories: stories/index.md\n", ""), "utf-8")
    return folder


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        without = bare(Path(name, "without"))
        site = str(Path(name, "site"))
        found = medians({
            "annotate check": (["annotate", "check"], ROOT),
            "mkdocs build, with the plugin": (["mkdocs", "build", "-q", "-d", site], ROOT),
            "mkdocs build, without": (["mkdocs", "build", "-q", "-d", site], without),
        })
    for what, took in found.items():
        print(f"{what:<32}{took:6.2f} s")
    with_it, alone = found["mkdocs build, with the plugin"], found["mkdocs build, without"]
    print(f"{'the plugin adds':<32}{with_it - alone:6.2f} s")


if __name__ == "__main__":
    main()
