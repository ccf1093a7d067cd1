"""`reportcli check`: all findings of a workbook, up to its typeset pages; nothing is written."""

from __future__ import annotations

from pathlib import Path

import typer

from reportcli.cli.build import FAILED, OutputFormat, names_a_file


def check(
    workbook: Path = typer.Argument(..., help="The workbook of the year, for example 2024.xlsx."),
    layout: str | None = typer.Option(None, "--layout", help="A layout's name, or its folder."),
    waivers: bool = typer.Option(True, "--waivers/--no-waivers", help="Whether signed waivers count."),
    annotate: Path | None = typer.Option(
        None, "--annotate", help="Write a copy of the workbook with every finding as a comment in its cell."
    ),
    strict: bool = typer.Option(False, "--strict", help="Treat warnings as errors."),
    timings: bool = typer.Option(False, "--timings", help="Say how long each stage took."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="Say nothing but errors."),
    form: OutputFormat = typer.Option(OutputFormat.TEXT, "--format", help="How findings are printed."),
    lang: str | None = typer.Option(None, "--lang", help="The edition's language, for example nl, or all."),
    ui_lang: str | None = typer.Option(None, "--ui-lang", help="The language of messages: fr, nl, en or de."),
) -> int:
    """Check a workbook: figures that contradict each other, names, dates, texts, pages. Writes no PDF."""
    from reportcli.cli.output.text import render
    from reportcli.cli.progress import Progress
    from reportcli.pipeline import STAGES, Request
    from reportcli.pipeline import check as run

    names_a_file(annotate, "--annotate")
    request = Request(workbook=workbook, layout=layout, lang=lang, strict=strict, waivers=waivers)
    stages = STAGES[: STAGES.index("typeset") + 1]
    with Progress(stages, quiet=quiet or form is not OutputFormat.TEXT) as progress:
        outcome = run(request, progress.stage)
    if annotate is not None:
        from reportcli.cli.annotate import annotated

        outcome.written += annotated(workbook, annotate, outcome, ui_lang or outcome.language)
    failed = outcome.failed(strict)
    render(
        outcome,
        form.value,
        lang=ui_lang or outcome.language,
        quiet=quiet,
        failed=failed,
        timings=progress.timings if timings else None,
        command="check",
    )
    return FAILED if failed else 0
