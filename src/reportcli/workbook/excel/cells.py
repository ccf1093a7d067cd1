"""Raw cells, as any engine gives them, before the contract gives them a meaning."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportcli.model.patterns.late import late_pattern
from reportcli.model.refs import column_letters

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384


class Cell(NamedTuple):
    """kind: n number, s text, b boolean, e error, d ISO date, t duration. text: as the file holds it.

    formula: None for a constant, "" for a child of a shared formula (see `RawSheet.formula`).
    """

    kind: str
    text: str
    style: int = 0
    formula: str | None = None


class Range(NamedTuple):
    """A rectangle of cells, 1-based, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class ListObject(NamedTuple):
    """An Excel Table: its name and range; header and totals rows belong to the range."""

    name: str
    range: Range
    header_rows: int
    totals_rows: int


def is_nought(size: str | None) -> bool:
    """Whether a height or width leaves nothing to see: as good as hidden."""
    return size is not None and size != "" and not size.strip("0.")


_LETTERS: dict[str, int] = {}


def column_number(letters: str) -> int:
    """A -> 1, AA -> 27; 0 for anything that is no column."""
    number = _LETTERS.get(letters)
    if number is None:
        number = 0
        if len(letters) <= 3 and letters.isascii() and letters.isalpha():
            for letter in letters.upper():
                number = number * 26 + ord(letter) - 64
        if len(_LETTERS) < MAX_COLUMNS:
            _LETTERS[letters] = number
    return number


def parse_range(text: str) -> Range | None:
    """`A1:C9` or `B2`; None when it is neither."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?", text)
    if match is None:
        return None
    left, top = column_number(match[1]), int(match[2])
    right = column_number(match[3]) if match[3] else left
    return Range(top, left, int(match[4]) if match[4] else top, right)


_MOVABLE = late_pattern(
    r"""(?P<keep>"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\])
    |(?<![A-Za-z0-9_.$])(?P<c1>\$?[A-Z]{1,3}):(?P<c2>\$?[A-Z]{1,3})(?![A-Za-z0-9_(.])
    |(?<![A-Za-z0-9_.$])(?P<column>\$?[A-Z]{1,3})(?P<row>\$?[0-9]{1,7})(?![A-Za-z0-9_(.!])
    |(?<![A-Za-z0-9_.$])(?P<r1>\$?[0-9]{1,7}):(?P<r2>\$?[0-9]{1,7})(?![A-Za-z0-9_(.])""",
    re.VERBOSE,
)


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula with its relative references shifted, as a shared formula means (ECMA-376-1, 18.3.1.40)."""

    def column(text: str) -> str:
        if text.startswith("$"):
            return text
        number = column_number(text) + columns
        return column_letters(number) if number > 0 else "#REF!"

    def row(text: str) -> str:
        return text if text.startswith("$") else str(int(text) + rows)

    def shift(match: re.Match[str]) -> str:
        if match["keep"] is not None:
            return match["keep"]
        if match["c1"] is not None:
            return f"{column(match['c1'])}:{column(match['c2'])}"
        if match["r1"] is not None:
            return f"{row(match['r1'])}:{row(match['r2'])}"
        return column(match["column"]) + row(match["row"])

    return _MOVABLE.sub(shift, formula)
