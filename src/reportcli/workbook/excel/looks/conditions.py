"""Conditional formatting: rules that change how cells look by what they, or others, hold.

Only what changes the words or figures that a reader sees counts: a number format, a line through the text, a
colour as that of the cell, a value that bars or icons hide. Source: ECMA-376 Part 1, 18.3.1.10 and 18.3.1.18.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal, InvalidOperation

from reportcli.model.style import Rgb
from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.cells import Cell, Range, column_number, moved, parse_range

MOST = 500
"""Rules of a sheet that are looked at."""
CellAt = Callable[[int, int], Cell | None]
Operand = Decimal | str
_COMPARED = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})\s*(<>|<=|>=|=|<|>)\s*(\"(?:[^\"]|\"\")*\"|[-+]?[\d.]+)")
_OPERATORS = {
    "equal": "=", "notEqual": "<>", "greaterThan": ">", "lessThan": "<", "greaterThanOrEqual": ">=",
    "lessThanOrEqual": "<=",
}  # fmt: skip
_ALWAYS = {
    "notContainsBlanks": True,
    "notContainsErrors": True,
    "containsBlanks": False,
    "containsErrors": False,
}
_TRUE, _FALSE = ("TRUE", "1", "TRUE()"), ("FALSE", "0", "FALSE()")


@dataclass(slots=True)
class Look:
    """What a rule gives a cell. code: a number format, "" for none; filled: it has a ground of its own;
    ink, ground: None for automatic ones."""

    struck: bool = False
    ink: Rgb | None = None
    ground: Rgb | None = None
    filled: bool = False
    code: str = ""

    @property
    def tells(self) -> bool:
        """Whether it may change the words or figures that are seen."""
        return self.struck or bool(self.code) or self.ink is not None


@dataclass(slots=True)
class Condition:
    """One rule. ranges: where it holds, the first cell of the first being that of its formulas; look: number
    of its look, None for one that has none; bare: it hides the value behind a bar or an icon; own: a look
    that the rule itself states.
    """

    ranges: tuple[Range, ...]
    kind: str
    operator: str = ""
    text: str = ""
    look: int | None = None
    bare: bool = False
    own: Look | None = None
    formulas: list[str] = field(default_factory=list)

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell lies in its ranges."""
        return any(one.top <= row <= one.bottom and one.left <= column <= one.right for one in self.ranges)

    def holds(self, row: int, column: int, cell_at: CellAt) -> bool | None:
        """Whether it holds for a cell; None where that takes a spreadsheet to know."""
        if self.kind in _ALWAYS:
            return _ALWAYS[self.kind]
        if self.kind in ("dataBar", "iconSet"):
            return True
        if self.kind == "cellIs":
            return self._compares(cell_at(row, column))
        if self.kind == "expression":
            return self._says(row, column, cell_at)
        return _of_text(self.kind, self.text, cell_at(row, column)) if self.text else None

    def _compares(self, cell: Cell | None) -> bool | None:
        values = [_constant(text) for text in self.formulas]
        if cell is None or not values or None in values:
            return None
        if self.operator in ("between", "notBetween"):
            inside = [_is(cell, ">=", values[0]), _is(cell, "<=", values[-1])]
            return None if None in inside else all(inside) is (self.operator == "between")
        return _is(cell, _OPERATORS.get(self.operator, ""), values[0])

    def _says(self, row: int, column: int, cell_at: CellAt) -> bool | None:
        """A formula that is true, or compares one cell with a constant."""
        first = self.ranges[0]
        text = moved(self.formulas[0], row - first.top, column - first.left).strip() if self.formulas else ""
        if text.upper() in (*_TRUE, *_FALSE):
            return text.upper() in _TRUE
        hit = _COMPARED.fullmatch(text)
        if hit is None:
            return None
        return _is(cell_at(int(hit[2]), column_number(hit[1])), hit[3], _constant(hit[4]))


class RuleScan:
    """Takes the elements of a sheet's rules, in their order, into `found`."""

    def __init__(self, found: list[Condition]) -> None:
        self.found = found
        self.ranges: tuple[Range, ...] = ()
        self.text: list[str] = []

    def area(self, attributes: Mapping[str, str]) -> None:
        """Where the rules that follow hold."""
        parts = attributes.get("sqref", "").split()[:MOST]
        self.ranges = tuple(area for part in parts if (area := parse_range(part)))

    def rule(self, attributes: Mapping[str, str]) -> None:
        """One rule."""
        if not self.ranges or len(self.found) >= MOST:
            return
        look = attributes.get("dxfId", "")
        kind, operator, text = (attributes.get(name, "") for name in ("type", "operator", "text"))
        number = int(look) if look.isdecimal() else None
        self.found.append(Condition(self.ranges, kind, operator, text, number))

    def picture(self, attributes: Mapping[str, str]) -> None:
        """The bar or the icons of the rule at hand."""
        if self.found and attributes.get("showValue") in ("0", "false"):
            self.found[-1].bare = True

    def formula(self) -> None:
        """The end of a formula of the rule at hand, whose pieces stand in `text`."""
        if self.found and self.ranges:
            self.found[-1].formulas.append("".join(self.text))
        self.text.clear()


def _constant(text: str) -> Operand | None:
    """A number or a quoted text; None for anything that must be worked out."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"').casefold()
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _is(cell: Cell | None, operator: str, other: Operand | None) -> bool | None:
    """How a cell compares with a constant, as spreadsheets do: texts are larger than numbers."""
    own: Operand
    if other is None:
        return None
    if cell is None or cell.kind == "s":
        own = (cell.text if cell else "").casefold()
    elif (number := _constant(cell.text)) is not None and cell.kind == "n":
        own = number
    else:
        return None
    order = (isinstance(own, str), own), (isinstance(other, str), other)
    if cell is None and isinstance(other, Decimal):
        order = (False, Decimal(0)), (False, other)
    left, right = order
    below = left[0] < right[0] or (left[0] == right[0] and left[1] < right[1])  # type: ignore[operator]
    same = left == right
    found = {
        "=": same,
        "<>": not same,
        "<": below,
        ">": not (below or same),
        "<=": below or same,
        ">=": not below,
    }
    return found.get(operator)


def _of_text(kind: str, text: str, cell: Cell | None) -> bool | None:
    own, text = (cell.text if cell else "").casefold(), text.casefold()
    found = {
        "containsText": text in own,
        "notContainsText": text not in own,
        "beginsWith": own.startswith(text),
        "endsWith": own.endswith(text),
    }
    return found.get(kind)
