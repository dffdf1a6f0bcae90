"""The pages of the docs, taken apart, and the stories that their examples stand for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md"])
KURSK = ROOT / "sources" / "kursk-sappers"
SHOWN = "sources/kursk-sappers"
# What an example may leave out, so that it can be loaded.
REST = {
    "title": "title: North Korean sappers in Kursk\n",
    "language": "language: en\n",
    "sources": "sources:\n  A: {language: zh-Hans, text: a.txt}\n  B: {language: vi, text: b.txt}\n",
}


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code on a page; `line` is where it begins, `title` the caption that readers see."""

    page: str
    line: int
    language: str
    title: str
    text: str


def fences(page: Path) -> Iterator[Fence]:
    text = page.read_text("utf-8")
    for each in re.finditer(r'^( *)```(\w*)(?: title="([^"\n]*)")?\n(.*?)^\1```$', text, re.MULTILINE | re.DOTALL):
        yield Fence(page.name, text.count("\n", 0, each.start()) + 1, each[2], each[3] or "", dedent(each[4]))


def sections(page: Path) -> dict[str, str]:
    """What stands under each heading of the second level."""
    parts = re.split(r"^## (.+)\n", page.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def whole(example: str) -> str:
    """The example as a story.yml; what it leaves out stands behind it, so that its lines keep their numbers."""
    return example + "".join(text for key, text in REST.items() if not re.search(f"^{key}:", example, re.MULTILINE))


def story(folder: Path, text: str | None, files: dict[str, Any] | None = None) -> Path:
    """The Kursk story's folder with another story.yml, and with more or other files."""
    folder.mkdir(parents=True)
    for each in KURSK.glob("*.txt"):
        if each.name != "ids.txt":  # of the whole story, not of this one
            shutil.copy(each, folder)
    for name, given in (files or {}).items():
        put(folder / name, given)
    if text is not None:
        (folder / "story.yml").write_bytes(text.encode())
    return folder


def put(path: Path, given: dict[str, Any]) -> None:
    """A file from its `text` (written in `in`), its `size` or number of `lines`, how `deep` its
    elements nest, or what it is a `link` to."""
    path.unlink(missing_ok=True)
    if "link" in given:
        path.symlink_to(given["link"])
    elif "text" in given:
        path.write_bytes(given["text"].encode(given.get("in", "utf-8")))
    elif "lines" in given:
        path.write_bytes(b"line\n" * given["lines"])
    else:
        path.write_bytes(b"<div>" * given["deep"] + b"x" if "deep" in given else b"a" * given["size"])
