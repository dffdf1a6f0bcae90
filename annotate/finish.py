"""The last step of a build of the whole site: what is published was read again, and can do no more than show itself."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path, PurePosixPath

from annotate.build import Site
from annotate.policy.site import secure
from annotate.problem import Problem
from annotate.proof.stamp import stamped
from annotate.verify import Verified, verify_built
from annotate.words import Words


def finish(folder: Path, site: Site, out: PurePosixPath, shown: str,
           scripts: Container[str]) -> tuple[Verified, list[Problem]]:
    """Give every page its policy, compare, and if all is well say so on the stories' pages.

    `folder` holds the built site, `out` is the stories' folder in it, `scripts` are inline scripts of the site's own as
    a policy names them. Raises OSError when the disk refuses.
    """
    told = secure(folder, allowed=scripts, shown=shown)
    done, differing = compared(folder, site, out, shown)
    if not told and not differing:
        _say(folder / out, site)
    return done, [*told, *differing]


def _say(stories: Path, site: Site) -> None:
    """Where this stands is left out of the comparison, so that it can be written after it."""
    for slug, wanted in site.expected.items():
        page = stories / slug / "index.html"
        html = page.read_bytes().decode()
        page.write_bytes(stamped(html, len(wanted.segments), len(wanted.texts), Words(site.language)).encode())


def compared(folder: Path, site: Site, out: PurePosixPath, shown: str) -> tuple[Verified, list[Problem]]:
    """The stories' pages against what was made of the sources."""
    return verify_built(folder / out, site, f"{shown}/{out}")
