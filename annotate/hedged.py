"""Numbers that are told with a hedge, as `about 600`, `12600余` or `hơn 1,4 triệu người`: what the sign for it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_BEFORE: Final = {
    "~": "about around circa ca. ca c. some approximately approx. approx nearly almost roughly maybe perhaps "
         "possibly khoảng chừng tầm độ gần xấp_xỉ ước_chừng 约 約 大约 大約 约为 近 将近 將近 接近 大概 差不多",
    ">": "more_than over above exceeding hơn trên 超过 超過 超 多于 多於 逾 高于 高於 大于 大於",
    "<": "less_than fewer_than under below dưới chưa_đến chưa_tới chưa_đầy 不到 不足 少于 少於 低于 低於 "
         "小于 未满 未滿",
    ">=": "at_least no_less_than from since ít_nhất tối_thiểu không_dưới 至少 不少于 不少於 不低于 不低於 最少",
    "<=": "at_most no_more_than up_to tối_đa không_quá nhiều_nhất 最多 至多 不超过 不超過 不多于",
}
_BEHIND: Final = {
    "~": "or_so or_thereabouts approximately approx. approx circa maybe perhaps khoảng 左右 上下 前后 前後 许 許",
    ">": "odd 余 餘 多",
    "<": "不到",
    ">=": "or_more plus and_more upwards and_over trở_lên 以上 及以上",
    "<=": "or_less or_fewer at_most trở_xuống trở_lại đổ_lại 以下 以内 以內 之内",
}
_SCALES: Final = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9, "trăm": 2, "nghìn": 3, "ngàn": 3,
    "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "百": 2, "千": 3, "万": 4, "萬": 4, "十万": 5, "十萬": 5, "百万": 6,
    "百萬": 6, "千万": 7, "千萬": 7, "亿": 8, "億": 8,
}
_LETTERED: Final = "|".join(each for each in _SCALES if each.isascii() or each[0] in "tnv")
_HAN: Final = "[十百千]?[万萬]|[百千亿億]"
_TOLD: Final = re.compile(
    r"(?P<before>[^0-9<>=~]*)(?P<number>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9][0-9.,]{0,30})(?P<odd> ?[余餘多]|\+)?"
    rf" ?(?P<scale>(?:{_LETTERED})(?!\w)|{_HAN})?(?P<behind>[^0-9<>=~]*)", re.IGNORECASE)
_EITHER: Final = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")


@dataclass(frozen=True, slots=True)
class Hedged:
    """The words of the hedge, the sign that says the same, the number or the day; `4.000` as it is written."""

    words: str
    sign: str
    number: str


def hedged(text: str) -> Hedged | None:
    """None for what has no hedge, several, or none that is known; `text` is at most 40 characters, of plain signs."""
    match = _TOLD.fullmatch(text)
    if match is None:
        return None
    either = _EITHER.fullmatch(match["number"]) and not match["scale"]
    number = match["number"] if either else _number(match["number"], match["scale"])
    if number is None:
        return None
    before, behind = match["before"].strip(), match["behind"]
    if match["odd"] and match["odd"] != "+":
        behind = match["odd"].strip() + behind
    found = [("+", ">=")] if match["odd"] == "+" else []
    found += [_first(before)] if before else []
    found += [each] if (each := _last(behind)) else []
    if len({sign for _, sign in found}) != 1 or not found[0][1]:
        return None
    return Hedged(found[0][0], found[0][1], number)


def counted(text: str) -> str | None:
    """`1.4 million soldiers`, `600人`: the number alone; None where words stand before it, or none behind it."""
    match = _TOLD.fullmatch(text)
    if match is None or match["before"] or match["odd"] or not (match["scale"] or match["behind"].strip()):
        return None
    return None if match["behind"].strip()[:1] in (*"/:%-",) else _number(match["number"], match["scale"])


def _first(before: str) -> tuple[str, str]:
    """Nothing else may stand before the number: `not about 600` says something else."""
    return next(((before, sign) for sign, words in _BEFORE.items() if before.lower() in _listed(words)), (before, ""))


def _last(behind: str) -> tuple[str, str] | None:
    """`or so`, `người trở lên`, `余人`; what is counted may stand on either side."""
    told = behind.strip().lower()
    ways = ((word, sign) for sign, words in _BEHIND.items() for word in _listed(words))
    return next(((word, sign) for word, sign in sorted(ways, key=lambda way: -len(way[0])) if _holds(told, word)), None)


def _holds(told: str, word: str) -> bool:
    if word in ("余", "餘", "多"):
        return told.startswith(word)
    return word in told if not word[0].isascii() and word[0] > "\u3000" else f" {word} " in f" {told} "


def _listed(words: str) -> list[str]:
    return [each.replace("_", " ") for each in words.split()]


def _number(written: str, scale: str | None) -> str | None:
    """Without separators; None where a dot may be one, or a decimal point."""
    if "-" in written:
        return None if scale else written
    if _GROUPED.fullmatch(written):
        written = re.sub("[,.]", "", written)
    elif scale and re.fullmatch("[0-9]+,[0-9]{1,2}", written):
        written = written.replace(",", ".")
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", written) or _EITHER.fullmatch(written):
        return None
    many = Decimal(written).scaleb(_SCALES[scale.lower()]) if scale else Decimal(written)
    return f"{many.to_integral_value() if many == many.to_integral_value() else many:f}"
