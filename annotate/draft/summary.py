"""What was found in the files, from where, and what was not: for the author's eyes, before the editor is opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from annotate.draft.rows import Row
from annotate.draft.source import DraftSource

_SHORT: Final = 48  # code points of a text of the page
_FEW: Final = 5
_FOUND: Final = ("title", "publisher", "author", "language", "published", "url", "retrieved")


def summary(source: DraftSource, rows: Sequence[Row], *, verbose: bool) -> Iterator[str]:
    """Lines, the first of which names the source."""
    count = _counted(len(source.article.segments), "segment")
    yield f"{source.siglum}: {source.article.name}, {count}, {source.given}"
    if source.kept:
        yield f"  {source.kept[0]} keeps the file as obtained; {source.article.name} was taken out of it"
    if source.made:
        yield f"  {source.made}"
    if source.obtained.encoding or source.obtained.told:
        yield f"  encoding    {source.obtained.encoding or 'utf-8'} ({source.obtained.told})".replace(" ()", "")
    known = {row.key: row for row in rows}
    for key in _FOUND:
        row = known[key]
        if row.value is not None:
            yield f"  {key:<11} {row.value}" + (f"  # {row.comment}" if row.comment else "")
        elif key in source.told.likely:
            yield f"  {key:<11} {row.offer}  # {row.comment}"
        elif key in source.told.open:
            yield f"  {key:<11} left open: {row.comment}"
    told = {**source.told.open, **source.told.likely}
    missing = [key for key in _FOUND if known[key].value is None and key not in told]
    if missing:
        yield f"  not found   {', '.join(missing)}"
    yield from _likely_not(source, verbose)
    dropped = [_short(each) for each in source.article.dropped] if not verbose else source.article.dropped
    yield from _listed("not carried", "text", "of the page, outside its article", dropped, verbose)
    yield from _listed("not opened", "part", "of the file", source.obtained.skipped, verbose)


def _likely_not(source: DraftSource, verbose: bool) -> Iterator[str]:
    texts = {each.number: each.text for each in source.article.segments}
    named = [f"{source.siglum}-{number} {_short(texts[number])}" for number in source.furniture]
    yield from _listed("furniture?", "segment", "likely outside the article, offered in story.yml", named, verbose)


def _listed(name: str, what: str, where: str, texts: Sequence[str], verbose: bool) -> Iterator[str]:
    if not texts:
        return
    shown = texts if verbose else texts[:_FEW]
    yield f"  {name:<11} {_counted(len(texts), what)} {where}:"
    yield from (f"    {each}" for each in shown)
    if len(texts) > len(shown):
        yield f"    … and {len(texts) - len(shown):,} more; --verbose lists all"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHORT else line[: _SHORT - 1] + '…'}”"
