"""Both ends of a note lit together with no script: a rule a note, since CSS cannot compare two attributes."""

from __future__ import annotations

from annotate.arrange import Arranged


def lit_rules(arranged: Arranged) -> str:
    """For each note: when it or one of its places is what the address names, all of them are lit.

    Ids are slugs and sigla, so they need no escaping in a selector.
    """
    return "".join(_rule(note, [mark.html_id for mark in arranged.marks.get(note, ())])
                   for note in arranged.numbers)


def _rule(note: str, places: list[str]) -> str:
    ids = ",".join(f"#{name}" for name in (f"n-{note}", *places))
    return f":root:has(:is({ids}):target) .{lit_class(note)}{{--an-lit:var(--an-on)}}\n"


def lit_class(note: str) -> str:
    """The class of all that belongs to a note: browsers look classes up, attributes they would try one by one."""
    return f"an-n-{note}"
