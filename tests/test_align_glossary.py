"""glossary.yml: an author writes it, so what is wrong in it is told and nothing else is lost."""

from __future__ import annotations

import pytest

from annotate.suggest.glossary import EMPTY, learned, read_glossary
from annotate.suggest.language import base
from annotate.suggest.stub.learn import into

GOOD = """
sapper:
  zh: [工兵]
  vi: công  binh
  en: [sapper*, sapper*]
minefield: {zh: 雷场}
"""


def test_a_glossary_is_read() -> None:
    glossary, problems = read_glossary(GOOD.encode(), "glossary.yml")
    assert problems == []
    assert glossary.of("zh-Hans") == {"sapper": ("工兵",), "minefield": ("雷场",)}
    assert glossary.of("vi") == {"sapper": ("công binh",)}
    assert glossary.of("en") == {"sapper": ("sapper*",)}
    assert glossary.of("ru") == {}


@pytest.mark.parametrize(("text", "code", "line"), [
    ("- a\n- b\n", "wrong-type", 1),
    ("sapper: [工兵]\n", "wrong-type", 1),
    ("a: {zh: 甲}\nsapper:\n  zh:\n    - {x: y}\n", "wrong-type", 4),
    ("sapper:\n  zh: ['*']\n", "empty-value", 2),
    ("a: {zh: 甲}\na: {zh: 乙}\n", "duplicate-key", 2),
    ("a: {zh: [\n", "yaml-syntax", 2),
])
def test_what_is_wrong_is_told(text: str, code: str, line: int) -> None:
    _, problems = read_glossary(text.encode(), "glossary.yml")
    assert [(each.code, each.place.line) for each in problems][:1] == [(code, line)]
    assert all(each.place.file == "glossary.yml" for each in problems)


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    glossary, problems = read_glossary(b"good: {en: [mine*]}\nbad: word\n", "glossary.yml")
    assert len(problems) == 1
    assert glossary.of("en") == {"good": ("mine*",)}


def test_an_empty_file_is_an_empty_glossary() -> None:
    assert read_glossary(b" \n", "glossary.yml") == (EMPTY, [])


def test_comments_alone_are_an_empty_glossary_and_stay() -> None:
    raw = "# ours: ü\n  # and theirs\n\n".encode()
    assert read_glossary(raw, "glossary.yml") == (EMPTY, [])
    more, problems = into(raw, "glossary.yml", EMPTY, [{"vi": "công binh", "en": "sappers"}])
    assert more == "# ours: ü\n  # and theirs\nsappers:\n  en: [sappers]\n  vi: [công binh]\n".encode()
    assert problems == []


def test_what_was_accepted_is_learned() -> None:
    glossary, _ = read_glossary(GOOD.encode(), "glossary.yml")
    more = learned(glossary, [{"zh": "工兵", "vi": "lính công binh"}, {"zh": "红星报", "vi": "Krasnaya Zvezda"},
                              {"zh": "独"}, {"zh": "句", "vi": "a " * 20}])
    assert more.of("vi")["sapper"] == ("công binh", "lính công binh")
    assert more.of("zh")["Krasnaya Zvezda"] == ("红星报",)
    assert set(more.concepts) == {"sapper", "minefield", "Krasnaya Zvezda"}
    assert glossary.of("vi") == {"sapper": ("công binh",)}  # the old one is not changed


@pytest.mark.parametrize(("tag", "expected"), [
    ("zh-Hans-CN", "zh"), ("pt_BR", "pt"), ("no", "nb"), ("iw-IL", "he"), ("cmn-Hant", "zh"), ("yue", "yue"), ("", "")])
def test_a_language_has_one_code(tag: str, expected: str) -> None:
    assert base(tag) == expected
