"""The Typer application: one file a command, imported and made ready when it is called."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
import typer.main

from reportcli import __version__
from reportcli.cli.standard_output import out
from reportcli.cli.usage.help import HelpCommand, HelpGroup, summary

COMMANDS = {
    "new": "new:new",
    "build": "build:build",
    "check": "check:check",
    "batch": "editions.batch:batch",
    "collect": "editions.collect:collect",
    "watch": "watch:watch",
    "start": "start:start",
    "preflight": "preflight:preflight",
    "read": "read:read",
    "explain": "explain:explain",
    "explain-style": "explain_style:explain_style",
    "schema": "schema:schema",
    "fetch": "fetch:fetch",
    "tables": "tables:tables",
    "translations": "translations:translations",
    "why": "why:why",
    "where": "where:where",
    "config": "environment.config:config",
    "doctor": "environment.doctor:doctor",
    "cells": "cells:cells",
    "cache": "cache:app",
}
"""Module of this package and the function in it, or the Typer application of a group; in the order of the
help: what most people need first."""

_PLAIN: dict[str, Any] = {"pretty_exceptions_enable": False, "rich_markup_mode": None}


class Commands(MutableMapping[str, Any]):
    """The commands by name. Each is made from its function when it is asked for: making all takes longer than
    all else that `--version` does.
    """

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            found = function_of(name)
            if not isinstance(found, typer.Typer):
                alone = typer.Typer(add_completion=False, **_PLAIN)
                alone.command(name, cls=HelpCommand)(found)
                found = alone
            self._made[name] = typer.main.get_command(found)
            self._made[name].name = name
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Program(HelpGroup):
    """All commands."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands()

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, without making the commands."""
        return [*COMMANDS]

    def summaries(self, ctx: Any) -> list[tuple[str, str]]:
        """Each name with what its command does, without making the commands."""
        return [(name, summary(help_of(name))) for name in COMMANDS]


def function_of(name: str) -> Any:
    """The function of a command, or the application of a group."""
    module, _, attribute = COMMANDS[name].partition(":")
    return getattr(import_module(f"{__package__}.{module}"), attribute)


def help_of(name: str) -> str:
    """What a command says that it does."""
    found = function_of(name)
    return str(found.info.help if isinstance(found, typer.Typer) else found.__doc__)


app = typer.Typer(
    name="reportcli",
    help="Makes the annual report a build: from a workbook and YAML layouts to a print PDF with proof.",
    cls=Program,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    **_PLAIN,
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
