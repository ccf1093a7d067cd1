"""The workbook of one edition: the rows of its record and what is common to all, and nothing of another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportcli.batch.frame_owners import narrowed_frame
from reportcli.batch.rows import row_digest
from reportcli.model.diagnostic import Diagnostic, each_of
from reportcli.model.fact import Derivation, Fact
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import (
    CellText,
    Record,
    cells_of,
    columns_of,
    key_of,
    part_of,
    row_of,
    sheet_of,
    table_of,
)
from reportcli.workbook.tables.table import Table

if TYPE_CHECKING:
    from reportcli.batch.planned import Planned
    from reportcli.batch.rows import EditionRows
    from reportcli.model.refs import Span
    from reportcli.workbook.frames.frame import TableFrame
    from reportcli.workbook.workbook import Workbook

ORGANISATION = "organisation"
APART = ("texts", "photos", ORGANISATION)
"""Tables of which an edition may have another record in the place of one."""


def narrowed(
    workbook: Workbook,
    rows: EditionRows,
    planned: Planned,
    record: Record,
    *,
    subject: str,
    totals: Mapping[str, Table],
    span: Span | None = None,
) -> Workbook:
    """The workbook of one edition. workbook: in its language, of all records; subject: the record's name in
    expressions; totals: views over all records, sealed; span: where a title is stated.
    """
    tables = {name: _part(table, rows, record) for name, table in workbook.tables.items()}
    for name, instead in (("texts", planned.texts), ("photos", planned.photos)):
        if name in tables:
            tables[name] = _with_others(tables[name], dict(instead), planned.taken.get(name, frozenset()))
    if planned.title and ORGANISATION in tables:
        tables[ORGANISATION] = _titled(tables[ORGANISATION], planned.title, span)
    texts, photos = dict(planned.texts), dict(planned.photos)
    kept = {name: {key_of(one): one for one in tables[name].records} for name in ("texts", "photos")
            if name in tables}  # fmt: skip
    return replace(
        workbook,
        tables=tables,
        texts={
            key: replace(workbook.texts[texts.get(key, key)], key=key)
            for key in kept.get("texts", ())
            if texts.get(key, key) in workbook.texts
        },
        photos={
            key: replace(workbook.photos[photos.get(key, key)], record=one)
            for key, one in kept.get("photos", {}).items()
            if photos.get(key, key) in workbook.photos
        },
        views=dict(totals),
        frames={name: _frame_part(name, frame, rows, record) for name, frame in workbook.frames.items()},
        subjects={subject: record},
        translations={},
        diagnostics=tuple(_own(workbook.diagnostics, rows, record)),
    )


def _part(table: Table, rows: EditionRows, record: Record) -> Table:
    part = rows.of(table.name, record)
    return table if part is None else Table(table.spec, table.sheet, table.columns, tuple(part))


def _frame_part(name: str, frame: TableFrame, rows: EditionRows, record: Record) -> TableFrame:
    owners = rows.owners.get(name)
    return frame if owners is None else narrowed_frame(frame, owners, record)


def _with_others(table: Table, instead: Mapping[str, str], taken: frozenset[str]) -> Table:
    """The table with records in the place of others. taken: keys of those that stand for any edition's."""
    if not instead and not taken:
        return table
    by_key = {key_of(one): one for one in table.records}
    records = [one for one in table.records if key_of(one) not in taken and key_of(one) not in instead]
    records += [_named(table, by_key[other], key) for key, other in instead.items() if other in by_key]
    return Table(table.spec, table.sheet, table.columns, tuple(records))


def _named(table: Table, record: Record, key: str) -> Record:
    """The record under another key."""
    return _changed(record, {table.spec.key: CellText(key, sheet_of(record))} if table.spec.key else {}, key)


def _changed(record: Record, changes: Mapping[str, object], key: str) -> Record:
    values, places = cells_of(record, columns_of(record))
    return Record(
        table_of(record), row_of(record), {**values, **changes}, places,
        key=key, sheet=sheet_of(record), part=part_of(record),
    )  # fmt: skip


def _titled(table: Table, title: str, span: Span | None) -> Table:
    if "title" not in table.spec.columns or not table.records:
        return table
    first, *others = table.records
    changed = _changed(first, {"title": CellText(title, span)}, key_of(first))
    return Table(table.spec, table.sheet, table.columns, (changed, *others))


def _own(findings: tuple[Diagnostic, ...], rows: EditionRows, record: Record) -> Iterator[Diagnostic]:
    """The findings without those of other records' rows."""
    for finding in findings:
        kept = [one for one in each_of(finding) if not rows.is_of_another(one.where, record)]
        if len(kept) == 1 + len(finding.alike):
            yield finding
        elif kept:
            yield replace(kept[0], alike=tuple(replace(one, alike=()) for one in kept[1:]))


def sealed(table: Table, span: Span | None) -> Table:
    """A view over all records without anything that leads to single ones: operands, cells, names of files.
    What it prints comes from the line that states it. span: of that line.
    """
    return Table(table.spec, None, {}, tuple(_sealed_record(record, span) for record in table.records))


def _sealed_record(record: Record, span: Span | None) -> Record:
    values, _ = cells_of(record, columns_of(record))
    own = {name: _sealed(value, span) for name, value in values.items()}
    return Record(table_of(record), row_of(record), own, {}, key=key_of(record), sheet=span)


def _sealed(value: object, span: Span | None) -> object:
    if isinstance(value, Fact):
        operation = value.derivation.operation if value.derivation is not None else "sum"
        sources = (span,) if span is not None else ()
        return replace(value, sources=sources, derivation=Derivation(operation))
    return CellText(str.__str__(value), span) if isinstance(value, str) else value


def digest_of(workbook: Workbook, rows: EditionRows, shared: bytes) -> str:
    """A digest of all rows that an edition's pages may come from. shared: that of what all have."""
    digest = hashlib.sha256(shared)
    for name, table in workbook.tables.items():
        if name in rows.own or name in APART:
            digest.update(f"\0{name}\0".encode())
            for record in table.records:
                digest.update(rows.digest(record) if name in rows.own else row_digest(record))
    for name, frame in workbook.frames.items():
        digest.update(f"\0{name}\0{workbook.inputs[frame.input]}".encode())
    for key, text in sorted(workbook.texts.items()):
        digest.update(f"\0{key}\0{text.title}\0{text.lang}\0{text.source}\0{text.where}".encode())
    return digest.hexdigest()


def shared_digest(workbook: Workbook, rows: EditionRows, totals: Mapping[str, Table]) -> bytes:
    """A digest of the tables that every edition has whole, and of the views over all records."""
    digest = hashlib.sha256(workbook.language.encode())
    common = [table for name, table in workbook.tables.items() if name not in rows.own and name not in APART]
    for table in (*common, *totals.values()):
        digest.update(f"\0{table.name}\0".encode())
        for record in table.records:
            digest.update(row_digest(record))
    return digest.digest()
