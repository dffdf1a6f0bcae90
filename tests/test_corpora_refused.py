"""What cannot stand in a story, end to end: each such input ends in a problem with its place, never in a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import yaml

from annotate.build import check_story
from annotate.problem import Problem
from annotate.readers import read_article
from tests.corpora import documents, encodings, markup, names
from tests.corpora.grammar import grow
from tests.corpora.texts import REFUSED, grower

ARTICLE = b"Words of an article."
GROWN = 200


def problems_of(folder: Path, story: bytes, article: bytes = ARTICLE) -> list[Problem]:
    folder = folder / "made"
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_bytes(article)
    (folder / "story.yml").write_bytes(story)
    made, problems = check_story(folder, "sources/made")
    assert (made is None) == any(each.severity == "error" for each in problems)
    assert all(each.place.file and each.place.line > 0 and each.message for each in problems)
    return problems


def with_values(**values: object) -> bytes:
    """A story with these values, each written so that YAML can carry it."""
    story = {"title": "x", "language": "en", "sources": {"A": {"language": "en", "text": "a.txt"}}, **values}
    return yaml.safe_dump(story, allow_unicode=True, default_style='"', width=1 << 20).encode()


def codes(problems: list[Problem]) -> set[str]:
    return {each.code for each in problems if each.severity == "error"}


def source(**values: str) -> dict[str, object]:
    return {"A": {"language": "en", "text": "a.txt", **values}}


def test_the_story_around_each_case_is_right(tmp_path: Path) -> None:
    assert problems_of(tmp_path, with_values(sources=source(author="x"), notes={"n": note()})) == []
    assert problems_of(tmp_path, documents.HEAD) == []


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: f"U+{ord(text[6]):04X}")
def test_a_control_character_is_refused_wherever_it_stands(tmp_path: Path, text: str) -> None:
    if text[6] not in "\r\t\n":
        article = problems_of(tmp_path, with_values(), text.encode("utf-8", "surrogatepass"))
        assert codes(article) & {"control-character", "encoding-undeclared", "encoding-wrong"}
        assert {each.place.line for each in article} == {1}
    for story in (with_values(title=text), with_values(summary=text), with_values(sources=source(author=text))):
        assert codes(problems_of(tmp_path, story)) & {"deceiving-character", "yaml-character", "control-character"}


def test_a_file_name_leads_nowhere_else(tmp_path: Path) -> None:
    random = Random("files")  # noqa: S311 - nothing secret
    for name in (*names.FILES, *(grow(random, names.RULES, "file") for _ in range(GROWN))):
        assert codes(problems_of(tmp_path, with_values(sources=source(text=name)))) or name == "a.txt", name


def test_an_id_is_refused_or_is_the_permalink(tmp_path: Path) -> None:
    random = Random("ids")  # noqa: S311 - nothing secret
    for name in (*names.IDS, *(grow(random, names.RULES, "id") for _ in range(GROWN))):
        assert codes(problems_of(tmp_path, with_values(notes={name: note()}))), name
    for name in names.RIGHT_IDS:
        assert not codes(problems_of(tmp_path, with_values(notes={name: note()}))), name


def note() -> dict[str, str]:
    return {"source": "A", "quote": "Words", "kind": "context", "text": "one"}


def test_an_address_or_a_language_is_refused(tmp_path: Path) -> None:
    for address in names.ADDRESSES:
        assert codes(problems_of(tmp_path, with_values(sources=source(url=address)))), address
    for address in names.ADDRESSES[:9]:
        link = {"n": {**note(), "text": f"[x](<{address}>)"}}
        assert codes(problems_of(tmp_path, with_values(notes=link))), address
    for tag in names.LANGUAGES:
        assert codes(problems_of(tmp_path, with_values(language=tag))), tag


def test_any_bytes_as_a_story_end_in_a_story_or_in_problems(tmp_path: Path) -> None:
    random = Random("documents")  # noqa: S311 - nothing secret
    grown = (documents.grown(random) for _ in range(GROWN * 2))
    for raw in (*documents.LISTED, *documents.TRAPS, *documents.BROKEN, *grown):
        problems_of(tmp_path, raw)
    refused = [raw for raw in (*documents.LISTED, *documents.BROKEN) if not codes(problems_of(tmp_path, raw))]
    assert refused == []


@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_an_old_encoding_is_read_right_or_is_a_problem(suffix: str) -> None:
    wrong = []
    for raw, declared, text in encodings.cases():
        article, problems = read_article(raw, f"a.{suffix}", f"a.{suffix}", declared)
        assert article or [each for each in problems if each.place.line > 0], (raw, declared)
        read = "".join(each.text for each in article.segments) if article else ""
        if article and text is not None and not (text.startswith(read) or read.startswith(text)):
            wrong.append((declared, text, read))
    assert wrong == []


def test_a_page_of_any_markup_ends_in_segments_or_in_problems() -> None:
    random, grown = Random("pages"), grower("markup")  # noqa: S311 - nothing secret
    for page in (*markup.LISTED, *(grown(random) for _ in range(GROWN))):
        article, problems = read_article(page.encode(), "a.html", "a.html")
        assert article or problems, page
