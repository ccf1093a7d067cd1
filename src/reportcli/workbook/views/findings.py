"""What is wrong with the data of views; a cell that has an error of its own is not reported twice."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.model.refs import CellRef, Where


class ViewFindings(Collector):
    """Collects the findings of views. read: those of the tables that they are made of."""

    def __init__(self, read: Iterable[Diagnostic] = ()) -> None:
        super().__init__()
        self._spoilt = {
            (one.where.input, one.where.sheet, one.where.column)
            for finding in read
            for one in each_of(finding)
            if one.severity is Severity.ERROR and isinstance(one.where, CellRef)
        }

        self._said: set[tuple[str, Where | None, str]] = set()

    def blank(self, code: str, where: Where | None, group: str, **args: str) -> None:
        """Reports a blank cell, unless its column has errors: they may be why it counts as blank."""
        at = (where.input, where.sheet, where.column) if isinstance(where, CellRef) else None
        if at not in self._spoilt:
            self.once(code, where, group, **args)

    def once(self, code: str, where: Where | None, group: str, **args: str) -> None:
        """Reports a cell once, however many functions of a view it is in the way of."""
        if (code, where, group) not in self._said:
            self._said.add((code, where, group))
            self.error(code, where, group=group, **args)
