"""Arabic number words added up, token by token: "one and twenty", "three hundred", two thousands in one word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

SIGNS = (".", "-", "/", "of", "1/")
OVER = ("/", "of", "1/")
HUNDRED = 100
TEN = 10


@dataclass(frozen=True, slots=True)
class Token:
    """`joined`: "and" is before it. `kind`: n digits, u unit, 10, teen, tens, h hundred, hh hundreds, s scale, p its
    plural, 2 its dual, f part, d denominator, v "five" or "fifth", k dozen, o ordinal, and the signs . - / of and 1/
    ("a part of").
    """

    kind: str
    value: Fraction
    start: int
    end: int
    joined: bool = False
    the: bool = False
    decimals: int = -1


@dataclass(slots=True)
class Adding:
    """A number under way: `total` its thousands and above, `section` what is below."""

    tokens: list[Token] = field(default_factory=list)
    total: Fraction = Fraction(0)
    section: Fraction = Fraction(0)
    scale: Fraction = Fraction(0)  # the last one told
    above: Fraction | None = None  # a numerator that waits for its denominator
    behind: str | None = None  # digits behind the point
    minus: bool = False

    @property
    def last(self) -> str:
        return self.tokens[-1].kind if self.tokens else ""

    @property
    def worded(self) -> bool:
        return self.tokens[0].kind != "n"

    @property
    def decimals(self) -> int:
        return self.tokens[0].decimals

    @property
    def is_ordinal(self) -> bool:
        """An ordinal word in it, or tens with the article ("the twenty", "the one and twenty")."""
        kinds = {each.kind for each in self.tokens}
        many = bool(kinds & {"tens", "10", "teen"}) and kinds <= {"u", "v", "tens", "10", "teen"} and kinds != {"10"}
        return "o" in kinds or (self.tokens[0].the and many)

    @property
    def value(self) -> Fraction | None:
        if self.tokens[0].kind in ("p", "d") and len(self.tokens) == 1:
            return None
        value = self.total + self.section
        if self.behind:
            value += Fraction(int(self.behind), 10 ** len(self.behind))
        if self.above is not None:
            value = self.above / value if value else self.above
        return -value if self.minus else value

    def ended(self) -> Iterator[Adding]:
        """The number without the signs that nothing followed, if anything is left."""
        while self.tokens and self.last in SIGNS:
            gone = self.tokens.pop()
            if gone.kind != "." and self.above is not None:
                self.section, self.above = self.above, None
        if self.tokens:
            yield self

    def take(self, token: Token) -> bool:
        """Add the token, if it is part of this number."""
        taken = self._begin(token) if not self.tokens or self.last == "-" else self._add(token)
        if taken:
            self.tokens.append(token)
        return taken

    def _begin(self, token: Token) -> bool:
        if token.kind == "-":
            self.minus = not self.tokens
            return not self.tokens
        if token.kind == "1/":
            self.above = Fraction(1)
            return True
        if token.kind in "s2p":
            self.scale, self.total = token.value, token.value * (2 if token.kind == "2" else 1)
            return token.kind != "p"
        self.section = token.value
        return token.kind not in (".", "/", "of", "d")

    def _add(self, token: Token) -> bool:
        if self.last == "f" and token.kind not in "shk":
            return False
        if self.last == "f" and token.the and token.value == self.scale and not token.joined:
            return True  # مليون ونصف المليون
        if self.behind is not None:
            return self._digit(token)
        adders = {"u": self._unit, "o": self._unit, "10": self._ten, "tens": self._tens, "teen": self._tens,
                  "h": self._hundred, "hh": self._hundreds, "s": self._scale, "p": self._scale, "2": self._dual,
                  "f": self._part, "d": self._divide, "k": self._dozen, "n": self._figure, ".": self._point,
                  "/": self._over, "of": self._over, "1/": self._over, "v": self._fifth}  # fmt: skip
        return token.kind in adders and adders[token.kind](token)

    def _unit(self, token: Token) -> bool:
        fits = self.last in OVER or (token.joined and self.section % HUNDRED == 0 and self.last != "n")
        self.section += token.value if fits else 0
        return fits

    def _ten(self, token: Token) -> bool:
        """عشر behind a unit makes a teen of it; so does it of an ordinal."""
        teen = not token.joined and self.last in ("u", "v", "o") and 0 < self.section % HUNDRED < TEN
        if not teen:
            return self._unit(token)
        self.section += token.value
        return True

    def _tens(self, token: Token) -> bool:
        fits = self.last in OVER or (
            token.joined
            and self.section % HUNDRED < (1 if token.kind == "teen" else TEN)
            and self.last not in ("n", "10")
        )
        self.section += token.value if fits else 0
        return fits

    def _hundred(self, token: Token) -> bool:
        if self.last == "f":
            return False
        if self.last in ("u", "v", "n", "tens") and not token.joined and 0 < self.section < HUNDRED:
            self.section *= HUNDRED
            return True
        return self._hundreds(token)

    def _hundreds(self, token: Token) -> bool:
        fits = self.last in OVER or (token.joined and not self.section)
        self.section += token.value if fits else 0
        return fits

    def _scale(self, token: Token) -> bool:
        if token.value == HUNDRED:  # ثلاث مئات
            return self._hundred(token)
        if token.joined or not self.section:
            fits = token.kind == "s" and token.joined and not self.section and token.value < (self.scale or 0)
            higher = not token.joined and self.last == "s" and token.value > self.scale
            self.total = self.total * token.value if higher else self.total + (token.value if fits else 0)
            self.scale = token.value if fits or higher else self.scale
            return fits or higher
        if self.scale and token.value >= self.scale:
            return False
        self.total, self.section, self.scale = self.total + self.section * token.value, Fraction(0), token.value
        return True

    def _dual(self, token: Token) -> bool:
        fits = token.joined and not self.section and token.value < (self.scale or 0)
        self.total += 2 * token.value if fits else 0
        self.scale = token.value if fits else self.scale
        return fits

    def _part(self, token: Token) -> bool:
        """Three and a half; two million and a half (million)."""
        if not token.joined:
            return False
        self.section += token.value * (self.scale if self.scale and not self.section else 1)
        return True

    def _divide(self, token: Token) -> bool:
        """Twenty-one fifths."""
        if token.joined or self.section.denominator > 1:
            return False
        self.total, self.section = Fraction(0), (self.total + self.section) / token.value
        return True

    def _fifth(self, token: Token) -> bool:
        """خمس, five and a fifth."""
        return (
            self._unit(token)
            if token.joined or self.last in OVER
            else self.last in ("u", "tens") and self._divide(token)
        )

    def _dozen(self, token: Token) -> bool:
        if token.joined:
            self.section += token.value
            return True
        fits = bool(self.section) and not self.total
        self.section *= token.value if fits else 1
        return fits

    def _figure(self, token: Token) -> bool:
        fits = self.last in ("/", "1/") or (
            token.joined and self.last in "sp2" and not self.section and 0 <= token.value < self.scale
        )
        self.section += token.value if fits else 0
        return fits

    def _point(self, token: Token) -> bool:
        self.behind = ""
        return not token.joined and not token.the

    def _digit(self, token: Token) -> bool:
        """What stands behind the point: digit by digit, or as one number."""
        fits = (
            token.kind in ("u", "v", "n", "tens", "10", "teen", "h", "hh")
            and token.value >= 0
            and token.value.denominator == 1
        )
        if fits and token.kind == "10" and not token.joined and self.behind and self.last in ("u", "v"):
            self.behind = self.behind[:-1] + str(TEN + int(self.behind[-1]))  # فاصلة أربعة عشر
        elif fits and token.joined and self.behind:
            self.behind = str(int(self.behind) + int(token.value))
        elif fits:
            self.behind = (self.behind or "") + str(token.value)
        return fits

    def _over(self, token: Token) -> bool:
        if (
            self.above is not None
            or token.joined
            or token.the
            or self.tokens[0].the
            or self.last == "f"
            or (token.kind == "of" and self.last == "n")
        ):
            return False
        self.above, self.total, self.section, self.scale = (
            self.total + self.section,
            Fraction(0),
            Fraction(0),
            Fraction(0),
        )
        return True
