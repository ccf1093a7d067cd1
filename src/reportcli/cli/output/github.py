"""Findings as workflow commands of GitHub Actions: `::warning file=…,line=…::text`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportcli.cli.output.run_report import RunReport
from reportcli.cli.standard_output import out
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef, SheetRef, Span, TextFile, Where
from reportcli.run.menders import listed_places

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def print_run(report: RunReport) -> None:
    """The findings that count as workflow commands."""
    found = [finding for finding in report.outcome.diagnostics if report.reports(finding)]
    out(workflow_commands(found, report.language, report.path))


def workflow_commands(findings: Iterable[Diagnostic], lang: str, path: Callable[[str], str] = str) -> str:
    """One command a finding, each on its own line. path: of a file by its name in a finding."""
    return "".join(f"{_command(finding, lang, path)}\n" for finding in findings)


def _command(finding: Diagnostic, lang: str, path: Callable[[str], str]) -> str:
    place = _place(finding.where)
    place |= {"file": path(place["file"])} if "file" in place else {}
    properties = {**place, "title": finding.code}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    cell = f"{listed_places(finding)}: " if isinstance(finding.where, (CellRef, SheetRef)) else ""
    parts = [wording(finding, part, lang) for part in ("message", "expected", "help")]
    return f"::{LEVELS[finding.severity]} {listed}::{_data(cell + ' '.join(filter(None, parts)))}"


def _place(where: Where | None) -> dict[str, str]:
    if isinstance(where, CellRef) and isinstance(where.sheet, TextFile):
        return {"file": where.input, "line": str(where.row)}
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
