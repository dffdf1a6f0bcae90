"""The command line. Exit codes: 0 clean, 1 problems in the stories, 2 usage, 3 disk, 4 another build
is at work, 70 a bug of ours."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from annotate import __version__
from annotate.commands import BUG, DISK, refusal
from annotate.report.streams import opened, widen
from annotate.report.visible import plain

# In annotate/commands/, a file each, with the command under the same name.
NAMES: Final = (
    "accept",
    "add",
    "build",
    "check",
    "explain",
    "export",
    "figures",
    "ids",
    "new",
    "quote",
    "reanchor",
    "reject",
    "schema",
    "show",
    "suggest",
    "verify",
)


class Commands(click.Group):
    """Each is loaded when it is called: what one of them needs is no start-up time of the others."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return [*NAMES]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in NAMES:
            return None
        command: click.Command = getattr(import_module(f"annotate.commands.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="annotate")
def cli() -> None:
    """Lay the same event, as different outlets tell it, side by side."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: what is not the user's mistake is told as what it is."""
    sys.stdout, sys.stderr = opened(sys.stdout), opened(sys.stderr)
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
