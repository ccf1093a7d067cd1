"""A workbook and its contract to typed tables: every value with its cell, every mistake collected."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.known_tables import KnownTables
from reportcli.workbook.media import FOLDER as MEDIA
from reportcli.workbook.media import Photo, Pictures, photos_of_columns, read_photos
from reportcli.workbook.names import fold
from reportcli.workbook.read_tables import TableReader
from reportcli.workbook.source_sheet import NO_SOURCES, Sources
from reportcli.workbook.stacked import report_members
from reportcli.workbook.tables.column_names import as_headed
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.tables.references import resolve
from reportcli.workbook.tables.table import Table
from reportcli.workbook.texts.read_texts import read_texts
from reportcli.workbook.texts.text_folder import FOLDER as TEXTS
from reportcli.workbook.texts.text_folder import TextFolder
from reportcli.workbook.texts.text_source import TextSource, Translations
from reportcli.workbook.texts.translated_texts import read_translations
from reportcli.workbook.translations.memory import Memory, read_memory
from reportcli.workbook.workbook import Workbook

if TYPE_CHECKING:
    from reportcli.workbook.accounts.books import Books
    from reportcli.workbook.frames.frame import TableFrame
    from reportcli.workbook.tables.values.reading import CellReading

ACCOUNTS = ("accounts", "trial_balance", "trial_balance_previous")
"""Tables that make the printed lines of the annual accounts."""
PHOTOS = "photos"
EDITIONS = "editions.yaml"
EXPORTS = (".csv", ".txt", ".tsv")
LOCKS = ("~${}", ".~lock.{}#")  # what Excel and LibreOffice put beside a workbook that they hold


def read_workbook(path: Path, contract: Contract, files: ProjectFiles | None = None) -> Workbook:
    """The workbook at a path: see `read_file`."""
    return read_file(WorkbookFile(path, files), contract)


def read_file(
    file: WorkbookFile,
    contract: Contract,
    printed: frozenset[str] = frozenset(),
    sources: Sources = NO_SOURCES,
    *,
    known: KnownTables | None = None,
) -> Workbook:
    """Reads the workbook with `texts/` and `media/` beside it.

    printed: names of tables and columns that the layout prints, and `texts/KEY` of the texts that it names:
    what of them is missing counts more.
    sources: tables that stand in other files. known: tables of this workbook that were read before.
    Raises Findings when the file cannot be read at all; anything less stands in `Workbook.diagnostics`.
    """
    files, folder, name = file.files, file.path.parent, file.path.name
    diagnostics = Collector()
    whole, contract = contract, _without(contract, sources.frames)
    run = TableReader(contract, file, diagnostics, printed, sources=sources, known=known)
    diagnostics.take([*run.book.diagnostics, *sources.diagnostics])
    if any(files.find(folder, lock.format(name)) for lock in LOCKS):
        diagnostics.note("workbook-open", None, file=name)
    tables = run.tables()
    report_members(tables, sources.stacks, diagnostics)
    books = _books(tables, contract, files, run.languages[0], diagnostics=diagnostics)
    by_record = files.find(folder, EDITIONS) is not None  # its editions may ask for any text
    asked = _asked(tables, printed) if printed and not by_record else None
    texts, translations = _texts(tables, folder / TEXTS, files, diagnostics, asked=asked)
    resolve(tables, diagnostics, run.missed)
    frames = _frames(whole, sources, run.reading, tables, diagnostics=diagnostics) if sources.frames else {}
    pictures = Pictures(folder / MEDIA, files, diagnostics)
    photos = photos_of_columns(tables.values(), pictures)
    if PHOTOS in tables:
        photos |= read_photos(tables[PHOTOS], pictures, diagnostics)
    memory = Memory()
    if len(run.languages) > 1:
        memory, damaged = read_memory(folder, files)
        diagnostics.take(damaged)
    inputs = {file.input: hashlib.sha256(file.data).hexdigest()}
    inputs |= _hashes_used(texts, translations, photos.values(), files, others=sources.inputs())
    return Workbook(
        file.input,
        inputs,
        contract,
        tables,
        run.language,
        run.formulas,
        texts,
        photos,
        as_headed(diagnostics.summary(), tables, run.uses, run.language),
        run.languages,
        translations,
        memory,
        books=books,
        uses=run.uses,
        members=sources.members(),
        owners=sources.owners(),
        frames=frames,
    )


def _without(contract: Contract, frames: Collection[str]) -> Contract:
    """The contract without large tables: no sheet is looked for, and nothing reads them row by row."""
    if not frames:
        return contract
    return replace(
        contract, tables={name: one for name, one in contract.tables.items() if name not in frames}
    )


def _frames(
    contract: Contract,
    sources: Sources,
    reading: CellReading,
    tables: Mapping[str, Table],
    *,
    diagnostics: Collector,
) -> dict[str, TableFrame]:
    """The large tables, with their columns as the contract types them."""
    from reportcli.workbook.frames.typing import typed

    return {
        name: typed(source, contract.tables[name], reading, tables, diagnostics=diagnostics)
        for name, source in sources.frames.items()
    }


def _asked(tables: Mapping[str, Table], printed: Set[str]) -> frozenset[str]:
    """The keys of texts that a layout or a reference names. printed: as for `read_file`."""
    front = f"{TEXTS}/"
    named = {fold(name.removeprefix(front)) for name in printed if name.startswith(front)}
    for table in tables.values():
        for column in table.spec.columns.values():
            if column.type == "ref" and column.target == TEXTS:
                named |= {
                    fold(str(value)) for record in table.records if (value := value_of(record, column.name))
                }
    return frozenset(named)


def _texts(
    tables: dict[str, Table],
    folder: Path,
    files: ProjectFiles,
    diagnostics: Collector,
    *,
    asked: frozenset[str] | None,
) -> tuple[dict[str, TextSource], Translations]:
    """The texts of the source language and of the others; the table of texts gets the files without a row."""
    if TEXTS not in tables:
        return {}, {}
    opened = TextFolder(folder, files, diagnostics)
    tables[TEXTS], texts = read_texts(tables[TEXTS], opened, asked)
    return texts, read_translations(tables[TEXTS], texts, opened)


def _books(
    tables: dict[str, Table],
    contract: Contract,
    files: ProjectFiles,
    lang: str,
    *,
    diagnostics: Collector,
) -> Books | None:
    """The accounts, when a sheet holds some."""
    if not any(len(tables[name]) for name in ACCOUNTS if name in tables):
        return None
    from reportcli.workbook.accounts.complete import complete_accounts

    return complete_accounts(tables, contract, files, lang, diagnostics=diagnostics)


def _hashes_used(
    texts: Mapping[str, TextSource],
    translations: Translations,
    photos: Iterable[Photo],
    files: ProjectFiles,
    *,
    others: Iterable[str],
) -> dict[str, str]:
    """The sha256 of every file beside the workbook that a text, a photo or a sheet was read from. others:
    names of files that hold tables.
    """
    used = [*others]
    used += [text.file for each in (texts, *translations.values()) for text in each.values()]
    used += [files.name(Path(photo.resource.path)) for photo in photos if photo.resource.path]
    hashes = files.hashes
    used += [name for name in hashes if name.endswith(EXPORTS)]
    return {name: hashes[name] for name in used if name in hashes}
