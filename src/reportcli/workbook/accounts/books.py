"""Amounts of the printed lines: stated in a sheet, made of accounts, or the sum of other lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from reportcli.model.fact import Derivation, Fact
from reportcli.model.origin import join
from reportcli.model.value_class import dataclass
from reportcli.workbook.accounts.chart import CREDIT, Chart, Rule, StatementLine, Terms
from reportcli.workbook.tables.record import Record, key_of, value_of

MEASURES = ("amount", "previous", "budget")
Amounts = Mapping[str, Fact]
"""Code of a line -> its amount."""


@dataclass(frozen=True, slots=True)
class Books:
    """What is known of the accounts, by measure: stated in the sheet of lines, made of a trial balance alone,
    and all together as printed. unmapped: accounts with a balance that no line takes.
    """

    chart: Chart
    stated: Mapping[str, Amounts] = field(default_factory=dict)
    calculated: Mapping[str, Amounts] = field(default_factory=dict)
    lines: Mapping[str, Amounts] = field(default_factory=dict)
    unmapped: tuple[Record, ...] = ()

    def rules(self, measure: str) -> Iterator[Rule]:
        """The identities that hold for a measure: none that another figure makes void."""
        stated = self.stated.get(measure, {})
        for rule in self.chart.rules:
            line = self.chart.lines.get(rule.target)
            own = line is not None and rule.terms == line.terms
            void = own and line is not None and _terms(self.chart, line, stated) != line.terms
            if not void and all(code in stated for code in rule.needs):
                yield rule


def balances(records: Iterable[Record], column: str) -> Iterator[tuple[Record, Fact]]:
    """The accounts that have a balance of a measure."""
    for record in records:
        fact = value_of(record, column)
        if isinstance(fact, Fact):
            yield record, fact


def of_accounts(chart: Chart, found: Iterable[tuple[Record, Fact]]) -> tuple[dict[str, Fact], list[Record]]:
    """Amounts of the lines that take accounts, and the accounts that none takes."""
    parts: dict[str, list[Fact]] = {}
    unmapped: list[Record] = []
    for record, fact in found:
        target = chart.target(key_of(record))
        if target is None and fact.value:
            unmapped.append(record)
        elif target is not None and target.line:
            parts.setdefault(target.line, []).append(fact)
    return {code: _of_balances(chart.lines[code], facts) for code, facts in parts.items()}, unmapped


def _of_balances(line: StatementLine, facts: list[Fact]) -> Fact:
    """Balances of accounts as the line's amount: those of a credit line change their sign."""
    total = sum((fact.value for fact in facts), Decimal(0))
    if line.side == CREDIT:
        return _made("sum of credit balances", -total, facts)
    return _made("sum of debit balances", total, facts)


def with_sums(chart: Chart, leaves: Amounts, stated: Amounts) -> dict[str, Fact]:
    """All lines: as stated, else of accounts, else the sum of what is there."""
    sums = _Sums(chart, leaves, stated)
    codes = [*chart.lines, *(code for code in stated if code not in chart.lines)]
    return {code: fact for code in codes if (fact := sums.amount(code)) is not None}


@dataclass(frozen=True, slots=True)
class _Sums:
    """leaves: amounts of accounts by line; done: amounts that were worked out, None where there is none."""

    chart: Chart
    leaves: Amounts
    stated: Amounts
    done: dict[str, Fact | None] = field(default_factory=dict)

    def amount(self, code: str) -> Fact | None:
        """The amount of a line, worked out once."""
        if code not in self.done:
            self.done[code] = self.stated[code] if code in self.stated else self._computed(code)
        return self.done[code]

    def _computed(self, code: str) -> Fact | None:
        line = self.chart.lines.get(code)
        if line is None or code in self.leaves:
            return self.leaves.get(code)
        terms = _terms(self.chart, line, self.stated)
        if not self.leaves and any(_hidden(self.chart, part) for _, part in terms):
            return None
        found = [(sign, fact) for sign, part in terms if (fact := self.amount(part)) is not None]
        if not found or any(self.amount(needed) is None for needed in line.needs):
            return None
        total = sum((sign * fact.value for sign, fact in found), Decimal(0))
        return _made("sum", total, [fact if sign > 0 else -fact for sign, fact in found])


def _hidden(chart: Chart, code: str) -> bool:
    return code in chart.lines and chart.lines[code].hidden


def _terms(chart: Chart, line: StatementLine, stated: Amounts) -> Terms:
    """The sum that makes a line: a rule whose needs are stated comes before the line's own."""
    if any(code in stated for code in line.unless):
        return ()
    for rule in chart.rules:
        other = rule.target == line.code and rule.needs and rule.terms != line.terms
        if other and all(code in stated for code in rule.needs):
            return rule.terms
    return line.terms


def terms_of_line(books: Books, code: str) -> Terms:
    """The parts that a line is printed with: none when they are not its sum, or serve no page."""
    line = books.chart.lines.get(code)
    terms = _terms(books.chart, line, books.stated.get("amount", {})) if line is not None else ()
    return () if any(_hidden(books.chart, part) for _, part in terms) else terms


def _made(operation: str, value: Decimal, facts: list[Fact]) -> Fact:
    first = facts[0]
    return Fact(
        value=value,
        unit=first.unit,
        period=first.period,
        sources=join(source for fact in facts for source in fact.sources),
        derivation=Derivation(operation, tuple(facts)),
        decimals=2,
        sample=any(fact.sample for fact in facts),
    )


def added(facts: list[Fact]) -> Fact:
    """Several rows that state one line."""
    return facts[0] if len(facts) == 1 else _made("sum", sum((f.value for f in facts), Decimal(0)), facts)
