"""What conditional formatting makes of a cell that is read: struck through, unseen, shown in another way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from reportcli.model.collector import shown
from reportcli.model.refs import Where
from reportcli.number_formats import Shown, show
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.looks.colours import WHITE, unseen
from reportcli.workbook.excel.looks.conditions import Condition, Look
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.tables.values.cell_formats import seen
from reportcli.workbook.tables.values.decimals import exact
from reportcli.workbook.tables.values.reading import CellReading

NO_LOOK = Look()
MAY = "rule-may-change"


class ConditionalLooks:
    """The rules of one sheet that may change what a reader sees, and what was reported of them."""

    def __init__(self, sheet: RawSheet, reading: CellReading) -> None:
        self.sheet, self.reading = sheet, reading
        self.rules = [one for one in sheet.conditions if one.bare or self._look(one).tells]
        self._reported: set[tuple[int, int]] = set()

    def report(
        self, cell: Cell, at: tuple[int, int], where: Where, column: str, *,
        remedy: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """Reports what a rule makes of a cell, once for each rule and row; for a rule that takes a
        spreadsheet to know, once at the first cell that it may change. at: row and column.
        """
        for number, rule in enumerate(self.rules):
            if not rule.covers(*at) or (number, 0) in self._reported:
                continue
            holds = rule.holds(*at, self.sheet.cell)
            code = self._changed(rule, cell) if holds is not False else ""
            row = at[0] if holds else 0
            if not code or (number, row) in self._reported:
                continue
            self._reported.add((number, row))
            args = {"column": column, "found": self.reading.in_sheet(cell), **remedy}
            if code == "rule-shows-otherwise":
                args["seen"] = self._in_rule(rule, cell)
            self.reading.diagnostics.warning(code if holds else MAY, where, group=column, **args)

    def _look(self, rule: Condition) -> Look:
        if rule.own is not None:
            return rule.own
        looks = self.reading.looks
        return looks[rule.look] if rule.look is not None and rule.look < len(looks) else NO_LOOK

    def _changed(self, rule: Condition, cell: Cell) -> str:
        """The code of what a rule that holds makes of a cell; "" for nothing that matters."""
        look = self._look(rule)
        if not cell.text.strip() or (cell.kind == "n" and not cell.text.strip("-0.")):
            return ""
        if rule.bare and cell.kind == "n":
            return "rule-hides"
        if look.struck:
            return "rule-strikes"
        ground = look.ground if look.filled else self.reading.grounds.get(cell.style, WHITE)
        if look.ink is not None and ground is not None and unseen(look.ink, ground):
            return "rule-hides"
        return self._in_format(look.code, cell) if look.code else ""

    def _in_format(self, code: str, cell: Cell) -> str:
        """What another number format makes of a cell."""
        if cell.kind != "n":
            return ""
        try:
            value = exact(cell.text)
        except InvalidOperation:
            return ""
        one, other = (
            seen(value, each, self.reading.date1904) for each in (self.reading.formats(cell.style), code)
        )
        if other.hidden and not one.hidden:
            return "rule-hides"
        return "rule-shows-otherwise" if [*_said(one)] != [*_said(other)] else ""

    def _in_rule(self, rule: Condition, cell: Cell) -> str:
        value: Decimal = exact(cell.text)
        code = self._look(rule).code
        return shown(show(value, code, self.reading.locale, date1904=self.reading.date1904).text.strip())


def _said(one: Shown) -> Iterator[object]:
    """What a format says of a number, decimals apart."""
    kind = "number" if one.kind in ("general", "scientific", "fraction") else one.kind
    yield from (
        kind,
        one.scale,
        one.multiple,
        one.percent,
        one.percent_literal,
        one.currency,
        one.unit,
        one.worded,
    )
