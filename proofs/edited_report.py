"""A report that is edited as an officer edits it: cells by table and column, texts, Excel tables."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import get_column_letter

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts, project_root
from reportcli.pipeline import Request
from reportcli.run.loading import load
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.tables.record import cell_of

FIRST = (
    "Amélie",
    "Bram",
    "Carmen",
    "Dirk",
    "Elif",
    "Farid",
    "Greta",
    "Hugo",
    "Ilse",
    "Jamal",
    "Katia",
    "Luca",
)
LAST = (
    "Zabeau",
    "Zegers",
    "Zimmer",
    "Zoltan",
    "Zuber",
    "Zwart",
    "Zielinski",
    "Zanetti",
    "Zakaria",
    "Zehnder",
)
WORDS = tomllib.loads(Path(__file__).with_name("edited_words.toml").read_text("utf-8"))
SENTENCES = {language: words["sentence"] for language, words in WORDS.items()}
PROJECTS = {language: words["project"] for language, words in WORDS.items()}
NOUNS = {language: tuple(words["nouns"]) for language, words in WORDS.items()}


class Report:
    """A workbook that is edited. rows: the cells of a table's records; signed: sheet and row of what waivers
    speak of, which a correct edit leaves alone.
    """

    def __init__(self, workbook: Path, chance: random.Random, signed: frozenset[tuple[str, int]]) -> None:
        self.path, self.chance, self.signed = workbook, chance, signed
        self.book = load_workbook(workbook)
        files = ProjectFiles(project_root(workbook.parent), package_layouts())
        file = WorkbookFile(workbook, files)
        _, contract = load(Request(workbook), file)
        self.read = read_file(file, contract)
        self.specs = contract.tables
        self.texts = sorted((workbook.parent / "texts").glob("*.md"))
        self.language = str(self.read.record("organisation").language or "fr")[:2]
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.used: set[str] = set()
        for name in self.specs:
            self.rows[name] = self._rows(name)

    def _rows(self, table: str) -> list[dict[str, Any]]:
        found = []
        for record in self.read.records(table) if table in self.read.tables else ():
            cells = {name: cell_of(record, name) for name in self.specs[table].columns}
            here = {n: self.book[c.sheet].cell(c.row, c.column) for n, c in cells.items() if c is not None}
            if here:
                found.append(here)
        return found

    def save(self) -> None:
        """Writes the workbook."""
        self.book.save(self.path)

    def some(self, table: str, *columns: str) -> dict[str, Any] | None:
        """A record whose cells of these columns are filled, and that no edit has changed."""
        fit = [
            row
            for row in self.rows.get(table, ())
            if all(name in row and row[name].value is not None for name in columns)
            and all(self._is_free(row[name]) for name in columns)
        ]
        if not fit:
            return None
        row = self.chance.choice(fit)
        self.used.update(self._key(row[name]) for name in columns)
        return row

    def _is_free(self, cell: Any) -> bool:
        return self._key(cell) not in self.used and not self.is_signed(cell)

    def is_signed(self, cell: Any) -> bool:
        """Whether a waiver speaks of the row."""
        return (cell.parent.title, cell.row) in self.signed

    def signs(self, word: str) -> bool:
        """Whether a row that a waiver speaks of holds the word."""
        rows = (self.book[sheet][row] for sheet, row in self.signed)
        return any(word in str(cell.value) for cells in rows for cell in cells)

    def _key(self, cell: Any) -> str:
        return f"{cell.parent.title}!{cell.coordinate}"

    def add(self, table: str, values: dict[str, Any]) -> str:
        """A row below the last record, the Excel table drawn down to it; "" where it cannot be."""
        rows = self.rows.get(table, [])
        if not rows:
            return ""
        last, sheet = rows[-1], next(iter(rows[-1].values())).parent
        at = max(cell.row for cell in last.values()) + 1
        columns = self._columns(table)
        if any(
            name not in columns
            for name, value in values.items()
            if value is not None and name in ("name", "id")
        ):
            return ""
        new = {}
        for name, column in columns.items():
            cell, above = sheet.cell(at, column), sheet.cell(at - 1, column)
            if cell.value is not None:
                return ""
            cell.value, cell.number_format = values.get(name), above.number_format
            new[name] = cell
        for each in sheet.tables.values():
            left, top, right, bottom = range_boundaries(each.ref)
            if bottom < at:
                each.ref = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{at}"
                if each.autoFilter is not None:
                    each.autoFilter.ref = each.ref
        self.used.update(self._key(cell) for cell in new.values())
        rows.append(new)
        return f"{sheet.title}!{at}"

    def _columns(self, table: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in self.rows[table]:
            found.update({name: cell.column for name, cell in row.items()})
        return found

    def organisation(self, name: str) -> Any:
        """The cell of a value of the organisation, None where it is blank."""
        return next((row[name] for row in self.rows["organisation"] if name in row and row[name].value), None)

    def everywhere(self, old: str, new: str) -> None:
        """Find and replace, in the workbook and in the texts."""
        pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
        for sheet in self.book:
            for line in sheet.iter_rows():
                for cell in line:
                    if isinstance(cell.value, str):
                        cell.value = pattern.sub(new, cell.value)
        for path in self.texts:
            path.write_text(pattern.sub(new, path.read_text("utf-8")), "utf-8")

    def is_cited(self, value: object) -> bool:
        """Whether the digits of a figure stand in a text or in words of the workbook."""
        digits = re.sub(r"\D", "", str(value))
        words = [path.read_text("utf-8") for path in self.texts]
        words += [
            str(c.value)
            for s in self.book
            for line in s.iter_rows()
            for c in line
            if isinstance(c.value, str)
        ]
        return any(digits in re.sub(r"(?<=\d)[ .\u00a0\u202f,'](?=\d)", "", each) for each in words)

    def is_repeated(self, value: object) -> bool:
        """Whether another cell holds the same number."""
        cells = (cell.value for sheet in self.book for line in sheet.iter_rows() for cell in line)
        return sum(each == value for each in cells) > 1

    def usual(self, table: str, column: str) -> Any:
        """The commonest value of a column."""
        values = [row[column].value for row in self.rows[table] if column in row]
        return max(values, key=values.count, default=None)

    def fresh(self, words: Sequence[str]) -> str:
        """A word that no edit has used; "" when none is left."""
        free = [word for word in words if word not in self.used]
        if not free:
            return ""
        word = self.chance.choice(free)
        self.used.add(word)
        return word
