"""What runs on GitHub's machines and what is installed: pinned, with no more rights than it needs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotate import __version__

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
USED = re.compile(r"uses: (?P<action>\S+?)@(?P<digest>\S+)(?: # (?P<version>\S+))?$", re.MULTILINE)
# The jobs that hold a right worth stealing, and the actions that are all they run.
TRUSTED = {
    ("pages", "deploy"): ["actions/deploy-pages"],
    ("release", "publish"): ["actions/download-artifact", "pypa/gh-action-pypi-publish"],
    ("release", "release"): ["actions/download-artifact", "gh release create"],
}


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def jobs() -> dict[tuple[str, str], dict[str, Any]]:
    return {(path.stem, name): job for path in WORKFLOWS for name, job in load(path)["jobs"].items()}


def zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", "--persona", "auditor"]
    return subprocess.run([*command, *map(str, paths)], capture_output=True, encoding="utf-8", check=False)


def test_zizmor_has_nothing_to_say_of_the_workflows() -> None:
    done = zizmor(ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_would_say_so(tmp_path: Path) -> None:
    workflow = (ROOT / ".github/workflows/test.yml").read_text("utf-8")
    (tmp_path / "test.yml").write_text(re.sub(r"@[0-9a-f]{40} # v\S+", "@v7", workflow), "utf-8")
    assert "unpinned-uses" in zizmor(tmp_path / "test.yml").stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_each_action_is_pinned_by_digest_and_says_its_version(path: Path) -> None:
    used = list(USED.finditer(path.read_text("utf-8")))
    assert used
    assert [each[0] for each in used if not re.fullmatch(r"[0-9a-f]{40}", each["digest"])
            or not re.fullmatch(r"v\d+\.\d+\.\d+", each["version"] or "")] == []


def test_an_action_has_one_digest_in_all_workflows() -> None:
    used = {(each["action"], each["digest"], each["version"])
            for path in WORKFLOWS for each in USED.finditer(path.read_text("utf-8"))}
    assert len(used) == len({action for action, *_ in used})


def test_no_workflow_has_a_right_and_no_job_one_to_write_but_those_that_publish() -> None:
    assert [path.name for path in WORKFLOWS if load(path)["permissions"] != {}] == []
    writing = {name for name, job in jobs().items() if "write" in job["permissions"].values()}
    assert writing == set(TRUSTED)


def test_what_may_write_runs_nothing_of_ours_nor_of_our_dependencies() -> None:
    for name, expected in TRUSTED.items():
        steps = [step.get("uses", "").partition("@")[0] or step["run"] for step in jobs()[name]["steps"]]
        assert len(steps) == len(expected)
        assert [step for step, start in zip(steps, expected, strict=True) if not step.startswith(start)] == []


def test_publishing_needs_no_secret_but_the_workflow_itself() -> None:
    publish = jobs()["release", "publish"]
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["environment"] == "pypi"
    assert publish["steps"][-1]["with"] == {"attestations": True}
    assert not any("secrets." in path.read_text("utf-8") for path in WORKFLOWS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_checkout_leaves_its_token_behind(path: Path) -> None:
    steps = [step for job in load(path)["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step for step in checkouts if step["with"] != {"persist-credentials": False}] == []


@pytest.mark.parametrize(("tag", "code"), [(f"v{__version__}", 0), (f"v{__version__}1", 1), (__version__ + "v", 1)])
def test_a_tag_that_is_not_the_version_is_not_released(tag: str, code: int) -> None:
    step, = (each for each in jobs()["release", "build"]["steps"] if each.get("name") == "The tag is the version")
    done = subprocess.run(["sh", "-ec", step["run"]], cwd=ROOT, env={"GITHUB_REF_NAME": tag, "PATH": "/usr/bin:/bin"},
                          check=False)
    assert done.returncode == code


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_each_locked_package_has_a_hash(path: Path) -> None:
    packages = re.split(r"^(?=[a-z0-9])", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert packages
    assert [each.partition("\n")[0] for each in packages
            if not re.match(r"[a-z0-9._-]+==[^\n]+ \\\n    --hash=sha256:[0-9a-f]{64}", each)] == []


def test_the_lock_files_have_all_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = {"site": project["project"]["dependencies"], **project["dependency-groups"]}
    locked = {path.stem: set(re.findall(r"^([a-z0-9._-]+)==", path.read_text("utf-8"), re.MULTILINE)) for path in LOCKS}
    missing = {name: [each for each in wanted if re.split(r"[^A-Za-z0-9._-]", each)[0] not in locked[name]]
               for name, wanted in asked.items()}
    assert {name: each for name, each in missing.items() if each} == {}, "run: make lock"
