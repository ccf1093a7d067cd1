"""Where a table stands on its sheet."""

from __future__ import annotations

from dataclasses import field

from reportcli.model.value_class import dataclass
from reportcli.workbook.sheet_use import SheetUse


@dataclass(slots=True)
class HeaderPlace:
    """columns: canonical name -> column number. headers: folded spelling of each header that was recognised.

    rows: numbers of the rows that hold a record. extra: columns of the sheet that are not read.
    use: what the table takes of its sheet. renamed: columns that stand under a header that nobody knows.
    across, marks: of a crosstab, the column that its marked headers stand for, and column number -> key.
    """

    header: int
    use: SheetUse
    columns: dict[str, int] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    extra: set[int] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)
    across: str = ""
    marks: dict[int, str] = field(default_factory=dict)
