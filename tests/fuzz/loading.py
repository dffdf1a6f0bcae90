"""Loading: any bytes as story.yml, beside two articles, to a story that is ready to be shown, or to problems."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from annotate.build import check_story
from annotate.load import load_story
from tests.fuzz.told import hold, is_refused
from tests.test_load import FILES, GOOD
from tests.test_load_properties import VALID

SHOWN: Final = "sources/sappers"
CASES: Final = Path(__file__).parents[1] / "cases" / "load"


@dataclass(frozen=True, slots=True)
class Case:
    story: bytes


def drawn(data: bytes) -> Case:
    return Case(data)


def _golden() -> list[bytes]:
    """The stories of the golden cases of loading, but for the very large ones."""
    stories = (yaml.safe_load(path.read_text("utf-8")).get("story", "") for path in sorted(CASES.glob("*.yml")))
    texts = (story if isinstance(story, bytes) else str(story).replace("{good}", GOOD).encode() for story in stories)
    return [text for text in texts if len(text) < 4_000]


SEEDS: Final = [VALID.encode(), *_golden()]

KNOWN: Final = [
    # a line break in a file's name, which was let through
    Case(b'title: t\nlanguage: en\nsources: {A: {language: vi, text: "b\\n200B.txt"}}\n'),
]


def check(case: Case) -> None:
    folder = _folder()
    (folder / "story.yml").write_bytes(case.story)
    files = {f"{SHOWN}/{name}": (folder / name).read_bytes() for name in ("story.yml", *FILES)}
    story, problems = load_story(folder, SHOWN)
    assert story or is_refused(problems)
    hold(problems, files)
    made, told = check_story(folder, SHOWN)
    hold(told, files)
    assert (made is None) == is_refused(told)
    assert made is None or story is not None
    assert {path.name for path in folder.iterdir()} == {"story.yml", *FILES}
    assert (folder / "story.yml").read_bytes() == case.story


@cache
def _folder() -> Path:
    """One for the whole run, of which only story.yml changes; it goes when the process ends."""
    folder = Path(_root().name) / "sappers"
    folder.mkdir()
    for name, words in FILES.items():
        (folder / name).write_text(words, "utf-8", newline="")
    return folder


@cache
def _root() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()
