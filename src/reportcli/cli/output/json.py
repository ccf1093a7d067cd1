"""Findings as one JSON object on standard output; `schema` counts up when a key changes its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.cli.output.run_report import RunReport, seen
from reportcli.cli.standard_output import out_json
from reportcli.messages import wording
from reportcli.model.coverage import Coverage
from reportcli.model.diagnostic import Diagnostic, each_of
from reportcli.model.refs import CellRef, SheetRef, Span, Where
from reportcli.run.menders import mender

SCHEMA_VERSION = 2
"""2: `message` and `help`; `says` and `mend` of schema 1 stand beside them for one version."""


def print_run(report: RunReport) -> None:
    """The whole run as JSON."""
    out_json({"schema": SCHEMA_VERSION, **_run(report)})


def print_runs(reports: Sequence[RunReport]) -> None:
    """One run as ever; several as a list under `runs`."""
    if len(reports) == 1:
        print_run(reports[0])
        return
    ok = not any(report.failed for report in reports)
    command = reports[0].command if reports else ""
    out_json({"schema": SCHEMA_VERSION, "command": command, "ok": ok, "runs": [_run(one) for one in reports]})


def _run(report: RunReport) -> dict[str, object]:
    outcome, lang = report.outcome, report.language
    data: dict[str, object] = {"command": report.command, "ok": not report.failed}
    if report.workbook is not None:
        data["workbook"] = report.workbook.as_posix()
    data |= {
        "written": [str(path) for path in outcome.written],
        "unchanged": outcome.remembered,
        "pages": outcome.pages,
        "findings": [_as_data(one, lang) for one in outcome.diagnostics if report.reports(one)],
        "waived": [] if report.quiet else [_as_data(finding, lang) for finding in outcome.waived],
        "unlisted": len(outcome.diagnostics) - len(report.listed),
    }
    if report.settings is not None:
        data |= {"settings": dict(report.settings), "read": [seen(path) for path in outcome.read]}
    if outcome.coverage is not None:
        data["coverage"] = _coverage(outcome.coverage)
    if report.timings is not None:
        data["timings"] = {stage: round(seconds, 4) for stage, seconds in report.timings.items()}
        data["cache"] = {
            kind: {"found": found, "asked": asked} for kind, (found, asked) in (report.cached or {}).items()
        }
    return data


def _coverage(coverage: Coverage) -> dict[str, object]:
    """Counts and places of each fate, by sheet; the paragraphs of each text."""
    sheets = [
        {
            "sheet": one.sheet,
            "table": one.table,
            "cells": one.cells,
            "share": round(one.share, 4),
            "counts": {fate.value: count for fate, count in one.counts.items()},
            "places": {fate.value: list(places) for fate, places in one.places.items()},
        }
        for one in coverage.sheets
    ]
    texts = [
        {"text": one.text, "place": one.place, "paragraphs": one.paragraphs, "left": list(one.left)}
        for one in coverage.texts
    ]
    return {"sheets": sheets, "texts": texts}


def _as_data(finding: Diagnostic, lang: str) -> dict[str, object]:
    message, help_text = wording(finding, "message", lang), wording(finding, "help", lang)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": _place(finding.where),
        "mender": mender(finding),
        "block": finding.block,
        "message": message,
        "expected": wording(finding, "expected", lang),
        "help": help_text,
        "says": message,
        "mend": help_text,
        "args": dict(finding.args),
        "count": sum(1 for _ in each_of(finding)),
        "alike": [_place(one.where) for one in each_of(finding) if one is not finding],
        "related": [
            {"code": one.code, "where": _place(one.where), "message": text, "says": text}
            for one in finding.related
            for text in (wording(one, "message", lang),)
        ],
    }


def _place(where: Where | None) -> dict[str, object] | None:
    if isinstance(where, CellRef):
        place = {"cell": where.a1, "sheet": where.sheet, "row": where.row, "column": where.column}
        return {**place, "input": where.input}
    if isinstance(where, SheetRef):
        return {"sheet": where.sheet, "input": where.input}
    if isinstance(where, Span):
        start, end = where.start, where.end
        return {"file": where.file, "line": start.line, "column": start.column, "end": [end.line, end.column]}
    return None
