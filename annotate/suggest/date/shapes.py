"""What may stand beside what in a date, over the codes of `lex`. One grammar for all languages: they differ in words.

`<d>` is a day, `<m>` a month, `<y>` a year; `<e>` an earlier day of the same month ("13 to 15 July"), `<f>` a later
one. Before each shape stand the codes that it may begin with. The first shape that fits is taken.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_FIELDS: Final = {
    "d": "[abow]", "e": "[abow]", "f": "[abow]", "m": "[Mm]", "t": "[a]", "y": "[YWLu]",
    "z": "[Yabc]", "h": "[YWabcnLu]",
    "p": "[abcY]", "o": "[ab]", "q": "[ab]", "r": "[abcY]", "x": "[Ybc]", "a": "a", "v": "Y", "i": "[Yabc]",
    "k": "[kYabc]", "c": "[abowr]", "n": "[abcow]",
    "w": "D", "L": "[Lu]", "J": "J", "U": "[UysNTAPIK]", "g": "[ghHJ]", "G": "[GH]", "u": "u", "l": "f",
    "Y": "(?:[YWLu]|[abc](?= ?N)|(?<=N )[abc])", "S": "[aowr]", "T": "[aow]", "X": "[abc]",
    "Q": "Q", "M": "[Mm]", "E": "E", "s": "s",
}
# Numbers do not begin or end within a longer one, a time of day or an amount of money.
_START: Final = r"(?<![abcYnok$])(?<![abcYnk][.,:/])(?<![abcYnk]-)"
_END: Final = r"(?![abcYnok:%$])(?![.,:/-][abcYn])"
# but a date with slashes or dots may begin a range with a hyphen, or end one
_FROM: Final = r"(?<![abcYnok$])(?<![abcYnk][.,:/])"
_TO: Final = r"(?![abcYnok:%$])(?![.,:/][abcYn])"
_CENTURY: Final = r"(?=C|[abowr]\.? ?C)(?:C ?)?<c>(?:\.? ?C)?"
_AGAIN: Final = r"(?<![abcYnok$])(?<![abcYnk][.,:/])(?<![abcnk]-)"
_WEEKDAY: Final = r"(?:(?:[AJ] ?)*[Dv](?: ?J)?\.?[ ,(-]{0,2}(?:A ?)*(?:P ?)?)?"
_AFTER: Final = r"(?:\.?,? ?\(?[Dv]\)?(?![a-zA-Z]))?"
_JOIN: Final = r"\.? ?(?:R|&|[-–~]|(?<=\.)/)(?: ?[RA])* ?" + _WEEKDAY
_FIRST: Final = f"(?:<e>{_JOIN})?"
_GAP: Final = r"\.? ?[/-]? ?(?:[PTIA] ?){0,3}"
_YEARED: Final = r"[ ,./-]{0,3}(?:[PNIA] ?){0,3}<Y>(?: ?N)?"
_YEAR: Final = f"(?:{_YEARED})?"

SHAPES: Final = (
    # numbers alone
    ("abcY", f"{_FROM}<p>(?P<sep> ?[./] ?)<q>(?P=sep)<r>{_TO}"),
    ("abcY", f"(?<![abcnok$])(?<![abcYnk][.,:/])(?<![abcnk]-)<p>(?P<sep>-)<q>-<v>{_TO}(?!-[abcY](?!-[ab]-Y))"),
    ("abcY", f"{_START}<p>(?P<sep> ?- ?| )<q>(?P=sep)<r>{_END}"),
    ("abcY", f"{_START}<p>(?P<sep>[/.-])<q>, ?<r>{_END}(?! ?[PMm])"),
    ("abow", f"{_START}(?:<e>(?:\\. ?[-–] ?|\\. ?R ?|\\./|-|– ?))?<d>\\.<t>(?P<dots>\\.)(?! ?[abcYn])"),
    ("abow", f"{_START}<e>(?:\\. ?[-–] ?|\\. ?R ?|\\./| - | – )<d>\\.<t>(?:\\.<i>)?\\.?{_END}"),
    ("Y", f"{_START}<v> ?[./-] ?<t>{_END}(?![./-][Mm])"),
    ("a", f"{_START}<t>\\.? ?[./~-] ?<v>{_END}"),
    # Han and Korean signs
    ("abcYnDvALuJE", (
        f"{_WEEKDAY}(?:<E> ?)?(?:<h> ?y ?P? ?)?<t> ?l ?P? ?(?:<e> ?s? ?(?:R|[-–~、]|&) ?)?<d> ?s"
        f"(?: ?[(]?,? ?D[)]?)?(?:,? <v>(?:{_END}(?! ?y)| ?y))?")),
    ("abcYWnLuE", f"(?:<E> ?)?<h> ?y ?P? ?<m> ?<d> ?s?{_AFTER}"),
    ("YW", "<h> ?y ?P? ?<m>(?! ?[abcow])"),
    ("abcYWnLuE", f"(?:<E> ?)?(?:<h> ?y ?P? ?)<t> ?l(?: ?<d>{_END}(?! ?[xUly]))?(?: ?B)?"),
    ("a", f"<t> ?l ?P? ?<d>(?:, ?<v>{_END}|{_END}(?! ?[xUly]))"),
    ("aYWLu", "(?:<y> ?P? ?)?<t> ?l"),
    ("E", "<E> ?<h> ?y"),
    ("ab", f"{_START}<e> ?[-–] ?<d>/<t>/<v>{_TO}"),
    # month-words before a number
    ("abowDvAJ", f"{_START}{_WEEKDAY}(?:A ?)*{_FIRST}<d> ?T ?<t>(?! [AU])(?:[ ,/-]{{0,3}}(?:N ?)?<Y>)?{_END}"),
    ("T", f"T ?<t>(?:[ ,/-]{{0,3}}(?:N ?)?<Y>)?{_END}"),
    # "the third month of 2020"
    ("abowA", f"{_START}(?:A ?)*<T>\\.? ?(?P<monthly>[UPAITx])(?: ?,? ?[PNIA])*[ ,]{{0,2}}<y>{_END}"),
    ("UPA", f"(?:A ?)?(?P<monthly>[UPA]) ?<T>(?: ?,? ?[PNIA])*[ ,]{{0,2}}<y>{_END}"),
    ("YWLu", f"{_START}<y>(?: ?[NyP]){{1,2}} ?(?:x ?)?<T>\\.? ?(?P<monthly>[UT])"),
    # names of months
    ("abowDvAJ", f"{_START}{_WEEKDAY}(?:A ?)*<d>(?P<sep>[-/.])<m>(?P=sep)<X>{_END}"),
    ("Y", f"{_START}<v>[ ,/-]{{0,3}}(?:N[ ,]{{0,2}})?{_WEEKDAY}(?:A ?)*{_FIRST}<d>{_GAP}<m>(?! ?[abo]){_AFTER}"),
    ("abowDvAJ", f"{_AGAIN}{_WEEKDAY}(?:A ?)*{_FIRST}<d>{_GAP}<m>(?:\\.(?! [A-Z]))?{_AFTER}{_YEAR}{_AFTER}"),
    ("abow", f"{_START}<d>-<v>-<m>"),
    ("YDvAJ",
     f"{_START}{_WEEKDAY}<v>[ ,./-]{{1,3}}(?:N[ ,]{{0,2}})?(?:P ?)?<m>(?:\\.?[ ./-]{{0,2}}(?:A ?)*{_FIRST}<d>{_END})?"),
    ("MmDvAJ", f"{_WEEKDAY}<m>-<v>-<d>{_END}"),
    ("MmDvAJ",
     f"{_WEEKDAY}<m>\\.?[ /-]{{0,3}}(?:P ?)?(?:A ?)*(?:[PF] ?)?(?:<e>{_JOIN})<d>(?:{_AFTER}{_YEARED}|{_END}{_AFTER})"),
    ("MmDvAJ", f"{_WEEKDAY}<m>\\.?[ /-]{{0,3}}(?:P ?)?(?:A ?)*<d>(?: ?s)?(?:{_AFTER}{_YEARED}{_AFTER}|{_END}{_AFTER})"),
    ("F", f"F ?(?:A ?)*<e> ?R ?(?:A ?)*<m> ?(?:A ?)*<d>{_END}"),
    ("Mm", f"<m>\\.?[ ,/-]{{0,3}}(?:[PNIA] ?){{0,3}}<y>{_END}(?: ?N)?"),
    ("J", "<J> ?<m>"),
    ("J", "<J> ?<t> ?l"),
    ("Mm", "<m> ?(?:P ?)?<J>"),
    ("Mm", "<m>\\.?"),
    ("abow", f"{_START}{_WEEKDAY}<d>\\.? (?P<worded>w) <Y>{_END}"),
    # numbers of a day and a month
    ("A", f"A ?<d> ?P ?<t>(?: ?(?:[PN] ?)+<Y>{_END}|{_END}(?! ?[xwUPy%]))"),
    ("abcYDvAJ", f"{_FROM}{_WEEKDAY}<o>(?P<sep> ?/ ?)<q>{_TO}"),
    ("abcYDvAJ", f"{_START}{_WEEKDAY}<o>(?P<sep> ?- ?|\\. ?| )<q>(?P<dot>\\.?){_END}"),
    # longer and shorter times
    ("K", f"K ?(?:P ?)?<k> ?(?:[PA] ?)*{_CENTURY}"),
    ("okA", f"(?:A ?)?(?P<decade>[ko]) ?N ?(?:[PA] ?)*{_CENTURY}"),
    ("abowr", "(?:<c> ?C ?)<k> ?K"),
    ("abcYkA", "(?:A ?)?<k>K"),
    ("YkA", "(?:A ?)?(?![abc])<k> ?K"),
    ("K", f"K ?(?:P ?)?<k>{_END}(?! ?[-–] ?[abcY])"),
    ("k", "(?P<decade>k) ?(?:[PA] ?)*C ?(?:[PA] ?)*<c>"),
    ("A", f"(?<=B )A ?<k>{_END}(?! ?[xwUPNMm%])"),
    ("okA", "(?:A ?)?(?P<decade>[ko]) ?N"),
    ("kA", "(?:A ?)?(?P<decade>k)"),
    ("abowAr", "(?:A ?)?<c> ?\\.? ?C"),
    ("C", "C ?(?:[RPA] ?)?(?:- ?)?<c>"),
    ("abowr", f"<S>\\.? ?(?P<quarter>q)(?: ?,? ?[PNIA])*[ ,/-]{{0,2}}<y>(?: ?[Ny])?{_END}"),
    ("q", f"(?P<quarter>q) ?<S>[ ,/-]{{0,2}}(?:[PNI] ?)?<y>{_END}"),
    ("abowr", f"<S>\\.? ?(?P<half>S)(?: ?,? ?[PNIA])*[ ,/-]{{0,2}}<y>(?: ?[Ny])?{_END}"),
    ("YWLu", f"{_START}<y>(?: ?[Nyr]\\.?)?[ ,/-]{{0,2}}(?:P ?)?<S>\\.? ?(?P<half>S)"),
    ("abc", "<h> ?y ?<Q>"),
    ("Q", f"<Q>(?: ?,? ?[PNI])*[ ,/-]{{0,2}}<y>(?: ?[Ny])?{_END}"),
    ("YWLu", f"{_START}<y>(?: ?[Nyr]\\.?)?[ ,/-]{{0,2}}(?:P ?)?<Q>"),
    ("YWLu", f"{_START}<y>(?: ?[Nyr]\\.?)?[ ,/-]{{0,2}}(?:P ?)?<S>\\.? ?(?P<quarter>q)"),
    ("YWLu", f"{_START}<y>(?: ?[Nyr]\\.?)?[ ,/-]{{0,2}}(?:P ?)?(?P<quarter>q) ?<S>{_END}"),
    # years
    ("Y", f"{_START}<v> ?[yN]? ?(?:P ?)?<l>"),
    ("Y", f"{_START}<v> ?(?:[-–/] ?<x>|–<a>){_END}(?: ?[NyK])?"),
    ("N", f"{_START}(?P<sure>N ?)<y>{_END}"),
    ("YWLu", f"{_START}<y> ?(?P<sure>[Nyi]){_END}"),
    ("Y", f"{_START}<v>{_END}"),
    ("W", f"<y>{_END}"),
    ("f", f"<l>(?:[ ,]{{0,2}}(?:[PNIA] ?){{0,2}}<v>{_END})?"),
    # told from the day of reading
    ("abcow", f"{_START}<n> ?<U> ?<g>"),
    ("abcow", f"{_START}<n> ?<u>"),
    ("HG", "<G> ?<n> ?<U>(?! ?[abcY])"),
    ("Lu", "<L>(?: ?,? ?P?)*<t> ?l(?:<d> ?s)?"),
    ("Lu", "<L>(?: ?[PI])* ?<m>(?! ?[abY])"),
    ("Lu", "<L>(?: ?,? ?P?)* ?<d> ?<s>"),
    ("Lu", "<L>(?P<weekday>[as])(?! ?[lUy])"),
    ("DA", "(?:A ?)?<w> ?(?:P ?)?<L>"),
    ("Lu", "<L> ?(?:P ?)?<w>"),
    ("J", "<J> ?<w>"),
    ("DA", "(?:A ?)?<w> ?(?:P ?)?<J>"),
    ("Lu", "<L>"),
    ("DA", "(?:A ?)?<w>"),
    ("abow", f"{_START}(?:<e> ?s? ?(?:R|[-–~]) ?)?<d> ?s"),
)


def _compiled(number: int) -> str:
    """A shape whose groups bear its number: d_17."""
    shape = re.sub(r"<([a-zA-Z])>", lambda found: f"(?P<{found[1]}>{_FIELDS[found[1]]})", SHAPES[number][1])
    shape = re.sub(r"\(\?P=(\w+)\)", rf"(?P=\g<1>_{number})", re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>_{number}>", shape))
    return f"(?P<shape_{number}>{shape})"


@lru_cache(maxsize=512)
def shapes_from(code: str, after: int = -1) -> re.Pattern[str] | None:
    """All shapes that may begin with this code, of those behind number `after`; most codes begin none."""
    parts = [_compiled(number) for number, (firsts, _) in enumerate(SHAPES) if code in firsts and number > after]
    return re.compile("|".join(parts)) if parts else None
