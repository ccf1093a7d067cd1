"""Every figure of the workbook that prose could mean, with the expression that binds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.lexicon import Lexicon
from reportcli.checks.support.records import numbers
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.workbook.names import fold
from reportcli.workbook.tables.record import Record, columns_of, key_of, row_of, table_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook

LABELS = ("label", "name", "title")
NO_FIGURES = {"order", "focal_x", "focal_y", "year", "words"}
STEM = 5  # letters that make two forms of a noun one
NOUNS = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A stated figure. nouns: stems of the words that name it; neighbour: the same row's figure of another
    year.
    """

    fact: Fact
    binding: str
    where: Where | None
    nouns: tuple[str, ...]
    record: Record


def known_figures(workbook: Workbook, words: Lexicon) -> list[Known]:
    """The figures of all tables, the register of key figures first."""
    found = [
        Known(
            number,
            _binding(workbook, record, column.name),
            where_of(record, column.name),
            _nouns(record, words),
            record,
        )
        for column, record, number in numbers(workbook, ledger=True)
        if column.name not in NO_FIGURES and column.type != "year" and number.value
    ]
    return sorted(found, key=lambda figure: table_of(figure.record) != "key_figures")


def _nouns(record: Record, words: Lexicon) -> tuple[str, ...]:
    for column in LABELS:
        if column in columns_of(record) and isinstance(value_of(record, column), str):
            return tuple(stems(str.__str__(value_of(record, column)), words)[:NOUNS])
    return ()


def stems(text: str, words: Lexicon) -> list[str]:
    """The first letters of the words that mean something, in order."""
    found = re.findall(r"[^\W\d_]+", fold(re.sub(r"[·*_]", " ", text).replace("’", " ").replace("'", " ")))
    return [word[:STEM] for word in found if word not in words.empty and len(word) > 2]


def _binding(workbook: Workbook, record: Record, column: str) -> str:
    """What to paste: the shortest expression that finds the cell."""
    table = table_of(record)
    spec = workbook.tables[table].spec
    if table == "key_figures" and column == "value":
        return _braced(f'figure("{key_of(record)}")')
    if spec.form == "key-value":
        return _braced(f"{table}.{column}")
    if spec.key:
        return _braced(f'({table} | one({spec.key}="{key_of(record)}")).{column}')
    names: list[Any] = [c for c in LABELS if c in columns_of(record) and isinstance(value_of(record, c), str)]
    if names:
        label = value_of(record, names[0])
        return _braced(f'({table} | one({names[0]}="{label}")).{column}')
    return _braced(f"{table}[{_index(workbook, record)}].{column}")


def _braced(expression: str) -> str:
    return "{{ " + expression + " }}"


def _index(workbook: Workbook, record: Record) -> int:
    return next(
        i
        for i, other in enumerate(workbook.tables[table_of(record)].records)
        if row_of(other) == row_of(record)
    )
