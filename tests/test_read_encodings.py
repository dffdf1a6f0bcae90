"""Texts in their scripts, in every encoding that can carry them: read right where it is declared, else refused."""

from __future__ import annotations

from encodings.aliases import aliases

import pytest

from annotate.encoding import canonical
from annotate.readers import read_article
from annotate.readers.decode import decode
from annotate.readers.labels import _AS_BROWSERS_READ
from annotate.readers.stated import stated_in_page

CODECS = sorted({name for each in {*aliases, *aliases.values()} if (name := canonical(each))})
TEXTS = {
    "Russian": "Сапёры работают в приграничных районах, сообщил министр обороны. Они обезвредили тысячи мин.",
    "Simplified Chinese": "朝鲜军队工兵在库尔斯克州前线排雷,双方的协议早已签订。",
    "Traditional Chinese": "朝鮮軍隊工兵在庫爾斯克州前線排雷,雙方的協議早已簽訂。",
    "Japanese": "工兵はクルスク州で地雷を除去していると、国防相が述べた。数千個の地雷が見つかった。",
    "Korean": "북한 공병부대가 쿠르스크주에서 지뢰를 제거하고 있다고 국방장관이 밝혔다.",
    "Vietnamese": "Bô\u0323 trươ\u0309ng Quô\u0301c pho\u0300ng cho biê\u0301t công binh đang ra\u0300 pha\u0301",
    "French": "Le ministre a été reçu à Genève où l'armée a déjà désamorcé des milliers d'engins très risqués.",
    "Polish": "Żołnierze rozbroili już tysiące min, powiedział minister, dziękując im za odwagę i wytrwałość.",
    "Turkish": "Askerler binlerce mayını etkisiz getirdi, dedi bakan; çalışmalar sınır bölgesinde güçlükle sürüyor.",
    "Greek": "Οι στρατιώτες εξουδετέρωσαν χιλιάδες νάρκες, δήλωσε ο υπουργός στην παραμεθόρια περιοχή.",
    "Hebrew": "החיילים נטרלו אלפי מוקשים באזור הגבול, אמר שר ההגנה בשבוע שעבר.",
    "Arabic": "قال وزير الدفاع في الأسبوع الماضي بعد اجتماع الحكومة في المنطقة",
    "Thai": "ทหารได้เก็บกู้ทุ่นระเบิดหลายพันลูกในเขตชายแดน รัฐมนตรีกลาโหมกล่าว",
}


def carried() -> list[tuple[str, str]]:
    return [(language, codec) for language, text in TEXTS.items() for codec in CODECS if _carries(codec, text)]


def _carries(codec: str, text: str) -> bool:
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeError:
        return False


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_declared_rightly_is_read_without_a_doubt(language: str) -> None:
    for each, codec in carried():
        if each == language:
            decoded, problems = decode(TEXTS[language].encode(codec), "a.txt", codec)
            assert decoded is not None, (codec, problems)
            assert (decoded.text, problems) == (TEXTS[language], []), codec


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_is_read_wrong_where_nothing_is_declared(language: str) -> None:
    for each, codec in carried():
        if each == language:
            decoded, problems = decode(TEXTS[language].encode(codec), "a.txt")
            assert problems or (decoded and decoded.text == TEXTS[language]) or codec in SEVEN_BITS


SEVEN_BITS = ("cp424", "hz", "iso2022-jp", "iso2022-jp-1", "iso2022-jp-2", "iso2022-jp-2004", "iso2022-jp-3",
              "iso2022-jp-ext", "iso2022-kr")
"""Hebrew in EBCDIC, and HZ, are ASCII byte by byte, so they cannot be told from it.
The others begin with an escape, which is refused."""


@pytest.mark.parametrize("language", sorted({language for language, codec in carried() if codec in SEVEN_BITS[2:]}))
def test_escapes_of_seven_bit_encodings_are_refused(language: str) -> None:
    for each, codec in carried():
        if each == language and codec in SEVEN_BITS[2:]:
            article, problems = read_article(TEXTS[language].encode(codec), "a.txt", "a.txt")
            assert article is None
            assert problems[0].code == "control-character"


def test_every_name_that_browsers_know_otherwise_has_a_codec() -> None:
    assert all(canonical(codec) for codec in _AS_BROWSERS_READ.values())


@pytest.mark.parametrize(("said", "read"), [
    ("<meta charset=GB2312>", "gb18030"),
    ("<meta http-equiv=content-type content='text/html; charset=\"x-sjis\"'>", "cp932"),
    ("<meta charset=x-user-defined>", "windows-1252"), ("<meta charset=utf-16>", "utf-8"),
    ("<meta content='text/html; charset = windows-1251' http-equiv=Content-Type>", "windows-1251"),
    ("<meta http-equiv=refresh content='0;charset=koi8-r'>", None), ("<meta content='charset=koi8-r'>", None),
    ("<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5hkscs"), ("<p>charset=koi8-r", None),
    ("x" * 2_000 + "<meta charset=viscii>", "viscii"),
])
def test_what_a_page_says_of_itself(said: str, read: str | None) -> None:
    assert stated_in_page(said.encode()) == read
