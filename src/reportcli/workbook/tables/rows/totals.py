"""Rows that are totals of other rows: known by a label in any column, or by amounts that add up.

A total that counts as a record counts its parts twice, in sums, in shares and in charts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.excel.sheet_rows import SCANNED
from reportcli.workbook.names import fold
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.rows.labels import Says, hints_at_total, label_says
from reportcli.workbook.tables.rows.parts import Parts, Span, plain_number
from reportcli.workbook.tables.rows.sum_hints import SumHints
from reportcli.workbook.tables.table_cells import TableCells

TOTAL_FORMULA = re.compile(r"(SUM|SUBTOTAL|AGGREGATE)\(", re.IGNORECASE)
LABELS = frozenset({"text", "markdown", "code", "ref", "choice", "list"})
CODES = frozenset({"code", "ref", "choice"})
"""Types whose words are keys: a key that only speaks of a total is the name of something."""
COMPARED = 2000
"""Rows of a table in which a row without such a label is compared with sums of others."""
FEW, DIGITS, AT_END, AT_FOOT = 3, 4, 3, 2
"""Amounts add up by chance: fewer parts than FEW count only where their sum has so many digits: in the
middle, as the first row, as the last."""
SMALL = 100
BY_CHANCE = "chance"
"""The remedy of a finding about amounts that may add up by chance."""


@dataclass(frozen=True, slots=True)
class Total:
    """A row that is a total. label, amount: columns of what says so, 0 for none.

    adds_up: whether its amounts are the sum of other rows, None where it cannot be known. by_chance: nothing
    but two amounts of few digits says so.
    """

    row: int
    says: Says
    label: int
    amount: int
    adds_up: bool | None
    by_chance: bool = False


class TotalFinder:
    """Finds the totals among the rows of one table."""

    def __init__(self, cells: TableCells, place: HeaderPlace, rows: Sequence[int]) -> None:
        self.cells, self.place, self.rows = cells, place, rows
        spec = cells.spec
        columns = [(name, spec.columns[name]) for name in place.columns if name in spec.columns]
        self.labels = [place.columns[name] for name, column in columns if column.type in LABELS]
        self.codes = {place.columns[name] for name, column in columns if column.type in CODES}
        self.summed = [place.columns[name] for name, column in columns if _is_summed(column)]
        self.money = {place.columns[name] for name, column in columns if column.type == "money"}
        self.numeric = [place.columns[name] for name, column in columns if column.type in NUMERIC]
        self._numbers: dict[tuple[int, int], Decimal | None] = {}
        self._groups: dict[int, str] | None = None
        self.hints = SumHints(cells, rows, labels=self.labels, codes=self.codes)

    def find(self) -> list[Total]:
        """The rows that are totals, in their order: by label, or, in tables that sum, by amounts alone."""
        said = {row: (says, at) for row, says, at in self._said()}
        last = self.rows[-1] if self.rows else 0
        if last not in said and self._is_sum_formula(last):
            said[last] = Says.SURELY, 0
        found = self._labelled(said) if said and not self.cells.spec.keeps_totals else []
        if self.summed and len(self.rows) <= COMPARED and not self.cells.spec.keeps_totals:
            known = {total.row for total in found}
            parts = self._parts(known)
            found += (total for row in self._ends(known) if (total := self._by_amount(row, parts)))
            found += self._worked_out({total.row for total in found})
            found += self._between({total.row for total in found}, parts)
        return sorted(found, key=lambda total: total.row)

    def _parts(self, totals: Set[int]) -> Parts:
        return Parts(self.rows, totals, group=self.group, number=self.number)

    # by label

    def _said(self) -> Iterator[tuple[int, Says, int]]:
        """Row, what its most certain label says, and that label's column."""
        best: dict[int, tuple[Says, int]] = {}
        known: dict[str, Says] = {}
        words = self.cells.reading.words
        for at in self.labels:
            for row, value in zip(self.rows, self.cells.sheet.rows.column(at, self.rows), strict=True):
                text = self._text(row, at) if value is SCANNED else value
                if not isinstance(text, str) or not text:
                    continue
                if text not in known:
                    known[text] = label_says(text, words)
                if at in self.codes and known[text] is not Says.SURELY:
                    continue
                if known[text] > best.get(row, (Says.NOTHING, 0))[0]:
                    best[row] = known[text], at
        yield from ((row, says, at) for row, (says, at) in best.items())

    def _labelled(self, said: Mapping[int, tuple[Says, int]]) -> list[Total]:
        parts = self._parts(said.keys())
        judged = (self._judged(row, *said[row], parts) for row in self.rows if row in said)
        return [total for total in judged if total is not None]

    def _text(self, row: int, at: int) -> str:
        cell = self.cells.cell(row, at)
        return cell.text if cell is not None and cell.kind == "s" else ""

    def _judged(self, row: int, says: Says, label: int, parts: Parts) -> Total | None:
        """A row whose label says total; one that only begins so needs amounts, and some to compare."""
        amounts = [at for at in self.numeric if self.number(row, at) is not None]
        if says is Says.SURELY and not self.summed and self._counts(row, label):
            return Total(row, says, label, 0, None)
        if not amounts or (says is Says.BEGINS and not self.summed):
            return None
        adds_up = self._adds_up(row, parts)
        if says is Says.BEGINS and adds_up is None:
            return None
        return Total(row, says, label, amounts[0], adds_up)

    def _counts(self, row: int, label: int) -> bool:
        """Whether a number alone stands beside a label for a total, as text too: a count of the rows."""
        others = [self.cells.cell(row, at) for at in self.place.columns.values() if at != label]
        said = [cell.text.strip() for cell in others if cell is not None and cell.text.strip()]
        return len(said) == 1 and said[0].isdecimal()

    def _is_sum_formula(self, row: int) -> bool:
        cells = [self.cells.cell(row, column) for column in sorted(self.place.columns.values())]
        filled = [cell for cell in cells if cell is not None and (cell.text.strip() or cell.formula)]
        return bool(filled) and filled[0].kind == "n" and bool(TOTAL_FORMULA.match(filled[0].formula or ""))

    # by amounts

    def _ends(self, known: set[int]) -> list[int]:
        """The first and last rows of each group and of the whole: where totals stand."""
        rows = [row for row in self.rows if row not in known]
        groups: dict[str, list[int]] = {}
        for row in rows:
            groups.setdefault(self.group(row), []).append(row)
        ends = {row for each in (rows, *groups.values()) for row in (each[:1] + each[-1:])}
        return [row for row in rows if row in ends]

    def _by_amount(self, row: int, parts: Parts) -> Total | None:
        """A row whose every amount is the sum of the others of its group, or of those above it; amounts of
        few digits count where a word, a blank label or the looks of the row hint at a total, or at the foot.
        """
        filled, words = self._filled(row), self.cells.reading.words
        hints = (at for at in self.labels if hints_at_total(self._text(row, at), words))
        label = next(hints, 0) if filled else 0
        hinted = bool(filled) and (bool(label) or self.hints.by_words(row, self._around(row)))
        says = Says.BEGINS if label else Says.NOTHING
        spans = [*parts.of(row)] if filled else []
        for span in spans:
            if self._are_sums(row, filled, parts, span, least=0 if hinted else DIGITS):
                return Total(row, says, label, filled[0], True)
        for span in spans:
            if self._are_sums(row, filled, parts, span, least=self._least(row, filled, parts, span)):
                return Total(row, says, label, filled[0], True, by_chance=True)
        return None

    def _least(self, row: int, filled: Sequence[int], parts: Parts, span: Span) -> int:
        """The digits that two parts need where only its place and looks say that a row is a total."""
        if self.hints.by_looks(row, filled, self._around(row)):
            return 1
        rows = parts.rows.get(span.group, ())
        return AT_FOOT if row >= max(rows[: span.last], default=0) else AT_END

    def _around(self, row: int) -> list[int]:
        """The rows of a row's group, or all."""
        name = self.group(row)
        return [each for each in self.rows if self.group(each) == name] if name else [*self.rows]

    def _worked_out(self, known: Set[int]) -> Iterator[Total]:
        """Rows whose amount is a formula that adds up others."""
        for row in self.rows:
            if row not in known and (filled := self._filled(row)) and self.hints.by_formula(row, filled):
                yield Total(row, Says.NOTHING, 0, filled[0], True)

    def _filled(self, row: int) -> list[int]:
        """The columns of a row's amounts; beside money, a number that goes on counting (an order) is none."""
        filled = [at for at in self.summed if self.number(row, at) is not None]
        if self.money.isdisjoint(filled):
            return filled
        return [at for at in filled if at in self.money or not self._goes_on(row, at)]

    def _goes_on(self, row: int, at: int) -> bool:
        """Whether a number is one more than that of the row above."""
        place = bisect_left(self.rows, row)
        before = self.number(self.rows[place - 1], at) if place else None
        return before is not None and self.number(row, at) == before + 1

    def _between(self, known: Set[int], parts: Parts) -> Iterator[Total]:
        """Subtotals in the middle: rows whose amounts are those of their group above them, since the last
        total, to so many digits that chance does not give them."""
        since: dict[str, int] = {}
        for row in self.rows:
            name = self.group(row)
            filled = self._filled(row)
            if row in known:
                since[name] = row
            elif filled:
                span = parts.above(row, since.get(name, 0))
                if self._digits(row, filled) >= DIGITS and self._are_sums(row, filled, parts, span):
                    since[name] = row
                    yield Total(row, Says.NOTHING, 0, filled[0], True)

    def _digits(self, row: int, filled: Sequence[int]) -> int:
        """The significant digits of a row's amounts together."""
        amounts = (self.number(row, at) or Decimal(0) for at in filled)
        return sum(len(amount.normalize().as_tuple().digits) for amount in amounts)

    def _are_sums(
        self, row: int, filled: Sequence[int], parts: Parts, span: Span, *, least: int = DIGITS
    ) -> bool:
        """Whether all amounts of a row add up, one of them at least of a size that chance does not give; the
        digits of several columns count together. least: the digits that two parts need; 0 where the row
        leaves no room for chance, so that one column is enough.
        """
        largest, most = Decimal(0), 0
        for at in filled:
            added, total = parts.added(span, row, at), self.number(row, at) or Decimal(0)
            adds_up = added.nonzero >= 2 and added.sum == total
            if adds_up and total and not least:
                return True
            if not adds_up and least:
                return False
            largest, most = max(largest, abs(total)), max(most, added.nonzero)
        return least > 0 and largest >= SMALL and (most >= FEW or self._digits(row, filled) >= least)

    def _adds_up(self, row: int, parts: Parts) -> bool | None:
        """Whether the amounts are the sum of some rows around; None without two of them to compare."""
        compared = None
        for at in self.summed or self.numeric:
            total = self.number(row, at)
            if total is None:
                continue
            for span in parts.of(row):
                added = parts.added(span, row, at)
                if added.filled < 2:
                    continue
                compared = bool(compared)
                if added.sum == total:
                    return True
        return compared

    def group(self, row: int) -> str:
        """The value that rows of one group share in the first column of codes that repeats."""
        if self._groups is None:
            self._groups = self._grouped()
        return self._groups.get(row, "")

    def _grouped(self) -> dict[int, str]:
        spec = self.cells.spec
        for name, at in self.place.columns.items():
            column = spec.columns.get(name)
            if column is None or column.type not in ("ref", "code", "choice") or name == spec.key:
                continue
            values = {row: fold(cell.text) for row in self.rows if (cell := self.cells.cell(row, at))}
            if len(set(values.values())) < len(values):
                return values
        return {}

    def number(self, row: int, at: int) -> Decimal | None:
        """The plain number of a cell, also where it is typed as text; None for anything else."""
        key = (row, at)
        if key not in self._numbers:
            self._numbers[key] = plain_number(self.cells.cell(row, at), self.cells.reading_of(at))
        return self._numbers[key]

    def is_coded(self, total: Total) -> bool:
        """Whether a code beside the label makes the row one of a group, or gives it a key of its own."""
        spec = self.cells.spec
        codes = [
            self.place.columns[name]
            for name, column in spec.columns.items()
            if name in self.place.columns and (column.type == "ref" or name == spec.key)
        ]
        return any(at != total.label and self._text(total.row, at).strip() for at in codes)


def _is_summed(column: Column) -> bool:
    """Whether amounts of the column may be added: one unit for all rows."""
    return column.type in ("money", "number", "integer") and not column.unit_from
