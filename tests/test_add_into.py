"""`annotate add` into a story.yml that somebody has written: whatever it looks like, it stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.draft import Given, Made, Present, Ways, add, taken, web
from annotate.draft.names import free, next_sigla
from annotate.obtain import obtain
from annotate.problem import Problem
from annotate.report.text import as_text
from annotate.yaml import read_yaml

FILE = "sources/kursk/story.yml"
TEXT = Given("article.txt", b"A first line of the text.\nA second one.\n")


@pytest.fixture(scope="module", autouse=True)
def without_web() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web, "installed", lambda: False)
        yield


def present(raw: bytes, names: tuple[str, ...] = ("a.txt", "story.yml"), ids: bytes = b"") -> Present:
    return Present("kursk", raw, FILE, names, {sha256(b"old").hexdigest(): "A"}, ids)


def added(raw: bytes, *files: Given, siglum: str | None = None) -> tuple[Made | None, list[Problem]]:
    return add(present(raw), files or [TEXT], Ways({}), siglum=siglum)


def tree(raw: bytes) -> dict[str, dict[str, dict[str, str]]]:
    found, _, _ = read_yaml(raw, FILE)
    assert isinstance(found, dict)
    return found


def only_inserts(old: bytes, new: bytes) -> bool:
    """One stretch was put in; a last line without an end gets one, and `{}` or `~` goes where sources come.

    In a flow mapping the comments of all that was put in stand at the end of the line.
    """
    new = re.sub(rb"  # its 2 segments: [^\r\n]*; guessed from [^\r\n]*", b"", new)
    emptied = re.sub(rb"(?m)^sources: (?:\{\}|~)", b"sources:", old)
    return any(_inserted(each, new) for each in (old, old + b"\n", old + b"\r\n", emptied, emptied + b"\n"))


def _inserted(old: bytes, new: bytes) -> bool:
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return any(new.endswith(old[at:]) for at in range(same, -1, -1)) and len(new) > len(old)


COMMENTS = st.sampled_from(["", "  # says so itself", "  # 说明: yes", " #"])
VALUES = st.sampled_from([
    "x", "'it''s'", '"a: b # c \\u4e2d"', "库尔斯克", "~", "2025-11-17", ">-\n{0}  folded\n\n{0}  text",
    "|\n{0}  kept\n{0}    more\n", "[1, 7]", "{{en: a.en.txt}}",
])
BETWEEN = st.sampled_from(["", "\n", "# a line\n", "\n# a line\n\n", "   # further in\n"])


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Story files as people write them: any indent, comments anywhere, block and flow, any line end, a mark or none."""
    indent, inner = (" " * draw(st.integers(1, 4)) for _ in range(2))
    rows = []
    for siglum in draw(st.sampled_from([[], ["A"], ["A", "B"], ["A", "Tass", "C"]])):
        if draw(st.integers(0, 4)) == 0:
            rows.append(f"{indent}{siglum}: {{text: a.txt, language: en}}{draw(COMMENTS)}\n")
            continue
        rows.append(f"{indent}{draw(st.sampled_from([siglum, repr(siglum)]))}:{draw(COMMENTS)}\n")
        for key in ("title", "text", "rights"):
            value = draw(VALUES).format(indent + inner)
            comment = "" if "\n" in value else draw(COMMENTS)
            rows.append(f"{indent}{inner}{key}: {value}{comment}\n".replace("\n\n\n", "\n\n"))
            rows.append(draw(BETWEEN))
    flow = draw(st.booleans()) and not rows
    sources = f"sources: {draw(st.sampled_from(['{}', '', '~', '{A: {text: a.txt}}']))}\n" if flow else "sources:\n"
    notes = "notes:\n  n: {source: A, quote: x}\n"
    parts = [f"title: x{draw(COMMENTS)}\n", sources + "".join(rows), notes, "language: vi\n"]
    chosen = draw(st.permutations(parts))[: draw(st.integers(1, 4))]
    text = draw(BETWEEN) + "".join(each + draw(BETWEEN) for each in chosen)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    mark, end = draw(st.sampled_from([b"", b"\xef\xbb\xbf"])), draw(st.sampled_from(["\n", "\r\n"]))
    return mark + text.replace("\n", end).encode()


@given(raw=documents())
def test_what_stood_there_stays_byte_for_byte(raw: bytes) -> None:
    made, problems = added(raw)
    if made is None:
        assert {each.code for each in problems} <= {"edit-refused"}, as_text(problems)
        return
    assert only_inserts(raw, made.story)
    old, new = tree(raw), tree(made.story)
    sources = dict(new.get("sources") or {})
    source = sources.pop(made.sources[0].siglum)
    assert sources == (old.get("sources") or {})
    assert {key: value for key, value in new.items() if key != "sources"} == {
        key: value for key, value in old.items() if key != "sources"
    }
    assert (source["text"], source["sha256"]) == (made.sources[0].article.name, sha256(TEXT.raw).hexdigest())
    assert list(made.files) == [source["text"]]


STORY = b"""\
title: Kursk  # mine
sources:
  A:   # the first
    language: en
    text: 'a.txt'

    # to do: gloss
passages:
- {A: 1}
"""


def test_the_lines_to_fill_in_stand_between_those_that_are_filled() -> None:
    made, _ = added(STORY)
    assert made is not None
    lines = made.story.decode().splitlines()
    at = lines.index("  B:  # its 2 segments: annotate show kursk B")
    assert lines[at + 1 : at + 6] == [
        "    # title:  # the headline, as printed",
        "    # publisher:  # who published it, such as NetEase Hao; leave it out where that is not known",
        "    # author:  # the byline, as printed",
        "    language: en  # guessed from the letters: confirm",
        "    # published:  # such as 2025-11-17, or 2025-11 where the day is not known",
    ]
    assert lines[-2:] == ["passages:", "- {A: 1}"]
    uncommented = made.story.replace(b"    # display: ", b"    display: ").replace(b"    # gloss: ", b"    gloss: ")
    assert tree(uncommented)["sources"]["B"]["display"] == "excerpts"


def test_the_same_file_again_is_told_and_not_added() -> None:
    made, problems = added(STORY, Given("again.txt", b"old"))
    assert made is not None
    assert (made.story, made.files, made.same, problems) == (STORY, {}, (("again.txt", "A"),), [])


def test_one_file_that_is_wrong_keeps_all_from_being_added() -> None:
    made, problems = added(STORY, TEXT, Given("b.pdf", b"%PDF"), Given("c.txt", b"\xff\xfe\xfd"))
    assert made is None
    assert sorted({each.place.file for each in problems}) == ["b.pdf", "c.txt"]


@pytest.mark.parametrize(("raw", "code"), [
    (b"title: [x\n", "yaml-bracket"),
    (b"\xff\xfe", "yaml-encoding"),
    (b"sources: [a, b]\n", "wrong-type"),
    (b"sources: a.txt\n", "wrong-type"),
])
def test_a_story_that_cannot_be_read_is_refused(raw: bytes, code: str) -> None:
    made, problems = added(raw)
    assert made is None
    assert [each.code for each in problems] == [code]


def test_errors_elsewhere_do_not_matter() -> None:
    made, problems = added(b"titel: x\nsources:\n  A: {text: no.txt}\nnotes: 7\n")
    assert made is not None
    assert problems == []


@pytest.mark.parametrize(("siglum", "code"), [
    ("Tass", None), ("A", "same-id"), ("a", "bad-siglum"), ("CON", "bad-siglum"), ("A-1", "bad-siglum"),
])
def test_a_siglum_of_ones_own(siglum: str, code: str | None) -> None:
    made, problems = added(STORY, siglum=siglum)
    assert [each.code for each in problems] == ([code] if code else [])
    assert [each.siglum for each in made.sources] == [siglum] if made else code


def test_one_siglum_is_for_one_file() -> None:
    made, problems = added(STORY, TEXT, Given("c.txt", b"other\n"), siglum="Tass")
    assert made is None
    assert [each.code for each in problems] == ["bad-siglum"]


@pytest.mark.parametrize(("used", "first"), [
    ([], "A"), (["A"], "B"), (["A", "C"], "D"), (["Tass"], "A"), (["B"], "C"), (["Z"], "AA"), (["A", "AA"], "B"),
])
def test_a_siglum_that_was_used_once_is_not_used_again(used: list[str], first: str) -> None:
    assert next(next_sigla(used)) == first
    listed = add(present(b"title: x\n", ids=b"A-1\nF-12\nn-killed-A\n"), [TEXT], Ways({}))[0]
    assert listed is not None
    assert listed.sources[0].siglum == "G"


def test_no_file_is_written_over() -> None:
    assert free("b", ".txt", ["B.TXT", "b-2.txt"]) == "b-3.txt"
    made, _ = add(present(STORY, ("a.txt", "b.txt", "story.yml")), [TEXT], Ways({}))
    assert made is not None
    assert list(made.files) == ["b-2.txt"]


def test_a_file_that_lies_in_the_folder_already_stays_where_it_is() -> None:
    made, _ = added(STORY, Given("reuters.txt", TEXT.raw, inside=True))
    assert made is not None
    assert made.files == {}
    assert tree(made.story)["sources"]["B"]["text"] == "reuters.txt"


def test_what_was_fetched_has_its_archive_beside_it() -> None:
    kept = (".warc.gz", b"archive")
    page = Given("page.txt", TEXT.raw, kept=kept, url="https://example.org/a", retrieved="2025-11-21")
    made, _ = added(STORY, page)
    assert made is not None
    assert made.files == {"b.txt": TEXT.raw, "b.obtained.warc.gz": b"archive"}
    source = tree(made.story)["sources"]["B"]
    assert (source["obtained"], source["url"], source["retrieved"]) == (
        "b.obtained.warc.gz", "https://example.org/a", "2025-11-21")  # fmt: skip


def test_the_header_of_a_text_that_was_fetched_changes_nothing_but_its_encoding() -> None:
    page = Given("page.md", "Größe.\n\nA second\nparagraph.\n".encode("latin-1"), kept=(".warc.gz", b"archive"),
                 url="https://example.org/a", retrieved="2025-11-21", charset="windows-1252")
    made, _ = added(STORY, page)
    assert made is not None
    source = tree(made.story)["sources"]["B"]
    assert (source["paragraphs"], source["encoding"]) == ("blank-line", "windows-1252")


def test_the_longest_part_of_the_work_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(name: str, *given: Any, **named: Any) -> Any:
        looked.append(name)
        return obtain(name, *given, **named)

    monkeypatch.setattr(taken, "obtain", counted)
    made, _ = added(STORY, TEXT, Given("other.txt", b"Another text.\n"))
    assert made is not None
    assert looked == ["article.txt", "other.txt"]
