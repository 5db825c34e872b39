"""Click's commands with Dutch help, for every command of the project."""

from __future__ import annotations

from pathlib import Path

import click

HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}
folder = click.Path(path_type=Path)
help_option = click.help_option("-h", "--help", help="Toon deze uitleg.")


class DutchHelp(click.HelpFormatter):
    """Click's help with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    formatter_class = DutchHelp


class DutchCommand(click.Command):
    context_class = DutchContext


class DutchGroup(click.Group):
    context_class = DutchContext
    command_class = DutchCommand
