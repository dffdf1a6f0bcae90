"""`annotate reanchor --auto` on stories and edits made at random: what it had no reason to change stays, byte for byte,
and what it says of a quote is so.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.anchor import Found, Quote, Text, anchor
from annotate.build import check_story
from annotate.cli import cli
from annotate.load import load_story
from annotate.yaml import read_yaml

ENGLISH = ("river bridge mayor ferry Monday school cellar week north soldiers mines not 600 14 of in the and has said "
           "was closed opened Kursk").split()
CHINESE = "河水桥梁市长渡轮学校地窖北方士兵地雷没有六百说过关闭开放前线工作援助视频训练国旗歌曲"
BOM = b"\xef\xbb\xbf"


@dataclass
class Made:
    """A story as text: its lines, and which of them hold what may change."""

    rng: random.Random
    paragraphs: list[str]
    lines: list[str] = field(default_factory=list)
    quotes: int = 0

    def comment(self) -> str:
        return f"  # c{len(self.lines)}" if self.rng.random() < 0.4 else ""

    def scalar(self, text: str, indent: int) -> list[str]:
        """In one of the styles of YAML."""
        style = self.rng.choice(["plain", "single", "double", ">-", "|-"])
        if style == "double":
            return [json.dumps(text, ensure_ascii=False) + self.comment()]
        if style in {">-", "|-"}:
            return [style + self.comment(), " " * indent + text]
        return [(text if style == "plain" else f"'{text}'") + self.comment()]


def sentence(rng: random.Random) -> str:
    if rng.random() < 0.5:
        return "".join(rng.choice(CHINESE) for _ in range(rng.randint(8, 20))) + "。"
    return " ".join(rng.choice(ENGLISH) for _ in range(rng.randint(5, 12))) + "."


def paragraph(rng: random.Random, *others: str) -> str:
    """Now and then with a sentence that stands in another as well."""
    again = [rng.choice(rng.choice(others).split(". ")).strip(".") + "."] if others and rng.random() < 0.5 else []
    return " ".join([*(sentence(rng) for _ in range(rng.randint(1, 3))), *again])


def quote(rng: random.Random, text: str) -> tuple[str, str]:
    """Words of a paragraph that YAML takes without quotation marks, and those before them."""
    start = rng.randrange(len(text))
    words = text[start:start + rng.randint(2, 24)].strip(" .。")
    if not words or words[0].isdigit():
        return text.strip(" .。"), ""
    before = text[:text.index(words)][-12:].strip(" .。")
    return words, before if rng.random() < 0.6 and not before[:1].isdigit() else ""


def story(rng: random.Random) -> Made:
    paragraphs: list[str] = []
    for _ in range(rng.randint(3, 7)):
        paragraphs.append(paragraph(rng, *paragraphs))  # each may repeat those before it
    made = Made(rng, paragraphs)
    add = made.lines.append
    add("title: T" + made.comment())
    add("language: en")
    add("sources:")
    add("  A:" + made.comment())
    step = rng.choice(["    ", "      "])
    add(f"{step}language: en")
    add(f"{step}text: a.txt{made.comment()}")
    if rng.random() < 0.5:
        add(f"{step}furniture: [1,  2]{made.comment()}")
    add("# of the passages")
    add("passages:")
    numbers = list(range(3, len(made.paragraphs) + 1))
    for number in numbers:
        add(rng.choice([f"  - {{A: {number}}}", f"  - {{A: [ {number} ],  see: [A-1]}}", f"  - A: {number}"])
            + made.comment())
    if not numbers:
        made.lines[-1] = "passages: []"
    add("notes:")
    for nth in range(rng.randint(1, 5)):
        _note(made, nth)
    return made


def _note(made: Made, nth: int) -> None:
    words, before = quote(made.rng, made.rng.choice(made.paragraphs))
    made.lines.append(f"  n{nth}:{made.comment()}")
    made.lines.append("    source: A")
    first, *more = made.scalar(words, 6)
    made.lines += [f"    quote: {first}", *more]
    if before:
        first, *more = made.scalar(before, 6)
        made.lines += [f"    prefix: {first}", *more]
    made.lines.append("    kind: context" + made.comment())
    made.lines.append(f"    text: about   it{made.comment()}")


def edited(rng: random.Random, paragraphs: list[str]) -> list[str]:
    new = list(paragraphs)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(new))
        match rng.choice(["insert", "delete", "swap", "word", "cut", "join"]):
            case "insert":
                new.insert(at, paragraph(rng))
            case "delete" if len(new) > 1:
                del new[at]
            case "swap":
                other = rng.randrange(len(new))
                new[at], new[other] = new[other], new[at]
            case "word":
                place = rng.randrange(len(new[at]))
                new[at] = f"{new[at][:place]}{rng.choice(['的', ' the ', '7', ''])}{new[at][place + 1:]}".strip() or "x"
            case "cut":
                place = rng.randrange(len(new[at]))
                new[at:at + 1] = [part for part in (new[at][:place], new[at][place:]) if part.strip()] or ["x"]
            case "join" if at:
                new[at - 1:at + 1] = [f"{new[at - 1]} {new[at]}"]
            case _:
                pass
    return new


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@settings(max_examples=40)
@given(st.integers(min_value=0, max_value=1 << 32), st.booleans(), st.booleans())
def test_a_story_that_is_followed_keeps_every_byte_that_may_stay(seed: int, crlf: bool, bom: bool) -> None:
    rng = random.Random(seed)  # noqa: S311  # one number makes the whole story, so that a failure can be seen again
    made = story(rng)
    end = "\r\n" if crlf else "\n"
    before = BOM * bom + "".join(line + end for line in made.lines).encode()
    new = edited(rng, made.paragraphs)
    with TemporaryDirectory() as top, chdir(top):
        folder = Path("sources/s")
        folder.mkdir(parents=True)
        (folder / "story.yml").write_bytes(before)
        (folder / "a.txt").write_text("\n".join(made.paragraphs), "utf-8")
        Path("new.txt").write_text("\n".join(new), "utf-8")
        done = run("reanchor", "s", "A", "new.txt", "--auto", "--format", "json")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        after = (folder / "story.yml").read_bytes()
        if not done.stdout.startswith("{"):  # the story as made has an error: nothing is touched
            assert after == before
            return
        answer = json.loads(done.stdout)
        if answer["written"]:
            _stays(before, after, answer, end)
            _holds(folder, answer)
        again = run("reanchor", "s", "A", "new.txt", "--auto", "--format", "json")
        assert json.loads(again.stdout) == {"settled": True, "written": False}
        assert (folder / "story.yml").read_bytes() == after


def _stays(before: bytes, after: bytes, answer: Any, end: str) -> None:
    assert after.startswith(BOM) == before.startswith(BOM)
    assert re.sub(rb"\r\n" if end == "\r\n" else rb"\n", b"", after).find(b"\n") < 0
    was, now = (read_yaml(raw, "story.yml")[0] for raw in (before, after))
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    assert _rest(was) == _rest(now)
    old, new = before.decode().split(end), after.decode().split(end)
    may = set(_may_change(old, answer))
    rest = iter(new)
    for number, line in enumerate(old, 1):
        if number not in may:
            assert line in rest, (number, line)  # each of them, and in order


def _rest(tree: dict[str, Any]) -> Any:
    """All that no change of a source has to do with."""
    notes = {key: {name: value for name, value in each.items() if name not in {"quote", "prefix", "suffix"}}
             for key, each in tree["notes"].items()}
    return {"title": tree["title"], "language": tree["language"], "source": tree["sources"]["A"]["language"],
            "notes": notes}


def _may_change(lines: list[str], answer: Any) -> Iterator[int]:
    """What names the text, a number or the passages as a whole, and the quotes that are said to have changed."""
    changed = {each["path"][1] for each in answer["quoted"] if each["written"]}
    note, in_quote = "", False
    for number, line in enumerate(lines, 1):
        if found := re.match(r"  (n\d):", line):
            note = found[1]
        in_quote = bool(re.match(r"    (?:quote|prefix):", line)) or (in_quote and line.startswith("      "))
        numbered = re.match(r"\s+(?:text: a\.txt|furniture:|- (?:\{A|A):)", line) or line.startswith("passages:")
        if numbered or (in_quote and note in changed):
            yield number


def _holds(folder: Path, answer: Any) -> None:
    """A quote that is done has no problem; any other is told by the check too, or stands where it did."""
    told = {each.place.line for each in check_story(folder, "sources/s")[1] if each.code.startswith("quote-")}
    source = load_story(folder, "sources/s")[0].sources["A"]  # type: ignore[union-attr]  # it has no error
    old, new = Text(source.versions[-1].article.segments), Text(source.article.segments)
    for each in answer["quoted"]:
        if each["done"]:
            assert each["line"] not in told, each
        elif each["class"] != "skipped" and not told.intersection(range(each["line"], each["line"] + 9)):
            now = Quote(each["now"]["quote"], each["now"].get("prefix"), each["now"].get("suffix"))
            assert around(now, old) == around(now, new), each


def around(words: Quote, text: Text) -> tuple[str, str]:
    """What stands before and behind it, wherever paragraphs and lines end."""
    found = anchor(words, text)
    assert isinstance(found, Found), words
    first, last = found.spans[0], found.spans[-1]
    start = text.bounds(first.segment - 1)[0] + first.start
    end = text.bounds(last.segment - 1)[0] + last.end
    before, after = re.sub(r"\s", "", text.joined[:start]), re.sub(r"\s", "", text.joined[end:])
    return before[-8:], after[:8]
