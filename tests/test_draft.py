"""Golden cases of `annotate new`: `tests/cases/draft/*.yml`, one behaviour a file; and what holds for every story.

A case gives `files` (name: text; `in` says in which encoding they are written) and may give slug, title, language and
encodings; `show controls: true` is the flag. `made` are files that come out, as text; `story` is the whole story.yml
that comes out; `has` are lines of it, white space at their ends aside; `lacks` are beginnings
that none of its lines has; `says` is what is printed of problems.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotate.article import Segment
from annotate.build import check_story
from annotate.draft import letters, show_controls, web
from annotate.draft.dates import of_lines
from annotate.draft.example import example
from annotate.draft.given import better_slug
from annotate.draft.names import sigla
from annotate.draft.rows import comment
from annotate.draft.symbols import symbol
from annotate.edit.scalar import inline
from annotate.limits import Limits
from annotate.load import load_story
from annotate.model import SourceEntry
from annotate.problem import Problem
from annotate.report.text import as_text
from annotate.scalars import SLUG
from annotate.story import Story
from annotate.yaml import read_yaml
from tests.drafted import draft
from tests.texts import texts

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests/cases/draft").glob("*.yml"))
SEEDS = [(name, (ROOT / "sources/kursk-sappers" / name).read_bytes()) for name in ("a.txt", "b.txt")]
PAGE = """<!doctype html><html lang="en"><head>
<meta property="og:site_name" content="{}"><meta name="author" content="{}"></head>
<body><article><h1>{}</h1><p>{}</p></article></body></html>"""


@pytest.fixture(scope="module", autouse=True)
def without_web() -> Iterator[None]:
    """What is found without the extra; tests/test_add_web.py has what it adds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(web, "installed", lambda: False)
        yield


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    written = case.get("in", "utf-8")
    files = [(name, text.encode(written, "surrogatepass")) for name, text in case["files"].items()]
    slug, encodings = case.get("slug", "made"), case.get("encodings")
    symbols = show_controls(files, encodings) if case.get("show controls") else None
    command = None if encodings is None else f"annotate add {slug} {' '.join(name for name, _ in files)}"
    made, problems = draft(
        slug, case.get("title"), files, case.get("language", "en"), encodings, command, symbols=symbols
    )
    assert as_text(problems) == case.get("says", "")
    story = made.get("story.yml", b"").decode()
    lines = [line.strip() for line in story.splitlines()]
    assert [line for line in case.get("has", []) if line not in lines] == []
    assert [line for line in lines for each in case.get("lacks", []) if line.startswith(each)] == []
    assert story == case.get("story", story)
    assert [name for name, text in case.get("made", {}).items() if made[name].decode("utf-8-sig") != text] == []
    if made:
        loads(made, tmp_path / slug)


def loads(made: dict[str, bytes], folder: Path, problems: list[Problem] | None = None) -> Story:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (folder / name).write_bytes(content)
    story, found = load_story(folder, f"sources/{folder.name}")
    assert story is not None, as_text(found)
    assert [each for each in found if each.severity == "error"] == []
    return story


def uncommented(story: bytes) -> bytes:
    first, _, rest = story.decode().partition("\n")
    return f"{first}\n{re.sub('^# ', '', rest, flags=re.MULTILINE)}".encode()


def test_the_articles_stay_byte_for_byte_and_their_hashes_are_told(tmp_path: Path) -> None:
    odd = ("Seite.HTM", b"\xef\xbb\xbf<p>one\r\ntwo</p>\r\n \r\n")
    made, _ = draft("kursk", None, [*SEEDS, odd])
    assert list(made) == ["a.txt", "b.txt", "c.html", "story.yml"]
    assert [made[name] for name in ("a.txt", "b.txt", "c.html")] == [raw for _, raw in (*SEEDS, odd)]
    story = loads(made, tmp_path / "kursk")
    hashes = [source.entry.sha256 for source in story.sources.values()]
    assert list(story.sources) == ["A", "B", "C"]
    assert hashes == [hashlib.sha256(raw).hexdigest() for _, raw in (*SEEDS, odd)]


def test_the_same_files_make_the_same_story() -> None:
    assert draft("kursk", "Kursk", SEEDS) == draft("kursk", "Kursk", SEEDS)


@pytest.mark.parametrize("files", [SEEDS, SEEDS[:1], [("x.txt", b"a\na\n")], [("x.txt", "字\n".encode()), *SEEDS]])
def test_the_examples_work_once_they_are_no_comments(files: list[tuple[str, bytes]], tmp_path: Path) -> None:
    made, _ = draft("kursk", None, files)
    made["story.yml"] = uncommented(made["story.yml"])
    story = loads(made, tmp_path / "kursk").entry
    arranged, problems = check_story(tmp_path / "kursk", "sources/kursk")
    assert arranged is not None
    assert problems == []
    assert story.passages
    assert bool(story.discrepancies) == bool(story.notes) == (files[0][1] != b"a\na\n")


def test_every_key_of_a_source_stands_there_to_be_filled_in() -> None:
    made, _ = draft("kursk", None, [SEEDS[0]])
    keys = re.findall(r"^    (?:# )?([a-z_0-9]+):", made["story.yml"].decode(), re.MULTILINE)
    assert sorted(keys) == sorted(set(SourceEntry.model_fields) - {"encoding", "obtained", "versions"})


def test_comments_of_a_source_hold_only_what_can_be_filled_in(tmp_path: Path) -> None:
    made, _ = draft("kursk", None, [SEEDS[0]])
    filled = {"publisher": "x", "url": "https://example.org", "archived": "https://example.org",
              "retrieved": "2025-11-21", "gloss_by": "machine", "furniture": "[1]", "rights": "x"}
    story = made["story.yml"].decode()
    for key, value in filled.items():
        assert f"    # {key}:  #" in story
        story = story.replace(f"    # {key}:  #", f"    {key}: {value}  #")
    story = re.sub(r"^    # (title|author|paragraphs|display): ", r"    \1: ", story, flags=re.MULTILINE)
    loads({**made, "story.yml": story.encode()}, tmp_path / "kursk")


@pytest.mark.parametrize(("text", "quote"), [
    ("Le pont est fermé depuis lundi, a dit le maire de la ville.", "Le pont est fermé depuis lundi"),
    ("他们说桥已经关闭了，市长说要等到星期一才会重新开放，请大家不要靠近。", "他们说桥已经关闭了"),
    ("All 1,500 people who live there have left their homes (the mayor says).",
     "All 1,500 people who live there have left their homes (the mayor says)"),
])  # fmt: skip
def test_an_example_ends_where_a_clause_does(text: str, quote: str) -> None:
    found = example((Segment(1, text, 1, 0, len(text)),))
    assert found is not None
    assert found.quote == quote


def read(text: str) -> Any:
    tree, _, problems = read_yaml(f"key: {text}  # {comment(text)}\nlast: x\n".encode(), "story.yml")
    assert problems == []
    assert isinstance(tree, dict)
    assert tree["last"] == "x"
    return tree["key"]


ODD = [
    "no", "null", "~", "1:30", "-190:20:30.15", "0b11", "2025-1-7", "2025-11-17 10:00", "2025-11-17T10:00:00Z",
    "yes", "0777", "2025", "2025-11-17", "a: b", "a #b", "- a", "? a", "a:", "#", "[a]", "'a", '"',
    "\\", "=", "<<", "a ", " a", "!x", "&a", "*a", "%a", "@a", "`a", "|", ">", "1e3", ".5", "a\nb", "👩‍👩‍👧 x",
    "𠮷: 𠮷", "---", "...", "https://a.b/#c", "https://a.b: c", "https://a.b #c",
]  # fmt: skip
PIECES = [
    "<html lang=''>", "<html lang=xx>", "<html lang='en_US.UTF-8'>", "<html lang=zh-Hant-TW-x-y>", "<head>", "<title>",
    "</title>", "<h1>", "</h1>", "<meta property=og:title content='x\ty'>", "<meta name=author content='\u202e'>",
    "<meta name>", "<meta property=og:url content='https://a:b@c/'>", "<link rel=canonical href='https://[::1'>",
    "<link rel=canonical>", "<meta name=pubdate content='9999-99-99'>", "<time datetime='2025-11-17T'>", "<p>words of",
    "<time datetime>", "<script type='application/ld+json'>" + "[" * 5000 + "</script>", "<!-- x -->", "<?php x ?>",
    "<script type='application/ld+json'>[{}, 1e999]</script>",
    '<script type="application/ld+json">{"datePublished": ["2025-11-17"]}</script>',
]  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])) | texts | st.sampled_from(ODD)


@given(text=ANY)
def test_any_text_comes_back_through_the_strict_reader_and_the_usual_one(text: str) -> None:
    assert read(inline(text)) == text
    assert str(yaml.safe_load(f"key: {inline(text)}  # x")["key"]) == text


@given(title=ANY, author=ANY, words=ANY, given_as=ANY)
def test_whatever_a_page_says_of_itself_the_story_loads(
    title: str, author: str, words: str, given_as: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = PAGE.format(author.replace('"', "&quot;"), author.replace('"', "&quot;"), title.replace("<", "&lt;"), words)
    files = [(f"{given_as}.html", page.encode()), ("b.txt", (words + "\n" + title).encode())]
    made, problems = draft("made", None, files)
    assert made or any(each.severity == "error" for each in problems)
    if made:
        made["story.yml"] = uncommented(made["story.yml"])
        loads(made, tmp_path_factory.getbasetemp() / "any" / "made")


@given(page=st.binary() | st.lists(st.sampled_from(PIECES)).map(lambda pieces: "".join(pieces).encode()))
def test_no_page_is_too_odd(page: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    made, problems = draft("made", None, [("a.html", page)])
    assert made or any(each.severity == "error" for each in problems)
    if made:
        loads(made, tmp_path_factory.getbasetemp() / "odd" / "made")


@given(title=ANY)
def test_a_title_is_taken_as_it_is_or_refused(title: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    made, problems = draft("made", title, [("x.txt", b"Words.\n")])
    if made:
        assert loads(made, tmp_path_factory.getbasetemp() / "title" / "made").entry.title == title.rstrip("\n")
    else:
        assert {each.code for each in problems} <= {"empty-value", "several-lines", "deceiving-character"}


REFUSED = [*map(chr, (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xD83D, 0xDE00, 0xFDD0, 0xFFFE,
                      0xFFFF, 0x1FFFE, 0x10FFFF))]  # fmt: skip
WORDS = ["\r", "\r\n", "\t", "\ufeff", "␇", "word "]
BROKEN = st.lists(st.sampled_from([*REFUSED, *WORDS]) | texts, min_size=1).map("".join)
REFERENCES = [f"&#{number};" for number in (0, 1, 12, 13, 127, 129, 150, 65534)]


MARKED = ["utf-8-sig", "utf-16", "utf-32"]  # Python writes the mark


@given(text=BROKEN, written=st.sampled_from(["utf-8", "utf-16-be", *MARKED]))
def test_any_text_with_controls_is_shown_and_kept(
    text: str, written: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = text.encode(written, "surrogatepass")
    files, encodings = [("x.txt", raw)], {"x.txt": written}
    symbols = show_controls(files, encodings)
    made, problems = draft("made", None, files, "en", encodings, symbols=symbols)
    if not made:
        mistaken = written == "utf-16" and raw.startswith(codecs.BOM_UTF32_LE)  # its mark, and a null: also that mark
        assert {each.code for each in problems} == {"encoding-wrong" if mistaken else "article-empty"}
        return
    folder = tmp_path_factory.mktemp("shown") / "made"
    loads(made, folder)
    assert check_story(folder, "sources/made")[1] == [each for each in problems if each.severity == "warning"]
    assert bool(symbols) == any(each in text for each in REFUSED)
    if symbols:
        assert made["a.obtained.txt"] == raw
        unmarked = text if written in MARKED else text.removeprefix("\ufeff")
        wanted = "".join(symbol(each) if each in REFUSED else each for each in unmarked)
        assert made["a.txt"].decode("utf-8-sig") == wanted
    else:
        assert made["a.txt"] == raw


@given(pieces=st.lists(st.sampled_from([*REFUSED[:40], *PIECES, *REFERENCES])))
def test_a_page_with_controls_is_shown_or_refused(pieces: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    raw = "".join(pieces).encode("utf-8", "surrogatepass")
    files = [("x.html", raw)]
    symbols = show_controls(files, {"x.html": "utf-8"})
    made, problems = draft("made", None, files, "en", {"x.html": "utf-8"}, symbols=symbols)
    assert bool(made) != any(each.severity == "error" for each in problems)
    if made:
        assert made["a.obtained.html" if symbols else "a.html"] == raw
        loads(made, tmp_path_factory.getbasetemp() / "page" / "made")


@pytest.mark.parametrize("page", [
    "<article><p>\a one</p><pre>&#12;two</pre></article>",
    "<body><p>one \x1b[31m</p><script>\0</script>",
    "<body><p title='\a'>one",
    "<body><p>\ud83d\ude00",
    "<body><p>one <\ap> two",  # `<` and no letter: text to a browser
])  # fmt: skip
def test_controls_in_the_text_of_a_page_are_shown(page: str) -> None:
    files = [("x.html", page.encode("utf-8", "surrogatepass"))]
    made, problems = draft("made", None, files, symbols=show_controls(files))
    assert problems == []
    assert made["a.obtained.html"] == files[0][1]


@pytest.mark.parametrize("page", [
    "<body><p\0 class=x>one",
    "<body><p a\vb>one",
    "\0<head><title>x</title></head><body>one",
])  # fmt: skip
def test_controls_in_the_markup_of_a_page_stay_refused(page: str) -> None:
    files = [("x.html", page.encode())]
    made, problems = draft("made", None, files, "en", {}, "annotate add made", symbols=show_controls(files))
    assert made == {}
    assert "no symbol can stand there" in as_text(problems)


def test_a_text_that_its_symbols_make_too_large_is_refused() -> None:
    files = [("a.txt", b"\xc2\x85" * 100)]
    made, problems = draft("made", None, files, limits=Limits(article=1000), symbols=show_controls(files))
    assert made == {}
    assert [(each.code, "--max-article" in each.help[0]) for each in problems] == [("file-too-large", True)]


def test_the_two_ways_of_writing_chinese_share_no_character() -> None:
    assert len(letters._SIMPLIFIED) == len(letters._TRADITIONAL)
    assert not letters._SIMPLIFIED & letters._TRADITIONAL


@given(slug=st.text() | texts)
def test_a_better_name_is_a_good_name(slug: str) -> None:
    better = better_slug(slug)
    assert not better or (SLUG.fullmatch(better) and better_slug(better) == better)


def test_sigla_go_on_behind_z_and_leave_out_devices(tmp_path: Path) -> None:
    found = [name for name, _ in zip(sigla(), range(20_000), strict=False)]
    assert found[24:29] == ["Y", "Z", "AA", "AB", "AC"]
    assert "CON" not in found
    assert len(set(found)) == len(found)
    made, _ = draft("many", None, [(f"{n}.txt", f"article {n}".encode()) for n in range(30)])
    assert list(loads(made, tmp_path / "many").sources) == found[:30]


def test_more_articles_than_a_story_holds_are_refused() -> None:
    made, problems = draft("many", None, [(f"{n}.txt", f"article {n}".encode()) for n in range(900)])
    assert made == {}
    assert [each.code for each in problems] == ["file-too-large"]


def test_an_article_over_the_limit_is_refused() -> None:
    made, problems = draft("large", None, [("a.txt", b"x" * (2 << 20) + b"x")])
    assert made == {}
    assert [each.code for each in problems] == ["file-too-large"]


@pytest.mark.parametrize(("line", "day"), [
    ("2025-11-15", "2025-11-15"),
    (" date 2025-11-15 Binh sĩ Nga", "2025-11-15"),
    ("Published: 2025/11/15 09:30", "2025-11-15"),
    ("2025年11月17日", "2025-11-17"),
    ("发布时间：2025年11月7日 08:00", "2025-11-07"),
    ("2025년 11월 17일", "2025-11-17"),
    ("17 November 2025", "2025-11-17"),
    ("November 17, 2025", "2025-11-17"),
    ("17. November 2025", "2025-11-17"),
    ("le 17 novembre 2025", "2025-11-17"),
    ("17 de noviembre de 2025", "2025-11-17"),
    ("17 ноября 2025 г.", "2025-11-17"),
    ("17 листопада 2025", "2025-11-17"),
    ("Ngày 17 tháng 11 năm 2025", "2025-11-17"),
    ("15/11/2025", "2025-11-15"),
    ("11/15/2025", "2025-11-15"),
    ("11/11/2025", "2025-11-11"),
    ("5/11/2025", None),
    ("05.11.2025", None),
    ("2025-02-30", None),
    ("0001-01-01", None),
    ("1970-01-01", None),
    ("2025-11-15 was a day of", None),
    ("On 2025-11-15", None),
    ("17 listopada 2025", None),  # November in Polish, October in Croatian
    ("2025", None),
])  # fmt: skip
def test_dates_of_lines(line: str, day: str | None) -> None:
    assert [each.value for each in of_lines(["A line.", line])] == ([day] if day else [])


@pytest.mark.parametrize(("text", "language"), [
    ("库尔斯克州的排雷工作仍在继续，这是一项十分危险的任务", "zh-Hans"),
    ("庫爾斯克州的排雷工作仍在繼續，這是一項十分危險的任務", "zh-Hant"),
    ("山水十二月三日小雨大河上下左右", "zh"),
    ("クルスク州で地雷の除去作業が続いている", "ja"),
    ("쿠르스크주에서 지뢰 제거 작업이 계속되고 있다", "ko"),
    ("Các binh sĩ Triều Tiên được giới thiệu nhiều loại mìn", "vi"),
    ("Пресс-секретарь сказал, что эта работа продолжается и что она очень опасна для всех", "ru"),
    ("Речник сказав, що ця робота триває і що вона є дуже небезпечною для всіх, як і раніше", "uk"),
    ("Говорителят заяви, че това е опасна работа и ще продължи, като не е ясно до кога", "bg"),
    ("The spokesman said that the work was dangerous and that it would go on for a year", "en"),
    ("Der Sprecher sagte, dass die Arbeit gefährlich ist und noch ein Jahr dauern wird, auch für den", "de"),
    ("Le porte-parole a dit que les travaux sont dangereux et que des soldats sont sur le terrain", "fr"),
    ("El portavoz dijo que los trabajos son peligrosos y que las tropas están en la zona por su cuenta", "es"),
    ("Il portavoce ha detto che i lavori sono pericolosi e che non è chiaro come e quando per gli altri", "it"),
    ("O porta-voz disse que os trabalhos são perigosos e que não há uma data para o fim, mas", "pt"),
    ("Rzecznik powiedział, że prace są niebezpieczne i że nie wiadomo, jak to się skończy dla wojska", "pl"),
    ("قال المتحدث إن العمل خطير في هذه المنطقة وأن القوات التي كانت على الأرض لم تعد بعد من", "ar"),
    ("سخنگو گفت که این کار خطرناک است و برای همه در آن منطقه با مشکل همراه شده است", "fa"),
    ("प्रवक्ता ने कहा कि यह काम खतरनाक है और इस इलाके में अभी भी जारी है", "hi"),
    ("โฆษกกล่าวว่างานนี้อันตรายมาก", "th"),
    ("הדובר אמר שהעבודה מסוכנת", "he"),
    ("Ο εκπρόσωπος είπε ότι η εργασία είναι επικίνδυνη", "el"),
    ("სპიკერმა თქვა რომ სამუშაო საშიშია", "ka"),
    ("Խոսնակն ասաց, որ աշխատանքը վտանգավոր է", "hy"),
    ("12 345 — ![]()", "und"),
    ("Lorem ipsum dolor sit amet consectetur adipiscing elit", "und"),
])  # fmt: skip
def test_languages_by_letters(text: str, language: str) -> None:
    assert letters.guess(text)[0] == language
