"""What a text that was copied out of a page likely carries: headline, byline, the words of buttons. All of it guesses.

A guess is offered as a comment, never taken; and a line of which one may be in doubt is no furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from annotate.article import Article
from annotate.draft.told import Guess

_FIRST: Final = 12  # lines among which a byline is looked for
_SHORTEST, _LONGEST = 15, 200  # of a headline, where a Han character counts for three
_HAN: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_END: Final = regex.compile(r"[.。…,，;；:：][”’\"»」』)）]*$")
_BYLINE: Final = regex.compile(
    r"[Bb]y\s+(?P<name>\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|and|de|van|von|der|al|bin)){1,6})"
    r"|(?:作者|记者|記者)\s*[:：]\s*(?P<name>\p{Han}{2,8})(?:\s.{0,40})?"
)
_BUTTONS: Final = frozenset("""
advertisement; article continues below; comments; copy link; follow us; listen to this article; more on this story;
most read; print; print this page; read more; related; related articles; related stories; related topics; save; share;
share save; share this; share this article; sign in; sign up; skip to content; subscribe; view comments;
anzeige; teilen; werbung; lesen sie auch; publicité; partager; lire aussi; publicidad; compartir; lea también;
pubblicità; condividi; leggi anche; реклама; поделиться; читайте также; комментарии; поділитися; читайте також;
quảng cáo; chia sẻ; bình luận; xem thêm; tin liên quan; 广告; 廣告; 分享; 分享到; 相关阅读; 延伸阅读;
相關新聞; 相关新闻; 收藏; 评论;
広告; シェア; 関連記事; 광고; 공유; 관련기사; إعلان; شارك; اقرأ أيضا
""".replace("\n", "").split(";"))  # fmt: skip
_KNOWN: Final = frozenset(each.strip() for each in _BUTTONS)


def likely(lines: Sequence[str]) -> dict[str, Guess]:
    """Headline and byline, by key of story.yml."""
    told = [(number, " ".join(line.split())) for number, line in enumerate(lines, 1) if any(map(str.isalpha, line))]
    found: dict[str, Guess] = {}
    if told and _is_headline(told[0][1], [line for _, line in told[1:]]):
        found["title"] = Guess(told[0][1], f"line {told[0][0]}")
    bylines = [(number, hit["name"]) for number, line in told[:_FIRST] if (hit := _BYLINE.fullmatch(line))]
    if len(bylines) == 1:
        found["author"] = Guess(bylines[0][1], f"line {bylines[0][0]}")
    return found


def buttons(article: Article) -> Iterator[int]:
    """Numbers of the segments that say what a button or a place of an advertisement says, and nothing else."""
    for each in article.segments:
        if " ".join(each.text.casefold().split()).strip(" :：") in _KNOWN:
            yield each.number


def _is_headline(line: str, rest: Sequence[str]) -> bool:
    """Short, no sentence, no date alone, and a text under it that is longer."""
    size = _size(line)
    letters = sum(each.isalpha() for each in line)
    return (_SHORTEST <= size <= _LONGEST and 2 * letters > len(line) and not _END.search(line)
            and not _BYLINE.fullmatch(line) and any(_size(each) > size for each in rest))  # fmt: skip


def _size(line: str) -> int:
    return len(line) + 2 * len(_HAN.findall(line))
