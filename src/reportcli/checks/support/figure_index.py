"""Every figure of the workbook that prose could mean, with the expression that binds it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from reportcli.checks.support.lexicon import Lexicon
from reportcli.checks.support.records import numbers, text_of
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.names import fold
from reportcli.workbook.tables.record import Record, columns_of, key_of, row_of, table_of, where_of
from reportcli.workbook.workbook import Workbook

KEY_FIGURES = "key_figures"
LABELS = ("label", "name", "title")
NO_FIGURES = {"order", "focal_x", "focal_y", "year", "words"}
STEM = 5  # letters that make two forms of a noun one
NOUNS = 4
MOST = 200
"""Figures of one noun, of one value or near one value that a numeral is compared with."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stated figure. binding: the expression to paste; nouns: stems of the words that name it."""

    fact: Fact
    binding: str
    where: Where | None
    nouns: tuple[str, ...]
    record: Record


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """The figures of all tables, the register of key figures first; also by the first of their nouns, by
    table and row, and by value.
    """

    figures: Sequence[Known]
    by_noun: Mapping[str, Sequence[Known]]
    by_row: Mapping[tuple[str, int], Sequence[Known]]
    by_value: Mapping[Decimal, Sequence[int]]
    """Places in `figures` by value, rising."""
    values: Sequence[Decimal]
    """The values, rising."""

    def named(self, nouns: Sequence[str]) -> Sequence[Known]:
        """The figures whose first noun is the first of these, MOST at most."""
        return self.by_noun.get(nouns[0], ())[:MOST] if nouns else ()

    def near(self, value: Decimal, within: Decimal) -> list[Known]:
        """The figures whose value lies within a distance, or is the number with two neighbouring digits
        changed; in order, MOST at most (those nearest to it).
        """
        return [self.figures[place] for place in sorted(islice(self._places(value, within), MOST))]

    def is_crowded(self, value: Decimal, within: Decimal) -> bool:
        """Whether more figures are near a value than `near` gives."""
        return next(islice(self._places(value, within), MOST, None), None) is not None

    def is_crowd(self, nouns: Sequence[str]) -> bool:
        """Whether more figures have the first of these nouns than `named` gives."""
        return bool(nouns) and len(self.by_noun.get(nouns[0], ())) > MOST

    def _places(self, value: Decimal, within: Decimal) -> Iterator[int]:
        """Places in `figures` of those near a value, each once: its own, those of changed digits, then by
        distance.
        """
        first, last = bisect_left(self.values, value - within), bisect_right(self.values, value + within)
        middle = bisect_left(self.values, value)
        around = self.values[max(first, middle - MOST) : min(last, middle + MOST + 1)]
        chosen = [value, *_swapped(value), *sorted(around, key=lambda one: abs(one - value))]
        return (place for one in dict.fromkeys(chosen) for place in self.by_value.get(one, ()))

    def beside(self, figure: Known) -> Iterator[Known]:
        """The other figures of its unit in its row and in the rows before and after."""
        table, row = table_of(figure.record), row_of(figure.record)
        for near in (row - 1, row, row + 1):
            for other in self.by_row.get((table, near), ()):
                if other is not figure and other.fact.unit == figure.fact.unit:
                    yield other


def figure_index(workbook: Workbook, words: Lexicon) -> FigureIndex:
    """The figures of a workbook that prose could mean."""
    by_noun: dict[str, list[Known]] = defaultdict(list)
    by_row: dict[tuple[str, int], list[Known]] = defaultdict(list)
    figures = _figures(workbook, words)
    for figure in figures:
        by_row[table_of(figure.record), row_of(figure.record)].append(figure)
        for noun in figure.nouns[:1]:
            by_noun[noun].append(figure)
    by_value: dict[Decimal, list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        by_value[figure.fact.value].append(place)
    return FigureIndex(figures, by_noun, by_row, by_value, sorted(by_value))


def _swapped(value: Decimal) -> Iterator[Decimal]:
    """The numbers that differ by two neighbouring digits that changed places."""
    digits = f"{value:f}"
    for at, (one, other) in enumerate(pairwise(digits)):
        if one != other and "." not in (one, other):
            yield Decimal(digits[:at] + other + one + digits[at + 2 :])


def _figures(workbook: Workbook, words: Lexicon) -> list[Known]:
    bindings = Bindings(workbook)
    found = [
        Known(
            number,
            bindings.of(record, column.name),
            where_of(record, column.name),
            _nouns(record, words),
            record,
        )
        for column, record, number in numbers(workbook, ledger=True)
        if column.name not in NO_FIGURES and column.type != "year" and number.value
    ]
    return sorted(found, key=lambda figure: table_of(figure.record) != KEY_FIGURES)


def _label_column(record: Record) -> str:
    """The column of the words that name a row, "" when it has none."""
    columns = columns_of(record)
    return next((column for column in LABELS if column in columns and text_of(record, column)), "")


def _nouns(record: Record, words: Lexicon) -> tuple[str, ...]:
    column = _label_column(record)
    return tuple(stems(text_of(record, column), words)[:NOUNS]) if column else ()


def stems(text: str, words: Lexicon) -> list[str]:
    """The first letters of the words that mean something, in order."""
    found = re.findall(r"[^\W\d_]+", fold(re.sub(r"[·*_]", " ", text).replace("’", " ").replace("'", " ")))
    return [word[:STEM] for word in found if word not in words.empty and len(word) > 2]


class Bindings:
    """What to paste for a figure: the shortest expression that finds its cell, by the row's key or name; a
    position would be another row when one is inserted.
    """

    __slots__ = ("_counts", "_tables")

    def __init__(self, workbook: Workbook) -> None:
        self._tables = workbook.tables
        self._counts: dict[tuple[str, str], Counter[str]] = {}

    def of(self, record: Record, column: str) -> str:
        """The expression of a column of a record, in braces; "" where nothing names the row alone."""
        found = self._expression(record, column)
        return "{{ " + found + " }}" if found else ""

    def _expression(self, record: Record, column: str) -> str:
        table = table_of(record)
        spec = self._tables[table].spec
        if spec.form == "key-value":
            return f"{table}.{column}"
        key = key_of(record) if spec.key and key_of(record) != str(row_of(record)) else ""
        if table == KEY_FIGURES and column == "value" and _quoted(key):
            return f"figure({_quoted(key)})"
        if _quoted(key):
            return f"({table} | one({spec.key}={_quoted(key)})).{column}"
        for label in LABELS:
            name = text_of(record, label) if label in columns_of(record) else ""
            if _quoted(name) and self._count(table, label)[name] == 1:
                return f"({table} | one({label}={_quoted(name)})).{column}"
        return ""

    def _count(self, table: str, column: str) -> Counter[str]:
        """How often each text of a column stands in its table."""
        found = self._counts.get((table, column))
        if found is None:
            records = self._tables[table].records
            found = self._counts[table, column] = Counter(text_of(record, column) for record in records)
        return found


def _quoted(text: str) -> str:
    """A text as an expression writes it; "" for none, and for one that cannot be written on a line."""
    if not text or "\n" in text or "\\" in text:
        return ""
    quote = next((mark for mark in ('"', "'") if mark not in text), "")
    return f"{quote}{text}{quote}" if quote else ""
