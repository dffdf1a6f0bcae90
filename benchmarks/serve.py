"""What an author waits for: from saving a file under `mkdocs serve` to the new page, on a copy of this project's site.

The peer is MkDocs' own way, in the same run: an edit of a hand-written page, for which the whole site is made again.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
RUNS = 7
EDITS = {
    "a story (its pages are made again)":
        ("sources/kursk-sappers/story.yml", "title: North", "stories/kursk-sappers/"),
    "a hand-written page (MkDocs makes the whole site)": ("docs/index.md", "# ", ""),
}


def shown(address: str) -> str:
    try:
        with urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (URLError, OSError):
        return ""


def waited(file: Path, at: str, address: str, run: int) -> float:
    """Seconds until a mark that is put behind the first `at` of the file stands on the page."""
    good, mark = file.read_text("utf-8"), f"edit{run}x"
    while mark in shown(address):
        time.sleep(0.01)
    file.write_text(good.replace(at, f"{at}{mark}", 1), "utf-8")
    begun = time.perf_counter()
    while mark not in shown(address):
        time.sleep(0.01)
    took = time.perf_counter() - begun
    file.write_text(good, "utf-8")
    while mark in shown(address):
        time.sleep(0.01)
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "site")
        for each in ("docs", "sources"):
            shutil.copytree(ROOT / each, folder / each)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            at = f"127.0.0.1:{free.getsockname()[1]}"
        server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "-a", at], cwd=folder,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        try:
            while not shown(f"http://{at}/"):
                time.sleep(0.1)
            for told, (file, where, page) in EDITS.items():
                found = [waited(folder / file, where, f"http://{at}/{page}", run) for run in range(RUNS)]
                print(f"{told:<48} {statistics.median(found):.2f} s  (slowest of {RUNS}: {max(found):.2f} s)")
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
