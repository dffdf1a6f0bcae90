"""A page of the docs that can be walked: its files are saved, its changes made, its commands run, in order.

`python -m tests.walkthrough` writes what the commands print now into docs/getting-started.md.
"""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "getting-started.md"
_FENCE = re.compile(r'(?P<head>^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n)(?P<text>.*?)(?=^```$)',
                    re.MULTILINE | re.DOTALL)
_AT_ITS_END = ", at its end"
_GIVEN = ("python3 -m venv", "source ", "pip install")  # what runs this has an environment already, made from the lock
_AWAY = ("git remote", "git push")  # to a server that is not ours
_PATIENCE = 60  # seconds


class Walk:
    """A reader at work: `folder` is where the terminal is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def walked(self, page: str) -> str:
        """The page, with what its commands print here."""
        return _FENCE.sub(self._step, page)

    def _step(self, fence: re.Match[str]) -> str:
        text, title = fence["text"], fence["title"] or ""
        if fence["language"] == "console":
            commands = [line for line in text.splitlines() if line.startswith("$ ")]
            text = "".join(f"{line}\n{self._run(line[2:])}" for line in commands)
        elif fence["language"] == "diff":
            self._change(self.folder / title, text.splitlines())
        elif title.endswith(_AT_ITS_END):
            with (self.folder / title.removesuffix(_AT_ITS_END)).open("a", encoding="utf-8") as file:
                file.write("\n" + text)
        elif title:
            (self.folder / title).write_text(text, "utf-8")
        return fence["head"] + text

    def _change(self, file: Path, lines: list[str]) -> None:
        old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] == sign) for sign in "-+")
        text = file.read_text("utf-8")
        if old not in text:
            raise AssertionError(f"{file.name} does not have what the page changes:\n{old}")
        file.write_text(text.replace(old, new, 1), "utf-8")

    def _run(self, command: str) -> str:
        if command.startswith((*_GIVEN, *_AWAY)):
            return ""
        if command.startswith("cd "):
            self.folder /= command[3:]
            return ""
        if command == "mkdocs serve":
            self._serve()
            return ""
        who = {f"GIT_{each}_{what}": "reader" for each in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        programmes = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        around = {**os.environ, **who, "PATH": programmes, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "100"}
        done = subprocess.run(["/bin/sh", "-c", command], cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, encoding="utf-8", check=False, env=around)
        if done.returncode > 1:
            raise AssertionError(f"$ {command}\n{done.stdout}")
        printed = done.stdout.replace(str(self.folder.resolve()), f"…/{self.folder.name}")
        return re.sub(r"[0-9.]+ seconds", "0.50 seconds", printed)

    def _serve(self) -> None:
        """Until the first page is there."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-m", *shlex.split(f"mkdocs serve --dev-addr {address}")]
        with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            end = time.monotonic() + _PATIENCE
            try:
                while not _answers(f"http://{address}/"):
                    if time.monotonic() > end or server.poll() is not None:
                        raise AssertionError("mkdocs serve shows no page")
                    time.sleep(0.1)
            finally:
                server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
            return bool(answer.read())
    except (URLError, OSError):
        return False


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(Walk(Path(folder)).walked(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
