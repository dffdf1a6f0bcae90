"""Random stories in random styles, changed at random: the tree is the wanted one, and no byte elsewhere differs."""

from __future__ import annotations

import copy
import operator
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotate.edit import Drop, Put, edited
from annotate.edit.scalar import block, inline
from annotate.yaml import Path, read_yaml

WORDS = ["超过6000人阵亡。", "khoảng 600 lính", "a: b", "a #b", "- x", "@me", "'so'", '"so"', "back\\slash", "：全角",
         "😀👩‍👩‍👧",
         "مرحبا بالعالم", "yes", "0777", "~", "null", "2025-11-17", "1e5",
         "{x}", "[1, 2]", "x, y", "# no", "a\nb", "a\n\nb: c\n",
         " lead", "trail ", "a  b", "", "%d",
         "!tag", "*so*", "&a", "|", ">", "? q", "...", "---", "it's \"it\"", "a\tb",
         "https://example.org/a?b=c#d", "word " * 40 + "end", "\u200fabc\u202e", "x\u00a0y",
         "7", "true", "<<", "=", "\u2028"]
TEXTS = st.sampled_from(WORDS) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], include_characters="\n "), max_size=12)
KEYS = st.sampled_from(["A", "B", "text", "quote", "see", "2024", "sources", "no", "killed", "x y", "名", "it's"])
TREES = st.recursive(TEXTS, lambda deeper: st.lists(deeper, max_size=4) | st.dictionaries(KEYS, deeper, max_size=4),
                     max_leaves=14)
STORIES = st.dictionaries(KEYS, TREES, min_size=1, max_size=5)
DICE = st.integers(0, 2**32 - 1).map(random.Random)


@dataclass
class Written:
    """A YAML text made part by part, in styles that a dice chooses; `spans` holds where each value stands."""

    dice: random.Random
    text: str = ""
    spans: dict[Path, tuple[int, int]] = field(default_factory=dict)
    comments: int = 0

    def entries(self, value: Any, path: Path, indent: int, *, compact: bool = False) -> None:
        """A block mapping or list that is not empty, from the start of a line (or a hyphen) to the end of one."""
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            if not compact:
                self.between(indent)
                self.text += " " * indent
            compact = False
            self.text += (self.key(key) + ":") if isinstance(value, dict) else "-"
            self.below(each, (*path, key), indent, item=isinstance(value, list))

    def below(self, value: Any, path: Path, indent: int, *, item: bool) -> None:
        if isinstance(value, dict | list) and value and self.dice.random() < 0.7:
            if item and self.dice.random() < 0.7:
                blanks = self.dice.choice([1, 1, 3])
                self.text += " " * blanks
                start = len(self.text)
                self.entries(value, path, indent + 1 + blanks, compact=True)
            else:
                self.comment()
                self.text += "\n"
                start = len(self.text)
                flush = isinstance(value, list) and not item and self.dice.random() < 0.5
                self.entries(value, path, indent + (0 if flush else self.dice.choice([2, 2, 4, 1])))
            self.spans[path] = (start, len(self.text))
            return
        style = self.dice.choice(["", "", "'", '"', ">", "|"]) if isinstance(value, str) else ""
        made = block(value, style, indent + self.dice.choice([1, 2, 5])) if style in (">", "|") else None
        start = len(self.text) + 1
        if made:
            self.text += " " + made[0]
            self.comment()
            self.text += "".join(f"\n{line}" for line in made[1])
        elif value == "" and self.dice.random() < 0.5:
            start -= 1
        else:
            self.text += " " + self.flow(value, style.strip(">|"), indent)
        self.spans[path] = (start, len(self.text))
        if not made:
            self.comment()
        self.text += "\n"

    def flow(self, value: Any, style: str, indent: int, *, inside: bool = False) -> str:
        if isinstance(value, str):
            return inline(value, style, flow=inside, number=True)
        gap = self.dice.choice(["", "", " ", "\n" + " " * (indent + 3)])
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        heads = (f"{self.key(key, flow=True)}: " * isinstance(value, dict) for key, _ in pairs)
        bodies = (self.flow(each, self.dice.choice(["", "'", '"']), indent, inside=True)
                  for each in (value.values() if isinstance(value, dict) else value))
        children = map(str.__add__, heads, bodies)
        inner = self.dice.choice([", ", "," + (gap or " ")]).join(children)
        first, last = "{}" if isinstance(value, dict) else "[]"
        return first + gap + inner + gap + last

    def key(self, key: Any, *, flow: bool = False) -> str:
        return inline(str(key), self.dice.choice(["", "", "", "'", '"']), flow=flow, number=True)

    def comment(self) -> None:
        if self.dice.random() < 0.2:
            self.comments += 1
            self.text += f"  # comment {self.comments}."

    def between(self, indent: int) -> None:
        while self.dice.random() < 0.15:
            self.comments += 1
            comment = " " * self.dice.choice([indent, indent, 0]) + f"# between {self.comments}.\n"
            self.text += self.dice.choice(["\n", comment])


def written(tree: Any, dice: random.Random) -> Written:
    made = Written(dice)
    made.text = dice.choice(["", "", "---\n", "# first\n"])
    made.entries(tree, (), dice.choice([0, 0, 0, 2]))
    if dice.random() < 0.2:
        made.text += "...\n"
    elif dice.random() < 0.2:
        made.text = made.text.rstrip("\n")
    return made


def paths(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    for key, each in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield (*path, key), each
        yield from paths(each, (*path, key))


@st.composite
def changes(draw: st.DrawFn, tree: Any) -> list[Put | Drop]:
    """Up to four, none of them above or below another."""
    known = [((), tree), *paths(tree)]
    made: list[Put | Drop] = []
    for _ in range(draw(st.integers(1, 4))):
        path, value = draw(st.sampled_from(known))
        kind = draw(st.sampled_from(["put", "drop", "add"]))
        change: Put | Drop
        if kind == "add" and isinstance(value, dict | list):
            key = len(value) if isinstance(value, list) else draw(KEYS)
            if isinstance(value, dict) and key in value:
                continue
            change = Put((*path, key), draw(TEXTS | TREES))
        elif kind == "drop" and path:
            change = Drop(path)
        elif path:
            change = Put(path, draw(TEXTS if isinstance(value, str) else TREES))
        else:
            continue
        if not any(all(map(operator.eq, change.path, each.path)) for each in made):
            made.append(change)
    assume(made)
    return made


def wanted(tree: Any, made: list[Put | Drop]) -> Any:
    tree = copy.deepcopy(tree)
    for change in sorted(made, key=lambda each: [f"{step:05}" if isinstance(step, int) else step for step in each.path],
                         reverse=True):  # so that what goes out of a list does not move what is still to change
        at = tree
        for step in change.path[:-1]:
            at = at[step]
        last = change.path[-1]
        if isinstance(change, Drop):
            del at[last]
        elif isinstance(at, list) and last == len(at):
            at.append(change.value)
        else:
            at[last] = change.value
    return tree


def touched(made: Written, tree: Any, change: Put | Drop, asked: list[Put | Drop]) -> tuple[int, int]:
    """Where in the text a change may do something: the value, or the lines of an entry that goes; a new one nowhere."""
    path, parent = change.path, tree
    for step in path[:-1]:
        parent = parent[step]
    new = isinstance(change, Put) and path[-1] not in (parent if isinstance(parent, dict) else range(len(parent)))
    alone = sum(isinstance(each, Drop) and each.path[:-1] == path[:-1] for each in asked) == len(parent)
    path = path[:-1] if alone else path
    while path not in made.spans:
        path = path[:-1]
        if not path:
            return 0, len(made.text)
    start, end = made.spans[path]
    if new and not alone:
        return (start, end) if made.text[start] in "[{" else (end, end)
    if isinstance(change, Drop) and not alone:
        return made.text.rfind("\n", 0, start - 1) + 1, made.text.find("\n", end) % (len(made.text) + 1)
    return start, end


def test_one_text_is_changed_and_no_byte_before_or_behind_it() -> None:
    seen = []

    @settings(deadline=None, max_examples=200)
    @given(STORIES, TEXTS, DICE, st.data())
    def run(tree: Any, text: str, dice: random.Random, data: st.DataObject) -> None:
        made = written(tree, dice)
        raw = made.text.encode()
        read, _, _ = read_yaml(raw, "story.yml")
        places = dict(paths(read))
        texts = [path for path in made.spans if isinstance(places[path], str)]
        assume(texts)
        path = data.draw(st.sampled_from(texts))
        new, refused = edited(raw, "story.yml", [Put(path, text)])
        assert new is not None, refused
        start, end = made.spans[path]
        assert new.startswith(made.text[:start].encode())
        comment, _, rest = made.text[end:].partition("\n")
        if "\n" in text and not new.endswith(made.text[end:].encode()):  # a block's comment stands behind its sign
            assert comment.strip().startswith("#")
            assert comment.strip().encode() in new
            assert new.endswith(f"\n{rest}".encode())
        else:
            assert new.endswith(made.text[end:].encode())
        seen.append(path)

    run()
    assert seen


@settings(deadline=None, max_examples=400)
@given(STORIES, DICE, st.data(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_the_tree_is_the_wanted_one_and_all_else_stays(
    tree: Any, dice: random.Random, data: st.DataObject, end: str, mark: str
) -> None:
    """Comments outside what is changed are all there; so are the lines, in their order."""
    made = written(tree, dice)
    raw = (mark + made.text.replace("\n", end)).encode()
    read, _, problems = read_yaml(raw, "story.yml")
    assert not problems
    assert edited(raw, "story.yml", [])[0] == raw
    asked = data.draw(changes(read))
    assume(expected := wanted(read, asked))
    new, refused = edited(raw, "story.yml", asked)
    assert new is not None, refused
    after = new.decode().removeprefix(mark)
    assert "\n" not in after.replace(end, "") or "\n" not in made.text
    got = read_yaml(new, "story.yml")[0]
    assert got == expected or not made.text.endswith("\n")
    spans = [touched(made, read, change, asked) for change in asked]
    for found in re.finditer(r"# (comment|between) \d+\.", made.text):
        if not any(first <= found.start() <= last for first, last in spans):
            assert found[0] in after
    kept = iter(line.strip(" -\r") for line in after.split("\n"))
    assert [line for line in untouched(made.text, spans) if line not in kept] == []


def untouched(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """Lines that no change touches (the line of the key is touched, too), without what a hyphen does to them."""
    begins = [first - (text[first - 1 : first] == "\n") for first, _ in spans]
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        met = (first <= end and last >= start for first, (_, last) in zip(begins, spans, strict=True))
        if line.strip() and not any(met):
            yield line.strip(" -")
        start = end + 1
