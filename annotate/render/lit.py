"""Both ends of a note lit together with no script: a rule a note, since CSS cannot compare two attributes."""

from __future__ import annotations

from annotate.arrange import Arranged
from annotate.render.running import running_title


def lit_rules(arranged: Arranged) -> str:
    """For each note: when it or one of its places is what the address names, all of them are lit.

    Only where there are no scripts: with hundreds of such rules browsers take seconds at each change of the page, and
    the script does the same. Ids are slugs and sigla, so they need no escaping in a selector.
    """
    rules = "".join(_rule(note, _ids(note, arranged)) for note in arranged.numbers)
    return f"@media (scripting:none){{\n{rules}}}\n{running_title(arranged.story.entry.title)}"


def _ids(note: str, arranged: Arranged) -> list[str]:
    """Of the note and its places, and those that old links have for them."""
    ids = [f"n-{note}", *(mark.html_id for mark in arranged.marks.get(note, ()))]
    return ids + [old for each in ids for old in arranged.aliases.get(each, ())]


def _rule(note: str, names: list[str]) -> str:
    ids = ",".join(f"#{name}" for name in names)
    return f":root:has(:is({ids}):target) .{lit_class(note)}{{--an-lit:var(--an-on)}}\n"


def lit_class(note: str) -> str:
    """The class of all that belongs to a note: browsers look classes up, attributes they would try one by one."""
    return f"an-n-{note}"
