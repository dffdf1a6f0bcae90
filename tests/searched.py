"""A site to search: the Kursk story, a small one, a hand-written page; and what readers look for in it."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from annotate.search.fold import BLANK, parted
from annotate.search.record import STOP
from tests.made import write_story

NEAR_THE_TOP: Final = 5
ANYWHERE: Final = 1_000
ROOT: Final = Path(__file__).parent.parent
PAGES: Final = {"K": "stories/kursk-sappers/", "H": "stories/harbour/"}
HARBOUR: Final = {
    "title": "Fire in the harbour",
    "summary": "Four reports of one fire.",
    "sources": {
        "A": ["اندلع حريق في المستودعات القديمة بميناء بيروت فجر الثلاثاء، وقالت الشرطة إن سبعة عمال أُصيبوا.",
              "وأعلن محافظ المدينة أن الأضرار تبلغ ١٤٠٠٠ دولار.",
              "وَقَالَ شَاهِدٌ إِنَّ الدُّخَانَ غَطَّى السَّمَاءَ."],
        "B": ["שריפה פרצה במחסנים הישנים של נמל ביירות; תשעה פועלים נפצעו.",
              "הַשּׁוֹמֵר אמר כי העשן כיסה את השמיים."],
        "C": ["Пожар начался на старых складах порта Бейрута: по данным полиции, пострадали семь рабочих.",
              "Ещё двое солдат помогали тушить огонь."],
        "D": ["A fire broke out in the old warehouses of Beirut's port; nine workers were injured, officials said.",
              "The café owner's naïve estimate of the damage was US$14,000."]},
    "entries": {"A": {"language": "ar", "gloss": "a.en.txt"}, "B": {"language": "he", "gloss": "b.en.txt"},
                "C": {"language": "ru", "gloss": "c.en.txt"}},
    "files": {
        "a.en.txt": "[1] A fire broke out in the old warehouses of Beirut's port at dawn on Tuesday; the police said "
                    "that seven workers were injured.\n[2] The city's governor put the damage at 14,000 dollars.\n"
                    "[3] A witness said that the smoke covered the sky.\n",
        "b.en.txt": "[1] A fire broke out in the old warehouses of Beirut's port; nine labourers were hurt.\n"
                    "[2] The watchman said that the smoke covered the sky.\n",
        "c.en.txt": "[1] The fire began in the old warehouses of Beirut's port: according to the police, seven workers "
                    "suffered.\n[2] Two soldiers helped to put it out.\n"},
    "passages": [{"A": 1, "B": 1, "C": 1, "D": 1}, {"A": 2, "D": 2}, {"A": 3, "B": 2}, {"C": 2}],
    "discrepancies": {"injured": {"topic": "How many were hurt", "kind": "number", "readings": {
        "A": {"quote": "سبعة عمال", "gloss": "seven workers", "value": "7"},
        "B": {"quote": "תשעה פועלים", "gloss": "nine labourers", "value": "9"}, "C": "silent", "D": "silent"}}},
}
GUIDE: Final = """# The guide

How to read the footnotes.

## When a quote is wrong

The build must *fail loudly*, and say where.

""" + "".join(f"## Case {each}\n\nOf 6,000 killed, “thiệt mạng” is said; this was killed.\n\n" for each in "abcdefg")


@dataclass(frozen=True, slots=True)
class Query:
    """`hits`: addresses, all of which are found, the first among the first `within` results; none: nothing is."""

    language: str
    words: str
    hits: tuple[str, ...]
    within: int


def indexed(site: Path) -> dict[str, str]:
    """By address, the text of each record of a built site's index, as a result shows it."""
    found = {}
    for path in (site / "assets" / "annotate" / "pagefind" / "fragment").iterdir():
        each = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        text = each["content"].partition(STOP)[0].strip()
        whole = BLANK not in text and parted(text) == text
        found[each["url"].partition(" ")[0]] = text if whole else text.replace(" ", "").replace(BLANK, " ")
    return found


def queries() -> Iterator[Query]:
    given = yaml.safe_load((ROOT / "tests" / "queries.yml").read_text("utf-8"))
    for language, asked in given.items():
        for each in asked:
            within = 1 if each.get("leads") else ANYWHERE if each.get("anywhere") else NEAR_THE_TOP
            yield Query(language, each["q"], tuple(map(_address, each.get("hits", ()))), within)


def _address(short: str) -> str:
    page, _, fragment = short.partition("#")
    return PAGES.get(page, page) + (f"#{fragment}" if fragment else "")


def project(folder: Path, search: str = "search", options: str = "{}", language: str = "en") -> Path:
    """Everything that `mkdocs build` needs; `search` as in `plugins:`, `options` of annotate."""
    shutil.copytree(ROOT / "sources" / "kursk-sappers", folder / "sources" / "kursk-sappers")
    write_story(folder / "sources" / "harbour", HARBOUR)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (folder / "docs" / "guide.md").write_text(GUIDE, "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Searched\nsite_url: https://example.org/\n"
        f"theme: {{name: material, font: false, language: {language}}}\n"
        f"plugins:\n  - {search}\n  - annotate: {options}\n"
        "nav: [index.md, guide.md, stories/index.md]\n", "utf-8")
    return folder
