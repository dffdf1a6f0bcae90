"""Words that change what is said: numbers, negations, names. Enough to warn by, never to decide by."""

from __future__ import annotations

import unicodedata

import regex

NEGATIONS = {
    "en": "no not never none nor neither nobody nothing nowhere without cannot",
    "es": "no ni nunca jamás nadie nada ningún ninguno ninguna tampoco sin",
    "fr": "ne pas jamais aucun aucune rien personne ni sans non",
    "de": "nicht kein keine keinen keinem keiner nie niemals nichts niemand weder ohne",
    "ru": "не ни нет никогда никто ничего нельзя без",
    "vi": "không chưa chẳng chả đừng",
    "ar": "لا لم لن ليس ليست ما دون بدون غير",
    "zh": "不 没 沒 無 无 未 非 否 别 別 勿 莫",
}
_NEGATIONS = frozenset(word for words in NEGATIONS.values() for word in words.split())

# A digit run with its separators; Han numerals, but not a lone 一, which is mostly an article.
_HAN_DIGITS = "零二三四五六七八九十百千万萬亿億两兩"
_NUMBER = regex.compile(
    rf"\p{{Nd}}+(?:[.,' \u00a0]\p{{Nd}}+)*|[〇一{_HAN_DIGITS}]{{2,}}|[{_HAN_DIGITS}]"
)
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'-]+")

# Characters that Chinese writes foreign names with; two in one change are hardly a common word.
_SOUNDS = regex.compile(
    "[阿埃艾安奥巴贝比彼宾波博勃布查茨达丹德迪蒂杜顿厄恩尔法菲费芬弗福盖戈格古哈海亨霍基吉加杰金卡凯科克肯库拉莱兰朗劳勒雷里利"
    "连列林卢鲁伦罗洛马麦曼梅蒙米莫穆纳内尼涅娜诺努佩皮普奇乔切琴萨塞瑟沙什史斯司苏索塔泰坦特图托瓦万维韦温沃乌西希夏谢辛雅亚扬耶叶伊因约泽扎兹佐]"
)
_HAN = regex.compile(r"\p{Han}")


def numbers(words: str) -> list[str]:
    """The numbers as plain digits, separators aside, in order: `6,000` and `６０００` are the same."""
    return [_plain(number) for number in _NUMBER.findall(words)]


def negations(tokens: list[str]) -> int:
    folded = [token.casefold().replace("’", "'") for token in tokens]
    return sum(token in _NEGATIONS or _is_contracted(token) for token in folded)


def _is_contracted(word: str) -> bool:
    """`don't`, `n'est`."""
    return word.endswith("n't") or (word.startswith("n'") and len(word) > 2)


def names(words: str, *, opens: bool) -> set[str]:
    """Capitalised words, and what looks like a foreign name in Chinese.

    `opens`: the words open the quote, where any word may be capitalised; short ones are then taken for articles.
    """
    cased = [name[0] for name in _NAME.finditer(words) if not (opens and name.start() == 0 and len(name[0]) < 4)]
    han = "".join(_HAN.findall(words))
    sounds = {han} if "·" in words or len(_SOUNDS.findall(han)) > 1 else set()
    return {name.casefold() for name in cased} | sounds


def _plain(number: str) -> str:
    return "".join(str(unicodedata.digit(each, "")) or each for each in number if each.isalnum())
