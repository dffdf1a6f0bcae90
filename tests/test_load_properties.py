"""What loading holds for any input: problems, no exceptions; places inside the file; what is written is read again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.load import load_story
from annotate.model import StoryEntry
from annotate.problem import Problem, in_order
from annotate.report import report
from annotate.story import Story
from annotate.yaml import read_yaml
from tests.test_load import FILES

VALID = """\
title: Sappers
summary: >
  Two reports of *one* event.
language: en
sources:
  A:
    title: 朝鲜工兵
    language: zh-Hans
    published: 2025-11-17
    url: https://example.org/a
    text: a.txt
    furniture: [3]
  B: {language: vi, text: b.txt, display: excerpts}
passages:
  - {A: 1, B: [1, 2], see: [A-2]}
discrepancies:
  killed:
    topic: How many were killed
    kind: number
    unit: soldiers
    readings:
      A: {quote: 超过6000人阵亡, gloss: "more than 6,000", value: "> 6000"}
      B: [{quote: khoảng 600, value: ~ 600}, {quote: hai}]
    assessment: "They part."
notes:
  since: {source: A, quote: 二, kind: context, text: 'Since *then*.'}
"""

pieces = [*"{}[]:,'\"#&*!|>%@`-?~ \t\n\r\\：漢é\0\x1b\u2028\ufeff", ": ", "\n  ", "\n- ", "- ", "A", "quote"]
yaml_like = st.lists(st.sampled_from(pieces), max_size=60).map("".join)


def load(text: str | bytes) -> tuple[Story | None, list[Problem]]:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "sappers"
        folder.mkdir()
        for name, words in FILES.items():
            (folder / name).write_text(words, "utf-8")
        raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (folder / "story.yml").write_bytes(raw)
        return load_story(folder, "sources/sappers")


def hold(story: Story | None, problems: list[Problem]) -> None:
    """Of every outcome: no story only for a reason, problems in order, each with a message, carets inside its line."""
    assert story or any(each.severity == "error" for each in problems)
    assert problems == in_order(problems)
    for each in problems:
        assert each.message
        place = each.place
        assert 1 <= place.column <= len(place.excerpt) + 1
        assert place.column + place.width <= len(place.excerpt) + 1
    report(problems)


@given(st.text() | yaml_like | st.binary())
@example("a: " + "[" * 10_000)
@example("\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(40)))
@example("a: " + " " * 100_000 + "b: c")
@example("? " * 5_000)
@example("- " * 5_000)
def test_any_text_ends_in_problems_never_in_an_exception(text: str | bytes) -> None:
    hold(*load(text))


edits = st.lists(
    st.tuples(
        st.integers(0, len(VALID)), st.integers(0, 12), st.text(max_size=2) | yaml_like.map(lambda text: text[:4])
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=300)
@given(edits)
def test_any_slip_of_the_pen_in_a_story_ends_in_problems_never_in_an_exception(
    changes: list[tuple[int, int, str]],
) -> None:
    text = VALID
    for start, gone, come in changes:
        text = text[:start] + come + text[start + gone :]
    hold(*load(text))


def tree_of(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(way for key, each in parts for way in tree_of(each, (*path, key)))]


def put(tree: Any, path: tuple[str | int, ...], value: object) -> None:
    """Where another change has taken the way away, nothing is put."""
    for part in path[:-1]:
        if not (part in tree if isinstance(tree, dict) else isinstance(tree, list) and part in range(len(tree))):
            return
        tree = tree[part]
    if isinstance(tree, dict):
        tree[path[-1]] = value


PATHS = [path for path in tree_of(read_yaml(VALID.encode(), "story.yml")[0]) if path]
junk: st.SearchStrategy[Any] = st.recursive(
    st.text(max_size=8) | st.sampled_from(["", "silent", "A", "A-1", "99", "2025-02-30", "a.txt", "../a.txt"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.sampled_from("AB"), inner, max_size=3)
    ),
    max_leaves=5,
)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PATHS), junk), min_size=1, max_size=5))
def test_any_value_anywhere_in_a_story_ends_in_problems_never_in_an_exception(changes: list[tuple[Any, Any]]) -> None:
    tree = read_yaml(VALID.encode(), "story.yml")[0]
    for path, value in changes:
        put(tree, path, value)
    hold(*load(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)))


@given(
    st.permutations([("url", "nowhere"), ("published", "2025-02-30"), ("display", "all"), ("gloss", "none.txt")]),
    st.integers(1, 4),
)
def test_no_mistake_hides_another(mistakes: list[tuple[str, str]], count: int) -> None:
    lines = "".join(f"    {key}: {value}\n" for key, value in mistakes[:count])
    text = (
        f"title: x\nlanguage: en\nsources:\n  A:\n    language: vi\n    text: b.txt\n{lines}passages:\n  - {{A: 7}}\n"
    )
    _, problems = load(text)
    assert len(problems) == count + 1


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)
lines_of_text = st.lists(words, min_size=1, max_size=3).map(" ".join)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,5})?", fullmatch=True)
sigla = st.sampled_from(["A", "B", "C", "Tass"])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


dates = st.dates().map(str) | st.sampled_from(["2025", "2025-11"])
values = st.sampled_from(["600", "~ 600", "> 6000", "10000..12000", "2024-10", "2024-10-05", "37/64", "-0.5"])
readings: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict, some(prefix=words, suffix=words, gloss=lines_of_text, value=values), quote=lines_of_text
)
sources: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    some(
        title=words,
        publisher=words,
        published=dates,
        retrieved=st.dates().map(str),
        rights=words,
        gloss_by=words,
        display=st.sampled_from(["full", "excerpts"]),
        furniture=st.lists(st.integers(1, 99).map(str), max_size=3),
    ),
    language=st.sampled_from(["vi", "zh-Hans", "en-GB", "sr-Latn", "es-419"]),
    text=st.sampled_from(["a.txt", "b.html"]),
)
discrepancies: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    some(weight=st.sampled_from(["major", "minor"]), unit=words, assessment=lines_of_text, by=words),
    topic=words,
    kind=st.sampled_from(["number", "date"]),
    readings=st.dictionaries(
        sigla, st.just("silent") | readings | st.lists(readings, min_size=1, max_size=2), min_size=1
    ),
)
stories: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    some(
        summary=lines_of_text,
        kinds=st.dictionaries(slugs, words, max_size=2),
        passages=st.lists(
            st.dictionaries(sigla, st.lists(st.integers(1, 9).map(str), min_size=1), min_size=1), max_size=3
        ),
        discrepancies=st.dictionaries(slugs, discrepancies, max_size=3),
    ),
    title=words,
    language=st.just("en"),
    sources=st.dictionaries(sigla, sources, min_size=1),
)


@given(stories)
def test_what_a_model_writes_is_read_again(tree: dict[str, Any]) -> None:
    entry = StoryEntry.model_validate(tree)
    dumped = yaml.safe_dump(entry.model_dump(mode="json", exclude_unset=True), allow_unicode=True, sort_keys=False)
    read, places, problems = read_yaml(dumped.encode(), "story.yml")
    assert problems == []
    assert StoryEntry.model_validate(read) == entry
    assert list(entry.sources) == list(tree["sources"])
    assert set(places.values) >= set(tree_of(tree))


@given(st.lists(st.tuples(words, words | st.just("")), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_places_point_at_the_words(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{quoted(key)}: {quoted(value)}\n" for key, value in pairs)
    tree, places, problems = read_yaml(text.encode(), "story.yml")
    assert problems == []
    assert tree == dict(pairs)
    for line, (key, value) in enumerate(pairs, 1):
        for place, word in ((places.key((key,)), key), (places.value((key,)), value)):
            assert place.line == line
            assert place.excerpt[place.column - 1 :][: place.width] == quoted(word)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
