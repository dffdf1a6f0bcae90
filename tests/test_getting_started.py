"""docs/getting-started.md, walked as it stands: each command is run, and prints what the page says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from annotate.cli import cli
from tests.test_workflows import zizmor
from tests.walkthrough import PAGE, Walk


def test_the_page_is_true(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    walk = Walk(tmp_path)
    assert walk.walked(page) == page, "python -m tests.walkthrough writes what the commands print"
    assert (walk.folder / "site" / "stories" / "bridge" / "index.html").is_file()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "bridges & 'rivers': <news>"
    done = CliRunner().invoke(cli, ["new", "--site", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def test_a_site_whose_name_is_no_plain_word_builds(made: Path) -> None:
    settings = yaml.safe_load((made / "mkdocs.yml").read_text("utf-8").replace("!ENV ", ""))
    assert (settings["site_name"], settings["site_url"]) == ("Bridges rivers news", ["SITE_URL", ""])
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=made, check=False,
                          capture_output=True, encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert (done.returncode, done.stderr) == (0, "")


def test_its_workflow_is_as_careful_as_ours(made: Path) -> None:
    done = zizmor(made / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = CliRunner().invoke(cli, ["new", "--site", str(tmp_path / "mine")])
    assert (done.exit_code, "is there already; nothing was written" in done.output) == (2, True)
    assert list((tmp_path / "mine").iterdir()) == []
