"""What a run knows of its data: the typed tables of a workbook, its texts, photos and accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from reportcli.inputs.nearest import nearest as nearest_name
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef
from reportcli.model.value_class import dataclass
from reportcli.workbook.accounts.books import Books
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.media import Photo
from reportcli.workbook.sheet_use import SheetUse
from reportcli.workbook.tables.record import Record
from reportcli.workbook.tables.table import Table, blank_record
from reportcli.workbook.texts.text_source import TextSource, Translations
from reportcli.workbook.translations.memory import Memory
from reportcli.workbook.translations.untranslated import Untranslated

if TYPE_CHECKING:
    from reportcli.workbook.frames.frame import TableFrame


class UnknownTable(KeyError):
    """The contract has no such table; `nearest` is the most similar name."""

    def __init__(self, table: str, tables: tuple[str, ...]) -> None:
        super().__init__(table)
        self.table, self.tables = table, tables
        self.nearest = nearest_name(table, tables)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All that a run knows of its data. `inputs`: input id -> sha256; `texts` and `photos` by key.

    language: of the headers, or of the edition that was made of it. languages: of the editions that there
    are, the source first. uses: what reading took of each sheet. owners: of tables, who answers
    for their file. views: the derived
    tables of an edition. subjects: of an edition by record, that record by the name that layouts use.
    members: files of members, by input id. frames: large tables that views group, by name; they are not among
    `tables`. The rest is what `editions` makes one of.
    """

    input: str
    inputs: Mapping[str, str]
    contract: Contract
    tables: Mapping[str, Table]
    language: str
    formulas: Mapping[CellRef, str] = field(default_factory=dict)
    texts: Mapping[str, TextSource] = field(default_factory=dict)
    photos: Mapping[str, Photo] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    languages: tuple[str, ...] = ()
    translations: Translations = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    untranslated: Untranslated = field(default_factory=Untranslated)
    books: Books | None = None
    uses: Mapping[str, SheetUse] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    views: Mapping[str, Table] = field(default_factory=dict)
    subjects: Mapping[str, Record] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    frames: Mapping[str, TableFrame] = field(default_factory=dict)

    def table(self, name: str) -> Table:
        """A table of the contract, also one that the workbook left out, or a view. Raises UnknownTable."""
        table = self.tables.get(name, self.views.get(name))
        if table is None:
            raise UnknownTable(name, (*self.tables, *self.views))
        return table

    def records(self, name: str) -> Sequence[Record]:
        """The records of a table, () when the workbook has none; of a key-value table, its one record."""
        return self.table(name).records

    def record(self, name: str) -> Record:
        """The one record of a key-value table; blank when the sheet is missing."""
        table = self.table(name)
        return table.records[0] if table.records else blank_record(table.spec)
