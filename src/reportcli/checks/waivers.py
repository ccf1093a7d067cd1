"""Findings with their row and a fingerprint of their values; the workbook's waivers put against them.

A fingerprint is made of the values that contradict each other, never of their places: rows may be
sorted, columns moved; a changed value asks for a new signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import field

from reportcli.checks.support.records import table
from reportcli.checks.support.row_names import row_name
from reportcli.model.diagnostic import Diagnostic, Related, Severity, warning
from reportcli.model.refs import CellRef, Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.tables.record import (
    Record,
    cell_of,
    columns_of,
    table_of,
    value_of,
    where_of,
)
from reportcli.workbook.tables.table import plain_value
from reportcli.workbook.workbook import Workbook

Cells = Mapping[CellRef, tuple[Record, str]]
FINGERPRINT = 12  # hexadecimal digits: enough to tell values apart, short enough to be copied


@dataclass(frozen=True, slots=True)
class Outcome:
    """open: what counts; waived: what the workbook's sheet of waivers signs for."""

    open: list[Diagnostic] = field(default_factory=list)
    waived: list[Diagnostic] = field(default_factory=list)


def apply_waivers(workbook: Workbook, findings: Iterable[Diagnostic], *, waivers: bool) -> Outcome:
    """The findings, each with its row and fingerprint, apart by whether a waiver holds for them. A row
    without a reason is one that an annotated copy offers: nobody has signed it.
    """
    marked = identified(workbook, findings)
    rows = table(workbook, "waivers", "code", "row_key", "fingerprint", "reason")
    signed = {_signature(record): record for record in rows if str(value_of(record, "reason") or "").strip()}
    if not waivers or not signed:
        return Outcome(marked)
    result = Outcome()
    used: set[tuple[str, str, str]] = set()
    for finding in marked:
        signature = (finding.code, finding.args.get("row", ""), finding.args.get("fingerprint", ""))
        held = finding.severity is not Severity.ERROR and signature in signed
        used |= {signature} if held else set()
        (result.waived if held else result.open).append(finding)
    for signature, record in signed.items():
        if signature not in used and not _lapsed(result.open, signature, record):
            result.open.append(_unused(record))
    return result


def _lapsed(findings: list[Diagnostic], signature: tuple[str, str, str], record: Record) -> bool:
    """Whether a waiver is of a finding of its row whose values have changed since: the finding says so."""
    for number, one in enumerate(findings):
        alike = (one.code, one.args.get("row")) == signature[:2]
        if alike and signature[1] and one.severity is not Severity.ERROR:
            place = Related("waiver-lapsed", where_of(record, "code"))
            findings[number] = replace(one, related=(*one.related, place))
            return True
    return False


def _signature(record: Record) -> tuple[str, str, str]:
    code, row, print_ = (
        str(value_of(record, name) or "").strip() for name in ("code", "row_key", "fingerprint")
    )
    return code, row, print_


def _unused(record: Record) -> Diagnostic:
    code, row, print_ = _signature(record)
    return warning(
        "waiver-without-finding", where_of(record, "code"), waived=code, row=row, fingerprint=print_
    )


def identified(workbook: Workbook, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings with the arguments `row` and `fingerprint`; without a cell, of the words alone."""
    every = list(findings)
    cells = _cells(workbook, every)
    return [_identified(finding, cells) for finding in every]


def _cells(workbook: Workbook, findings: list[Diagnostic]) -> Cells:
    """Record and column of every cell that findings speak of."""
    wanted = {where for finding in findings for where in _places(finding) if isinstance(where, CellRef)}
    sheets = {cell.sheet for cell in wanted}
    found: dict[CellRef, tuple[Record, str]] = {}
    for each in workbook.tables.values():
        if each.sheet is None or each.sheet.sheet not in sheets:
            continue
        for record in each.holding(wanted):
            for column in columns_of(record):
                cell = cell_of(record, column)
                if cell in wanted and cell is not None:
                    found[cell] = (record, column)
    return found


def _places(finding: Diagnostic) -> list[Where | None]:
    return [finding.where, *(related.where for related in finding.related)]


def _identified(finding: Diagnostic, cells: Cells) -> Diagnostic:
    held = [cells[where] for where in _places(finding) if isinstance(where, CellRef) and where in cells]
    values = sorted(
        json.dumps([table_of(record), row_name(record), column, str(plain_value(value_of(record, column)))])
        for record, column in held
    )
    words = values or sorted(f"{name}={value}" for name, value in finding.args.items())
    digest = hashlib.sha256("\n".join([finding.code, *words]).encode("utf-8")).hexdigest()[:FINGERPRINT]
    row = row_name(held[0][0]) if held else ""
    return replace(finding, args={**finding.args, "row": row, "fingerprint": digest})
