"""`annotate explain`: more of a problem's code."""

from __future__ import annotations

import click

from annotate.codes import CODES
from annotate.commands import columns
from annotate.nearest import nearest
from annotate.report.visible import plain


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]…")
def explain(codes: tuple[str, ...]) -> None:
    """Say more of each CODE, the word in brackets of a message, with an example before and after.

    Without a CODE, list all codes.
    """
    from annotate.report.explained import explanation, listed

    unknown = [code for code in map(_bare, codes) if code not in CODES]
    if unknown:
        raise click.UsageError("\n".join(map(_unknown, unknown)))
    width = columns()
    told = [explanation(_bare(code), width) for code in dict.fromkeys(codes)]
    click.echo("\n\n".join(told) if told else listed(width), nl=False)


def _bare(code: str) -> str:
    """As it may be copied from a message: `error[quote-not-found]:`."""
    return code.strip().removesuffix(":").removeprefix("error").removeprefix("warning").strip("[]").lower()


def _unknown(code: str) -> str:
    near = nearest(code, CODES)
    ways = f"is it {near}?" if near else "`annotate explain` lists all codes"
    return plain(f"there is no code {code}; {ways}")
