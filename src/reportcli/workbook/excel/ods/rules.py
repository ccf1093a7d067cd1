"""Conditional formats of an OpenDocument sheet as rules of spreadsheets.

Source: the extensions that LibreOffice writes (calcext:conditional-format); OpenDocument has style:map alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportcli.workbook.excel.cells import Range, parse_range
from reportcli.workbook.excel.looks.conditions import MOST, Condition, Look
from reportcli.workbook.excel.ods.formulas import as_typed
from reportcli.workbook.excel.ods.styles import OdsStyles, ground_of, is_struck, rgb
from reportcli.workbook.excel.raw_sheet import RawSheet

_AREA = re.compile(
    r"(?:'(?:[^']|'')*'|[^\s'.]*)\.(\$?[A-Z]+\$?\d+)(?::(?:'(?:[^']|'')*'|[^\s'.]*)\.(\$?[A-Z]+\$?\d+))?"
)
_COMPARES = re.compile(r"(<=|>=|!=|=|<|>)\s*(.+)")
_OPERATORS = {"=": "equal", "!=": "notEqual", ">": "greaterThan", "<": "lessThan", ">=": "greaterThanOrEqual",
              "<=": "lessThanOrEqual"}  # fmt: skip
_BETWEEN = re.compile(r"(not-)?between\((.+),(.+)\)")
_FORMULA = re.compile(r"formula-is\((.*)\)")
_OF_TEXT = {
    "contains-text": "containsText",
    "not-contains-text": "notContainsText",
    "begins-with": "beginsWith",
    "ends-with": "endsWith",
}


class Rules:
    """Takes the tags of conditional formats; looks: those that rules call, by number."""

    def __init__(self, styles: OdsStyles) -> None:
        self.styles = styles
        self.looks: list[Look] = []
        self._ranges: tuple[Range, ...] = ()
        self._cells: dict[int, list[Range]] = {}

    def start(self, name: str, attributes: dict[str, str], sheet: RawSheet) -> None:
        """One start tag."""
        if name == "calcext:conditional-format":
            self._ranges = _ranges(attributes.get("calcext:target-range-address", ""))
        elif not self._ranges or len(sheet.conditions) >= MOST:
            return
        elif name == "calcext:condition":
            look = attributes.get("calcext:apply-style-name", "")
            value = attributes.get("calcext:value", "").strip()
            sheet.conditions.append(self._condition(self._ranges, value, look))
        elif name in ("calcext:data-bar", "calcext:icon-set"):
            bare = attributes.get("calcext:show-value") == "false"
            kind = "dataBar" if name == "calcext:data-bar" else "iconSet"
            sheet.conditions.append(Condition(self._ranges, kind, bare=bare))

    def of_cell(self, style: int, area: Range) -> None:
        """Cells of a style stand here; one below another are one range."""
        ranges = self._cells.setdefault(style, [])
        last = ranges[-1] if ranges else None
        if last is not None and (last.left, last.right, last.bottom + 1) == (area.left, area.right, area.top):
            ranges[-1] = last._replace(bottom=area.bottom)
        elif len(ranges) < MOST:
            ranges.append(area)

    def close(self, sheet: RawSheet, maps: Mapping[int, tuple[tuple[str, str], ...]]) -> None:
        """A sheet ends: conditions of its styles count where it has no rules of its own."""
        for style, ranges in self._cells.items() if not sheet.conditions else ():
            for condition, applied in maps.get(style, ()):
                if len(sheet.conditions) < MOST:
                    said = _as_calc(condition)
                    sheet.conditions.append(self._condition(tuple(ranges), said, applied))
        self._cells = {}
        self._ranges = ()

    def _condition(self, ranges: tuple[Range, ...], value: str, applied: str) -> Condition:
        look = self._look(applied)
        if hit := _COMPARES.fullmatch(value):
            return Condition(ranges, "cellIs", _OPERATORS[hit[1]], look=look, formulas=[as_typed(hit[2])])
        if hit := _BETWEEN.fullmatch(value):
            operator = "notBetween" if hit[1] else "between"
            return Condition(ranges, "cellIs", operator, look=look, formulas=[hit[2], hit[3]])
        if hit := _FORMULA.fullmatch(value):
            return Condition(ranges, "expression", look=look, formulas=[as_typed(hit[1])])
        name, _, rest = value.partition("(")
        return Condition(ranges, _OF_TEXT.get(name, "other"), text=rest.rstrip(")").strip('"'), look=look)

    def _look(self, name: str) -> int:
        style = self.styles.resolved("table-cell", name)
        code = self.styles.numbers.code(style.data) if style.data else ""
        filled = bool(style.ground) and style.ground != "transparent"
        ground = ground_of(style) if filled else None
        code = "" if code == "General" else code
        self.looks.append(Look(is_struck(style), rgb(style.ink), ground, filled, code))
        return len(self.looks) - 1


def _as_calc(condition: str) -> str:
    """A condition of a style as one of a rule."""
    said = condition.replace("cell-content()", "").replace("cell-content-is-", "")
    return said.replace("is-true-formula", "formula-is").strip()


def _ranges(text: str) -> tuple[Range, ...]:
    found = [f"{hit[1]}:{hit[2] or hit[1]}" for hit in _AREA.finditer(text)]
    return tuple(area for each in found[:MOST] if (area := parse_range(each)))
