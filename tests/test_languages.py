"""A site in each language of the interface: nothing of ours on it speaks another, and it is verified as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from click.testing import CliRunner

from annotate.build import Settings, Site, build
from annotate.cli import cli
from annotate.proof.stamp import stamped
from annotate.render.languages import language_name
from annotate.verify import verify_site
from annotate.words import LANGUAGES, Words
from tests.made import write_story
from tests.test_plugin import SPEC, project, run

SPOKEN = ("aria-label", "title", "alt", "placeholder")
NAMES = re.compile(r"https?:\S+|\b[\w.-]+\.(?:txt|yml|json|html)\b|"
                   r"U\+[0-9A-F]{4}(?: [A-Z-]+)+|\b[0-9a-f]{64}\b|\{\w+\}|"
                   r"SHA-256|UTF-8|annotate(?: verify| export)?|sources/|Esc|Ctrl|BibTeX|CSL-JSON|"
                   r"Markdown", re.IGNORECASE)
"""What has the same name in every language; and the places for values that the script fills in."""

CASE = Path(__file__).parent / "cases" / "words" / "everything.yml"
STORY: dict[str, Any] = yaml.safe_load(CASE.read_text("utf-8"))
EXCERPTS = {**STORY, "entries": {**STORY["entries"], "C": {**STORY["entries"]["C"], "display": "excerpts"}}}


def made(folder: Path, language: str) -> Site:
    for name, story in {"one": STORY, "two": EXCERPTS, "three": STORY}.items():
        write_story(folder / name, story)
    site = build(Settings(folder, language=language))
    assert not site.broken, site.problems
    return site


def spoken(site: Site) -> Iterator[tuple[str, str]]:
    """Page and every text on it, read or told, without names and numbers."""
    for path, content in site.files.items():
        if path.suffix != ".md":
            continue
        html = stamped(content.decode().partition("---\n\n")[2], 1, 2, Words(site.language))
        page = BeautifulSoup(html, "lxml")
        found = [str(text) for text in page.find_all(string=True) if type(text) is NavigableString and
                 text.parent is not None and text.parent.name != "kbd"]
        found += [str(value) for tag in page.find_all(True) for name, value in tag.attrs.items()
                  if name in SPOKEN or name.startswith("data-say-")]
        yield from ((path.as_posix(), text) for text in (NAMES.sub("", each).strip() for each in found) if text)


def with_letters(texts: set[str]) -> set[str]:
    return {text for text in texts if re.search(r"[A-Za-z]{2}", text)}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_nothing_on_a_page_is_left_in_english(tmp_path: Path, language: str) -> None:
    english = with_letters({text for _, text in spoken(made(tmp_path, "en"))})
    here = set(spoken(made(tmp_path, language)))
    assert {each for each in here if each[1] in english} == set()
    if language == "zh":
        assert {each for each in here if with_letters({each[1]})} == set()
    assert len(english) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_ours_says_its_language(tmp_path: Path, language: str) -> None:
    for path, content in made(tmp_path, language).files.items():
        if path.suffix == ".md":
            blocks = BeautifulSoup(content.decode().partition("---\n\n")[2], "lxml").select("body > *")
            assert {block.get("lang") for block in blocks if block.name != "dialog"} == {Words(language).language}, path


def test_an_index_without_stories_speaks_it_too(tmp_path: Path) -> None:
    assert "还没有专题" in build(Settings(tmp_path, language="zh")).files[PurePosixPath("index.md")].decode()


@pytest.mark.parametrize(("language", "said"), [
    ("en", ["about 600 명", "more than 6,000 명", "May 2025", "from 3 June 2025", "37 of 64 마을",
            "more than 1/2 of 마을"]),
    ("zh", ["约 600 명", "超过 6,000 명", "2025年5月", "2025年6月3日起", "37/64 마을", "超过 1/2 的마을"]),
    ("vi", ["khoảng 600 명", "hơn 6.000 명", "tháng 5 năm 2025", "từ 3 tháng 6 năm 2025", "37 trên 64 마을",
            "hơn 1/2 số 마을"])])
def test_values_are_said_as_readers_of_the_language_write_them(tmp_path: Path, language: str, said: list[str]) -> None:
    texts = made(tmp_path, language).expected["one"].texts
    assert [texts[f"n-{name}.value"] for name in
            ("many-A", "many-B", "when-A", "when-C", "part-A", "part-B")] == said


def test_the_theme_decides_and_the_published_site_is_verified_in_its_language(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", ["annotate"], theme={"name": "material", "font": False, "language": "vi"})
    write_story(folder / "sources" / "s", SPEC)
    done = run(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    record = folder / "site" / "stories" / "s" / "record.json"
    assert json.loads(record.read_bytes())["language"] == "vi"
    page = BeautifulSoup((record.parent / "index.html").read_bytes(), "lxml")
    assert [result.get_text()[:12] for result in page.select(".an-result")] == ["Đã đối chiếu"]
    assert verify_site(folder / "site", "site")[1] == []


def test_another_language_in_the_record_is_found(tmp_path: Path) -> None:
    """Numbers and dates are compared in the language of the page."""
    folder = project(tmp_path / "p", ["annotate"], theme={"name": "material", "font": False, "language": "vi"})
    write_story(folder / "sources" / "s", STORY)
    assert run(folder, "mkdocs", "build").returncode == 0
    assert verify_site(folder / "site", "site")[1] == []
    record = folder / "site" / "stories" / "s" / "record.json"
    record.write_text(record.read_text("utf-8").replace('"language": "vi"', '"language": "en"'), "utf-8")
    assert {problem.code for problem in verify_site(folder / "site", "site")[1]} == {"page-differs"}


def test_an_unknown_language_is_english_and_that_is_told(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", ["annotate"], theme={"name": "material", "font": False, "language": "de"})
    write_story(folder / "sources" / "s", SPEC)
    done = run(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("they do not speak the theme's language, de") == 1
    assert "Provenance" in (folder / "site" / "stories" / "s" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("option", "said", "told"), [
    (["--language", "zh-CN"], "出处", ""), (["--language", "de"], "Provenance", "do not speak de"),
    ([], "Provenance", "")])
def test_the_command_line_can_choose_it(tmp_path: Path, option: list[str], said: str, told: str) -> None:
    write_story(tmp_path / "sources" / "s", SPEC)
    done = CliRunner().invoke(cli, ["build", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out"),
                                    *option])
    assert done.exit_code == 0, done.output
    assert said in (tmp_path / "out" / "s" / "index.md").read_text("utf-8")
    assert told in done.stderr
    assert bool(told) == ("speak" in done.stderr)


@pytest.mark.parametrize(("tag", "names"), [
    ("zh-Hans", ["Chinese (Simplified)", "简体中文", "Tiếng Trung (Giản thể)"]),
    ("zh-Hans-SG", ["Chinese (Simplified, Singapore)", "中文（简体，新加坡）", "Tiếng Trung (Giản thể, Singapore)"]),
    ("mul", ["Multiple languages", "多语种", "Nhiều ngôn ngữ"]), ("qaa", ["qaa", "qaa", "qaa"])])
def test_languages_are_named_in_the_readers_own(tag: str, names: list[str]) -> None:
    assert [language_name(tag, Words(language).language) for language in LANGUAGES] == names


def test_a_source_in_no_known_language_says_so(tmp_path: Path) -> None:
    write_story(tmp_path / "s", {"sources": {"A": ["one"]}, "entries": {"A": {"language": "und"}}})
    page = BeautifulSoup(build(Settings(tmp_path)).files[PurePosixPath("s/index.md")], "lxml")
    told = [tag.get_text() for tag in page.select(".an-column span:last-child")]
    assert told == ["Unnamed sourcelanguage not stated · date not stated"]
