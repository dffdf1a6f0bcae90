"""No story.yml, however hostile, costs more than a small multiple of its size, or ends in anything but a problem."""

from __future__ import annotations

import gc
import json
import re
import resource
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from annotate.load.entry import read_entry
from annotate.yaml import read_yaml

MOST = 1 << 20  # bytes of a story.yml
SECONDS = 60    # of processor time, for all of HOSTILE; they take six
MEGABYTES = 350  # the worst of them takes half of it


def nested(count: int, width: int, first: str, line: str) -> str:
    return first + "".join(line.format(n, ", ".join([f"*a{n - 1}"] * width)) for n in range(1, count))


LAUGHS = {
    "as lists in flow": nested(12, 9, "a0: &a0 lol\n", "a{0}: &a{0} [{1}]\n"),
    "as mappings in flow": "a0: &a0 lol\n" + "".join(
        f"a{n}: &a{n} {{{', '.join(f'k{k}: *a{n - 1}' for k in range(9))}}}\n" for n in range(1, 12)),
    "as block lists": "- &a0 lol\n" + "".join(f"- &a{n}\n" + f"  - *a{n - 1}\n" * 9 for n in range(1, 12)),
    "by merge keys": "a0: &a0 {k: lol}\n" + "".join(
        f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    "in keys": "? &a0 [lol]\n: x\n" + "".join(f"? &a{n} [*a{n - 1}, *a{n - 1}]\n: x\n" for n in range(1, 40)),
    "in one line": "[" + ", ".join(["&a0 lol", *(f"&a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]) + "]",
    "of itself": "a: &a [*a, *a]\n",
    "with tags": "a: !!seq &a [!!str lol]\nb: !!python/object/apply:os.system [*a]\n",
    "with a long text": "a: &a '" + "lol " * 20_000 + "'\nb: [" + "*a, " * 20_000 + "]\n",
    "over documents": "--- &a [lol]\n--- [*a, *a]\n" * 1_000,
    "with directives": "%YAML 1.1\n%TAG ! tag:yaml.org,2002:\n---\na: &a !str lol\nb: *a\n",
    "without a beginning": ", ".join(["*a"] * 20_000),
}

def full(unit: str) -> str:
    """A mebibyte of it."""
    return unit * (MOST // len(unit) + 1)


HOSTILE: dict[str, str] = {
    "[": full("["), "a: [": "a: " + full("["), "{a: ": full("{a: "), "- ": full("- "), "? ": full("? "),
    ": ": full(": "), "[]": full("[],"), "}": full("}"), '"': full('"'), "'": full("'"), "&": full("&"),
    "an anchor": "a: &" + full("b"), "an alias": "a: *" + full("b"), "a tag": "a: !" + full("b"), "!": full("!"),
    "%": full("%"), "@": full("@"), "|": full("|"), ">": "a: >\n" + full("  x\n"), "tabs": full("\ta: b\n"),
    "open quotation": 'a: "' + full("x"), "open quotations": full('a: "b\n'), "quoted lines": "a: '" + full("x\n"),
    "comments": full("#c\n"), "one comment": full("#"), "a long key": "k" * (MOST - 4) + ": 1",
    "a long quoted key": '"' + "k" * (MOST - 8) + '": 1', "keys": "".join(f"k{n}: \n" for n in range(100_000)),
    "doubled keys": full("a: 1\n"), "long doubled keys": full("k" * 1_000 + ": 1\n"), "items": full("- a\n"),
    "digits": "a: " + "9" * 5_000, "a line": "title: " + full("x "), "nothing": full("\n"), "returns": full("\r"),
    "blanks": "a:" + " " * (MOST - 10) + "b: c", "documents": full("---\n"), "escapes": 'a: "' + full("\\n"),
    "wide colons": full("a：b\n"), "tight colons": full("a:b\n"), "colons": full("a: b: c\n"), "-": full("-"),
    "deeper and deeper": "".join(" " * n + "a:\n" for n in range(1_400)), "Han": "a: " + full("漢"),
    "wrong keys in one line": "{title: T, sources: {A: {" + ", ".join(f"k{n}: 1" for n in range(70_000)) + "}}}",
    "sources": "sources:\n" + "".join(f"  A{n}:\n" for n in range(80_000)),
    "passages": "passages:\n" + "".join(f"- {{A: {n}}}\n" for n in range(60_000)),
    "half characters": full('"\\ud800": x\n'), "nulls": full("~\n"), "merge keys": full("<<: x\n"),
}


@pytest.mark.parametrize("name", LAUGHS)
def test_a_billion_laughs_end_in_a_problem_with_its_place(name: str) -> None:
    raw = LAUGHS[name].encode()
    read_yaml(raw, "story.yml")  # what is imported late
    gc.collect()
    gc.disable()  # a collection of all that other tests have left behind costs more than the reading
    try:
        began = time.process_time()
        tree, _, problems = read_yaml(raw, "story.yml")
        taken = time.process_time() - began
    finally:
        gc.enable()
    tracemalloc.start()
    read_yaml(raw, "story.yml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert tree is None
    assert problems
    assert all(each.place.line > 0 and each.message for each in problems)
    assert len(problems) <= 1_000
    assert peak < 50_000_000
    assert taken < 0.1, "most take a hundredth of this, of processor time"


def test_a_mebibyte_of_anything_costs_little() -> None:
    """In a process of its own, with a hard end: what is quadratic would take hours."""
    done = subprocess.run([sys.executable, "-m", "tests.test_limits_yaml"], cwd=Path(__file__).parent.parent,
                          capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-500:]
    told = json.loads(done.stdout)
    assert told.pop("megabytes") < MEGABYTES
    assert {name for name, problems in told.items() if not 0 < problems <= 2_000} == set()
    assert set(told) == set(HOSTILE)


def peak() -> int:
    """Megabytes of this process at most. On Linux `ru_maxrss` is that of the process that began it, if that is more."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) // 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    told = {}
    for name, text in HOSTILE.items():
        sys.stderr.write(f"{name}\n")
        tree, places, problems = read_yaml(text.encode()[:MOST].decode("utf-8", "ignore").encode(), "story.yml")
        told[name] = len(problems) + (0 if tree is None else len(read_entry(tree, places)[2]))
    told["megabytes"] = peak()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
