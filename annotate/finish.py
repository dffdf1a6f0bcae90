"""The last step of a build of the whole site: what is published was read again, and can do no more than show itself."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path, PurePosixPath

from annotate.build import Site
from annotate.policy.site import secure
from annotate.problem import Problem
from annotate.proof.stamp import stamped
from annotate.verify import Verified, verify_built


def finish(folder: Path, site: Site, out: PurePosixPath, shown: str, scripts: Container[str]) -> list[Problem]:
    """Say on the stories' pages what was compared, give every page its policy, and compare.

    `folder` holds the built site, `out` is the stories' folder in it, `scripts` are inline scripts of the site's own as
    a policy names them. Raises OSError when the disk refuses.
    """
    for slug, wanted in site.expected.items():
        page = folder / out / slug / "index.html"
        if page.is_file():
            html = page.read_bytes().decode("utf-8", "surrogateescape")
            page.write_bytes(stamped(html, len(wanted.segments), len(wanted.texts)).encode("utf-8", "surrogateescape"))
    return [*secure(folder, allowed=scripts, shown=shown), *compared(folder, site, out, shown)[1]]


def compared(folder: Path, site: Site, out: PurePosixPath, shown: str) -> tuple[Verified, list[Problem]]:
    """The stories' pages against what was made of the sources."""
    return verify_built(folder / out, site, f"{shown}/{out}")
