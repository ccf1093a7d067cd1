"""`reportcli build`: workbooks in, of each the PDF for print, screen or archive out."""

from __future__ import annotations

from typing import Annotated

import typer

from reportcli.cli import options
from reportcli.cli.options import FILES, Imposition, OutputFormat
from reportcli.request import STAGES, Purpose, Request

PRINT, SCREEN = "For print", "For the screen"


def build(
    workbooks: options.Workbooks,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="The PDF to write (default: beside the workbook); FOLDER/ for all files of a run.",
            rich_help_panel=FILES,
        ),
    ] = None,
    purpose: Annotated[
        list[Purpose] | None,
        typer.Option(
            "--for",
            metavar="print|screen|archive|all",
            help="What the file is for (default: print); may be said several times, each has its own file.",
            rich_help_panel=FILES,
        ),
    ] = None,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="Always write NAME-draft.pdf, with every problem marked on its page.",
            rich_help_panel=FILES,
        ),
    ] = False,
    pages: Annotated[
        str | None,
        typer.Option(
            "--pages",
            metavar="PAGES",
            help="Only these pages, for example 1-4,8: NAME-p1-4+8.pdf, beside the whole.",
            rich_help_panel=FILES,
        ),
    ] = None,
    opened: Annotated[
        bool, typer.Option("--open", help="Open the PDF in this machine's viewer.", rich_help_panel=FILES)
    ] = False,
    deps: options.Deps = None,
    layout: options.LayoutName = None,
    source: options.TableSources = None,
    lang: options.Edition = None,
    marks: Annotated[
        bool,
        typer.Option("--marks", help="Crop marks, colour bar and a line of origin.", rich_help_panel=PRINT),
    ] = False,
    spot: Annotated[
        bool, typer.Option("--spot", help="Spot colours stay inks of their own.", rich_help_panel=PRINT)
    ] = False,
    impose: Annotated[
        Imposition | None,
        typer.Option(
            "--impose",
            metavar="saddle|4up",
            help="Also a proof as saddle-stitched booklet, or four pages a sheet.",
            rich_help_panel=PRINT,
        ),
    ] = None,
    delivery_sheet: Annotated[
        bool,
        typer.Option(
            "--delivery-sheet",
            help="Also NAME-delivery.pdf and .json, what the print shop needs.",
            rich_help_panel=PRINT,
        ),
    ] = False,
    attach_source: Annotated[
        bool, typer.Option("--attach-source", help="Enclose the workbook itself.", rich_help_panel=SCREEN)
    ] = False,
    strict: options.Strict = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    form: options.Format = OutputFormat.TEXT,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    color: options.Coloured = None,
    ui_lang: options.UiLang = None,
    cache: options.Cached = True,
    timings: options.Timings = False,
) -> int:
    """Build the annual report: for print (PDF/X-4), screen (PDF/UA-1 + A-3a) or archive (PDF/UA-1 + A-2a)."""
    from reportcli.cli.run.several import Call, run_each

    file, folder = options.file_or_folder(output, "--output")
    options.names_a_file(deps, "--deps")
    asked = options.asked(
        {"layout": layout, "lang": lang, "output": output, "strict": strict, "ui-lang": ui_lang},
        purposes=purpose,
        select=select,
        ignore=ignore,
        color=color,
    )
    said = options.Said(form, quiet=quiet, verbose=verbose, timings=timings)
    call = Call("build", STAGES, asked, said=said, cache=cache, deps=deps, opened=opened)
    request = Request(
        workbooks[0],
        output=file,
        folder=folder,
        sources=options.table_sources(source),
        secrets=options.secrets(),
        draft=draft,
        marks=marks,
        spot=spot,
        delivery_sheet=delivery_sheet,
        attach_source=attach_source,
        impose=impose.value if impose is not None else None,
        pages=options.page_numbers(pages),
        source_date=options.source_date(),
    )
    return run_each(workbooks, call, request, lambda session, one: session.build(one))
