"""Characters that are not what they seem, and names to show them by."""

from __future__ import annotations

import re
import unicodedata

REMOVE = "take it out: type the words anew instead of pasting them"

# bidi controls, zero-width, invisible operators, fillers, variation selectors, tags
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# C0, DEL, C1 (tab and LF are told apart by the caller), lone surrogates, non-characters
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17)
)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
CONTROL = re.compile(f"[{_CONTROL}]")
DECEIVING = re.compile(f"[{_INVISIBLE}{_CONTROL}\t]")

# What hides nothing: (non-)joiners in words of Persian and of the scripts of India, selectors and joiners of emoji
_SPELT = re.compile(
    "(?<=[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff])[\u200c\u200d](?=[\u0600-\u17ff])"
    "|(?<=[\u00a9\u00ae\u2000-\u32ff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
    "|(?<=[\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2000-\u32ff\U0001f000-\U0001faff])"
)

# What hides nothing in a running text either: soft hyphens, which a browser shows where it breaks a word; zero-width
# spaces where no blank parts the words; variants of a Han or Mongolian letter; old Hangul; flags of regions
_USED = re.compile(
    f"{_SPELT.pattern}|\u00ad"
    "|(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b|\u200b(?=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
    "|(?<=[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?<=[\u1800-\u18af])[\u180b-\u180f]|[\u115f\u1160](?=[\u1100-\u11ff])|(?<=[\u1100-\u11ff])[\u115f\u1160]"
    "|(?<=\U0001f3f4)[\U000e0020-\U000e007e]{1,8}\U000e007f"
)
# Hebrew, Arabic and their like are set with these marks; in other texts they have nothing to do
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff]")
_DIRECTION_MARKS = "\u200e\u200f\u061c"

_NAMES = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
}


def deceiving(text: str) -> str | None:
    """The first character that hides, reorders or controls; none in well-spelt words of any script."""
    at = deceiving_at(text)
    return None if at is None else text[at]


def deceiving_at(text: str) -> int | None:
    """Where that character stands in the text."""
    match = DECEIVING.search(_SPELT.sub("-", text))  # one for one, so that places stay
    return match.start() if match else None


def hidden(text: str) -> list[int]:
    """Where characters stand in a running text that reorder it, or hide in it without a use."""
    if not INVISIBLE.search(text):
        return []
    plain = _USED.sub(lambda used: "-" * len(used[0]), text)
    marks = _DIRECTION_MARKS if _RIGHT_TO_LEFT.search(text) else ""
    return [match.start() for match in INVISIBLE.finditer(plain) if match[0] not in marks]


def name(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`; the character itself is never printed."""
    point = ord(character)
    words = _NAMES.get(point) or unicodedata.name(character, "")
    if not words:
        words = (
            "lone surrogate" if 0xD800 <= point <= 0xDFFF else "control character" if point < 0xA0 else "non-character"
        )
    return f"U+{point:04X} {words}"
