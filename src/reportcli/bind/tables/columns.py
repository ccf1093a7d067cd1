"""The columns of a table as they are printed: some stand once, some once for every record of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.bind.attributes import Attributes
from reportcli.bind.position import Here
from reportcli.layout.models.kinds.table import TableColumn, TableNode
from reportcli.layout.models.measures import MOST_SPAN
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column, with the names that its own record gives to what it says."""

    part: TableColumn
    names: Mapping[str, object] = field(default_factory=dict)

    @property
    def summed(self) -> bool:
        """Whether its figures are added up."""
        return self.part.sum not in (None, False)

    def at(self, here: Here) -> Here:
        """A place where its names are known."""
        return here.naming(**self.names) if self.names else here


def printed_columns(read: Attributes, node: TableNode) -> tuple[PrintedColumn, ...]:
    """All columns, those of records repeated."""
    found: list[PrintedColumn] = []
    for column in node.columns:
        if column.each is None:
            found.append(PrintedColumn(column))
            continue
        records = Attributes(read.binding, column, read.here).records("each")[:MOST_SPAN]
        found += [PrintedColumn(column, {column.as_: record}) for record in records]
    return tuple(found)
