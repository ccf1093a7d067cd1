"""The languages that the sheet Organisation states, the source first."""

from __future__ import annotations

from reportcli.model.collector import Collector, shown
from reportcli.model.refs import CellRef
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import clean, fold
from reportcli.workbook.tables.language_columns import LANGUAGE
from reportcli.workbook.tables.languages import tags_in

MOST = 12
ROWS = 200


def stated_languages(
    spec: TableSpec, sheet: RawSheet | None, input_id: str, diagnostics: Collector
) -> tuple[str, ...]:
    """`fr-BE, nl-BE` of the key `language`, read before anything else: headers depend on it."""
    if sheet is None or LANGUAGE not in spec.columns:
        return ()
    names = spec.column_names()
    for row in sheet.rows.numbers[:ROWS]:
        for column, cell in sheet.rows[row].items():
            if cell.kind != "s" or names.get(fold(cell.text[:100])) != LANGUAGE:
                continue
            value = sheet.cell(row, column + 1)
            if value is None or value.kind != "s" or not clean(value.text):
                continue
            tags, bad = tags_in(clean(value.text)[:300])
            where = CellRef(input_id, sheet.name, row, column + 1)
            for word in bad:
                diagnostics.error("language-unknown", where, found=shown(word))
            return tags[:MOST]
    return ()
