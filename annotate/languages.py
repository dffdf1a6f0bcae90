"""Language tags (BCP 47, RFC 5646), checked against what Unicode's CLDR knows of them."""

from __future__ import annotations

import re

from annotate.value import Unread

LONGEST = 60  # code points; RFC 5646 asks for room for 35
TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_](?P<territory>[A-Za-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:[-_](?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(?:[-_][A-Za-wyz0-9](?:[-_][A-Za-z0-9]{2,8})+)*(?:[-_][xX](?:[-_][A-Za-z0-9]{1,8})+)?)"
)
# country codes and names that are written where a language belongs
SLIPS = {
    "cn": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant-HK", "vn": "vi", "jp": "ja", "gr": "el",
    "ua": "uk", "cz": "cs", "dk": "da", "us": "en-US", "gb": "en-GB", "at": "de-AT",
    "by": "be", "ge": "ka", "il": "he", "ir": "fa", "in": "hi", "kz": "kk",
    "rs": "sr", "chs": "zh-Hans", "cht": "zh-Hant", "ger": "de", "fre": "fr", "chi": "zh",
    "dut": "nl", "gre": "el", "per": "fa", "rum": "ro", "cze": "cs", "arabic": "ar",
    "chinese": "zh-Hans", "english": "en", "french": "fr", "german": "de", "japanese": "ja", "korean": "ko",
    "persian": "fa", "russian": "ru", "spanish": "es", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip


def read(text: str) -> str | Unread:
    """The tag with the usual capitals, or why it is none."""
    if text.lower() in SLIPS:
        return _slip(text, SLIPS[text.lower()])
    match = TAG.fullmatch(text[:LONGEST])
    if len(text) > LONGEST or not match:
        return Unread(f"expected a language tag, found “{text[:40]}”", _nearest(text[:LONGEST]))
    tag = _usual(match)
    if "_" in text:
        return Unread(f"a language tag has hyphens, found “{text}”", f"write {tag}")
    return _unknown_part(match) or tag


def _usual(match: re.Match[str]) -> str:
    language, script, territory = match["language"].lower(), match["script"], match["territory"]
    rest = match["rest"].replace("_", "-")
    return (
        "-".join(part for part in (language, script and script.title(), territory and territory.upper()) if part) + rest
    )


def _unknown_part(match: re.Match[str]) -> Unread | None:
    from babel import Locale
    from babel.core import get_global

    known, language = Locale("en"), match["language"].lower()
    shorter = get_global("language_aliases").get(language, language)
    if shorter != language and len(shorter) < 4:
        return Unread(f"“{match['language']}” has a shorter tag", f"write {shorter}{match[0][len(language) :]}")
    if len(language) == 2 and language not in known.languages:
        return Unread(f"there is no language “{match['language']}”", _nearest(match[0]))
    if match["script"] and match["script"].title() not in known.scripts:
        return Unread(f"there is no script “{match['script']}”", "write for example zh-Hans, zh-Hant or sr-Latn")
    if match["territory"] and match["territory"].upper() not in known.territories:
        return Unread(f"there is no country or region “{match['territory']}”", f"write {language}")
    return None


def _nearest(text: str) -> str:
    """The tag of the language that is named in English, else what tags look like."""
    from babel import Locale

    first = re.split(r"[-_ ,(]", text.strip(), maxsplit=1)[0].lower()
    if first in SLIPS:
        return f"write {SLIPS[first]}"
    named = {name.lower(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
    if tag := named.get(text.strip().lower()) or named.get(first):
        return f"write {tag}"
    return "write the language's code, such as en, zh-Hans (simplified Chinese), vi, ru, uk or ko"


def _slip(text: str, tag: str) -> Unread:
    return Unread(f"there is no language “{text}”", f"write {tag}")
