"""Stories made to strain the page, one YAML file each: what `tests.made` writes, with `glosses` and words that repeat.

All of it is invented for these tests; the stories are never published with the site. `{say: …, times: 80}` stands for a
text that would be long to write out.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.made import write_story

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
KURSK = "kursk-sappers"
STORIES = sorted(path.stem for path in HERE.glob("*.yml"))


def spec(name: str) -> dict[str, Any]:
    """The story as `write_story` takes it."""
    given = said_out(yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8")))
    for siglum, glosses in given.pop("glosses", {}).items():
        entry = given["entries"][siglum]
        entry["gloss"] = f"{siglum}.gloss.txt"
        lines = "".join(f"[{number}] {text}\n" for number, text in glosses.items())
        given.setdefault("files", {})[entry["gloss"]] = lines
    return dict(given)


def said_out(given: Any) -> Any:
    if isinstance(given, dict) and set(given) == {"say", "times"}:
        return (given["say"] * given["times"]).strip()
    if isinstance(given, dict):
        return {key: said_out(value) for key, value in given.items()}
    return [said_out(each) for each in given] if isinstance(given, list) else given


def write_project(folder: Path) -> None:
    """The project's own configuration and docs around the gallery, with the real story beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "sources" / KURSK, folder / "sources" / KURSK)
    for name in STORIES:
        write_story(folder / "sources" / name, spec(name))
