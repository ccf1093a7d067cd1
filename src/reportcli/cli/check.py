"""`reportcli check`: all findings of workbooks, up to their typeset pages; nothing is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli import options
from reportcli.cli.options import FILES, FINDINGS, OutputFormat
from reportcli.request import CHECK_STAGES, JUDGE_STAGES, Outcome, Purpose, Request

if TYPE_CHECKING:
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
        said_of = "it names one file, and these workbooks make several"
        raise typer.BadParameter(said_of, param_hint="--annotate")
    asked = options.asked(
        {"layout": layout, "lang": lang, "strict": strict, "ui-lang": ui_lang},
        purposes=purpose,
        select=select,
        ignore=ignore,
        color=color,
    )
    said = options.Said(form, quiet=quiet, verbose=verbose, timings=timings)
    stages = JUDGE_STAGES if purpose else CHECK_STAGES
    call = Call("check", stages, asked, said=said, cache=cache, deps=deps)
    date = options.source_date()
    judges = bool(purpose)
    request = Request(
        workbooks[0],
        sources=options.table_sources(source),
        secrets=options.secrets(),
        judges=judges,
        waivers=waivers,
        coverage=coverage,
        source_date=date,
    )
    return run_each(workbooks, call, request, partial(_checked, annotate, ui_lang))


def _checked(annotate: Path | None, ui_lang: str | None, session: Session, request: Request) -> Outcome:
    """The findings, and the copy of the workbook that shows them where one is asked for."""
    outcome = session.check(request)
    if annotate is not None:
        from reportcli.deliver.annotated_workbook import write_annotated

        write_annotated(request.workbook, annotate, outcome, ui_lang or outcome.language)
    return outcome
