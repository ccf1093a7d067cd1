"""`reportcli check`: all findings of workbooks, up to their typeset pages; nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli import options
from reportcli.cli.options import FILES, FINDINGS, OutputFormat
from reportcli.request import CHECK_STAGES, JUDGE_STAGES, Outcome, Purpose, Request

if TYPE_CHECKING:
    from reportcli.cli.settings.resolved import Settings
    from reportcli.session import Session


def check(
    workbooks: options.Workbooks,
    *,
    purpose: Annotated[
        list[Purpose] | None,
        typer.Option(
            "--for",
            metavar="print|screen|archive|all",
            help="Judge also the file that a build for this would write; may be said several times.",
            rich_help_panel=FINDINGS,
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="FILE",
            help="Write a copy of the workbook with every finding as a comment in its cell.",
            rich_help_panel=FILES,
        ),
    ] = None,
    deps: options.Deps = None,
    layout: options.LayoutName = None,
    source: options.TableSources = None,
    lang: options.Edition = None,
    strict: options.Strict = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    waivers: Annotated[
        bool,
        typer.Option(
            "--waivers/--no-waivers", help="Whether signed waivers count.", rich_help_panel=FINDINGS
        ),
    ] = True,
    coverage: Annotated[
        bool,
        typer.Option(
            "--coverage",
            help="Also say what became of every cell and paragraph: printed, used, or why not.",
            rich_help_panel=FINDINGS,
        ),
    ] = False,
    form: options.Format = OutputFormat.TEXT,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    color: options.Coloured = None,
    ui_lang: options.UiLang = None,
    cache: options.Cached = True,
    timings: options.Timings = False,
) -> int:
    """Check a workbook: figures that contradict each other, names, dates, texts, pages. Writes no PDF."""
    from reportcli.cli.run.several import Call, run_each

    options.names_a_file(annotate, "--annotate")
    options.names_a_file(deps, "--deps")
    if annotate is not None and len(workbooks) > 1:
        raise typer.BadParameter(
            "it names one file, and these workbooks make several", param_hint="--annotate"
        )
    date = options.source_date()
    call = Call(
        "check",
        JUDGE_STAGES if purpose else CHECK_STAGES,
        options.asked(
            {"layout": layout, "lang": lang, "strict": strict, "ui-lang": ui_lang},
            purposes=purpose,
            select=select,
            ignore=ignore,
            color=color,
        ),
        form=form,
        quiet=quiet,
        verbose=verbose,
        timings=timings,
        cache=cache,
        deps=deps,
    )

    sources, secrets = options.table_sources(source), options.secrets()

    def request(workbook: Path, settings: Settings) -> Request:
        return Request(
            workbook=workbook,
            profiles=settings.words("for") or ("print",),
            judges=purpose is not None,
            layout=settings.layout,
            sources=sources,
            secrets=secrets,
            lang=settings.text("lang"),
            strict=settings.strict,
            waivers=waivers,
            coverage=coverage,
            source_date=date,
            codes=settings.codes,
        )

    def work(session: Session, one: Request) -> Outcome:
        outcome = session.check(one)
        if annotate is not None:
            from reportcli.deliver.annotated_workbook import write_annotated

            write_annotated(one.workbook, annotate, outcome, ui_lang or outcome.language)
        return outcome

    return run_each(workbooks, call, request, work)
