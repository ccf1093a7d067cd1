"""Findings as a Code Quality report of GitLab: they stand in the merge request, at their file and line."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from reportcli.cli.output.concise import place
from reportcli.cli.output.run_report import RunReport
from reportcli.cli.standard_output import out_json
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.model.refs import CellRef, SheetRef, Span

LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def print_run(report: RunReport) -> None:
    """One list."""
    print_runs([report])


def print_runs(reports: Sequence[RunReport]) -> None:
    """One list of the findings of all workbooks."""
    met: Counter[str] = Counter()
    data = [
        _issue(one, report, met)
        for report in reports
        for finding in report.outcome.diagnostics
        if report.reports(finding)
        for one in each_of(finding)
    ]
    out_json(data)


def _issue(finding: Diagnostic, report: RunReport, met: Counter[str]) -> dict[str, object]:
    """One entry; its fingerprint stays while code, place in words and values do."""
    path, line = _file_and_line(finding, report)
    cell = f"{finding.where}: " if isinstance(finding.where, (CellRef, SheetRef)) else ""
    text = cell + " ".join(
        filter(None, (wording(finding, part, report.language) for part in ("message", "expected", "help")))
    )
    seed = "\0".join([finding.code, place(finding, report), finding.args.get("fingerprint", "")])
    met[seed] += 1
    digest = hashlib.sha256(f"{seed}\0{met[seed]}".encode()).hexdigest()
    return {
        "description": text,
        "check_name": finding.code,
        "fingerprint": digest,
        "severity": LEVELS[finding.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }


def _file_and_line(finding: Diagnostic, report: RunReport) -> tuple[str, int]:
    """Of a cell the workbook and its row; of what has no place the workbook."""
    where = finding.where
    if isinstance(where, Span):
        return report.path(where.file), where.start.line
    if isinstance(where, CellRef):
        return report.path(where.input), where.row
    if isinstance(where, SheetRef):
        return report.path(where.input), 1
    return (report.workbook.as_posix() if report.workbook is not None else "."), 1
