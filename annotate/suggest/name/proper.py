"""Words that may be names, each once: Latin words with a capital, words of other scripts, Chinese spelt by sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from annotate.suggest.language import base, writing
from annotate.suggest.name.likeness import Skeleton, of_characters, of_korean, skeleton

BY_SOUND = (
    "阿艾安昂奥巴白班邦鲍贝本比宾波博布查昌彻德登迪丁东杜敦多恩尔法范菲芬丰弗福富盖甘冈戈格根古哈海汉豪赫亨霍胡华惠基吉加贾杰金京卡凯"
    "坎康考柯科克肯孔库夸昆拉莱兰朗劳勒雷里利连林隆卢鲁伦罗洛吕马迈曼芒毛梅门蒙米明莫默姆穆纳乃南内能尼宁纽农努诺欧帕派潘庞佩彭皮平泼普"
    "奇齐钱强乔切钦琼丘让瑞若萨塞赛桑瑟森沙尚绍舍申圣施史斯丝松苏索塔泰坦汤陶特滕提蒂廷通图托瓦万旺威韦维魏温文翁沃乌伍武西希锡席夏香肖"
    "晓谢辛欣休雪逊雅亚扬耶叶伊因英尤约扎泽詹章珍芝朱兹佐娅娜莎莉丽琳玛露薇妮蕾洁茜黛埃爱厄俄翰贡策茨楚茹季焦赖黎龙略列泊珀蕃契屈热荣赞"
    "達蘭蘇羅貝馬維爾盧魯倫賽圖亞納內諾龐齊喬讓薩紹聖絲湯萬韋溫烏錫謝遜葉約澤賈傑凱萊勞連呂邁門蒙寧農歐費費诃杭怀夫布什尔伯茵汀坡堡"
)
"""Characters that spell foreign names by sound, in the usual tables of transcription; simplified and traditional."""

_RUN = re.compile(f"[{''.join(sorted(set(BY_SOUND)))}]{{2,12}}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]{2,}(?:['’-][A-Za-zÀ-ɏḀ-ỿ]{2,})*")
_OTHER = re.compile(r"[Ͱ-ϿЀ-ԯ\u0531-\u0587\u05d0-\u05ea\u0620-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff]{3,}"
                    r"|[ァ-ヺー]{2,}|[가-힣]{2,}")
_VIETNAMESE = re.compile(r"(?:ngh?|gh|kh|ph|th|tr|ch|nh|gi|qu|[bcdhklmnprstvx]|g)?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_KOREAN = re.compile("[金李朴崔郑鄭姜赵趙尹张張林吴吳韩韓申徐权權黄黃安宋柳洪文卢盧裴][\u4e00-\u9fff]{2}")
"""Three characters, of which the first is a family name of Korea."""
KOREAN = frozenset("kim lee park choi jung kang cho yoon jang lim oh han shin seo kwon hwang ahn song yoo hong moon ro "
                   "no bae ri pak".split())
"""The same as they are written in Latin letters, whose given names are of two syllables."""
_FULL = re.compile(r"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+){1,2}")
SHORTEST, LONGEST = 2, 8
LONGEST_WORD = 30
"""No name is longer; comparing two takes the product of their lengths."""


def latin(text: str, tag: str) -> Iterator[str]:
    """Latin words in small letters; of Vietnamese those alone that are not Vietnamese, or have a capital."""
    vietnamese = base(tag) == "vi"
    for match in _LATIN.finditer(text):
        word = match[0]
        small = word.lower()
        if not vietnamese or (small.isascii() and (word[0] != small[0] or not _VIETNAMESE.fullmatch(small))):
            yield possessive(small)


def possessive(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


@lru_cache(maxsize=2048)
def heard(text: str, tag: str) -> tuple[tuple[str, Skeleton], ...]:
    """Words that may be names, with their consonants; for comparing texts of different scripts."""
    found = dict(_in_letters(text))
    if base(tag) in writing("chinese"):
        for match in _RUN.finditer(text):
            found |= {name: of_characters(name) for name in _parts(match[0])}
        found |= {match[0]: of_korean(match[0]) for match in _KOREAN.finditer(text)}
    return tuple((name, bones) for name, bones in found.items() if len(bones) >= SHORTEST and len(name) <= LONGEST_WORD)


def _in_letters(text: str) -> Iterator[tuple[str, Skeleton]]:
    for match in _LATIN.finditer(text):
        if match[0][0].isupper():
            yield from ((word.lower(), skeleton(word)) for word in re.split("['’-]", match[0]))
    for match in _FULL.finditer(text):
        if match[0].partition(" ")[0].lower() in KOREAN:
            yield match[0].lower(), skeleton(match[0])
    yield from ((match[0], skeleton(match[0])) for match in _OTHER.finditer(text))


def _parts(run: str) -> Iterator[str]:
    """A run may hold several names and characters that belong to none: all its parts are tried."""
    for start in range(len(run)):
        yield from (run[start:end] for end in range(start + SHORTEST, min(start + LONGEST, len(run)) + 1))
