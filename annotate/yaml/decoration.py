"""What YAML offers and a story does not need: anchors, aliases, tags; each a message and the ways out."""

from __future__ import annotations

from annotate.yaml.stumble import PAIR, quoted

_OUT = "write the value out; a text that begins with & or * stands in quotes: `'*so*'`"


def anchored(anchor: str, written: str | None) -> tuple[str, str]:
    """`written` is the whole text, if it stands in one line: the sign was most likely meant as part of it."""
    return f"anchors such as &{anchor[:40]} are not read", _as_text(written) or _OUT


def aliased(anchor: str) -> tuple[str, str]:
    return f"aliases such as *{anchor[:40]} are not read", _OUT


def tagged(tag: str, written: str | None) -> tuple[str, str]:
    shown = tag.replace("tag:yaml.org,2002:", "!!")[:40]
    if written and tag.startswith("tag:yaml.org,2002:"):
        help = f"take it out: write {written.partition(' ')[2].strip()}"
    else:
        help = _as_text(written) or "take it out, or put the whole value in quotes if it is meant as text"
    return f"tags such as {shown} are not read", help


def braces(line: str) -> str:
    """For `{{ name }}`, which template languages take and YAML reads as a mapping whose key is one."""
    match = PAIR.fullmatch(line.rstrip())
    if match and match["at"].startswith("{{"):
        return f"write {match['key']}: {quoted(match['at'])}"
    return "put text with braces or brackets in quotes: `'{{ name }}'`"


def _as_text(written: str | None) -> str | None:
    return f"write {quoted(written)} if it is text" if written and len(written) < 200 else None
