"""Totals over all records: none may come from the rows of a single one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportcli.batch.declared import Template
from reportcli.batch.rows import EditionRows
from reportcli.model.collector import Collector
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef
from reportcli.workbook.tables.record import Record, key_of, value_of
from reportcli.workbook.tables.table import Table

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook


def judge_totals(
    workbook: Workbook,
    views: Mapping[str, Table],
    rows: EditionRows,
    *,
    totals: Mapping[str, Template],
    diagnostics: Collector,
) -> None:
    """A figure of a total that comes from the rows of a single record would print that record's."""
    for name, at in totals.items():
        for column, owner in _alone(workbook, views[name], rows):
            args = {"name": name, "column": column, "key": key_of(owner)}
            diagnostics.error("editions-total-of-one", at.span, group=name, **args)


def _alone(workbook: Workbook, table: Table, rows: EditionRows) -> list[tuple[str, Record]]:
    """The columns of a total with a figure of one record alone, and that record."""
    view = workbook.contract.views[table.name]
    found = []
    for name in view.sources() & rows.owners.keys():
        owner = rows.owners[name].alone(view, workbook.frames[name], workbook.language)
        found += [(", ".join(view.group), owner)] if owner is not None else []
    for record in table.records:
        for column in table.spec.columns:
            value = value_of(record, column)
            owner = _only_owner(value, rows) if isinstance(value, Fact) else None
            found += [(column, owner)] if owner is not None else []
    return found


def _only_owner(fact: Fact, rows: EditionRows) -> Record | None:
    """The record whose rows alone a figure comes from."""
    owners: set[Record] = set()
    for source in fact.sources:
        cells = [source] if isinstance(source, CellRef) else [*getattr(source, "cells", ())]
        for cell in cells:
            owner = rows.owner_at.get((cell.input, str.__str__(cell.sheet), cell.row))
            if owner is None:
                return None
            owners.add(owner)
            if len(owners) > 1:
                return None
    return next(iter(owners), None)
