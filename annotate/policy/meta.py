"""The policy itself: its words, and the one place in a page where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from annotate.policy.known import digest, inline_scripts
from annotate.policy.tree import Element, elements
from annotate.problem import Place, Problem
from annotate.readers.bounds import beyond

_BEFORE: Final = "default-src 'none'; script-src 'self'"
_AFTER: Final = ("; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                 "worker-src 'self' blob:; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'")
_WASM: Final = " 'wasm-unsafe-eval'"
_INDEX: Final = "data-an-index"  # the search box tells with it where its index is
_NAME: Final = "Content-Security-Policy"
_SNIFFED: Final = 1024  # bytes in which a browser looks for the encoding

# What may stand before the policy, each part once or not at all. Directly behind the declaration of the encoding, which
# browsers look for in the first 1,024 bytes and a policy could push out of them.
_GAP: Final = r"(?>[ \t\n\r\f]+|<!--.*?-->)*+"
_TAG: Final = r"""(?:[^<>"']|"[^"]*+"|'[^']*+')*+>"""
_HEAD: Final = re.compile(
    rf"\ufeff?(?:{_GAP}<!doctype[^>]*+>)?+(?:{_GAP}<html(?=[\s>]){_TAG})?+(?:{_GAP}<head(?=[\s>]){_TAG})?+"
    rf"(?P<charset>{_GAP}<meta\s+charset=[\"']?utf-8[\"']?\s*/?>)?+"
    rf"(?P<ours><meta http-equiv=\"{_NAME}\" content=\"{re.escape(_BEFORE)}[^\"<>]*+\">)?+",
    re.IGNORECASE | re.DOTALL,
)


def policy(hashes: Iterable[str], *, wasm: bool = False) -> str:
    """`hashes` are those of the inline scripts that may run; `wasm`: WebAssembly of the site's own may."""
    return _BEFORE + "".join(f" '{each}'" for each in sorted(set(hashes))) + (_WASM if wasm else "") + _AFTER


def searches(page_elements: Iterable[Element]) -> bool:
    """Whether our search stands on the page. Its engine is WebAssembly, in a worker to which some browsers hand
    down the page's policy."""
    return any(_INDEX in each.attributes for each in page_elements)


def with_policy(page: str, hashes: Iterable[str], *, wasm: bool = False) -> str | None:
    """The page with this policy and no other of ours; nothing else in it changes. None: no place is safe for it."""
    content = policy(hashes, wasm=wasm)
    head = _HEAD.match(page)
    if head is None:  # the pattern takes nothing for a match, too
        return None
    before = page[: head.start("ours") if head["ours"] else head.end()]
    made = f'{before}<meta http-equiv="{_NAME}" content="{content}">'
    return made + page[head.end():] if _is_first(elements(made, scripting=True), content) else None


def _is_first(made: list[Element], content: str) -> bool:
    """Read as a browser reads it, nothing that fetches or runs stands before the policy."""
    names = [each.name for each in made if each.attributes.get("content") != content]
    last = [each.attributes for each in made if each.name == "meta"][-1:]
    return (last == [{"http-equiv": _NAME, "content": content}]
            and names in (["html", "head", "body"], ["html", "head", "meta", "body"]))


def encoding_problem(page: str, page_elements: list[Element]) -> str | None:
    """How the page fails to say that it is UTF-8; without that a browser may read other characters than we judge."""
    if page.startswith("\ufeff"):
        return None
    told = next((name for each in page_elements if (name := _told(each))), None)
    if told is None:
        return "the page does not say that it is UTF-8"
    if told not in {"utf-8", "utf8"}:
        return f"the page says that it is {told[:40]}, not UTF-8"
    first = page.encode()[:_SNIFFED]
    return None if re.search(rb"charset\s*=\s*[\"']?utf-?8", first, re.IGNORECASE) else (
        f"the page says that it is UTF-8 only after its first {_SNIFFED:,} bytes, where browsers do not look")


def _told(element: Element) -> str | None:
    """The encoding that a <meta> declares."""
    if element.name != "meta":
        return None
    if "charset" in element.attributes:
        return element.attributes["charset"].strip().lower()
    if element.attributes.get("http-equiv", "").strip().lower() == "content-type":
        found = re.search(r"charset\s*=\s*[\"']?([^\s;\"']+)", element.attributes.get("content", ""), re.IGNORECASE)
        return found[1].lower() if found else None
    return None


def policy_problems(page: str, shown: str) -> list[Problem]:
    """Whether the page carries just the policy that `secured` gives a page with these inline scripts, and says that it
    is UTF-8; `annotate verify` asks it.

    Not whether the scripts are known or the addresses harmless: `secured` tells that while the site is built. So it
    finds a page that lost its policy, or one half of a change; who writes a script and its hash is not found here.
    """
    if absurd := too_much(page, shown):
        return [absurd]
    head = _HEAD.match(page)
    if head is None or not head["ours"]:
        return [_changed(shown, "the page carries no policy for what browsers may run and fetch")]
    seen = elements(page, scripting=True)
    told = []
    if with_policy(page, [digest(each.text) for each in inline_scripts(seen)], wasm=searches(seen)) != page:
        told.append(_changed(shown, "the page carries another policy than its scripts had when it was built"))
    if wrong := encoding_problem(page, seen):
        told.append(Problem("page-encoding", wrong, Place(shown), help=(_AGAIN,)))
    return told


def too_much(page: str, shown: str) -> Problem | None:
    """A page that takes time and memory beyond its size to read, for us and for browsers; asked before it is parsed."""
    without_scripts = "<noscript" in page.lower()
    absurd = beyond(page) or (beyond(page, scripting=False) if without_scripts else None)
    return Problem("page-policy", absurd, Place(shown), help=(
        "take this page out, or make several of it",)) if absurd else None


def no_place(shown: str) -> Problem:
    """A page that gets no policy."""
    return Problem("page-policy", "the page's head has no place for a policy before all else", Place(shown),
                   help=('put <meta charset="utf-8"> first into the <head> of the page or its template',))


def _changed(shown: str, message: str) -> Problem:
    return Problem("page-policy", message, Place(shown), help=(_AGAIN,))


_AGAIN: Final = "build the site again, and change no page afterwards"
