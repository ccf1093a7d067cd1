"""The Typer application: one file a command."""

from __future__ import annotations

import typer

from reportcli import __version__
from reportcli.cli import (
    build,
    cache,
    check,
    explain,
    explain_style,
    fetch,
    new,
    preflight,
    read,
    schema,
    tables,
    translations,
    where,
    why,
)
from reportcli.cli.standard_output import out

app = typer.Typer(
    name="reportcli",
    help="Makes the annual report a build: from a workbook and YAML layouts to a print PDF with proof.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
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


app.command("new")(new.new)
app.command("build")(build.build)
app.command("preflight")(preflight.preflight)
app.command("read")(read.read)
app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("explain-style")(explain_style.explain_style)
app.command("schema")(schema.schema)
app.command("fetch")(fetch.fetch)
app.command("tables")(tables.tables)
app.command("translations")(translations.translations)
app.add_typer(cache.app, name="cache")
app.command("why")(why.why)
app.command("where")(where.where)
