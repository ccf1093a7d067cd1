"""Columns that name a record of another table: the key (or the name) becomes the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import field

from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Related, Severity
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.names import nearest, normalise, shortened
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import Record, columns_of, key_of, put_reference, value_of, where_of
from reportcli.workbook.tables.table import Table

NAMES = ("name", "title")


def resolve(tables: Mapping[str, Table], diagnostics: Collector, missed: Set[str] = frozenset()) -> None:
    """Puts the record in the place of its key, in every table; a key that no record has is a finding.

    missed: tables whose sheet has another name, which is reported there.
    """
    known: dict[str, dict[str, Record]] = {}
    columns: list[_Column] = []
    for table in tables.values():
        for column in table.spec.columns.values():
            if column.type != "ref" or column.target not in tables:  # the contract's finding says which
                continue
            if column.target not in known:
                known[column.target] = _index(tables[column.target])
            run = _Column(column.name, known[column.target], tables[column.target], diagnostics)
            columns.append(run)
            if isinstance(table.records, LazyRecords):
                run.link(table.records)
                continue
            for record in table.records:
                run.resolve(record)
    for run in columns:
        if run.dangling and run.target.name not in missed:
            cited = set().union(*(other.cited for other in columns if other.target is run.target))
            run.tell([record for record in run.target.records if id(record) not in cited])


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of references. known: folded key or name -> the record that it names.

    cited: ids of the records that its rows name; dangling: what names none, with its place.
    """

    name: str
    known: Mapping[str, Record]
    target: Table
    diagnostics: Collector
    cited: set[int] = field(default_factory=set)
    dangling: list[tuple[str, Where | None]] = field(default_factory=list)

    def resolve(self, record: Record) -> None:
        """Puts the referred record in the place of a record's key; a key that no record has is noted."""
        text = value_of(record, self.name)
        if text is None or isinstance(text, Record):
            return
        other = self.known.get(normalise(text))
        put_reference(record, self.name, other)
        self._note(other, text, where_of(record, self.name))

    def _note(self, other: Record | None, text: str, where: Where | None) -> None:
        if other is None:
            self.dangling.append((text, where))
        else:
            self.cited.add(id(other))

    def link(self, records: LazyRecords) -> None:
        """The same for all records of a large table: each text is looked up once."""
        column = records.columns.get(self.name)
        if column is None:
            return
        texts = dict.fromkeys(value for value in column.values if isinstance(value, str))
        column.links = {(folded := normalise(text)): self.known.get(folded) for text in texts}
        self.cited.update(id(other) for other in column.links.values() if other is not None)
        if None in column.links.values():
            for index, text in enumerate(column.values):
                if isinstance(text, str) and column.links[normalise(text)] is None:
                    self._note(None, text, records.ref(index, self.name))

    def tell(self, uncited: Sequence[Record]) -> None:
        """A finding for each; beside it the nearest record, and the key that may have been changed."""
        for text, where in self.dangling:
            self._dangling(text, where, uncited)

    def _dangling(self, text: str, where: Where | None, uncited: Sequence[Record]) -> None:
        target = self.target
        keys = [key_of(r) for r in target.records]
        sheet = target.sheet.sheet if target.sheet else target.spec.title("en")
        near = nearest(text, _spellings(target))
        twin = next((r for r in target.records if near and near in (key_of(r), *_names(r))), None)
        related: tuple[Related, ...] = ()
        if twin is not None:
            related = (Related("nearest-here", where_of(twin, target.spec.key)),)
        changed = [record for record in uncited if _one_slip(normalise(text), normalise(key_of(record)))]
        if len(changed) == 1 and changed[0] is not twin:
            related += (Related("key-changed-here", where_of(changed[0], target.spec.key)),)
        code = "dangling-reference" if keys else "reference-to-empty"
        self.diagnostics.report(
            Severity.ERROR,
            code,
            where,
            group=f"{self.name} {text}",
            related=related,
            found=text,
            column=self.name,
            sheet=sheet,
            nearest=near,
            names=shortened(keys, 10),
        )


def _one_slip(one: str, other: str) -> bool:
    """Whether a single character was changed, added, dropped, or swapped with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    pairs = zip(one, other, strict=False)
    start = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    rest, tail = one[start:], other[start:]
    swapped = rest[:2][::-1] == tail[:2] and rest[2:] == tail[2:]
    return swapped or rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:]


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
    value = value_of(record, column)
    return normalise(value) if isinstance(value, str) else ""


def _spellings(table: Table) -> list[str]:
    names = [
        str(value_of(r, c)) for c in NAMES if c in table.spec.columns for r in table.records if value_of(r, c)
    ]
    return [*(key_of(record) for record in table.records), *names]
