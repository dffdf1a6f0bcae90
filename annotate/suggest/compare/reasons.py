"""What the reasons are made of: a number or date in English, and the source's own words behind it."""

from __future__ import annotations

from typing import Final

from annotate.suggest.align import Sentence
from annotate.suggest.compare.facts import Code, Day, Facts, Figure, Item
from annotate.suggest.compare.match import Match
from annotate.suggest.compare.places import place
from annotate.suggest.compare.told import Place
from annotate.suggest.compare.written import day_said, is_part, said

_QUOTED: Final = 80  # code points of a sentence that stands for itself
_SHOWN: Final = 60  # code points of a source's words in a reason


def telling(item: Item, facts: Facts) -> str:
    """`more than 6,000 soldiers killed (“超过6000人”)`."""
    own = words(item.place, facts)
    if isinstance(item, Code):
        return f"“{own}”"
    if isinstance(item, Day):
        text = day_said(item.when)
    else:
        of = "of the " * bool(counted(item) and is_part(item.quantity))
        text = f"{said(item.quantity, own)} {of}{counted(item)}".rstrip()
    return text if own == text else f"{text} (“{own}”)"


def opening(sentence: Sentence, facts: Facts) -> Place | None:
    """The first words of a sentence that has nothing of what another has."""
    text, end = facts.texts[sentence.segment], min(sentence.end, sentence.start + _QUOTED)
    if end < sentence.end:  # whole words, where words are parted
        cut = max(text.rfind(sign, sentence.start + _QUOTED // 2, end + 1) for sign in " ,，、")
        end = cut if cut > 0 else end
    return place((sentence.siglum, sentence.segment), text, sentence.start, end)


def counted(item: Figure) -> str:
    """Who, and what befell them; not that goods, or votes, were sent."""
    return " ".join(part for part in (item.who, item.befell) if part and (item.who or part != "sent"))


def words(place: Place, facts: Facts) -> str:
    text = facts.texts[place.segment][place.start:place.end].replace("\n", " ")
    return text if len(text) <= _SHOWN else text[:_SHOWN - 1].rstrip() + "…"


def about(match: Match) -> str:
    """What both are about, where that is known: `: both about soldiers killed`."""
    one, two = match.left, match.right
    if not isinstance(one, Figure) or not isinstance(two, Figure):
        return ""
    same = [a for a, b in ((one.who, two.who), (one.befell, two.befell)) if a and a == b]
    fate = same == [one.befell]
    return f": both about {'those ' * fate}{' '.join(same)}" if same else ""
