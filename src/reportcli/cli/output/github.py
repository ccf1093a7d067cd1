"""Findings as workflow commands of GitHub Actions: `::warning file=…,line=…::text`."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.cli.output.run_report import RunReport
from reportcli.cli.standard_output import out
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef, SheetRef, Span, Where

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def print_run(report: RunReport) -> None:
    """The findings that count as workflow commands."""
    out(workflow_commands(report.outcome.diagnostics, report.language))


def workflow_commands(findings: Iterable[Diagnostic], lang: str) -> str:
    """One command a finding, each on its own line."""
    return "".join(f"{_command(finding, lang)}\n" for finding in findings)


def _command(finding: Diagnostic, lang: str) -> str:
    properties = {**_place(finding.where), "title": finding.code}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    cell = f"{finding.where}: " if isinstance(finding.where, (CellRef, SheetRef)) else ""
    parts = [wording(finding, part, lang) for part in ("message", "expected", "help")]
    return f"::{LEVELS[finding.severity]} {listed}::{_data(cell + ' '.join(filter(None, parts)))}"


def _place(where: Where | None) -> dict[str, str]:
    if isinstance(where, (CellRef, SheetRef)):
        return {"file": where.input}
    if isinstance(where, Span):
        start, end = where.start, where.end
        place = {"file": where.file, "line": str(start.line), "endLine": str(end.line)}
        return (
            {**place, "col": str(start.column), "endColumn": str(end.column)}
            if start.line == end.line
            else place
        )
    return {}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
