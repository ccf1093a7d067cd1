"""`reportcli start`: the reports of a folder in the browser, for those without a terminal."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.cli.usage.complaints import Refused
from reportcli.cli.watch import extra_is_missing
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings, error
from reportcli.request import Request


def start(
    folder: Annotated[Path, typer.Argument(help="The folder of the reports.")] = Path(),
    *,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser.")] = True,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes one that is free.")
    ] = 0,
    launchers: Annotated[
        bool,
        typer.Option("--launchers", help="Write files that start it with a double click, and end."),
    ] = False,
    cache: stated.Cached = True,
    ui_lang: stated.UiLang = None,
) -> int:
    """Show the reports of a folder in the browser: drop a workbook, check it, build it, open the PDF."""
    if not folder.is_dir():
        raise Refused("FOLDER", "no-folder", value=folder)
    speaks = (ui_lang or language_of_folder(folder)).split("-")[0]
    try:
        if launchers:
            from reportcli.watch.start.launchers import write_launchers

            out("".join(f"{path}\n" for path in write_launchers(folder.resolve())))
            return 0
        if extra_is_missing():
            raise Findings([error("watch-extra-missing")])
        from reportcli.watch.start.desk import Desk
        from reportcli.watch.start.serve import serve

        desk = Desk(folder, request_of, given.blobs(cache), ui_lang)
        words = catalogue(speaks)["_watch"]
        say = partial(_say, words["serves"])
        serve(desk, speaks, say, port=port, opens=opens)
    except Findings as refused:
        return complain(refused, speaks) or FAILED
    return 0


def _say(words: str, address: str) -> None:
    out(words.format(address=address) + "\n")


def request_of(workbook: Path) -> Request:
    """A build of a workbook by the settings of its folder. Raises Findings for settings that are wrong."""
    from reportcli.cli.settings.resolved import settings_for

    settings = settings_for(workbook.parent, {})
    return Request(
        workbook,
        profiles=settings.words("for") or ("print",),
        layout=settings.layout,
        lang=settings.text("lang"),
        folder=settings.output,
        strict=settings.strict,
        codes=settings.codes,
        secrets=given.secrets(),
        source_date=given.source_date(),
    )
