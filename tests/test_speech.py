from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.load import load_story
from annotate.suggest.language import section
from annotate.suggest.speech import Quotation, quotations
from annotate.suggest.speech.table import table

TAGS = "zh vi en ru uk ar fa es fr de pt id ja ko tr hi".split()
KURSK = Path(__file__).parent.parent / "sources" / "kursk-sappers"


def cut(text: str, span: tuple[int, int] | None) -> str | None:
    return span and text[span[0]:span[1]]


def direct(text: str, tag: str) -> list[tuple[str, str | None]]:
    return [(text[each.start:each.end], cut(text, each.speaker)) for each in quotations(text, tag) if each.direct]


def reported(text: str, tag: str) -> list[tuple[str, str | None, str | None]]:
    return [(text[each.start:each.end], cut(text, each.speaker), cut(text, each.verb))
            for each in quotations(text, tag) if not each.direct]


@pytest.mark.parametrize("text", [
    "“It is late”", '"It is late"', "“It is late\"", "\"It is late”", "„It is late“", "„It is late”", "«It is late»",
    "»It is late«", "”It is late”", "‘It is late’", "「It is late」", "『It is late』", "＂It is late＂",
    "‹It is late›", "« It is late »", "“It is late", "'It is late'",
])
def test_marks_of_every_kind_and_mismatched(text: str) -> None:
    assert direct(f"Mira: {text}", "xx") == [("It is late", None)]


@pytest.mark.parametrize(("text", "found"), [
    ("“He said ‘no’ to me”", ["He said ‘no’ to me", "no"]),
    ("「彼は『無理だ』と言う」", ["彼は『無理だ』と言う", "無理だ"]),
    ("«Газета „Заря“ закрыта»", ["Газета „Заря“ закрыта", "Заря"]),
    ("We don’t know, and the boys’ room is 5' 11\" wide", []),
    ("back in the '90s", []),
    ("读《红楼梦》和《西游记》", []),
    ("ends here” and nothing opened it", []),
    ("“One.” “Two.”", ["One.", "Two."]),
    ("צה\"ל הודיע", []),
    ("“”", []),
])
def test_what_is_quoted_and_what_is_not(text: str, found: list[str]) -> None:
    assert [words for words, _ in direct(text, "xx")] == found


def test_of_a_quotation_over_paragraphs_only_the_last_closes() -> None:
    text = "“The dam holds,” said Ada Roth. “We watched it.\n“All night.\n“It held.”\nThe town slept."
    assert [words for words, _ in direct(text, "en")] == ["The dam holds,", "We watched it.", "All night.", "It held."]
    assert {who for _, who in direct(text, "en")} == {"Ada Roth"}


@pytest.mark.parametrize(("tag", "text", "words", "who"), [
    ("en", "Mayor Ada Roth said: “The dam holds.”", "The dam holds.", "Mayor Ada Roth"),
    ("en", "\"The dam holds,\" Ada Roth told reporters on Monday.", "The dam holds,", "Ada Roth"),
    ("en", "“The dam holds”, said Ada Roth on Monday.", "The dam holds", "Ada Roth"),
    ("en", "Ada Roth, the mayor of the town, said the dam was “quite safe”.", "quite safe", "Ada Roth"),
    ("en", "The mayor called the builders “our heroes”.", "our heroes", "The mayor"),
    ("vi", "\"Đập vẫn vững”, ông Nam nói thêm.", "Đập vẫn vững", "ông Nam"),
    ("vi", "“Đập vẫn vững\", một kỹ sư có biệt danh \"Sông\" cho biết.", "Đập vẫn vững",
     "một kỹ sư có biệt danh \"Sông\""),
    ("zh", "市长王明补充道:“大坝很安全。”", "大坝很安全。", "市长王明"),
    ("zh", "“大坝很安全。”市长王明在周一的记者会上,以平静的语气强调。", "大坝很安全。", "市长王明"),
    ("zh-Hant", "市長王明強調：「大壩很安全」", "大壩很安全", "市長王明"),
    ("ru", "«Плотина держится», — сказала мэр Ада Рот.", "Плотина держится", "мэр Ада Рот"),
    ("ru", "Ада Рот заявила: «Плотина держится».", "Плотина держится", "Ада Рот"),
    ("ru", "«Плотина держится, — отметила Ада Рот. — Мы следим»", "Плотина держится, — отметила Ада Рот. — Мы следим",
     "Ада Рот"),
    ("uk", "«Гребля тримається», — сказала мерка Ада Рот.", "Гребля тримається", "мерка Ада Рот"),
    ("de", "„Der Damm hält“, sagte Bürgermeisterin Ada Roth am Montag.", "Der Damm hält", "Bürgermeisterin Ada Roth"),
    ("fr", "« Le barrage tient », a déclaré Ada Roth lundi.", "Le barrage tient", "Ada Roth"),
    ("fr", "« Le barrage tient, a assuré Ada Roth, et nous veillons »",
     "Le barrage tient, a assuré Ada Roth, et nous veillons", "Ada Roth"),
    ("es", "“La presa aguanta”, dijo la alcaldesa Ada Roth.", "La presa aguanta", "la alcaldesa Ada Roth"),
    ("pt", "“A barragem aguenta”, afirmou a prefeita Ada Roth.", "A barragem aguenta", "a prefeita Ada Roth"),
    ("id", "“Bendungan aman,” kata Wali Kota Ada Roth.", "Bendungan aman,", "Wali Kota Ada Roth"),
    ("ja", "市長は「ダムは安全だ」と述べた。", "ダムは安全だ", "市長"),
    ("ko", "시장은 \"댐은 안전하다\"라고 말했다.", "댐은 안전하다", "시장"),
    ("tr", "Belediye Başkanı Ada Roth, \"Baraj sağlam\" dedi.", "Baraj sağlam", "Belediye Başkanı Ada Roth"),
    ("hi", "मेयर अदा रोथ ने कहा, \"बांध सुरक्षित है\"", "बांध सुरक्षित है", "मेयर अदा रोथ"),
    ("ar", "وقالت رئيسة البلدية: \"السد صامد\"", "السد صامد", "رئيسة البلدية"),
    ("fa", "شهردار گفت: «سد محکم است»", "سد محکم است", "شهردار"),
])
def test_who_is_quoted(tag: str, text: str, words: str, who: str) -> None:
    assert (words, who) in direct(text, tag)


@pytest.mark.parametrize(("tag", "text", "found"), [
    ("en", "According to the town, the dam has a crack.", ("the dam has a crack", "the town", "According to")),
    ("en", "The dam has a crack, according to the town.", ("The dam has a crack", "the town", "according to")),
    ("en", "The mayor said on Monday that the dam was safe.", ("on Monday that the dam was safe", "The mayor", "said")),
    ("en", "The dam has three cracks, engineers said.", ("The dam has three cracks", "engineers", "said")),
    ("vi", "Theo cơ quan thủy lợi, con đập có ba vết nứt.", ("con đập có ba vết nứt", "cơ quan thủy lợi", "Theo")),
    ("vi", "Thị trưởng cho biết rằng con đập vẫn an toàn.", ("con đập vẫn an toàn", "Thị trưởng", "cho biết")),
    ("zh", "据新华社14日报道:大坝出现三条裂缝。", ("大坝出现三条裂缝", "新华社", "据")),
    ("zh", "而当地居民和专家称,大坝出现三条裂缝。", ("大坝出现三条裂缝", "当地居民和专家", "称")),
    ("zh", "水利部在月初的会议中指出,大坝有三条裂缝。", ("大坝有三条裂缝", "水利部", "指出")),
    ("ru", "По словам мэра, плотина в безопасности.", ("плотина в безопасности", "мэра", "По словам")),
    ("ru", "Мэр сообщила, что плотина в безопасности.", ("плотина в безопасности", "Мэр", "сообщила")),
    ("uk", "За даними міськради, гребля має три тріщини.", ("гребля має три тріщини", "міськради", "За даними")),
    ("de", "Der Damm hat drei Risse, laut Polizei.", ("Der Damm hat drei Risse", "Polizei", "laut")),
    ("fr", "Selon la mairie, le barrage a trois fissures.", ("le barrage a trois fissures", "la mairie", "Selon")),
    ("es", "Según la alcaldía, la presa tiene tres grietas.", ("la presa tiene tres grietas", "la alcaldía", "Según")),
    ("pt", "Segundo a cidade, a barragem tem três fissuras.", ("a barragem tem três fissuras", "a cidade", "Segundo")),
    ("id", "Menurut wali kota, bendungan itu retak.", ("bendungan itu retak", "wali kota", "Menurut")),
    ("ja", "市によると、ダムに三本の亀裂がある。", ("ダムに三本の亀裂がある", "市", "によると")),
    ("ko", "시청에 따르면 댐에 금이 세 군데 있다.", ("댐에 금이 세 군데 있다", "시청", "에 따르면")),
    ("tr", "Belediyeye göre barajda üç çatlak var.", ("barajda üç çatlak var", "Belediyeye", "göre")),
    ("hi", "नगर परिषद के अनुसार बांध में तीन दरारें हैं", ("बांध में तीन दरारें हैं", "नगर परिषद", "के अनुसार")),
    ("ar", "وقالت رئيسة البلدية إن السد صامد تماما.", ("السد صامد تماما", "رئيسة البلدية", "وقالت")),
    ("fa", "به گفته شهردار، سد سه ترک دارد.", ("سد سه ترک دارد", "شهردار", "به گفته")),
])
def test_whose_statement_it_is(tag: str, text: str, found: tuple[str, str, str]) -> None:
    assert found in reported(text, tag)


@pytest.mark.parametrize(("tag", "text"), [
    ("en", "The so-called summit ended on Monday without a paper."),
    ("vi", "Theo đó, con đập sẽ được sửa vào tháng 8."),
    ("zh", "这座大坝的名称来自一部小说。"),
    ("zh", "据此,大坝将于八月修复。"),
    ("ru", "Сообщество инженеров собралось в понедельник."),
])
def test_words_that_only_look_like_saying(tag: str, text: str) -> None:
    assert reported(text, tag) == []


def test_each_of_the_languages_has_a_table_whose_keys_are_known() -> None:
    known = ("verbs naming except according except_according closing reported except_reported that breaks stops "
             "markers adverbs leads abbreviations commas prefixes glued first final inside").split()
    assert [tag for tag in TAGS if table(tag) is None] == []
    assert {key for tag in TAGS for key in section(tag, "speech")} <= set(known)


def said_in_kursk(siglum: str) -> dict[tuple[int, str], tuple[str | None, bool]]:
    story, _ = load_story(KURSK, "kursk-sappers")
    assert story
    source = story.sources[siglum]
    return {(segment.number, segment.text[each.start:each.end][:9]): (cut(segment.text, each.speaker), each.direct)
            for segment in source.article.segments for each in quotations(segment.text, source.entry.language)}


def test_who_says_what_in_the_vietnamese_article_of_kursk() -> None:
    found = said_in_kursk("B")
    assert found[3, "Họ là nhữ"] == ("một chỉ huy Nga có mật danh \"Veles\"", True)
    assert found[4, "Họ ngang "] == ("một chỉ huy có mật danh \"Lesnik\"", True)
    assert found[5, "mật độ ch"] == ("Hãng tin Nga Krasnaya Zvezda", True)
    assert found[5, "binh sĩ N"] == ("Hãng tin Nga Krasnaya Zvezda", False)
    assert found[5, "nhiều loạ"] == ("Krasnaya Zvezda", False)
    assert found[7, "Nga sẽ lu"] == ("Người phát ngôn Điện Kremlin Dmitry Peskov", False)
    assert found[8, "Chúng tôi"] == found[9, "Những ngư"] == ("ông Peskov", True)
    assert found[10, "khoảng 60"] == ("Cơ quan tình báo Hàn Quốc", False)
    assert found[14, "những anh"] == ("Nhà lãnh đạo Kim Jong-un", True)


def test_who_says_what_in_the_chinese_article_of_kursk() -> None:
    found = said_in_kursk("A")
    assert found[4, "俄罗斯国防部发布的"] == ("俄罗斯卫星通讯社", False)
    assert found[5, "我们感激我们的朝鲜"] == ("克里姆林宫发言人佩斯科夫", True)
    assert found[6, "这项工作正在继续开"] == ("佩斯科夫", True)
    assert found[9, "无私英雄主义"] == ("克里姆林宫发言人佩斯科夫", True)
    assert found[12, "更加一致地应对当今"] == ("普京", True)
    assert found[19, "前所未有的高密度"] == ("俄罗斯《红星报》", True)
    assert found[21, "他们都是很棒的小伙"] == ("俄罗斯指挥官", True)
    assert found[25, "朝鲜派遣人员,有超"] == ("韩国、乌克兰和西方消息来源", False)
    assert found[27, "目前约有1万名朝鲜"] == ("韩国国家情报院", False)
    assert found[42, "我们永远不会忘记朝"] == ("克里姆林宫的发言人", True)


PIECES = [*"“”\"'’‘«»„「」\n .,:—称据は王安", "said", " said Ada ", "报道", "cho biết", "Theo ", "по словам ", "сказал",
          "Ada", "words", "によると", "と述べた", "قال ", "إن ", "e\u0301"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from([*TAGS, "xx"]))
def test_every_span_lies_in_the_text_and_in_order(text: str, tag: str) -> None:
    found = quotations(text, tag)
    assert [(each.start, -each.end) for each in found] == sorted((each.start, -each.end) for each in found)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start:each.end] == text[each.start:each.end].strip()
        for span in (each.speaker, each.verb):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert each.direct or (each.speaker and each.verb)


def test_the_same_text_gives_the_same() -> None:
    assert quotations("“No”, said Ada.", "en-GB") == (Quotation(1, 3, (11, 14), (6, 10), direct=True),)
