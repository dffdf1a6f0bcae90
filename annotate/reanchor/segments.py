"""What has changed by paragraph, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotate.drift import SegmentChange
from annotate.reanchor.plan import Plan
from annotate.reanchor.shown import difference, runs, span, words


def segment_lines(plan: Plan) -> list[str]:
    """One line for each paragraph that is not the same, and one for all that only have other numbers."""
    was = {each.number: each.text for each in plan.old.segments}
    now = {each.number: each.text for each in plan.new.segments}
    lines = [line for each in plan.segments if each.kind != "same" for line in _one(each, was, now, plan.siglum)]
    lines += _renumbered(plan)
    lines += list(_glosses(plan))
    return ["SEGMENTS", *lines] if lines else []


def _one(change: SegmentChange, was: dict[int, str], now: dict[int, str], siglum: str) -> Iterator[str]:
    old, new = _names(siglum, change.old), _names(siglum, change.new)
    old_text, new_text = _joined(change.old, was), _joined(change.new, now)
    match change.kind:
        case "added":
            yield _line("added", new, words(new_text))
        case "deleted":
            yield _line("deleted", old, words(old_text))
        case "moved":
            yield _line("moved", f"{old} → {new}", words(new_text, 60))
        case _:
            yield _line(change.kind, f"{old} → {new}" if old != new else new, difference(old_text, new_text))


def _renumbered(plan: Plan) -> list[str]:
    pairs = [(each.old[0], each.new[0]) for each in plan.segments
             if each.kind == "same" and each.old[0] != each.new[0]]
    told = [f"{span(plan.siglum, old, count)} {'are' if count > 1 else 'is'} {span(plan.siglum, new, count)} now"
            for old, new, count in runs(pairs)]
    return [f"  numbers   {'; '.join(told)}"] if told else []


def _glosses(plan: Plan) -> Iterator[str]:
    for name, gloss in plan.glosses.items():
        left = [f"{len(numbers)} {what} ({_names(plan.siglum, numbers)})"
                for numbers, what in ((gloss.changed, "to look at"), (gloss.added, "to translate")) if numbers]
        yield words(f"  gloss     {name}: {gloss.kept} kept" + "".join(f", {each}" for each in left))


def _names(siglum: str, numbers: Sequence[int]) -> str:
    return ", ".join(f"{siglum}-{each}" for each in numbers)


def _joined(numbers: Sequence[int], texts: dict[int, str]) -> str:
    return "\n".join(texts[each] for each in numbers)


def _line(kind: str, name: str, text: str) -> str:
    return f"  {kind:<9} {name}  {text}"
