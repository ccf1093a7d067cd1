"""Lines of annual accounts in whole euros or thousands: each printed total is the sum of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportcli.expressions.access import elements, is_number, kind_of, plain
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.functions.marks import MOVED, ROUNDING, marked
from reportcli.expressions.rounding import CENT, Tree, alike, half_up, rounded_tree
from reportcli.expressions.values import ExpressionError, Namespace
from reportcli.model.fact import Derivation, Fact
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.tables.record import Record, columns_of, key_of, value_of

PARTS = "parts"
"""The column that says of which lines a line is the sum: `+21 +22/27 -28`."""


def in_units(ev: Evaluation, lines: object, column: object, unit: object = 1) -> Namespace:
    """in_units(accounts, "amount", 1000): the amounts by code of line, in thousands, rounded together.

    A total is rounded by itself, its lines follow it (none by a whole unit, equal ones alike, none to nil);
    lines that cannot, or that miss their total before rounding, are rounded each alone, so that nothing is
    hidden (`rounding_note`).
    """
    size = plain(unit)
    if not is_number(size) or not size > 0 or not isinstance(column, str):
        raise ExpressionError("expression-arguments", name="in_units")
    records = _lines(elements(lines), column)
    ev.budget.spend(len(records))
    facts = {key_of(r): fact for r in records if isinstance(fact := value_of(r, str(column)), Fact)}
    parts = {key_of(r): _terms(value_of(r, PARTS)) for r in records}
    step = size.value if isinstance(size, Fact) else Decimal(size)
    statement = _Statement(facts, parts)
    goals = statement.rounded(step)
    printed = {code: _printed(facts[code], goal, step) for code, goal in goals.items()}
    scale = step if step > 1 else Decimal(1)
    return Namespace(
        "amounts",
        {code: marked(fact, statement.missing(code, goals) / scale) for code, fact in printed.items()},
    )


def _lines(values: list[object], column: str) -> list[Record]:
    """Values that are all records with an amount and its parts."""
    records: list[Record] = []
    for value in values:
        if not isinstance(value, Record) or not {column, PARTS} <= set(columns_of(value)):
            raise ExpressionError("expression-not-a-record", kind=kind_of(value))
        records.append(value)
    return records


def _terms(formula: object) -> list[tuple[int, str]]:
    words = str.__str__(formula).split() if isinstance(formula, str) else []
    return [(-1 if word.startswith("-") else 1, word[1:]) for word in words]


def _printed(fact: Fact, goal: Decimal, step: Decimal) -> Fact:
    """The rounded amount, in units: a unit of currency keeps its name, thousands are plain numbers."""
    operation = ROUNDING + (MOVED if goal != half_up(fact.value, step) else "")
    exponent = step.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    value = goal if step <= 1 else goal / step
    made = replace(fact, value=value, derivation=Derivation(operation, (fact,)), decimals=places)
    return made if step <= 1 else replace(made, unit="")


@dataclass(frozen=True, slots=True)
class _Statement:
    """Amounts and sums of lines, by code."""

    facts: Mapping[str, Fact]
    parts: Mapping[str, list[tuple[int, str]]]

    def rounded(self, step: Decimal) -> dict[str, Decimal]:
        """The rounded amount of each code; parts that made a sum still do. step: what is rounded to."""
        goals: dict[str, Decimal] = {}
        below = {part for code in self.facts for _, part in self._sums(code)}
        for code in self.facts:
            if code not in below:
                self._take(code, 1, rounded_tree(self._tree(code, 1, ()), step), goals)
        return goals

    def _sums(self, code: str) -> list[tuple[int, str]]:
        """The lines that make a line exactly, none when they miss it."""
        found = [(sign, part) for sign, part in self.parts.get(code, ()) if part in self.facts]
        total = sum((sign * self.facts[part].value for sign, part in found), Decimal(0))
        return found if found and alike(total, self.facts[code].value, CENT) else []

    def missing(self, code: str, goals: Mapping[str, Decimal]) -> Decimal:
        """What the printed parts of a line miss of it, where they make it before rounding."""
        parts = self._sums(code)
        return (
            goals[code] - sum((sign * goals[part] for sign, part in parts), Decimal(0))
            if parts
            else Decimal(0)
        )

    def _tree(self, code: str, sign: int, above: tuple[str, ...]) -> Tree:
        parts = [] if code in above else self._sums(code)
        trees = tuple(self._tree(part, sign * own, (*above, code)) for own, part in parts)
        return Tree(sign * self.facts[code].value, trees)

    def _take(self, code: str, sign: int, tree: Tree, goals: dict[str, Decimal]) -> None:
        goals.setdefault(code, sign * tree.amount)
        for (own, part), branch in self._branches(code, tree):
            self._take(part, sign * own, branch, goals)

    def _branches(self, code: str, tree: Tree) -> Iterator[tuple[tuple[int, str], Tree]]:
        return zip(self._sums(code), tree.parts, strict=True) if tree.parts else iter(())
