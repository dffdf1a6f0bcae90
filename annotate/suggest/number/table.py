"""What is known of the number words of a language: CLDR's, made by `python -m tests.numerals`, and those told by hand.

`tables/<language>.txt`: a line a value, "kind value form|form". Kinds: `n` adds ("twenty"), `x` multiplies what stands
before it ("hundred"), `p` is its plural, no number by itself ("millions"), `o` and `O` are ordinals of both
("twentieth", "hundredth"), `&` joins ("and"), `-` is the minus, `.` the decimal sign. "glue yes": one word of many.
By hand (`languages/<tag>.yml`, `numbers:`), further: `a` multiplies digits alone ("bn"), `f` is a part ("half"), `d` a
denominator ("thirds"), `e` an ordinal that divides ("dixièmes"), `v` adds below twenty; `/`, `:` (shares) and `;`
("one in") stand between numerator and denominator, `~` is "of", `+` says nothing ("de"), `#` makes an ordinal of what
follows ("thứ 4"), `^` belongs to the ordinal that follows ("al 4-lea"), `the` is the article.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import cast

from annotate.suggest.language import section
from annotate.suggest.number.inflect import inflected
from annotate.suggest.number.trie import plain

Known = tuple[str, Fraction]

WORDS_BY_HAND = {"words": "n", "multipliers": "x", "plurals": "p", "ordinals": "o", "ordinal_multipliers": "O",
                 "abbreviations": "a", "parts": "f", "denominators": "d", "vigesimal": "v"}  # fmt: skip
JOINS_BY_HAND = {"and": "&", "minus": "-", "point": ".", "over": "/", "out_of": ":", "one_in": ";", "of": "~",
                 "article": "the", "pass": "+", "ordinal_prefix": "#", "ordinal_lead": "^"}  # fmt: skip
LISTS = {"apart": "letters_apart", "doubt": "doubt", "after": "doubt_after", "vague": "vague_after",
         "no_minus": "no_minus_after", "dotted": "dotted_after", "single": "single_after", "genitive": "genitives",
         "compounds": "compounds", "endings": "endings", "endings_to": "endings_to",
         "unadded": "unadded", "split": "apart_after",
         "minus": "minus_sure"}  # fmt: skip
BESIDE = ("number_before", "number_after", "none_before", "none_after")
ORDER = "xnpoO&-."  # of a word that is two of them, the first
TEN, HUNDRED = 10, 100
ALIASES = {"no": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "sr"}


@dataclass(frozen=True, slots=True)
class Table:
    """`words`: form → its kind and value. `letters`: what may follow digits and make an ordinal of them ("21st").

    `apart`: the same, behind a hyphen alone ("15-м"). Words that are numbers where nothing else is said (`doubt`), that
    no "one" (`after`: "this one"), no large number (`vague`: "several hundred"), no minus (`no_minus`: "al menos")
    follows, but an ordinal told by a full stop (`dotted`: "am 4."). What makes a number of a word of `doubt`:
    `sure`. Behind some words (`single`) a plural is the `genitive` of one ("свыше тысячи"); what may be glued to some
    number words (`compounds`, `stems`: "двухлетний").
    Case `endings` follow some words (`endings_to`: "milyon|dan"). `unadded`: adds nothing ("năm", five, is a year too).
    Behind `split` the word that joins stands between two numbers ("between"); a `minus` that is one whatever stands
    before it.
    `beside`: words right before or behind a word that make it a number, or none ("sei persone", "sei stato").
    """

    words: Mapping[str, Known]
    glue: bool = False
    decimal: str = "."
    group: str = ","
    letters: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    doubt: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    no_minus: frozenset[str] = frozenset()
    ordinal_parts: bool = False
    counted: bool = False  # "three quarter" for "three quarters"
    dotted: frozenset[str] = frozenset()
    sure: tuple[str, ...] = ()
    single: frozenset[str] = frozenset()
    genitive: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    endings_to: frozenset[str] = frozenset()
    unadded: frozenset[str] = frozenset()
    split: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    harmony: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    fold: Mapping[str, str] = field(default_factory=dict)


def lines(language: str) -> list[str]:
    file = files("annotate").joinpath("suggest", "number", "tables", f"{language}.txt")
    return file.read_text("utf-8").splitlines() if file.is_file() else []


@lru_cache(maxsize=64)
def table(language: str) -> Table:
    language = ALIASES.get(language, language)
    return make(lines(language), section(language, "numbers"))


def make(told: Iterable[str], hand: Mapping[str, object]) -> Table:
    words: dict[str, Known] = {}
    signs: dict[str, str] = {}
    for line in sorted(told, key=lambda line: ORDER.find(line[:2].strip())):
        kind, value, *forms = line.split(" ", 2)
        if len(kind) > 1:
            signs[kind] = value.replace("_", "\u00a0")
            continue
        for form in forms[0].split("|"):
            words.setdefault(plain(form), (kind, Fraction(value)))
    words.update(_by_hand(hand))
    for old, new in _map(hand, "respell").items():
        words.update({form.replace(old, each): known for form, known in words.items() if old in form
                      for each in new.split("|")})
    words.update({form: known for form, known in dict(_inflected(words, hand)).items() if form not in words})
    words.update(dict(_denominators(words, hand)) | dict(_counted(words, hand)))
    stems = _compound(hand)
    words = inflected({**stems, **words}, hand)
    words.update(dict(_prefixed(words, hand)))
    for silent in _list(hand, "no_number"):
        words.pop(plain(silent), None)
    if hand.get("accents", "optional") == "optional":
        words = {**dict(_bare(words)), **words}
    letters = {*signs.get("letters", "").split("|"), *_list(hand, "letters")} - {""}
    lists = {field: frozenset(_list(hand, name)) for field, name in LISTS.items()}
    return Table(words, signs.get("glue") == "yes" or bool(hand.get("glue")), signs.get("decimal", "."),
                 signs.get("group", ","), frozenset(letters), ordinal_parts=bool(hand.get("ordinal_parts")),
                 sure=tuple(_list(hand, "sure_before")), counted=bool(hand.get("parts_counted")),
                 fold=_map(hand, "fold"), stems=frozenset(stems), harmony=_map(hand, "harmony"),
                 beside={name: _beside(hand, name) for name in BESIDE}, **lists)  # fmt: skip


def _denominators(words: Mapping[str, Known], hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    """Ordinals in the plural divide: with an ending of their own ("tenth" + "s"), or as they stand ("dixièmes")."""
    for form, (kind, value) in words.items():
        if kind in "oO" and value > 2:
            for ending in _list(hand, "denominators_add"):
                yield form + ending, ("d", value)
            if form.endswith(tuple(_list(hand, "denominators_end"))):
                yield form, ("e", value)


def _counted(words: Mapping[str, Known], hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    """Denominators made of cardinals: "veintiún" + "avo", "once" + "avo", "treinta" + "avo" (one vowel of two)."""
    for form, (kind, value) in words.items():
        if kind == "n" and TEN < value < HUNDRED:
            for ending in _list(hand, "denominators_of"):
                yield form + ending, ("d", value)
                yield form.removesuffix(ending[0]) + ending, ("d", value)
                yield form.removesuffix("o") + ending, ("d", value)


def _prefixed(words: Mapping[str, Known], hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    """"And" that is written at the word that follows it (Hebrew)."""
    for form, known in words.items():
        for prefix in _list(hand, "prefix"):
            if known[0] in "nxf" and prefix + form not in words:
                yield prefix + form, known


def _inflected(words: Mapping[str, Known], hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    """Ordinals with the endings that CLDR has not: "и: ия|ият" makes "първия" of "първи"."""
    endings = {plain(old): new.split("|") for old, new in _map(hand, "inflect").items()}
    for form, known in words.items():
        for old, every in endings.items():
            if known[0] in "oO" and form.endswith(old):
                for new in every:
                    yield form.removesuffix(old) + new, known


def _by_hand(hand: Mapping[str, object]) -> Iterator[tuple[str, Known]]:
    for name, kind in WORDS_BY_HAND.items():
        for value, forms in cast("Mapping[object, object]", hand.get(name) or {}).items():
            for form in str(forms).split("|"):
                yield plain(form.lower()), (kind, Fraction(str(value)))
    for name, kind in JOINS_BY_HAND.items():
        for form in _list(hand, name):
            yield plain(form.lower()), (kind, Fraction(0))


def _map(hand: Mapping[str, object], name: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in cast("Mapping[object, object]", hand.get(name) or {}).items()}


def _beside(hand: Mapping[str, object], name: str) -> dict[str, frozenset[str]]:
    told = _map(hand, name).items()
    return {word: frozenset(every.split("|")) for words, every in told for word in words.split("|")}


def _list(hand: Mapping[str, object], name: str) -> list[str]:
    return [str(each) for each in cast("Iterable[object]", hand.get(name) or ())]


def _compound(hand: Mapping[str, object]) -> dict[str, Known]:
    """Tens and units as one word, which only compounds have: "двадцатипяти" of "двадцатипятилетний"."""
    told = _map(hand, "stems").items()
    stems = [(plain(form), Fraction(value)) for value, forms in told for form in forms.split("|")]
    units = [(form, value) for form, value in stems if value < 10]
    both = {ten + unit: ("n", tens + ones) for ten, tens in stems if 20 <= tens < 100 for unit, ones in units}
    return {**{form: ("n", value) for form, value in stems}, **both}


def _bare(words: Mapping[str, Known]) -> Iterator[tuple[str, Known]]:
    """Forms without their accents, as hasty writers have them; short ones would be other words ("è", "y")."""
    for form, known in words.items():
        bare = "".join(sign for sign in unicodedata.normalize("NFD", form) if not unicodedata.combining(sign))
        if bare != form and len(bare) > 2:
            yield bare, known
