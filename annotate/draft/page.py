"""What a saved web page tells of itself: in its head, in its data for search engines, in its headline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from selectolax.lexbor import LexborNode

from annotate.address import is_outside
from annotate.article import Article
from annotate.draft import dates
from annotate.draft.told import LONGEST, Guess, Provenance
from annotate.readers.page import parse

_PUBLISHED = frozenset(
    "article:published_time datepublished date.issued dc.date.issued dcterms.issued pubdate publishdate".split()
)


def told(text: str, article: Article) -> Provenance:
    """Of the page as text; `article` is what was read of it, to know a headline from the name of the site."""
    parsed = parse(text)
    if isinstance(parsed, str):
        raise TypeError("a page that was read can be read again")
    elements = parsed.tree.css("*")
    metas = list(_metas(elements))
    published, days = dates.the_one(_published(elements, metas))
    return Provenance(
        language=_language(elements),
        title=_title(elements, metas, article),
        published=published,
        url=_url(elements, metas),
        author=_author(metas) or _linked_name(elements, "author"),
        publisher=_meta(metas, "og:site_name") or _linked_name(elements, "publisher"),
        open={"published": days} if days else {},
    )


def _metas(elements: list[LexborNode]) -> Iterator[tuple[str, str]]:
    """Name, small, and content."""
    for each in elements:
        if each.tag == "meta":
            name = _get(each, "property") or _get(each, "name") or _get(each, "itemprop")
            content = " ".join(_get(each, "content").split())
            if content:
                yield name.strip().lower(), content


def _meta(metas: list[tuple[str, str]], name: str) -> Guess | None:
    return next((Guess(value, name) for key, value in metas if key == name and len(value) <= LONGEST), None)


def _language(elements: list[LexborNode]) -> Guess | None:
    found = ((each.tag, _get(each, "lang")) for each in elements if each.tag in ("html", "body", "article"))
    return next((Guess(lang.strip(), f"{tag} lang") for tag, lang in found if lang and lang.strip()), None)


def _title(elements: list[LexborNode], metas: list[tuple[str, str]], article: Article) -> Guess | None:
    """The one first-rank heading of the article, else what the head says; the name of a site is often an h1 too."""
    segments = {" ".join(each.text.split()) for each in article.segments}
    printed = {text for each in elements if each.tag == "h1" and (text := _text(each)) in segments}
    if len(printed) == 1 and len(headline := printed.pop()) <= LONGEST:
        return Guess(headline, "h1")
    named = (_text(each) for each in elements if each.tag == "title" and _is_in_head(each))
    titles = (Guess(text, "title") for text in named if 0 < len(text) <= LONGEST)
    return _meta(metas, "og:title") or next(titles, None)


def _is_in_head(title: LexborNode) -> bool:
    """Pictures (SVG) have titles too."""
    return title.parent is not None and title.parent.tag == "head"


def _text(element: LexborNode) -> str:
    return " ".join(element.text().split())


def _get(element: LexborNode, name: str) -> str:
    """Empty without the attribute, and where it has no value."""
    return element.attributes.get(name) or ""


def _published(elements: list[LexborNode], metas: list[tuple[str, str]]) -> list[Guess]:
    """The days of the first kind of statement that there is, each once."""
    stated = (
        [(name, value) for name, value in metas if name in _PUBLISHED],
        [("datePublished", value) for value in _linked_dates(elements)],
        [("time", _get(each, "datetime")) for each in elements if each.tag == "time"],
    )
    for kind in stated:
        days: dict[str, Guess] = {}
        for name, value in kind:
            if day := dates.of_stamp(value):
                days.setdefault(day, Guess(day, f"{name} {value}"))
        if days:
            return list(days.values())
    return []


def _linked_dates(elements: list[LexborNode]) -> Iterator[str]:
    """Each datePublished of JSON-LD, however deep."""
    values = (node.get("datePublished") for node in _linked(elements))
    yield from (value for value in values if isinstance(value, str))


def _linked_name(elements: list[LexborNode], key: str) -> Guess | None:
    """Of the one article that JSON-LD tells of; several authors are told in one line."""
    articles = [node for node in _linked(elements) if key in node and ("headline" in node or "datePublished" in node)]
    told = {", ".join(_names(each[key])) for each in articles}
    name = told.pop() if len(told) == 1 else ""
    return Guess(name, f"JSON-LD {key}") if 0 < len(name) <= LONGEST and "://" not in name else None


def _names(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    names = (each.get("name") if isinstance(each, dict) else each for each in listed)
    return [line for each in names if isinstance(each, str) and (line := " ".join(each.split()))]


def _linked(elements: list[LexborNode]) -> Iterator[dict[str, Any]]:
    """Each mapping of JSON-LD."""
    scripts = (each for each in elements if each.tag == "script" and "ld+json" in _get(each, "type").lower())
    todo: list[Any] = [_json(each.text()) for each in scripts]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            yield node
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _url(elements: list[LexborNode], metas: list[tuple[str, str]]) -> Guess | None:
    links = (each for each in elements if each.tag == "link" and "canonical" in _get(each, "rel").lower().split())
    canonical = (Guess(_get(each, "href").strip(), "link canonical") for each in links)
    found = chain(canonical, (Guess(value, name) for name, value in metas if name == "og:url"))
    return next((each for each in found if each.value.startswith("https://") and is_outside(each.value)), None)


def _author(metas: list[tuple[str, str]]) -> Guess | None:
    """`article:author` is a name on some pages and an address on others."""
    found = _meta(metas, "author") or _meta(metas, "article:author")
    return None if found is None or "://" in found.value else found
