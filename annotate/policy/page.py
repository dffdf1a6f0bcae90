"""One page of a built site: what is wrong with it, and the page with its policy."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from annotate.policy.css import wanted
from annotate.policy.elements import findings
from annotate.policy.known import digest, inline_scripts, is_known
from annotate.policy.meta import encoding_problem, no_place, with_policy
from annotate.policy.told import Told, fetched
from annotate.policy.tree import Element, elements, offsets
from annotate.problem import Place, Problem, in_order


def secured(raw: bytes, shown: str, allowed: Container[str] = ()) -> tuple[bytes, list[Problem]]:
    """The page with its policy, also where it has problems: what is not known does not run. `shown` is its path."""
    try:
        page = raw.decode()
    except UnicodeDecodeError as error:
        place = Place(shown, raw.count(b"\n", 0, error.start) + 1, excerpt="")
        return raw, [Problem("page-encoding", f"byte {error.start:,} of the page is not UTF-8", place, help=(_UTF8,))]
    seen = elements(page, scripting=True)
    hashes = [digest(each.text) for each in inline_scripts(seen) if is_known(each.text, allowed)]
    made = with_policy(page, hashes)
    problems = [*_problems(page, shown, seen, allowed)]
    if (nul := page.find("\0")) >= 0:
        problems.append(Problem("page-encoding", "U+0000 stands in the page, which browsers read in several ways",
                                _place(page, shown, nul, 1), "stands here", ("take it out",)))
    if made is None:
        problems.append(no_place(shown))
    elif wrong := encoding_problem(made, seen):
        problems.append(Problem("page-encoding", wrong, Place(shown), help=(_UTF8,)))
    return raw if made is None else made.encode(), in_order(problems)


def sheet_problems(sheet: str, shown: str) -> list[Problem]:
    """What a style sheet would fetch from elsewhere."""
    told = (told for each in wanted(sheet) if (told := fetched(each.address, each.kind, offset=each.offset)))
    return in_order([_problem(each, _place(sheet, shown, each.offset or 0, 1)) for each in told])


def _problems(page: str, shown: str, seen: list[Element], allowed: Container[str]) -> Iterator[Problem]:
    """As a browser reads it that runs scripts, and, where the two may differ, as one that does not."""
    yield from _located(page, shown, list(_findings(seen, allowed)), scripting=True)
    if any(each.name == "noscript" for each in seen):
        plain = elements(page, scripting=False)
        yield from _located(page, shown, list(_findings(plain, allowed)), scripting=False)


def _findings(seen: list[Element], allowed: Container[str]) -> Iterator[tuple[Element, Told]]:
    for each in seen:
        yield from ((each, told) for told in findings(each))
    yield from ((each, _unknown(each)) for each in inline_scripts(seen) if not is_known(each.text, allowed))


def _unknown(script: Element) -> Told:
    line = f"scripts: [{digest(script.text)}]"
    return Told("page-script", "a script stands in the page that is neither the theme's nor allowed", "does not run",
                ("take it out, or put it into a file of its own under docs/",
                 f"if it is yours, allow it in mkdocs.yml, under annotate:\n{line}"))


def _located(page: str, shown: str, told: Iterable[tuple[Element, Told]], *, scripting: bool) -> Iterator[Problem]:
    told = list(told)
    where = offsets(page, scripting=scripting) if told else []
    for element, each in told:
        start = where[element.number] if element.number < len(where) else None
        at, width = _exactly(page, element, each, start or 0)
        yield _problem(each, _place(page, shown, at, width))


def _exactly(page: str, element: Element, told: Told, start: int) -> tuple[int, int]:
    """The attribute, or the address in the sheet, if it is there as plain text; else the tag."""
    tag = (start, len(element.name) + 1)
    if told.offset is not None:
        inside = page.find(element.text, start)
        return (inside + told.offset, 1) if inside >= 0 else tag
    if told.at and (found := re.compile(rf"[\s/\"']({re.escape(told.at)})[\s=/>]", re.IGNORECASE).search(
            page, start, start + 4000)):
        return found.start(1), len(told.at)
    return tag


def _place(text: str, shown: str, offset: int, width: int) -> Place:
    first = text.rfind("\n", 0, offset) + 1
    last = text.find("\n", offset)
    line = text[first: len(text) if last < 0 else last].removesuffix("\r")
    return Place(shown, text.count("\n", 0, offset) + 1, offset - first + 1, width, line)


def _problem(told: Told, place: Place) -> Problem:
    return Problem(told.code, told.message, place, told.label, told.help)


_UTF8 = 'write the page in UTF-8, with <meta charset="utf-8"> first in its <head>'
