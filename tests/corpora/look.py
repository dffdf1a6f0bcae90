"""What a browser makes of the pages of packed stories: their words, and whether anything of them ran."""

from __future__ import annotations

from typing import Any, Final

from playwright.sync_api import Page

from tests.corpora.pack import Packed, collapsed

CANARY: Final = """(() => {
  window.ran = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = (...given) => { window.ran.push(name + ": " + given.join()); };
  window.Image = function () { window.ran.push("Image"); };
  navigator.sendBeacon = () => { window.ran.push("sendBeacon"); };
})()"""
"""Stands in for all that the texts try to call, before the page's own scripts."""

READ: Final = """() => {
  const plain = element => {
    if (!element) return null;
    const copy = element.cloneNode(true);
    copy.querySelectorAll("[role=doc-noteref]").forEach(each => each.remove());
    return copy.textContent;
  };
  const all = (selector, read) => Object.fromEntries(
    [...document.querySelectorAll(selector)].map(each => [each.id, read(each)]));
  const card = (siglum, selector) => plain(
    document.querySelector(`.an-card[aria-label="Source ${siglum}"] ${selector}`));
  return {
    title: document.title,
    heading: plain(document.querySelector("h1.an-title")),
    segments: all(".an-text[id]", plain),
    glosses: Object.fromEntries([...document.querySelectorAll(".an-gloss")].map(
      each => [each.parentNode.querySelector("[id]").id, plain(each)])),
    quotes: all("[role=doc-footnote]", each => plain(each.querySelector(".an-quote"))),
    quoteGlosses: all("[role=doc-footnote]", each => plain(each.querySelector(".an-quotegloss"))),
    topics: all("[role=doc-footnote]", each => plain(each.querySelector(".an-topic"))),
    names: Object.fromEntries(["A", "B"].map(siglum => [siglum, [
      card(siglum, ".an-headline"), card(siglum, "h3 > span:last-child"), card(siglum, "dd")]])),
  };
}"""

STRUCTURE: Final = """() => [...document.querySelectorAll("*")].filter(each => !each.closest(
  ".an-body, .an-lede, .an-links, .an-odd, .an-hidden, .an-neighbours, .md-footer, [rel=prev], [rel=next], svg"
)).map(each =>
  each.localName + [...each.attributes].map(each => each.name).sort().join() + (each.className || ""))"""
"""Every element with the names of its attributes; notes aside, whose Markdown may make elements of its own."""

HANDLERS: Final = """() => [...document.querySelectorAll("*")].filter(
  each => each.getAttributeNames().some(name => name.startsWith("on"))).length"""
"""How many elements would run something when they are touched."""


def shown(page: Page) -> dict[str, Any]:
    """The words of a story's page by id."""
    found: dict[str, Any] = page.evaluate(READ)
    return found


def ran(page: Page) -> list[str]:
    """What the texts have called so far."""
    found: list[str] = page.evaluate("() => window.ran")
    return found


def differences(packed: Packed, found: dict[str, Any]) -> list[str]:
    """Where the page's words are not what was packed; empty where all of them are."""
    expected = {
        "segments": packed.segments, "glosses": packed.glosses, "quotes": packed.quotes,
        "names": {siglum: list(names) for siglum, names in packed.names.items()}, "heading": packed.title,
        "topics": {name: packed.topics.get(name) for name in packed.quotes},
        "quoteGlosses": {name: packed.texts[name] if name in packed.topics else None for name in packed.quotes},
    }
    told = [f"{packed.slug} {kind}: {unlike(each, found[kind])}" for kind, each in expected.items()
            if found[kind] != each]
    if collapsed(packed.title) not in found["title"]:  # a browser collapses white space in document.title
        told.append(f"{packed.slug} title: {packed.title!r} is {found['title']!r}")
    return told


def unlike(expected: object, found: object) -> str:
    """The first few entries that differ."""
    if not (isinstance(expected, dict) and isinstance(found, dict)):
        return f"{expected!r} is {found!r}"
    names = [name for name in {**expected, **found} if expected.get(name) != found.get(name)]
    return f"{len(names)}, " + "; ".join(f"{name} {expected.get(name)!r} is {found.get(name)!r}" for name in names[:3])
