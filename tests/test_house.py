"""The house that docs/architecture.md draws: what may import what, who touches the disk, how large a room is."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.codes import CODES, WARNINGS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "annotate"
FILES = sorted(PACKAGE.rglob("*.py"))

AT_THE_DISK = {"files", "write", "cli", "plugin",
               "flags",  # finds the folder of the stories, also from inside it
               "commands.verify",  # tells a file from a site
               "commands.taking",  # reads the files that an author names, wherever they lie
               "watch",  # sees which files change, and reads none
               "search.engine",  # runs the programme that makes the index; its files are written by the plugin
               "finish",  # writes on the finished pages what was compared
               "verify",  # reads a finished site, and makes a story of its published files again in a folder of its own
               "policy.site"}  # reads what MkDocs, the theme and plugins have made of the pages, and writes it back
AT_THE_SCREEN = {"cli", "commands"}
MOST_LINES = 250
MOST_LINES_A_FUNCTION = 60

DISK_MODULES = {"glob", "os", "shutil", "subprocess", "tempfile"}
NO_DISK = {"os.path.commonprefix",  # compares strings
           "os.getpid", "os.getppid",  # which process this is, and whether the one that started it lives
           "os.environ", "shutil.get_terminal_size"}  # what the terminal is
DISK_CALLS = {"exists", "glob", "is_dir", "is_file", "is_symlink", "iterdir", "mkdir", "read_bytes", "read_text",
              "rename", "rglob", "rmdir", "stat", "symlink_to", "touch", "unlink", "write_bytes", "write_text"}
SAYING = {"echo", "secho"}


def module_of(path: Path) -> str:
    """`annotate/anchor/fold.py` → `anchor.fold`; the package's own `__init__` is the empty name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def order() -> list[str]:
    """The modules and packages, low to high, as docs/architecture.md lists them."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    fence = re.search(r"^```text\n# modules, low to high\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert fence, "docs/architecture.md has no ```text block that starts with “# modules, low to high”"
    names = (line.split("  ")[0].strip() for line in fence[1].splitlines() if line.strip())
    return [name.removesuffix(".py").strip("/").replace("/", ".") for name in names]


def floor(module: str, floors: list[str]) -> int | None:
    """How high it stands: its own line, or that of the nearest package around it."""
    while module:
        if module in floors:
            return floors.index(module)
        module = module.rpartition(".")[0]
    return None


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of all that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno} imports relatively; say annotate.…"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def own(name: str) -> str | None:
    """The module of ours that an import names: `annotate.anchor.find.nearest` → `anchor.find`; None: a foreign one."""
    first, *rest = name.split(".")
    if first != "annotate":
        return None
    while rest and not (PACKAGE.joinpath(*rest).is_dir() or PACKAGE.joinpath(*rest).with_suffix(".py").is_file()):
        rest.pop()
    return ".".join(rest)


def calls(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Line, name, and whether it is a method, of every call."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id, False
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr, True


def reads_package_data(path: Path) -> set[int]:
    """The lines of functions that read what importlib.resources gives out: part of the programme, not of the disk."""
    functions = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.FunctionDef))
    return {line for node in functions if "files('annotate')" in ast.unparse(node)
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def outside(rooms: set[str]) -> list[Path]:
    return [path for path in FILES if not any(f"{module_of(path)}.".startswith(f"{room}.") for room in rooms)]


def test_every_module_stands_in_the_order_and_every_line_of_it_is_a_module() -> None:
    floors = order()
    modules = {module_of(path) for path in FILES} - {""}
    assert [module for module in sorted(modules) if floor(module, floors) is None] == [], "not in docs/architecture.md"
    assert [name for name in floors if name not in modules] == [], "in docs/architecture.md, but not there"
    assert len(floors) == len(set(floors))


def test_imports_point_downstairs() -> None:
    floors = order()
    upstairs = []
    for path in FILES:
        here = floor(module_of(path), floors)
        for line, name in imported(path):
            target = own(name)
            there = floor(target, floors) if target else None
            if here is not None and there is not None and there > here:
                upstairs.append(f"{path.relative_to(ROOT)}:{line} imports {target}")
    assert upstairs == []


def test_only_the_plugin_knows_mkdocs() -> None:
    assert [f"{path.relative_to(ROOT)}:{line}" for path in outside({"plugin"}) for line, name in imported(path)
            if name.split(".")[0] in {"material", "mkdocs"}] == []


def test_only_reading_and_writing_modules_touch_the_disk() -> None:
    touches = []
    for path in outside(AT_THE_DISK):
        ours = reads_package_data(path)
        touches += [f"{path.relative_to(ROOT)}:{line} imports {name}" for line, name in imported(path)
                    if name.split(".")[0] in DISK_MODULES and name not in NO_DISK]
        touches += [f"{path.relative_to(ROOT)}:{line} calls {name}" for line, name, method in calls(path)
                    if line not in ours and (name in DISK_CALLS if method else name == "open")]
    assert touches == []


def test_only_the_command_line_prints() -> None:
    assert [f"{path.relative_to(ROOT)}:{line} calls {name}" for path in outside(AT_THE_SCREEN)
            for line, name, method in calls(path) if name in SAYING or (name == "print" and not method)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_room_can_be_read_at_one_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= MOST_LINES
    assert [f"{node.name} at line {node.lineno}" for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
            and node.end_lineno - node.lineno >= MOST_LINES_A_FUNCTION] == []


def test_every_problem_code_is_explained_and_every_explained_one_exists() -> None:
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    headings = re.findall(r"^##+ +`?([a-z0-9]+(?:-[a-z0-9]+)+)`?(?: *\{.*\})? *$", page, re.MULTILINE)
    assert sorted(headings) == sorted(CODES)


def test_every_problem_code_has_a_golden_case_and_every_case_a_code_that_exists() -> None:
    cases = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "cases").rglob("*.yml")))
    shown = {code for case in cases for code in re.findall(r"\b(?:error|warning)\[([a-z0-9-]+)\]", case)}
    assert sorted(shown ^ set(CODES)) == []


def warned(path: Path) -> Iterator[str]:
    """The code of every Problem that a file makes as a warning."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
            severity = [each.value for each in node.keywords if each.arg == "severity"] or node.args[5:]
            if severity and ast.unparse(severity[0]) != "'error'":
                assert ast.unparse(severity[0]) == "'warning'", f"{path}:{node.lineno}: say the severity outright"
                yield ast.literal_eval(node.args[0])


def test_what_can_be_accepted_is_just_what_is_told_as_a_warning() -> None:
    assert sorted({code for path in FILES for code in warned(path)}) == sorted(WARNINGS)
    assert set(WARNINGS) <= set(CODES)


def tracked() -> list[Path]:
    """What git keeps or would keep; the articles are not ours to judge."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name and not name.startswith("sources/"))
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    # Put together here, so that this file does not name them either.
    hosts = ["pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(?:org|com)", "deb" + r"\.debian\.org"]
    folders = r"(?<![\w.~)}*-])/(?:work|root|home|opt|Users)/(?=\w)"
    forbidden = re.compile("|".join([*hosts, folders]).encode())
    assert [f"{path.relative_to(ROOT)}: {found[0].decode()}" for path in tracked()
            if (found := forbidden.search(path.read_bytes()))] == []
