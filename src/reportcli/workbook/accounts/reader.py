"""A sheet (or a text file that it names) to the table of a trial balance: one record an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import short_place, shown
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.origin import place_of
from reportcli.model.refs import CellRef, SheetRef, Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.accounts.amounts import account_of, rounded
from reportcli.workbook.accounts.csv_file import SUFFIXES, read_csv
from reportcli.workbook.accounts.entries import AccountEntries, Entry, Ref, RowReader
from reportcli.workbook.accounts.headings import Header, HeaderFinder, column_of_codes, column_of_names
from reportcli.workbook.accounts.parents import check_totals, without_parents
from reportcli.workbook.accounts.signs import credits_above_zero, sign_balances
from reportcli.workbook.accounts.traps import report_traps
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import clean, nearest
from reportcli.workbook.sheet_use import SheetUse, Use
from reportcli.workbook.tables.record import CellText, Record
from reportcli.workbook.tables.table import Table
from reportcli.workbook.tables.values.reading import CellReading

NAMED_WITHIN = 20
LOOKED_AT = 50
"""Accounts that show what the columns of a sheet without headings are."""


@dataclass(slots=True)
class TrialBalanceReader:
    """One reading. folder: beside which a text file may lie."""

    sheet: RawSheet
    spec: TableSpec
    input: str
    reading: CellReading
    formulas: dict[CellRef, str]
    files: ProjectFiles | None = None
    folder: Path | None = None
    use: SheetUse = field(init=False)

    def __post_init__(self) -> None:
        self.use = SheetUse(self.sheet, self.spec.name)

    def table(self) -> Table:
        """The accounts of the sheet, or of the file that it names; no records where no header is found."""
        where = SheetRef(self.input, self.sheet.name)
        source: tuple[RawSheet, Ref] | None = (self.sheet, self._cell)
        header = self._finder(self.sheet).find()
        if header is None:
            source = self._named_file()
            header = self._finder(source[0]).find() if source is not None else None
        if source is None:
            return Table(self.spec, where, {}, ())
        if header is None:
            self.use.whole = True
            self._no_header(*source)
            return Table(self.spec, where, {}, ())
        return Table(self.spec, where, _columns(header), self._records(*source, header))

    def _cell(self, row: int, column: int) -> CellRef:
        return CellRef(self.input, self.sheet.name, row, column)

    def _finder(self, sheet: RawSheet) -> HeaderFinder:
        reading = self.reading
        return HeaderFinder(sheet, self.spec, reading.words, reading.year, formats=reading.formats)

    def _no_header(self, sheet: RawSheet, ref: Ref) -> None:
        """No row says what its amounts are."""
        rows = sheet.rows.numbers
        if not rows:
            where = SheetRef(self.input, self.sheet.name)
            self.reading.diagnostics.note(
                "sheet-empty", where, expected=self.spec.purpose(self.reading.locale.split("-")[0])
            )
            return
        first = sorted(sheet.filled(rows[0]))
        cells = [cell.text for c in first if (cell := sheet.cell(rows[0], c)) is not None]
        where_first = ref(rows[0], first[0] if first else 1)
        args = {"found": shown(", ".join(cells)), "write": self._headings_to_write(sheet, ref)}
        self.reading.diagnostics.error("trial-balance-header", where_first, **args)

    def _headings_to_write(self, sheet: RawSheet, ref: Ref) -> str:
        """The headings that a sheet lacks, each with its cell: `A4: Account, C4: Debit`; "" for none."""
        lang = self.reading.locale.split("-")[0]
        rows = [row for row in sheet.rows.numbers if row > 1 and _code_column(sheet, row)]
        if not rows:
            return ""
        code = _code_column(sheet, rows[0])
        names = _likely_amounts(sheet, code, rows[:LOOKED_AT])
        columns = self.spec.columns if names else {}
        places = {code: "account", **names} if names else {}
        return ", ".join(
            f"{short_place(ref(rows[0] - 1, at))}: {columns[name].title(lang)}" for at, name in places.items()
        )

    # a file beside the workbook

    def _named_file(self) -> tuple[RawSheet, Ref] | None:
        """The text file that a cell of the sheet names; the sheet itself when none does."""
        for row in self.sheet.rows.numbers[:NAMED_WITHIN]:
            for column in sorted(self.sheet.filled(row)):
                cell = self.sheet.cell(row, column)
                name = clean(cell.text) if cell is not None and cell.kind == "s" else ""
                if name.casefold().endswith(SUFFIXES) and len(name) < 200:
                    self.use.cells[row, column] = Use.KEY
                    return self._opened(name, self._cell(row, column))
        return self.sheet, self._cell

    def _opened(self, name: str, where: CellRef) -> tuple[RawSheet, Ref] | None:
        path = self.files.find(self.folder, name) if self.files and self.folder else None
        if path is None or self.files is None:
            near = nearest(name, self.files.names(self.folder) if self.files and self.folder else (), 0.5)
            self.reading.diagnostics.error(
                "trial-balance-file-missing", where, file=shown(name), nearest=near
            )
            return None
        read = read_csv(path, self.files, where)
        if isinstance(read, Diagnostic):
            self.reading.diagnostics.take((read,))
            return None
        return read

    # records

    def _records(self, sheet: RawSheet, ref: Ref, header: Header) -> tuple[Record, ...]:
        diagnostics = self.reading.diagnostics
        for column in header.twice:
            text = sheet.cell(header.row, column)
            args = {"header": shown(text.text if text else ""), "other": str(header.row)}
            diagnostics.warning("amount-column-twice", ref(header.row, column), **args)
        if "account" not in header.columns:
            header.columns["account"] = column_of_codes(sheet, header) or column_of_names(sheet, header)
        rows = RowReader(sheet, header, self.reading, ref, formulas=self.formulas).read()
        if sheet is self.sheet:
            self._taken(header, rows)
            report_traps(sheet, header, rows.accounts, reading=self.reading, ref=ref)
        credits_above_zero(rows)
        accounts = without_parents(rows, diagnostics)
        check_totals(rows, accounts, diagnostics)
        accounts = self._once(accounts)
        sign_balances(accounts, header)
        if not accounts and not rows.unreadable and any(row > header.row for row in sheet.rows.numbers):
            diagnostics.note("no-rows", SheetRef(self.input, self.sheet.name))
        return tuple(self._record(entry) for entry in accounts)

    def _taken(self, header: Header, rows: AccountEntries) -> None:
        """What the header and its columns take of the sheet; rows without amounts are headings."""
        use = self.use
        use.header = header.row
        use.columns = {at: name for name, at in header.columns.items() if at}
        use.columns |= {at: " ".join(slot) for slot, at in header.amounts.items()}
        use.extra = {at for at in self.sheet.filled(header.row) if at not in use.columns}
        use.rows = {entry.row for entry in rows.accounts}
        totals = {entry.row for entry in rows.totals}
        for row in self.sheet.rows.numbers:
            if row > header.row and row not in use.rows:
                use.others[row] = Use.TOTAL if row in totals else Use.TITLE

    def _once(self, entries: list[Entry]) -> list[Entry]:
        """Each account once; the second is reported, with its row, and left out."""
        first: dict[str, Entry] = {}
        for entry in entries:
            other = first.setdefault(entry.account, entry)
            if other is not entry:
                self.reading.diagnostics.report(
                    Severity.ERROR,
                    "account-twice",
                    entry.where,
                    related=(Related("cell-related", other.where),),
                    account=entry.account,
                    other=str(other.where),
                )
        return list(first.values())

    def _record(self, entry: Entry) -> Record:
        values: dict[str, object] = dict.fromkeys(self.spec.columns)
        where: dict[str, Where] = {"account": entry.where}
        values["account"] = CellText(entry.account, entry.where)
        if entry.label:
            where["label"] = entry.label_where or entry.where
            values["label"] = CellText(entry.label, where["label"])
        for name, fact in amounts_of(entry).items():
            if fact is not None and name in values:
                values[name] = fact
                where[name] = place_of(fact.sources[0])
        sheet = SheetRef(self.input, self.sheet.name)
        return Record(self.spec.name, entry.row, values, where, key=entry.account, sheet=sheet)


def _code_column(sheet: RawSheet, row: int) -> int:
    """The first column of a row that holds an account before an amount, 0 for none."""
    filled = sorted(sheet.filled(row))
    codes = [at for at in filled if account_of(sheet.cell(row, at))[0]]
    amounts = (at for at in filled if codes and at > codes[0] and _is_number(sheet.cell(row, at)))
    return codes[0] if any(amounts) else 0


def _is_below(sheet: RawSheet, rows: Sequence[int], at: int) -> bool:
    """Whether a column has a number below zero."""
    cells = (sheet.cell(row, at) for row in rows)
    return any(cell is not None and cell.kind == "n" and cell.text.startswith("-") for cell in cells)


def _is_number(cell: Cell | None) -> bool:
    return cell is not None and cell.kind == "n" and bool(cell.text)


def _likely_amounts(sheet: RawSheet, code: int, rows: Sequence[int]) -> dict[int, str]:
    """Columns of amounts behind that of the accounts and what they are: one is a balance; two of which most
    rows fill one, or without an amount below zero, are debit and credit, with a third that says what they
    leave. {} for what may be anything.
    """
    found: dict[int, set[int]] = {}
    for row in rows:
        for at in sheet.filled(row):
            if at > code and _is_number(sheet.cell(row, at)):
                found.setdefault(at, set()).add(row)
    columns = sorted(found)
    if len(columns) == 1:
        return {columns[0]: "balance"}
    if len(columns) not in (2, 3):
        return {}
    both, below = found[columns[0]] & found[columns[1]], (_is_below(sheet, rows, at) for at in columns[:2])
    if 2 * len(both) > len(rows) and (len(columns) == 3 or any(below)):
        return {}
    return dict(zip(columns, ("debit", "credit", "balance"), strict=False))


def amounts_of(entry: Entry) -> dict[str, Fact | None]:
    """Opening, debit, credit, balance and previous of an account; the balance is computed when not stated."""
    opening, moved, closing = entry.net("opening"), entry.net("movement"), entry.net("closing")
    if closing is None:
        parts = [part for part in (opening, moved) if part is not None]
        closing = rounded(parts[0] + parts[1]) if len(parts) == 2 else parts[0] if parts else None
    movement = entry.amounts
    return {
        "opening": opening,
        "debit": movement.get(("movement", "debit")),
        "credit": movement.get(("movement", "credit")),
        "balance": closing,
        "previous": entry.net("previous"),
    }


def _columns(header: Header) -> dict[str, int]:
    """Columns of the sheet by the name that the table gives them, for what one column states alone."""
    names = {"movement": "", "closing": "balance", "opening": "opening", "previous": "previous"}
    alone = {names[p]: c for (p, side), c in header.amounts.items() if side == "balance" and names[p]}
    moved = {side: c for (p, side), c in header.amounts.items() if p == "movement" and side != "balance"}
    return {**header.columns, **moved, **alone}
