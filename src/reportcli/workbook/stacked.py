"""One table from the workbooks of several members, each row with the member that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportcli.inputs.nearest import nearest
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Related, Severity
from reportcli.model.refs import SheetRef
from reportcli.model.value_class import replace
from reportcli.workbook.names import normalise
from reportcli.workbook.tables.record import (
    CellText,
    Record,
    cells_of,
    columns_of,
    part_of,
    put_value,
    row_of,
    sheet_of,
    stated_key,
    value_of,
    where_of,
)
from reportcli.workbook.tables.table import Table

if TYPE_CHECKING:
    from reportcli.workbook.contract.contract import TableSpec
    from reportcli.workbook.source_sheet import Stack

STRIDE = 2_000_000
"""Between the numbers of two members' rows, of which no sheet has so many: rows keep their order and their
places, and no two records are the same."""


def without(spec: TableSpec, column: str) -> TableSpec:
    """The table as a member's sheet has it: who it is says its file, and a member may have no row."""
    columns = {name: one for name, one in spec.columns.items() if name != column}
    return replace(spec, columns=columns, optional=True)


def stacked(spec: TableSpec, stack: Stack, parts: Mapping[str, Table], diagnostics: Collector) -> Table:
    """All rows of all members. A key that two members use is reported at the second."""
    records = tuple(
        record
        for number, (member, table) in enumerate(parts.items(), 1)
        for record in _named(table, member, stack.column, number)
    )
    if spec.key:
        _report_twice(records, spec.key, diagnostics)
    first = next(iter(parts.values()), None)
    return Table(spec, first.sheet if first is not None else None, {}, records)


def _named(table: Table, member: str, column: str, number: int) -> Iterator[Record]:
    for record in table.records:
        values, places = cells_of(record, columns_of(record))
        first = where_of(record)
        yield Record(
            table.name,
            row_of(record) + number * STRIDE,
            {**values, column: CellText(member, first)},
            places,
            key=stated_key(record),
            sheet=sheet_of(record),
            part=part_of(record),
        )


def report_members(tables: Mapping[str, Table], stacks: Mapping[str, Stack], diagnostics: Collector) -> None:
    """Reports members without a workbook, at their row, and workbooks of nobody; of a table that names its
    members in another. Once for all tables of a folder.
    """
    said: set[tuple[str, str]] = set()
    for name, stack in stacks.items():
        target = tables[name].spec.columns[stack.column].target
        if target not in tables:
            continue
        known = {normalise(stated_key(record)): record for record in tables[target].records}
        sent = {normalise(member): member for member in stack.sheets}
        for text, record in known.items():
            if text not in sent and (stack.folder, text) not in said:
                where, args = where_of(record), {"key": stated_key(record), "folder": stack.folder}
                diagnostics.warning("member-missing", where, group="missing", **args)
            said.add((stack.folder, text))
        _report_unknown(tables[name], stack, sent, known, diagnostics=diagnostics)


def _report_unknown(
    table: Table,
    stack: Stack,
    sent: Mapping[str, str],
    known: Mapping[str, Record],
    *,
    diagnostics: Collector,
) -> None:
    """Workbooks that are no member's. Their rows are nobody's, which is not said of each."""
    unknown = {member for text, member in sent.items() if text not in known}
    for member in unknown:
        source = stack.sheets[member]
        args = {
            "file": source.input,
            "name": member,
            "nearest": nearest(member, map(stated_key, known.values())),
        }
        diagnostics.error("member-unknown", SheetRef(source.input), group=member, **args)
    for record in table.records if unknown else ():
        if str(value_of(record, stack.column)) in unknown:
            put_value(record, stack.column, None)


def _report_twice(records: tuple[Record, ...], key: str, diagnostics: Collector) -> None:
    met: dict[str, Record] = {}
    for record in records:
        text = normalise(stated_key(record))
        if not text:
            continue
        other = met.setdefault(text, record)
        if other is not record and row_of(other) // STRIDE != row_of(record) // STRIDE:
            where, first = where_of(record, key), where_of(other, key)
            diagnostics.report(
                Severity.ERROR, "member-key-twice", where, group="twice",
                related=(Related("first-use", first),), found=stated_key(record), other=str(first),
            )  # fmt: skip
