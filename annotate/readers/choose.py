"""Which part of a page is the article."""

from __future__ import annotations

from collections.abc import Iterable

from annotate.readers.shown import Element, Event

NEVER_ARTICLE = frozenset("button canvas iframe input nav noscript object select svg textarea".split())
"""Dropped wherever they stand. What is in a `canvas`, `noscript` or `object` is shown where that does not work."""

_UNCOUNTED = NEVER_ARTICLE | {"aside"}
_AROUND = frozenset(("header", "footer", "form"))


class Weights:
    """How much text stands in each article, main and form, and in paragraphs outside all articles (`loose`).

    What is dropped in any case weighs nothing: an article of mere navigation is none.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.of: dict[Element, int] = {}
        self.articles = 0
        self.loose = 0
        self.all = 0
        open_: list[tuple[Element, int]] = []
        depth = {"article": 0, "p": 0, "around": 0, "uncounted": 0}
        for event in events:
            if event.kind == "text":
                self._count(len("".join(event.text.split())), depth)
                continue
            step = 1 if event.kind == "open" else -1
            tag = event.element.tag
            for name in (tag, "around" if tag in _AROUND else "uncounted" if tag in _UNCOUNTED else ""):
                if name in depth:
                    depth[name] += step
            if tag in ("article", "main", "form"):
                if step > 0:
                    open_.append((event.element, self.all))
                else:
                    element, before = open_.pop()
                    self.of[element] = self.all - before

    def _count(self, letters: int, depth: dict[str, int]) -> None:
        if depth["uncounted"]:
            return
        self.all += letters
        if depth["article"]:
            self.articles += letters
        elif depth["p"] and not depth["around"]:
            self.loose += letters


def article_of(weights: Weights) -> Element | None:
    """The element that is the article; None for the whole page.

    The `<article>` with most text, if it holds half of what all articles and the paragraphs outside them hold: so
    neither a teaser card nor one entry of a live ticker is taken for the whole. Else the `<main>` with most text.
    """
    article = _heaviest(weights, "article")
    if article is not None and 2 * weights.of[article] >= weights.articles + weights.loose:
        return article
    return _heaviest(weights, "main")


def _heaviest(weights: Weights, tag: str) -> Element | None:
    found = [element for element in weights.of if element.tag == tag and weights.of[element]]
    return max(found, key=weights.of.__getitem__, default=None)
