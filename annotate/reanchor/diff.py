"""story.yml before and after, line by line."""

from __future__ import annotations

import difflib

from annotate.reanchor.plan import Plan
from annotate.report.visible import whole


def unified(plan: Plan) -> str:
    """As `diff -u` shows it, made safe for a terminal; empty where nothing changes."""
    was, will = (_lines(raw) for raw in (plan.story.raw, plan.raw))
    file = f"{plan.story.folder}/story.yml"
    told = difflib.unified_diff(was, will, file, file, lineterm="")
    return "".join(f"{whole(line)}\n" for line in told)


def _lines(raw: bytes) -> list[str]:
    return raw.decode(errors="replace").replace("\r\n", "\n").split("\n")
