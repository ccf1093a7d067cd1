"""Sums of a table's columns: of a group, of all rows, and of the rows so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from reportcli.bind.attributes import Attributes
from reportcli.bind.position import Here
from reportcli.bind.tables.columns import PrintedColumn
from reportcli.bind.texts import bare
from reportcli.expressions.access import is_blank
from reportcli.expressions.functions.calculation import fact_of
from reportcli.expressions.values import ExpressionError, Format, FormattedFact, StandIn
from reportcli.layout.models.kinds.table import TableCell, TableColumn
from reportcli.model.fact import BareNumberError, Derivation, Fact
from reportcli.model.origin import added
from reportcli.model.value_class import dataclass, replace

MOST_OPERANDS = 100  # of one sum; more stand behind the sum of those before


@dataclass(frozen=True, slots=True)
class Sum:
    """A column's sum so far, with the format of its last figure."""

    fact: Fact | None = None
    style: Format | None = None

    def plus(self, value: object) -> Sum:
        """With one figure more; blank ones count for nothing. Raises ExpressionError."""
        if is_blank(value) or isinstance(value, StandIn):
            return self
        try:
            fact = fact_of(value)
        except BareNumberError as wrong:
            raise ExpressionError("expression-not-a-number", kind=wrong, remedy="sum") from None
        style = value.format if isinstance(value, FormattedFact) else None
        if self.fact is None:
            return Sum(_sum((fact,), None), style)
        return Sum(_sum((fact,), self.fact), style)

    def printed(self) -> object:
        """What a cell prints of it; None where no figure was met."""
        if self.fact is None or self.style is None:
            return self.fact
        return FormattedFact(self.fact, self.style)


def _sum(more: tuple[Fact, ...], so_far: Fact | None) -> Fact:
    """One figure more: the derivation names every one of them, or the sum of the first hundred and on."""
    (fact,) = more
    if so_far is None:
        return replace(fact, derivation=Derivation("sum", more), written="")
    if fact.unit != so_far.unit and fact.unit and so_far.unit:
        raise ExpressionError("expression-units", problem=f"{so_far.unit} ≠ {fact.unit}")
    known = so_far.derivation.operands if so_far.derivation else ()
    if len(known) > MOST_OPERANDS:
        known = (so_far,)
    shown = (so_far.decimals, fact.decimals)
    return Fact(
        value=so_far.value + fact.value,
        unit=so_far.unit or fact.unit,
        sources=added(so_far.sources, fact.sources),
        derivation=Derivation("sum", (*known, fact)),
        decimals=None if None in shown else max(places for places in shown if places is not None),
        sample=so_far.sample or fact.sample,
    )


@dataclass(slots=True)
class Sums:
    """Adds up the figures of a table's columns, row after row. sums: by place of the column."""

    columns: Sequence[PrintedColumn]
    sums: dict[int, Sum] = field(default_factory=dict)
    running: dict[int, Sum] = field(default_factory=dict)
    group: dict[int, Sum] = field(default_factory=dict)

    def begin_group(self) -> None:
        """What comes now is another group's."""
        self.group = {}

    def take(self, read: Attributes, here: Here) -> None:
        """Adds the figures of one row; raises Absent where one cannot be read."""
        for at, printed in enumerate(self.columns):
            column = printed.part
            own = Attributes(read.binding, column, printed.at(here))
            if printed.summed:
                source, name = _source(column)
                value = own.at(name).evaluated(source)
                self.sums[at] = _plus(own, (name, source), self.sums.get(at), value)
                self.group[at] = _plus(own, (name, source), self.group.get(at), value)
            if column.running is not None:
                value = own.value("running")
                self.running[at] = _plus(own, ("running", column.running), self.running.get(at), value)

    def of_all(self) -> Mapping[int, Sum]:
        """The sums of all rows so far."""
        return dict(self.sums)


def _plus(read: Attributes, written: tuple[str, str], so_far: Sum | None, value: object) -> Sum:
    """The sum with a value more. written: the key and the expression that gave it."""
    try:
        return (so_far or Sum()).plus(value)
    except ExpressionError as error:
        raise read.failed(error, *written) from None


def _source(column: TableColumn) -> tuple[str, str]:
    """The expression whose figures are added, and the key that has it."""
    if isinstance(column.sum, str):
        return column.sum, "sum"
    cell = column.cell.text if isinstance(column.cell, TableCell) else column.cell
    return (bare(cell) if isinstance(cell, str) else ""), "cell"
