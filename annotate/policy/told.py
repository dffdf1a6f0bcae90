"""What is said of a page: the kinds of trouble, and the words for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from annotate.policy.addresses import leads

Kind = Literal["script", "style", "img", "font", "media", "manifest", "link", "frame", "form"]

# What the policy lets a browser fetch from the site itself; the rest would be stopped without a word.
_FETCHED: Final = frozenset({"script", "style", "img", "font", "link"})


@dataclass(frozen=True, slots=True)
class Told:
    """One finding on one element; `at` is the attribute that it stands in, `offset` its place in the element's text."""

    code: str
    message: str
    label: str = ""
    help: tuple[str, ...] = ()
    at: str = ""
    offset: int | None = None


def fetched(address: str, kind: Kind, at: str = "", offset: int | None = None) -> Told | None:
    """What is wrong with an address that a browser fetches by itself."""
    where = leads(address)
    if where == "script":
        return runs(at)
    if where == "elsewhere":
        return Told("page-fetches-elsewhere", f"the page asks another server: {address.strip()[:80]}",
                    "would be fetched from there", _OWN, at, offset)
    if where == "here" and (kind in _FETCHED or not address.strip()):
        return None
    if (where == "data" and kind == "img") or kind == "frame":  # a frame is told for itself, whatever it shows
        return None
    return Told("page-blocked", f"the policy keeps browsers from loading this: {address.strip()[:80]}", "is not loaded",
                (_LINK,), at, offset)


def runs(at: str) -> Told:
    """An address or an attribute that is a script."""
    words = f"{at} runs a script" if at.startswith("on") else "this address runs a script"
    return Told("page-script", words, "runs", ("take it out; a script of the site's own stands in a file",), at)


_OWN: Final = ("put a copy of the file into the docs folder and name that, or take it out",)
_LINK: Final = "link to it instead, so that readers choose whether to go there"
