"""A large table as its file has it, before its contract has typed it."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.refs import Span, TextFile
from reportcli.model.value_class import dataclass
from reportcli.workbook.frames.frame import Column


@dataclass(frozen=True, slots=True)
class FrameSource:
    """The columns of a file by the contract's names: numbers without unit; texts, dates, yes and no as they
    are. places: of the columns, by the contract's names, 1-based.
    """

    table: str
    input: str
    file: TextFile
    columns: Mapping[str, Column]
    places: Mapping[str, int]
    rows: int
    span: Span | None = None
    owner: str = ""
