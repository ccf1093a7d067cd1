"""`reportcli check`: all findings of workbooks, up to their typeset pages; nothing is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.cli.options import given, stated
from reportcli.cli.usage.complaints import Refused
from reportcli.request import CHECK_STAGES, JUDGE_STAGES, Outcome, Request

if TYPE_CHECKING:
    from reportcli.session import Session


def check(
    workbooks: stated.Workbooks,
    *,
    purpose: stated.JudgedFor = None,
    annotate: stated.Annotate = None,
    deps: stated.Deps = None,
    layout: stated.LayoutName = None,
    source: stated.TableSources = None,
    lang: stated.Edition = None,
    strict: stated.Strict = None,
    select: stated.Select = None,
    ignore: stated.Ignore = None,
    waivers: stated.Waivers = True,
    coverage: stated.Coverage = False,
    form: stated.Format = stated.OutputFormat.TEXT,
    quiet: stated.Quiet = False,
    verbose: stated.Verbose = False,
    color: stated.Coloured = None,
    ui_lang: stated.UiLang = None,
    cache: stated.Cached = True,
    timings: stated.Timings = False,
) -> int:
    """Check a workbook: figures that contradict each other, names, dates, texts, pages. Writes no PDF."""
    from reportcli.cli.run.several import Call, run_each

    _one_copy(annotate, len(workbooks))
    given.names_a_file(deps, "--deps")
    settings = {"layout": layout, "lang": lang, "strict": strict, "ui-lang": ui_lang}
    asked = given.asked(settings, purposes=purpose, select=select, ignore=ignore, color=color)
    said = given.Said(form, quiet=quiet, verbose=verbose, timings=timings)
    stages = JUDGE_STAGES if purpose else CHECK_STAGES
    call = Call("check", stages, asked, said=said, cache=cache, deps=deps)
    request = Request(
        workbooks[0],
        sources=given.table_sources(source),
        secrets=given.secrets(),
        judges=bool(purpose),
        waivers=waivers,
        coverage=coverage,
        source_date=given.source_date(),
    )
    return run_each(workbooks, call, request, partial(_checked, annotate, ui_lang))


def _one_copy(annotate: Path | None, workbooks: int) -> None:
    """`--annotate` names one file, of one workbook. Raises Refused."""
    given.names_a_file(annotate, "--annotate")
    if annotate is not None and workbooks > 1:
        raise Refused("--annotate", "one-copy-of-workbooks")


def _checked(annotate: Path | None, ui_lang: str | None, session: Session, request: Request) -> Outcome:
    """The findings, and the copy of the workbook that shows them where one is asked for."""
    outcome = session.check(request)
    if annotate is not None:
        from reportcli.deliver.annotated_workbook import write_annotated

        write_annotated(request.workbook, annotate, outcome, ui_lang or outcome.language)
    return outcome
