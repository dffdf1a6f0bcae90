"""Changes to story.yml at their place: what is written, and what stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotate.edit import Drop, Put, edited
from annotate.edit.scalar import quote_yaml
from annotate.report import report
from annotate.report.visible import whole
from annotate.yaml import read_yaml
from tests.pages import ROOT

# name: (before, changes, after)
CASES: dict[str, tuple[str, list[Put | Drop], str]] = {
    "nothing": ("a:   1 # c\n", [], "a:   1 # c\n"),
    "plain, with a comment": ("a:   x y # c\n", [Put(("a",), "z")], "a:   z # c\n"),
    "single quotes": ("a: 'x'\n", [Put(("a",), "it's")], "a: 'it''s'\n"),
    "double quotes": ('a: "x"\n', [Put(("a",), 'a "b" \\ c')], 'a: "a \\"b\\" \\\\ c"\n'),
    "plain that must be quoted": (
        "a: x\nb: x\nc: x\nd: x\n",
        [Put(("a",), "> 6000"), Put(("b",), "a: b"), Put(("c",), "@me"), Put(("d",), "it's: so")],
        "a: '> 6000'\nb: 'a: b'\nc: '@me'\nd: \"it's: so\"\n",
    ),
    "folded": (
        "a: >  # c\n    one\n    two\n\nb: 1\n",
        [Put(("a",), "three four")],
        "a: >-  # c\n    three four\n\nb: 1\n",
    ),
    "folded, with paragraphs": ("a: >-\n  one\n", [Put(("a",), "x\ny\n\nz")], "a: >-\n  x\n\n  y\n\n\n  z\n"),
    "literal": ("a: |\n  one\n  two\nb: 1\n", [Put(("a",), "x\n\ny\n")], "a: |\n  x\n\n  y\nb: 1\n"),
    "folded that cannot hold it": ("a: >- # c\n  one\n", [Put(("a",), " x")], "a: ' x' # c\n"),
    "plain over lines": ("a: one\n  two\n  three # c\nb: 1\n", [Put(("a",), "x")], "a: x # c\nb: 1\n"),
    "quoted over lines": (
        'a: "one\n\n  two" # c\nb: 1\n',
        [Put(("a",), {"k": "v"}, "d")],
        "a: # c  # d\n  k: v\nb: 1\n",
    ),
    "plain becomes lines": ("a: x # c\n", [Put(("a",), "x\ny", "d")], "a: |- # c  # d\n  x\n  y\n"),
    "nothing there": (
        "a:   # c\nb: ~\nc:",
        [Put(("a",), "x"), Put(("b",), "y"), Put(("c",), "z")],
        "a: x   # c\nb: y\nc: z",
    ),
    "what a reader takes for a number": (
        "a: 0100\nb: x\n",
        [Put(("a",), "0777"), Put(("b",), "0777"), Put(("c",), 7)],
        "a: 0777\nb: '0777'\nc: 7\n",
    ),
    "dates and values": (
        "a: x\n",
        [Put(("b",), "2025-11-17"), Put(("c",), "~ 600"), Put(("d",), "10000..12000"), Put(("e",), "no")],
        "a: x\nb: 2025-11-17\nc: ~ 600\nd: 10000..12000\ne: 'no'\n",
    ),
    "characters that cannot be seen": ("a: x\n", [Put(("a",), "a\u202eb")], 'a: "a\\u202Eb"\n'),
    "scripts, emoji, full width": ("a: x\n", [Put(("a",), "مرحبا：（世界）👩‍👩‍👧")], "a: مرحبا：（世界）👩‍👩‍👧\n"),
    "in braces": (
        "- {A: [5, 6], B: 8} # c\n",
        [Put((0, "A"), [5, 7]), Put((0, "see"), ["A-4"])],
        "- {A: [5, 7], B: 8, see: [A-4]} # c\n",
    ),
    "text in braces": ("a: {b: x}\n", [Put(("a", "b"), "x, y")], "a: {b: 'x, y'}\n"),
    "item behind the last": ("a: [1, 7 ]\n", [Put(("a", 2), 9), Put(("a", 3), 10)], "a: [1, 7, 9, 10 ]\n"),
    "first, middle and last of brackets": (
        "a: [1, 2]\nb: [1, 2, 3]\nc: [1, 2]\n",
        [Drop(("a", 0)), Drop(("b", 1)), Drop(("c", 1))],
        "a: [2]\nb: [1, 3]\nc: [1]\n",
    ),
    "all of brackets": ("a: [1, 2] # c\n", [Drop(("a", 0)), Drop(("a", 1))], "a: [] # c\n"),
    "brackets over lines": (
        "a: [\n  1, # one\n  2, # two\n]\n",
        [Put(("a", 2), 3), Drop(("a", 0))],
        "a: [\n  2, # two\n  3,\n]\n",
    ),
    "braces over lines": (
        "a: {A: 4, # one\n  B: 2 # two\n}\n",
        [Put(("a", "C"), 4, "new")],
        "a: {A: 4, # one\n  B: 2, # two\n  C: 4  # new\n}\n",
    ),
    "block list": (
        "a:\n  - x # 1\n  - y # 2\n# end\n",
        [Put(("a", 0), "z"), Put(("a", 2), "w")],
        "a:\n  - z # 1\n  - y # 2\n  - w\n# end\n",
    ),
    "list as deep as its key": (
        "a:\n- x\n# mid\n- y\n\nb: 1\n",
        [Drop(("a", 0)), Put(("a", 2), "z")],
        "a:\n# mid\n- y\n- z\n\nb: 1\n",
    ),
    "passages keep to their style": (
        "p:\n  - {A: 1}\nq:\n  - A: 1\n    B: 2\n",
        [Put(("p", 1), {"A": 2, "B": [3]}), Put(("q", 1), {"A": 2})],
        "p:\n  - {A: 1}\n  - {A: 2, B: [3]}\nq:\n  - A: 1\n    B: 2\n  - A: 2\n",
    ),
    "first key behind a hyphen": ("- A: 4\n  B: 2\n", [Drop((0, "A"))], "- B: 2\n"),
    "new key before comments of the next": (
        "s:\n    A:\n        t: x # t\n\n    # of B\n    B:\n        t: y\n# end",
        [Put(("s", "A", "u"), "z"), Put(("s", "B", "v"), "w")],
        "s:\n    A:\n        t: x # t\n        u: z\n\n    # of B\n    B:\n        t: y\n        v: w\n# end",
    ),
    "comments deeper than the key are of the last": (
        "r:\n  A: x\n  # C: silent\nn: 1\n",
        [Put(("by",), "me")],
        "r:\n  A: x\n  # C: silent\nn: 1\nby: me\n",
    ),
    "behind the last without a line end": ("a: 1\nb: >\n  x", [Put(("c",), "y")], "a: 1\nb: >\n  x\nc: y"),
    "before the end of the document": ("---\na: 1\n...\n", [Put(("b",), "y")], "---\na: 1\nb: y\n...\n"),
    "a whole source": (
        "sources:\n   A:\n      text: a\nend: 1\n",
        [Put(("sources", "B"), {"text": "b.txt", "furniture": [1, 7]}, "new", {("text",): "guessed"})],
        "sources:\n   A:\n      text: a\n   B:  # new\n      text: b.txt  # guessed\n      furniture: [1, 7]\nend: 1\n",
    ),
    "neighbours go, and what stands between them stays": (
        "z: 0\na: 1\n# of b\nb: 2\n# end\n",
        [Drop(("a",)), Drop(("b",))],
        "z: 0\n# of b\n# end\n",
    ),
    "a long text": (
        "n:\n  a:\n    text: x\n",
        [Put(("n", "b"), {"text": "word " * 25 + "end", "quote": "字" * 120})],
        "\n".join(["n:", "  a:", "    text: x", "  b:", "    text: >-", "      " + " ".join(["word"] * 21),
                   "      word word word word end", "    quote: " + "字" * 120, ""]),
    ),
    "a list of mappings": (
        "a: 1\n",
        [Put(("v",), [{"text": "c", "retrieved": "2025-11-17"}, {"a": {"b": "c"}}])],
        "a: 1\nv:\n  - {text: c, retrieved: 2025-11-17}\n  - a:\n      b: c\n",
    ),
    "a reading as its siblings": (
        "r:\n  A: {quote: x}\n",
        [Put(("r", "B"), {"quote": "y, z", "gloss": "g"})],
        "r:\n  A: {quote: x}\n  B: {quote: 'y, z', gloss: g}\n",
    ),
    "parents are made": (
        "a: 1\nsources: {} # none\n",
        [Put(("sources", "A", "furniture", 0), 5), Put(("n", "x", "y"), "z")],
        "a: 1\nsources: # none\n  A:\n    furniture: [5]\nn:\n  x:\n    y: z\n",
    ),
    "keys in quotes and of digits": (
        "\"a b\": 1\n2024: x\n'c': 2\n",
        [Put(("a b",), "3"), Put(("2024",), "y"), Drop(("c",))],
        '"a b": 3\n2024: y\n',
    ),
    "all entries go": ("a: 1\nb:\n  c: 2\n\nd: 3\n", [Drop(("b", "c"))], "a: 1\nb: {}\n\nd: 3\n"),
    "a mapping becomes a text": ("a: # c\n  b: 1\nd: 3\n", [Put(("a",), "x")], "a: x # c\nd: 3\n"),
    "a comment that is there already": ("a: 1  # c\n", [Put(("a",), "1", "c")], "a: 1  # c\n"),
    "a comment alone": ("a: 1\nb: 2\n", [Put(("a",), "1", "two\nlines")], "a: 1  # two lines\nb: 2\n"),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")])
def test_only_the_place_is_changed(name: str, mark: str, end: str) -> None:
    before, changes, after = CASES[name]
    new, problems = edited((mark + before.replace("\n", end)).encode(), "story.yml", changes)
    assert (new or b"").decode() == mark + after.replace("\n", end)
    assert problems == []


@pytest.mark.parametrize(
    "changes",
    [
        [Put(("a",), "1"), Put(("a",), "2")],
        [Put(("a",), "1"), Drop(("a",))],
        [Drop(("b",)), Put(("b", "c"), "1")],
        [Put(("b", "c"), "1"), Put(("b",), {})],
        [Drop(("x",))],
        [Drop(("b", "x"))],
        [Put(("a", "x"), "1")],
        [Put(("l", 3), "1")],
        [Drop(("l", 2))],
        [Put((), {})],
        [Put(("l", "x"), "1")],
    ],
)
def test_a_change_that_cannot_be_meant_is_the_callers_mistake(changes: list[Put | Drop]) -> None:
    with pytest.raises(ValueError, match=r"meet|nothing stands|is a text|no such item"):
        edited(b"a: 1\nb: {c: 1}\nl: [1, 2]\n", "story.yml", changes)


@pytest.mark.parametrize(
    ("before", "change", "help"),
    [
        ("p: {a, B: 1}\n", Put(("p", "a"), "b: c", "e"), "write in p:\na: 'b: c'  # e"),
        ("p: [{A, B: 1}]\n", Put(("p", 0, "A"), ["4"]), "write in p › item 1:\nA: [4]"),
        ("p: {a, B: 1}\n", Put(("p", "a"), {"b": "c", "d": 1}, "e"), "write in p:\na:  # e\n  b: c\n  d: 1"),
        ("? a\n: x\n? b\n: y\n", Drop(("b",)), "take b out by hand"),
    ],
)
def test_what_cannot_be_edited_safely_is_told_with_what_to_paste(before: str, change: Put | Drop, help: str) -> None:
    new, (problem,) = edited(before.encode(), "story.yml", [change])
    assert new is None
    assert (problem.code, problem.help) == ("edit-refused", (help,))


@pytest.mark.parametrize("path", sorted((ROOT / "tests/cases/edit").glob("*.yml")), ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    at, steps = case["put"], []
    while isinstance(at, dict):
        ((step, at),) = at.items()
        steps.append(step)
    new, problems = edited(case["story"].encode(), "sources/made/story.yml", [Put(tuple(steps), at)])
    assert (new, report(problems)) == (None, case["says"])


def test_a_file_that_cannot_be_read_tells_why() -> None:
    new, problems = edited(b"a: b: c\n", "story.yml", [])
    assert (new, problems[0].code) == (None, "yaml-colon")


def test_a_mistake_elsewhere_does_not_keep_a_change_back() -> None:
    new, problems = edited(b"a: 1\na: 2\nb: 3\n", "story.yml", [Put(("b",), "4")])
    assert (new, problems) == (b"a: 1\na: 2\nb: 4\n", [])


def test_each_text_of_a_real_story_is_changed_alone() -> None:
    raw = (ROOT / "sources/kursk-sappers/story.yml").read_bytes()
    tree, _, _ = read_yaml(raw, "story.yml")
    assert isinstance(tree, dict)
    changes = [Put(("discrepancies", name, "topic"), "另：题") for name in tree["discrepancies"]]
    new, problems = edited(raw, "story.yml", changes)
    assert new is not None, problems
    old_lines, new_lines = raw.splitlines(), new.splitlines()
    assert len(old_lines) == len(new_lines)
    differing = [line.strip() for line, before in zip(new_lines, old_lines, strict=True) if line != before]
    assert differing == ["topic: 另：题".encode()] * len(changes)


@pytest.mark.parametrize("text", [
    "About 13,200 people", "[…] all", "1:20", "12:30:45", "yes", "Off", "2025-11-14T10:00", "2025-11-14 10:00:00",
    "a\u00adb", "a\u202eb", "see ##[error] there", "x" * 1258 + " " + "\u200b", "it's: so", "\u2028", "a\tb\nc", "100"])
def test_a_quote_to_paste_is_whole_and_is_the_same_words_in_brackets_and_out(text: str) -> None:
    lines = quote_yaml(text, None, "and")
    inside = "{" + ", ".join(lines) + "}"
    for made in ("\n".join(lines), inside):
        assert read_yaml(made.encode(), "")[0] == {"quote": text, "suffix": "and"}
        assert yaml.safe_load(made) == {"quote": text, "suffix": "and"}
        assert whole(made.replace("\n", "")) == made.replace("\n", "")
