"""Articles to edit: written for this in three languages, those of the Kursk story, and a public set where it is there.

The written ones are made of sentence patterns, so that many of their sentences look alike, as those of news do.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
NTREX = ROOT.parent / "shared" / "data" / "ntrex"

NAMES = {
    "en": "Kharkiv Odesa Poltava Sumy Dnipro Karlov Meyer Tanaka Olsen Haddad Reuters Interfax Norway Turkey".split(),
    "vi": ["Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Nga", "Mỹ", "Ukraine", "Nguyễn Văn Bình", "Trần Thị Mai", "Lê Hùng",
           "Triều Tiên", "Hàn Quốc", "Reuters"],
    "zh": ["北京", "上海", "广州", "朝鲜", "韩国", "俄罗斯", "乌克兰", "普京", "佩斯科夫", "拉夫罗夫",
           "泽连斯基", "金正恩", "王毅", "李明", "张伟", "库尔斯克", "路透社", "塔斯社"],
}
_PATTERNS = {
    "en": [
        "On {d} May, {n} people were evacuated from {x} after the river rose by {s} metres.",
        "The governor of {x}, {y}, said that {n} houses had been damaged by the water.",
        "{y} told {x} that the bridge will reopen within {s} weeks.",
        "About {n} soldiers were sent to {x}, according to {y}.",
        "Rescue workers found {s} survivors in {x}, and the search is going on.",
        "The ministry confirmed that {n} tonnes of grain have left the port of {x}.",
        "“We are grateful to our friends in {x},” {y} said on Monday.",
        "Schools in {x} were closed for {s} days, and {n} pupils stayed at home.",
        "A spokesman for {y} was asked about the report and said it was being examined.",
        "The company has paid {n} dollars to families in {x} since {d} April.",
        "Local farmers are worried that the harvest will be late this year.",
        "{x} and {y} signed an agreement that can be renewed every {s} years.",
        "Prices in the markets of {x} had risen by {s} per cent, the newspaper wrote.",
        "Volunteers were trained in how to find mines, and {s} of them were hurt.",
    ],
    "vi": [
        "Ngày {d}/5, {n} người ở {x} đã được sơ tán sau khi nước sông dâng {s} mét.",
        "Chủ tịch tỉnh {x}, ông {y}, cho biết {n} ngôi nhà bị hư hại do lũ.",
        "{y} nói với báo chí rằng cây cầu ở {x} sẽ được mở lại trong {s} tuần tới.",
        "Khoảng {n} binh sĩ được cử đến {x}, theo {y}.",
        "Lực lượng cứu hộ tìm thấy {s} người sống sót ở {x} và cuộc tìm kiếm vẫn tiếp tục.",
        "Bộ xác nhận {n} tấn gạo đã rời cảng {x} trong tuần qua.",
        "“Chúng tôi biết ơn những người bạn ở {x}”, {y} phát biểu hôm thứ Hai.",
        "Các trường học ở {x} đóng cửa {s} ngày, {n} học sinh phải ở nhà.",
        "Người phát ngôn của {y} cho biết báo cáo đang được xem xét kỹ lưỡng.",
        "Công ty đã trả {n} triệu đồng cho các gia đình ở {x} từ ngày {d}/4.",
        "Nông dân địa phương lo rằng vụ mùa năm nay sẽ đến muộn hơn mọi năm.",
        "{x} và {y} đã ký một thỏa thuận có thể được gia hạn sau mỗi {s} năm.",
        "Giá cả ở các chợ tại {x} đã tăng {s}%, tờ báo viết.",
        "Các tình nguyện viên được huấn luyện dò mìn, {s} người trong số họ bị thương.",
    ],
    "zh": [
        "5月{d}日,河水上涨{s}米后,{x}有{n}人被疏散到安全地带。",
        "{x}州长{y}表示,已有{n}栋房屋被洪水损坏。",
        "{y}对记者说,{x}的大桥将在{s}周内重新开放。",
        "据{y}称,约{n}名士兵被派往{x}前线。",
        "救援人员在{x}找到{s}名幸存者,搜索工作仍在继续。",
        "该部门证实,{n}吨粮食已经离开{x}港口。",
        "“我们感谢{x}的朋友们提供的帮助。”{y}星期一这样说道。",
        "{x}的学校停课{s}天,{n}名学生留在家里。",
        "{y}的发言人被问及这份报告时表示,报告正在审查之中。",
        "自4月{d}日以来,公司已向{x}的家庭支付{n}美元补偿。",
        "当地农民担心今年的收成会比往年来得晚。",
        "{x}与{y}签署了一项每{s}年可以续签的协议。",
        "报纸写道,{x}市场上的价格上涨了{s}%左右。",
        "志愿者接受了探雷训练,其中{s}人在训练中受伤。",
        "分析人士指出,双方在{x}的合作是基于各自的利益。",
        "朝鲜工兵在{x}参加了排雷工作,{y}对此给予高度评价。",
    ],
}
_SENTENCE = re.compile(r".+?(?:[。!?！？]+[”’\"』」)）]*|\.[”’\"]*(?= )|$)")


@dataclass(frozen=True)
class Source:
    """`paragraphs` of sentences; blanks stand at the ends of sentences."""

    name: str
    language: str
    paragraphs: tuple[tuple[str, ...], ...]


def written(language: str, seed: int, sentences: int = 24) -> Source:
    draw = random.Random(f"{language} {seed}")  # noqa: S311 - no secret
    space = "" if language == "zh" else " "
    made: list[str] = []
    while len(made) < sentences:
        x, y = draw.sample(NAMES[language], 2)
        sentence = draw.choice(_PATTERNS[language]).format(
            x=x, y=y, n=draw.choice((120, 340, 600, 1500, 6000, 14000)), s=draw.randint(2, 9), d=draw.randint(1, 28))
        if sentence not in made:
            made.append(sentence)
    paragraphs = []
    while made:
        size = draw.randint(1, 4)
        paragraphs.append(tuple(sentence + space for sentence in made[:size]))
        made = made[size:]
    return Source(f"written {language} {seed}", language, tuple(paragraphs))


def found() -> list[Source]:
    """The Kursk articles, and documents of the public set: none where it is absent."""
    folder = ROOT / "sources" / "kursk-sappers"
    sources = [_source("kursk a", "zh", (folder / "a.txt").read_text("utf-8").splitlines()),
               _source("kursk b", "vi", (folder / "b.txt").read_text("utf-8").splitlines())]
    for name, language in (("zho-CN", "zh"), ("zho-TW", "zh"), ("vie", "vi"), ("eng-US", "en"), ("rus", "ru")):
        if (NTREX / f"{name}.txt").is_file():
            sources += _documents(name, language)
    return sources


def _documents(name: str, language: str) -> list[Source]:
    lines = (NTREX / f"{name}.txt").read_text("utf-8").splitlines()
    ids = (NTREX / "ids.tsv").read_text("utf-8").splitlines()
    documents: dict[str, list[str]] = {}
    for line, of in zip(lines, ids, strict=True):
        documents.setdefault(of.split("\t")[0], []).append(line)
    return [_source(f"{name} {key}", language, document) for key, document in documents.items() if len(document) > 7]


def _source(name: str, language: str, lines: list[str]) -> Source:
    paragraphs = (tuple(each for each in _SENTENCE.findall(line.strip()) if each.strip()) for line in lines)
    return Source(name, language, tuple(each for each in paragraphs if each))


def sources(articles: int = 12) -> dict[str, list[Source]]:
    """Those in Chinese, and the others: `zh` and `other`. Written ones and found ones take turns."""
    made = {"zh": [written("zh", seed) for seed in range(articles)],
            "other": [written(language, seed) for seed in range(articles // 2) for language in ("vi", "en")]}
    for source in found():
        made["zh" if source.language == "zh" else "other"].append(source)
    return {name: [every[nth] for nth in _in_turns(len(every), articles)] for name, every in made.items()}


def _in_turns(count: int, written_ones: int) -> list[int]:
    """Numbers of written and of found ones, one after the other; the fewer come again."""
    found_ones = max(1, count - written_ones)
    return [nth for turn in range(max(written_ones, found_ones))
            for nth in (turn % written_ones, written_ones + turn % found_ones if count > written_ones else 0)]


def sentences(every: dict[str, list[Source]]) -> dict[str, list[str]]:
    """By language, to be put into other articles."""
    made: dict[str, dict[str, None]] = {}
    for source in (*every["zh"], *every["other"]):
        known = made.setdefault(source.language, {})
        known.update((sentence.strip(), None) for paragraph in source.paragraphs for sentence in paragraph
                     if "\ufe0f" not in sentence)  # which would join the character before it
    return {language: list(of) for language, of in made.items()}
