"""`reportcli check`: all findings of a workbook, up to its typeset pages; nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli import options
from reportcli.cli.options import FAILED, OutputFormat
from reportcli.request import Purpose, Request, profiles_of


def check(
    workbook: options.Workbook,
    *,
    purpose: Annotated[
        Purpose | None,
        typer.Option("--for", help="Judge also the file that a build for this would write; all for each."),
    ] = None,
    layout: options.LayoutName = None,
    source: options.TableSources = None,
    waivers: Annotated[
        bool, typer.Option("--waivers/--no-waivers", help="Whether signed waivers count.")
    ] = True,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate", help="Write a copy of the workbook with every finding as a comment in its cell."
        ),
    ] = None,
    cache: options.Cached = True,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage", help="Also say what became of every cell and paragraph: printed, used, or why not."
        ),
    ] = False,
    strict: options.Strict = False,
    timings: options.Timings = False,
    quiet: options.Quiet = False,
    form: options.Format = OutputFormat.TEXT,
    lang: options.Edition = None,
    ui_lang: options.UiLang = None,
) -> int:
    """Check a workbook: figures that contradict each other, names, dates, texts, pages. Writes no PDF."""
    from reportcli.cli.output.run_report import RunReport, print_run
    from reportcli.cli.progress import Progress
    from reportcli.deliver.annotated_workbook import write_annotated
    from reportcli.session import CHECK_STAGES, JUDGE_STAGES, Session

    options.names_a_file(annotate, "--annotate")
    request = Request(
        workbook=workbook,
        profiles=profiles_of(purpose or Purpose.PRINT),
        judges=purpose is not None,
        layout=layout,
        sources=options.table_sources(source),
        secrets=options.secrets(),
        lang=lang,
        strict=strict,
        waivers=waivers,
        coverage=coverage,
        source_date=options.source_date(),
    )
    stages = JUDGE_STAGES if request.judges else CHECK_STAGES
    with Progress(stages, quiet=quiet or form is not OutputFormat.TEXT) as progress:
        outcome = Session(progress.stage, options.blobs(cache)).check(request)
    lang = ui_lang or outcome.language
    if annotate is not None:
        write_annotated(workbook, annotate, outcome, lang)
    report = RunReport(
        outcome,
        command="check",
        lang=lang,
        failed=outcome.failed(strict),
        quiet=quiet,
        timings=progress.timings if timings else None,
    )
    print_run(report, form.value)
    return FAILED if report.failed else 0
