"""Columns that name a record of another table: the key (or the name) becomes the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import field

from reportcli.inputs.nearest import ADVISED, NearNames
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Related, Severity
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.names import fold, normalise, same_start, shortened
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import Record, columns_of, key_of, put_reference, value_of, where_of
from reportcli.workbook.tables.table import Table

NAMES = ("name", "title")
CITED = 3  # cells that a finding about a key that was changed names
LIKE = 0.6  # how like a key the nearest one is at least, 0..1


def resolve(tables: Mapping[str, Table], diagnostics: Collector, missed: Set[str] = frozenset()) -> None:
    """Puts the record in the place of its key, in every table; a key that no record has is a finding.

    missed: tables whose sheet has another name, which is reported there.
    """
    known: dict[str, dict[str, Record]] = {}
    columns: list[_Column] = []
    for table in tables.values():
        for column in table.spec.columns.values():
            if not column.refers or column.target not in tables:  # the contract's finding says which
                continue
            if column.target not in known:
                known[column.target] = records_by_name(tables[column.target])
            run = _Column(column.name, known[column.target], tables[column.target], diagnostics)
            columns.append(run)
            if isinstance(table.records, LazyRecords):
                (run.link if column.type == "ref" else run.link_lists)(table.records)
                continue
            for record in table.records:
                (run.resolve if column.type == "ref" else run.resolve_list)(record)
    _tell_all([run for run in columns if run.target.name not in missed], diagnostics)


def _tell_all(columns: Sequence[_Column], diagnostics: Collector) -> None:
    """What is wrong with the keys of each table, in the order in which they are first cited."""
    for name in dict.fromkeys(run.target.name for run in columns if run.dangling):
        _tell([run for run in columns if run.target.name == name], diagnostics)


def _tell(columns: Sequence[_Column], diagnostics: Collector) -> None:
    """What the columns that refer to one table cite and no record of it has. A key that was changed is
    reported where it was changed; what else is cited, where it is cited.
    """
    cited: set[Record] = set().union(*(run.cited for run in columns))
    renamed = _renamed_keys(columns, cited)
    for text, record in renamed.items():
        by_column = [[one for one in run.dangling if normalise(one[0]) == text] for run in columns]
        citing = [one for found in by_column for one in found]
        target = columns[0].target
        diagnostics.report(
            Severity.ERROR,
            "key-renamed",
            where_of(record, target.spec.key),
            related=tuple(Related("cited-here", found[0][1]) for found in by_column if found),
            found=key_of(record),
            nearest=citing[0][0],
            cited=len(citing),
            first=", ".join(str(where) for _, where in citing[:CITED])
            + (" …" if len(citing) > CITED else ""),
            sheet=target.sheet.sheet if target.sheet else target.spec.title("en"),
        )
    for run in columns:
        run.tell(cited, renamed)


def _renamed_keys(columns: Sequence[_Column], cited: Set[Record]) -> dict[str, Record]:
    """What several cells cite in vain, normalised -> the one record that nothing cites and whose key is like
    it, or that alone can be meant.
    """
    target = columns[0].target
    counts = Counter(normalise(text) for run in columns for text, _ in run.dangling)
    several = [text for text, count in counts.items() if count > 1]
    if not several:
        return {}
    owners: dict[str, list[Record]] = {}
    for record in target.records:
        owners.setdefault(normalise(key_of(record)), []).append(record)
    free = {key: own[0] for key, own in owners.items() if len(own) == 1 and own[0] not in cited}
    if len(free) == len(several) == len(counts) == 1 and len(owners) > 1:
        return {several[0]: next(iter(free.values()))}
    found: dict[str, Record] = {}
    names = NearNames(free, str)
    for text in several[:ADVISED]:
        near = names.nearest(text, LIKE)
        if near and free[near] not in found.values():
            found[text] = free[near]
    return found


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of references. known: folded key or name -> the record that it names.

    cited: the records that its rows name; dangling: what names none, with its place.
    """

    name: str
    known: Mapping[str, Record]
    target: Table
    diagnostics: Collector
    cited: set[Record] = field(default_factory=set)
    dangling: list[tuple[str, Where | None]] = field(default_factory=list)

    def resolve(self, record: Record) -> None:
        """Puts the referred record in the place of a record's key; a key that no record has is noted."""
        text = value_of(record, self.name)
        if text is None or isinstance(text, Record):
            return
        other = self.known.get(normalise(text))
        put_reference(record, self.name, other)
        self._note(other, text, where_of(record, self.name))

    def resolve_list(self, record: Record) -> None:
        """The same for a list of keys: what names no record is left out of it."""
        put_reference(record, self.name, self._all(value_of(record, self.name), where_of(record, self.name)))

    def _all(self, texts: object, where: Where | None) -> tuple[Record, ...]:
        """The records that a list of keys names, each once."""
        found: list[Record] = []
        for text in texts if isinstance(texts, tuple) else ():
            if isinstance(text, Record):
                found.append(text)
                continue
            other = self.known.get(normalise(text))
            self._note(other, text, where)
            if other is not None:
                found.append(other)
        return tuple(dict.fromkeys(found))

    def _note(self, other: Record | None, text: str, where: Where | None) -> None:
        if other is None:
            self.dangling.append((text, where))
        else:
            self.cited.add(other)

    def link(self, records: LazyRecords) -> None:
        """The same for all records of a large table: each text is looked up once."""
        column = records.columns.get(self.name)
        if column is None:
            return
        texts = dict.fromkeys(value for value in column.values if isinstance(value, str))
        column.links = {(folded := normalise(text)): self.known.get(folded) for text in texts}
        self.cited.update(other for other in column.links.values() if other is not None)
        if None in column.links.values():
            for index, text in enumerate(column.values):
                if isinstance(text, str) and column.links[normalise(text)] is None:
                    self._note(None, text, records.ref(index, self.name))

    def link_lists(self, records: LazyRecords) -> None:
        """The lists of a large table."""
        column = records.columns.get(self.name)
        if column is None:
            return
        column.linked = {
            index: self._all(value, records.ref(index, self.name))
            for index, value in enumerate(column.values)
            if isinstance(value, tuple)
        }

    def tell(self, cited: Set[Record], renamed: Container[str]) -> None:
        """A finding for each; beside it the nearest record, and the key that may have been changed.

        cited: the records of the target that some row names. renamed: what is reported elsewhere.
        """
        target = self.target
        sheet = target.sheet.sheet if target.sheet else target.spec.title("en")
        code = "dangling-reference" if len(target) else "reference-to-empty"
        names = shortened([key_of(record) for record in target.records], 10)
        advice = _Advice(target, cited)
        advised: dict[str, tuple[str, tuple[Related, ...]]] = {}
        for text, where in self.dangling:
            if normalise(text) in renamed:
                continue
            if text not in advised:
                advised[text] = advice.of(text) if len(advised) < ADVISED else ("", ())
            near, related = advised[text]
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
                names=names,
            )


class _Advice:
    """What may have been meant by a key that no record of a table has. cited: records that some row names."""

    def __init__(self, target: Table, cited: Set[Record]) -> None:
        self.key = target.spec.key
        self.owner: dict[str, Record] = {}
        uncited: dict[str, list[Record]] = {}
        for record in target.records:
            for name in (key_of(record), *_names(record)):
                self.owner.setdefault(name, record)
            if record not in cited:
                uncited.setdefault(normalise(key_of(record)), []).append(record)
        self.uncited = uncited
        self.names, self.keys = NearNames(_spellings(target), fold), NearNames(uncited, str)

    def of(self, text: str) -> tuple[str, tuple[Related, ...]]:
        """The nearest name, "" for none, with the places of its record and of a key that was changed."""
        near = self.names.nearest(text, LIKE)
        twin = self.owner[near] if near else None
        related: tuple[Related, ...] = ()
        if twin is not None:
            related = (Related("nearest-here", where_of(twin, self.key)),)
        own = normalise(text)
        slips = [key for key in self.keys.candidates(own) if _one_slip(own, key)]
        changed = [record for key in slips for record in self.uncited[key]]
        if len(changed) == 1 and changed[0] is not twin:
            related += (Related("key-changed-here", where_of(changed[0], self.key)),)
        return near, related


def _one_slip(one: str, other: str) -> bool:
    """Whether a single character was changed, added, dropped, or swapped with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = same_start(one, other)
    rest, tail = one[start:], other[start:]
    swapped = rest[:2][::-1] == tail[:2] and rest[2:] == tail[2:]
    return swapped or rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:]


def _names(record: Record) -> list[str]:
    return [value_of(record, column) or "" for column in NAMES if column in columns_of(record)]


def records_by_name(table: Table) -> dict[str, Record]:
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
