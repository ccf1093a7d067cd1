"""Findings a line each, for grep and editors: `file:line:column: error[code] text`, of a cell
`file:Sheet!B2: …`. How the run ended stands on standard error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from reportcli.cli.output.run_report import RunReport
from reportcli.cli.output.text import summary
from reportcli.cli.standard_output import out
from reportcli.messages import catalogue, wording
from reportcli.model.diagnostic import Diagnostic, each_of
from reportcli.model.refs import CellRef, SheetRef, Span


def print_run(report: RunReport) -> None:
    """A line for every place of every finding."""
    found = [finding for finding in report.outcome.diagnostics if report.reports(finding)]
    out("".join(f"{line}\n" for line in lines(found, report)))
    if not report.quiet:
        words = catalogue(report.language).get("_interface", {})
        print(summary(report, words), file=sys.stderr, flush=True)


def lines(findings: Iterable[Diagnostic], report: RunReport) -> Iterable[str]:
    """The lines, each without a line break of its own."""
    for finding in findings:
        for one in each_of(finding):
            text = " ".join(wording(one, "message", report.language).split())
            yield f"{place(one, report)}: {one.severity}[{one.code}] {text}"


def place(finding: Diagnostic, report: RunReport) -> str:
    """`file:line:column`, `file:Sheet!B2`, `file:Sheet`; of a finding without a place the workbook."""
    where = finding.where
    if isinstance(where, Span):
        return f"{report.path(where.file)}:{where.start.line}:{where.start.column}"
    if isinstance(where, CellRef):
        return f"{report.path(where.input)}:{where.a1}"
    if isinstance(where, SheetRef):
        return ":".join(part for part in (report.path(where.input), where.sheet) if part)
    return str(report.workbook or "reportcli")
