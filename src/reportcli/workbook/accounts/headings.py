"""The header of a trial balance: one row, or two with groups (opening, period, end) over debit and credit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from reportcli.model.value_class import dataclass
from reportcli.workbook.accounts.amounts import account_of
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.contract.words import Words
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold
from reportcli.workbook.tables.headers.header_cells import header_text
from reportcli.workbook.tables.values.cell_formats import format_kind
from reportcli.workbook.tables.values.dates import from_serial

HEADER_WITHIN = 80
MOST_SAMPLED = 200
SAMPLED = 50  # rows that are looked at to tell codes from names
LEAST = 2
"""What a header says that has debit and credit alone: the accounts stand in a column beside them."""
LONGEST = 120  # characters of a heading
PERIODS = ("opening", "movement", "closing", "previous")
OF_COLUMN = {
    "opening": ("opening", "balance"),
    "debit": ("", "debit"),
    "credit": ("", "credit"),
    "balance": ("", "balance"),
    "previous": ("previous", "balance"),
}
_BETWEEN = re.compile(r"[^\w/-]+")
LETTERS = {"d": "debit", "db": "debit", "c": "credit", "cr": "credit"}
"""Letters behind a word for balance: `Solde D`."""
Formats = Callable[[int], str]
"""The number format of a style."""
Slot = tuple[str, str]
"""What an amount speaks of: one of PERIODS, and debit | credit | balance."""


class Heading(NamedTuple):
    """what: account | label | side | amount | group. period: of PERIODS, a year, "". side: "" of a group."""

    what: str
    period: str = ""
    side: str = ""


@dataclass(slots=True)
class Header:
    """row: the last of the header. columns: account, label, side -> column; amounts: slot -> column.

    twice: columns that say what another says already.
    """

    row: int
    columns: dict[str, int] = field(default_factory=dict)
    amounts: dict[Slot, int] = field(default_factory=dict)
    twice: list[int] = field(default_factory=list)

    @property
    def score(self) -> int:
        """How much the header says: 0 without amounts; the accounts' column counts twice."""
        named = sum(2 if name == "account" else 1 for name in self.columns)
        return named + len(self.amounts) if self.amounts else 0


class HeaderFinder:
    """Reads headings with the words of the contract. year: of the report, None while unknown."""

    def __init__(
        self, sheet: RawSheet, spec: TableSpec, words: Words, year: int | None, *, formats: Formats
    ) -> None:
        self.sheet, self.words, self.year, self.formats = sheet, words, year, formats
        self.names = spec.column_names()

    def find(self) -> Header | None:
        """The best header of the first rows; None when no row has an amount and something to name it."""
        rows = self.sheet.rows.numbers[:HEADER_WITHIN]
        read = {row: self._headings(row) for row in rows}
        best: Header | None = None
        for row in rows:
            for header in (self._single(row, read[row]), self._double(row, read)):
                if header is not None and (best is None or header.score > best.score):
                    best = header
        if best is None or best.score < LEAST:
            return None
        return best if best.score > LEAST or column_of_names(self.sheet, best) else None

    def _headings(self, row: int) -> dict[int, Heading]:
        found = {}
        for column in sorted(self.sheet.filled(row)):
            cell = self.sheet.cell(row, column)
            heading = self.heading(cell) if cell is not None else None
            if heading is not None:
                found[column] = heading
        return found

    def heading(self, cell: Cell) -> Heading | None:
        """What a cell says as a heading, None when it says nothing."""
        text = fold(self._text(cell)[:LONGEST])
        name = self.names.get(text)
        if name in ("account", "label", "side"):
            return Heading(name)
        if name in OF_COLUMN:
            return Heading("amount", *OF_COLUMN[name])
        if text in self.words.side:
            return Heading("side")
        return self._amount(text)

    def _text(self, cell: Cell) -> str:
        """The text of a heading; of a date (31/12/2024 over a column of balances) its year."""
        if cell.kind == "n" and format_kind(self.formats(cell.style)) == "date":
            day = from_serial(cell.text, date1904=False)
            return str(day.year) if day is not None else ""
        return header_text(cell)

    def _amount(self, text: str) -> Heading | None:
        plain = f" {' '.join(_BETWEEN.sub(' ', text).split())} "
        if self._says(plain, self.words.budget):
            return None
        sides = [side for side in ("debit", "credit") if self._says(plain, getattr(self.words, side))]
        if len(sides) > 1:
            return Heading("side")
        period = self._period(plain)
        balance = self._says(plain, self.words.balance)
        letter = LETTERS.get(plain.split()[-1], "") if balance else ""
        sides = sides or [letter] * bool(letter)
        if sides:
            return Heading("amount", period or ("closing" if balance else ""), sides[0])
        if balance:
            return Heading("amount", period, "balance")
        return Heading("group", period) if period else None

    def _period(self, plain: str) -> str:
        """What a heading's amounts speak of: opening, movement, closing, the year before, or a year."""
        year = re.search(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", plain)
        stated = (period for period in PERIODS if self._says(plain, getattr(self.words, period)))
        return next(stated, year[0] if year else "")

    @staticmethod
    def _says(plain: str, phrases: Iterable[str]) -> bool:
        return any(f" {phrase} " in plain for phrase in phrases)

    def _single(self, row: int, headings: Mapping[int, Heading]) -> Header | None:
        """One row; a group without sides is a column of balances."""
        filled = {c: h._replace(what="amount", side="balance") if h.what == "group" else h
                  for c, h in headings.items()}  # fmt: skip
        return self._header(row, filled)

    def _double(self, row: int, read: Mapping[int, Mapping[int, Heading]]) -> Header | None:
        """Groups in this row, debit and credit in the next."""
        above, below = read[row], read.get(row + 1, {})
        sides = [column for column, heading in below.items() if heading.side in ("debit", "credit")]
        if len(sides) < 2:
            return None
        period, filled = "", dict(below)
        for column in range(min(sides), max(below) + 1):
            group = above.get(column)
            if group is not None:
                period = group.period or ("closing" if group.side == "balance" else period)
            heading = below.get(column)
            if heading is not None and heading.what == "amount" and period:
                filled[column] = heading._replace(period=period)
        filled |= {
            c: h for c, h in above.items() if c not in below and h.what in ("account", "label", "side")
        }
        return self._header(row + 1, filled)

    def _header(self, row: int, headings: Mapping[int, Heading]) -> Header | None:
        header = Header(row)
        amounts: list[tuple[int, str, str]] = []
        for column in sorted(headings):
            heading = headings[column]
            if heading.what == "amount":
                amounts.append((column, heading.period, heading.side))
            elif heading.what == "account" and "account" in header.columns and "label" not in header.columns:
                first, second = header.columns["account"], column
                if self._codes(second, row) > self._codes(first, row):
                    first, second = second, first
                header.columns |= {"account": first, "label": second}
            elif heading.what in header.columns:
                header.twice.append(column)
            elif heading.what != "group":
                header.columns[heading.what] = column
        for column, slot in self._slots(amounts):
            if slot in header.amounts:
                header.twice.append(column)
            else:
                header.amounts[slot] = column
        return header if header.amounts else None

    def _codes(self, column: int, header: int) -> int:
        """How many of the rows below a header have an account code in a column."""
        below = [row for row in self.sheet.rows.numbers if row > header][:SAMPLED]
        return sum(1 for row in below if account_of(self.sheet.cell(row, column))[0])

    def _slots(self, amounts: list[tuple[int, str, str]]) -> list[tuple[int, Slot]]:
        """Years become periods; a pair without a period is the movement, or by its place among others."""
        stated = {period for _, period, _ in amounts}
        years = [int(period) for period in stated if period.isdigit()]
        now = self.year if self.year in years else max(years, default=0)
        places = _periods_by_place(amounts)
        seen = {"debit": 0, "credit": 0}
        slots: list[tuple[int, Slot]] = []
        for column, period, side in amounts:
            if period.isdigit():
                if int(period) not in (now, now - 1):
                    continue
                this_year = "movement" if "closing" in stated else "closing"
                period = this_year if int(period) == now else "previous"
            elif not period and side == "balance":
                period = "closing"
            elif not period:
                period = places[min(seen[side], len(places) - 1)]
                seen[side] += 1
            slots.append((column, (period, side)))
        return slots


def column_of_codes(sheet: RawSheet, header: Header) -> int:
    """Without a heading for accounts: the column left of the amounts with most codes; 0 for none."""
    first = min(header.amounts.values())
    rows = [row for row in sheet.rows.numbers if row > header.row][:MOST_SAMPLED]
    counts = {
        column: len({code for row in rows if (code := account_of(sheet.cell(row, column))[0])})
        for column in range(1, first)
    }  # each code once: a company's number stands in every row
    best = max(counts, key=lambda column: (counts[column], -column), default=0)
    return best if counts.get(best) else 0


def column_of_names(sheet: RawSheet, header: Header) -> int:
    """The first column left of the amounts that holds a text in two rows of accounts; 0 for none."""
    first = min(header.amounts.values())
    rows = [row for row in sheet.rows.numbers if row > header.row][:MOST_SAMPLED]
    named = [column for column in range(1, first) for row in rows if sheet.cell(row, column)]
    return next((column for column in named if named.count(column) > 1), 0)


def _periods_by_place(amounts: list[tuple[int, str, str]]) -> Sequence[str]:
    """What pairs of debit and credit that name no period speak of, from left to right."""
    pairs = sum(1 for _, period, side in amounts if not period and side == "debit")
    opened = any(period == "opening" for _, period, _ in amounts)
    return ("opening", "movement", "closing") if pairs > 2 and not opened else ("movement", "closing")
