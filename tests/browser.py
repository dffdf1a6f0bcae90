"""The browser that the tests look through: which one, and how a new machine gets it (`python -m tests.browser`)."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

FLAGS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run"]
# The browser, letters for every script that the stories use, and a library that Playwright's driver wants.
PACKAGES = ["chromium", "fonts-noto-cjk", "libatomic1"]
Scheme = Literal["light", "dark"]


def as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def system_chromium() -> str | None:
    """Debian's own. A snap cannot read the temporary folders that Playwright makes, so it does not count."""
    found = shutil.which("chromium")
    return None if found is None or found.startswith("/snap/") else found


def launch(play: Playwright) -> Browser:
    flags = [*FLAGS, "--no-sandbox"] if as_root() else FLAGS
    return play.chromium.launch(executable_path=system_chromium(), args=flags)


def start() -> None:
    with sync_playwright() as play:
        launch(play).close()


def starts() -> bool:
    """Tried in a process of its own, for Playwright's driver may be what does not start, and that is noisy."""
    tried = [sys.executable, "-c", "from tests.browser import start; start()"]
    return not subprocess.run(tried, check=False, capture_output=True).returncode


def install() -> None:
    """Debian's as root on Debian, where Playwright's own download may be out of reach; Playwright's elsewhere."""
    if on_debian() and as_root() and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], check=True, env=quiet)
        subprocess.run(["apt-get", "-qq", "install", "-y", "--no-install-recommends", *PACKAGES], check=True, env=quiet,
                       stdout=subprocess.DEVNULL)
        return
    playwright = [sys.executable, "-m", "playwright", "install"]
    # --with-deps asks for root; where that is refused the libraries may be there all the same.
    if subprocess.run([*playwright, "--with-deps", "chromium"], check=False).returncode:
        subprocess.run([*playwright, "chromium"], check=True)


def on_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:  # no Linux, or one that does not say
        return False


@dataclass
class Visit:
    """One page in a window of its own, and what it did that it should not do.

    `foreign` are addresses outside the site that it asked for; `errors` what scripts threw and the console called an
    error. Both must be empty when the test ends; a test that expects one takes it out of the list.
    """

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def go(self, path: str) -> Page:
        self.page.goto(self.base + path.removeprefix("/"), wait_until="load")
        return self.page

    def overflow(self) -> int:
        """By how many pixels the page scrolls sideways."""
        width: int = self.page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)


def main() -> str | None:
    """What to tell the user where there is no browser in the end; nothing where there is one."""
    if starts():
        return None
    print("No browser that starts was found: installing one for the tests …", flush=True)  # noqa: T201 – a set-up script
    install()
    return None if starts() else (
        "The tests need a browser, and the one that was installed does not start. By hand, on Debian: apt-get install "
        f"{' '.join(PACKAGES)}; elsewhere: .venv/bin/python -m playwright install --with-deps chromium")


if __name__ == "__main__":
    sys.exit(main())
