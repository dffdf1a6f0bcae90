"""The command line. Exit codes: 0 clean, 1 problems in the stories, 2 usage, 3 disk, 4 another build
is at work, 70 a bug of ours."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from annotate import __version__
from annotate.commands import BUG, DISK, refusal
from annotate.commands.build import build
from annotate.commands.check import check
from annotate.commands.export import export
from annotate.commands.ids import ids
from annotate.commands.new import new
from annotate.commands.schema import schema
from annotate.commands.show import show
from annotate.commands.verify import verify
from annotate.report.streams import widen
from annotate.report.visible import plain


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="annotate")
def cli() -> None:
    """Lay the same event, as different outlets tell it, side by side."""


for each in (
    build,
    check,
    export,
    ids,
    new,
    schema,
    show,
    verify,
):
    cli.add_command(each)


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: what is not the user's mistake is told as what it is."""
    widen(sys.stdout, sys.stderr)
    try:
        cli.main(arguments, prog_name="annotate")
    except OSError as error:
        click.echo(f"annotate: {refusal(error)}", err=True)
        sys.exit(DISK)
    except Exception as error:
        click.echo("annotate: this is a bug of annotate, not of yours; please report it with what follows", err=True)
        import traceback

        told = "".join(traceback.format_exception(error))
        click.echo("\n".join(map(plain, told.split("\n"))), err=True, nl=False)
        sys.exit(BUG)
