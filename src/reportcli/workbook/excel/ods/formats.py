"""Styles of cells by number, as sheets of other workbooks have them: one for a style and a currency."""

from __future__ import annotations

from reportcli.model.style import Rgb
from reportcli.workbook.excel.looks.colours import WHITE
from reportcli.workbook.excel.ods.styles import (
    OdsStyles,
    ground_of,
    indent_of,
    is_stressed,
    is_struck,
    is_unseen,
)


class Formats:
    """codes: the number format of each; struck, unseen, stressed, grounds, indents: as in `RawBook`; maps:
    rules of styles.
    """

    def __init__(self, styles: OdsStyles) -> None:
        self.styles = styles
        self.codes: list[str] = ["General"]
        self.struck: set[int] = set()
        self.indents: dict[int, int] = {}
        self.unseen: set[int] = set()
        self.stressed: set[int] = set()
        self.grounds: dict[int, Rgb | None] = {}
        self.maps: dict[int, tuple[tuple[str, str], ...]] = {}
        self._known: dict[tuple[str, str, str], int] = {}

    def style(self, name: str, code: str, currency: str) -> int:
        """The number of a style. code: of a value whose style says nothing of numbers; currency: that its
        cell states.
        """
        key = name, code, currency
        if key not in self._known:
            self._known[key] = len(self.codes)
            self._add(name, code, currency)
        return self._known[key]

    def says_yes_or_no(self, name: str, text: str) -> bool:
        """Whether 0 or 1 is a yes or no: by its style, or by a word that it shows for want of one."""
        data = self.styles.resolved("table-cell", name or "Default").data
        style = self.styles.numbers.styles.get(data)
        if style is not None and style.kind == "boolean-style":
            return True
        return self.styles.numbers.code(data) == "General" and text.isalpha()

    def _add(self, name: str, code: str, currency: str) -> None:
        style = self.styles.resolved("table-cell", name or "Default")
        number = len(self.codes)
        stated = self.styles.numbers.code(style.data) if style.data else "General"
        stated = code if code and stated == "General" else stated
        if currency:
            stated = self._with_currency(stated, style.data, currency)
        self.codes.append(stated)
        if is_struck(style):
            self.struck.add(number)
        if is_unseen(style):
            self.unseen.add(number)
        if steps := indent_of(style):
            self.indents[number] = steps
        if is_stressed(style):
            self.stressed.add(number)
        if style.maps:
            self.maps[number] = style.maps
        if ground_of(style) != WHITE:
            self.grounds[number] = ground_of(style)

    def _with_currency(self, code: str, data: str, currency: str) -> str:
        """The code with the currency that the cell states, in the place of the sign of its style."""
        if not currency.isalpha() or len(currency) != 3:
            return code
        if not self.styles.numbers.shows_currency(data):
            return f'{code} "{currency}"' if ";" not in code else code
        parts = code.split("[$")
        return parts[0] + "".join(f"[${currency}]{part.partition(']')[2]}" for part in parts[1:])
