"""`annotate show`: the numbered segments."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from annotate.commands import PROBLEMS, folders, shown
from annotate.flags import format_option, limit_options, sources_option
from annotate.limits import Limits
from annotate.report import report

# A line within a segment that a gloss file would take for a label or a comment.
_LABEL_LIKE = re.compile(r"(?<=\n)(?=[\[#])")


@click.command()
@click.argument("story")
@click.argument("siglum", required=False)
@sources_option
@format_option
@limit_options
def show(story: str, siglum: str | None, root: Path, form: str, limits: Limits) -> None:
    """Print the numbered segments of a source. In the format of a gloss file; of all sources if none is named."""
    from annotate.load import load_story

    folder, = folders(root, (story,))
    loaded, problems = load_story(folder, shown(folder), limits)
    if loaded is None or (siglum in loaded.entry.sources and siglum not in loaded.sources):
        # not where the segments go: standard output may be a gloss file
        click.echo(report(problems, form), nl=False, err=True)
        sys.exit(PROBLEMS)
    if siglum is not None and siglum not in loaded.sources:
        raise click.UsageError(f"{story} has no source {siglum}; it has {', '.join(loaded.sources)}")
    for each in [siglum] if siglum else loaded.sources:
        if siglum is None:
            click.echo(f"# {each}")
        for segment in loaded.sources[each].article.segments:
            click.echo(f"[{segment.number}] {_LABEL_LIKE.sub(' ', segment.text)}")
