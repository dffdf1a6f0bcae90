"""Texts in the encodings that they were published in, with right, wrong and no labels.

The right text comes out, or a problem; never a wrong letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from annotate.encoding import canonical
from annotate.obtain import Obtained, obtain
from annotate.readers import read_article
from annotate.readers.labels import _LABELS, as_browsers_read
from tests.written import ENCODINGS, TEXTS, written

PAIRS = [(language, label, text) for languages, labels in ENCODINGS.items() for language in languages.split()
         for label in labels.split() for text in TEXTS[language]]
LANGUAGES = {language: [each[1:] for each in PAIRS if each[0] == language] for language in TEXTS}
LABELS = sorted({*_LABELS, *"gb2312 tis-620 iso-8859-1 iso-8859-9 utf-16le utf-7 iso-2022-cn viscii tcvn3".split()})




def page(body: bytes, label: str | None) -> bytes:
    meta = f'<meta charset="{label}">'.encode() if label else b""
    return b"<!DOCTYPE html><html><head>" + meta + b"</head><body><h1>" + body + b"</h1></body></html>"


def text_of(found: Obtained) -> str:
    article, problems = read_article(found.raw, found.name, found.name, found.encoding)
    assert article is not None, problems
    return "\n".join(segment.text for segment in article.segments)


def same(text: str, body: bytes, label: str) -> bool:
    """But for tones that stand as marks of their own."""
    return unicodedata.normalize("NFC", text) == unicodedata.normalize("NFC", body.decode(_codec(label)))


def _codec(label: str) -> str:
    return canonical(as_browsers_read(label)) or label


@pytest.mark.parametrize("language", TEXTS)
def test_a_right_label_is_taken_a_wrong_one_never_gives_a_wrong_letter(language: str) -> None:
    for label, text in LANGUAGES[language]:
        body = written(text, label)
        found, problems = obtain("a.html", page(body, label))
        # Romanian: its s and t with a cedilla and with a comma are the same bytes in two encodings.
        # What hardly any page is in must be twice as sure.
        told = [each.code for each in problems]
        assert told == [] or (told == ["encoding-unproven"] and (language == "ro" or "mac" in label)), (label, problems)
        assert found is None or same(text_of(found), body, label), (label, found.encoding)
        if text == TEXTS[language][0]:
            wrongly_labelled(body, label)
        offered = unlabelled(body, label)
        assert any(same(each, body, label) for each in offered), label


def wrongly_labelled(body: bytes, label: str) -> None:
    for wrong in LABELS:
        found, problems = obtain("a.html", page(body, wrong))
        assert (found is None) == any(each.severity == "error" for each in problems)
        assert found is None or same(text_of(found), body, label), (label, wrong, found.encoding)


@pytest.mark.parametrize("language", TEXTS)
def test_an_author_who_is_surely_wrong_is_told_so(language: str) -> None:
    """Only what could as well be right is taken, with a warning."""
    label, text = LANGUAGES[language][-1]
    body = written(text, label)
    for wrong in ("koi8-r", "windows-1252", "windows-1250", "gb18030", "big5hkscs", "cp932", "cp874", "windows-1256"):
        found, problems = obtain("a.txt", body, wrong)
        assert found is None or same(text_of(found), body, label), (label, wrong)
        assert found or {each.code for each in problems} <= {"encoding-unproven", "encoding-wrong", "control-character"}


def unlabelled(body: bytes, label: str) -> Iterator[str]:
    """What it reads like in each encoding that is offered; its author's word is taken."""
    for name, raw in (("a.txt", body), ("a.html", page(body, None))):
        found, problems = obtain(name, raw)
        assert found is None, (label, name)
        assert {each.code for each in problems} <= {"encoding-undeclared", "control-character"}
        chosen, doubts = obtain(name, raw, _codec(label))
        assert chosen is not None, (label, doubts)
        assert (chosen.told, same(text_of(chosen), body, label), doubts) == ("--encoding", True, [])
        for line in problems[0].help:
            yield body.decode(line.removeprefix(f"choose --encoding {name}=").split(" ")[0])


def _with_marks(text: str) -> Iterator[bytes]:
    for codec in ("utf-8-sig", "utf-16"):
        yield text.encode(codec)
    yield b"\xfe\xff" + text.encode("utf-16-be")


@pytest.mark.parametrize("language", TEXTS)
def test_the_first_bytes_of_a_file_are_beyond_doubt(language: str) -> None:
    text = TEXTS[language][0]
    for raw in _with_marks(text):
        found, problems = obtain("a.txt", raw)
        assert (found and found.encoding, found and found.told, problems) == (None, "its first bytes", [])
        assert found is not None
        assert text_of(found) == text
    found, problems = obtain("a.txt", text.encode("utf-16-le"))
    assert found is None


@pytest.mark.parametrize("language", TEXTS)
def test_utf_8_is_read_whatever_a_page_says_of_it(language: str) -> None:
    text = TEXTS[language][1]
    for label in ("utf-8", "windows-1251", "gb2312", "iso-8859-1", "shift_jis", None):
        found, problems = obtain("a.html", page(text.encode(), label))
        assert found is not None, (label, problems)
        assert (found.encoding, text_of(found)) == (None, text)
        assert {each.code for each in problems} <= {"encoding-doubtful"}  # the page says another


@pytest.mark.parametrize("language", TEXTS)
def test_damaged_utf_8_is_called_so_and_nothing_else_is_offered(language: str) -> None:
    raw = TEXTS[language][1].encode()
    at = next(at for at, byte in enumerate(raw) if byte > 0xC0)
    for damaged in (raw[: at + 1] + raw[at + 2 :], raw + b"\xe4\xb8"):
        for name in ("a.txt", "a.html"):
            found, problems = obtain(name, damaged)
            assert found is None
            assert problems[0].help == ("obtain the file again: but for a few damaged bytes it is UTF-8",)


@pytest.mark.parametrize(("raw", "says"), [
    ("Новый закон принят в пятницу".encode("utf-7"), "UTF-7"), ("新的法律已经通过".encode("hz"), "HZ"),
    ("新法律已于星期五通过".encode("utf-16-be"), "not UTF-8"),
])
def test_what_hides_in_seven_bits_is_not_taken_for_ascii(raw: bytes, says: str) -> None:
    for name, whole in (("a.txt", raw), ("a.html", page(raw, "utf-8"))):
        found, problems = obtain(name, whole)
        assert found is None
        assert name == "a.html" or says in problems[0].message


def test_a_page_whose_parts_are_in_two_encodings_is_refused() -> None:
    first, second = TEXTS["ru"]
    raw = page(first.encode("cp1251") + b"</h1><p>" + second.encode() + b"</p><h1>", "windows-1251")
    found, problems = obtain("a.html", raw)
    assert found is None
    assert "bear it out" in problems[0].message or "some of it is in UTF-8" in problems[0].message


def test_hebrew_from_the_last_letter_to_the_first_is_refused() -> None:
    text = TEXTS["he"][1]
    assert obtain("a.html", page(text.encode("iso-8859-8"), "iso-8859-8"))[0]
    assert obtain("a.html", page(text[::-1].encode("iso-8859-8"), "iso-8859-8"))[0] is None


def test_where_python_and_browsers_part_nothing_is_taken() -> None:
    text = TEXTS["ja"][1]
    assert obtain("a.html", page(text.encode("euc-jp"), "euc-jp"))[0]
    found, problems = obtain("a.html", page((text + "3〜4人").encode("euc-jp"), "euc-jp"))
    assert found is None
    assert "browsers show another character than “〜”" in problems[0].message


NAMES = [("Łukasz Żurek", "iso-8859-2"), ("Gdańsk", "windows-1250"), ("Klaipėda", "windows-1257"),
         ("Ayşe Çağlar", "windows-1254"), ("José Peña", "windows-1252"), ("Ñuñoa", "macintosh"), ("Zürich", "cp850"),
         ("Tomáš Dvořák", "windows-1250"), ("Nausėda", "windows-1257"), ("Şükrü Yıldız", "iso-8859-9")]
ENGLISH = "The minister met {} on Friday and said that talks would go on until the end of the month."


@pytest.mark.parametrize(("name", "label"), NAMES)
def test_one_foreign_name_in_an_english_page(name: str, label: str) -> None:
    """Its author's word is taken; a wrong label of the page never is."""
    text = ENGLISH.format(name)
    body = text.encode(_codec(label))
    found, problems = obtain("a.html", page(body, None), label)
    assert found is not None, problems
    assert text_of(found) == text
    for wrong in LABELS:
        found, _ = obtain("a.html", page(body, wrong))
        assert found is None or text_of(found) == text, wrong


@pytest.mark.parametrize(("name", "label"), [("Göteborg", "windows-1252"), ("Zürich", "iso-8859-1")])
def test_a_right_label_of_a_page_with_a_name_or_two(name: str, label: str) -> None:
    found, problems = obtain("a.html", page(ENGLISH.format(name).encode(_codec(label)), label))
    assert found is not None, problems


@pytest.mark.parametrize(("text", "codec", "wrong"), [
    (ENGLISH, "ascii", "utf-16le"), (ENGLISH.format("José"), "cp1252", "koi8-r"),
    (ENGLISH.format("José"), "cp1252", "windows-1253"), (ENGLISH.format("Müller"), "cp1252", "iso-8859-5"),
    ("Rząd ogłosił, że świtu nie będzie.", "iso8859-2", "cp1250"), ("Le café à volonté, À suivre", "cp850", "cp437"),
])
def test_an_authors_word_is_not_taken_for_two_scripts_in_a_word(text: str, codec: str, wrong: str) -> None:
    found, problems = obtain("a.txt", (text * 2).encode(codec), wrong)
    assert found is None or problems[0].code == "encoding-doubtful"
    assert found is None or codec == "cp850"


@pytest.mark.parametrize("language", ["th", "de", "sv", "pt", "fr"])
def test_damaged_utf_8_is_read_in_no_label_of_its_page(language: str) -> None:
    raw = TEXTS[language][1].encode()
    at = [at for at, byte in enumerate(raw) if byte > 0xC0][1]
    for damaged in (raw[:at] + raw[at + 1 :], raw[:at] + b"?" + raw[at + 1 :], raw[:at] + b"\xe4" + raw[at:]):
        for label in ("euc-kr", "ks_c_5601-1987", "x-mac-cyrillic", "gbk", "big5", "windows-1252", "koi8-r"):
            assert obtain("a.html", page(damaged, label))[0] is None, label


@pytest.mark.parametrize(("language", "label", "codec"), [
    ("ja", "iso-2022-jp", "iso2022_jp"), ("zh-Hans", "hz-gb-2312", "hz"),
])
def test_what_looks_like_a_tag_within_an_escape(language: str, label: str, codec: str) -> None:
    text = " ".join(TEXTS[language]).replace("「", "").replace("」", "") + ("すごい。" if language == "ja" else "")
    found, problems = obtain("a.html", page((text * 3).encode(codec), label))
    assert found is not None, problems
    assert text_of(found) == text * 3


def test_the_command_line_is_not_told_of_story_yml() -> None:
    _, problems = obtain("zh.html", "新的法律已经通过".encode("gbk") + b"\x80", "big5")
    assert "story.yml" not in problems[0].message
