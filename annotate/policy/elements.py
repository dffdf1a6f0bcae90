"""What each element of a page would do by itself: run, fetch, send, lead away. One function a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from annotate.policy.addresses import candidates, leads
from annotate.policy.css import wanted
from annotate.policy.told import Kind, Told, fetched, runs
from annotate.policy.tree import Element

_FRAMES: Final = frozenset("applet embed fencedframe frame iframe object portal".split())
_LINKS: Final = frozenset({"a", "area"})
_NAMES: Final = ("href", "xlink:href")
_HTTP: Final = frozenset({"elsewhere", "mail", "here"})
# relations of <link> that fetch nothing (HTML, section 4.6.7); whatever is not listed counts as fetching
_QUIET: Final = frozenset("alternate author bookmark canonical edit help license me next nofollow prev tag".split())
_KINDS: Final[dict[str, Kind]] = {
    "script": "script", "audio": "media", "video": "media", "track": "media", "source": "media", "html": "manifest",
    "iframe": "frame", "frame": "frame", "embed": "frame", "object": "frame", "portal": "frame", "applet": "frame",
    "use": "link",  # what it takes over becomes part of the page
}
_FETCHED: Final = frozenset("src background lowsrc dynsrc data codebase icon".split())
_NAMED: Final = frozenset("archive cite classid code longdesc".split())  # addresses that nothing fetches today
# attributes of SVG that are read as CSS and may hold url(…)
_STYLED: Final = frozenset("style fill stroke filter clip-path mask cursor marker marker-start marker-mid marker-end"
                           .split())
_ANIMATED: Final = frozenset({"animate", "set", "animatetransform", "animatemotion", "animatecolor"})


def findings(element: Element) -> Iterator[Told]:
    """Everything that is wrong with one element, its inline script aside."""
    for question in _QUESTIONS:
        yield from question(element)


def _handlers(element: Element) -> Iterator[Told]:
    yield from (runs(name) for name in element.attributes if name.startswith("on") and len(name) > 2)


def _sources(element: Element) -> Iterator[Told]:
    """Addresses that are fetched as soon as the page is shown, or that some browser once did."""
    kind = _KINDS.get(element.name, "img")
    for name in sorted(_FETCHED & element.attributes.keys()):
        yield from _wrong(element, name, kind)
    yield from (runs(name) for name in sorted(_NAMED) if leads(element.attributes.get(name, "")) == "script")
    yield from _wrong(element, "poster", "img")
    yield from _wrong(element, "manifest", "manifest")
    for name in ("srcset", "imagesrcset"):
        for address in candidates(element.attributes.get(name, "")):
            yield from filter(None, [fetched(address, "img", name)])


def _references(element: Element) -> Iterator[Told]:
    """`href` of what is no link for readers: scripts, images and shapes of SVG."""
    if element.name not in {*_LINKS, "link", "base"}:
        for name in _NAMES:
            yield from _wrong(element, name, _KINDS.get(element.name, "img"))


def _related(element: Element) -> Iterator[Told]:
    relations = set(element.attributes.get("rel", "").lower().split())
    if element.name != "link":
        return
    if relations <= _QUIET and "href" in element.attributes:
        yield from _leaves(element, "href") if leads(element.attributes["href"]) == "script" else ()
        return
    icon = any("icon" in each for each in relations)
    yield from _wrong(element, "href", "manifest" if "manifest" in relations else "img" if icon else "link")


def _links(element: Element) -> Iterator[Told]:
    """Links that readers follow; on our own blocks one that leaves the site tells the other side nothing."""
    if element.name not in _LINKS:
        return
    for name in _NAMES:
        yield from _leaves(element, name)
    relations = set(element.attributes.get("rel", "").lower().split())
    if element.ours and not {"noopener", "noreferrer"} <= relations:
        yield from (Told("page-link", 'a link that leaves the site lacks rel="noopener noreferrer"', "leaves the site",
                         ("mend the template that writes it",), name)
                    for name in _NAMES if leads(element.attributes.get(name, "")) == "elsewhere")


def _leaves(element: Element, name: str) -> Iterator[Told]:
    address = element.attributes.get(name, "")
    if leads(address) == "script":
        yield runs(name)
    elif leads(address) not in _HTTP:
        yield Told("page-link", f"a link leads to no web page: {address.strip()[:80]}", "leads there",
                   ("link to what begins with https://, http:// or mailto:, or to a page of the site",), name)


def _reports(element: Element) -> Iterator[Told]:
    """`ping` tells other servers which link was followed."""
    for name in ("ping", "attributionsrc"):
        for address in element.attributes.get(name, "").split():
            yield from filter(None, [fetched(address, "form", name)])


def _forms(element: Element) -> Iterator[Told]:
    for name in ("action", "formaction"):
        yield from _wrong(element, name, "form")


def _framed(element: Element) -> Iterator[Told]:
    if element.name in _FRAMES:
        yield Told("page-blocked", f"the policy keeps browsers from showing <{element.name}>", "is not shown",
                   ("link to what it shows instead, so that readers choose whether to go there",))


def _moved(element: Element) -> Iterator[Told]:
    if element.name == "base" and "href" in element.attributes:
        yield Told("page-blocked", "<base> changes where every address of the page leads", "is not followed",
                   ("take it out, and write addresses relative to the page",), "href")
    if element.name == "meta" and "http-equiv" in element.attributes:
        yield from _as_a_header(element.attributes["http-equiv"].strip().lower())


def _as_a_header(name: str) -> Iterator[Told]:
    """Some ask name servers, set cookies or change sheets; none but these two is needed, and new ones are made."""
    if name == "refresh":
        yield Told("page-refreshes", "the page leads readers away by itself", "leads away",
                   ("take it out, and link to the new place instead",), "http-equiv")
    elif name not in {"content-type", "content-security-policy"}:
        yield Told("page-blocked", f"<meta http-equiv> steers the browser: {name[:80]}", "is not for pages",
                   ("take it out; a server can send it as a header, if it is needed",), "http-equiv")


def _styles(element: Element) -> Iterator[Told]:
    for name in sorted(_STYLED & element.attributes.keys()):
        for each in wanted(element.attributes[name]):
            yield from filter(None, [fetched(each.address, each.kind, name)])
    if element.name == "style":
        for each in wanted(element.text):
            yield from filter(None, [fetched(each.address, each.kind, offset=each.offset)])


def _animations(element: Element) -> Iterator[Told]:
    """SVG can set an address a moment later."""
    if element.name in _ANIMATED and element.attributes.get("attributename", "").lower().endswith("href"):
        for name in ("to", "from", "by", "values"):
            for address in element.attributes.get(name, "").split(";"):
                yield from filter(None, [fetched(address, "script", name)])


def _wrong(element: Element, name: str, kind: Kind) -> Iterator[Told]:
    if name in element.attributes and (told := fetched(element.attributes[name], kind, name)):
        yield told


_QUESTIONS: Final[tuple[Callable[[Element], Iterator[Told]], ...]] = (
    _handlers, _sources, _references, _related, _links, _reports, _forms, _framed, _moved, _styles, _animations)
