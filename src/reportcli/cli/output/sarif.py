"""Findings as SARIF 2.1.0 (OASIS), for code scanning and editors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote

from reportcli import __version__
from reportcli.cli.output.run_report import RunReport
from reportcli.cli.standard_output import out
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.model.refs import CellRef, SheetRef, Span, TextFile, Where

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
Data = dict[str, object]


def print_run(report: RunReport) -> None:
    """One SARIF log."""
    print_runs([report])


def print_runs(reports: Sequence[RunReport]) -> None:
    """One SARIF log, with a run for each workbook."""
    runs = []
    for report in reports:
        outcome = report.outcome
        found = [finding for finding in outcome.diagnostics if report.reports(finding)]
        waived = [] if report.quiet else outcome.waived
        runs.append(_run(found, waived, report.language, report.path))
        if report.one_of_several and report.workbook is not None:  # one category of results a workbook
            runs[-1]["automationDetails"] = {"id": f"reportcli/{report.workbook.as_posix()}/"}
    out(_log(runs) + "\n")


def sarif(
    findings: Iterable[Diagnostic], waived: Iterable[Diagnostic], lang: str, path: Callable[[str], str] = str
) -> str:
    """One run; waived findings are results with an accepted suppression. path: of a file by its name in a
    finding.
    """
    return _log([_run(findings, waived, lang, path)])


def _log(runs: Sequence[Data]) -> str:
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}, ensure_ascii=False, indent=2)


def _run(
    findings: Iterable[Diagnostic], waived: Iterable[Diagnostic], lang: str, path: Callable[[str], str]
) -> Data:
    every = [(finding, False) for finding in findings] + [(finding, True) for finding in waived]
    codes = sorted({finding.code for finding, _ in every})
    rules = [_rule(next(f for f, _ in every if f.code == code), lang) for code in codes]
    driver = {"name": "reportcli", "version": __version__, "rules": rules}
    results = [_result(finding, codes.index(finding.code), lang, path) for finding, _ in every]
    for result in (result for result, (_, held) in zip(results, every, strict=True) if held):
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}


def _rule(finding: Diagnostic, lang: str) -> Data:
    text = wording(finding, "why", lang) or wording(finding, "message", lang)
    return {"id": finding.code, "shortDescription": {"text": text}}


def _result(finding: Diagnostic, rule: int, lang: str, path: Callable[[str], str]) -> Data:
    text = " ".join(filter(None, (wording(finding, part, lang) for part in ("message", "expected", "help"))))
    result: Data = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(one.where, path) for one in each_of(finding) if one.where],
        "relatedLocations": [
            {**_location(one.where, path), "message": {"text": wording(one, "message", lang)}}
            for one in finding.related
            if one.where
        ],
    }
    if "fingerprint" in finding.args:
        result["partialFingerprints"] = {"values/v1": finding.args["fingerprint"]}
    return result


def _location(where: Where, path: Callable[[str], str]) -> Data:
    if isinstance(where, Span):
        start, end = where.start, where.end
        region = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        }
        return {"physicalLocation": {"artifactLocation": {"uri": quote(path(where.file))}, "region": region}}
    file: Data = {"artifactLocation": {"uri": quote(path(where.input))}}
    if isinstance(where, CellRef) and isinstance(where.sheet, TextFile):
        file["region"] = {"startLine": where.row}
    physical: Data = {"physicalLocation": file}
    name = where.a1 if isinstance(where, CellRef) else where.sheet if isinstance(where, SheetRef) else ""
    if name:
        physical["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
    return physical
