"""A workbook and its contract to typed tables: every value with its cell, every mistake collected."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.nearest import nearest as nearest_name
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.editions.edition import Untranslated
from reportcli.workbook.editions.text_files import Translations
from reportcli.workbook.editions.translation_memory import Memory, read_memory
from reportcli.workbook.excel.open_workbook import open_book, workbook_bytes
from reportcli.workbook.media import FOLDER as MEDIA
from reportcli.workbook.media import Photo, read_photos
from reportcli.workbook.names import fold
from reportcli.workbook.read_tables import TableReader
from reportcli.workbook.tables.column_names import as_headed
from reportcli.workbook.tables.record import Record
from reportcli.workbook.tables.references import resolve
from reportcli.workbook.tables.table import Table, blank_record
from reportcli.workbook.texts import FOLDER as TEXTS
from reportcli.workbook.texts import TextSource, read_texts, read_translated

if TYPE_CHECKING:
    from reportcli.workbook.accounts.books import Books


class UnknownTable(KeyError):
    """The contract has no such table; `nearest` is the most similar name."""

    def __init__(self, table: str, tables: tuple[str, ...]) -> None:
        super().__init__(table)
        self.table, self.tables = table, tables
        self.nearest = nearest_name(table, tables)


ACCOUNTS = ("accounts", "trial_balance", "trial_balance_previous")
"""Tables that make the printed lines of the annual accounts."""
EXPORTS = (".csv", ".txt", ".tsv")
LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice put beside a workbook that they hold


@dataclass(frozen=True, slots=True)
class Workbook:
    """All that a run knows of its data. `inputs`: input id -> sha256; `texts` and `photos` by key.

    language: of the headers, or of the edition that was made of it. languages: of the editions that there
    are, the source first. The rest is what `editions` makes one of.
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

    def table(self, name: str) -> Table:
        """A table of the contract, also one that the workbook left out. Raises UnknownTable."""
        try:
            return self.tables[name]
        except KeyError:
            raise UnknownTable(name, tuple(self.tables)) from None

    def records(self, name: str) -> Sequence[Record]:
        """The records of a table, () when the workbook has none; of a key-value table, its one record."""
        return self.table(name).records

    def record(self, name: str) -> Record:
        """The one record of a key-value table; blank when the sheet is missing."""
        table = self.table(name)
        return table.records[0] if table.records else blank_record(table.spec)


def read_workbook(path: Path, contract: Contract, files: ProjectFiles | None = None) -> Workbook:
    """Reads the workbook with `texts/` and `media/` beside it.

    Raises Findings when the file cannot be read at all; anything less stands in `Workbook.diagnostics`.
    """
    files = files or ProjectFiles(path.parent, path.parent)
    data = workbook_bytes(path, files)
    input_id = files.name(path)
    names = contract.sheet_names()
    book, notes = open_book(data, input_id, lambda name: fold(name) in names)
    diagnostics = Collector()
    diagnostics.take(notes)
    if any(files.find(path.parent, lock.format(path.name)) for lock in LOCKS):
        diagnostics.note("workbook-open", None, file=path.name)
    run = TableReader(contract, book, input_id, diagnostics, files, path.parent)
    tables = run.tables()
    books = _books(tables, contract, files, (run.languages or (run.language,))[0], diagnostics)
    texts: dict[str, TextSource] = {}
    translations: dict[str, dict[str, TextSource]] = {}
    if TEXTS in tables:
        tables[TEXTS], texts = read_texts(tables[TEXTS], path.parent / TEXTS, files, diagnostics)
        translations = read_translated(tables[TEXTS], texts, path.parent / TEXTS, files, diagnostics)
    resolve(tables, diagnostics)
    photos: dict[str, Photo] = {}
    if "photos" in tables:
        photos = read_photos(tables["photos"], path.parent / MEDIA, files, diagnostics)
    inputs = {input_id: hashlib.sha256(data).hexdigest()}
    hashes = files.hashes
    memory = Memory()
    if len(run.languages) > 1:
        memory, damaged = read_memory(path.parent, files)
        diagnostics.take(damaged)
    others = [text.file for each in translations.values() for text in each.values()]
    used = [text.file for text in texts.values()] + others
    used += [files.name(Path(photo.resource.path)) for photo in photos.values()]
    used += [name for name in hashes if name.endswith(EXPORTS)]
    inputs |= {name: hashes[name] for name in used if name in hashes}
    return Workbook(
        input_id,
        inputs,
        contract,
        tables,
        run.language,
        run.formulas,
        texts,
        photos,
        as_headed(diagnostics.summary(), tables, run.language),
        run.languages,
        translations,
        memory,
        books=books,
    )


def _books(
    tables: dict[str, Table], contract: Contract, files: ProjectFiles, lang: str, diagnostics: Collector
) -> Books | None:
    """The accounts, when a sheet holds some."""
    if not any(len(tables[name]) for name in ACCOUNTS if name in tables):
        return None
    from reportcli.workbook.accounts.complete import complete_accounts

    return complete_accounts(tables, contract, files, lang, diagnostics)
