"""`reportcli build`: one workbook in, the PDF for print, screen or archive out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli import options
from reportcli.cli.options import FAILED, Imposition, OutputFormat
from reportcli.request import Purpose, Request, profiles_of


def build(
    workbook: options.Workbook,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="The PDF to write (default: beside the workbook); FOLDER/ for all files of a run.",
        ),
    ] = None,
    purpose: Annotated[
        Purpose, typer.Option("--for", help="What the file is for; all gives each its own file.")
    ] = Purpose.PRINT,
    layout: options.LayoutName = None,
    source: options.TableSources = None,
    draft: Annotated[
        bool,
        typer.Option("--draft", help="Always write NAME-draft.pdf, with every problem marked on its page."),
    ] = False,
    pages: Annotated[
        str | None,
        typer.Option(
            "--pages", help="Only these pages, for example 1-4,8: NAME-p1-4+8.pdf, beside the whole."
        ),
    ] = None,
    marks: Annotated[
        bool, typer.Option("--marks", help="Print: crop marks, colour bar and a line of origin.")
    ] = False,
    spot: Annotated[bool, typer.Option("--spot", help="Print: spot colours stay inks of their own.")] = False,
    impose: Annotated[
        Imposition | None,
        typer.Option(
            "--impose", help="Print: also a proof as saddle-stitched booklet, or four pages a sheet."
        ),
    ] = None,
    delivery_sheet: Annotated[
        bool,
        typer.Option(
            "--delivery-sheet",
            help="Print: also NAME-delivery.pdf and .json, what the print shop needs.",
        ),
    ] = False,
    attach_source: Annotated[
        bool, typer.Option("--attach-source", help="Screen: enclose the workbook itself.")
    ] = False,
    cache: options.Cached = True,
    strict: options.Strict = False,
    timings: options.Timings = False,
    quiet: options.Quiet = False,
    form: options.Format = OutputFormat.TEXT,
    lang: options.Edition = None,
    ui_lang: options.UiLang = None,
) -> int:
    """Build the annual report: for print (PDF/X-4), screen (PDF/UA-1 + A-3a) or archive (PDF/UA-1 + A-2a)."""
    file, folder = options.file_or_folder(output, "--output")
    _one_name(file, purpose, lang)
    request = Request(
        workbook=workbook,
        output=file,
        folder=folder,
        profiles=profiles_of(purpose),
        layout=layout,
        sources=options.table_sources(source),
        secrets=options.secrets(),
        lang=lang,
        draft=draft,
        strict=strict,
        marks=marks,
        spot=spot,
        delivery_sheet=delivery_sheet,
        attach_source=attach_source,
        impose=impose.value if impose is not None else None,
        pages=options.page_numbers(pages),
        source_date=options.source_date(),
    )
    return _run(request, form, timings=timings, quiet=quiet, ui_lang=ui_lang, cache=cache)


def _one_name(output: Path | None, purpose: Purpose, lang: str | None) -> None:
    """A name goes with a single file. Raises BadParameter."""
    several = "it names one file, and {} makes several: name a FOLDER/"
    if lang == "all" and output is not None:
        raise typer.BadParameter(several.format("--lang all"), param_hint="--output")
    if purpose is Purpose.ALL and output is not None:
        raise typer.BadParameter(several.format("--for all"), param_hint="--output")


def _run(
    request: Request, form: OutputFormat, *, timings: bool, quiet: bool, ui_lang: str | None, cache: bool
) -> int:
    from reportcli.cli.output.run_report import RunReport, print_run
    from reportcli.cli.progress import Progress
    from reportcli.session import STAGES, Session

    with Progress(STAGES, quiet=quiet or form is not OutputFormat.TEXT) as progress:
        outcome = Session(progress.stage, options.blobs(cache)).build(request)
    report = RunReport(
        outcome,
        command="build",
        lang=ui_lang or outcome.language,
        failed=outcome.failed(request.strict),
        quiet=quiet,
        timings=progress.timings if timings else None,
    )
    print_run(report, form.value)
    return FAILED if report.failed else 0
