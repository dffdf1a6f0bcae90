"""Number words side by side made into numbers, for all languages alike: "two hundred and five thousand", "one two"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

THOUSAND = 1000
NOTHING = Fraction(0)
ONE = Fraction(1)
TWENTY = Fraction(20)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` as in `table`, further `D` digits, `N` digits that are an ordinal. `comma`: one stands before it."""

    start: int
    end: int
    kind: str
    value: Fraction
    decimals: int = -1
    comma: bool = False


@dataclass(slots=True)
class Group:
    """A number in the making: `pieces` are its thousands, each with its multiplier, `open` what stands behind them.

    What is added must be below `room`. `kind`: n number, o ordinal, d denominator, f part ("half"), the article alone.
    `scale`: its last multiplier, where it ends on that. `link`: the word before it ("&", "/", "~" or none).
    """

    start: int
    end: int
    kind: str
    open: Fraction = NOTHING
    room: Fraction = ONE
    link: str = ""
    comma: bool = False
    minus: bool = False
    lead: bool = False
    scale: Fraction = NOTHING
    part: Fraction = NOTHING
    words: bool = False
    decimals: int = -1
    pieces: list[tuple[Fraction, Fraction]] = field(default_factory=list)

    @property
    def value(self) -> Fraction:
        return sum((value for value, _ in self.pieces), self.open)

    def told(self, token: Token) -> None:
        """It reaches over this token too."""
        self.end = token.end
        if token.kind in "DN":
            self.decimals = token.decimals if not self.words else self.decimals
        elif token.kind:
            self.words = True


@dataclass(slots=True)
class _Before:
    """The words without a value that stand before a number."""

    link: str = ""
    minus: Token | None = None
    lead: Token | None = None

    def take(self, token: Token) -> bool:
        if token.kind in "&/:;~":
            self.link, self.minus = token.kind, None
        elif token.kind in "#^":
            self.lead = token
        elif token.kind == "-":
            self.minus, self.link = token, ""
        return token.kind in "&/:;~#^-+"


def _fitted(tokens: Sequence[Token]) -> Iterator[Token]:
    """"three twenty-fifths": tens behind a number belong to the denominator; "twenty fifths" are four."""
    index = 0
    while index < len(tokens):
        token, index = tokens[index], index + 1
        after = tokens[index] if 1 < index < len(tokens) else None
        if (after and after.kind in "de" and token.kind == "n" and after.value < _room(token.value) == 10
                and tokens[index - 2].kind in "nxD"):  # fmt: skip
            token, index = Token(token.start, after.end, "d", token.value + after.value, comma=token.comma), index + 1
        yield token


def groups(told: Sequence[Token]) -> Iterator[Group]:
    """Each number of a run of tokens. What joins to nothing is dropped."""
    tokens = list(_fitted(told))
    group: Group | None = None
    before = _Before()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if before.take(token):
            continue
        if token.kind == ".":
            index = _point(group, tokens, index) if group and group.kind == "n" and not before.minus else index
        elif group and _may_join(before, token, tokens[index : index + 1], group) and _joins(group, token, before.link):
            before.link = ""
        else:
            if group:
                yield group
            group = _begin(token, before.link if group else "", before.minus)
            if group and before.lead:
                _lead(group, before.lead)
            before = _Before()
    if group:
        yield group


def _may_join(before: _Before, token: Token, after: Sequence[Token], group: Group) -> bool:
    """Not the three of "a hundred and three quarters", nor the two of "three hundred and two hundred"."""
    if before.link not in ("", "&") or before.minus or before.lead:
        return False
    if token.comma:  # "two thousand, three hundred", not "two thousand, three"
        return bool(after) and after[0].kind in "xp" and not after[0].comma and after[0].value < group.room
    if not before.link or not after or after[0].comma or token.kind not in "nD":
        return True
    return after[0].kind not in "dfe" and not (after[0].kind in "xp" and after[0].value == group.room)


def _begin(token: Token, link: str, minus: Token | None) -> Group | None:
    if token.kind in "pa":
        return None
    kind = {"x": "n", "O": "o", "D": "n", "N": "o", "v": "n"}.get(token.kind, token.kind)
    group = Group(minus.start if minus else token.start, token.end, kind, link=link, comma=token.comma,
                  minus=minus is not None, words=minus is not None)  # fmt: skip
    group.told(token)
    if token.kind in "xO" and token.value >= THOUSAND:
        group.pieces.append((token.value, token.value))
        group.room = group.scale = token.value
    else:
        group.open = token.value
        group.room = TWENTY if token.kind == "v" else _room(token.value) if token.kind in "noexO" else ONE
        if token.kind in "oe" and token.value == 10:  # "décimo primeiro"
            group.room = token.value
        group.scale = token.value if token.kind in "xO" else NOTHING
        group.part = token.value if token.kind == "f" else NOTHING
    return group


def _lead(group: Group, lead: Token) -> None:
    """"thứ 4" is an ordinal because of its first word, which is part of it; "al 4-lea" is one anyway."""
    if lead.kind == "#" or group.kind == "o":
        group.start, group.kind, group.lead = lead.start, "o", lead.kind == "#"


def _room(value: Fraction) -> Fraction:
    """What can be added to a word: below ten to "twenty", below a hundred to "hundred", nothing to "ten" or "five"."""
    if value.denominator > 1 or value <= 10:
        return ONE
    room = 1
    while value % (room * 10) == 0:
        room *= 10
    return Fraction(room)


def _joins(group: Group, token: Token, link: str) -> bool:
    """Add the token to the group where they make one number."""
    if group.kind == "f" and token.kind in "xp" and not link:
        group.open, group.scale = group.open * token.value, token.value
        group.told(token)
        return True
    if group.kind not in "noe" or token.kind not in "nDoxpaOve" or (
            token.comma and (group.room < THOUSAND or token.kind == "D")):
        return False
    if group.kind in "oe" and token.kind not in "oOe" and not group.lead:
        return False
    if token.kind in "xpa" or (token.kind == "O" and (group.kind == "n" or group.lead)):
        if link and token.value < group.room and not group.open and token.kind != "a":
            return _add(group, token)
        return not token.comma and not link and not (token.kind == "O" and group.value == 1) and _multiply(group, token)
    if (token.kind == "e" and group.kind == "n") or (token.kind == "D" and link and group.room >= THOUSAND):
        return False
    return 0 < token.value < group.room and token.value.denominator == 1 and _add(group, token)


def _add(group: Group, token: Token) -> bool:
    group.open += token.value
    group.room = TWENTY if token.kind == "v" else min(group.room, _room(token.value)) if token.kind != "D" else ONE
    group.scale = NOTHING
    group.kind = "o" if token.kind in "oOe" or group.lead else "n"
    group.told(token)
    return True


def _multiply(group: Group, token: Token) -> bool:
    by = token.value
    if by < THOUSAND and not _hundred(group, by):
        return False
    if by >= THOUSAND:
        kept = [piece for piece in group.pieces if piece[1] > by]
        inner = sum((value for value, scale in group.pieces if scale <= by), group.open)
        group.pieces[:] = [*kept, ((inner or ONE) * by, by)]
        group.open, group.room = NOTHING, by
    group.scale = by
    group.kind = "o" if token.kind == "O" or group.lead else "n"
    group.told(token)
    return True


def _hundred(group: Group, by: Fraction) -> bool:
    """"five hundred", "a thousand (one) hundred", "three dozen", "three hundred and two dozen", 2.5 hundred."""
    if not group.open:
        if by >= group.room:
            return False
        group.open = by
    elif by % 100 == 0 and group.open >= by and group.words:
        return False
    elif by % 100 and group.open > 100 and group.open % 100:
        group.open += group.open % 100 * (by - 1)
    else:
        group.open *= by
    group.room = _room(by)
    return True


def _point(group: Group | None, tokens: Sequence[Token], index: int) -> int:
    """Read the words behind a decimal sign: digit by digit ("five six") or as a number ("twenty-five")."""
    behind, last = "", ONE
    while group and index < len(tokens) and tokens[index].kind in "nvD" and tokens[index].value.denominator == 1:
        value = tokens[index].value
        if 0 < value < last:
            behind = str(int(behind) + int(value)).zfill(len(behind))
        else:
            behind += str(value)
        last = _room(value)
        group.told(tokens[index])
        index += 1
    if group and behind:
        below = tokens[index].value if index < len(tokens) and tokens[index].kind in "de" else NOTHING
        if below > 1 and str(below).strip("0") == "1":  # ноль целых пять сотых
            group.told(tokens[index])
            index += 1
        else:
            below = Fraction(10 ** len(behind))
        group.open += int(behind) / below
        group.room, group.scale = ONE, NOTHING
    return index
