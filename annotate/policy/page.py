"""One page of a built site: what is wrong with it, and the page with its policy."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice

from annotate.policy.css import wanted
from annotate.policy.elements import findings
from annotate.policy.known import digest, inline_scripts, is_known, without_address
from annotate.policy.meta import encoding_problem, no_place, searches, too_much, with_policy
from annotate.policy.places import MOST, located, place, problem
from annotate.policy.sources import Sources, not_a_script
from annotate.policy.told import Told, fetched
from annotate.policy.tree import Element, elements, offsets
from annotate.problem import Place, Problem, in_order


def secured(raw: bytes, shown: str, allowed: Container[str] = (), sources: Sources | None = None,
            ) -> tuple[bytes, list[Problem]]:
    """The page with its policy, also where it has problems: what is not known does not run. `shown` is its path.

    A page that no browser could be held to read as we do gets none: one that is not UTF-8, one without a place for it,
    one of absurd size or depth. `sources` tells which files it may run; without it only their names are looked at.
    """
    try:
        page = raw.decode()
    except UnicodeDecodeError as error:
        where = Place(shown, raw.count(b"\n", 0, error.start) + 1, excerpt="")
        return raw, [Problem("page-encoding", f"byte {error.start:,} of the page is not UTF-8", where, help=(_UTF8,))]
    if absurd := too_much(page, shown):
        return raw, [absurd]
    seen = elements(page, scripting=True)
    hashes = [digest(each.text) for each in inline_scripts(seen) if is_known(each.text, allowed)]
    made = with_policy(page, hashes, wasm=searches(seen))
    problems = [*_problems(page, shown, seen, allowed, sources or Sources())]
    if (nul := page.find("\0")) >= 0:
        problems.append(Problem("page-encoding", "U+0000 stands in the page, which browsers read in several ways",
                                place(page, shown, nul, 1), "stands here", ("take it out",)))
    if made is None:
        problems.append(no_place(shown))
    elif wrong := encoding_problem(made, seen):
        problems.append(Problem("page-encoding", wrong, Place(shown), help=(_UTF8,)))
    return raw if made is None else made.encode(), in_order(problems)


def sheet_problems(sheet: str, shown: str) -> list[Problem]:
    """What a style sheet would fetch from elsewhere."""
    told = (told for each in wanted(sheet) if (told := fetched(each.address, each.kind, offset=each.offset)))
    return in_order([problem(each, place(sheet, shown, each.offset or 0, 1)) for each in islice(told, MOST)])


def _problems(
    page: str, shown: str, seen: list[Element], allowed: Container[str], sources: Sources,
) -> Iterator[Problem]:
    """As a browser reads it that runs scripts, and, where the two may differ, as one that does not."""
    yield from _located(page, shown, _findings(seen, allowed, sources), scripting=True)
    if any(each.name == "noscript" for each in seen):
        plain = elements(page, scripting=False)
        yield from _located(page, shown, _findings(plain, allowed, sources), scripting=False)


def _findings(seen: list[Element], allowed: Container[str], sources: Sources) -> Iterator[tuple[Element, Told]]:
    for each in seen:
        yield from ((each, told) for told in (*findings(each), *not_a_script(each, sources)))
    yield from ((each, _unknown(each)) for each in inline_scripts(seen) if not is_known(each.text, allowed))
    settings = [each for each in seen if each.attributes.get("id") == "__config"]
    yield from ((each, _SETTINGS) for each in settings[:-1])  # the theme's own stand at the end of its pages


def _unknown(script: Element) -> Told:
    line = f"scripts: [{digest(without_address(script.text))}]"
    return Told("page-script", "a script stands in the page that is neither the theme's nor allowed", "does not run",
                ("take it out, or put it into a file of its own under docs/",
                 f"if it is yours, allow it in mkdocs.yml, under annotate:\n{line}"))


def _located(page: str, shown: str, told: Iterator[tuple[Element, Told]], *, scripting: bool) -> Iterator[Problem]:
    first = list(islice(told, MOST))
    where = offsets(page, scripting=scripting) if first else []
    for element, each in first:
        start = where[element.number] if element.number < len(where) else None
        yield located(page, shown, element, each, start or 0)


# its script takes the first: where it asks for the search index, which file it runs as a worker
_SETTINGS = Told("page-script", "another __config stands before the theme's own and steers its script",
                 "is taken for it", ("give this element another id",), "id")
_UTF8 = 'write the page in UTF-8, with <meta charset="utf-8"> first in its <head>'
