"""What has become of a story, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping

from annotate.anchor import Quote
from annotate.model import Note
from annotate.reanchor import counts
from annotate.reanchor.plan import Plan
from annotate.reanchor.quotes import Followed
from annotate.report.visible import inert_json

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


def as_json(plan: Plan, *, written: bool) -> str:
    """One object, ASCII alone; `written`: whether story.yml is now as it says."""
    told: dict[str, Json] = {
        "story": plan.story.slug,
        "siglum": plan.siglum,
        "before": plan.before,
        "after": plan.after,
        "written": written,
        "settled": plan.settled,
        "quotes": dict(counts.quotes(plan)),
        "segments": dict(counts.segments(plan)),
        "quoted": [_quote(each, plan.places.value((*each.path, "quote")).line) for each in plan.quotes],
        "changes": [{"kind": each.kind, "old": list(each.old), "new": list(each.new)} for each in plan.segments],
        "files": list(plan.files),
        "gloss": {name: {"kept": each.kept, "changed": list(each.changed), "added": list(each.added)}
                  for name, each in plan.glosses.items()},
        "aliases": dict(plan.links.aliases),
        "links_elsewhere": {old: list(to) for old, to in plan.links.elsewhere.items()},
        "mentions": [{"line": each.line, "name": each.name, "now": list(each.now)} for each in plan.mentions],
        "page_says": [{"key": each.key, "says": each.words, "by": each.origin, "story": each.stands}
                      for each in plan.says],
        "furniture": list(plan.furniture),
        "notices": list(plan.told),
    }
    return inert_json(json.dumps(told, indent=2)) + "\n"


def _quote(each: Followed, line: int) -> Json:
    carried = each.carried
    return {
        "path": list(each.path), "line": line, "class": carried.kind, "done": each.done, "held": each.held,
        "written": bool(each.changes),
        "quote": each.entry.quote, "now": _selector(each.now),
        "segments": [span.segment for span in carried.spans],
        "stands_on_it": _stands(each),
        "candidates": [{"words": one.words, "segments": [span.segment for span in one.spans],
                        "likeness": round(one.likeness, 4), "kinds": list(one.difference.kinds),
                        "write": _selector(one.quote)} for one in carried.candidates],
    }


def _selector(quote: Quote) -> dict[str, Json]:
    given: Mapping[str, str | None] = {"quote": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    return {key: text for key, text in given.items() if text}


def _stands(each: Followed) -> dict[str, Json]:
    if isinstance(each.entry, Note):
        return {"note": each.entry.text}
    value = each.entry.value.written if each.entry.value else None
    return {key: text for key, text in (("gloss", each.entry.gloss), ("value", value)) if text}
