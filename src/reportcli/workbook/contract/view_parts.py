"""What a derived table is made of: calculations, joins, a pivot, and the words that say how."""

from __future__ import annotations

from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass

AGGREGATES = ("sum", "count", "mean", "min", "max")  # of the records of a group
OVER_ROWS = ("share", "rank", "running", "change")  # of a column of the view itself, over all its rows
UNMATCHED, BLANK_AMOUNTS = ("refuse", "blank", "drop"), ("refuse", "skip")
REFUSE = "refuse"
ORIGIN = "table"
"""The column of a union that names the table of each record."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """One column: `function(column)`, or the column itself where the function is "". second: the weight of a
    mean, the year of a change.
    """

    name: str
    function: str
    column: str
    span: Span | None = None
    second: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Records of another table beside each record: the one whose column `right` has the value of `left`."""

    table: str
    left: str
    right: str
    unmatched: str = REFUSE
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Pivot:
    """A column for each value of `by`, with what the function makes of `column`. second: the weight of a
    mean.
    """

    by: str
    function: str
    column: str
    span: Span | None = None
    second: str = ""


def last_part(path: str) -> str:
    """The name of a column at the end of a path: `region` of `country.region`."""
    return path.rpartition(".")[2]
