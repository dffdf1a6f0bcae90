"""Which language a text is in, as far as its letters and smallest words tell: a guess for the author to confirm."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

import regex

from annotate.draft.words import SCRIPTS, WORDS

UNDETERMINED: Final = "und"  # ISO 639-2, a valid tag
_READ: Final = 20_000  # code points; more tell nothing new
_FEWEST: Final = 12  # letters; a heading has more

# one language of the press each; where others share the script, the comment asks for a look
_ALONE: Final = {
    "ARMENIAN": "hy", "BENGALI": "bn", "ETHIOPIC": "am", "GEORGIAN": "ka", "GREEK": "el", "GUJARATI": "gu",
    "GURMUKHI": "pa", "HANGUL": "ko", "HEBREW": "he", "HIRAGANA": "ja", "KANNADA": "kn", "KHMER": "km", "LAO": "lo",
    "MALAYALAM": "ml", "MYANMAR": "my", "ORIYA": "or", "SINHALA": "si", "TAMIL": "ta", "TELUGU": "te", "THAI": "th",
    "TIBETAN": "bo",
}  # fmt: skip
_KANA: Final = ("HIRAGANA", "KATAKANA")
_WEIGHT: Final = {"CJK": 3, "HANGUL": 2}  # one of them says as much as so many letters

# everyday characters that only one of the two ways of writing has, pair by pair
_SIMPLIFIED: Final = frozenset("国这说对时会个来为发现过动经还进间问学关东长门车军书见语话请认让议讲该两边达运远报员")
_TRADITIONAL: Final = frozenset("國這說對時會個來為發現過動經還進間問學關東長門車軍書見語話請認讓議講該兩邊達運遠報員")

_VIETNAMESE: Final = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")  # `re` ends a word of Hindi at its vowel signs
_SHARE: Final = 0.06  # of all words; in most languages one in four is on the list, in Turkish one in ten
_HITS: Final = 3
_LEAD: Final = 1.4  # over each other language


def guess(text: str) -> tuple[str, tuple[str, ...]]:
    """A language tag, and which others came near; `und` where none is clear."""
    text = unicodedata.normalize("NFC", text[:_READ])
    script = main_script(text)
    if script == "CJK":
        return _chinese(text), ()
    if script in SCRIPTS:
        return _by_words(text.lower(), SCRIPTS[script])
    return _ALONE.get(script, UNDETERMINED), ()


def main_script(text: str) -> str:
    """The script most is written in, as Unicode's names of letters begin; `HIRAGANA` for Japanese; empty for none."""
    counts = Counter(unicodedata.name(char, "").partition(" ")[0] for char in text[:_READ] if char.isalpha())
    kana = sum(counts.pop(each, 0) for each in _KANA)
    weights = {script: count * _WEIGHT.get(script, 1) for script, count in counts.items()}
    if kana * 8 > counts["CJK"]:  # a Chinese article may hold a の; a Japanese headline has one kana in eight
        weights["HIRAGANA"] = weights.pop("CJK", 0) + 3 * kana
    script, most = max(sorted(weights.items()), key=lambda each: each[1], default=("", 0))
    return script if most >= _FEWEST else ""


def _chinese(text: str) -> str:
    simplified, traditional = (sum(map(text.count, each)) for each in (_SIMPLIFIED, _TRADITIONAL))
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _by_words(text: str, languages: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    if "vi" in languages and len(_VIETNAMESE.findall(text)) * 25 > len(text):
        return "vi", ()
    words = Counter(_WORD.findall(text))
    counted = {each: sum(words[word] for word in WORDS[each]) for each in languages}
    best = min(languages, key=lambda each: (-counted[each], each))
    if counted[best] < max(_HITS, _SHARE * words.total()):
        return UNDETERMINED, ()
    near = tuple(each for each in languages if each != best and not _clear(best, each, words))
    return (UNDETERMINED, (best, *near)) if near else (best, ())


def _clear(best: str, other: str, words: Counter[str]) -> bool:
    """Told by the words that only one of the two has: Danish and Norwegian share most of them."""
    ours, theirs = WORDS[best] - WORDS[other], WORDS[other] - WORDS[best]
    return sum(words[each] for each in ours) >= max(1, _LEAD * sum(words[each] for each in theirs))
