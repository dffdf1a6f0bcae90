"""The installed theme's inline scripts, as `annotate/policy/known.py` lists them (`python -m tests.theme_scripts`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from annotate.policy.known import digest, without_address


def theme_scripts() -> Iterator[tuple[str, str]]:
    """The partial's name and the digest of each script in it."""
    folder = Path(str(files("material") / "templates" / "partials" / "javascripts"))
    for partial in sorted(folder.glob("*.html")):
        for script in re.findall(r"<script>(.*?)</script>", partial.read_text("utf-8"), re.DOTALL):
            yield partial.stem, digest(without_address(re.sub(r"\{\{.*?\}\}", "", script)))


if __name__ == "__main__":
    for name, found in theme_scripts():
        print(f'    "{found}",  # {name}')  # noqa: T201 – printing is its job
