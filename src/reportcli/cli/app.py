"""The Typer application: one file a command."""

from __future__ import annotations

from collections.abc import Callable

import typer

from reportcli import __version__
from reportcli.cli import (
    build,
    cache,
    cells,
    check,
    explain,
    explain_style,
    new,
    preflight,
    read,
    schema,
    translations,
    watch,
    where,
    why,
)
from reportcli.cli.environment.config import config
from reportcli.cli.environment.doctor import doctor
from reportcli.cli.standard_output import out
from reportcli.cli.usage.help import HelpCommand, HelpGroup

app = typer.Typer(
    name="reportcli",
    help="Makes the annual report a build: from a workbook and YAML layouts to a print PDF with proof.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    cls=HelpGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        out(f"reportcli {__version__}\n")
        raise typer.Exit


@app.callback()
def reportcli(
    version: bool = typer.Option(
        False, "-V", "--version", callback=_show_version, is_eager=True, help="Show the version and stop."
    ),
) -> None:
    """The options that stand before a command."""


COMMANDS: dict[str, Callable[..., int]] = {
    "new": new.new,
    "build": build.build,
    "check": check.check,
    "watch": watch.watch,
    "preflight": preflight.preflight,
    "read": read.read,
    "explain": explain.explain,
    "explain-style": explain_style.explain_style,
    "schema": schema.schema,
    "translations": translations.translations,
    "why": why.why,
    "where": where.where,
    "config": config,
    "doctor": doctor,
    "cells": cells.cells,
}
"""In the order of the help: what most people need first."""

for _name, _command in COMMANDS.items():
    app.command(_name, cls=HelpCommand)(_command)
app.add_typer(cache.app, name="cache")
