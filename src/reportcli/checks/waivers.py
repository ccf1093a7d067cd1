"""Findings with their row and a fingerprint of their values; the workbook's waivers put against them.

A fingerprint is made of the values that contradict each other, never of their places: rows may be
sorted, columns moved; a changed value asks for a new signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import table
from reportcli.model.diagnostic import Diagnostic, Severity, warning
from reportcli.model.refs import CellRef, Where
from reportcli.workbook.tables.record import (
    Record,
    cell_of,
    columns_of,
    key_of,
    row_of,
    table_of,
    value_of,
    where_of,
)
from reportcli.workbook.tables.table import frame_value

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook

Cells = Mapping[CellRef, tuple[Record, str]]
NAMES = ("name", "label", "title", "last_name")
LONGEST = 60  # characters of a row's name
FINGERPRINT = 12  # hexadecimal digits: enough to tell values apart, short enough to be copied


@dataclass(frozen=True, slots=True)
class Judged:
    """open: what counts; waived: what the workbook's sheet of waivers signs for."""

    open: list[Diagnostic] = field(default_factory=list)
    waived: list[Diagnostic] = field(default_factory=list)


def judged(workbook: Workbook, findings: Iterable[Diagnostic], *, waivers: bool) -> Judged:
    """The findings, each with its row and fingerprint, apart by whether a waiver holds for them."""
    marked = identified(workbook, findings)
    signed = {
        _signature(record): record for record in table(workbook, "waivers", "code", "row_key", "fingerprint")
    }
    if not waivers or not signed:
        return Judged(marked)
    result = Judged()
    used: set[tuple[str, str, str]] = set()
    for finding in marked:
        signature = (finding.code, finding.args.get("row", ""), finding.args.get("fingerprint", ""))
        held = finding.severity is not Severity.ERROR and signature in signed
        used |= {signature} if held else set()
        (result.waived if held else result.open).append(finding)
    result.open.extend(_unused(record) for signature, record in signed.items() if signature not in used)
    return result


def _signature(record: Any) -> tuple[str, str, str]:
    code, row, print_ = (
        str(value_of(record, name) or "").strip() for name in ("code", "row_key", "fingerprint")
    )
    return code, row, print_


def _unused(record: Any) -> Diagnostic:
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
    """Record and column of every cell, of the sheets that findings speak of."""
    sheets = {where.sheet for finding in findings for where in _places(finding) if isinstance(where, CellRef)}
    found: dict[CellRef, tuple[Record, str]] = {}
    for each in workbook.tables.values():
        if each.sheet is None or each.sheet.sheet not in sheets:
            continue
        for record in each.records:
            for column in columns_of(record):
                cell = cell_of(record, column)
                if cell is not None:
                    found[cell] = (record, column)
    return found


def _places(finding: Diagnostic) -> list[Where | None]:
    return [finding.where, *(related.where for related in finding.related)]


def _identified(finding: Diagnostic, cells: Cells) -> Diagnostic:
    held = [cells[where] for where in _places(finding) if isinstance(where, CellRef) and where in cells]
    values = sorted(
        json.dumps([table_of(record), row_name(record), column, str(frame_value(value_of(record, column)))])
        for record, column in held
    )
    words = values or sorted(f"{name}={value}" for name, value in finding.args.items())
    digest = hashlib.sha256("\n".join([finding.code, *words]).encode("utf-8")).hexdigest()[:FINGERPRINT]
    row = row_name(held[0][0]) if held else ""
    return replace(finding, args={**finding.args, "row": row, "fingerprint": digest})


def row_name(record: Record) -> str:
    """What a row is called: its key, its name, the records that it refers to, its first text, its number."""
    key = key_of(record)
    if key != str(row_of(record)):
        return key
    values = {column: value_of(record, column) for column in columns_of(record)}
    named = [values[column] for column in NAMES if isinstance(values.get(column), str)]
    cited = [key_of(value) for value in values.values() if isinstance(value, Record)]
    texts = [value for value in values.values() if isinstance(value, str) and value.strip()]
    if named:
        return str.__str__(named[0])[:LONGEST].strip()
    return "/".join(cited) if cited else str.__str__(texts[0])[:LONGEST].strip() if texts else key
