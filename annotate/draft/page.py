"""What a saved web page tells of itself: in its head, in its data for search engines, in its headline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from annotate.address import is_outside
from annotate.article import Article
from annotate.draft import dates
from annotate.draft.told import LONGEST, Guess, Told
from annotate.readers.page import Element, parse

_PUBLISHED = frozenset(
    "article:published_time datepublished date.issued dc.date.issued dcterms.issued pubdate publishdate".split()
)


def told(text: str, article: Article) -> Told:
    """Of the page as text; `article` is what was read of it, to know a headline from the name of the site."""
    tops, _ = parse(text)
    elements = [each for top in tops for each in top.iter("*")]
    metas = list(_metas(elements))
    published, days = dates.the_one(_published(elements, metas))
    return Told(
        language=_language(elements),
        title=_title(elements, metas, article),
        published=published,
        url=_url(elements, metas),
        author=_author(metas),
        publisher=_meta(metas, "og:site_name"),
        days=days,
    )


def _metas(elements: list[Element]) -> Iterator[tuple[str, str]]:
    """Name, small, and content."""
    for each in elements:
        if each.tag == "meta":
            name = each.get("property") or each.get("name") or each.get("itemprop") or ""
            content = " ".join((each.get("content") or "").split())
            if content:
                yield name.strip().lower(), content


def _meta(metas: list[tuple[str, str]], name: str) -> Guess | None:
    return next((Guess(value, name) for key, value in metas if key == name and len(value) <= LONGEST), None)


def _language(elements: list[Element]) -> Guess | None:
    found = ((each.tag, each.get("lang")) for each in elements if each.tag in ("html", "body", "article"))
    return next((Guess(lang.strip(), f"{tag} lang") for tag, lang in found if lang and lang.strip()), None)


def _title(elements: list[Element], metas: list[tuple[str, str]], article: Article) -> Guess | None:
    """The one first-rank heading of the article, else what the head says; the name of a site is often an h1 too."""
    segments = {" ".join(each.text.split()) for each in article.segments}
    printed = {text for each in elements if each.tag == "h1" and (text := _text(each)) in segments}
    if len(printed) == 1 and len(headline := printed.pop()) <= LONGEST:
        return Guess(headline, "h1")
    named = (_text(each) for each in elements if each.tag == "title" and _is_in_head(each))
    titles = (Guess(text, "title") for text in named if 0 < len(text) <= LONGEST)
    return _meta(metas, "og:title") or next(titles, None)


def _is_in_head(title: Element) -> bool:
    """Pictures (SVG) have titles too."""
    above = title.getparent()
    return above is not None and above.tag == "head"


def _text(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _published(elements: list[Element], metas: list[tuple[str, str]]) -> list[Guess]:
    """The days of the first kind of statement that there is, each once."""
    stated = (
        [(name, value) for name, value in metas if name in _PUBLISHED],
        [("datePublished", value) for value in _linked_dates(elements)],
        [("time", each.get("datetime") or "") for each in elements if each.tag == "time"],
    )
    for kind in stated:
        days: dict[str, Guess] = {}
        for name, value in kind:
            if day := dates.of_stamp(value):
                days.setdefault(day, Guess(day, f"{name} {value}"))
        if days:
            return list(days.values())
    return []


def _linked_dates(elements: list[Element]) -> Iterator[str]:
    """Each datePublished of JSON-LD, however deep."""
    scripts = (each for each in elements if each.tag == "script" and "ld+json" in (each.get("type") or "").lower())
    todo: list[Any] = [_json(each.text or "") for each in scripts]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            if isinstance(value := node.get("datePublished"), str):
                yield value
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _url(elements: list[Element], metas: list[tuple[str, str]]) -> Guess | None:
    links = (each for each in elements if each.tag == "link" and "canonical" in (each.get("rel") or "").lower().split())
    canonical = (Guess((each.get("href") or "").strip(), "link canonical") for each in links)
    found = chain(canonical, (Guess(value, name) for name, value in metas if name == "og:url"))
    return next((each for each in found if each.value.startswith("https://") and is_outside(each.value)), None)


def _author(metas: list[tuple[str, str]]) -> Guess | None:
    """`article:author` is a name on some pages and an address on others."""
    found = _meta(metas, "author") or _meta(metas, "article:author")
    return None if found is None or "://" in found.value else found
