"""Columns that name a record of another table: the key (or the name) becomes the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reportcli.model.diagnostic import Related, Severity
from reportcli.model.refs import Where
from reportcli.workbook.collect import Collector
from reportcli.workbook.lazy_records import LazyRecords
from reportcli.workbook.names import nearest, normalise, shortened
from reportcli.workbook.record import Record, columns_of, key_of, value_of, where_of
from reportcli.workbook.table import Table

NAMES = ("name", "title")


def resolve(tables: Mapping[str, Table], found: Collector) -> None:
    """Puts the record in the place of its key, in every table; a key that no record has is a finding."""
    known: dict[str, dict[str, Record]] = {}
    for table in tables.values():
        for column in table.spec.columns.values():
            if column.type != "ref" or column.target not in tables:  # the contract's finding says which
                continue
            if column.target not in known:
                known[column.target] = _index(tables[column.target])
            run = _Column(column.name, known[column.target], tables[column.target], found)
            if isinstance(table.records, LazyRecords):
                run.link(table.records)
                continue
            for record in table.records:
                run.resolve(record)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of references. known: folded key or name -> the record that it names."""

    name: str
    known: Mapping[str, Record]
    target: Table
    found: Collector

    def resolve(self, record: Record) -> None:
        text = value_of(record, self.name)
        if text is None or isinstance(text, Record):
            return
        other = self.known.get(normalise(text))
        record._values[self.name] = other
        if other is None:
            self._dangling(text, where_of(record, self.name))

    def link(self, records: LazyRecords) -> None:
        """The same for all records of a large table: each text is looked up once."""
        column = records.columns.get(self.name)
        if column is None:
            return
        texts = dict.fromkeys(value for value in column.values if isinstance(value, str))
        column.links = {(folded := normalise(text)): self.known.get(folded) for text in texts}
        if None in column.links.values():
            for index, text in enumerate(column.values):
                if isinstance(text, str) and column.links[normalise(text)] is None:
                    self._dangling(text, records.ref(index, self.name))

    def _dangling(self, text: str, where: Where | None) -> None:
        target = self.target
        keys = [key_of(r) for r in target.records]
        sheet = target.sheet.sheet if target.sheet else target.spec.title("en")
        near = nearest(text, _spellings(target))
        args: dict[str, object] = {"found": text, "column": self.name, "sheet": sheet, "nearest": near}
        args["names"] = shortened(keys, 10)
        twin = next((r for r in target.records if near and near in (key_of(r), *_names(r))), None)
        related = (Related("nearest-here", where_of(twin, target.spec.key)),) if twin is not None else ()
        code = "dangling-reference" if keys else "reference-to-empty"
        self.found.add(Severity.ERROR, code, where, f"{self.name} {text}", args, related)


def _names(record: Record) -> list[str]:
    return [value_of(record, column) or "" for column in NAMES if column in columns_of(record)]


def _index(table: Table) -> dict[str, Record]:
    """Keys, then names that only one record has."""
    index = {normalise(key_of(record)): record for record in reversed(table.records)}
    for column in NAMES:
        if column not in table.spec.columns or column == table.spec.key:
            continue
        owners: dict[str, list[Record]] = {}
        for record in table.records:
            owners.setdefault(_name(record, column), []).append(record)
        for name, records in owners.items():
            if name and len(records) == 1:
                index.setdefault(name, records[0])
    return index


def _name(record: Record, column: str) -> str:
    value: Any = value_of(record, column)
    return normalise(value) if isinstance(value, str) else ""


def _spellings(table: Table) -> list[str]:
    names = [
        str(value_of(r, c)) for c in NAMES if c in table.spec.columns for r in table.records if value_of(r, c)
    ]
    return [*(key_of(record) for record in table.records), *names]
