"""`reportcli watch`: the report in the browser, set again after every save."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.cli.usage.complaints import Refused
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings, error
from reportcli.request import Purpose, Request

EXTRA = ("starlette", "uvicorn", "watchfiles", "pypdfium2")


def watch(
    workbook: stated.Workbook,
    *,
    opens: Annotated[bool, typer.Option("--open", help="Also open the browser.")] = False,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes one that is free.")
    ] = 0,
    purpose: Annotated[
        Purpose | None, typer.Option("--for", help="What the pages are painted for; print without it.")
    ] = None,
    layout: stated.LayoutName = None,
    editor: Annotated[
        str | None,
        typer.Option("--editor", help="The program that opens layouts and texts, for example code."),
    ] = None,
    cache: stated.Cached = True,
    lang: stated.Edition = None,
    ui_lang: stated.UiLang = None,
) -> int:
    """Show the pages in the browser and set them again after every save; a click leads to cell or line."""
    if purpose is Purpose.ALL:
        raise Refused("--for", "one-profile")
    if lang == "all":
        raise Refused("--lang", "one-edition")
    speaks = ui_lang or language_of_folder(workbook.parent)
    if extra_is_missing():
        return complain(Findings([error("watch-extra-missing")]), speaks) or FAILED
    from reportcli.watch.server.serve import Served, serve

    words = catalogue(speaks)["_watch"]
    try:
        request = _request(workbook, purpose=purpose, layout=layout, lang=lang)
        served = Served(request, given.blobs(cache), port=port, opens=opens, lang=ui_lang, editor=editor)
        serve(served, lambda address: out(words["serves"].format(address=address) + "\n"))
    except Findings as refused:
        return complain(refused, speaks) or FAILED
    return 0


def _request(workbook: Path, *, purpose: Purpose | None, layout: str | None, lang: str | None) -> Request:
    """What is shown: by the settings of the workbook's folder, the first of several profiles and editions.

    Raises Findings for settings that are wrong.
    """
    from reportcli.cli.settings.resolved import settings_for

    settings = settings_for(workbook.parent, {"layout": layout})
    profiles = (purpose.value,) if purpose is not None else settings.words("for") or (Purpose.PRINT.value,)
    usual = settings.text("lang") or ""
    edition = lang or ("" if usual == "all" else usual.partition(",")[0].strip())
    return Request(
        workbook,
        profiles=profiles[:1],
        layout=settings.layout,
        secrets=given.secrets(),
        lang=edition or None,
        source_date=given.source_date(),
        strict=settings.strict,
        codes=settings.codes,
    )


def extra_is_missing() -> bool:
    """Whether a package of the extra is not installed."""
    return any(find_spec(name) is None for name in EXTRA)
