"""The rows of a trial balance: accounts and totals kept apart, amounts as Facts with their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from reportcli.model.collector import shown
from reportcli.model.fact import Derivation, Fact
from reportcli.model.refs import CellRef, Span, Where
from reportcli.model.value_class import dataclass
from reportcli.number_formats import currency_in_caption, currency_in_header, multiple_in_header
from reportcli.workbook.accounts.amounts import (
    CENTS,
    account_of,
    amount,
    is_date,
    negated,
    rounded,
    side_letter,
)
from reportcli.workbook.accounts.headings import Header, Slot
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import clean, fold
from reportcli.workbook.tables.values.cell_formats import Purpose, meant, seen
from reportcli.workbook.tables.values.numbers_in_text import decimal_mark, whole_thousands
from reportcli.workbook.tables.values.reading import CellReading

Ref = Callable[[int, int], CellRef | Span]
"""The place of a cell, by row and column."""
PERIOD_YEARS = {"closing": 0, "movement": 0, "opening": -1, "previous": -1}


@dataclass(slots=True)
class Entry:
    """One row. amounts: as the file states them, signed where a letter says so; where: cell of account."""

    row: int
    account: str
    label: str
    where: CellRef | Span
    label_where: CellRef | Span | None = None
    amounts: dict[Slot, Fact] = field(default_factory=dict)
    letter: str = ""

    def net(self, period: str) -> Fact | None:
        """Debit less credit of a period, or its balance: above zero on the debit side."""
        stated = self.amounts.get((period, "balance"))
        if stated is not None:
            return stated
        debit, credit = self.amounts.get((period, "debit")), self.amounts.get((period, "credit"))
        if credit is None or (debit is not None and not credit.value):
            return debit
        if debit is None or not debit.value:
            return negated(credit) if credit.value else credit
        return rounded(debit - credit)


@dataclass(slots=True)
class AccountEntries:
    """What the sheet holds below its header, in its order."""

    accounts: list[Entry] = field(default_factory=list)
    totals: list[Entry] = field(default_factory=list)
    unreadable: list[Entry] = field(default_factory=list)


class RowReader:
    """Reads the rows below a header. ref: the place of a cell. formulas: gets those that are met."""

    def __init__(
        self,
        sheet: RawSheet,
        header: Header,
        reading: CellReading,
        ref: Ref,
        *,
        formulas: dict[CellRef, str],
    ) -> None:
        self.sheet, self.header, self.reading, self.ref = sheet, header, reading, ref
        self.words, self.diagnostics, self.formulas = reading.words, reading.diagnostics, formulas
        self.account = header.columns.get("account", 0)
        self.label = header.columns.get("label", 0)
        texts = self._texts()
        self.mark = decimal_mark(texts) or whole_thousands(texts)

    def _below(self) -> list[int]:
        return [row for row in self.sheet.rows.numbers if row > self.header.row]

    def _texts(self) -> list[str]:
        cells = (
            self.sheet.cell(row, column) for row in self._below() for column in self.header.amounts.values()
        )
        return [cell.text for cell in cells if cell is not None and cell.kind == "s"]

    def read(self) -> AccountEntries:
        """Accounts and totals; what can be neither is reported."""
        rows = AccountEntries()
        self._report_headings()
        above = False
        for row in self._below():
            said, above = above, self._row_says_total(row)
            entry = self._entry(row)
            if entry is None:
                continue
            if self._says_total(entry.label) or (
                not entry.account and (said or above or _sums_up(entry, rows.accounts))
            ):
                entry.account = self._prefix_of_total(entry)
                rows.totals.append(entry)
            elif entry.account:
                rows.accounts.append(entry)
            elif any(fact.value for fact in entry.amounts.values()):
                rows.unreadable.append(entry)
        self._report_unreadable(rows)
        return rows

    def _report_headings(self) -> None:
        """A heading in thousands or another currency is refused: accounts are kept in full, to the cent."""
        for row in (row for row in self.sheet.rows.numbers if row <= self.header.row):
            for column in sorted(self.sheet.filled(row)):
                cell = self.sheet.cell(row, column)
                if cell is None or cell.kind != "s":
                    continue
                stated = multiple_in_header(cell.text)
                if stated is not None:
                    found = shown(stated.text)
                    self.diagnostics.error("multiple-in-balance", self.ref(row, column), found=found)
                    return
                of_amounts = row == self.header.row and column in self.header.amounts.values()
                named = currency_in_header if of_amounts else currency_in_caption
                self._report_currency(named(cell.text, self.reading.currency), cell, row, column)

    def _report_currency(self, code: str, cell: Cell, row: int, column: int) -> None:
        """An amount or a heading in another currency than the report's."""
        if code and code != self.reading.currency:
            args = {"found": shown(cell.text), "currency": self.reading.currency}
            self.diagnostics.error("currency-in-balance", self.ref(row, column), group=str(column), **args)

    def _report_unreadable(self, rows: AccountEntries) -> None:
        """Rows with amounts and no code: each, or once where no row of the sheet has one."""
        entries = rows.unreadable
        if len(entries) > 1 and not rows.accounts:
            first = entries[0]
            self.diagnostics.error("accounts-without-codes", first.where, found=shown(first.label))
            return
        for entry in entries:
            words = " ".join(self._texts_of(entry.row))
            self.diagnostics.warning("account-unreadable", entry.where, found=shown(words))

    def _entry(self, row: int) -> Entry | None:
        """A row with at least one amount; None for titles, headings of classes, page feet, blank rows."""
        entry = self._named(row)
        side = self.header.columns.get("side", 0)
        entry.letter = side_letter(self.sheet.cell(row, side)) if side else ""
        for slot, column in self.header.amounts.items():
            fact = self._fact(row, column, slot, entry)
            if fact is not None:
                entry.amounts[slot] = fact
        return entry if entry.amounts else None

    def _named(self, row: int) -> Entry:
        """A row by its account and label, without amounts: one cell may hold both."""
        cell = self.sheet.cell(row, self.account) if self.account else None
        shape = self.reading.formats(cell.style) if cell is not None else "General"
        code, label = account_of(cell, shape)
        where = self.ref(row, self.account or min(self.header.amounts.values()))
        if cell is not None and is_date(cell, shape):
            self.diagnostics.error("account-is-date", where, group="date", found=self.reading.as_seen(cell))
        entry = Entry(row, code, label, where, where if label else None)
        beside = self.sheet.cell(row, self.label) if self.label else None
        if beside is not None and beside.kind == "s" and clean(beside.text):
            entry.label, entry.label_where = clean(beside.text), self.ref(row, self.label)
        elif not code and cell is not None and cell.kind == "s":
            entry.label, entry.label_where = clean(cell.text), where
        return entry

    def _fact(self, row: int, column: int, slot: Slot, entry: Entry) -> Fact | None:
        cell = self.sheet.cell(row, column)
        if cell is None:
            return None
        ref = self.ref(row, column)
        formula = self._formula(row, column, cell)
        if not entry.account and not self._says_total(entry.label) and self._is_remark(cell, column):
            return None
        if cell.kind == "e":
            self.diagnostics.error("error-cell", ref, group=f"{slot[0]} {cell.text}", found=cell.text)
            return None
        if cell.formula is not None and not cell.text and cell.kind != "s":
            self.diagnostics.error("formula-without-value", ref, group=slot[0], formula=shown(formula))
            return None
        read = amount(
            cell, self.words, self.mark, self.reading.formats(cell.style), home=self.reading.currency
        )
        if read is None:
            return None
        if read.problem:
            args = {"found": shown(cell.text), "column": self._title(slot)}
            self.diagnostics.error(read.problem, ref, group=slot[0], **args)
            return None
        self._report_currency(read.currency, cell, row, column)
        value = self._as_shown(read.value, cell, slot, ref) if cell.kind == "n" else read.value
        return self._made(value, read.side or self._letter(entry, slot), slot, ref, formula=formula)

    def _is_remark(self, cell: Cell, column: int) -> bool:
        """Whether a text beside no account is no amount: a heading that is repeated, words of any kind."""
        if cell.kind != "s":
            return False
        heading = self.sheet.cell(self.header.row, column)
        repeated = heading is not None and fold(heading.text) == fold(cell.text)
        read = amount(cell, self.words, self.mark)
        return repeated or read is None or bool(read.problem)

    def _as_shown(self, stored: Decimal, cell: Cell, slot: Slot, ref: Where) -> Decimal:
        """The amount that the cell shows, in the report's currency; anything else is a finding."""
        code, home = self.reading.formats(cell.style), self.reading.currency
        if cell.style in self.reading.struck:
            self.diagnostics.warning("struck-through", ref, found=self.reading.in_sheet(cell))
        found = meant(stored, code, seen(stored, code), Purpose("money", home, home, money=True))
        self.reading.report_format(cell, Column(self._title(slot), "money"), ref, found, unit=home)
        return found.value

    def _title(self, slot: Slot) -> str:
        """The heading of an amount as it stands in the sheet."""
        cell = self.sheet.cell(self.header.row, self.header.amounts[slot])
        return shown(cell.text) if cell is not None and cell.kind == "s" else " ".join(slot)

    def _letter(self, entry: Entry, slot: Slot) -> str:
        return entry.letter if slot[1] == "balance" else ""

    def _formula(self, row: int, column: int, cell: Cell) -> str | None:
        if cell.formula is None:
            return None
        formula = self.sheet.formula(row, column)
        ref = self.ref(row, column)
        if isinstance(ref, CellRef):
            self.formulas[ref] = formula or ""
        return formula

    def _made(
        self, value: Decimal, side: str, slot: Slot, ref: CellRef | Span, *, formula: str | None
    ) -> Fact:
        """A balance with a letter is signed by it: debit above zero."""
        if side and slot[1] == "balance":
            value = -abs(value) if side == "credit" else abs(value)
        year = self.reading.year
        return Fact(
            value=value,
            unit=self.reading.currency,
            period=str(year + PERIOD_YEARS[slot[0]]) if year else None,
            sources=(ref,),
            derivation=Derivation("formula", formula=formula) if formula else None,
            decimals=CENTS,
        )

    # totals

    def _says_total(self, text: str) -> bool:
        words = re.sub(r"[^\w ]+", " ", fold(text)).split()
        totals = self.words.total | self.words.subtotal
        return any(" ".join(words[:size]) in totals for size in (1, 2, 3))

    def _row_says_total(self, row: int) -> bool:
        """Whether a row without account has a word for a total in any column, as above the sums of Sage."""
        return any(self._says_total(text) for text in self._texts_of(row))

    @staticmethod
    def _prefix_of_total(entry: Entry) -> str:
        """`Total classe 6`, `Totaal 61`: the accounts that it is of; "" for all of them."""
        digits = re.search(r"(?<![\d.,/])\d{1,6}(?![\d.,/])", entry.label)
        return entry.account or (digits[0] if digits else "")

    def _texts_of(self, row: int) -> list[str]:
        cells = (self.sheet.cell(row, column) for column in sorted(self.sheet.filled(row)))
        return [cell.text for cell in cells if cell is not None and cell.text.strip()]


def sums_of(entries: Iterable[Entry]) -> dict[Slot, Decimal]:
    """What the amounts of several rows come to, by their slots."""
    sums: dict[Slot, Decimal] = {}
    for entry in entries:
        for slot, value in numbers_of(entry).items():
            sums[slot] = sums.get(slot, Decimal(0)) + value
    return sums


def _sums_up(entry: Entry, accounts: Sequence[Entry]) -> bool:
    """Whether the amounts of a row are the sums of all accounts above it."""
    stated = numbers_of(entry)
    sums = sums_of(accounts)
    return len(accounts) > 1 and any(stated.values()) and all(sums.get(s) == v for s, v in stated.items())


def numbers_of(entry: Entry) -> Mapping[Slot, Decimal]:
    """The plain values of a row."""
    return {slot: fact.value for slot, fact in entry.amounts.items()}
