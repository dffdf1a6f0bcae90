"""What other repositories use of this one: the hook for pre-commit, and the action for pull requests."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.made import write_story
from tests.pages import DOCS, ROOT, fences
from tests.test_workflows import USED, WORKFLOWS, zizmor

GOOD: dict[str, Any] = {"sources": {"A": ["one"], "B": ["eins"]}}
BAD: dict[str, Any] = {**GOOD, "passages": [{"A": 7}]}
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def step(name: str) -> dict[str, Any]:
    found, = (each for each in ACTION["runs"]["steps"] if each.get("name") == name)
    assert isinstance(found, dict)
    return found


def test_the_hook_is_run_as_pre_commit_would(tmp_path: Path) -> None:
    hook, = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {"id", "name", "entry", "language"} <= hook.keys()
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "sources/s/a.txt")
    assert not re.search(hook["files"], "docs/sources/s.md")
    write_story(tmp_path / "sources" / "s", BAD)
    command = [str(Path(sys.executable).with_name("annotate")), *shlex.split(hook["entry"])[1:]]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "error[no-segment]" in done.stdout


def run(here: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """The step that checks, as a runner does: inputs with their defaults in the environment; and its outputs."""
    (here / "annotate").mkdir(exist_ok=True)
    if not (here / "annotate" / "bin").exists():
        (here / "annotate" / "bin").symlink_to(Path(sys.executable).parent)
    given = {name: each["default"] for name, each in ACTION["inputs"].items()} | inputs
    env = {name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: given[found[1]], value)
           for name, value in step("Check the stories")["env"].items()}
    output = here / "output"
    output.touch()
    done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step("Check the stories")["run"]],
                          cwd=here, env={"PATH": os.environ["PATH"], **env, "RUNNER_TEMP": str(here),
                                         "GITHUB_OUTPUT": str(output)},
                          capture_output=True, encoding="utf-8", check=False)
    return done, output.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
def test_the_action_tells_the_problems_on_their_lines_and_fails(tmp_path: Path) -> None:
    write_story(tmp_path / "my stories" / "s", BAD)
    done, output = run(tmp_path, sources="my stories", sarif="found.sarif")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=my stories/s/story.yml,line=")
    assert output == "problems=true\n"
    assert len(json.loads((tmp_path / "found.sarif").read_text("utf-8"))["runs"][0]["results"]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
def test_the_action_is_content_with_right_stories_and_no_input_is_run(tmp_path: Path) -> None:
    write_story(tmp_path / "sources" / "s", GOOD)
    done, output = run(tmp_path, format="text")
    assert (done.returncode, done.stdout, output) == (0, "no problems in 1 story\n", "problems=false\n")
    done, _ = run(tmp_path, sources="$(touch taken)")
    assert done.returncode == 2
    assert not (tmp_path / "taken").exists()


def test_the_action_is_pinned_like_the_workflows_and_zizmor_has_nothing_to_say() -> None:
    used = list(USED.finditer((ROOT / "action.yml").read_text("utf-8")))
    assert used
    known = {each[0] for path in WORKFLOWS for each in USED.finditer(path.read_text("utf-8"))}
    assert [each[0] for each in used if each[0] not in known] == []
    done = zizmor(ROOT / "action.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_input_stands_in_a_script() -> None:
    assert [each["name"] for each in ACTION["runs"]["steps"] if "${{" in each.get("run", "")] == []


def test_the_workflow_of_the_docs_is_least_privileged_and_pinned(tmp_path: Path) -> None:
    example, = (each.text for each in fences(DOCS / "writing.md") if each.title == ".github/workflows/stories.yml")
    asked = {key for found in yaml.safe_load(example)["jobs"]["check"]["steps"] for key in found.get("with", {})}
    assert asked - {"persist-credentials"} <= ACTION["inputs"].keys()
    (tmp_path / "stories.yml").write_text(example.replace("@VERSION", f"@{'a' * 40} # v1.0.0"), "utf-8")
    done = zizmor(tmp_path / "stories.yml")
    assert done.returncode == 0, done.stdout + done.stderr
